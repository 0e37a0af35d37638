//! Times, days and lengths as people write them.

use std::cell::RefCell;

use js_sys::{Array, Date as Moment, Function, Intl, Object, Reflect};
use leptos::wasm_bindgen::JsValue;
use personio::calendar::{Date, Minutes, TimeOfDay, Weekday};
use personio_extension_model::{absence::Absence, attendance::Attendance};
use personio_ui::locale::Locale;

use crate::text::ViewText;

thread_local! {
    /// In which language, and of which country, dates are written: `en-GB` has the day first, `en-US` the month.
    static LANGUAGE: RefCell<String> = RefCell::new("en".to_owned());
}

/// Says how dates are written.
pub fn write_dates_in(language: &str) {
    LANGUAGE.set(language.to_owned());
}

/// `08:40`.
#[must_use]
pub fn time(time: TimeOfDay) -> String {
    [two(time.hour()), ":".to_owned(), two(time.minute())].concat()
}

/// `08:40 – 12:00`; without an end while it runs.
#[must_use]
pub fn span(period: &Attendance, running: &str) -> String {
    let end = period.end.map_or_else(|| running.to_owned(), |end| time(end.time()));
    [&time(period.start.time()), " – ", &end].concat()
}

/// `7 h 30 min`.
#[must_use]
pub fn length(locale: &Locale, minutes: Minutes) -> String {
    let (hours, minutes) = (minutes.0 / 60, minutes.0 % 60);
    let values = [("hours", hours.to_string()), ("minutes", minutes.to_string())];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    match (hours, minutes) {
        (0, _) => locale.fill(ViewText::MinutesOnly, &values),
        (_, 0) => locale.fill(ViewText::HoursOnly, &values),
        _ => locale.fill(ViewText::Hours, &values),
    }
}

/// `7:30`, for tables.
#[must_use]
pub fn clock(minutes: i64) -> String {
    let sign = if minutes < 0 { "−" } else { "" };
    let minutes = minutes.unsigned_abs();
    let tens = if minutes % 60 < 10 { "0" } else { "" };
    [sign, &(minutes / 60).to_string(), ":", tens, &(minutes % 60).to_string()].concat()
}

/// `+0:30`, `−1:00`.
#[must_use]
pub fn balance(minutes: i64) -> String {
    if minutes > 0 { ["+", &clock(minutes)].concat() } else { clock(minutes) }
}

/// Reads a time as people type it: `9`, `9:05`, `0905`, `9.05`, `9h05`.
#[must_use]
pub fn read_time(text: &str) -> Option<TimeOfDay> {
    let text = text.trim();
    let (hour, minute) = match text.split_once([':', '.', 'h', ',']) {
        Some((hour, minute)) => (hour, if minute.is_empty() { "0" } else { minute }),
        None if text.len() > 2 => text.split_at_checked(text.len().checked_sub(2)?)?,
        None => (text, "0"),
    };
    let number = |digits: &str| digits.bytes().all(|it| it.is_ascii_digit()).then(|| digits.parse().ok()).flatten();
    TimeOfDay::new(number(hour.trim())?, number(minute.trim())?)
}

/// `Saturday, 28 November`.
#[must_use]
pub fn long_day(day: Date) -> String {
    written(day, &[("weekday", "long"), ("day", "numeric"), ("month", "long")])
}

/// `Sat, 28 Nov`.
#[must_use]
pub fn short_day(day: Date) -> String {
    written(day, &[("weekday", "short"), ("day", "numeric"), ("month", "short")])
}

/// `28 Nov 2026`.
#[must_use]
pub fn full_day(day: Date) -> String {
    written(day, &[("day", "numeric"), ("month", "short"), ("year", "numeric")])
}

/// `November 2026`.
#[must_use]
pub fn month(day: Date) -> String {
    written(day, &[("month", "long"), ("year", "numeric")])
}

/// `Sat`.
#[must_use]
pub fn weekday(weekday: Weekday) -> String {
    let monday = Date::new(2024, 1, 1);
    let index = Weekday::ALL.iter().position(|it| *it == weekday).unwrap_or_default();
    let day = monday.and_then(|monday| monday.plus_days(i64::try_from(index).ok()?));
    day.map(|day| written(day, &[("weekday", "short")])).unwrap_or_default()
}

/// `2 Jun 2026 – 5 Jun 2026`, with times where it has some.
#[must_use]
pub fn absence(absence: &Absence) -> String {
    let from = full_day(absence.from.date());
    match absence.until {
        Some(until) if until.date() != absence.from.date() => [&from, " – ", &full_day(until.date())].concat(),
        _ => from,
    }
}

fn two(number: u8) -> String {
    if number < 10 { ["0", &number.to_string()].concat() } else { number.to_string() }
}

fn written(day: Date, options: &[(&str, &str)]) -> String {
    let fields = Object::new();
    for (name, value) in options.iter().chain(&[("timeZone", "UTC")]) {
        _ = Reflect::set(&fields, &(*name).into(), &(*value).into());
    }
    #[expect(clippy::cast_precision_loss, reason = "days since 1970")]
    let moment = Moment::new(&(day.days() as f64 * 86_400_000.0).into());
    let format: Function =
        Intl::DateTimeFormat::new(&LANGUAGE.with_borrow(|language| Array::of1(&language.as_str().into())), &fields)
            .format();
    let text = format.call1(&JsValue::UNDEFINED, &moment).ok();
    let text = text.and_then(|text| text.as_string()).unwrap_or_default();
    // A line may end after the weekday, and not within the date.
    match text.split_once(", ") {
        Some((weekday, date)) if options.iter().any(|(name, _)| *name == "weekday") => {
            [weekday, ", ", &date.replace(' ', "\u{a0}")].concat()
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::{balance, clock, read_time};

    #[test]
    fn a_time_is_read_however_it_is_typed() {
        let read = |text| read_time(text).map(super::time);
        for text in ["9", "09", "9:00", "09.00", "0900", "900", "9h", " 9:00 "] {
            assert_eq!(read(text).as_deref(), Some("09:00"), "{text}");
        }
        assert_eq!(read("1730").as_deref(), Some("17:30"));
        for text in ["", "25", "9:60", "abc", "-1", "9:0x", "12345", "ä", "9€"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_balance_has_its_sign_and_a_clock_two_digits_of_minutes() {
        assert_eq!((balance(30).as_str(), balance(-65).as_str(), balance(0).as_str()), ("+0:30", "−1:05", "0:00"));
        assert_eq!(clock(605), "10:05");
    }
}
