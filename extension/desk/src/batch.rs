//! A heap of payslips on the desk: whom each is for, what somebody decided, what became of it. Knows no browser.

mod entry;
mod report;

pub use entry::{Decision, Entry, Outcome, Shown};
pub use report::{Headings, report};

use std::collections::BTreeMap;

use personio::{
    documents::v1::UploadDocument,
    id::v1::{DocumentCategoryId, EmployeeId},
};
use personio_hr::payslips::{
    Basis, Content, Group, Key, Paper, Recipients, Send, assign, groups, in_steps, paper, plan::Wanted,
};

/// How dropped PDFs become payslips.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cutting {
    /// Each is one.
    #[default]
    Whole,
    /// They are cut where the person changes.
    ByPerson,
    /// They are cut after so many pages.
    Every(usize),
}

/// A heap of payslips.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// In the order of their names.
    pub entries: Vec<Entry>,
}

/// How many there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All.
    pub all: usize,
    /// They are sent.
    pub ready: usize,
    /// Somebody has to look.
    pub look: usize,
    /// They are left out.
    pub left_out: usize,
    /// They are in Personio.
    pub arrived: usize,
    /// They were refused.
    pub failed: usize,
}

/// How the pages of a file are cut.
#[must_use]
pub fn cuts(paper: &Paper, people: &Recipients, cutting: Cutting) -> Vec<Group> {
    let Content::Pages(pages) = &paper.content else { return Vec::new() };
    match cutting {
        Cutting::Whole => Vec::new(),
        Cutting::ByPerson => groups(pages, people),
        Cutting::Every(step) => in_steps(pages.len(), step),
    }
}

/// Whether a file holds the payslips of several.
#[must_use]
pub fn is_of_several(paper: &Paper, people: &Recipients) -> bool {
    let groups = cuts(paper, people, Cutting::ByPerson);
    let Content::Pages(pages) = &paper.content else { return false };
    let papers: Vec<Paper> = groups.iter().map(|group| group.paper(&paper.file, pages)).collect();
    let mut persons: Vec<_> =
        assign(&papers, people, Basis::NamesAndTexts).into_iter().filter_map(|proposal| proposal.person).collect();
    persons.sort();
    persons.dedup();
    persons.len() > 1
}

impl Batch {
    /// A heap as it is proposed. `decided` is what somebody decided before, by the content of a file.
    #[must_use]
    pub fn of(papers: Vec<Paper>, people: &Recipients, wanted: &Wanted, decided: &BTreeMap<String, Decision>) -> Self {
        let proposals = assign(&papers, people, Basis::NamesAndTexts);
        let entries = papers.into_iter().zip(proposals).map(|(paper, proposal)| {
            let decision = decided.get(&paper.sha256).filter(|_| paper.problem.is_none()).cloned();
            Entry { paper, proposal, decision, outcome: Outcome::Waiting }
        });
        let mut batch = Self { entries: entries.collect() };
        batch.mark_twins(wanted);
        batch
    }

    /// Two that would be the same document of the same person wait for a look, whoever decided: one is likely a mistake.
    pub fn mark_twins(&mut self, wanted: &Wanted) {
        let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
        let key = |entry: &Entry| {
            let person = entry.person()?.to_string();
            (entry.send() != Send::No).then(|| (person, entry.title(wanted)))
        };
        for key in self.entries.iter().filter_map(key) {
            *counts.entry(key).or_default() += 1;
        }
        for entry in &mut self.entries {
            entry.proposal.is_twin = key(entry).is_some_and(|key| counts.get(&key).is_some_and(|count| *count > 1));
        }
    }

    /// How many there are of each kind.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts { all: self.entries.len(), ..Counts::default() };
        for entry in &self.entries {
            let place = match (&entry.outcome, entry.send()) {
                (Outcome::Sent(_) | Outcome::Before(_), _) => &mut counts.arrived,
                (Outcome::Failed(_), _) => &mut counts.failed,
                (_, Send::Yes) => &mut counts.ready,
                (_, Send::Look) => &mut counts.look,
                (_, Send::No) => &mut counts.left_out,
            };
            *place += 1;
        }
        counts
    }

    /// The places of those that are shown.
    #[must_use]
    pub fn shown(&self, shown: Shown, search: &str) -> Vec<u32> {
        let search = search.trim().to_lowercase();
        let fits = |entry: &Entry| {
            shown.has(entry)
                && (search.is_empty()
                    || entry.paper.file.to_lowercase().contains(&search)
                    || entry.name().to_lowercase().contains(&search))
        };
        (0..).zip(&self.entries).filter(|(_, entry)| fits(entry)).map(|(place, _)| place).collect()
    }

    /// An entry.
    #[must_use]
    pub fn get(&self, place: u32) -> Option<&Entry> {
        self.entries.get(usize::try_from(place).ok()?)
    }

    /// An entry, to be changed.
    pub fn get_mut(&mut self, place: u32) -> Option<&mut Entry> {
        self.entries.get_mut(usize::try_from(place).ok()?)
    }

    /// The next one to be sent.
    #[must_use]
    pub fn next(&self) -> Option<u32> {
        (0..).zip(&self.entries).find(|(_, entry)| entry.is_due()).map(|(place, _)| place)
    }
}

/// What has to be sent for an entry, and what names it in the journal. `None` as long as it must not be sent.
#[must_use]
pub fn upload(entry: &Entry, wanted: &Wanted, category: DocumentCategoryId) -> Option<(Key, UploadDocument)> {
    let person = entry.person().filter(|_| entry.send() == Send::Yes && entry.paper.problem.is_none())?;
    let upload = UploadDocument {
        title: entry.title(wanted),
        employee: EmployeeId(person.as_str().parse().ok()?),
        category,
        comment: Some(wanted.comment.trim().to_owned()).filter(|comment| !comment.is_empty()),
        date: wanted.date,
        file_name: paper::file_name(&entry.paper.file),
        size: entry.paper.size,
    };
    let key = Key {
        sha256: entry.paper.sha256.clone(),
        person: person.to_string(),
        title: upload.title.clone(),
        category: category.to_string(),
    };
    Some((key, upload))
}

#[cfg(test)]
mod tests;
