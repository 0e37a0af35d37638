//! What colleagues are told in the morning: who is away, birthdays, anniversaries, first days.
//!
//! [`News`] says what there is to tell of a day, [`Edition`] in which words, [`Channel`] in which form: as a card for
//! Microsoft Teams, as blocks for Slack, as JSON for everything else. Nothing here asks anybody: the command line and the
//! relay gather what they may know in their own ways.
//!
//! ```
//! use personio::announcement::{Channel, Edition, Language, News, Somebody, Telling};
//!
//! let ada = Somebody { birthday: Some("1990-06-10".parse()?), ..Somebody::new("7".into(), "Ada Byron".to_owned()) };
//! let news = News::of("2026-06-10".parse()?, &[ada], &[], &Telling::everything());
//! let message = Channel::Slack.message(&news, &[Edition::of(Language::En)]);
//! assert_eq!(message["blocks"][1]["text"]["text"], "*Birthday*\n• Ada Byron");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod birthday;
mod channel;
mod news;
mod words;

pub use birthday::birthday;
pub use channel::Channel;
pub use news::{Item, News, Somebody, Telling, What};
pub use words::{Edition, Language, Texts};

/// A word that names nothing here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoSuchName {
    known: &'static str,
}

impl std::fmt::Display for NoSuchName {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "not one of {}", self.known)
    }
}

impl std::error::Error for NoSuchName {}
