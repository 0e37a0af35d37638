//! A request for an absence, before it is sent: how many days it takes, what it touches, what is left afterwards.

use personio::{
    absences::v2::{AbsenceStatus, AbsenceUnit},
    calendar::{Date, LocalDateTime, Minutes, TimeOfDay},
};

use crate::{
    absence::{Absence, LONGEST_COMMENT, Since, Until},
    edit::EntryKey,
    entry::Entry,
    plan::{Away, part},
    settings::Schedule,
    timeline::AbsenceEntry,
};

/// What a request takes. Personio counts anew, by the company's own calendar; this is what the schedule says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// Halves of working days.
    pub half_days: u32,
    /// Working time, as the schedule has it.
    pub hours: Minutes,
    /// Whole or half days in between on which nobody works: weekends and holidays.
    pub days_off: u32,
}

impl Taken {
    /// In days: `2.5`.
    #[must_use]
    pub fn days(self) -> f64 {
        f64::from(self.half_days) / 2.0
    }
}

/// What is wrong with a request, or worth knowing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Concern {
    /// It ends before it starts, or takes no time. Cannot be sent.
    NoLength,
    /// It starts at noon and ends at noon of the same day. Cannot be sent.
    NeitherHalf,
    /// The kind is counted in days, the request in hours, or the other way round. Cannot be sent.
    WrongUnit,
    /// The comment has more characters than Personio takes. Cannot be sent.
    CommentTooLong,
    /// The person is away then already. Personio refuses it.
    Overlaps(EntryKey),
    /// The person has recorded work then.
    WorkRecorded(Vec<EntryKey>),
    /// Nobody works then: it takes nothing.
    TakesNothing,
    /// It takes more than is left.
    BeyondBalance {
        /// What is missing, in the unit of the kind.
        missing: Hundredths,
    },
    /// It is in the past.
    InThePast,
}

impl Concern {
    /// It cannot be sent so.
    #[must_use]
    pub fn is_mistake(&self) -> bool {
        matches!(self, Self::NoLength | Self::NeitherHalf | Self::WrongUnit | Self::CommentTooLong | Self::Overlaps(_))
    }
}

/// A number with two digits behind the point, so that it can be compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hundredths(pub i64);

/// What a request is held against.
#[derive(Clone, Copy, Debug)]
pub struct Around<'a> {
    /// When the person works.
    pub schedule: &'a Schedule,
    /// The person's absences.
    pub absences: &'a [AbsenceEntry],
    /// What the person recorded.
    pub entries: &'a [Entry],
    /// What the kind is counted in, if that is known.
    pub unit: Option<&'a AbsenceUnit>,
    /// What can still be planned, in that unit, if the kind has a balance.
    pub available: Option<Hundredths>,
    /// The day on the wall's calendar.
    pub today: Date,
}

/// A year has no more days; a request without an end is counted for as long.
const MOST_DAYS: i64 = 366;

/// How much a request takes.
#[must_use]
pub fn taken(absence: &Absence, schedule: &Schedule) -> Taken {
    let first = absence.from.date();
    let last = absence.until.map_or_else(|| first.plus_days(MOST_DAYS).unwrap_or(Date::MAX), Until::date);
    let mut taken = Taken::default();
    for day in (0..=first.days_until(last).clamp(-1, MOST_DAYS)).filter_map(|days| first.plus_days(days)) {
        let target = schedule.target(day);
        let away = part(absence, day);
        if target == Minutes::ZERO {
            taken.days_off = taken.days_off.saturating_add(u32::from(away != Away::No));
            continue;
        }
        let (half_days, hours) = match away {
            Away::No => (0, Minutes::ZERO),
            Away::Whole => (2, target),
            Away::Morning | Away::Afternoon => (1, Minutes(target.0 / 2)),
            Away::Hours(hours) => (0, hours.min(target)),
        };
        taken.half_days = taken.half_days.saturating_add(half_days);
        taken.hours = taken.hours.plus(hours);
    }
    taken
}

/// What is left of a balance afterwards, in the unit of the kind.
#[must_use]
pub fn balance_after(absence: &Absence, around: Around<'_>) -> Option<Hundredths> {
    let taken = taken(absence, around.schedule);
    let amount = match around.unit {
        Some(AbsenceUnit::Hour) => i64::from(taken.hours.0) * 100 / 60,
        _ => i64::from(taken.half_days) * 50,
    };
    Some(Hundredths(around.available?.0.saturating_sub(amount)))
}

/// What is wrong with a request, or worth knowing; mistakes first.
#[must_use]
pub fn concerns(absence: &Absence, around: Around<'_>) -> Vec<Concern> {
    let mut concerns = Vec::new();
    let (start, end) = bounds(absence);
    if let (Since::Noon(from), Some(Until::Noon(until))) = (absence.from, absence.until)
        && from == until
    {
        concerns.push(Concern::NeitherHalf);
    } else if end.is_some_and(|end| end <= start) {
        concerns.push(Concern::NoLength);
    }
    let in_hours = matches!(absence.from, Since::At(_));
    let mixed = absence.until.is_some_and(|until| matches!(until, Until::At(_)) != in_hours);
    let in_days = around.unit == Some(&AbsenceUnit::Day) && in_hours;
    if mixed || in_days {
        concerns.push(Concern::WrongUnit);
    }
    if absence.comment.trim().chars().count() > LONGEST_COMMENT {
        concerns.push(Concern::CommentTooLong);
    }
    if !concerns.is_empty() {
        return concerns;
    }
    let counts = |it: &&AbsenceEntry| !it.is_cancelled && it.known.approval != Some(AbsenceStatus::Rejected);
    let others = around.absences.iter().filter(counts).filter(|it| share_time(&it.known.absence, absence));
    concerns.extend(others.map(|it| Concern::Overlaps(it.key.clone())));
    let within = |it: &&Entry| {
        it.kind() == crate::attendance::Kind::Work
            && !it.is_rejected()
            && end.is_none_or(|end| it.start() < end)
            && it.end().is_none_or(|its| start < its)
    };
    let recorded: Vec<EntryKey> = around.entries.iter().filter(within).map(|it| it.key.clone()).collect();
    if !recorded.is_empty() {
        concerns.push(Concern::WorkRecorded(recorded));
    }
    if taken(absence, around.schedule).hours == Minutes::ZERO {
        concerns.push(Concern::TakesNothing);
    }
    if let Some(left) = balance_after(absence, around).filter(|left| left.0 < 0) {
        concerns.push(Concern::BeyondBalance { missing: Hundredths(-left.0) });
    }
    if absence.from.date() < around.today {
        concerns.push(Concern::InThePast);
    }
    concerns
}

fn share_time(one: &Absence, other: &Absence) -> bool {
    let ((start, end), (from, until)) = (bounds(one), bounds(other));
    until.is_none_or(|until| start < until) && end.is_none_or(|end| from < end)
}

/// From when to when, as if noon was at twelve.
fn bounds(absence: &Absence) -> (LocalDateTime, Option<LocalDateTime>) {
    let noon = TimeOfDay::new(12, 0).unwrap_or(TimeOfDay::MIDNIGHT);
    let start = match absence.from {
        Since::Morning(day) => day.at(TimeOfDay::MIDNIGHT),
        Since::Noon(day) => day.at(noon),
        Since::At(time) => time,
    };
    let end = absence.until.map(|until| match until {
        Until::Noon(day) => day.at(noon),
        Until::Evening(day) => day.at(TimeOfDay::END),
        Until::At(time) => time,
    });
    (start, end)
}

#[cfg(test)]
mod tests {
    use personio::{absences::v2::AbsenceUnit, calendar::Date};

    use super::{Around, Concern, Hundredths, balance_after, concerns, taken};
    use crate::{
        absence::{Absence, Since, Until},
        attendance::Attendance,
        edit::EntryKey,
        entry::{Entry, EntryState},
        known::KnownAbsence,
        settings::Schedule,
        timeline::AbsenceEntry,
    };

    fn day(text: &str) -> Date {
        format!("2026-06-{text}").parse().unwrap()
    }

    /// `m04 e09`: from the morning of Thursday, the 4th, to the evening of the 9th; `n` is noon.
    fn absence(text: &str) -> Absence {
        let (from, until) = text.split_once(' ').unwrap();
        let from = match from.split_at(1) {
            ("m", date) => Since::Morning(day(date)),
            ("n", date) => Since::Noon(day(date)),
            (_, time) => Since::At(format!("2026-06-{time}").parse().unwrap()),
        };
        let until = match until.split_at(1) {
            ("e", date) => Some(Until::Evening(day(date))),
            ("n", date) => Some(Until::Noon(day(date))),
            ("h", time) => Some(Until::At(format!("2026-06-{time}").parse().unwrap())),
            _ => None,
        };
        Absence { kind: "vacation".into(), from, until, comment: String::new() }
    }

    fn known(text: &str) -> AbsenceEntry {
        let known = KnownAbsence { id: "a".to_owned(), absence: absence(text), approval: None };
        AbsenceEntry { key: EntryKey::of("a"), known, pending: None, is_cancelled: false }
    }

    fn around(schedule: &Schedule) -> Around<'_> {
        Around { schedule, absences: &[], entries: &[], unit: None, available: None, today: day("01") }
    }

    #[test]
    fn weekends_holidays_and_halves_are_counted_as_people_do() {
        let mut schedule = Schedule::default();
        let halves = |text: &str, schedule: &Schedule| {
            let taken = taken(&absence(text), schedule);
            (taken.half_days, taken.hours.0 / 60, taken.days_off)
        };
        assert_eq!(halves("m04 e09", &schedule), (8, 32, 2), "over a weekend");
        assert_eq!(halves("n04 n05", &schedule), (2, 8, 0));
        assert_eq!(halves("m04 n04", &schedule), (1, 4, 0));
        assert_eq!(halves("m06 e07", &schedule), (0, 0, 2));
        assert_eq!(halves("h04T08:00 h04T10:30", &schedule), (0, 2, 0));
        schedule.holidays.push(day("04"));
        assert_eq!(halves("m04 e05", &schedule), (2, 8, 1));
        assert_eq!(taken(&absence("m04 e05"), &schedule).days(), 1.0);
    }

    #[test]
    fn what_cannot_be_is_said_before_it_is_sent() {
        let schedule = Schedule::default();
        let said = |text: &str| concerns(&absence(text), around(&schedule));
        assert_eq!(said("m09 e08"), [Concern::NoLength]);
        assert_eq!(said("n09 n09"), [Concern::NeitherHalf]);
        assert_eq!(said("h09T10:00 e09"), [Concern::WrongUnit]);
        assert_eq!(said("h09T10:00 h09T10:00"), [Concern::NoLength]);
        assert_eq!(said("m06 e07"), [Concern::TakesNothing]);
        assert_eq!(said("m09 e09"), []);
        let in_days = Around { unit: Some(&AbsenceUnit::Day), ..around(&schedule) };
        assert_eq!(concerns(&absence("h09T10:00 h09T11:00"), in_days), [Concern::WrongUnit]);
        let later = Around { today: day("10"), ..around(&schedule) };
        assert_eq!(concerns(&absence("m09 e09"), later), [Concern::InThePast]);
        let long = Absence { comment: "x".repeat(2001), ..absence("m09 e09") };
        assert_eq!(concerns(&long, around(&schedule)), [Concern::CommentTooLong]);
    }

    #[test]
    fn it_does_not_run_into_other_absences_or_recorded_work() {
        let schedule = Schedule::default();
        let absences = [known("m09 n09")];
        let attendance = Attendance::work("2026-06-10T08:00".parse().unwrap(), "2026-06-10T11:00".parse().unwrap());
        let key = EntryKey::of("w");
        let entry =
            Entry { key: key.clone(), attendance, day: day("10"), state: EntryState::InPersonio, approval: None };
        let around = Around { absences: &absences, entries: &[entry], ..around(&schedule) };
        let said = |text: &str| concerns(&absence(text), around);
        assert_eq!(said("n09 e09"), [], "the other half of the day is free");
        assert_eq!(said("m08 e09"), [Concern::Overlaps(EntryKey::of("a"))]);
        assert_eq!(said("m10 n10"), [Concern::WorkRecorded(vec![key.clone()])]);
        assert_eq!(said("n10 e10"), []);
        assert_eq!(said("m10 -"), [Concern::WorkRecorded(vec![key])], "and no end is no mistake");
    }

    #[test]
    fn what_is_left_afterwards_is_said() {
        let schedule = Schedule::default();
        let around = Around { available: Some(Hundredths(250)), ..around(&schedule) };
        assert_eq!(balance_after(&absence("m09 n10"), around), Some(Hundredths(100)));
        assert_eq!(concerns(&absence("m08 e10"), around), [Concern::BeyondBalance { missing: Hundredths(50) }]);
        let hours = Around { unit: Some(&AbsenceUnit::Hour), ..around };
        assert_eq!(balance_after(&absence("h09T08:00 h09T09:30"), hours), Some(Hundredths(100)));
    }
}
