use super::{
    Advice, Fix, Rule, Rules, Shift,
    shift::Stretch,
    timeline::{Placed, earlier, later},
};
use crate::calendar::{LocalDateTime, Minutes};

/// Whether a shift has enough breaks, and none too late.
pub(super) fn check(rules: &Rules, shift: &Shift, placed: &[Placed]) -> Vec<Advice> {
    let mut advice = Vec::new();
    let needed = rules.break_for_presence(shift.worked.plus(shift.breaks));
    let missing =
        if rules.break_for_work(shift.worked) > shift.breaks { needed.minus(shift.breaks) } else { Minutes::ZERO };
    if missing > Minutes::ZERO {
        advice.push(Advice {
            rule: Rule::Breaks,
            level: Rule::Breaks.level(),
            day: shift.day,
            from: shift.start,
            until: shift.end,
            periods: shift.periods(placed),
            limit: needed,
            actual: shift.breaks,
            by: missing,
            law: rules.break_law(shift.worked).to_owned(),
            fix: mend(rules, shift, missing, placed),
        });
    }
    advice.extend(shift.stretches.iter().filter_map(|stretch| unbroken(rules, shift, stretch, missing, placed)));
    advice
}

fn unbroken(rules: &Rules, shift: &Shift, stretch: &Stretch, missing: Minutes, placed: &[Placed]) -> Option<Advice> {
    let limit = rules.longest_stretch.as_ref()?;
    let actual = Minutes(stretch.worked.0.div_ceil(stretch.parts));
    let within = |period: &&Placed| period.start < stretch.end && stretch.start < period.end;
    (actual > limit.minutes).then(|| Advice {
        rule: Rule::Stretch,
        level: Rule::Stretch.level(),
        day: shift.day,
        from: stretch.start,
        until: stretch.end,
        periods: placed.iter().filter(within).map(|period| period.index).collect(),
        limit: limit.minutes,
        actual,
        by: actual.minus(limit.minutes),
        law: limit.law.clone(),
        fix: insert(rules, stretch, missing.max(rules.shortest_break)),
    })
}

/// The change that brings the missing minutes: more of a break that is there if they are too few for one of their own,
/// otherwise a break in the middle of the longest stretch.
fn mend(rules: &Rules, shift: &Shift, missing: Minutes, placed: &[Placed]) -> Option<Fix> {
    let unplaced = placed
        .iter()
        .filter(|period| period.start < shift.end && shift.start < period.end)
        .find(|period| period.break_minutes > Minutes::ZERO);
    if let Some(period) = unplaced {
        let minutes = period.break_minutes.plus(missing).max(rules.shortest_break);
        return Some(Fix::SetBreakMinutes { period: period.index, minutes });
    }
    let longer = if missing < rules.shortest_break { lengthen(shift, missing, placed) } else { None };
    let longest = shift.stretches.iter().max_by_key(|stretch| stretch.worked);
    longer.or_else(|| insert(rules, longest?, missing.max(rules.shortest_break)))
}

/// The last break ends later.
fn lengthen(shift: &Shift, missing: Minutes, placed: &[Placed]) -> Option<Fix> {
    let [_, .., last] = shift.stretches.as_slice() else { return None };
    let to = later(last.start, missing);
    let next = placed.iter().find(|period| period.start == last.start && period.end > to)?;
    Some(Fix::MoveStart { period: next.index, to })
}

/// A break in the middle, at a full or half hour if that does not make one side too long.
fn insert(rules: &Rules, stretch: &Stretch, minutes: Minutes) -> Option<Fix> {
    let length = stretch.start.minutes_until(stretch.end);
    (length > minutes).then_some(())?;
    let middle = later(stretch.start, Minutes(length.minus(minutes).0 / 2));
    let round = earlier(middle, Minutes(u32::from(middle.time().minute()) % 30));
    let longest = rules.longest_stretch.as_ref().map_or(length, |limit| limit.minutes);
    let fits = |at: &LocalDateTime| {
        let behind = later(*at, minutes).minutes_until(stretch.end);
        *at > stretch.start && (behind <= longest || stretch.start.minutes_until(middle) > longest)
    };
    Some(Fix::InsertBreak { at: Some(round).filter(fits).unwrap_or(middle), minutes })
}
