//! Refusals: Personio's, and the relay's own in the same shape.

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use personio::recruiting::{ApiError, ErrorCode, ErrorResponse, FieldError};
use serde_json::Value;
use uuid::Uuid;

/// A refusal with its reasons, as `{"errors":[…]}`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Verdict {
    pub(crate) status: StatusCode,
    pub(crate) reasons: ErrorResponse,
}

impl Verdict {
    /// Something wrong with one field.
    pub(crate) fn field(status: StatusCode, field: &str, code: ErrorCode) -> Self {
        Self { status, reasons: ErrorResponse::field(field, code) }
    }

    /// Something wrong with the request as a whole.
    pub(crate) fn whole(status: StatusCode, detail: &str) -> Self {
        let error = ApiError::Request {
            id: Uuid::new_v4().to_string(),
            status: status.as_str().to_owned(),
            title: status.canonical_reason().unwrap_or("Error").to_owned(),
            detail: Some(detail.to_owned()),
        };
        Self { status, reasons: ErrorResponse { errors: vec![error] } }
    }

    /// Personio's own answer. A body in another shape (of a proxy, say) was not read and is not passed on.
    pub(crate) fn from_personio(status: StatusCode, reasons: Option<&ErrorResponse>) -> Self {
        match reasons {
            Some(reasons) if !reasons.errors.is_empty() => Self { status, reasons: reasons.clone() },
            _ => Self::whole(status, "Personio refused the application without saying why."),
        }
    }

    /// All codes, in order.
    pub(crate) fn codes(&self) -> impl Iterator<Item = &ErrorCode> {
        self.reasons.fields().map(|(_, code)| code)
    }

    /// The codes in one line, for logs: codes are Personio's, never the candidate's words.
    pub(crate) fn summary(&self) -> String {
        let is_code = |code: &&str| {
            code.len() <= 100 && code.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
        };
        let codes: Vec<&str> = self.codes().map(ErrorCode::code).filter(is_code).collect();
        format!("{} {}", self.status.as_u16(), codes.join(" ")).trim_end().to_owned()
    }
}

impl IntoResponse for Verdict {
    fn into_response(self) -> Response {
        (self.status, Json(self.reasons)).into_response()
    }
}

/// Collects what is wrong, a field at most once.
#[derive(Debug, Default)]
pub(crate) struct Complaints(ErrorResponse);

impl Complaints {
    /// Adds what is wrong with a field.
    pub(crate) fn add(&mut self, field: &str, code: ErrorCode, context: Option<Value>) {
        let new = FieldError { reason: code, context: context.map(Into::into) };
        let known = self.0.errors.iter_mut().find_map(|error| match error {
            ApiError::Field { field: name, errors } if name == field => Some(errors),
            _ => None,
        });
        match known {
            Some(errors) => errors.push(new),
            None => self.0.errors.push(ApiError::Field { field: field.to_owned(), errors: vec![new] }),
        }
    }

    /// Nothing is wrong, or a verdict with this status.
    pub(crate) fn verdict(self, status: StatusCode) -> Result<(), Verdict> {
        if self.0.errors.is_empty() { Ok(()) } else { Err(Verdict { status, reasons: self.0 }) }
    }
}

#[cfg(test)]
mod tests {
    use super::{Complaints, Verdict};
    use axum::http::StatusCode;
    use personio::recruiting::{ErrorCode, ErrorResponse};

    #[test]
    fn a_log_line_holds_codes_only() {
        let mut complaints = Complaints::default();
        complaints.add("email", ErrorCode::Unknown("ada@example.com is odd".into()), None);
        complaints.add("email", ErrorCode::ApplicantAlreadyExists, None);
        let verdict = complaints.verdict(StatusCode::BAD_REQUEST).unwrap_err();
        assert_eq!(verdict.summary(), "400 errors.applicant-already-exists");
        assert_eq!(verdict.reasons.errors.len(), 1, "a field is listed once");
    }

    #[test]
    fn a_refusal_without_reasons_gets_words() {
        for reasons in [None, Some(&ErrorResponse::default())] {
            let verdict = Verdict::from_personio(StatusCode::FORBIDDEN, reasons);
            assert_eq!(verdict.reasons.errors.len(), 1);
        }
    }
}
