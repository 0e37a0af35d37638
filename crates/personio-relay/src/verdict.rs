//! Personio's answers about an application, and the relay's own in the same shape.

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// Codes of the Recruiting API that the relay uses itself.
pub(crate) mod code {
    pub(crate) const UNKNOWN: &str = "errors.attribute-validation.unknown";
    pub(crate) const REQUIRED: &str = "errors.attribute-validation.required-attribute";
    pub(crate) const INVALID_TYPE: &str = "errors.attribute-validation.invalid-type";
    pub(crate) const INVALID_EMAIL: &str = "errors.attribute-validation.invalid-email-format";
    pub(crate) const FILE_NOT_EXISTS: &str = "errors.file-validation.file-not-exists";
    pub(crate) const UNKNOWN_FILE_CATEGORY: &str = "errors.file-validation.unknown-file-category";
    pub(crate) const INVALID_FILE_TYPE: &str = "errors.invalid-file-type";
    pub(crate) const FILE_TOO_BIG: &str = "errors.file-too-big";
    pub(crate) const ALREADY_EXISTS: &str = "errors.applicant-already-exists";
    pub(crate) const NOT_PUBLISHED: &str = "errors.job-position.not-published";
}

/// A refusal with its reasons, as `{"errors":[…]}`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Verdict {
    pub(crate) status: StatusCode,
    pub(crate) errors: Errors,
}

/// Personio's `error_response`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Errors {
    errors: Vec<Entry>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Entry {
    Field { field: String, errors: Vec<Reason> },
    Whole {
        id: String,
        status: String,
        title: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        detail: Option<String>,
    },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Reason {
    reason: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    context: Option<Value>,
}

impl Errors {
    /// Adds what is wrong with a field; a field is listed once.
    pub(crate) fn add(&mut self, field: &str, reason: &str, context: Option<Value>) {
        let new = Reason { reason: reason.to_owned(), context };
        let known = self.errors.iter_mut().find_map(|entry| match entry {
            Entry::Field { field: name, errors } if name == field => Some(errors),
            _ => None,
        });
        match known {
            Some(errors) => errors.push(new),
            None => self.errors.push(Entry::Field { field: field.to_owned(), errors: vec![new] }),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    /// All codes, in order.
    pub(crate) fn reasons(&self) -> impl Iterator<Item = &str> {
        self.errors.iter().flat_map(|entry| match entry {
            Entry::Field { errors, .. } => errors.as_slice(),
            Entry::Whole { .. } => &[],
        })
        .map(|reason| reason.reason.as_str())
    }
}

impl Verdict {
    /// Something wrong with one field.
    pub(crate) fn field(status: StatusCode, field: &str, reason: &str) -> Self {
        let mut errors = Errors::default();
        errors.add(field, reason, None);
        Self { status, errors }
    }

    /// Something wrong with the request as a whole.
    pub(crate) fn whole(status: StatusCode, detail: &str) -> Self {
        let entry = Entry::Whole {
            id: Uuid::new_v4().to_string(),
            status: status.as_str().to_owned(),
            title: status.canonical_reason().unwrap_or("Error").to_owned(),
            detail: Some(detail.to_owned()),
        };
        Self { status, errors: Errors { errors: vec![entry] } }
    }

    /// Personio's own answer. A body in another shape (of a proxy, say) is not passed on.
    pub(crate) fn from_personio(status: StatusCode, body: &[u8]) -> Self {
        match serde_json::from_slice::<Errors>(body) {
            Ok(errors) if !errors.is_empty() => Self { status, errors },
            _ => Self::whole(status, "Personio refused the application without saying why."),
        }
    }

    /// Whether one of the reasons is this code.
    pub(crate) fn has(&self, code: &str) -> bool {
        self.errors.reasons().any(|reason| reason == code)
    }

    /// The codes in one line, for logs: codes are Personio's, never the candidate's words.
    pub(crate) fn codes(&self) -> String {
        let codes: Vec<&str> = self
            .errors
            .reasons()
            .filter(|reason| {
                reason.len() <= 100 && reason.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
            })
            .collect();
        format!("{} {}", self.status.as_u16(), codes.join(" ")).trim_end().to_owned()
    }
}

impl IntoResponse for Verdict {
    fn into_response(self) -> Response {
        (self.status, Json(self.errors)).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::Verdict;
    use axum::http::StatusCode;

    #[test]
    fn personios_errors_pass_and_other_bodies_do_not() {
        let body = br#"{"errors":[{"field":"email","errors":[{"reason":"errors.applicant-already-exists"}]}]}"#;
        let verdict = Verdict::from_personio(StatusCode::BAD_REQUEST, body);
        assert_eq!(serde_json::to_vec(&verdict.errors).unwrap(), body);
        assert_eq!(verdict.codes(), "400 errors.applicant-already-exists");

        let strange = Verdict::from_personio(StatusCode::BAD_REQUEST, b"<html>proxy of ada@example.com</html>");
        assert!(!serde_json::to_string(&strange.errors).unwrap().contains("ada"));
    }

    #[test]
    fn a_log_line_holds_codes_only() {
        let body = br#"{"errors":[{"field":"email","errors":[{"reason":"ada@example.com is odd"},{"reason":"errors.x"}]}]}"#;
        assert_eq!(Verdict::from_personio(StatusCode::BAD_REQUEST, body).codes(), "400 errors.x");
    }
}
