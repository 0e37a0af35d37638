//! Calendars: iCalendar, RFC 5545.

use personio::calendar::{Date, LocalDateTime, Minutes, TimeOfDay};

use super::{Import, Imported, Skipped, Unusable, Why, table::period};
use crate::{
    attendance::Kind,
    clock::{Instant, Mark},
};

const LARGEST: usize = 10 * 1024 * 1024;
const MOST_EVENTS: usize = 50_000;

/// Reads the single events of a calendar. Those for all of a day, recurring and cancelled ones are left out and said.
/// `offset_at` is what the browser knows: minutes east of UTC at a moment, for times that are told in UTC. Times of
/// named zones are taken as they are written, and the zone is said.
///
/// # Errors
/// When it is too large, or no calendar.
pub fn read_calendar(text: &str, offset_at: &dyn Fn(Instant) -> i32) -> Result<Import, Unusable> {
    if text.len() > LARGEST {
        return Err(Unusable::TooLarge);
    }
    let mut import = Import::default();
    let mut inside: Vec<String> = Vec::new();
    let mut event: Option<Event> = None;
    let mut is_calendar = false;
    for (line, content) in unfolded(text) {
        let Some((name, parameters, value)) = parts(&content) else { continue };
        match name.as_str() {
            "BEGIN" => {
                let part = value.trim().to_ascii_uppercase();
                is_calendar |= part == "VCALENDAR";
                if part == "VEVENT" {
                    event = Some(Event { line, ..Event::default() });
                }
                inside.push(part);
            }
            "END" => {
                if inside.pop().as_deref() == Some("VEVENT")
                    && let Some(event) = event.take()
                {
                    event.finish(&mut import, offset_at);
                }
                if import.entries.len() + import.skipped.len() > MOST_EVENTS {
                    return Err(Unusable::TooLarge);
                }
            }
            // An alarm within an event has a description and a length of its own.
            _ if inside.last().is_some_and(|part| part == "VEVENT") => {
                if let Some(event) = &mut event {
                    event.read(&name, parameters, value);
                }
            }
            _ => {}
        }
    }
    if is_calendar { Ok(import) } else { Err(Unusable::NoCalendar) }
}

/// Lines of content, each with the number of the line that it starts in. A line that starts with a blank goes on with
/// the one before.
fn unfolded(text: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (index, line) in text.split('\n').enumerate() {
        let line = line.strip_suffix('\r').unwrap_or(line);
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(more), Some((_, before))) => before.push_str(more),
            _ => lines.push((index + 1, line.to_owned())),
        }
    }
    lines
}

/// `DTSTART;TZID=Europe/Berlin:20260601T080000` as its name, its parameters and its value.
fn parts(content: &str) -> Option<(String, &str, &str)> {
    let mut quoted = false;
    let colon = content.find(|letter| {
        quoted ^= letter == '"';
        letter == ':' && !quoted
    })?;
    let (head, value) = content.split_at_checked(colon)?;
    let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
    Some((name.trim().to_ascii_uppercase(), parameters, value.strip_prefix(':')?))
}

/// When something is, as it is written.
#[derive(Clone, Debug, PartialEq)]
enum When {
    Day,
    Local(LocalDateTime, Option<String>),
    Utc(LocalDateTime),
}

#[derive(Default)]
struct Event {
    line: usize,
    start: Option<When>,
    end: Option<When>,
    length: Option<Minutes>,
    summary: String,
    recurs: bool,
    is_cancelled: bool,
}

impl Event {
    fn read(&mut self, name: &str, parameters: &str, value: &str) {
        match name {
            "DTSTART" => self.start = when(parameters, value),
            "DTEND" => self.end = when(parameters, value),
            "DURATION" => self.length = length(value),
            "SUMMARY" => self.summary = unescaped(value),
            "RRULE" | "RDATE" | "RECURRENCE-ID" => self.recurs = true,
            "STATUS" => self.is_cancelled = value.trim().eq_ignore_ascii_case("CANCELLED"),
            _ => {}
        }
    }

    fn finish(self, import: &mut Import, offset_at: &dyn Fn(Instant) -> i32) {
        let line = self.line;
        match self.imported(offset_at) {
            Ok(imported) => import.entries.push(imported),
            Err(why) => import.skipped.push(Skipped { line, why }),
        }
    }

    fn imported(self, offset_at: &dyn Fn(Instant) -> i32) -> Result<Imported, Why> {
        if self.is_cancelled {
            return Err(Why::Cancelled);
        }
        if self.recurs {
            return Err(Why::Recurring);
        }
        let zone = match &self.start {
            Some(When::Local(_, zone)) => zone.clone(),
            _ => None,
        };
        let start = self.start.ok_or(Why::NoStart)?.local(offset_at)?;
        let end = match (self.end, self.length) {
            (Some(end), _) => end.local(offset_at)?,
            (None, Some(length)) => start.plus(length).ok_or(Why::NoEnd)?,
            (None, None) => return Err(Why::NoEnd),
        };
        let attendance = period(Kind::Work, start, end, &self.summary)?;
        Ok(Imported { line: self.line, attendance, project: None, zone })
    }
}

impl When {
    fn local(self, offset_at: &dyn Fn(Instant) -> i32) -> Result<LocalDateTime, Why> {
        match self {
            Self::Day => Err(Why::AllDay),
            Self::Local(time, _) => Ok(time),
            Self::Utc(time) => {
                let moment = Mark::of(time, 0);
                Ok(moment.local_at(offset_at(moment.instant)))
            }
        }
    }
}

/// `20260601T080000`, with a `Z` for UTC, or `20260601` for a whole day.
fn when(parameters: &str, value: &str) -> Option<When> {
    let value = value.trim();
    let (day, time) = match value.split_once('T') {
        Some((day, time)) => (date(day)?, time),
        None => return date(value).map(|_| When::Day),
    };
    let (time, is_utc) = time.strip_suffix('Z').map_or((time, false), |time| (time, true));
    let local = day.at(clock(time)?);
    let zone =
        parameters.split(';').find_map(|it| it.strip_prefix("TZID=")).map(|zone| zone.trim_matches('"').to_owned());
    Some(if is_utc { When::Utc(local) } else { When::Local(local, zone) })
}

fn date(text: &str) -> Option<Date> {
    let (year, rest) = text.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    (day.len() == 2).then(|| Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))?
}

fn clock(text: &str) -> Option<TimeOfDay> {
    let (hours, rest) = text.split_at_checked(2)?;
    let (minutes, _) = rest.split_at_checked(2)?;
    TimeOfDay::new(hours.parse().ok()?, minutes.parse().ok()?)
}

/// `PT1H30M`, `P1D`, `P1W`.
fn length(text: &str) -> Option<Minutes> {
    let text = text.trim().trim_start_matches('+').strip_prefix('P')?;
    let (mut minutes, mut number, mut in_time) = (0_u32, String::new(), false);
    for letter in text.chars() {
        let factor = match letter {
            '0'..='9' => {
                number.push(letter);
                continue;
            }
            'T' => {
                in_time = true;
                continue;
            }
            'W' => 7 * 1440,
            'D' => 1440,
            'H' => 60,
            'M' if in_time => 1,
            'S' => 0,
            _ => return None,
        };
        minutes = minutes.checked_add(std::mem::take(&mut number).parse::<u32>().ok()?.checked_mul(factor)?)?;
    }
    Some(Minutes(minutes))
}

/// Text without the marks before what would mean something.
fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => plain.push('\n'),
                Some(other) => plain.push(other),
                None => {}
            },
            other => plain.push(other),
        }
    }
    plain
}
