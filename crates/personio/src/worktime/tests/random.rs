//! What holds for whatever people record.

use super::{Fix, Period, Rule, Rules, at, check};
use crate::{
    calendar::Minutes,
    worktime::{Level, shifts},
};

/// Xorshift: the same weeks each time.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: u64) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        u32::try_from(self.0 % limit).unwrap()
    }

    /// Up to eleven periods in three days, some of them odd.
    fn week(&mut self) -> Vec<Period> {
        let count = self.below(12);
        (0..count).map(|_| self.period()).collect()
    }

    fn period(&mut self) -> Period {
        let start = at("00:00").plus(Minutes(self.below(3 * 1440))).unwrap();
        let length = [self.below(15), self.below(120), self.below(720)][usize::try_from(self.below(3)).unwrap()];
        let end = start.plus(Minutes(length)).unwrap();
        let mut period = if self.below(4) == 0 { Period::pause(start, end) } else { Period::work(start, end) };
        match self.below(20) {
            0 => period.end = None,
            1 => period.end = start.plus_seconds(-7200),
            2 => period.break_minutes = Minutes(self.below(90)),
            3 => period.day = Some(at("2T00:00").date()),
            _ => {}
        }
        period
    }
}

const WEEKS: usize = 5_000;

fn weeks() -> impl Iterator<Item = Vec<Period>> {
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    (0..WEEKS).map(move |_| random.week())
}

#[test]
fn advice_is_about_something_and_points_at_what_is_there() {
    let mut seen = std::collections::HashSet::new();
    for week in weeks() {
        for advice in check(&Rules::germany(), &week, at("4T00:00")) {
            seen.insert(advice.rule);
            assert!(advice.by > Minutes::ZERO || advice.rule == Rule::Order, "{advice} in {week:?}");
            assert!(advice.from <= advice.until, "{advice} in {week:?}");
            assert!(!advice.periods.is_empty() && advice.periods.iter().all(|index| *index < week.len()), "{advice}");
            assert!(!advice.law.is_empty() || advice.level == Level::Mistake, "{advice}");
        }
    }
    assert_eq!(seen.len(), 7, "the weeks show every rule: {seen:?}");
}

#[test]
fn the_order_in_which_periods_come_does_not_matter() {
    for week in weeks() {
        let backwards: Vec<Period> = week.iter().rev().cloned().collect();
        let said = |week: &[Period]| -> Vec<_> {
            let advice = check(&Rules::germany(), week, at("4T00:00"));
            let mut said: Vec<_> = advice.into_iter().map(|it| (it.from, it.until, it.by, it.law)).collect();
            said.sort();
            said
        };
        assert_eq!(said(&week), said(&backwards), "{week:?}");
    }
}

#[test]
fn every_minute_of_work_is_in_one_shift() {
    for week in weeks() {
        let tidy: Vec<Period> = mended(&week, |rule| matches!(rule, Rule::Order | Rule::Overlap));
        let found = shifts(&Rules::germany(), &tidy, at("4T00:00"));
        let works = tidy.iter().filter(|it| it.kind == super::super::PeriodKind::Work);
        let recorded: Minutes =
            works.map(|it| it.start.minutes_until(it.end.unwrap_or(at("4T00:00"))).minus(it.break_minutes)).sum();
        assert_eq!(found.iter().map(|shift| shift.worked).sum::<Minutes>(), recorded, "{tidy:?}");
        for pair in found.windows(2) {
            assert!(pair[0].end <= pair[1].start, "{tidy:?}");
        }
    }
}

/// What somebody has who agrees to everything that is proposed about some rules.
fn mended(week: &[Period], about: impl Fn(Rule) -> bool) -> Vec<Period> {
    let mut week = week.to_vec();
    for _ in 0..200 {
        let advice = check(&Rules::germany(), &week, at("4T00:00"));
        let fix = advice.into_iter().filter(|advice| about(advice.rule)).find_map(|advice| advice.fix);
        match fix {
            Some(fix) => week = fix.apply(&week),
            None => return week,
        }
    }
    panic!("there is no end to it: {week:?}");
}

#[test]
fn whoever_agrees_to_everything_has_no_mistakes_and_all_breaks() {
    for week in weeks() {
        let mended = mended(&week, |_| true);
        let left = check(&Rules::germany(), &mended, at("4T00:00"));
        let grave = left.iter().find(|advice| matches!(advice.rule, Rule::Overlap | Rule::Breaks | Rule::Stretch));
        assert!(grave.is_none(), "{} remains of {week:?}: {mended:?}", grave.unwrap());
        assert!(left.iter().all(|advice| advice.fix.is_none()));
    }
}

#[test]
fn a_fix_of_nothing_that_exists_changes_nothing() {
    for week in weeks().take(50) {
        for fix in [Fix::Remove { period: 99 }, Fix::MoveEnd { period: 99, to: at("08:00") }] {
            assert_eq!(fix.apply(&week), week);
        }
    }
}
