use crate::kept;
use personio::{attendances::v2::AttendancePeriod, calendar::Date};

use super::Known;
use crate::{attendance::Attendance, clock::Instant, edit::Record, queue::Landed};

fn day(number: u8) -> Date {
    Date::new(2026, 6, number).unwrap()
}

fn period(id: &str, number: u8, status: &str) -> AttendancePeriod {
    let json = format!(
        r#"{{"id":"{id}","type":"WORK","person":{{"id":"1"}},"approval":{{"status":"{status}"}},
        "start":{{"date_time":"2026-06-{number:02}T08:00:00"}},"end":{{"date_time":"2026-06-{number:02}T12:00:00"}}}}"#
    );
    serde_json::from_str(&json).unwrap()
}

fn work(number: u8, from: &str) -> Record {
    let at = |time: &str| format!("2026-06-{number:02}T{time}").parse().unwrap();
    Attendance::work(at(from), at("18:00")).into()
}

fn ids(known: &Known) -> Vec<&str> {
    known.attendances().iter().map(|it| it.id.as_str()).collect()
}

#[test]
fn an_answer_takes_the_place_of_what_was_known_of_its_days() {
    let mut known = Known::default();
    known.adopt_attendances(day(1), day(7), Instant(1), &[period("b", 2, "PENDING"), period("a", 1, "CONFIRMED")]);
    assert_eq!(ids(&known), ["a", "b"]);
    known.adopt_attendances(day(2), day(8), Instant(2), &[period("c", 3, "PENDING")]);
    assert_eq!(ids(&known), ["a", "c"], "what is not in the answer is gone");
    known.adopt_attendances(day(5), day(5), Instant(2), &[period("a", 5, "PENDING")]);
    assert_eq!(ids(&known), ["c", "a"], "what moved to another day is there once");
    known.forget_before(day(5));
    assert_eq!(ids(&known), ["a"]);
}

#[test]
fn an_answer_that_was_asked_for_before_a_change_does_not_take_it_back() {
    let mut known = Known::default();
    known.adopt_attendances(day(1), day(7), Instant(1), &[period("a", 1, "CONFIRMED"), period("b", 2, "CONFIRMED")]);
    // The question leaves at 10, the change lands at 20, then the answer to the question comes.
    known.land(Landed { at: Instant(20), id: "a".to_owned(), record: Some(work(1, "09:00")) });
    known.land(Landed { at: Instant(20), id: "b".to_owned(), record: None });
    known.land(Landed { at: Instant(20), id: "c".to_owned(), record: Some(work(3, "09:00")) });
    known.adopt_attendances(day(1), day(7), Instant(10), &[period("a", 1, "CONFIRMED"), period("b", 2, "CONFIRMED")]);
    assert_eq!(ids(&known), ["a", "c"]);
    assert_eq!(known.attendances()[0].attendance.start.time().hour(), 9);
    assert_eq!(known.attendances()[0].approval, None, "whoever approves is asked anew");
    known.adopt_attendances(day(1), day(7), Instant(30), &[period("a", 1, "CONFIRMED")]);
    assert_eq!(ids(&known), ["a"]);
}

#[test]
fn it_is_stored_and_read_back() {
    let mut known = Known::default();
    known.adopt_attendances(day(1), day(7), Instant(1), &[period("a", 1, "ODD")]);
    known.land(Landed { at: Instant(20), id: "c".to_owned(), record: Some(work(3, "09:00")) });
    assert_eq!(kept::read(&kept::write(&known)), Some(known));
    assert_eq!(kept::read("{}"), Some(Known::default()));
}
