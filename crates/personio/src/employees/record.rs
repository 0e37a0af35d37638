use serde::{Deserialize, de::DeserializeOwned};
use serde_json::Value;

use crate::{
    answer,
    calendar::{Date, Minutes, TimeOfDay, Weekday},
    decimal::Decimal,
    loose::{self, Loose},
};

/// Something with attributes of its own: an office, a work schedule.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// What it is: `Office`, `CostCenter`.
    pub record_type: Option<String>,
    attributes: Value,
}

impl Record {
    pub(super) fn new(record: Value) -> Self {
        let record_type = record.get("type").cloned().and_then(String::read);
        Self { record_type, attributes: answer::unwrapped(record) }
    }

    /// One of its attributes.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.attributes.get(key)
    }

    /// As a type that its attributes fit.
    pub(super) fn read<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_value(self.attributes.clone()).ok()
    }
}

/// An office, a department, a subcompany or a team.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Named {
    /// Its number, where Personio says it.
    #[serde(default, deserialize_with = "loose::option")]
    pub id: Option<u64>,
    /// What people call it.
    #[serde(default, deserialize_with = "loose::option")]
    pub name: Option<String>,
}

/// How much of an employee a cost centre pays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct CostCenterShare {
    /// Its number, where Personio says it.
    #[serde(default, deserialize_with = "loose::option")]
    pub id: Option<u64>,
    /// What people call it.
    #[serde(default, deserialize_with = "loose::option")]
    pub name: Option<String>,
    /// Of a hundred.
    #[serde(default, deserialize_with = "loose::option")]
    pub percentage: Option<Decimal>,
}

/// Which public holidays an employee has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct HolidayCalendar {
    /// Its number, where Personio says it.
    #[serde(default, deserialize_with = "loose::option")]
    pub id: Option<u64>,
    /// What people call it.
    #[serde(default, deserialize_with = "loose::option")]
    pub name: Option<String>,
    /// The country by its code, such as `DE`.
    #[serde(default, deserialize_with = "loose::option")]
    pub country: Option<String>,
    /// The state by its name.
    #[serde(default, deserialize_with = "loose::option")]
    pub state: Option<String>,
}

/// How much of a type of absence an employee is entitled to in a year.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct AbsenceEntitlement {
    /// The number of the type.
    #[serde(default, deserialize_with = "loose::option")]
    pub id: Option<u64>,
    /// What people call it.
    #[serde(default, deserialize_with = "loose::option")]
    pub name: Option<String>,
    /// What kind of absence it is.
    #[serde(default, deserialize_with = "loose::option")]
    pub category: Option<String>,
    /// In the unit of the type.
    #[serde(default, deserialize_with = "loose::option")]
    pub entitlement: Option<Decimal>,
}

/// How long an employee works on each day of the week.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct WorkSchedule {
    /// Its number, where Personio says it.
    #[serde(default, deserialize_with = "loose::option")]
    pub id: Option<u64>,
    /// What people call it.
    #[serde(default, deserialize_with = "loose::option")]
    pub name: Option<String>,
    /// Since when it applies.
    #[serde(default, deserialize_with = "loose::option")]
    pub valid_from: Option<Date>,
    #[serde(default, deserialize_with = "loose::option")]
    monday: Option<TimeOfDay>,
    #[serde(default, deserialize_with = "loose::option")]
    tuesday: Option<TimeOfDay>,
    #[serde(default, deserialize_with = "loose::option")]
    wednesday: Option<TimeOfDay>,
    #[serde(default, deserialize_with = "loose::option")]
    thursday: Option<TimeOfDay>,
    #[serde(default, deserialize_with = "loose::option")]
    friday: Option<TimeOfDay>,
    #[serde(default, deserialize_with = "loose::option")]
    saturday: Option<TimeOfDay>,
    #[serde(default, deserialize_with = "loose::option")]
    sunday: Option<TimeOfDay>,
}

impl WorkSchedule {
    /// The working time of a day of the week.
    #[must_use]
    pub fn on(&self, weekday: Weekday) -> Option<Minutes> {
        // Personio writes a length like a time: "08:30" is eight and a half hours.
        let length = match weekday {
            Weekday::Monday => self.monday,
            Weekday::Tuesday => self.tuesday,
            Weekday::Wednesday => self.wednesday,
            Weekday::Thursday => self.thursday,
            Weekday::Friday => self.friday,
            Weekday::Saturday => self.saturday,
            Weekday::Sunday => self.sunday,
        };
        length.map(|length| Minutes(length.seconds() / 60))
    }
}
