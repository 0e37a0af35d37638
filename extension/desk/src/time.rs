//! The time of projects as lines of a table: projects with their people, or people with their projects. Knows no browser.

use std::collections::BTreeMap;

use personio::{
    calendar::Minutes,
    csv::{Writer, guarded},
    id::v2::{PersonId, ProjectId},
};
use personio_hr::project_time::ProjectTime;

use crate::{
    people::Directory,
    projects::{Projects, name},
};

/// What stands above, and what below it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// Projects, with the people who worked for them.
    #[default]
    Project,
    /// People, with the projects that they worked for.
    Person,
}

/// Who worked how long for what, the most first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    lines: Vec<Line>,
}

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// A sum, or a part of the sum above.
    pub kind: Kind,
    /// A project or somebody.
    pub named: Named,
    /// How long.
    pub minutes: Minutes,
    /// The place of the sum; its own, if it is one.
    of: usize,
    found_by: String,
}

/// Whether a line is a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It is, of so many lines below.
    Sum(u32),
    /// It is a part of one.
    Part,
}

/// A project or somebody, by id and name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Personio's id.
    pub id: String,
    /// What people call it; nothing where nobody knows it any more.
    pub name: Option<String>,
}

impl Sheet {
    /// What was worked, as a table.
    #[must_use]
    pub fn of(time: &ProjectTime, by: By, projects: &Projects, people: &Directory) -> Self {
        let mut names: BTreeMap<&PersonId, String> = BTreeMap::new();
        for person in people.all() {
            names.insert(&person.id, personio_hr::payslips::name(person));
        }
        let mut titles: BTreeMap<&ProjectId, Option<String>> = BTreeMap::new();
        let mut groups: BTreeMap<String, (Named, Vec<(Named, Minutes)>)> = BTreeMap::new();
        for (project, person, minutes) in time.sums() {
            // The relay is asked for projects only; what has none is no project's time.
            let Some(project) = project else { continue };
            let title = titles.entry(project).or_insert_with(|| full_name(projects, project)).clone();
            let project = Named { id: project.to_string(), name: title };
            let person = Named { id: person.to_string(), name: names.get(person).cloned() };
            let (above, below) = match by {
                By::Project => (project, person),
                By::Person => (person, project),
            };
            groups.entry(above.id.clone()).or_insert_with(|| (above, Vec::new())).1.push((below, minutes));
        }
        let mut groups: Vec<_> = groups.into_values().collect();
        let all = |parts: &[(Named, Minutes)]| parts.iter().map(|(_, minutes)| *minutes).sum::<Minutes>();
        groups.sort_by_cached_key(|(named, parts)| (u32::MAX - all(parts).0, named.shown().to_lowercase()));
        let mut lines = Vec::new();
        for (named, mut parts) in groups {
            parts.sort_by_cached_key(|(named, minutes)| (u32::MAX - minutes.0, named.shown().to_lowercase()));
            let (of, count) = (lines.len(), u32::try_from(parts.len()).unwrap_or(u32::MAX));
            let above = named.shown().to_lowercase();
            lines.push(Line { kind: Kind::Sum(count), minutes: all(&parts), of, found_by: above.clone(), named });
            lines.extend(parts.into_iter().map(|(named, minutes)| {
                let found_by = [&above, " ", &named.shown().to_lowercase()].concat();
                Line { kind: Kind::Part, named, minutes, of, found_by }
            }));
        }
        Self { lines }
    }

    /// A line, by place.
    #[must_use]
    pub fn get(&self, place: u32) -> Option<&Line> {
        self.lines.get(usize::try_from(place).ok()?)
    }

    /// The sum that a part is a part of.
    #[must_use]
    pub fn above(&self, place: u32) -> Option<&Line> {
        let part = self.get(place).filter(|line| line.kind == Kind::Part)?;
        self.lines.get(part.of)
    }

    /// The places of lines that have every word of the search in them or in the sum above, with the sums of those.
    #[must_use]
    pub fn find(&self, search: &str) -> Vec<u32> {
        let search = search.to_lowercase();
        let words: Vec<&str> = search.split_whitespace().collect();
        let mut sums: Vec<bool> = vec![false; self.lines.len()];
        let found: Vec<bool> =
            self.lines.iter().map(|line| words.iter().all(|word| line.found_by.contains(word))).collect();
        for (line, is_found) in self.lines.iter().zip(&found) {
            if *is_found && let Some(sum) = sums.get_mut(line.of) {
                *sum = true;
            }
        }
        let all = (0..).zip(found.iter().zip(&sums));
        all.filter(|(_, (is_found, is_sum))| **is_found || **is_sum).map(|(place, _)| place).collect()
    }

    /// The sums among some lines.
    pub fn sums<'a>(&'a self, places: &'a [u32]) -> impl Iterator<Item = &'a Line> {
        places.iter().filter_map(|place| self.get(*place)).filter(|line| line.kind != Kind::Part)
    }

    /// All of it together.
    #[must_use]
    pub fn all(&self) -> Minutes {
        self.lines.iter().filter(|line| line.kind != Kind::Part).map(|line| line.minutes).sum()
    }

    /// The parts among some lines as a table for a spreadsheet, a line for each project and person.
    #[must_use]
    pub fn to_csv(&self, places: &[u32], by: By) -> String {
        let mut csv = Writer::for_spreadsheets();
        csv.row(["project", "person", "hours", "minutes", "project_id", "person_id"]);
        for line in places.iter().filter_map(|place| self.get(*place)).filter(|line| line.kind == Kind::Part) {
            let Some(above) = self.lines.get(line.of) else { continue };
            let (project, person) = match by {
                By::Project => (&above.named, &line.named),
                By::Person => (&line.named, &above.named),
            };
            let minutes = line.minutes.0;
            let texts =
                [project.shown(), person.shown(), &hundredths(minutes), &minutes.to_string(), &project.id, &person.id];
            csv.cells(texts.iter().map(|text| guarded(text)));
        }
        csv.finish()
    }
}

impl Named {
    /// The name, or the id.
    #[must_use]
    pub fn shown(&self) -> &str {
        self.name.as_deref().unwrap_or(&self.id)
    }
}

/// A part with what it is a part of: `Website / Design`.
fn full_name(projects: &Projects, id: &ProjectId) -> Option<String> {
    let project = &projects.get(projects.place(id)?)?.project;
    let above = project.parent_project.as_ref().and_then(|above| projects.get(projects.place(&above.id)?));
    let own = name(project);
    Some(above.map_or_else(|| own.to_owned(), |above| [name(&above.project), " / ", own].concat()))
}

/// Hours with two digits, as spreadsheets read them: `1.75`.
fn hundredths(minutes: u32) -> String {
    let hundredths = (u64::from(minutes) * 100 + 30) / 60;
    let rest = (hundredths % 100).to_string();
    [(hundredths / 100).to_string().as_str(), ".", if rest.len() < 2 { "0" } else { "" }, &rest].concat()
}

#[cfg(test)]
mod tests;
