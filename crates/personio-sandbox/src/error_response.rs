//! The `error_response` of the Recruiting API.

use std::collections::BTreeMap;

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::error_code::ErrorCode;

/// A refusal that is not about one field: `{"errors":[{"id","status","title","detail"}]}`.
#[derive(Debug)]
pub(crate) struct ErrorResponse {
    status: StatusCode,
    detail: String,
}

impl ErrorResponse {
    pub(crate) fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Self { status, detail: detail.into() }
    }
}

impl IntoResponse for ErrorResponse {
    fn into_response(self) -> Response {
        let body = json!({"errors": [{
            "id": Uuid::new_v4(),
            "status": self.status.as_str(),
            "title": self.status.canonical_reason().unwrap_or("Error"),
            "detail": self.detail,
        }]});
        (self.status, Json(body)).into_response()
    }
}

/// What is wrong with which field. A field is listed once, with everything that is wrong with it.
#[derive(Debug, Default)]
pub(crate) struct FieldErrors {
    order: Vec<String>,
    by_field: BTreeMap<String, Vec<Value>>,
}

impl FieldErrors {
    /// A single complaint.
    pub(crate) fn of(field: &str, code: ErrorCode) -> Self {
        let mut errors = Self::default();
        errors.add(field, code);
        errors
    }

    /// Adds a complaint.
    pub(crate) fn add(&mut self, field: impl Into<String>, code: ErrorCode) {
        self.push(field.into(), json!({"reason": code.as_str()}));
    }

    /// Adds a complaint with its circumstances.
    pub(crate) fn add_with(&mut self, field: impl Into<String>, code: ErrorCode, context: &Value) {
        self.push(field.into(), json!({"reason": code.as_str(), "context": context}));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// The answer: `{"errors":[{"field","errors":[{"reason","context"?}]}]}`.
    pub(crate) fn into_response(self, status: StatusCode) -> Response {
        let errors: Vec<Value> =
            self.order.iter().map(|field| json!({"field": field, "errors": self.by_field.get(field)})).collect();
        (status, Json(json!({"errors": errors}))).into_response()
    }

    fn push(&mut self, field: String, error: Value) {
        if !self.by_field.contains_key(&field) {
            self.order.push(field.clone());
        }
        self.by_field.entry(field).or_default().push(error);
    }
}
