//! What people belong to: departments and teams, legal entities, workplaces, cost centers, and the company's own
//! attributes.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    holiday::Calendar,
    table::{Row, Seq},
};

/// A department or a team.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct OrgUnit {
    pub(crate) kind: OrgUnitKind,
    pub(crate) name: String,
    pub(crate) abbreviation: String,
    pub(crate) parent: Option<Seq>,
    pub(crate) created_at: Timestamp,
}

impl Row for OrgUnit {}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum OrgUnitKind {
    Department,
    Team,
}

impl OrgUnitKind {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Department => "department",
            Self::Team => "team",
        }
    }
}

/// A company in the company.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct LegalEntity {
    pub(crate) name: String,
    pub(crate) country: String,
    pub(crate) city: String,
    pub(crate) currency: String,
    pub(crate) registration_number: String,
    pub(crate) created_at: Timestamp,
}

impl Row for LegalEntity {}

/// An office.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Workplace {
    pub(crate) name: String,
    pub(crate) street: String,
    pub(crate) postal_code: String,
    pub(crate) city: String,
    pub(crate) country: String,
    pub(crate) calendar: Calendar,
    pub(crate) created_at: Timestamp,
}

impl Row for Workplace {}

/// What pays.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct CostCenter {
    pub(crate) name: String,
    pub(crate) number: String,
    pub(crate) created_at: Timestamp,
}

impl Row for CostCenter {}

/// An attribute that the company made itself. Its number is that of `dynamic_<number>`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct CustomAttribute {
    pub(crate) label: String,
    /// `standard`, `date`, `integer`, `decimal`, `list`, `link`, `tags` or `multiline`.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) universal_id: Option<String>,
    pub(crate) options: Vec<String>,
}

impl Row for CustomAttribute {}
