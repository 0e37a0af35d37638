//! Personio's XML job feed: bytes in, positions out.
//!
//! ```
//! let feed = personio::feed::parse(
//!     b"<workzag-jobs><position><id>7</id><name>Cook</name></position><position/></workzag-jobs>",
//! )?;
//! assert_eq!(feed.positions[0].name, "Cook");
//! assert_eq!(feed.skipped[0].reason, "it has no id");
//! # Ok::<(), personio::feed::FeedError>(())
//! ```

mod code;
mod draft;
mod encoding;
mod error;
mod limit;
mod reader;
mod tag;
#[cfg(test)]
mod tests;

pub use code::{EmploymentType, Schedule, Seniority, YearsOfExperience};
pub use error::FeedError;
pub use limit::{MAX_BYTES, MAX_DEPTH, MAX_POSITIONS, MAX_REPAIRS, MAX_UNKNOWN};

use serde::{Deserialize, Serialize};

use crate::id::PositionId;

/// Reads a document.
///
/// Elements and codes that are not known pass; a position that cannot be read is skipped and reported. UTF-8 is read,
/// and ISO-8859-1 where it is declared; invalid bytes are replaced.
///
/// # Errors
/// When the document as a whole is no feed: not XML, cut off, another document, beyond the limits of this module, or
/// with entity definitions.
pub fn parse(document: &[u8]) -> Result<Feed, FeedError> {
    if document.len() > MAX_BYTES {
        return Err(error::Kind::TooLarge.into());
    }
    reader::FeedReader::new(&encoding::decode(document)).read()
}

/// One document of the feed, as one language of a board.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Feed {
    /// In the order of the document.
    pub positions: Vec<Position>,
    /// Positions that could not be read, in the order of the document.
    pub skipped: Vec<SkippedPosition>,
}

impl Feed {
    /// Reads a document; see [`parse`].
    ///
    /// # Errors
    /// As [`parse`].
    pub fn parse(document: &[u8]) -> Result<Self, FeedError> {
        parse(document)
    }
}

/// An open position, as the feed describes it in one language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Position {
    /// Also the `job_position_id` of an application.
    pub id: PositionId,
    /// The title.
    pub name: String,
    /// The company of a group that offers the position.
    pub subcompany: Option<String>,
    /// The main office, in the customer's own words ("Berlin / Hamburg / Remote").
    pub office: Option<String>,
    /// Further offices, without the main one and without repetitions.
    pub additional_offices: Vec<String>,
    /// The department.
    pub department: Option<String>,
    /// The customer's own grouping of positions.
    pub recruiting_category: Option<String>,
    /// The sections of the description; their values are HTML as the customer wrote it, never to be trusted.
    pub descriptions: Vec<JobDescription>,
    /// `permanent`, `intern`, …
    pub employment_type: Option<EmploymentType>,
    /// `entry-level`, `experienced`, …
    pub seniority: Option<Seniority>,
    /// `full-time`, `part-time`, `full-or-part-time`.
    pub schedule: Option<Schedule>,
    /// `lt-1`, `1-2`, …
    pub years_of_experience: Option<YearsOfExperience>,
    /// The comma-separated keywords, one by one.
    pub keywords: Vec<String>,
    /// A code such as `office_management`.
    pub occupation: Option<String>,
    /// A code such as `administrative_and_clerical`.
    pub occupation_category: Option<String>,
    /// What the position pays, where the customer says so.
    pub salary: Option<SalaryInformation>,
    /// When the position was created, in seconds since 1970 (UTC).
    pub created_at: Option<i64>,
    /// Elements that this version does not know, by name, with their text.
    pub unknown: Vec<(String, String)>,
}

/// One section of a description.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JobDescription {
    /// The heading, in the customer's own words; may be empty.
    pub name: String,
    /// HTML as the customer wrote it, trimmed; empty where the position has no text in the feed's language.
    pub value: String,
}

/// What a position pays. Amounts stay decimal texts, as they were sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SalaryInformation {
    /// The lower bound, such as `100000.00`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<String>,
    /// The upper bound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<String>,
    /// Such as `£`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency_symbol: Option<String>,
    /// Such as `GBP`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency_code: Option<String>,
    /// The interval as sent: `yearly`, `per_year`, `monthly`, `hourly`, …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<String>,
}

/// A position that could not be read, and why. The others of its document are not affected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkippedPosition {
    /// The id as far as it was read, in the words of the document.
    pub id: Option<String>,
    /// What was wrong, in a sentence without full stop.
    pub reason: String,
}
