use super::{
    Advice, Fix, PeriodKind, Rule, Rules, Shift,
    timeline::{Placed, later},
};

/// Whether there is enough rest between each two shifts.
pub(super) fn check(rules: &Rules, shifts: &[Shift], placed: &[Placed]) -> Vec<Advice> {
    let Some(rest) = &rules.rest else { return Vec::new() };
    let pairs = shifts.iter().zip(shifts.iter().skip(1));
    let short = pairs.filter(|(before, next)| before.end.minutes_until(next.start) < rest.minutes);
    short
        .map(|(before, next)| {
            let actual = before.end.minutes_until(next.start);
            let to = later(before.end, rest.minutes);
            let around = |it: &&Placed| {
                let last = it.start < before.end && before.end <= it.end;
                it.kind == PeriodKind::Work && (last || it.start <= next.start && next.start < it.end)
            };
            let late = placed.iter().find(|it| it.start == next.start && it.end > to);
            Advice {
                rule: Rule::Rest,
                level: Rule::Rest.level(),
                day: next.day,
                from: before.end,
                until: next.start,
                periods: placed.iter().filter(around).map(|it| it.index).collect(),
                limit: rest.minutes,
                actual,
                by: rest.minutes.minus(actual),
                law: rest.law.clone(),
                fix: late.map(|it| Fix::MoveStart { period: it.index, to }),
            }
        })
        .collect()
}
