//! The body of an answer that refuses something.

use serde::Serialize;

use super::ErrorCode;
use crate::json::{Fields, Json};

/// What the Recruiting API answers with 400, 403, 413, 422 and 500.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ErrorResponse {
    /// What is wrong, a field at most once.
    pub errors: Vec<ApiError>,
}

/// One of the two shapes that an error comes in.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum ApiError {
    /// Something is wrong with a field.
    Field {
        /// Where: `email`, `files[0].uuid`, an attribute's id, …
        field: String,
        /// All that is wrong with it.
        errors: Vec<FieldError>,
    },
    /// Something is wrong as a whole.
    Request {
        /// Names the incident to Personio's support.
        id: String,
        /// The HTTP status as text.
        status: String,
        /// The words of the HTTP status.
        title: String,
        /// What happened, in English.
        #[serde(skip_serializing_if = "Option::is_none")]
        detail: Option<String>,
    },
}

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FieldError {
    /// The code.
    pub reason: ErrorCode,
    /// Circumstances of the code; Personio does not document them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context: Option<Json>,
}

impl ApiError {
    /// Either shape: all that tells them apart is which keys are there.
    fn read(value: Json) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(match fields.text("field")? {
            Some(field) => {
                let errors = fields.list("errors")?.into_iter().map(FieldError::read).collect::<Option<_>>()?;
                Self::Field { field, errors }
            }
            None => {
                let mut text = |name| fields.text(name).map(Option::unwrap_or_default);
                let (id, status, title) = (text("id")?, text("status")?, text("title")?);
                Self::Request { id, status, title, detail: fields.text("detail")? }
            }
        })
    }
}

impl FieldError {
    fn read(value: Json) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        let reason = ErrorCode::from_code(&fields.text("reason")??);
        Some(Self { reason, context: Some(fields.take("context")).filter(|context| !context.is_null()) })
    }
}

impl ErrorResponse {
    /// Reads the body of an answer; `None` where it is something else, such as a proxy's error page.
    #[must_use]
    pub fn from_json(body: &[u8]) -> Option<Self> {
        let Json::List(errors) = Fields::read(body)?.take("errors") else { return None };
        Some(Self { errors: errors.into_iter().map(ApiError::read).collect::<Option<_>>()? })
    }

    /// What is wrong with one field.
    #[must_use]
    pub fn field(field: &str, reason: ErrorCode) -> Self {
        let errors = vec![FieldError { reason, context: None }];
        Self { errors: vec![ApiError::Field { field: field.to_owned(), errors }] }
    }

    /// Every field with every code, in the order of the answer.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &ErrorCode)> {
        self.errors.iter().flat_map(|error| match error {
            ApiError::Field { field, errors } => {
                errors.iter().map(|error| (field.as_str(), &error.reason)).collect::<Vec<_>>()
            }
            ApiError::Request { .. } => Vec::new(),
        })
    }

    /// Whether a code is among the errors.
    #[must_use]
    pub fn contains(&self, code: &ErrorCode) -> bool {
        self.fields().any(|(_, known)| known == code)
    }

    /// Whether it says that the candidate applied for the position before.
    #[must_use]
    pub fn is_already_applied(&self) -> bool {
        self.contains(&ErrorCode::ApplicantAlreadyExists)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{ApiError, ErrorCode, ErrorResponse};

    #[test]
    fn both_shapes_are_read_and_written_as_they_came() {
        let body = json!({"errors": [
            {"field": "email", "errors": [
                {"reason": "errors.attribute-validation.invalid-email-format"},
                {"reason": "errors.brand-new", "context": {"max": 3}},
            ]},
            {"id": "66121e48", "status": "400", "title": "Bad Request", "detail": "no"},
        ]});
        let response = ErrorResponse::from_json(body.to_string().as_bytes()).unwrap();
        assert_eq!(serde_json::to_value(&response).unwrap(), body);
        let fields: Vec<_> = response.fields().collect();
        let unknown = ErrorCode::Unknown("errors.brand-new".into());
        assert_eq!(fields, [("email", &ErrorCode::InvalidEmailFormat), ("email", &unknown)]);
        assert!(matches!(&response.errors[1], ApiError::Request { status, .. } if status == "400"));
    }

    #[test]
    fn an_error_page_of_a_proxy_is_no_error_response() {
        assert_eq!(ErrorResponse::from_json(b"<html>502</html>"), None);
        assert_eq!(ErrorResponse::from_json(br#"{"error":"x"}"#), None);
    }

    #[test]
    fn a_second_application_is_recognised() {
        assert!(ErrorResponse::field("email", ErrorCode::ApplicantAlreadyExists).is_already_applied());
        assert!(!ErrorResponse::field("email", ErrorCode::InvalidEmailFormat).is_already_applied());
    }
}
