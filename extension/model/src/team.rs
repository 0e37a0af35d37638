//! Who is away: today and in the days to come, as far as the person may see it.

use personio::{
    absences::v2::{AbsencePeriod, AbsenceStatus},
    calendar::Date,
    id::v2::PersonId,
};

use crate::{
    absence::Absence,
    kept::Kept,
    plan::{Away, part},
};

/// A colleague.
#[derive(Clone, Debug, PartialEq, Eq, Kept)]
pub struct Colleague {
    /// Personio's id.
    pub id: PersonId,
    /// What people call them.
    pub name: String,
}

/// A colleague who is away on some of the days.
#[derive(Clone, Debug, PartialEq)]
pub struct AwayColleague {
    /// Who.
    pub colleague: Colleague,
    /// How much of each day, in the order of the days that were asked for.
    pub days: Vec<Away>,
    /// The first day on which they are back, if it is known and they are away on the first of the days.
    pub back: Option<Date>,
}

/// Who is away on some of the days from one to another, by name. Why they are is nobody's business. Those whom the person
/// may not see are left out.
#[must_use]
pub fn away(absences: &[AbsencePeriod], colleagues: &[Colleague], from: Date, to: Date) -> Vec<AwayColleague> {
    let days: Vec<Date> = (0..=from.days_until(to).max(-1)).filter_map(|days| from.plus_days(days)).collect();
    let counts = |it: &&AbsencePeriod| it.approval.as_ref().is_none_or(|it| it.status != AbsenceStatus::Rejected);
    let read: Vec<(&PersonId, Absence)> =
        absences.iter().filter(counts).map(|it| (&it.person.id, Absence::read(it))).collect();
    let mut away: Vec<AwayColleague> = Vec::new();
    for colleague in colleagues {
        let own: Vec<&Absence> = read.iter().filter(|(person, _)| **person == colleague.id).map(|(_, it)| it).collect();
        let on = |day: Date| {
            let parts = own.iter().filter(|absence| absence.touches(day)).map(|absence| part(absence, day));
            parts.fold(Away::No, crate::plan::together)
        };
        let days: Vec<Away> = days.iter().map(|day| on(*day)).collect();
        if days.iter().any(|away| *away != Away::No) {
            let is_away_first = days.first() == Some(&Away::Whole);
            let back = if is_away_first { back(&own, from) } else { None };
            away.push(AwayColleague { colleague: colleague.clone(), days, back });
        }
    }
    away.sort_by_key(|one| one.colleague.name.to_lowercase());
    away
}

/// The day after absences that follow one another.
fn back(absences: &[&Absence], from: Date) -> Option<Date> {
    let mut day = from;
    // More than anybody has in a row.
    for _ in 0..100 {
        let Some(absence) = absences.iter().find(|absence| absence.touches(day)) else { return Some(day) };
        day = absence.until?.date().plus_days(1)?;
    }
    None
}

#[cfg(test)]
mod tests {
    use personio::{absences::v2::AbsencePeriod, calendar::Date};

    use super::{Colleague, away};
    use crate::plan::Away;

    fn day(number: u8) -> Date {
        Date::new(2026, 6, number).unwrap()
    }

    fn absence(person: &str, from: u8, until: &str, status: &str) -> AbsencePeriod {
        let json = format!(
            r#"{{"id":"a{person}{from}","person":{{"id":"{person}"}},"absence_type":{{"id":"t"}},"approval":{{"status":"{status}"}},
            "starts_from":{{"date_time":"2026-06-{from:02}T00:00:00","type":"FIRST_HALF"}},"ends_at":{until}}}"#
        );
        serde_json::from_str(&json).unwrap()
    }

    fn until(day: u8, half: &str) -> String {
        format!(r#"{{"date_time":"2026-06-{day:02}T00:00:00","type":"{half}"}}"#)
    }

    #[test]
    fn who_is_away_is_shown_by_name_with_the_day_of_return_and_without_a_reason() {
        let colleagues = [("1", "zoe"), ("2", "Ada"), ("3", "Bo"), ("4", "Cy")]
            .map(|(id, name)| Colleague { id: id.into(), name: name.to_owned() });
        let absences = [
            absence("1", 1, &until(2, "SECOND_HALF"), "APPROVED"),
            absence("1", 3, &until(3, "SECOND_HALF"), "PENDING"),
            absence("2", 2, &until(2, "FIRST_HALF"), "APPROVED"),
            absence("3", 1, &until(9, "SECOND_HALF"), "REJECTED"),
            absence("4", 1, "null", "APPROVED"),
            absence("9", 1, "null", "APPROVED"),
        ];
        let away = away(&absences, &colleagues, day(1), day(3));
        let names: Vec<&str> = away.iter().map(|it| it.colleague.name.as_str()).collect();
        assert_eq!(names, ["Ada", "Cy", "zoe"]);
        assert_eq!(away[0].days, [Away::No, Away::Morning, Away::No]);
        assert_eq!((away[2].days.as_slice(), away[2].back), (&[Away::Whole; 3][..], Some(day(4))));
        assert_eq!((away[0].back, away[1].back), (None, None));
    }
}
