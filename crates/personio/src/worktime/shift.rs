use serde::Serialize;

use super::{
    PeriodKind, Rules,
    timeline::{Placed, later},
};
use crate::calendar::{Date, LocalDateTime, Minutes};

/// Work that belongs together: a day's, or a night's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Shift {
    /// The day that it counts for: that of its first period.
    pub day: Date,
    /// When its work starts.
    pub start: LocalDateTime,
    /// When its work ends.
    pub end: LocalDateTime,
    /// Net working time.
    pub worked: Minutes,
    /// Breaks that are long enough to be one.
    pub breaks: Minutes,
    /// Work between two breaks each; never empty.
    #[serde(skip)]
    pub(super) stretches: Vec<Stretch>,
}

/// Work without a break in between, but perhaps with interruptions that are too short for one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub start: LocalDateTime,
    pub end: LocalDateTime,
    /// Net.
    pub worked: Minutes,
    /// Minutes of break whose place nobody knows.
    pub break_minutes: Minutes,
    /// Into how many parts those may divide it.
    pub parts: u32,
}

/// Work without any interruption.
#[derive(Clone, Copy)]
struct Span {
    start: LocalDateTime,
    end: LocalDateTime,
    day: Date,
    break_minutes: Minutes,
}

impl Shift {
    /// When the next break is due at the latest if work goes on; `None` where no rule says so, and in the past where
    /// it was due.
    #[must_use]
    pub fn break_due(&self, rules: &Rules) -> Option<LocalDateTime> {
        let (stretch, limit) = (self.stretches.last()?, rules.longest_stretch.as_ref()?);
        let allowed = Minutes(limit.minutes.0.saturating_mul(stretch.parts));
        Some(match allowed.minus(stretch.worked) {
            Minutes::ZERO => super::timeline::earlier(stretch.end, stretch.worked.minus(allowed)),
            left => later(stretch.end, left),
        })
    }

    /// When the longest day is over if work goes on without a break; `None` where no rule says so, or where it is.
    #[must_use]
    pub fn day_over(&self, rules: &Rules) -> Option<LocalDateTime> {
        let left = rules.longest_day.as_ref()?.minutes.minus(self.worked);
        (left > Minutes::ZERO).then(|| later(self.end, left))
    }

    /// Indices of the periods of the shift.
    pub(super) fn periods(&self, placed: &[Placed]) -> Vec<usize> {
        let within = |period: &&Placed| period.start < self.end && self.start < period.end;
        placed.iter().filter(within).map(|period| period.index).collect()
    }
}

pub(super) fn shifts(rules: &Rules, placed: &[Placed]) -> Vec<Shift> {
    let mut shifts: Vec<Shift> = Vec::new();
    for span in spans(placed) {
        match shifts.last_mut() {
            Some(shift) if belongs(rules, shift, span) => go_on(rules, shift, span),
            _ => shifts.push(start(rules, span)),
        }
    }
    shifts
}

fn belongs(rules: &Rules, shift: &Shift, span: Span) -> bool {
    let gap = shift.end.minutes_until(span.start);
    let rested = rules.rest.as_ref().is_some_and(|rest| gap >= rest.minutes);
    !rested && (gap <= rules.shift_gap || span.day == shift.day)
}

fn start(rules: &Rules, span: Span) -> Shift {
    let stretch = stretch(rules, span);
    Shift {
        day: span.day,
        start: span.start,
        end: span.end,
        worked: stretch.worked,
        breaks: counted(rules, stretch.break_minutes),
        stretches: vec![stretch],
    }
}

fn go_on(rules: &Rules, shift: &mut Shift, span: Span) {
    let gap = shift.end.minutes_until(span.start);
    let next = stretch(rules, span);
    shift.end = span.end;
    shift.worked = shift.worked.plus(next.worked);
    shift.breaks = shift.breaks.plus(counted(rules, gap)).plus(counted(rules, next.break_minutes));
    match shift.stretches.last_mut() {
        Some(last) if counted(rules, gap) == Minutes::ZERO => {
            last.end = next.end;
            last.worked = last.worked.plus(next.worked);
            last.break_minutes = last.break_minutes.plus(next.break_minutes);
            last.parts = last.parts.saturating_add(next.parts - 1);
        }
        _ => shift.stretches.push(next),
    }
}

fn stretch(rules: &Rules, span: Span) -> Stretch {
    let blocks = span.break_minutes.0 / rules.shortest_break.0.max(1);
    Stretch {
        start: span.start,
        end: span.end,
        worked: span.start.minutes_until(span.end).minus(span.break_minutes),
        break_minutes: span.break_minutes,
        parts: blocks.saturating_add(1),
    }
}

/// An interruption, if it is long enough to be a break.
fn counted(rules: &Rules, gap: Minutes) -> Minutes {
    if gap < rules.shortest_break { Minutes::ZERO } else { gap }
}

/// Periods of work without what is a break at the same time. Those that overlap are one.
fn spans(placed: &[Placed]) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for period in placed.iter().filter(|period| period.kind == PeriodKind::Work) {
        match spans.last_mut() {
            Some(last) if period.start < last.end => {
                last.end = last.end.max(period.end);
                last.break_minutes = last.break_minutes.plus(period.break_minutes);
            }
            _ => spans.push(Span {
                start: period.start,
                end: period.end,
                day: period.day,
                break_minutes: period.break_minutes,
            }),
        }
    }
    for pause in placed.iter().filter(|period| period.kind == PeriodKind::Break) {
        if spans.iter().any(|span| shares_time(*span, pause)) {
            spans = spans.into_iter().flat_map(|span| without(span, pause)).flatten().collect();
        }
    }
    spans
}

fn shares_time(span: Span, pause: &Placed) -> bool {
    span.start < pause.end && pause.start < span.end
}

fn without(span: Span, pause: &Placed) -> [Option<Span>; 2] {
    if !shares_time(span, pause) {
        return [Some(span), None];
    }
    let before = (span.start < pause.start).then_some(Span { end: pause.start, ..span });
    let break_minutes = if before.is_some() { Minutes::ZERO } else { span.break_minutes };
    let behind = (pause.end < span.end).then_some(Span { start: pause.end, break_minutes, ..span });
    [before, behind]
}
