//! People and their employments.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::table::{Row, Seq};

/// Somebody with a file at the company.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Person {
    pub(crate) email: Option<String>,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) preferred_name: Option<String>,
    pub(crate) gender: Gender,
    pub(crate) language: String,
    pub(crate) picture: Picture,
    /// Values of the company's own attributes, by `dynamic_<number>`.
    #[serde(default)]
    pub(crate) custom: BTreeMap<String, Value>,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
    /// When which attribute of v1 was last written.
    #[serde(default)]
    pub(crate) written: BTreeMap<String, Timestamp>,
}

impl Row for Person {}

impl Person {
    /// The preferred name, or first and last name.
    pub(crate) fn name(&self) -> String {
        self.preferred_name.clone().unwrap_or_else(|| format!("{} {}", self.first_name, self.last_name))
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Gender {
    Male,
    Female,
    Diverse,
    #[default]
    Unspecified,
}

/// Whether there is a profile picture. The sandbox draws it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Picture {
    #[default]
    None,
    Drawn,
}

/// A contract between a person and a legal entity.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Employment {
    pub(crate) person: Seq,
    pub(crate) status: Status,
    pub(crate) kind: EmploymentType,
    pub(crate) position: Option<String>,
    /// A person.
    pub(crate) supervisor: Option<Seq>,
    pub(crate) office: Option<Seq>,
    pub(crate) legal_entity: Option<Seq>,
    pub(crate) department: Option<Seq>,
    pub(crate) team: Option<Seq>,
    /// With their shares in percent.
    #[serde(default)]
    pub(crate) cost_centers: Vec<(Seq, f64)>,
    pub(crate) start: Option<Date>,
    pub(crate) end: Option<Date>,
    pub(crate) contract_end: Option<Date>,
    pub(crate) probation_end: Option<Date>,
    pub(crate) weekly_hours: f64,
    pub(crate) full_time_hours: f64,
    /// Minutes to work from Monday to Sunday.
    pub(crate) schedule: [u32; 7],
    /// Days of paid vacation a year.
    pub(crate) vacation_days: f64,
    pub(crate) termination: Option<Termination>,
    pub(crate) created_at: Timestamp,
    pub(crate) updated_at: Timestamp,
}

impl Row for Employment {
    fn owner(&self) -> Option<Seq> {
        Some(self.person)
    }
}

impl Employment {
    /// Whether it covers a day.
    pub(crate) fn covers(&self, day: Date) -> bool {
        self.start.is_none_or(|start| start <= day) && self.end.is_none_or(|end| day <= end)
    }

    /// Minutes to work on a day, holidays aside.
    pub(crate) fn minutes_on(&self, day: Date) -> u32 {
        let weekday = usize::try_from(day.weekday().to_monday_zero_offset()).unwrap_or_default();
        if self.covers(day) { self.schedule.get(weekday).copied().unwrap_or_default() } else { 0 }
    }

    /// A week of five equal days.
    pub(crate) fn even_week(weekly_hours: f64) -> [u32; 7] {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a day's minutes")]
        let day = (weekly_hours * 12.0).clamp(0.0, 1440.0) as u32;
        [day, day, day, day, day, 0, 0]
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Status {
    #[default]
    Active,
    Inactive,
    Onboarding,
    Leave,
    Unspecified,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum EmploymentType {
    #[default]
    Internal,
    External,
    Unspecified,
}

/// How an employment ended.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Termination {
    pub(crate) termination_date: Option<Date>,
    pub(crate) last_working_day: Option<Date>,
    pub(crate) terminated_at: Option<Date>,
    /// `QUIT`, `FIRED`, …
    #[serde(rename = "type")]
    pub(crate) kind: String,
    pub(crate) reason: Option<String>,
}
