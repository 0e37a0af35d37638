//! What can go wrong between a request and its answer.

mod place;

pub(crate) use place::Place;

use std::{error::Error as StdError, fmt, time::Duration};

use crate::recruiting::ErrorResponse;

/// Why a call did not work.
///
/// Ask it what to do: [`is_auth`](Self::is_auth) wants other credentials, [`is_retryable`](Self::is_retryable) the
/// same request again (not before [`retry_after`](Self::retry_after)), [`response`](Self::response) another request,
/// and after [`is_unclear`](Self::is_unclear) nobody knows whether the request took effect. It never shows an
/// address, a body or personal data.
pub struct Error(Box<Inner>);

struct Inner {
    kind: Kind,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

#[derive(Clone, Debug, PartialEq)]
enum Kind {
    /// The request could not be built.
    Encoding,
    /// The answer is not what was promised.
    Decoding,
    /// The request did not leave.
    NotSent,
    /// The request may have arrived; there is no (whole) answer.
    NoAnswer,
    /// Personio's answer says no.
    Refused(Refusal),
}

#[derive(Clone, Debug, PartialEq)]
struct Refusal {
    status: u16,
    retry_after: Option<Duration>,
    response: Option<ErrorResponse>,
}

impl Error {
    /// Personio does not accept the credentials.
    #[must_use]
    pub fn is_auth(&self) -> bool {
        self.status() == Some(401)
    }

    /// Too many requests; this one had no effect.
    #[must_use]
    pub fn is_rate_limited(&self) -> bool {
        self.status() == Some(429)
    }

    /// The same request may work later. Where the error is also [unclear](Self::is_unclear), it may then have its
    /// effect twice.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match &self.0.kind {
            Kind::Encoding | Kind::Decoding => false,
            Kind::NotSent | Kind::NoAnswer => true,
            Kind::Refused(refusal) => matches!(refusal.status, 408 | 425 | 429 | 500..=599),
        }
    }

    /// The request may have taken effect, or not: the answer is missing, broken or a server error.
    #[must_use]
    pub fn is_unclear(&self) -> bool {
        match &self.0.kind {
            Kind::Encoding | Kind::NotSent => false,
            Kind::Decoding | Kind::NoAnswer => true,
            Kind::Refused(refusal) => matches!(refusal.status, 408 | 500..=599),
        }
    }

    /// How long Personio asks to wait.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.refusal()?.retry_after
    }

    /// The status of an answer that says no.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        Some(self.refusal()?.status)
    }

    /// What Personio says is wrong with the request.
    #[must_use]
    pub fn response(&self) -> Option<&ErrorResponse> {
        self.refusal()?.response.as_ref()
    }

    /// The request could not be written.
    #[must_use]
    pub fn encoding(source: impl StdError + Send + Sync + 'static) -> Self {
        Self::new(Kind::Encoding, Some(Box::new(source)))
    }

    /// The answer could not be read.
    #[must_use]
    pub fn decoding(source: impl StdError + Send + Sync + 'static) -> Self {
        Self::new(Kind::Decoding, Some(Box::new(source)))
    }

    /// The request did not leave: no connection, no such host. For transports.
    #[must_use]
    pub fn not_sent(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(Kind::NotSent, Some(source.into()))
    }

    /// The request may have arrived, its answer did not. For transports.
    #[must_use]
    pub fn no_answer(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self::new(Kind::NoAnswer, Some(source.into()))
    }

    pub(crate) fn refused(status: u16, retry_after: Option<Duration>, body: &[u8]) -> Self {
        let response = ErrorResponse::from_json(body);
        Self::new(Kind::Refused(Refusal { status, retry_after, response }), None)
    }

    fn new(kind: Kind, source: Option<Box<dyn StdError + Send + Sync>>) -> Self {
        Self(Box::new(Inner { kind, source }))
    }

    fn refusal(&self) -> Option<&Refusal> {
        match &self.0.kind {
            Kind::Refused(refusal) => Some(refusal),
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.kind {
            Kind::Encoding => formatter.write_str("the request could not be written"),
            Kind::Decoding => formatter.write_str("the answer of Personio could not be read"),
            Kind::NotSent => formatter.write_str("no connection to Personio"),
            Kind::NoAnswer => formatter.write_str("the connection to Personio broke before the answer was complete"),
            Kind::Refused(refusal) => {
                write!(formatter, "Personio answered {}", refusal.status)?;
                let codes = refusal.response.iter().flat_map(ErrorResponse::fields);
                for (index, (_, code)) in codes.enumerate() {
                    write!(formatter, "{} {}", if index == 0 { ":" } else { "," }, code.code())?;
                }
                Ok(())
            }
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let status = self.status();
        formatter
            .debug_struct("Error")
            .field("message", &self.to_string())
            .field("status", &status)
            .finish_non_exhaustive()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as &(dyn StdError + 'static))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::Error;

    #[test]
    fn each_status_says_what_to_do() {
        for (status, auth, rate_limited, retryable, unclear) in [
            (400, false, false, false, false),
            (401, true, false, false, false),
            (403, false, false, false, false),
            (429, false, true, true, false),
            (500, false, false, true, true),
            (503, false, false, true, true),
        ] {
            let error = Error::refused(status, None, b"");
            let answers = (error.is_auth(), error.is_rate_limited(), error.is_retryable(), error.is_unclear());
            assert_eq!(answers, (auth, rate_limited, retryable, unclear), "{status}");
        }
    }

    #[test]
    fn only_what_certainly_did_not_leave_is_clear() {
        let not_sent = Error::not_sent("refused");
        assert!(not_sent.is_retryable() && !not_sent.is_unclear());
        let no_answer = Error::no_answer("reset");
        assert!(no_answer.is_retryable() && no_answer.is_unclear());
    }

    #[test]
    fn the_codes_of_a_refusal_are_shown_and_its_words_are_not() {
        let body = br#"{"errors":[{"field":"email","errors":[{"reason":"errors.applicant-already-exists","context":{"email":"ada@example.com"}}]}]}"#;
        let error = Error::refused(400, Some(Duration::from_secs(3)), body);
        assert_eq!(error.to_string(), "Personio answered 400: errors.applicant-already-exists");
        assert!(error.response().unwrap().is_already_applied());
        assert_eq!(error.retry_after(), Some(Duration::from_secs(3)));
        assert!(!format!("{error:?}").contains("ada@"));
    }
}
