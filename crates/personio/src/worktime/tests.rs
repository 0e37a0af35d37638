mod breaks;
mod days;
mod mistakes;
mod random;

use super::{Advice, Fix, Period, Rule, Rules, check};
use crate::calendar::LocalDateTime;

/// `08:00` of Monday, 1 June 2026, or `2T08:00` of another day of that month.
pub fn at(text: &str) -> LocalDateTime {
    let (day, time) = text.split_once('T').unwrap_or(("1", text));
    format!("2026-06-{:0>2}T{time}", day).parse().unwrap()
}

/// `08:00-12:00 12:30-17:00`; `break 12:00-12:30` is one.
pub fn periods(text: &str) -> Vec<Period> {
    let mut kind = Period::work as fn(_, _) -> _;
    let mut periods = Vec::new();
    for word in text.split_whitespace() {
        match word.split_once('-') {
            None => kind = Period::pause,
            Some((start, "")) => periods.push(Period::running(at(start))),
            Some((start, end)) => {
                periods.push(kind(at(start), at(end)));
                kind = Period::work;
            }
        }
    }
    periods
}

/// What Germany's rules say at noon of the 20th.
pub fn german(text: &str) -> Vec<Advice> {
    check(&Rules::germany(), &periods(text), at("20T12:00"))
}

/// What they say beside that a day is longer than a regular one.
pub fn breaches(text: &str) -> Vec<(Rule, u32, Option<Fix>)> {
    let grave = german(text).into_iter().filter(|advice| advice.rule != Rule::RegularDay);
    grave.map(|advice| (advice.rule, advice.by.0, advice.fix)).collect()
}
