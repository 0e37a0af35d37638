//! What can go wrong between a request and its answer.
//!
//! ```
//! use personio::{client::Client, error::ErrorKind, persons::GetPerson, transport::{Reply, Scripted}};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() {
//! let problem = r#"{"personio_trace_id":"t-1","errors":[{"title":"Unauthorized Request"}]}"#;
//! let transport = Scripted::new([Reply::status(401).body(problem)]);
//! let client = Client::without_credentials("https://acme.example", transport);
//! let error = client.send(&GetPerson { id: "7".into() }).await.unwrap_err();
//! assert_eq!((error.kind(), error.trace_id()), (ErrorKind::Permission, Some("t-1")));
//! assert!(error.missing_right().is_some_and(|words| words.contains("personio:persons:read")));
//! # }
//! ```

mod detail;
mod kind;
mod place;
mod right;

pub use detail::Detail;
pub use kind::ErrorKind;
pub(crate) use place::Place;

use std::{error::Error as StdError, fmt, sync::Arc, time::Duration};

use self::detail::Reading;
use crate::{
    recruiting::ErrorResponse,
    request::{Method, template},
};

/// Why a call did not work.
///
/// Ask it what to do: [`is_auth`](Self::is_auth) wants other credentials, [`is_retryable`](Self::is_retryable) the
/// same request again (not before [`retry_after`](Self::retry_after)), [`details`](Self::details) another request,
/// [`missing_right`](Self::missing_right) an administrator, and after [`is_unclear`](Self::is_unclear) nobody knows
/// whether the request took effect. As text it shows no address, body or personal data; [`trace_id`](Self::trace_id) is
/// for Personio's support.
#[derive(Clone)]
pub struct Error(Arc<Inner>);

struct Inner {
    kind: Kind,
    source: Option<Box<dyn StdError + Send + Sync>>,
    /// The call it is about: a method, and a path without ids.
    call: Option<(Method, String)>,
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
    /// Nothing was sent, for want of time.
    Deadline,
    /// Personio's answer says no.
    Refused(Refusal),
}

#[derive(Clone, Debug, PartialEq)]
struct Refusal {
    status: u16,
    retry_after: Option<Duration>,
    response: Option<ErrorResponse>,
    reading: Reading,
    is_page: bool,
    right: Option<String>,
}

impl Error {
    /// What went wrong, in one word.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        match &self.0.kind {
            Kind::Encoding => ErrorKind::Encoding,
            Kind::Decoding => ErrorKind::Decoding,
            Kind::NotSent => ErrorKind::NotSent,
            Kind::NoAnswer => ErrorKind::NoAnswer,
            Kind::Deadline => ErrorKind::Deadline,
            Kind::Refused(refusal) => match refusal.status {
                200..=299 => refusal.reading.status.map_or(ErrorKind::Invalid, ErrorKind::of),
                400 | 403 if refusal.right.is_some() && self.is_about_tokens() && !self.has_code("invalid_scope") => {
                    ErrorKind::Authentication
                }
                400 | 401 if refusal.right.is_some() && !self.is_about("/v1/recruiting/") => ErrorKind::Permission,
                status => ErrorKind::of(status),
            },
        }
    }

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
            Kind::NotSent | Kind::NoAnswer | Kind::Deadline => true,
            Kind::Refused(refusal) => matches!(refusal.status, 408 | 425 | 429 | 500..=599),
        }
    }

    /// The request may have taken effect, or not: the answer is missing, broken or a server error.
    #[must_use]
    pub fn is_unclear(&self) -> bool {
        match &self.0.kind {
            Kind::Encoding | Kind::NotSent | Kind::Deadline => false,
            Kind::Decoding | Kind::NoAnswer => true,
            Kind::Refused(refusal) => matches!(refusal.status, 408 | 500..=599),
        }
    }

    /// The answer is a web page: it comes from a proxy or gateway and not from the API.
    #[must_use]
    pub fn is_web_page(&self) -> bool {
        self.refusal().is_some_and(|refusal| refusal.is_page)
            || self.0.source.as_deref().is_some_and(|source| source.is::<WebPage>())
    }

    /// How long Personio asks to wait.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.refusal()?.retry_after
    }

    /// The status of an answer that says no. Version 1 says so with 200, too.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        Some(self.refusal()?.status)
    }

    /// What Personio's Recruiting API says is wrong with the request.
    #[must_use]
    pub fn response(&self) -> Option<&ErrorResponse> {
        self.refusal()?.response.as_ref()
    }

    /// What Personio says is wrong with the request, whatever shape it says it in.
    #[must_use]
    pub fn details(&self) -> &[Detail] {
        self.refusal().map_or(&[], |refusal| &refusal.reading.details)
    }

    /// Whether a code is among the [details](Self::details).
    #[must_use]
    pub fn has_code(&self, code: &str) -> bool {
        self.details().iter().any(|detail| detail.code.as_deref() == Some(code))
    }

    /// Names the incident to Personio's support.
    #[must_use]
    pub fn trace_id(&self) -> Option<&str> {
        self.refusal()?.reading.trace_id.as_deref()
    }

    /// Which right the credentials may lack, as a sentence for an administrator. Personio says it differently:
    ///
    /// | endpoint | a missing right looks like |
    /// |---|---|
    /// | `/v2/persons` with employments | 401 |
    /// | `/v2/reports` | 400, `Unauthorized token` |
    /// | `/v1/company/employees/{id}/profile-picture` | 404, as if there were no picture |
    /// | `/v1/recruiting` | 401 for a token of another API, 403 where recruiting is not for the company |
    /// | `/v1/auth`, `/v2/auth/token` | 401, 403, or 400 with `invalid_client`, `invalid_scope` and the like |
    /// | all others | 403 |
    ///
    /// Attributes that the credentials may not read are simply missing from employees and persons.
    #[must_use]
    pub fn missing_right(&self) -> Option<&str> {
        self.refusal()?.right.as_deref()
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

    /// There is no time left to send the request.
    pub(crate) fn deadline(source: &'static str) -> Self {
        Self::new(Kind::Deadline, Some(source.into()))
    }

    /// A web page came where an answer should be.
    pub(crate) fn web_page() -> Self {
        Self::decoding(WebPage)
    }

    pub(crate) fn refused(status: u16, retry_after: Option<Duration>, body: &[u8]) -> Self {
        let response = ErrorResponse::from_json(body);
        let (reading, is_page) = (Reading::of(body), is_web_page(body));
        Self::new(Kind::Refused(Refusal { status, retry_after, response, reading, is_page, right: None }), None)
    }

    /// Remembers which call it is about, and works out what that call's refusal means.
    pub(crate) fn about(mut self, method: Method, path: &str) -> Self {
        if let Some(inner) = Arc::get_mut(&mut self.0) {
            if let Kind::Refused(refusal) = &mut inner.kind {
                refusal.right = right::missing(method, path, refusal.status, &refusal.reading.details);
            }
            inner.call = Some((method, template(path)));
        }
        self
    }

    fn new(kind: Kind, source: Option<Box<dyn StdError + Send + Sync>>) -> Self {
        Self(Arc::new(Inner { kind, source, call: None }))
    }

    fn refusal(&self) -> Option<&Refusal> {
        match &self.0.kind {
            Kind::Refused(refusal) => Some(refusal),
            _ => None,
        }
    }

    fn is_about(&self, start: &str) -> bool {
        self.0.call.as_ref().is_some_and(|(_, path)| path.starts_with(start))
    }

    fn is_about_tokens(&self) -> bool {
        self.is_about("/v1/auth") || self.is_about("/v2/auth/")
    }
}

/// Whether a body is a web page.
pub(crate) fn is_web_page(body: &[u8]) -> bool {
    body.trim_ascii_start().starts_with(b"<")
}

#[derive(Debug)]
struct WebPage;

impl fmt::Display for WebPage {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("it is a web page, as a proxy or gateway sends it")
    }
}

impl StdError for WebPage {}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let refusal = match &self.0.kind {
            Kind::Encoding => return formatter.write_str("the request could not be written"),
            Kind::Decoding => return formatter.write_str("the answer of Personio could not be read"),
            Kind::NotSent => return formatter.write_str("no connection to Personio"),
            Kind::NoAnswer => {
                return formatter.write_str("the connection to Personio broke before the answer was complete");
            }
            Kind::Deadline => return formatter.write_str("there is no time left for this request to Personio"),
            Kind::Refused(refusal) => refusal,
        };
        write!(formatter, "Personio answered {}", refusal.status)?;
        if let Some((method, path)) = &self.0.call {
            write!(formatter, " to {} {path}", method.as_str())?;
        }
        if refusal.is_page {
            formatter.write_str(" with a web page, as a proxy or gateway sends it")?;
        }
        let codes = refusal.reading.details.iter().filter_map(|it| it.code.as_deref());
        for (index, code) in codes.filter(|code| detail::is_code(code)).enumerate() {
            write!(formatter, "{} {code}", if index == 0 { ":" } else { "," })?;
        }
        if let Some(right) = &refusal.right {
            write!(formatter, "; {right}")?;
        }
        match refusal.reading.trace_id.as_deref().filter(|id| detail::is_code(&id.to_ascii_lowercase())) {
            Some(id) => write!(formatter, " (trace {id})"),
            None => Ok(()),
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

    use super::{Error, ErrorKind};
    use crate::request::Method;

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

    #[test]
    fn a_refusal_says_which_call_which_right_and_which_trace_and_nobody() {
        let body = br#"{"personio_trace_id":"aswo3f-a202","errors":[{"title":"Forbidden","detail":"Ada may not","type":"https://developer.personio.de/errors#common.forbidden"}]}"#;
        let error = Error::refused(403, None, body).about(Method::Get, "/v2/persons/4711/employments");
        assert_eq!(
            error.to_string(),
            "Personio answered 403 to GET /v2/persons/*/employments: common.forbidden; the credentials may lack the \
             right to read persons and their employments (personio:persons:read) (trace aswo3f-a202)"
        );
        assert_eq!((error.kind(), error.trace_id()), (ErrorKind::Permission, Some("aswo3f-a202")));
        assert_eq!(error.details()[0].message.as_deref(), Some("Ada may not"));
        assert!(error.has_code("common.forbidden") && !format!("{error:?}").contains("Ada"));
    }

    #[test]
    fn kinds_tell_apart_what_status_codes_do_not() {
        for (status, path, body, kind) in [
            (401, "/v2/persons", "", ErrorKind::Permission),
            (401, "/v2/projects", "", ErrorKind::Authentication),
            (401, "/v1/recruiting/applications", "", ErrorKind::Authentication),
            (400, "/v2/reports/1", r#"{"errors":[{"detail":"Unauthorized token"}]}"#, ErrorKind::Permission),
            (200, "/v1/company/time-offs/1", r#"{"success":false,"error":{"code":404}}"#, ErrorKind::NotFound),
            (
                200,
                "/v1/company/time-offs/1",
                r#"{"success":false,"error":{"code":0,"message":"no"}}"#,
                ErrorKind::Invalid,
            ),
            (302, "/v2/persons", "", ErrorKind::Redirected),
            (502, "/v2/persons", "<html>", ErrorKind::Unavailable),
            (422, "/v2/persons", "", ErrorKind::Invalid),
        ] {
            let error = Error::refused(status, None, body.as_bytes()).about(Method::Get, path);
            assert_eq!(error.kind(), kind, "{status} {path} {body}");
        }
    }

    #[test]
    fn a_page_of_a_proxy_is_recognised() {
        let error = Error::refused(502, None, b"\n <!doctype html><title>Ada</title>");
        assert!(error.is_web_page() && Error::web_page().is_web_page() && error.details().is_empty());
        assert_eq!(error.to_string(), "Personio answered 502 with a web page, as a proxy or gateway sends it");
    }
}
