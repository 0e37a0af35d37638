use std::fmt;

use serde::Serialize;

use super::Fix;
use crate::calendar::{Date, LocalDateTime, Minutes};

/// What is wrong or worth knowing, where, by how much, and what would mend it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Advice {
    /// Which rule it is about.
    pub rule: Rule,
    /// How grave it is.
    pub level: Level,
    /// The day of the shift, or of the period, to show it at.
    pub day: Date,
    /// Where it begins.
    pub from: LocalDateTime,
    /// Where it ends.
    pub until: LocalDateTime,
    /// Indices of the periods that it is about.
    pub periods: Vec<usize>,
    /// What the rule asks for or allows.
    pub limit: Minutes,
    /// What there is instead.
    pub actual: Minutes,
    /// How much is missing, or too much.
    pub by: Minutes,
    /// Where the rule is written, such as `§ 4 ArbZG`; empty for what no law has to say.
    pub law: String,
    /// What would mend it, where one change can.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
}

/// What advice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Rule {
    /// A period ends when it starts, or earlier.
    Order,
    /// Two periods have time in common.
    Overlap,
    /// The breaks of a shift are too short in all.
    Breaks,
    /// Work goes on for too long without a break.
    Stretch,
    /// Too little time between two shifts.
    Rest,
    /// More than a regular day; allowed if other days make up for it.
    RegularDay,
    /// More than a day may have.
    LongestDay,
}

impl Rule {
    /// How grave it is.
    #[must_use]
    pub fn level(self) -> Level {
        match self {
            Self::Order | Self::Overlap => Level::Mistake,
            Self::Breaks | Self::Stretch | Self::Rest | Self::LongestDay => Level::Breach,
            Self::RegularDay => Level::Notice,
        }
    }
}

/// How grave advice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Level {
    /// Good to know.
    Notice,
    /// A rule is broken.
    Breach,
    /// It cannot have been so; Personio refuses it.
    Mistake,
}

/// In English, for logs and command lines.
impl fmt::Display for Advice {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { from, until, limit, actual, by, .. } = self;
        match self.rule {
            Rule::Order => write!(formatter, "the period at {from} does not end after it starts")?,
            Rule::Overlap => write!(formatter, "periods overlap from {from} to {until}, by {by}")?,
            Rule::Breaks => write!(formatter, "{actual} of breaks from {from} to {until}, {by} less than {limit}")?,
            Rule::Stretch => write!(formatter, "{actual} without a break from {from}, {by} more than {limit}")?,
            Rule::Rest => write!(formatter, "{actual} of rest from {from} to {until}, {by} less than {limit}")?,
            Rule::RegularDay | Rule::LongestDay => {
                write!(formatter, "{actual} of work on {}, {by} more than {limit}", self.day)?;
            }
        }
        if !self.law.is_empty() {
            write!(formatter, " ({})", self.law)?;
        }
        self.fix.as_ref().map_or(Ok(()), |fix| write!(formatter, "; {fix}"))
    }
}
