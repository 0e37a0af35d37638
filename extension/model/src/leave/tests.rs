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
    let entry = Entry { key: key.clone(), attendance, day: day("10"), state: EntryState::InPersonio, approval: None };
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
