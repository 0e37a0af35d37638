use super::{Fix, Period, Rule, Rules, at, breaches, check, german, periods};
use crate::{calendar::Minutes, worktime::shifts};

const NOON: &str = "20T12:00";

fn move_start(period: usize, to: &str) -> Option<Fix> {
    Some(Fix::MoveStart { period, to: at(to) })
}

#[test]
fn eight_hours_are_regular_and_ten_are_the_most() {
    assert_eq!(german("08:00-12:00 13:00-17:00"), []);
    let advice = german("08:00-12:00 13:00-17:01");
    assert_eq!(
        (advice[0].rule, advice[0].by, advice[0].level),
        (Rule::RegularDay, Minutes(1), crate::worktime::Level::Notice)
    );
    assert_eq!(breaches("08:00-12:00 13:00-19:00"), []);
    let end = Some(Fix::MoveEnd { period: 1, to: at("19:00") });
    assert_eq!(
        breaches("08:00-12:00 13:00-18:00 18:30-19:31"),
        [(Rule::LongestDay, 1, Some(Fix::MoveEnd { period: 2, to: at("19:30") }))]
    );
    assert_eq!(breaches("08:00-13:00 14:00-19:20 break 13:00-14:00"), [(Rule::LongestDay, 20, end)]);
}

#[test]
fn between_two_days_there_are_eleven_hours() {
    let advice = german("12:00-16:00 17:00-21:00 2T08:00-2T12:00");
    assert_eq!(
        advice,
        german("2T08:00-2T12:00 17:00-21:00 12:00-16:00")
            .into_iter()
            .map(|mut advice| {
                advice.periods = advice.periods.iter().map(|index| 2 - index).collect();
                advice.fix = Some(Fix::MoveStart { period: 2, to: at("2T08:00") });
                advice
            })
            .collect::<Vec<_>>()
    );
    assert_eq!(breaches("12:00-16:00 17:00-21:00 2T08:00-2T12:00"), []);
    assert_eq!(breaches("12:00-16:00 17:00-22:00 2T07:30-2T12:00"), [(Rule::Rest, 90, move_start(2, "2T09:00"))]);
    assert_eq!(
        breaches("12:00-22:00 2T07:30-2T08:30").last().unwrap(),
        &(Rule::Rest, 90, None),
        "the hour is over before"
    );
}

#[test]
fn a_night_is_one_shift_in_whatever_pieces_it_was_recorded() {
    for night in ["22:00-2T02:00 2T02:30-2T06:30", "22:00-24:00 2T00:00-2T02:00 2T02:30-2T06:30"] {
        let found = shifts(&Rules::germany(), &periods(night), at(NOON));
        assert_eq!(found.len(), 1, "{night}");
        assert_eq!((found[0].worked, found[0].breaks), (Minutes(480), Minutes(30)));
        assert_eq!(found[0].day.to_string(), "2026-06-01");
        assert_eq!(breaches(night), []);
    }
    // The next morning's work is another shift, on the day that the night ended.
    let found = shifts(&Rules::germany(), &periods("22:00-2T01:00 2T08:00-2T12:00"), at(NOON));
    assert_eq!(found.len(), 2);
    assert_eq!(breaches("22:00-2T01:00 2T08:00-2T12:00").len(), 1, "rest");
}

#[test]
fn an_evening_after_a_long_gap_belongs_to_its_day() {
    let found = shifts(&Rules::germany(), &periods("08:00-12:00 18:00-22:00"), at(NOON));
    assert_eq!((found.len(), found[0].worked, found[0].breaks), (1, Minutes(480), Minutes(360)));
    // Unless the whole rest lies in between.
    assert_eq!(shifts(&Rules::germany(), &periods("00:00-06:00 17:00-22:00"), at(NOON)).len(), 2);
}

#[test]
fn a_break_at_either_end_of_the_day_is_none() {
    let found = shifts(&Rules::germany(), &periods("break 07:00-08:00 08:00-12:00 break 12:00-13:00"), at(NOON));
    assert_eq!((found[0].worked, found[0].breaks), (Minutes(240), Minutes::ZERO));
}

#[test]
fn it_is_known_ahead_when_a_break_is_due_and_when_the_day_is_over() {
    let rules = Rules::germany();
    let now = |periods: &[Period], time| shifts(&rules, periods, at(time)).pop().unwrap();
    let open = now(&[Period::running(at("08:00"))], "10:00");
    assert_eq!((open.break_due(&rules), open.day_over(&rules)), (Some(at("14:00")), Some(at("18:00"))));
    let late = now(&[Period::running(at("08:00"))], "19:00");
    assert_eq!((late.break_due(&rules), late.day_over(&rules)), (Some(at("14:00")), None));
    let second = now(&periods("08:00-12:00 12:30-"), "13:00");
    assert_eq!((second.break_due(&rules), second.day_over(&rules)), (Some(at("18:30")), Some(at("18:30"))));
}

#[test]
fn another_country_is_data() {
    let austria: Rules = serde_json::from_str(
        r#"{"country":"AT","breaks":[{"over":360,"minutes":30,"law":"§ 11 AZG"}],"shortestBreak":10,
            "longestDay":{"minutes":720,"law":"§ 9 AZG"},"rest":{"minutes":660,"law":"§ 12 AZG"}}"#,
    )
    .unwrap();
    let said = |text| {
        let advice = check(&austria, &periods(text), at(NOON));
        advice.into_iter().map(|advice| (advice.rule, advice.by.0, advice.law)).collect::<Vec<_>>()
    };
    assert_eq!(said("08:00-10:00 10:10-12:00 12:10-14:00 14:10-20:10"), []);
    assert_eq!(said("08:00-14:30"), [(Rule::Breaks, 30, "§ 11 AZG".to_owned())]);
    assert_eq!(said("07:00-12:00 12:30-19:31"), [(Rule::LongestDay, 1, "§ 9 AZG".to_owned())]);
    assert!(serde_json::from_str::<Rules>(r#"{"country":"AT","brakes":[]}"#).is_err(), "a slip is no rule");
    let read = serde_json::from_str::<Rules>(&serde_json::to_string(&Rules::germany()).unwrap());
    assert_eq!(read.unwrap(), Rules::germany());
}

#[test]
fn the_first_and_the_last_day_there_are_do_no_harm() {
    let day = |from: &str, until: &str| [Period::work(from.parse().unwrap(), until.parse().unwrap())];
    for day in [day("0000-01-01T00:00", "0000-01-01T20:00"), day("9999-12-31T01:00", "9999-12-31T23:59")] {
        assert_eq!(check(&Rules::germany(), &day, at(NOON)).len(), 3);
    }
    assert!(!check(&Rules::germany(), &day("0000-01-01T00:00", "9999-12-31T23:59"), at(NOON)).is_empty());
}
