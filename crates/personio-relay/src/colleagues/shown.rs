//! What is shown of somebody.

use personio::{
    absences::v2::{AbsencePeriod, AbsenceStatus},
    calendar::Date,
};
use serde::Serialize;

/// A colleague, as everybody who is signed in sees them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Colleague {
    /// Version 2's id.
    pub(super) id: String,
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) birthday: Option<DayOfYear>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) anniversary: Option<Anniversary>,
    /// Nothing, where the company does not show it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) away: Option<Vec<Away>>,
    /// The path of the picture; a width in pixels can be put behind it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) picture: Option<String>,
}

/// A day of any year, such as `02-29`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DayOfYear {
    month: u8,
    day: u8,
}

/// How long somebody has been here on that day of this year; no year on their first day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Anniversary {
    on: DayOfYear,
    years: u16,
}

/// Days on which somebody is away.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Away {
    from: String,
    /// `None` while nobody knows.
    to: Option<String>,
    /// The kind, where its name may be told.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
}

impl DayOfYear {
    pub(super) fn of(date: Date) -> Self {
        Self { month: date.month(), day: date.day() }
    }
}

impl Serialize for DayOfYear {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{:02}-{:02}", self.month, self.day))
    }
}

impl Anniversary {
    /// `None` before the year in which they begin.
    pub(super) fn of(start: Date, today: Date) -> Option<Self> {
        let years = today.year().checked_sub(start.year())?;
        Some(Self { on: DayOfYear::of(start), years })
    }
}

impl Away {
    /// `None` for what is not approved: nobody else has to know what somebody wished for. Hours are not told, and the
    /// comment is nobody's business.
    pub(super) fn of(period: &AbsencePeriod, kind: Option<String>) -> Option<Self> {
        let status = period.approval.as_ref().map(|approval| &approval.status);
        if status != Some(&AbsenceStatus::Approved) {
            return None;
        }
        let to = period.ends_at.as_ref().map(|end| end.date_time.date().to_string());
        Some(Self { from: period.starts_from.date_time.date().to_string(), to, kind })
    }
}

#[cfg(test)]
mod tests {
    use super::{Anniversary, Away, DayOfYear};
    use personio::calendar::Date;
    use serde_json::json;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn a_birthday_has_no_year() {
        assert_eq!(json!(DayOfYear::of(date("1984-02-29"))), json!("02-29"));
    }

    #[test]
    fn an_anniversary_is_of_whole_years_and_a_first_day_of_none() {
        let of = |start: &str| json!(Anniversary::of(date(start), date("2026-06-10")));
        assert_eq!(of("2016-06-15"), json!({"on": "06-15", "years": 10}));
        assert_eq!(of("2026-06-11"), json!({"on": "06-11", "years": 0}));
        assert_eq!(of("2027-01-01"), json!(null));
    }

    #[test]
    fn of_an_absence_only_the_days_are_told_once_it_is_approved() {
        let period = |status: &str| {
            serde_json::from_value(json!({
                "id": "00000000-0000-4000-8000-000000000000",
                "person": {"id": "7"},
                "absence_type": {"id": "00000000-0000-4000-8000-000000000001"},
                "starts_from": {"date_time": "2026-06-01T09:30:00", "type": "FIRST_HALF"},
                "ends_at": {"date_time": "2026-06-02T00:00:00", "type": "SECOND_HALF"},
                "comment": "operation",
                "approval": {"status": status},
            }))
            .unwrap()
        };
        let away = Away::of(&period("APPROVED"), None);
        assert_eq!(json!(away), json!({"from": "2026-06-01", "to": "2026-06-02"}));
        let away = Away::of(&period("APPROVED"), Some("Paid vacation".to_owned()));
        assert_eq!(json!(away)["type"], "Paid vacation");
        for status in ["PENDING", "REJECTED", "SOMETHING_NEW"] {
            assert_eq!(Away::of(&period(status), None), None, "{status}");
        }
    }
}
