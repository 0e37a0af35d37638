//! Reads the keys of a JSON object and notes what is wrong with them.

use std::cell::RefCell;

use serde_json::{Map, Value};

use crate::{error_code::ErrorCode, error_response::FieldErrors};

/// A JSON object of a request, and where complaints about it go.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a> {
    object: &'a Map<String, Value>,
    errors: &'a RefCell<FieldErrors>,
}

impl<'a> Fields<'a> {
    pub(super) fn new(object: &'a Map<String, Value>, errors: &'a RefCell<FieldErrors>) -> Self {
        Self { object, errors }
    }

    /// A text that must be there and hold more than blanks.
    pub(super) fn required_text(&self, path: &str, key: &str) -> Option<&'a str> {
        match self.text(path, key) {
            Some(text) if !text.trim().is_empty() => Some(text),
            None if self.present(key).is_some() => None,
            _ => self.complain(path, ErrorCode::RequiredAttribute),
        }
    }

    /// A text that may be absent or `null`.
    pub(super) fn text(&self, path: &str, key: &str) -> Option<&'a str> {
        let value = self.present(key)?;
        value.as_str().or_else(|| self.complain(path, ErrorCode::InvalidType))
    }

    /// A whole number that may be absent or `null`.
    pub(super) fn integer(&self, key: &str) -> Option<i64> {
        let value = self.present(key)?;
        value.as_i64().or_else(|| self.complain(key, ErrorCode::InvalidType))
    }

    /// A list that may be absent or `null`.
    pub(super) fn list(&self, key: &str) -> &'a [Value] {
        match self.present(key) {
            None => &[],
            Some(Value::Array(items)) => items,
            Some(_) => {
                self.add(key, ErrorCode::InvalidType);
                &[]
            }
        }
    }

    /// The value of a key, unless it is absent or `null`.
    pub(super) fn present(&self, key: &str) -> Option<&'a Value> {
        self.object.get(key).filter(|value| !value.is_null())
    }

    /// Notes a complaint and gives up the value.
    pub(super) fn complain<T>(&self, path: &str, code: ErrorCode) -> Option<T> {
        self.add(path, code);
        None
    }

    /// Notes a complaint.
    pub(super) fn add(&self, path: &str, code: ErrorCode) {
        self.errors.borrow_mut().add(path, code);
    }
}
