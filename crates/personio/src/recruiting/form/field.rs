//! One question of the form.

use serde::{Deserialize, Serialize};

use super::LocalText;

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// `first_name`, `last_name`, `email`, `message`, an attribute that every company has
    /// ([`Attribute::SYSTEM`](crate::recruiting::Attribute::SYSTEM)) or `custom_attribute_123`.
    pub id: String,
    /// What the answer is; without it, what fits the id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<FieldKind>,
    /// Whether there must be an answer.
    #[serde(default)]
    pub required: bool,
    /// The question; without it, what the form calls the id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<LocalText>,
    /// A word of help below it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<LocalText>,
    /// The answers to choose from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<FieldOption>,
}

/// What an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// An email address.
    Email,
    /// A telephone number, in any spelling.
    Phone,
    /// A number.
    Number,
    /// A date, `2024-09-24` as a value.
    Date,
    /// One of the options.
    Option,
    /// Any number of the options, a line each as a value. Personio's attribute has to be a text of several lines: for
    /// an attribute with options of its own, the Recruiting API takes one of them only.
    Options,
    /// Yes or nothing.
    Checkbox,
}

/// An answer to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldOption {
    /// What Personio gets to see.
    pub value: String,
    /// What candidates get to see; without it, what the form calls the value, or the value itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<LocalText>,
}

impl Field {
    /// The fields that Personio always wants.
    pub const ALWAYS: [&str; 3] = ["first_name", "last_name", "email"];
    /// Personio's values of `gender`.
    pub const GENDERS: [&str; 4] = ["male", "female", "diverse", "undefined"];

    /// A question with nothing but its id.
    #[must_use]
    pub fn new(id: &str) -> Self {
        let required = Self::ALWAYS.contains(&id);
        Self { id: id.to_owned(), kind: None, required, label: None, hint: None, options: Vec::new() }
    }

    /// What the answer is.
    #[must_use]
    pub fn kind(&self) -> FieldKind {
        self.kind.unwrap_or(match self.id.as_str() {
            "email" => FieldKind::Email,
            "phone" => FieldKind::Phone,
            "message" => FieldKind::LongText,
            "birthday" | "available_from" => FieldKind::Date,
            "gender" => FieldKind::Option,
            _ if !self.options.is_empty() => FieldKind::Option,
            _ => FieldKind::Text,
        })
    }

    /// Whether there must be an answer.
    #[must_use]
    pub fn is_required(&self) -> bool {
        self.required
    }

    /// Whether the answer travels in the application's `attributes`.
    #[must_use]
    pub fn is_attribute(&self) -> bool {
        !Self::ALWAYS.contains(&self.id.as_str()) && self.id != "message"
    }
}
