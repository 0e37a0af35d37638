//! Points in time as v2 nests them.

use serde::{Deserialize, Deserializer, Serialize};

use crate::calendar::{Date, DateTime};

/// `{"date_time": "2026-06-01T08:00:00"}`: when a period starts or ends.
///
/// Attendance periods are local: what the clock on the wall showed, without an offset. Where an answer has only a
/// `date`, it is read as its midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Moment {
    /// With an offset only where Personio sent one.
    pub date_time: DateTime,
}

impl<T: Into<DateTime>> From<T> for Moment {
    fn from(date_time: T) -> Self {
        Self { date_time: date_time.into() }
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Wire {
            #[serde(default, alias = "date-time")]
            date_time: Option<DateTime>,
            #[serde(default)]
            date: Option<Date>,
        }
        let wire = Wire::deserialize(deserializer)?;
        Self::of(wire.date_time, wire.date)
    }
}

impl Moment {
    /// What an answer says, with a time or only with a date.
    pub(crate) fn of<E: serde::de::Error>(date_time: Option<DateTime>, date: Option<Date>) -> Result<Self, E> {
        match (date_time, date) {
            (Some(date_time), _) => Ok(Self { date_time }),
            (None, Some(date)) => Ok(midnight(date).map_err(E::custom)?.into()),
            (None, None) => Err(E::missing_field("date_time")),
        }
    }
}

/// `{"date": "2026-06-01"}`: when a project starts or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Day {
    /// The day.
    pub date: Date,
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self { date }
    }
}

/// When a recruiting record changed: `{"date-time": "…", "timezone": "UTC"}`, or a bare text in some answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stamp {
    /// The moment.
    #[serde(rename = "date-time")]
    pub date_time: DateTime,
    /// A name of the time zone database.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
}

impl<'de> Deserialize<'de> for Stamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Wire {
            Bare(DateTime),
            Nested {
                #[serde(alias = "date-time", alias = "date")]
                date_time: DateTime,
                #[serde(default)]
                timezone: Option<String>,
            },
        }
        Ok(match Wire::deserialize(deserializer)? {
            Wire::Bare(date_time) => Self { date_time, timezone: None },
            Wire::Nested { date_time, timezone } => Self { date_time, timezone },
        })
    }
}

fn midnight(date: Date) -> Result<DateTime, crate::calendar::CalendarError> {
    [&date.to_string(), "T00:00:00"].concat().parse()
}

#[cfg(test)]
mod tests {
    use super::{Moment, Stamp};

    #[test]
    fn a_moment_is_local_unless_it_came_with_an_offset() {
        for (json, written) in [
            (r#"{"date_time":"2026-06-01T08:00:00"}"#, "2026-06-01T08:00:00"),
            (r#"{"date_time":"2026-06-01T08:00:00Z","type":"FIRST_HALF"}"#, "2026-06-01T08:00:00Z"),
            (r#"{"date":"2026-06-01"}"#, "2026-06-01T00:00:00"),
        ] {
            let moment: Moment = serde_json::from_str(json).unwrap();
            assert_eq!(moment.date_time.to_string(), written);
        }
        assert!(serde_json::from_str::<Moment>("{}").is_err());
    }

    #[test]
    fn a_stamp_is_read_in_every_form_that_was_seen() {
        for json in [
            r#""2026-06-01T10:00:00Z""#,
            r#"{"date-time":"2026-06-01T10:00:00Z","timezone":"UTC"}"#,
            r#"{"date_time":"2026-06-01T10:00:00Z"}"#,
            r#"{"date":"2026-06-01T10:00:00Z","timezone":null}"#,
        ] {
            let stamp: Stamp = serde_json::from_str(json).unwrap();
            assert_eq!(stamp.date_time.to_string(), "2026-06-01T10:00:00Z", "{json}");
        }
    }
}
