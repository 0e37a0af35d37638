//! What a file holds, beside what is there already.

use std::collections::BTreeMap;

use personio::{calendar::Date, id::v2::ProjectId};

use super::Imported;
use crate::{
    attendance::Attendance,
    edit::{Edit, EntryKey},
    entry::Entry,
    operation::Operation,
    quick::Project,
};

/// What would become of a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// The line that it comes from.
    pub line: usize,
    /// What would be recorded, with the project if there is one of its name.
    pub attendance: Attendance,
    /// The name of a project that the person cannot book on; it is recorded without.
    pub unknown_project: Option<String>,
    /// What would become of it.
    pub verdict: Verdict,
}

/// What would become of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is recorded.
    New,
    /// The same is there already.
    Known,
    /// Something else is there; it is never written over.
    Taken,
    /// The file itself has something else then, further up.
    Twice,
}

/// Judges what a file holds, in its order.
#[must_use]
pub fn judge(imported: &[Imported], entries: &[Entry], projects: &[Project]) -> Vec<Judged> {
    let ids: BTreeMap<String, &ProjectId> =
        projects.iter().map(|project| (project.name.trim().to_lowercase(), &project.id)).collect();
    let mut there = Calendar::default();
    for entry in entries.iter().filter(|entry| !entry.is_rejected()) {
        there.add(entry.attendance.clone());
    }
    let mut accepted = Calendar::default();
    let mut judged = Vec::new();
    for it in imported {
        let project = it.project.as_ref().and_then(|name| ids.get(&name.trim().to_lowercase()));
        let mut attendance = it.attendance.clone();
        attendance.task.project = project.map(|id| (*id).clone());
        let attendance = attendance.tidy();
        let verdict = match (there.in_the_way(&attendance), accepted.in_the_way(&attendance)) {
            (Some(other), _) if is_same(other, &attendance) => Verdict::Known,
            (Some(_), _) => Verdict::Taken,
            (None, Some(_)) => Verdict::Twice,
            (None, None) => Verdict::New,
        };
        if verdict == Verdict::New {
            accepted.add(attendance.clone());
        }
        let unknown_project = it.project.clone().filter(|_| project.is_none());
        judged.push(Judged { line: it.line, attendance, unknown_project, verdict });
    }
    judged
}

/// Records what is new.
#[must_use]
pub fn accept(judged: &[Judged], mut new_key: impl FnMut() -> EntryKey) -> Operation {
    let new = judged.iter().filter(|it| it.verdict == Verdict::New);
    Operation { edits: new.map(|it| Edit::add(new_key(), it.attendance.clone())).collect() }
}

fn is_same(one: &Attendance, other: &Attendance) -> bool {
    (one.kind, one.start, one.end) == (other.kind, other.start, other.end)
}

/// Periods by day, so that thousands are found quickly. None is a day long, so that each touches two days at most.
#[derive(Default)]
struct Calendar {
    days: BTreeMap<Date, Vec<Attendance>>,
    /// Those without an end.
    open: Vec<Attendance>,
}

impl Calendar {
    fn add(&mut self, attendance: Attendance) {
        match attendance.end {
            Some(_) => self.days.entry(attendance.start.date()).or_default().push(attendance),
            None => self.open.push(attendance),
        }
    }

    fn in_the_way(&self, of: &Attendance) -> Option<&Attendance> {
        let first = of.start.date().plus_days(-1).unwrap_or(Date::MIN);
        let last = of.end.map_or(Date::MAX, |end| end.date());
        let near = self.days.range(first..=last).flat_map(|(_, periods)| periods);
        let mut others: Vec<&Attendance> = near.chain(&self.open).filter(|other| other.overlaps(of)).collect();
        others.sort_by_key(|other| !is_same(other, of));
        others.into_iter().next()
    }
}
