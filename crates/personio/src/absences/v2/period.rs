//! A period of absence, and what it amounts to.

use serde::{Deserialize, Deserializer, Serialize};

use crate::{
    approval::Approval,
    calendar::{Date, DateTime},
    code::codes,
    id::v2::{AbsencePeriodId, AbsenceTypeId, PersonId},
    moment::Moment,
    reference::Reference,
};

/// Somebody is away.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AbsencePeriod {
    /// Its id; the `id_v2` of a time-off of v1.
    pub id: AbsencePeriodId,
    /// Who.
    pub person: Reference<PersonId>,
    /// Why.
    pub absence_type: Reference<AbsenceTypeId>,
    /// From when.
    pub starts_from: AbsenceBoundary,
    /// Until when; `None` while nobody knows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends_at: Option<AbsenceBoundary>,
    /// The time zone of both, a name of the time zone database.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timezone_id: Option<String>,
    /// At most 2,000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// How far the approval is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub approval: Option<Approval<AbsenceStatus>>,
    /// When it was requested.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_at: Option<DateTime>,
    /// When it last changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<DateTime>,
}

/// Where an absence starts or ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AbsenceBoundary {
    /// The day, or for absences in hours the moment. Other clients saw it with and without an offset.
    pub date_time: DateTime,
    /// Which half of the day, for absences in days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<Half>,
}

impl<'de> Deserialize<'de> for AbsenceBoundary {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // Not by `flatten`: what it needs weighs more in wasm than these two fields.
        #[derive(Deserialize)]
        struct Wire {
            #[serde(default, alias = "date-time")]
            date_time: Option<DateTime>,
            #[serde(default)]
            date: Option<Date>,
            #[serde(default)]
            r#type: Option<Half>,
        }
        let wire = Wire::deserialize(deserializer)?;
        Ok(Self { date_time: Moment::of(wire.date_time, wire.date)?.date_time, r#type: wire.r#type })
    }
}

codes! {
    /// A half of a day. A whole day starts with its first half and ends with its second.
    Half {
        /// The morning.
        First = "FIRST_HALF",
        /// The afternoon.
        Second = "SECOND_HALF",
    }
}

codes! {
    /// How far the approval of an absence is.
    AbsenceStatus {
        /// Somebody has to agree.
        Pending = "PENDING",
        /// It counts.
        Approved = "APPROVED" | "CONFIRMED",
        /// Somebody disagreed.
        Rejected = "REJECTED",
    }
}

/// What one day of an absence amounts to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Breakdown {
    /// The day.
    pub date: Date,
    /// How much of it; holidays and weekends are nothing.
    pub effective_duration: EffectiveDuration,
}

/// An amount of absence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EffectiveDuration {
    /// Days or hours.
    pub unit: DurationUnit,
    /// How many; half a day is 0.5.
    pub value: f64,
}

codes! {
    /// What an amount of absence is counted in.
    DurationUnit {
        /// Days.
        Day = "DAY",
        /// Hours.
        Hour = "HOUR",
    }
}

#[cfg(test)]
mod tests {
    use super::{AbsencePeriod, AbsenceStatus, Half};

    #[test]
    fn an_absence_is_read_with_dates_offsets_and_without_an_end() {
        for (starts_from, half) in [
            (r#"{"date_time":"2026-06-01T00:00:00","type":"SECOND_HALF"}"#, Some(Half::Second)),
            (r#"{"date_time":"2026-06-01T00:00:00+02:00","type":null}"#, None),
            (r#"{"date":"2026-06-01"}"#, None),
        ] {
            let json = format!(
                r#"{{"id":"a","person":{{"id":"1"}},"absence_type":{{"id":"t"}},"starts_from":{starts_from},"ends_at":null,
                "approval":{{"status":"APPROVED"}}}}"#
            );
            let period: AbsencePeriod = serde_json::from_str(&json).unwrap();
            assert_eq!(period.starts_from.date_time.date().to_string(), "2026-06-01");
            assert_eq!((period.starts_from.r#type, period.ends_at), (half, None));
            assert_eq!(period.approval.unwrap().status, AbsenceStatus::Approved);
        }
    }
}
