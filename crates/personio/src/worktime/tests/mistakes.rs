use serde_json::json;

use super::{Fix, Period, Rule, at, breaches, german, periods};
use crate::{
    attendances::{v1, v2},
    calendar::Minutes,
    worktime::{Level, PeriodKind},
};

#[test]
fn periods_that_share_time_are_found_with_what_would_part_them() {
    for (text, by, fix) in [
        ("08:00-12:00 11:50-13:00", 10, Fix::MoveStart { period: 1, to: at("12:00") }),
        ("11:50-13:00 08:00-12:00", 10, Fix::MoveStart { period: 0, to: at("12:00") }),
        ("08:00-12:00 09:00-10:00", 60, Fix::Remove { period: 1 }),
        ("08:00-12:00 break 10:00-10:30", 30, Fix::Cut { period: 0, from: at("10:00"), until: at("10:30") }),
        ("20T08:00- 20T11:00-20T11:30", 30, Fix::MoveEnd { period: 0, to: at("20T11:00") }),
        ("20T08:00-20T11:30 20T11:00-", 30, Fix::MoveStart { period: 1, to: at("20T11:30") }),
    ] {
        assert_eq!(breaches(text), [(Rule::Overlap, by, Some(fix))], "{text}");
    }
    assert_eq!(breaches("08:00-12:00 12:00-13:00"), [], "one starts where the other ends");
}

#[test]
fn a_long_period_overlaps_all_that_lie_in_it() {
    let found = breaches("08:00-13:00 09:00-10:00 11:00-12:00");
    assert_eq!(found.iter().map(|it| it.1).collect::<Vec<_>>(), [60, 60]);
}

#[test]
fn time_that_was_recorded_twice_counts_once() {
    let found = german("08:00-14:00 13:00-14:00");
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].level, found[0].periods.as_slice()), (Level::Mistake, &[0, 1][..]));
}

#[test]
fn a_period_that_ends_before_it_starts_may_end_the_next_morning() {
    assert_eq!(breaches("22:00-06:00"), [(Rule::Order, 960, Some(Fix::MoveEnd { period: 0, to: at("2T06:00") }))]);
    assert_eq!(breaches("5T22:00-06:00")[0].2, None);
    assert_eq!(breaches("08:00-08:00"), [(Rule::Order, 0, Some(Fix::Remove { period: 0 }))]);
}

#[test]
fn what_a_person_agreed_to_is_done() {
    let day = periods("08:00-13:00 13:10-17:00");
    let insert = Fix::InsertBreak { at: at("12:50"), minutes: Minutes(30) };
    assert_eq!(insert.apply(&day), periods("08:00-12:50 break 12:50-13:20 13:20-17:00"));
    let cut = Fix::Cut { period: 0, from: at("08:00"), until: at("09:00") };
    assert_eq!(cut.apply(&day), periods("09:00-13:00 13:10-17:00"));
    assert_eq!(Fix::Remove { period: 1 }.apply(&day), periods("08:00-13:00"));
    assert_eq!(Fix::MoveEnd { period: 0, to: at("12:00") }.apply(&day), periods("08:00-12:00 13:10-17:00"));
    assert_eq!(Fix::MoveStart { period: 1, to: at("14:00") }.apply(&day), periods("08:00-13:00 14:00-17:00"));
    assert_eq!(Fix::Remove { period: 9 }.apply(&day), day);
    let open = Fix::InsertBreak { at: at("12:00"), minutes: Minutes(30) }.apply(&periods("08:00-"));
    assert_eq!(open, periods("08:00-12:00 break 12:00-12:30 12:30-"), "it goes on after the break");
}

#[test]
fn both_versions_of_the_api_are_understood() {
    let v2 = |kind, status| -> v2::AttendancePeriod {
        serde_json::from_value(json!({
            "id": "a", "type": kind, "person": {"id": "1"}, "approval": {"status": status},
            "start": {"date_time": "2026-06-01T22:00:00"}, "end": {"date_time": "2026-06-02T06:00:00"},
            "attribution_date": "2026-06-01"
        }))
        .unwrap()
    };
    let night = Period::from_v2(&v2("WORK", "PENDING")).unwrap();
    assert_eq!((night.start, night.end, night.kind), (at("22:00"), Some(at("2T06:00")), PeriodKind::Work));
    assert_eq!(Period::from_v2(&v2("BREAK", "CONFIRMED")).unwrap().kind, PeriodKind::Break);
    assert_eq!(Period::from_v2(&v2("WORK", "REJECTED")), None);
    assert_eq!(Period::from_v2(&v2("NAP", "CONFIRMED")), None);

    let v1 = |status| -> v1::Attendance {
        serde_json::from_value(json!({
            "id": 1, "employee": 7, "date": "2026-06-01", "start_time": "22:00", "end_time": "06:00", "break": 45,
            "status": status
        }))
        .unwrap()
    };
    let night = Period::from_v1(&v1("confirmed")).unwrap();
    assert_eq!((night.end, night.break_minutes), (Some(at("2T06:00")), Minutes(45)));
    assert_eq!(Period::from_v1(&v1("rejected")), None);
}
