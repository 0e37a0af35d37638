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
    /// Which files belong to it.
    parts: Parts,
}

#[derive(Debug, Clone, Copy)]
enum Parts {
    /// Some of the widget's files.
    Widget(&'static [Part]),
    /// What an import of the npm package loads, by what belongs to the other one only.
    Npm(Import),
    /// Some of the extension's files, by the start of their names.
    Extension(&'static [&'static str]),
    /// Those, but for what is weighed by itself.
    ExtensionBut(&'static [&'static str], &'static [&'static str]),
}

/// What of the npm package is loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Import {
    /// `personio-web/api`.
    Api,
    /// `personio-web/feed`.
    Feed,
    /// `personio-web/apply`.
    Apply,
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
    /// The page's address as state, where the editor asked for it.
    Address,
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
}

/// What is weighed, and why it may weigh so much: a career page is opened on a phone, a popup many times a day.
pub const ARTEFACTS: [Artefact; 17] = [
    Artefact { name: "widget, list", budget: 95_000, goal: 75_000, parts: Parts::Widget(&[Part::List]) },
    Artefact {
        name: "widget, list and form",
        budget: 150_000,
        goal: 110_000,
        parts: Parts::Widget(&[Part::List, Part::Detail, Part::Form]),
    },
    Artefact { name: "popup", budget: 170_000, goal: 130_000, parts: Parts::Extension(&["popup.", "popup-core."]) },
    Artefact {
        name: "popup, every screen",
        budget: 200_000,
        goal: 170_000,
        parts: Parts::ExtensionBut(&["popup"], &["popup-transfer.", "popup-mine."]),
    },
    // It is woken each minute; what sends and reads is loaded when there is something to send or to read.
    Artefact {
        name: "worker, when it wakes",
        budget: 80_000,
        goal: 60_000,
        parts: Parts::Extension(&["worker.", "worker-core."]),
    },
    Artefact {
        name: "worker, with what sends",
        budget: 195_000,
        goal: 150_000,
        parts: Parts::ExtensionBut(&["worker"], &["worker-omnibox."]),
    },
    Artefact { name: "npm, the whole API", budget: 150_000, goal: 120_000, parts: Parts::Npm(Import::Api) },
    Artefact { name: "npm, feed and board", budget: 105_000, goal: 80_000, parts: Parts::Npm(Import::Feed) },
    // Scripts alone.
    Artefact { name: "npm, applying", budget: 3_000, goal: 2_500, parts: Parts::Npm(Import::Apply) },
    // For those who record by the address bar.
    Artefact {
        name: "worker, address bar",
        budget: 14_000,
        goal: 10_000,
        parts: Parts::Extension(&["worker-omnibox."]),
    },
    // In a tab of its own, for the few who come from elsewhere.
    Artefact {
        name: "popup, import and export",
        budget: 40_000,
        goal: 25_000,
        parts: Parts::Extension(&["popup-transfer."]),
    },
    // What is looked at, chosen from or split up now and then, and not needed to record anything.
    Artefact {
        name: "popup, documents, people, time sheet",
        budget: 40_000,
        goal: 30_000,
        parts: Parts::Extension(&["popup-mine."]),
    },
    // Opened now and then, at a desk: payslips, with what matches them to people and the models of both.
    Artefact {
        name: "desk",
        budget: 235_000,
        goal: 200_000,
        parts: Parts::Extension(&["desk-core", "desk-tools", "desk."]),
    },
    // With people and projects: everything that can be written about them, one by one and from tables.
    Artefact {
        name: "desk, every screen",
        budget: 355_000,
        goal: 300_000,
        parts: Parts::ExtensionBut(&["desk"], &["desk-files", "desk-time.", "desk-document."]),
    },
    // A reader of PDFs with the alphabets that they are written in; it comes when files are dropped.
    Artefact { name: "desk, reading files", budget: 525_000, goal: 300_000, parts: Parts::Extension(&["desk-files"]) },
    // At the end of a month: reading who worked for what, the sheet, its chart.
    Artefact { name: "desk, time per project", budget: 32_000, goal: 25_000, parts: Parts::Extension(&["desk-time."]) },
    // For one person now and then; with what tells how much of a file is sent.
    Artefact { name: "desk, a document", budget: 15_000, goal: 10_000, parts: Parts::Extension(&["desk-document."]) },
];

impl Artefact {
    /// Weighs the artefact.
    pub fn judge(&self, weighed: &Weighed) -> Verdict {
        let weight: usize = match self.parts {
            Parts::Widget(parts) => {
                let files = weighed.widget.files.iter().filter(|(logical, _)| parts.contains(&part(logical)));
                files.map(|(_, file)| weight(file)).sum()
            }
            Parts::Npm(import) => {
                let files = weighed.npm.files.iter().filter(|(path, _)| import.loads(path));
                files.map(|(_, file)| weight(file)).sum()
            }
            Parts::Extension(starts) => extension(weighed, |name| starts.iter().any(|start| name.starts_with(start))),
            Parts::ExtensionBut(starts, but) => {
                let is_one = |name: &str, starts: &[&str]| starts.iter().any(|start| name.starts_with(start));
                extension(weighed, |name| !is_one(name, but) && is_one(name, starts))
            }
        };
        if weight > self.budget { Verdict::Over(weight) } else { Verdict::Within(weight) }
    }
}

impl Import {
    /// Whether it loads a file; one that nobody planned counts for all that load modules.
    fn loads(self, path: &str) -> bool {
        let of_feed = path.contains("feed");
        let of_api = ["wasm/personio.", "api.", "client.js", "pages.js", "webhook.js", "worktime.js", "main.js"]
            .iter()
            .any(|start| path.starts_with(start));
        let of_applying = path == "apply.js";
        match self {
            Self::Api => !of_feed && !of_applying,
            Self::Feed => !of_api && !of_applying,
            Self::Apply => of_applying || path == "error.js",
        }
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
    } else if rest.starts_with("-address.") {
        Part::Address
    } else if rest.starts_with("-feed.") {
        Part::Feed
    } else if logical.starts_with("texts-") {
        Part::Language
    } else {
        Part::List
    }
}

/// What some of the extension's files weigh.
fn extension(weighed: &Weighed, is_part: impl Fn(&str) -> bool) -> usize {
    weighed.extension.files.iter().filter(|(name, _)| is_part(name)).map(|(_, file)| weight(file)).sum()
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
    fn each_import_of_the_npm_package_weighs_what_it_loads() {
        let npm = manifest(&[
            ("error.js", 1_000),
            ("feed.js", 1),
            ("apply.js", 1_500),
            ("wasm/personio.js", 2),
            ("wasm/personio.wasm", 149_001),
            ("wasm/personio-feed.wasm", 90_000),
        ]);
        let weighed = Weighed { npm, ..Weighed::default() };
        assert_eq!(ARTEFACTS[6].judge(&weighed), Verdict::Over(150_003));
        assert_eq!(ARTEFACTS[7].judge(&weighed), Verdict::Within(91_001));
        assert_eq!(ARTEFACTS[8].judge(&weighed), Verdict::Within(2_500));
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
    fn view_and_worker_of_the_extension_are_weighed_apart_at_first_and_with_all_that_comes_later() {
        let extension = manifest(&[
            ("popup-core.wasm", 169_000),
            ("popup.css", 1_001),
            ("popup-week.wasm", 20_000),
            ("popup-transfer.wasm", 30_000),
            ("worker-core.wasm", 79_000),
            ("worker.js", 1_000),
            ("worker-sync.wasm", 50_000),
            ("worker-omnibox.wasm", 13_000),
            ("texts-de.txt", 9_000),
        ]);
        let weighed = Weighed { extension, ..Weighed::default() };
        assert_eq!(ARTEFACTS[2].judge(&weighed), Verdict::Over(170_001));
        assert_eq!(ARTEFACTS[3].judge(&weighed), Verdict::Within(190_001));
        assert_eq!(ARTEFACTS[4].judge(&weighed), Verdict::Within(80_000));
        assert_eq!(ARTEFACTS[5].judge(&weighed), Verdict::Within(130_000));
        assert_eq!(ARTEFACTS[9].judge(&weighed), Verdict::Within(13_000));
        assert_eq!(ARTEFACTS[10].judge(&weighed), Verdict::Within(30_000));
    }

    #[test]
    fn each_part_of_the_desk_that_few_open_is_weighed_by_itself() {
        let extension = manifest(&[
            ("desk-core.wasm", 234_000),
            ("desk.css", 1_000),
            ("desk-people.wasm", 100_000),
            ("desk-chunk_9.wasm", 20_000),
            ("desk-time.wasm", 32_001),
            ("desk-document.wasm", 15_000),
            ("desk-files-core.wasm", 400_000),
        ]);
        let weighed = Weighed { extension, ..Weighed::default() };
        let verdicts: Vec<Verdict> =
            ARTEFACTS.iter().filter(|it| it.name.starts_with("desk")).map(|it| it.judge(&weighed)).collect();
        let within = Verdict::Within;
        let expected = [within(235_000), within(355_000), within(400_000), Verdict::Over(32_001), within(15_000)];
        assert_eq!(verdicts, expected);
    }

    #[test]
    fn a_file_that_nobody_planned_counts_for_the_list() {
        let widget = widget(&[("personio-jobs-list.wasm", 90_000), ("chart.js", 5_001)]);
        assert_eq!(ARTEFACTS[0].judge(&widget), Verdict::Over(95_001));
    }
}
