use super::{Fix, Period, Rule, Rules, at, breaches, check, german, periods};
use crate::calendar::Minutes;

fn insert(time: &str, minutes: u32) -> Option<Fix> {
    Some(Fix::InsertBreak { at: at(time), minutes: Minutes(minutes) })
}

#[test]
fn a_presence_takes_breaks_by_the_net_time_that_it_leaves() {
    for (present, needed) in [
        ((0, 0), 0),
        ((6, 0), 0),
        ((6, 1), 30),
        ((9, 0), 30),
        // Nine hours and one minute at work with half an hour's break are eight and a half hours of work.
        ((9, 1), 30),
        ((9, 30), 30),
        ((9, 31), 45),
        ((16, 0), 45),
    ] {
        let minutes = Minutes(present.0 * 60 + present.1);
        assert_eq!(Rules::germany().break_for_presence(minutes), Minutes(needed), "{minutes}");
    }
}

#[test]
fn work_takes_breaks_by_its_length() {
    for (worked, needed) in [(360, 0), (361, 30), (540, 30), (541, 45)] {
        assert_eq!(Rules::germany().break_for_work(Minutes(worked)), Minutes(needed), "{worked}");
    }
}

#[test]
fn a_gap_between_two_periods_is_a_break() {
    assert_eq!(breaches("07:00-12:00 12:30-16:30"), []);
    assert_eq!(breaches("07:00-12:00 break 12:00-12:30 12:30-16:30"), []);
    assert_eq!(
        breaches("07:00-12:00 12:20-16:20"),
        [(Rule::Breaks, 10, Some(Fix::MoveStart { period: 1, to: at("12:30") }))]
    );
}

#[test]
fn a_break_that_is_missing_is_proposed_in_the_middle_of_the_longest_stretch() {
    assert_eq!(breaches("08:00-14:00"), []);
    let advice = breaches("08:00-14:01");
    assert_eq!(advice, [(Rule::Breaks, 30, insert("10:30", 30)), (Rule::Stretch, 1, insert("10:30", 30))]);
    let advice = breaches("08:00-17:31");
    assert_eq!(advice, [(Rule::Breaks, 45, insert("12:00", 45)), (Rule::Stretch, 211, insert("12:00", 45))]);
    assert_eq!(breaches("08:00-09:00 09:15-15:00"), [(Rule::Breaks, 15, insert("12:00", 15))]);
}

#[test]
fn nine_hours_are_reached_by_net_time_only() {
    assert_eq!(breaches("08:00-12:00 12:30-17:30"), []);
    assert_eq!(breaches("08:00-12:00 12:30-17:31"), [(Rule::Breaks, 15, insert("14:30", 15))]);
    assert_eq!(breaches("08:00-12:00 12:45-17:46"), []);
}

#[test]
fn a_block_under_fifteen_minutes_is_no_break() {
    let advice = breaches("08:00-10:00 10:14-12:00 12:14-15:00");
    assert_eq!(advice[0].0, Rule::Breaks);
    assert_eq!(advice[0].1, 30);
    assert_eq!(advice[1].0, Rule::Stretch);
    assert_eq!(breaches("08:00-10:00 10:15-12:00 12:15-15:00"), []);
}

#[test]
fn nobody_works_more_than_six_hours_at_a_stretch() {
    assert_eq!(breaches("08:00-14:00 14:30-16:00"), []);
    assert_eq!(breaches("08:00-14:10 14:40-16:00"), [(Rule::Stretch, 10, insert("10:30", 15))]);
    let advice = german("08:00-14:10 14:40-16:00");
    assert_eq!((advice[0].from, advice[0].until, &*advice[0].law), (at("08:00"), at("14:10"), "§ 4 ArbZG"));
    assert_eq!(advice[0].periods, [0]);
}

#[test]
fn minutes_of_break_without_a_place_count_and_are_what_is_raised() {
    let mut day = periods("08:00-17:00");
    day[0].break_minutes = Minutes(30);
    assert_eq!(check(&Rules::germany(), &day, at("18:00")).len(), 1, "more than eight hours, and no more");
    day[0].break_minutes = Minutes(20);
    let advice = check(&Rules::germany(), &day, at("18:00"));
    assert_eq!((advice[0].rule, advice[0].by), (Rule::Breaks, Minutes(10)));
    assert_eq!(advice[0].fix, Some(Fix::SetBreakMinutes { period: 0, minutes: Minutes(30) }));
    assert!(advice.iter().all(|advice| advice.rule != Rule::Stretch));
}

#[test]
fn work_that_goes_on_counts_until_now() {
    let open = [Period::running(at("08:00"))];
    assert_eq!(check(&Rules::germany(), &open, at("14:00")), []);
    assert_eq!(check(&Rules::germany(), &open, at("14:01")).len(), 2);
    assert_eq!(check(&Rules::germany(), &open, at("07:00")), [], "it has not started");
}

#[test]
fn what_is_said_names_everything_that_a_reader_needs() {
    let advice = german("08:00-17:00");
    assert_eq!(
        advice[0].to_string(),
        "0 min of breaks from 2026-06-01T08:00:00 to 2026-06-01T17:00:00, 30 min less than 30 min (§ 4 ArbZG); \
         insert a break of 30 min at 2026-06-01T12:00:00"
    );
    assert_eq!(
        serde_json::to_string(&advice[0]).unwrap(),
        r#"{"rule":"breaks","level":"breach","day":"2026-06-01","from":"2026-06-01T08:00:00","#.to_owned()
            + r#""until":"2026-06-01T17:00:00","periods":[0],"limit":30,"actual":0,"by":30,"law":"§ 4 ArbZG","#
            + r#""fix":{"kind":"insertBreak","at":"2026-06-01T12:00:00","minutes":30}}"#
    );
}
