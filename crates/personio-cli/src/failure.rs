//! What went wrong, for whoever sits at the terminal and for whatever script runs there.

use std::fmt::Write as _;

use personio::error::{Error, ErrorKind};
use serde_json::{Value, json};

/// How a run ends, for scripts. The numbers are documented and stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// It did not work, and nothing was changed.
    Failed = 1,
    /// The arguments make no sense.
    Usage = 2,
    /// A part of it is done, or some of it waits for somebody to look.
    Partly = 3,
    /// Nobody is signed in, or no longer.
    SignedOut = 4,
    /// A right is missing.
    Forbidden = 5,
    /// Nobody knows whether it took effect.
    Unclear = 6,
    /// Personio or the relay cannot be reached or has too much to do; later it may work.
    Unavailable = 7,
    /// Ctrl-C.
    Interrupted = 130,
}

/// Why a run did not end well: what happened, what is safe, what to do.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    pub(crate) exit: Exit,
    said: Box<Said>,
}

/// The words; apart, so that what goes well does not carry their room around.
#[derive(Clone, Debug, Default)]
struct Said {
    what: String,
    details: Vec<String>,
    safe: Option<String>,
    advice: Option<String>,
    trace: Option<String>,
}

impl Failure {
    pub(crate) fn new(exit: Exit, what: impl Into<String>) -> Self {
        Self { exit, said: Box::new(Said { what: what.into(), ..Said::default() }) }
    }

    /// Arguments that make no sense, and what would.
    pub(crate) fn usage(what: impl Into<String>, advice: impl Into<String>) -> Self {
        Self::new(Exit::Usage, what).safe("nothing was sent").advice(advice)
    }

    /// A file that cannot be read or written.
    pub(crate) fn file(doing: &str, path: &std::path::Path, error: &std::io::Error) -> Self {
        Self::new(Exit::Failed, format!("cannot {doing} {}: {error}", path.display()))
    }

    pub(crate) fn safe(mut self, safe: impl Into<String>) -> Self {
        self.said.safe = Some(safe.into());
        self
    }

    pub(crate) fn advice(mut self, advice: impl Into<String>) -> Self {
        self.said.advice = Some(advice.into());
        self
    }

    pub(crate) fn detail(mut self, detail: impl Into<String>) -> Self {
        self.said.details.push(detail.into());
        self
    }

    pub(crate) fn what(&self) -> &str {
        &self.said.what
    }

    pub(crate) fn exit(self, exit: Exit) -> Self {
        Self { exit, ..self }
    }

    /// A call that reads.
    pub(crate) fn read(error: &Error) -> Self {
        Self::of(error).safe("nothing was changed")
    }

    /// A call that writes.
    pub(crate) fn write(error: &Error) -> Self {
        if error.is_unclear() {
            return Self::of(error)
                .exit(Exit::Unclear)
                .safe("nobody knows whether it took effect")
                .advice("look whether it is there before you send it again");
        }
        Self::of(error).safe("nothing was changed")
    }

    fn of(error: &Error) -> Self {
        let (exit, advice) = match error.kind() {
            ErrorKind::Authentication => (Exit::SignedOut, "sign in again: personio login"),
            ErrorKind::Permission => (Exit::Forbidden, "ask whoever keeps Personio for the right"),
            ErrorKind::NotFound => {
                (Exit::Failed, "look for the id in the list; what belongs to others is not found either")
            }
            ErrorKind::Conflict => (Exit::Failed, "look at what is there already"),
            ErrorKind::Invalid | ErrorKind::TooLarge => (Exit::Failed, "change what is named above and try again"),
            ErrorKind::RateLimited => (Exit::Unavailable, "wait a minute and try again"),
            ErrorKind::NotSent => (Exit::Unavailable, "look at the address (personio whoami) and the network"),
            ErrorKind::NoAnswer | ErrorKind::Deadline | ErrorKind::Unavailable => {
                (Exit::Unavailable, "try again in a few minutes")
            }
            ErrorKind::Redirected => (Exit::Failed, "the address is not that of the API; see personio whoami"),
            _ => (Exit::Failed, "tell whoever keeps this program, with --verbose"),
        };
        let mut failure = Self::new(exit, error.to_string()).advice(advice);
        for detail in error.details() {
            let field = detail.field.as_deref().map(|field| format!("{field}: ")).unwrap_or_default();
            let text = detail.message.as_deref().or(detail.code.as_deref());
            failure.said.details.extend(text.map(|text| format!("{field}{text}")));
        }
        let mut source = std::error::Error::source(error);
        while let Some(cause) = source {
            failure.said.details.push(cause.to_string());
            source = cause.source();
        }
        failure.said.trace = error.trace_id().map(str::to_owned);
        failure
    }

    /// For people, in lines that go to the standard error.
    pub(crate) fn to_text(&self) -> String {
        let Said { what, details, safe, advice, trace } = &*self.said;
        let mut text = format!("personio: {what}\n");
        for detail in details {
            _ = writeln!(text, "  - {detail}");
        }
        // The sentence may name it already.
        let trace = trace.as_ref().filter(|trace| !what.contains(*trace));
        let lines = [("safe", safe.as_ref()), ("do", advice.as_ref()), ("trace", trace)];
        for (name, line) in lines {
            if let Some(line) = line {
                _ = writeln!(text, "  {name}: {line}");
            }
        }
        crate::output::printable_lines(&text)
    }

    /// For machines, with `--json`.
    pub(crate) fn to_json(&self) -> Value {
        let Said { what, details, safe, advice, trace } = &*self.said;
        json!({"error": {
            "exit": self.exit as u8, "what": what, "details": details, "safe": safe, "do": advice, "trace": trace,
        }})
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::read(&error)
    }
}

#[cfg(test)]
mod tests {
    use personio::error::Error;

    use super::{Exit, Failure};

    #[test]
    fn a_lost_answer_is_harmless_when_reading_and_unclear_when_writing() {
        let lost = Error::no_answer("reset");
        assert_eq!(Failure::read(&lost).exit, Exit::Unavailable);
        let write = Failure::write(&lost);
        assert_eq!(write.exit, Exit::Unclear);
        assert!(write.to_text().contains("nobody knows whether it took effect"), "{}", write.to_text());
    }

    #[test]
    fn what_comes_from_outside_cannot_steer_the_terminal() {
        let text = Failure::new(Exit::Failed, "a\u{1b}[2Jb").detail("c\rd").to_text();
        assert!(!text.contains(['\u{1b}', '\r']), "{text:?}");
    }
}
