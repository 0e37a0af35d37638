use super::{Advice, Fix, Rule, timeline::Placed};
use crate::calendar::Minutes;

/// Each period that starts before all earlier ones are over, beside that which ends last of them.
pub(super) fn check(placed: &[Placed]) -> Vec<Advice> {
    let mut advice = Vec::new();
    let mut longest: Option<&Placed> = None;
    for period in placed {
        match longest {
            Some(first) if period.start < first.end => {
                advice.push(overlap(first, period));
                longest = Some(if period.end > first.end { period } else { first });
            }
            _ => longest = Some(period),
        }
    }
    advice
}

fn overlap(first: &Placed, second: &Placed) -> Advice {
    let until = first.end.min(second.end);
    Advice {
        rule: Rule::Overlap,
        level: Rule::Overlap.level(),
        day: second.day,
        from: second.start,
        until,
        periods: vec![first.index, second.index],
        limit: Minutes::ZERO,
        actual: second.start.minutes_until(until),
        by: second.start.minutes_until(until),
        law: String::new(),
        fix: Some(mend(first, second)),
    }
}

fn mend(first: &Placed, second: &Placed) -> Fix {
    if first.is_running && first.start < second.start {
        Fix::MoveEnd { period: first.index, to: second.start }
    } else if second.end > first.end || second.is_running {
        Fix::MoveStart { period: second.index, to: first.end }
    } else if first.kind == second.kind {
        Fix::Remove { period: second.index }
    } else {
        Fix::Cut { period: first.index, from: second.start, until: second.end }
    }
}
