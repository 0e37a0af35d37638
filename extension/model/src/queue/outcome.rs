//! What became of a step.

use std::time::Duration;

use personio::error::{Error, ErrorKind};

use crate::{edit::Record, kept::Kept};

/// What became of a step.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// The new entry is in Personio and has this id: it was made, or found.
    Created(String),
    /// The change or removal is in Personio.
    Written,
    /// It was looked for and is not there.
    NotFound,
    /// This is what the entry says in Personio.
    Seen(Record),
    /// Personio said no; nothing was changed.
    Refused(Refusal),
    /// It certainly had no effect, and may work later.
    NotSent {
        /// How long Personio asks to wait.
        retry_after: Option<Duration>,
    },
    /// Nobody knows whether it had an effect.
    Unclear,
    /// The session is over; nothing was changed.
    SignedOut,
}

/// Why Personio said no.
#[derive(Clone, Debug, Default, PartialEq, Eq, Kept)]
pub struct Refusal {
    /// What it is about.
    #[kept(default)]
    pub kind: RefusalKind,
    /// In Personio's words. They come from outside: text, never markup.
    #[kept(default)]
    pub words: Vec<String>,
    /// By which Personio's support finds it.
    pub trace_id: Option<String>,
}

/// What a refusal is about, for a heading and for help.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Kept)]
pub enum RefusalKind {
    /// Another entry is in the way.
    Overlap,
    /// The person may not do this.
    Permission,
    /// Anything else; the words say it.
    #[default]
    #[kept(other)]
    Invalid,
}

/// Personio's name for overlapping attendances.
const OVERLAP: &str = "overlap";
const MOST_WORDS: usize = 5;
const LONGEST_WORDS: usize = 500;

impl Outcome {
    /// What an error of the client means for the queue.
    #[must_use]
    pub fn of(error: &Error) -> Self {
        match error.kind() {
            _ if error.is_unclear() => Self::Unclear,
            // A gateway or the login of a network answers in Personio's place; that is no verdict.
            ErrorKind::Redirected => Self::NotSent { retry_after: None },
            _ if error.is_web_page() => Self::NotSent { retry_after: None },
            _ if error.is_retryable() => Self::NotSent { retry_after: error.retry_after() },
            ErrorKind::Authentication => Self::SignedOut,
            ErrorKind::NotFound => Self::NotFound,
            _ => Self::Refused(Refusal::of(error)),
        }
    }
}

impl Refusal {
    /// What an error says, in Personio's words where it has some.
    #[must_use]
    pub fn of(error: &Error) -> Self {
        let details = error.details();
        let is_overlap = |text: &Option<String>| text.as_ref().is_some_and(|text| text.contains(OVERLAP));
        let kind = match error.kind() {
            ErrorKind::Conflict => RefusalKind::Overlap,
            ErrorKind::Permission => RefusalKind::Permission,
            _ if details.iter().any(|it| is_overlap(&it.code) || is_overlap(&it.message)) => RefusalKind::Overlap,
            _ => RefusalKind::Invalid,
        };
        let words = details.iter().filter_map(|it| it.message.as_ref().or(it.code.as_ref())).take(MOST_WORDS);
        let mut words: Vec<String> = words.map(|words| words.chars().take(LONGEST_WORDS).collect()).collect();
        if kind == RefusalKind::Permission
            && let Some(right) = error.missing_right()
        {
            words.push(right.to_owned()); // who may do something about it has to know which right it is
        }
        Self { kind, words, trace_id: error.trace_id().map(str::to_owned) }
    }
}
