//! Giving out what is recorded: as a table, as a calendar, as JSON.

#[cfg(test)]
mod tests;

use personio::{calendar::LocalDateTime, csv, id::v2::ProjectId};

use crate::{
    attendance::{Attendance, Kind},
    entry::Entry,
    kept::{Kept, Writer},
    quick::Project,
};

/// What lies at the head of each column, in the language of the person.
#[derive(Clone, Copy, Debug)]
pub struct Headings<'a> {
    /// The day.
    pub date: &'a str,
    /// When it starts.
    pub start: &'a str,
    /// When it ends.
    pub end: &'a str,
    /// How many minutes it takes.
    pub minutes: &'a str,
    /// Work or a break.
    pub kind: &'a str,
    /// The project.
    pub project: &'a str,
    /// What was done.
    pub comment: &'a str,
}

/// In English; what is written so can be [imported](crate::import) again.
impl Default for Headings<'_> {
    fn default() -> Self {
        Self {
            date: "Date",
            start: "Start",
            end: "End",
            minutes: "Minutes",
            kind: "Type",
            project: "Project",
            comment: "Comment",
        }
    }
}

/// A table, as RFC 4180 has it, with a mark that makes Excel read it as UTF-8. What spreadsheets would take for a formula
/// is made a text: comments and project names come from outside.
#[must_use]
pub fn to_csv(entries: &[Entry], projects: &[Project], headings: Headings<'_>) -> String {
    let mut csv = csv::Writer::for_spreadsheets();
    let Headings { date, start, end, minutes, kind, project, comment } = headings;
    csv.row([date, start, end, minutes, kind, project, comment]);
    for entry in entries {
        let Attendance { kind, start, end, task } = &entry.attendance;
        let clock = |time: LocalDateTime| {
            let day =
                if time.date() == start.date() { String::new() } else { [&time.date().to_string(), " "].concat() };
            [day, time.time().to_string()].concat()
        };
        let length = end.map(|end| start.minutes_until(end).0.to_string()).unwrap_or_default();
        csv.row([
            &start.date().to_string(),
            &clock(*start),
            &end.map(clock).unwrap_or_default(),
            &length,
            word(*kind),
            name(task.project.as_ref(), projects),
            &task.comment,
        ]);
    }
    csv.finish()
}

fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Work => "work",
        Kind::Break => "break",
    }
}

fn name<'a>(project: Option<&'a ProjectId>, projects: &'a [Project]) -> &'a str {
    let Some(id) = project else { return "" };
    projects.iter().find(|project| project.id == *id).map_or(id.as_str(), |project| &project.name)
}

/// A calendar, as RFC 5545 has it, with times of the clock on the wall. `stamp` is when it is made, in UTC. Entries
/// that run have no end and are left out.
#[must_use]
pub fn to_ics(entries: &[Entry], projects: &[Project], stamp: LocalDateTime) -> String {
    let mut ics = String::new();
    for text in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//personio-web//extension//EN"] {
        line(&mut ics, text);
    }
    for entry in entries {
        let Some(end) = entry.end() else { continue };
        let task = &entry.attendance.task;
        let project = name(task.project.as_ref(), projects);
        let summary = match (entry.kind(), project, task.comment.as_str()) {
            (Kind::Break, _, _) => "Break".to_owned(),
            (Kind::Work, "", "") => "Work".to_owned(),
            (Kind::Work, "", text) | (Kind::Work, text, "") => text.to_owned(),
            (Kind::Work, project, comment) => [project, ": ", comment].concat(),
        };
        line(&mut ics, "BEGIN:VEVENT");
        line(&mut ics, &["UID:", entry.key.as_str(), "@personio-web"].concat());
        line(&mut ics, &["DTSTAMP:", &basic(stamp), "Z"].concat());
        line(&mut ics, &["DTSTART:", &basic(entry.start())].concat());
        line(&mut ics, &["DTEND:", &basic(end)].concat());
        line(&mut ics, &["SUMMARY:", &escaped(&summary)].concat());
        line(&mut ics, "END:VEVENT");
    }
    line(&mut ics, "END:VCALENDAR");
    ics
}

/// `20260601T080000`
fn basic(time: LocalDateTime) -> String {
    time.to_string().replace(['-', ':'], "")
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace("\r\n", "\\n")
        .replace(['\n', '\r'], "\\n")
}

/// A line of content in pieces of at most 75 bytes, none of which divides a letter.
fn line(ics: &mut String, content: &str) {
    let mut length = 0;
    for letter in content.chars() {
        if length + letter.len_utf8() > 75 {
            ics.push_str("\r\n ");
            length = 1;
        }
        ics.push(letter);
        length += letter.len_utf8();
    }
    ics.push_str("\r\n");
}

/// What is recorded as JSON, for other programs: an entry each line.
#[must_use]
pub fn to_json(entries: &[Entry]) -> String {
    let entry = |Entry { day, attendance, .. }: &Entry| {
        let mut to = Writer::default();
        to.begin_object();
        to.name("day");
        day.write(&mut to);
        to.name("kind");
        attendance.kind.write(&mut to);
        to.name("start");
        attendance.start.write(&mut to);
        to.name("end");
        attendance.end.write(&mut to);
        to.name("project");
        attendance.task.project.write(&mut to);
        to.name("comment");
        Some(&attendance.task.comment).filter(|comment| !comment.is_empty()).cloned().write(&mut to);
        to.end_object();
        to.finish()
    };
    ["[\n", &entries.iter().map(entry).collect::<Vec<_>>().join(",\n"), "\n]\n"].concat()
}
