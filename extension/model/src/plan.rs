//! What a person should work on a day: what the schedule says, less holidays and absences.

use personio::{
    absences::v2::{AbsenceCategory, AbsenceStatus, AbsenceType},
    calendar::{Date, Minutes},
};

use crate::{
    absence::{Absence, Since, Until},
    settings::Schedule,
    timeline::AbsenceEntry,
};

/// What a person should work.
#[derive(Clone, Debug)]
pub struct Plan<'a> {
    schedule: &'a Schedule,
    absences: Vec<&'a Absence>,
}

/// How much of a day somebody is away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Away {
    /// Not at all.
    No,
    /// All of it.
    Whole,
    /// Until noon.
    Morning,
    /// From noon.
    Afternoon,
    /// For so long.
    Hours(Minutes),
}

impl<'a> Plan<'a> {
    /// From the schedule and the person's absences. Rejected and cancelled ones do not count, and neither do those of a
    /// kind that is work elsewhere.
    #[must_use]
    pub fn new(schedule: &'a Schedule, absences: &'a [AbsenceEntry], kinds: &[AbsenceType]) -> Self {
        let is_work = |absence: &Absence| {
            let kind = kinds.iter().find(|kind| kind.id == absence.kind);
            kind.is_some_and(|kind| kind.category == Some(AbsenceCategory::OffsiteWork))
        };
        let counts = |entry: &&AbsenceEntry| {
            let rejected = entry.known.approval == Some(AbsenceStatus::Rejected);
            !rejected && !entry.is_cancelled && !is_work(&entry.known.absence)
        };
        Self { schedule, absences: absences.iter().filter(counts).map(|entry| &entry.known.absence).collect() }
    }

    /// The schedule.
    #[must_use]
    pub fn schedule(&self) -> &'a Schedule {
        self.schedule
    }

    /// How much of a day the person is away.
    #[must_use]
    pub fn away(&self, day: Date) -> Away {
        let mut away = Away::No;
        for absence in self.absences.iter().filter(|absence| absence.touches(day)) {
            away = together(away, part(absence, day));
        }
        away
    }

    /// How much the person should work on a day.
    #[must_use]
    pub fn target(&self, day: Date) -> Minutes {
        let target = self.schedule.target(day);
        match self.away(day) {
            Away::No => target,
            Away::Whole => Minutes::ZERO,
            Away::Morning | Away::Afternoon => Minutes(target.0 / 2),
            Away::Hours(hours) => target.minus(hours),
        }
    }

    /// Whether the person should be at work at some time of a day.
    #[must_use]
    pub fn is_working_day(&self, day: Date) -> bool {
        self.target(day) > Minutes::ZERO
    }
}

/// How much of a day an absence takes that touches it.
pub(crate) fn part(absence: &Absence, day: Date) -> Away {
    if let (Since::At(from), Some(Until::At(until))) = (absence.from, absence.until) {
        let midnight = personio::calendar::TimeOfDay::MIDNIGHT;
        let (dawn, night) = (day.at(midnight), day.at(personio::calendar::TimeOfDay::END));
        return Away::Hours(from.max(dawn).minutes_until(until.min(night)));
    }
    let no_morning = matches!(absence.from, Since::Noon(first) if first == day);
    let no_afternoon = matches!(absence.until, Some(Until::Noon(last)) if last == day);
    match (no_morning, no_afternoon) {
        (false, false) => Away::Whole,
        (true, false) => Away::Afternoon,
        (false, true) => Away::Morning,
        (true, true) => Away::No,
    }
}

/// Two absences on the same day.
pub(crate) fn together(one: Away, other: Away) -> Away {
    match (one, other) {
        (Away::No, away) | (away, Away::No) => away,
        (Away::Whole, _) | (_, Away::Whole) => Away::Whole,
        (Away::Morning, Away::Afternoon) | (Away::Afternoon, Away::Morning) => Away::Whole,
        (Away::Hours(one), Away::Hours(other)) => Away::Hours(one.plus(other)),
        (half @ (Away::Morning | Away::Afternoon), _) | (_, half) => half,
    }
}

#[cfg(test)]
mod tests {
    use personio::{absences::v2::AbsenceStatus, calendar::Minutes};

    use super::{Away, Plan};
    use crate::{
        absence::{Absence, Since, Until},
        edit::EntryKey,
        known::KnownAbsence,
        settings::Schedule,
        timeline::AbsenceEntry,
    };

    fn day(number: u8) -> personio::calendar::Date {
        personio::calendar::Date::new(2026, 6, number).unwrap()
    }

    fn entry(from: Since, until: Option<Until>) -> AbsenceEntry {
        let absence = Absence { kind: "t".into(), from, until, comment: String::new() };
        let known = KnownAbsence { id: "a".to_owned(), absence, approval: None };
        AbsenceEntry { key: EntryKey::of("a"), known, pending: None, is_cancelled: false }
    }

    #[test]
    fn who_is_away_for_half_a_day_works_the_other_half() {
        let schedule = Schedule::default();
        let absences = [entry(Since::Noon(day(2)), Some(Until::Noon(day(4))))];
        let plan = Plan::new(&schedule, &absences, &[]);
        let days = [1, 2, 3, 4, 5].map(day);
        assert_eq!(days.map(|day| plan.away(day)), [Away::No, Away::Afternoon, Away::Whole, Away::Morning, Away::No]);
        assert_eq!(days.map(|day| plan.target(day).0), [480, 240, 0, 240, 480]);
    }

    #[test]
    fn hours_are_taken_off_and_two_halves_are_a_day() {
        let at = |hour: u8| day(2).at(personio::calendar::TimeOfDay::new(hour, 0).unwrap());
        let schedule = Schedule::default();
        let hours = [entry(Since::At(at(9)), Some(Until::At(at(12))))];
        assert_eq!(Plan::new(&schedule, &hours, &[]).target(day(2)), Minutes(300));
        let halves = [
            entry(Since::Morning(day(2)), Some(Until::Noon(day(2)))),
            entry(Since::Noon(day(2)), Some(Until::Evening(day(2)))),
        ];
        assert_eq!(Plan::new(&schedule, &halves, &[]).away(day(2)), Away::Whole);
    }

    #[test]
    fn what_was_rejected_cancelled_or_is_work_elsewhere_takes_nothing_off() {
        let schedule = Schedule::default();
        let mut rejected = entry(Since::Morning(day(2)), None);
        rejected.known.approval = Some(AbsenceStatus::Rejected);
        let cancelled = AbsenceEntry { is_cancelled: true, ..entry(Since::Morning(day(2)), None) };
        assert!(Plan::new(&schedule, &[rejected, cancelled], &[]).is_working_day(day(2)));
        let elsewhere = [entry(Since::Morning(day(2)), None)];
        let kind = serde_json::from_str(r#"{"id":"t","name":"Home office","category":"offsite_work"}"#).unwrap();
        assert!(!Plan::new(&schedule, &elsewhere, &[]).is_working_day(day(2)));
        assert!(Plan::new(&schedule, &elsewhere, &[kind]).is_working_day(day(2)));
    }
}
