//! Times, lengths and days, as people write them.

use personio::calendar::{Date, LocalDateTime, Minutes, TimeOfDay, Weekday};

/// Something that was read, or that looks like it and is wrong.
pub(super) type Read<T> = Option<Result<T, ()>>;

/// The end of a stretch of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum End {
    At(TimeOfDay),
    Now,
    Open,
}

/// `9`, `9:30`, `9.30`, `0930`, `930`, `9h30`, `9uhr`.
pub(super) fn time(text: &str) -> Read<TimeOfDay> {
    let text = text.strip_suffix("uhr").or_else(|| text.strip_suffix('h')).unwrap_or(text);
    let parted = text.split_once([':', '.', 'h']);
    let (hours, minutes) = match parted {
        Some(parts) => parts,
        None if text.len() > 2 => text.split_at_checked(text.len().saturating_sub(2))?,
        None => (text, "00"),
    };
    if !(digits(hours, 2) && digits(minutes, 2)) || minutes.len() != 2 {
        return None;
    }
    let time = hours.parse().ok().zip(minutes.parse().ok()).and_then(|(hours, minutes)| TimeOfDay::new(hours, minutes));
    Some(time.ok_or(()))
}

/// `9-12:30`, `9-now`, `9-`.
pub(super) fn span(text: &str) -> Read<(TimeOfDay, End)> {
    let (from, until) = text.split_once('-')?;
    let from = time(from)?;
    let until = match until {
        "" => Ok(End::Open),
        "now" | "jetzt" => Ok(End::Now),
        until => time(until)?.map(End::At),
    };
    Some(from.and_then(|from| Ok((from, until?))))
}

/// `30`, `30m`, `30min`, `1h`, `1h30`, `1.5h`, `1,5h`.
pub(super) fn length(text: &str) -> Option<Minutes> {
    let text = text.strip_suffix("min").or_else(|| text.strip_suffix('m')).unwrap_or(text);
    if digits(text, 3) {
        return text.parse().ok().map(Minutes);
    }
    let (hours, minutes) = text.split_once('h')?;
    if let Some((whole, part)) = hours.split_once(['.', ',']) {
        let tenths: u32 = (minutes.is_empty() && digits(whole, 2) && digits(part, 2)).then(|| part.parse().ok())??;
        let part = if part.len() == 1 { tenths * 6 } else { tenths * 60 / 100 };
        return Some(Minutes(whole.parse::<u32>().ok()? * 60 + part));
    }
    if !digits(hours, 2) || !(minutes.is_empty() || digits(minutes, 2)) {
        return None;
    }
    let minutes = if minutes.is_empty() { 0 } else { minutes.parse().ok()? };
    Some(Minutes(hours.parse::<u32>().ok()? * 60 + minutes))
}

/// A length that says it is one: more than a number.
pub(super) fn said_length(text: &str) -> Option<Minutes> {
    length(text).filter(|_| text.ends_with(|letter: char| letter.is_ascii_alphabetic()) || text.contains('h'))
}

/// `today`, `gestern`, `mo`, `12.11.`, `12.11.2026`, `2026-11-12`.
pub(super) fn day(text: &str, now: LocalDateTime) -> Read<Date> {
    let today = now.date();
    if let Some(back) = days_back(text) {
        return Some(today.plus_days(-back).ok_or(()));
    }
    if let Some(weekday) = weekday(text) {
        let back = (0..7).find(|back| today.plus_days(-back).is_some_and(|day| day.weekday() == weekday));
        return Some(back.and_then(|back| today.plus_days(-back)).ok_or(()));
    }
    if let [year, month, day] = *text.split('-').collect::<Vec<_>>() {
        return (year.len() == 4 && digits(year, 4) && digits(month, 2) && digits(day, 2))
            .then(|| date(year, month, day).ok_or(()));
    }
    let mut parts = text.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    (digits(day, 2) && digits(month, 2) && (year.is_empty() || digits(year, 4)) && parts.next().is_none())
        .then_some(())?;
    Some(match year.len() {
        0 => last_such_day(day, month, today).ok_or(()),
        2 => date(&["20", year].concat(), month, day).ok_or(()),
        4 => date(year, month, day).ok_or(()),
        _ => Err(()),
    })
}

/// Without a year it is the one that is nearest: recorded is what was, planned at most what comes soon.
fn last_such_day(day: &str, month: &str, today: Date) -> Option<Date> {
    let years = [0, -1, 1].map(|years: i32| (i32::from(today.year()) + years).to_string());
    let dates = years.iter().filter_map(|year| date(year, month, day));
    dates.min_by_key(|date| date.days_until(today).abs())
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

fn days_back(text: &str) -> Option<i64> {
    match text {
        "today" | "heute" => Some(0),
        "yesterday" | "gestern" => Some(1),
        "vorgestern" => Some(2),
        _ => None,
    }
}

fn weekday(text: &str) -> Option<Weekday> {
    let text = text.strip_suffix([',', ':']).unwrap_or(text);
    Some(match text.strip_suffix('.').unwrap_or(text) {
        "mo" | "mon" | "monday" | "montag" => Weekday::Monday,
        "di" | "tu" | "tue" | "tuesday" | "dienstag" => Weekday::Tuesday,
        "mi" | "we" | "wed" | "wednesday" | "mittwoch" => Weekday::Wednesday,
        "do" | "th" | "thu" | "thursday" | "donnerstag" => Weekday::Thursday,
        "fr" | "fri" | "friday" | "freitag" => Weekday::Friday,
        "sa" | "sat" | "saturday" | "samstag" | "sonnabend" => Weekday::Saturday,
        "so" | "su" | "sun" | "sunday" | "sonntag" => Weekday::Sunday,
        _ => return None,
    })
}

fn digits(text: &str, most: usize) -> bool {
    (1..=most).contains(&text.len()) && text.bytes().all(|digit| digit.is_ascii_digit())
}
