//! What went wrong, as an object that the scripts make a `PersonioError` of.

use personio::{
    error::{Detail, Error},
    webhooks::VerificationError,
};
use serde::Serialize;

/// What is known of an error.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Problem {
    kind: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trace_id: Option<String>,
    /// Seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after: Option<u32>,
    is_retryable: bool,
    is_unclear: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    missing_right: Option<String>,
    details: Vec<DetailView>,
}

#[derive(Debug, Serialize)]
struct DetailView {
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
}

impl From<&Error> for Problem {
    fn from(error: &Error) -> Self {
        Self {
            kind: error.kind().as_str(),
            message: error.to_string(),
            status: error.status(),
            trace_id: error.trace_id().map(str::to_owned),
            retry_after: error.retry_after().and_then(|time| u32::try_from(time.as_secs()).ok()),
            is_retryable: error.is_retryable(),
            is_unclear: error.is_unclear(),
            missing_right: error.missing_right().map(str::to_owned),
            details: error.details().iter().map(DetailView::from).collect(),
        }
    }
}

impl From<&Detail> for DetailView {
    fn from(detail: &Detail) -> Self {
        Self { code: detail.code.clone(), field: detail.field.clone(), message: detail.message.clone() }
    }
}

impl Problem {
    /// A value that cannot be sent.
    pub(crate) fn input(message: String) -> Self {
        Self::new("input", message)
    }

    /// Somebody aborted the call. Whether it took effect is unclear where it may have one.
    pub(crate) fn aborted(has_effect: bool) -> Self {
        let message = "the call was aborted".to_owned();
        Self { is_retryable: true, is_unclear: has_effect, ..Self::new("aborted", message) }
    }

    /// A delivery that is not taken.
    pub(crate) fn not_proven() -> Self {
        Self::new("notProven", VerificationError::NotProven.to_string())
    }

    fn new(kind: &'static str, message: String) -> Self {
        Self {
            kind,
            message,
            status: None,
            trace_id: None,
            retry_after: None,
            is_retryable: false,
            is_unclear: false,
            missing_right: None,
            details: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use personio::error::Error;
    use serde_json::json;

    use super::Problem;

    #[test]
    fn a_program_can_tell_what_may_be_sent_again() {
        for (error, kind, retryable, unclear) in [
            (Error::not_sent("x"), "notSent", true, false),
            (Error::no_answer("x"), "noAnswer", true, true),
            (Error::decoding(std::fmt::Error), "decoding", false, true),
        ] {
            let problem = serde_json::to_value(Problem::from(&error)).unwrap();
            assert_eq!(problem["kind"], kind);
            assert_eq!((&problem["isRetryable"], &problem["isUnclear"]), (&json!(retryable), &json!(unclear)));
            assert_eq!(problem["message"], error.to_string());
        }
        assert_eq!(serde_json::to_value(Problem::input("no".into())).unwrap()["kind"], "input");
        assert_eq!(serde_json::to_value(Problem::not_proven()).unwrap()["kind"], "notProven");
        assert_eq!(serde_json::to_value(Problem::aborted(true)).unwrap()["isUnclear"], true);
    }
}
