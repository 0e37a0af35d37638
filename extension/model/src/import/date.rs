//! Days, times and lengths, as programs write them.

use personio::calendar::{Date, Minutes, TimeOfDay};

use crate::hours::decimal;

/// In which order the parts of a day are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// `2026-06-01`
    YearFirst,
    /// `01.06.2026`, `01/06/2026`
    DayFirst,
    /// `06/01/2026`
    MonthFirst,
}

/// The three numbers of a day as they are written.
fn numbers(text: &str) -> Option<[&str; 3]> {
    let mut parts = text.split(['.', '/', '-']);
    let numbers = [parts.next()?.trim(), parts.next()?.trim(), parts.next()?.trim()];
    let all = numbers.iter().all(|part| matches!(part.len(), 1..=4) && part.bytes().all(|it| it.is_ascii_digit()));
    (all && parts.next().is_none()).then_some(numbers)
}

/// In which order days are written, as far as they tell; `None` if they could be read in two ways.
pub(super) fn order<'a>(days: impl Iterator<Item = &'a str>) -> Option<DateOrder> {
    let mut found = None;
    for day in days {
        let Some([first, second, _]) = numbers(day) else { continue };
        let large = |number: &str| number.parse::<u32>().is_ok_and(|number| number > 12);
        found = match () {
            () if first.len() == 4 => Some(DateOrder::YearFirst),
            () if day.contains('.') || large(first) => Some(DateOrder::DayFirst),
            () if large(second) => Some(DateOrder::MonthFirst),
            () => continue,
        };
        break;
    }
    found
}

/// A day in some order.
pub(super) fn date(text: &str, order: DateOrder) -> Option<Date> {
    let [first, second, third] = numbers(text)?;
    let (year, month, day) = match order {
        _ if first.len() == 4 => (first, second, third),
        DateOrder::MonthFirst if !text.contains('.') => (third, first, second),
        _ => (third, second, first),
    };
    let year: u16 = match year.len() {
        2 => 2000 + year.parse::<u16>().ok()?,
        4 => year.parse().ok()?,
        _ => return None,
    };
    Date::new(year, month.parse().ok()?, day.parse().ok()?)
}

/// `9:00`, `09:00:00`, `9:00 PM`, `9.00`, `9 Uhr`.
pub(super) fn time(text: &str) -> Option<TimeOfDay> {
    let text = text.trim().to_ascii_lowercase();
    let text = text.trim_end_matches("uhr").trim_end().replace('.', ":");
    let (clock, half) =
        match text.strip_suffix('m').and_then(|text| text.split_at_checked(text.len().saturating_sub(1))) {
            Some((clock, half @ ("a" | "p"))) => (clock.trim(), Some(half)),
            _ => (text.as_str(), None),
        };
    let clock = if clock.contains(':') { clock.to_owned() } else { [clock, ":00"].concat() };
    let time: TimeOfDay = clock.parse().ok()?;
    let hours = match (half, time.hour()) {
        (None, _) => return Some(time),
        (Some("a"), 12) => 0,
        (Some("a"), hours @ 1..=11) => hours,
        (Some(_), 12) => 12,
        (Some(_), hours @ 1..=11) => hours + 12,
        _ => return None,
    };
    TimeOfDay::from_seconds(u32::from(hours) * 3600 + time.seconds() % 3600)
}

/// A day and a time in one cell: `2026-06-01 09:00`, `01.06.2026 9:00 AM`, `2026-06-01T09:00:00+02:00`.
pub(super) fn split(text: &str) -> (&str, &str) {
    let text = text.trim();
    match text.split_once(['T', ' ']).filter(|(day, _)| numbers(day.trim_end_matches(',')).is_some()) {
        Some((day, time)) => (day.trim_end_matches(','), without_offset(time.trim())),
        None => (text, text),
    }
}

/// Times are taken as they are written.
fn without_offset(time: &str) -> &str {
    let time = time.strip_suffix(['Z', 'z']).unwrap_or(time);
    time.split(['+', '-']).next().unwrap_or(time).trim_end()
}

/// `1:30`, `1:30:00`, `1.5`, `1,5`, `1.5 h`, `1h 30min`, `90 min`.
pub(super) fn length(text: &str) -> Option<Minutes> {
    let text = text.trim().to_ascii_lowercase();
    if let Some((hours, rest)) = text.split_once(':') {
        let minutes = rest.split(':').next()?;
        return whole(hours, minutes);
    }
    if let Some(minutes) = text.strip_suffix("min").or_else(|| text.strip_suffix('m')) {
        return match minutes.split_once('h') {
            Some((hours, minutes)) => whole(hours.trim(), minutes.trim()),
            None => minutes.trim().parse().ok().map(Minutes),
        };
    }
    let hours = text.trim_end_matches("hours").trim_end_matches("std").trim_end_matches('h').trim().replace(',', ".");
    let digits = hours.bytes().all(|it| it.is_ascii_digit() || it == b'.') && !hours.is_empty() && hours.len() <= 12;
    digits.then(|| decimal(&hours))?
}

fn whole(hours: &str, minutes: &str) -> Option<Minutes> {
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (minutes < 60).then_some(Minutes(hours.checked_mul(60)?.checked_add(minutes)?))
}
