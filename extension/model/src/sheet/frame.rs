//! A day as it usually is, as long as it has to be.

use personio::{
    calendar::{Date, LocalDateTime, Minutes, TimeOfDay},
    worktime::Rules,
};

use super::minus;
use crate::{
    attendance::{Attendance, Kind},
    settings::Schedule,
};

/// When a day begins of which nobody said when.
const MORNING: u8 = 9;
/// Breaks begin on the quarter of an hour.
const QUARTER: u32 = 15;

/// Work and breaks of a day on which somebody worked so long, without overlaps; `None` if there is no day so long.
pub(super) fn of(schedule: &Schedule, rules: Option<&Rules>, day: Date, worked: Minutes) -> Option<Vec<Attendance>> {
    let mut usual: Vec<Attendance> =
        schedule.plan(day.weekday()).spans.iter().filter_map(|span| span.on(day)).collect();
    usual.sort_by_key(|period| period.start);
    let begin = usual.iter().find(|period| period.kind == Kind::Work).map(|period| period.start);
    let begin = begin.or_else(|| Some(day.at(TimeOfDay::new(MORNING, 0)?)))?;
    let breaks = usual.into_iter().filter(|period| period.kind == Kind::Break && period.start > begin);
    let mut breaks: Vec<Attendance> = breaks.collect();
    // Without a break of its own, a day gets the one that the law asks for, in the middle of the work.
    if breaks.is_empty() {
        breaks.extend(required(rules, begin, worked));
    }
    let (mut at, mut left, mut frame) = (begin, worked, Vec::new());
    for pause in breaks {
        let until_pause = at.minutes_until(pause.start);
        // A break after all work is none; one that lies within another one is a mistake of the plan.
        let Some(end) = pause.end.filter(|_| until_pause < left && pause.start > at) else { continue };
        frame.push(Attendance::work(at, pause.start));
        left = minus(left, until_pause);
        frame.push(pause);
        at = end;
    }
    if left > Minutes::ZERO {
        frame.push(Attendance::work(at, at.plus(left)?));
    }
    let end = frame.last().and_then(|last| last.end)?;
    (begin.seconds_until(end) < 24 * 3600).then_some(frame)
}

fn required(rules: Option<&Rules>, begin: LocalDateTime, worked: Minutes) -> Option<Attendance> {
    let needed = rules?.breaks.iter().filter(|rule| worked > rule.over).map(|rule| rule.minutes).max()?;
    let middle = Minutes(worked.0 / 2 / QUARTER * QUARTER);
    let start = begin.plus(middle)?;
    Some(Attendance::pause(start, start.plus(needed)?))
}
