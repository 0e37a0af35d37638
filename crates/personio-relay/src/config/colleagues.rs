//! What the company lets employees know of each other, beside their names.

use serde::Deserialize;

/// What employees see of each other beside names: nothing, unless the company says so.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ColleaguesConfig {
    /// The days on which somebody is away, without the reason.
    pub absences: bool,
    /// The names of those kinds of absence whose name may be told.
    pub absence_types: Vec<String>,
    /// Day and month of birthdays, without the year.
    pub birthdays: bool,
    /// For how many years somebody has been here, and on which day that is; in the first year, their first day.
    pub anniversaries: bool,
    /// Profile pictures.
    pub pictures: bool,
}
