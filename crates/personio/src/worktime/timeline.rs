//! Periods on one line of time.

use super::{Advice, Fix, Period, PeriodKind, Rule};
use crate::calendar::{Date, LocalDateTime, Minutes};

/// A period with both its ends.
#[derive(Clone, Copy)]
pub(super) struct Placed {
    /// Where it came in the list.
    pub index: usize,
    pub kind: PeriodKind,
    pub start: LocalDateTime,
    pub end: LocalDateTime,
    pub day: Date,
    pub break_minutes: Minutes,
    pub is_running: bool,
}

/// The periods by their start, in whole minutes; and what is to be said of those that do not end after they start,
/// which are left out.
pub(super) fn place(periods: &[Period], now: LocalDateTime) -> (Vec<Placed>, Vec<Advice>) {
    let mut placed = Vec::with_capacity(periods.len());
    let mut advice = Vec::new();
    for (index, period) in periods.iter().enumerate() {
        let start = whole_minute(period.start);
        let day = period.day.unwrap_or_else(|| start.date());
        match period.end.map(whole_minute) {
            Some(end) if end <= start => advice.push(out_of_order(index, start, end, day)),
            None if now <= start => {}
            end => placed.push(Placed {
                index,
                kind: period.kind,
                start,
                end: end.unwrap_or(whole_minute(now)),
                day,
                break_minutes: if period.kind == PeriodKind::Work { period.break_minutes } else { Minutes::ZERO },
                is_running: period.end.is_none(),
            }),
        }
    }
    placed.sort_by_key(|period| (period.start, period.end));
    (placed, advice)
}

fn out_of_order(index: usize, start: LocalDateTime, end: LocalDateTime, day: Date) -> Advice {
    // Whoever ends at six what started at ten in the evening meant the next morning.
    let next_morning = end.plus(Minutes::hours(24)).filter(|next| end < start && start < *next);
    let nothing = (start == end).then_some(Fix::Remove { period: index });
    Advice {
        rule: Rule::Order,
        level: Rule::Order.level(),
        day,
        from: start,
        until: start,
        periods: vec![index],
        limit: Minutes::ZERO,
        actual: Minutes::ZERO,
        by: end.minutes_until(start),
        law: String::new(),
        fix: next_morning.map(|to| Fix::MoveEnd { period: index, to }).or(nothing),
    }
}

fn whole_minute(time: LocalDateTime) -> LocalDateTime {
    time.plus_seconds(-time.seconds().rem_euclid(60)).unwrap_or(time)
}

/// So much later; stays at the last time that there is.
pub(super) fn later(time: LocalDateTime, minutes: Minutes) -> LocalDateTime {
    time.plus(minutes).unwrap_or(time)
}

/// So much earlier; stays at the first time that there is.
pub(super) fn earlier(time: LocalDateTime, minutes: Minutes) -> LocalDateTime {
    time.plus_seconds(-60 * i64::from(minutes.0)).unwrap_or(time)
}
