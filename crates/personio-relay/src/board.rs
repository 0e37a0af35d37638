//! The company's board: read in the background, kept on disk, served prepared.
//!
//! What a page gets never waits for Personio: the last good board is served while a new one is fetched and prepared,
//! and stays when the feed goes away.

mod edition;
mod fetch;
mod keeper;
mod problem;
mod refresh;
mod routes;
mod source;
mod store;

pub(crate) use fetch::fetch_now;
pub(crate) use keeper::{BoardKeeper, BoardStatus};
pub(crate) use problem::BoardProblem;
pub(crate) use refresh::refresh;
pub(crate) use routes::router;
