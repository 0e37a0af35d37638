//! What went wrong, as JSON that the scripts make a `PersonioError` of.

use personio::{error::Error, recruiting::ErrorResponse};
use serde::Serialize;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Problem<'e> {
    kind: &'static str,
    message: &'e str,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    /// Seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after: Option<u64>,
    is_retryable: bool,
    is_unclear: bool,
    fields: Vec<FieldView<'e>>,
}

#[derive(Serialize)]
struct FieldView<'e> {
    field: &'e str,
    code: &'e str,
}

/// A call that did not work.
pub(crate) fn to_json(error: &Error) -> String {
    let fields = error.response().into_iter().flat_map(ErrorResponse::fields);
    let problem = Problem {
        kind: kind(error),
        message: &error.to_string(),
        status: error.status(),
        retry_after: error.retry_after().map(|time| time.as_secs()),
        is_retryable: error.is_retryable(),
        is_unclear: error.is_unclear(),
        fields: fields.map(|(field, code)| FieldView { field, code: code.code() }).collect(),
    };
    written(&problem)
}

/// A value that cannot be sent.
pub(crate) fn input(message: &str) -> String {
    let (status, retry_after, fields) = (None, None, Vec::new());
    written(&Problem { kind: "input", message, status, retry_after, is_retryable: false, is_unclear: false, fields })
}

fn written(problem: &Problem<'_>) -> String {
    // Neither numbers nor texts can fail to become JSON.
    serde_json::to_string(problem).unwrap_or_default()
}

fn kind(error: &Error) -> &'static str {
    match error.status() {
        Some(401) => "auth",
        Some(429) => "rate_limited",
        Some(500..) => "unavailable",
        Some(_) => "refused",
        None => match (error.is_retryable(), error.is_unclear()) {
            (true, true) => "no_answer",
            (true, false) => "not_sent",
            (false, true) => "unreadable",
            (false, false) => "input",
        },
    }
}

#[cfg(test)]
mod tests {
    use personio::error::Error;
    use serde_json::{Value, json};

    use super::{input, to_json};

    fn parsed(json: &str) -> Value {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_program_can_tell_what_may_be_sent_again() {
        for (error, kind, retryable, unclear) in [
            (Error::not_sent("x"), "not_sent", true, false),
            (Error::no_answer("x"), "no_answer", true, true),
            (Error::decoding(std::fmt::Error), "unreadable", false, true),
        ] {
            let problem = parsed(&to_json(&error));
            assert_eq!(problem["kind"], kind);
            assert_eq!((&problem["isRetryable"], &problem["isUnclear"]), (&json!(retryable), &json!(unclear)));
            assert_eq!(problem["message"], error.to_string());
        }
        assert_eq!(parsed(&input("no"))["kind"], "input");
    }
}
