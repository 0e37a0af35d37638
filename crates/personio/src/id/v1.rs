//! Ids of version 1 of the API: numbers, but for hourly absences and reports. They read numbers that stand in quotes.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

use crate::loose::{self, Loose};

macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(pub u64);

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                loose::required(deserializer)
            }
        }

        impl Loose for $name {
            fn read(value: serde_json::Value) -> Option<Self> {
                u64::read(value).map(Self)
            }
        }
    )+};
}

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(formatter)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                loose::required(deserializer)
            }
        }

        impl Loose for $name {
            fn read(value: serde_json::Value) -> Option<Self> {
                String::read(value).map(Self)
            }
        }
    )+};
}

numbers! {
    /// Names an employee; version 2 has the same number as the id of a person.
    EmployeeId,
    /// Names an attendance period.
    AttendanceId,
    /// Names a project.
    ProjectId,
    /// Names a type of absence, day-based or hourly.
    TimeOffTypeId,
    /// Names a day-based absence.
    TimeOffId,
    /// Names a document.
    DocumentId,
    /// Names a category of documents.
    DocumentCategoryId,
}

texts! {
    /// Names an hourly absence; a UUID.
    AbsencePeriodId,
    /// Names a type of hourly absence; a UUID.
    AbsenceTypeId,
    /// Names a custom report; a UUID.
    ReportId,
}

#[cfg(test)]
mod tests {
    use super::{AbsencePeriodId, EmployeeId};

    #[test]
    fn a_number_in_quotes_is_the_same_id() {
        for text in ["4711", "\"4711\"", "4711.0"] {
            assert_eq!(serde_json::from_str::<EmployeeId>(text).unwrap(), EmployeeId(4711), "{text}");
        }
        assert_eq!(serde_json::to_string(&EmployeeId(4711)).unwrap(), "4711");
        assert_eq!(serde_json::from_str::<AbsencePeriodId>("12").unwrap(), AbsencePeriodId("12".into()));
    }

    #[test]
    fn an_id_that_is_missing_or_below_nothing_is_refused() {
        for text in ["null", "-1", "\"\"", "\"x\"", "[]", "1.5"] {
            assert!(serde_json::from_str::<EmployeeId>(text).is_err(), "{text}");
        }
    }
}
