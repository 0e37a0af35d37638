//! What employees may know of each other: names, and as far as the company says so, absences without reasons, birthdays,
//! anniversaries and pictures.
//!
//! Personio's own paths would bring far more, or one person at a time. So the relay gathers it with the company's
//! credentials, keeps it for a few minutes, and shows everybody the same.

mod directory;
mod gather;
mod routes;
mod shown;

pub(crate) use directory::Colleagues;
pub(crate) use routes::router;
