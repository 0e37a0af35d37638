//! The budgets, in bytes of brotli 11, wasm and scripts and style together. They are gates; goals are lower.

use super::Weighed;
use crate::{bundle::File, widget::ENTRY};

/// Everything a person downloads for one purpose.
#[derive(Debug, Clone, Copy)]
pub struct Artefact {
    /// What it is for.
    pub name: &'static str,
    /// More is an error.
    pub budget: usize,
    /// What is aimed for.
    pub goal: usize,
    /// Who fails over it.
    pub gate: Gate,
    /// Which files belong to it.
    parts: Parts,
}

/// Who fails when a budget is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    /// `cargo xtask size` and `cargo xtask test`.
    Tests,
    /// `cargo xtask size` only: the budget has never been kept, so no change can have broken it.
    Size,
}

#[derive(Debug, Clone, Copy)]
enum Parts {
    /// Some of the widget's files.
    Widget(&'static [Part]),
    /// All scripts and modules of the npm package.
    Npm,
    /// An artefact that does not exist yet.
    NotBuilt,
}

/// What a file of the widget is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Showing and filtering the list; every file that is not known to come later.
    List,
    /// Looking at a job, which comes before applying, and what several parts share.
    Detail,
    /// Full-text search.
    Search,
    /// Applying.
    Form,
    /// Reading a feed without a relay.
    Feed,
    /// The interface in a language other than English.
    Language,
}

/// How an artefact stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Within its budget.
    Within(usize),
    /// Too heavy.
    Over(usize),
    /// Nothing to weigh yet.
    NotBuilt,
}

/// What is weighed, and why it may weigh so much: a career page is opened on a phone, a popup many times a day.
pub const ARTEFACTS: [Artefact; 5] = [
    Artefact {
        name: "widget, list",
        budget: 95_000,
        goal: 75_000,
        gate: Gate::Tests,
        parts: Parts::Widget(&[Part::List]),
    },
    Artefact {
        name: "widget, list and form",
        budget: 150_000,
        goal: 110_000,
        gate: Gate::Tests,
        parts: Parts::Widget(&[Part::List, Part::Detail, Part::Form]),
    },
    Artefact { name: "popup", budget: 170_000, goal: 130_000, gate: Gate::Tests, parts: Parts::NotBuilt },
    Artefact { name: "worker", budget: 80_000, goal: 60_000, gate: Gate::Tests, parts: Parts::NotBuilt },
    Artefact { name: "npm package", budget: 150_000, goal: 120_000, gate: Gate::Size, parts: Parts::Npm },
];

impl Artefact {
    /// Weighs the artefact.
    pub fn judge(&self, weighed: &Weighed) -> Verdict {
        let weight: usize = match self.parts {
            Parts::Widget(parts) => {
                let files = weighed.widget.files.iter().filter(|(logical, _)| parts.contains(&part(logical)));
                files.map(|(_, file)| weight(file)).sum()
            }
            Parts::Npm => weighed.npm.files.values().map(weight).sum(),
            Parts::NotBuilt => return Verdict::NotBuilt,
        };
        if weight > self.budget { Verdict::Over(weight) } else { Verdict::Within(weight) }
    }
}

/// What a file of the widget is for, by its logical name.
pub fn part(logical: &str) -> Part {
    let prefix = ENTRY.trim_end_matches(".js");
    let rest = logical.strip_prefix(prefix).unwrap_or_default();
    if rest.starts_with("-form.") {
        Part::Form
    } else if rest.starts_with("-detail.") || rest.starts_with("-chunk_") {
        Part::Detail
    } else if rest.starts_with("-search.") {
        Part::Search
    } else if rest.starts_with("-feed.") {
        Part::Feed
    } else if logical.starts_with("texts-") {
        Part::Language
    } else {
        Part::List
    }
}

/// What a file weighs on its way. What was not compressed travels as it is.
fn weight(file: &File) -> usize {
    file.brotli.unwrap_or(file.raw)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::Manifest;

    fn manifest(files: &[(&str, usize)]) -> Manifest {
        let file = |brotli| File { name: String::new(), raw: brotli * 3, gzip: None, brotli: Some(brotli) };
        Manifest { files: files.iter().map(|(name, brotli)| ((*name).to_owned(), file(*brotli))).collect() }
    }

    fn widget(files: &[(&str, usize)]) -> Weighed {
        Weighed { widget: manifest(files), ..Weighed::default() }
    }

    #[test]
    fn everything_in_the_npm_package_counts() {
        let npm = manifest(&[("index.js", 1_000), ("wasm/personio.wasm", 149_001)]);
        assert_eq!(ARTEFACTS[4].judge(&Weighed { npm, ..Weighed::default() }), Verdict::Over(150_001));
    }

    #[test]
    fn the_list_does_not_pay_for_what_comes_later() {
        let widget = widget(&[
            ("personio-jobs.js", 2_000),
            ("personio-jobs-list.wasm", 90_000),
            ("personio-jobs-detail.wasm", 6_000),
            ("personio-jobs-search.wasm", 10_000),
            ("personio-jobs-form.wasm", 40_000),
            ("personio-jobs-feed.wasm", 40_000),
            ("texts-de.txt", 4_000),
        ]);
        assert_eq!(ARTEFACTS[0].judge(&widget), Verdict::Within(92_000));
        assert_eq!(ARTEFACTS[1].judge(&widget), Verdict::Within(138_000));
    }

    #[test]
    fn a_file_that_nobody_planned_counts_for_the_list() {
        let widget = widget(&[("personio-jobs-list.wasm", 90_000), ("chart.js", 5_001)]);
        assert_eq!(ARTEFACTS[0].judge(&widget), Verdict::Over(95_001));
    }
}
