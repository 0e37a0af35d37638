//! What a change does to one field.

use serde::{Serialize, Serializer};

/// A field of a change that may also be emptied. What is kept is not sent; what is cleared is sent as `null`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Patch<T> {
    /// The field stays as it is.
    #[default]
    Keep,
    /// The field becomes empty.
    Clear,
    /// The field becomes this.
    Set(T),
}

impl<T> Patch<T> {
    /// For `skip_serializing_if`.
    pub fn is_keep(&self) -> bool {
        matches!(self, Self::Keep)
    }

    /// The same change with its value borrowed.
    pub fn as_ref(&self) -> Patch<&T> {
        match self {
            Self::Keep => Patch::Keep,
            Self::Clear => Patch::Clear,
            Self::Set(value) => Patch::Set(value),
        }
    }

    /// The same change of another form.
    pub fn map<U>(self, form: impl FnOnce(T) -> U) -> Patch<U> {
        match self {
            Self::Keep => Patch::Keep,
            Self::Clear => Patch::Clear,
            Self::Set(value) => Patch::Set(form(value)),
        }
    }
}

impl<T> From<T> for Patch<T> {
    fn from(value: T) -> Self {
        Self::Set(value)
    }
}

impl<T: Serialize> Serialize for Patch<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Keep | Self::Clear => serializer.serialize_none(),
            Self::Set(value) => value.serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;

    use super::Patch;

    #[derive(Serialize)]
    struct Change {
        #[serde(skip_serializing_if = "Patch::is_keep")]
        comment: Patch<&'static str>,
    }

    #[test]
    fn absent_is_not_null() {
        for (comment, json) in
            [(Patch::Keep, "{}"), (Patch::Clear, r#"{"comment":null}"#), (Patch::Set("x"), r#"{"comment":"x"}"#)]
        {
            assert_eq!(serde_json::to_string(&Change { comment }).unwrap(), json);
        }
    }
}
