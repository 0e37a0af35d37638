//! Which file is for whom: a table that people look at and change.

use std::collections::BTreeMap;

use personio::{
    calendar::Date,
    csv::{Table, Unreadable, Writer, unguarded},
    documents::v1::MAX_TITLE,
};

use super::{Paper, Proposal};

/// What is sent to whom.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// A row for each file.
    pub rows: Vec<Row>,
}

/// A file.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What names it.
    pub file: String,
    /// Whether it is sent.
    pub send: Send,
    /// For whom: the id, or the address, of a person.
    pub person: String,
    /// Whom the plan thinks of; only the person counts.
    pub name: String,
    /// By which rule, or why not.
    pub rule: String,
    /// What people call the document.
    pub title: String,
    /// Its date.
    pub date: Option<Date>,
    /// A note.
    pub comment: String,
    /// What the file was when the plan was made.
    pub sha256: String,
}

/// Whether a file is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Send {
    /// It is.
    Yes,
    /// Somebody has to look first.
    Look,
    /// It is not.
    No,
}

/// What all documents have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// What people call them; `{file}` and `{name}` stand for the file and the person.
    pub title: String,
    /// Their date.
    pub date: Option<Date>,
    /// A note.
    pub comment: String,
}

/// Why a plan cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misread {
    /// It is no table.
    NoTable(Unreadable),
    /// A column is missing.
    NoColumn(&'static str),
    /// A cell makes no sense: its line, its column, what stands there.
    Cell(usize, &'static str, String),
}

const COLUMNS: [&str; 9] = ["file", "send", "person", "name", "rule", "title", "date", "comment", "sha256"];
/// Without these there is no plan.
const NEEDED: [&str; 4] = ["file", "send", "title", "sha256"];

impl Send {
    /// The word in the plan.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Look => "look",
            Self::No => "no",
        }
    }

    fn read(word: &str) -> Option<Self> {
        match word.to_lowercase().as_str() {
            "yes" | "ja" | "y" | "j" => Some(Self::Yes),
            "look" => Some(Self::Look),
            "no" | "nein" | "n" | "" => Some(Self::No),
            _ => None,
        }
    }
}

impl Wanted {
    /// The title of a document.
    #[must_use]
    pub fn title(&self, stem: &str, name: &str) -> String {
        self.title.replace("{file}", stem).replace("{name}", name).trim().to_owned()
    }
}

/// Whether Personio takes a title.
#[must_use]
pub fn is_title(text: &str) -> bool {
    let text = text.trim();
    !text.is_empty() && text.chars().count() <= MAX_TITLE
}

impl Plan {
    /// The plan of some files as it is proposed. Two that would be the same document of the same person wait for a look.
    #[must_use]
    pub fn of(papers: &[Paper], mut proposals: Vec<Proposal>, wanted: &Wanted) -> Self {
        let titles: Vec<String> =
            papers.iter().zip(&proposals).map(|(paper, it)| wanted.title(paper.stem(), &it.name)).collect();
        Proposal::mark_twins(&mut proposals, &titles);
        let rows = papers.iter().zip(proposals).zip(titles).map(|((paper, proposal), title)| Row {
            file: paper.file.clone(),
            send: proposal.send,
            person: proposal.person.as_ref().map(ToString::to_string).unwrap_or_default(),
            rule: match paper.content.remark().filter(|_| paper.problem.is_none()) {
                Some(remark) => [proposal.to_words().as_str(), remark].join("; "),
                None => proposal.to_words(),
            },
            name: proposal.name,
            title,
            date: wanted.date,
            comment: wanted.comment.clone(),
            sha256: paper.sha256.clone(),
        });
        Self { rows: rows.collect() }
    }

    /// Reads a plan that somebody may have changed, with a spreadsheet in any language.
    ///
    /// # Errors
    /// When it is no table, lacks a column, or a cell makes no sense.
    pub fn read(text: &str) -> Result<Self, Misread> {
        let table = Table::read(text).map_err(Misread::NoTable)?;
        let places: BTreeMap<&str, usize> =
            COLUMNS.iter().filter_map(|name| Some((*name, table.header.iter().position(|it| it == name)?))).collect();
        if let Some(missing) = NEEDED.iter().find(|name| !places.contains_key(**name)) {
            return Err(Misread::NoColumn(missing));
        }
        let mut rows = Vec::new();
        for (line, cells) in &table.rows {
            let cell = |name: &str| {
                let cell = places.get(name).and_then(|place| cells.get(*place));
                unguarded(cell.map(String::as_str).unwrap_or_default()).to_owned()
            };
            let (send, date) = (cell("send"), cell("date"));
            let read_date = match date.as_str() {
                "" => None,
                text => Some(text.parse().map_err(|_| Misread::Cell(*line, "date", date.clone()))?),
            };
            rows.push(Row {
                file: cell("file"),
                send: Send::read(&send).ok_or(Misread::Cell(*line, "send", send))?,
                person: cell("person"),
                name: cell("name"),
                rule: cell("rule"),
                title: cell("title"),
                date: read_date,
                comment: cell("comment"),
                sha256: cell("sha256"),
            });
        }
        Ok(Self { rows })
    }

    /// Writes it as CSV.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut csv = Writer::new("\n");
        csv.row(COLUMNS);
        for row in &self.rows {
            let date = row.date.map(|date| date.to_string()).unwrap_or_default();
            csv.row([
                &row.file,
                row.send.as_str(),
                &row.person,
                &row.name,
                &row.rule,
                &row.title,
                &date,
                &row.comment,
                &row.sha256,
            ]);
        }
        csv.finish()
    }
}

impl std::fmt::Display for Misread {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoTable(unreadable) => unreadable.fmt(formatter),
            Self::NoColumn(name) => write!(formatter, "it has no column {name}"),
            Self::Cell(line, column, text) => write!(formatter, "line {line}: {text:?} is no {column}"),
        }
    }
}

impl std::error::Error for Misread {}

#[cfg(test)]
mod tests {
    use super::{Misread, Plan, Row, Send, is_title};

    fn plan() -> Plan {
        let row = |file: &str, send| Row {
            file: file.into(),
            send,
            person: "7".into(),
            name: "=Ada".into(),
            rule: "e-mail".into(),
            title: "Payslip, May".into(),
            date: Some("2026-05-31".parse().unwrap()),
            comment: "-".into(),
            sha256: "0a".into(),
        };
        Plan { rows: vec![row("-a.pdf", Send::Yes), row("b.pdf#1-2", Send::Look), row("c.pdf", Send::No)] }
    }

    #[test]
    fn a_plan_is_read_as_it_was_written_also_after_a_spreadsheet() {
        let csv = plan().to_csv();
        assert!(csv.starts_with("file,send,person,name,rule,title,"), "{csv}");
        assert!(csv.contains("'-a.pdf,yes,7,'=Ada,"), "{csv}");
        assert_eq!(Plan::read(&csv), Ok(plan()));
        let spreadsheet = csv.replace("\"Payslip, May\"", "Payslip May").replace(',', ";").replace(";yes;", ";JA;");
        let read = Plan::read(&format!("\u{feff}{spreadsheet}")).unwrap();
        assert_eq!((read.rows[0].send, read.rows[0].title.as_str()), (Send::Yes, "Payslip May"));
    }

    #[test]
    fn what_makes_no_sense_is_named_with_its_line() {
        let csv = plan().to_csv();
        assert_eq!(
            Plan::read(&csv.replace(",look,", ",vielleicht,")),
            Err(Misread::Cell(3, "send", "vielleicht".into()))
        );
        assert_eq!(Plan::read(&csv.replace("sha256", "hash")), Err(Misread::NoColumn("sha256")));
        assert!(Plan::read(&csv.replacen("2026-05-31", "31.5.", 1)).unwrap_err().to_string().contains("line 2"));
    }

    #[test]
    fn a_title_has_1_to_255_characters() {
        assert!(is_title("a") && is_title(&"ü".repeat(255)) && !is_title(" ") && !is_title(&"a".repeat(256)));
    }
}
