use super::{
    Advice, Fix, Rule, Rules, Shift,
    timeline::{Placed, earlier},
};
use crate::calendar::Minutes;

/// Whether a shift is longer than a day may be, or than a regular one.
pub(super) fn check(rules: &Rules, shift: &Shift, placed: &[Placed]) -> Option<Advice> {
    let limits = [(Rule::LongestDay, &rules.longest_day), (Rule::RegularDay, &rules.regular_day)];
    let exceeded = |(rule, limit): (Rule, _)| Some((rule, Option::as_ref(limit)?));
    let (rule, limit) = limits.into_iter().filter_map(exceeded).find(|(_, limit)| shift.worked > limit.minutes)?;
    let by = shift.worked.minus(limit.minutes);
    Some(Advice {
        rule,
        level: rule.level(),
        day: shift.day,
        from: shift.start,
        until: shift.end,
        periods: shift.periods(placed),
        limit: limit.minutes,
        actual: shift.worked,
        by,
        law: limit.law.clone(),
        fix: if rule == Rule::LongestDay { end_earlier(shift, by, placed) } else { None },
    })
}

fn end_earlier(shift: &Shift, by: Minutes, placed: &[Placed]) -> Option<Fix> {
    let to = earlier(shift.end, by);
    let last = placed.iter().find(|it| it.end == shift.end && it.start < to && !it.is_running)?;
    Some(Fix::MoveEnd { period: last.index, to })
}
