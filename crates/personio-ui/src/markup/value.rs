//! What attributes and properties can be.

use std::borrow::Cow;

/// The value of an attribute; `None` leaves it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value(pub Option<Cow<'static, str>>);

impl From<&'static str> for Value {
    fn from(text: &'static str) -> Self {
        Self(Some(text.into()))
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self(Some(text.into()))
    }
}

/// Attributes such as `hidden`, which are there or not.
impl From<bool> for Value {
    fn from(is_there: bool) -> Self {
        Self(is_there.then_some("".into()))
    }
}

impl<V: Into<Value>> From<Option<V>> for Value {
    fn from(value: Option<V>) -> Self {
        value.map_or(Self(None), Into::into)
    }
}

/// What somebody changes in a control, as opposed to its attributes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Property {
    /// `value`.
    Value(String),
    /// `checked`.
    Checked(bool),
}
