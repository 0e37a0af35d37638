//! What the company has set up in its Personio account.

use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

/// The company's settings, changeable while the sandbox runs.
#[derive(Debug, Default)]
pub(crate) struct Account {
    settings: Mutex<Settings>,
}

impl Account {
    /// The settings as they are now.
    pub(crate) fn settings(&self) -> Settings {
        self.lock().clone()
    }

    pub(crate) fn set(&self, settings: Settings) {
        *self.lock() = settings;
    }

    fn lock(&self) -> MutexGuard<'_, Settings> {
        self.settings.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What an application is checked against. `PUT /_sandbox/account` replaces it; a key left out has its default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Whether the company has the recruiting features.
    pub recruiting: Feature,
    /// Whether the company has the recruiting API.
    pub public_api: Feature,
    /// Recruiting channels.
    pub channels: Vec<i64>,
    /// Postings on job boards.
    pub postings: Vec<Posting>,
    /// Phases that the company made itself.
    pub custom_phases: Vec<i64>,
    /// Attributes that the company made itself.
    pub attributes: Vec<CustomAttribute>,
    /// Positions that exist but take no applications, even while the feed still lists them.
    pub unpublished_positions: Vec<u64>,
}

impl Default for Settings {
    fn default() -> Self {
        let attribute = |number: u32, kind| CustomAttribute { id: format!("custom_attribute_{number}"), kind };
        Self {
            recruiting: Feature::Enabled,
            public_api: Feature::Enabled,
            channels: vec![101, 102, 103],
            postings: vec![Posting { id: "sandbox-posting".into(), channel: 102 }],
            custom_phases: vec![501, 502],
            attributes: vec![
                attribute(1001, AttributeKind::Text),
                attribute(1002, AttributeKind::LongText),
                attribute(1003, AttributeKind::Number),
                attribute(1004, AttributeKind::Date),
                attribute(1005, AttributeKind::Option { options: vec!["yes".into(), "no".into()] }),
                attribute(
                    1006,
                    AttributeKind::Options { options: vec!["de".into(), "en".into(), "fr".into(), "other".into()] },
                ),
                attribute(1007, AttributeKind::Checkbox),
            ],
            unpublished_positions: Vec::new(),
        }
    }
}

/// A feature of the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Feature {
    /// Booked.
    Enabled,
    /// Not booked: its endpoints answer 403.
    Disabled,
}

/// A posting on a job board, as a multiposting service names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Posting {
    /// `external_posting_id` of an application.
    pub id: String,
    /// The channel that it belongs to.
    pub channel: i64,
}

/// An attribute of applicants that the company made itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomAttribute {
    /// `custom_attribute_123`.
    pub id: String,
    /// What its values may be.
    #[serde(flatten)]
    pub kind: AttributeKind,
}

/// What the values of an attribute may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AttributeKind {
    /// Any text.
    Text,
    /// Any text, with lines.
    LongText,
    /// A decimal number.
    Number,
    /// `YYYY-MM-DD`.
    Date,
    /// One of these values.
    Option {
        /// The values.
        options: Vec<String>,
    },
    /// Several of these values in Personio itself. An application can bring one of them: no spelling is known in which
    /// the Recruiting API takes several.
    Options {
        /// The values.
        options: Vec<String>,
    },
    /// `true` or `false`.
    Checkbox,
}
