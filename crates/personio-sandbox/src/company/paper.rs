//! Documents of people, what people earn, and reports.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::table::{Row, Seq};

/// A kind of documents.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct DocumentCategory {
    pub(crate) name: String,
}

impl Row for DocumentCategory {}

/// A document in somebody's file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct PersonDocument {
    pub(crate) owner: Seq,
    pub(crate) category: Seq,
    /// Its title, which is also its name.
    pub(crate) name: String,
    pub(crate) file_name: String,
    pub(crate) comment: Option<String>,
    pub(crate) date: Option<Date>,
    /// As base64.
    pub(crate) content: String,
    /// In bytes.
    pub(crate) size: usize,
    pub(crate) created_at: Timestamp,
}

impl Row for PersonDocument {
    fn owner(&self) -> Option<Seq> {
        Some(self.owner)
    }
}

/// A kind of pay.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct CompensationType {
    pub(crate) name: String,
    /// `RECURRING` or `ONE_TIME`.
    pub(crate) category: String,
}

impl Row for CompensationType {}

/// What somebody is paid.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Compensation {
    pub(crate) person: Seq,
    #[serde(rename = "type")]
    pub(crate) kind: Seq,
    pub(crate) value: f64,
    pub(crate) currency: String,
    /// `MONTHLY`, `QUARTERLY`, `HALF-YEARLY` or `YEARLY`; absent for a single payment.
    pub(crate) interval: Option<String>,
    pub(crate) effective_from: Date,
    pub(crate) comment: Option<String>,
    pub(crate) created_at: Timestamp,
}

impl Row for Compensation {
    fn owner(&self) -> Option<Seq> {
        Some(self.person)
    }
}

/// A table of people.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Report {
    pub(crate) name: String,
    pub(crate) author: Seq,
    /// `point_in_time`, `historical_data` or `timeframe`.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    /// `up_to_date`, `updating` or `update_failed`.
    pub(crate) status: String,
    /// Attributes of v1.
    pub(crate) columns: Vec<String>,
    pub(crate) shape: ReportShape,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
}

impl Row for Report {}

/// What the API makes of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ReportShape {
    /// A table, with "API access" on.
    Flat,
    /// Grouped: v2 cannot answer it.
    Grouped,
    /// v1 cannot answer it.
    Archived,
}
