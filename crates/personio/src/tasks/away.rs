//! Who is away.

use std::collections::BTreeMap;

use futures_util::TryStreamExt;

use super::Tasks;
use crate::{
    absences::v2::{AbsencePeriod, AbsenceStatus, Half, ListAbsencePeriods},
    calendar::{Date, TimeOfDay},
    error::Error,
    id::v2::{AbsenceTypeId, PersonId},
    persons::{ListPersons, Person},
    transport::Transport,
};

/// The most persons that a list takes at a time.
const PERSONS_AT_ONCE: usize = 50;

/// Somebody is away on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Away {
    /// Who.
    pub person: PersonId,
    /// What colleagues call them; `None` where the credentials may not read it.
    pub name: Option<String>,
    /// For how much of the day.
    pub part: Part,
    /// Why.
    pub absence_type: AbsenceTypeId,
    /// How far the approval is.
    pub status: Option<AbsenceStatus>,
}

/// A part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// Until noon.
    Morning,
    /// From noon.
    Afternoon,
    /// From and until, for kinds in hours.
    Hours(TimeOfDay, TimeOfDay),
}

impl<T: Transport> Tasks<'_, T> {
    /// Who is away on a day, those included whose absence nobody has approved yet.
    ///
    /// Sends `GET /v2/absence-periods`, page after page, then `GET /v2/persons` for the names, fifty at a time. What
    /// Personio lists beside the day is left out; whether it lists absences without an end is not known.
    ///
    /// # Errors
    /// As [`Client::pages`](crate::client::Client::pages).
    ///
    /// ```
    /// # use personio::{client::Client, transport::{Reply, Scripted}};
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let transport = Scripted::answering(|sent| Reply::ok(match sent.path() {
    /// #     "/v2/persons" => r#"{"_data":[{"id":"7","first_name":"Ada","last_name":"Byron"}]}"#,
    /// #     _ => r#"{"_data":[{"id":"a","person":{"id":"7"},"absence_type":{"id":"t"},
    /// #         "starts_from":{"date_time":"2026-05-30T00:00:00","type":"FIRST_HALF"},
    /// #         "ends_at":{"date_time":"2026-06-01T00:00:00","type":"FIRST_HALF"}}]}"#,
    /// # }));
    /// # let client = Client::without_credentials("https://acme.example", transport.clone());
    /// use personio::tasks::Part;
    ///
    /// let away = client.tasks().who_is_away("2026-06-01".parse()?).await?;
    /// assert_eq!(away[0].name.as_deref(), Some("Ada Byron"));
    /// assert_eq!(away[0].part, Part::Morning);
    /// # Ok(())
    /// # }
    /// ```
    pub async fn who_is_away(&self, date: Date) -> Result<Vec<Away>, Error> {
        let (dawn, night) = (date.at(TimeOfDay::MIDNIGHT), TimeOfDay::from_seconds(86_399).map(|time| date.at(time)));
        let list = ListAbsencePeriods {
            start_to: night.map(Into::into),
            end_from: Some(dawn.into()),
            limit: Some(100),
            ..ListAbsencePeriods::default()
        };
        let absences: Vec<AbsencePeriod> = self.client.pages(list).try_collect().await?;
        let mut away: Vec<Away> = absences.into_iter().filter_map(|absence| on(date, absence)).collect();
        let mut ids: Vec<PersonId> = away.iter().map(|it| it.person.clone()).collect();
        ids.sort_unstable();
        ids.dedup();
        let mut names = BTreeMap::new();
        for ids in ids.chunks(PERSONS_AT_ONCE) {
            let list = ListPersons { ids: ids.to_vec(), limit: Some(50), ..ListPersons::default() };
            let persons: Vec<Person> = self.client.pages(list).try_collect().await?;
            names.extend(persons.into_iter().filter_map(|person| Some((person.id.clone(), name(person)?))));
        }
        for it in &mut away {
            it.name = names.get(&it.person).cloned();
        }
        Ok(away)
    }
}

/// What an absence means for a day, if it touches it.
fn on(date: Date, absence: AbsencePeriod) -> Option<Away> {
    let status = absence.approval.map(|approval| approval.status);
    if status == Some(AbsenceStatus::Rejected) {
        return None;
    }
    let (from, until) = (absence.starts_from, absence.ends_at);
    let last = until.as_ref().map(|until| until.date_time.date());
    let first = from.date_time.date();
    if date < first || last.is_some_and(|last| date > last) {
        return None;
    }
    let from_noon = date == first && from.r#type == Some(Half::Second);
    let until_noon = last == Some(date) && until.as_ref().is_some_and(|until| until.r#type == Some(Half::First));
    let part = match (&from.r#type, until) {
        (None, Some(until)) if until.r#type.is_none() => {
            let start = if date == first { from.date_time.local().time() } else { TimeOfDay::MIDNIGHT };
            let end = if last == Some(date) { until.date_time.local().time() } else { TimeOfDay::MIDNIGHT };
            if start == end { Part::Whole } else { Part::Hours(start, end) }
        }
        _ if from_noon => Part::Afternoon,
        _ if until_noon => Part::Morning,
        _ => Part::Whole,
    };
    Some(Away { person: absence.person.id, name: None, part, absence_type: absence.absence_type.id, status })
}

/// What colleagues call somebody.
fn name(person: Person) -> Option<String> {
    person.preferred_name.filter(|name| !name.is_empty()).or_else(|| {
        let parts: Vec<String> = [person.first_name, person.last_name].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    })
}

#[cfg(test)]
mod tests {
    use super::{Part, on};

    fn part(day: &str, from: &str, until: &str, status: &str) -> Option<Part> {
        let json = format!(
            r#"{{"id":"a","person":{{"id":"7"}},"absence_type":{{"id":"t"}},"starts_from":{from},"ends_at":{until},
            "approval":{{"status":"{status}"}}}}"#
        );
        Some(on(day.parse().unwrap(), serde_json::from_str(&json).unwrap())?.part)
    }

    #[test]
    fn each_day_of_an_absence_has_its_part() {
        let noon = r#"{"date_time":"2026-06-01T00:00:00","type":"SECOND_HALF"}"#;
        let to_noon = r#"{"date_time":"2026-06-03T00:00:00","type":"FIRST_HALF"}"#;
        for (day, expected) in [
            ("2026-05-31", None),
            ("2026-06-01", Some(Part::Afternoon)),
            ("2026-06-02", Some(Part::Whole)),
            ("2026-06-03", Some(Part::Morning)),
            ("2026-06-04", None),
        ] {
            assert_eq!(part(day, noon, to_noon, "PENDING"), expected, "{day}");
            assert_eq!(part(day, noon, to_noon, "REJECTED"), None);
        }
        assert_eq!(part("2026-07-01", noon, "null", "APPROVED"), Some(Part::Whole));
        let (from, until) = (r#"{"date_time":"2026-06-01T09:00:00"}"#, r#"{"date_time":"2026-06-01T11:00:00"}"#);
        let hours = Part::Hours("09:00:00".parse().unwrap(), "11:00:00".parse().unwrap());
        assert_eq!(part("2026-06-01", from, until, "APPROVED"), Some(hours));
    }
}
