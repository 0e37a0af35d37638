//! Which file is for whom: a CSV file that people look at and change.

use std::{
    collections::BTreeMap,
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

use personio::calendar::Date;
use serde::{Deserialize, Serialize};

use super::{
    matching::{Verdict, shared, whose},
    people::Known,
    unclear,
};
use crate::{
    documents::file::{LocalFile, title},
    failure::{Exit, Failure},
    output::{guarded, unguarded},
};

/// What is sent to whom.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Plan {
    pub(super) rows: Vec<Row>,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Row {
    /// Its name in the folder.
    pub(super) file: String,
    pub(super) send: Send,
    /// For whom: the id, or the address, of a person.
    #[serde(default)]
    pub(super) person: String,
    /// Whom the plan thinks of; only the person counts.
    #[serde(default)]
    pub(super) name: String,
    /// By which rule, or why not.
    #[serde(default)]
    pub(super) rule: String,
    pub(super) title: String,
    #[serde(default)]
    pub(super) date: Option<Date>,
    #[serde(default)]
    pub(super) comment: String,
    /// What the file was when the plan was made.
    pub(super) sha256: String,
}

/// Whether a file is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Send {
    /// It is.
    #[serde(alias = "ja", alias = "y", alias = "j")]
    Yes,
    /// Somebody has to look first.
    Look,
    /// It is not.
    #[serde(alias = "nein", alias = "n", alias = "")]
    No,
}

impl Send {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Look => "look",
            Self::No => "no",
        }
    }
}

/// What all documents have.
pub(super) struct Wanted<'a> {
    pub(super) title: &'a str,
    pub(super) date: Option<Date>,
    pub(super) comment: Option<&'a str>,
}

impl Plan {
    /// Looks at every PDF of a folder.
    pub(super) fn of(folder: &Path, people: &[Known], wanted: &Wanted<'_>) -> Result<Self, Failure> {
        let paths = files(folder)?;
        let stem = |path: &PathBuf| path.file_stem().and_then(OsStr::to_str).unwrap_or_default().to_owned();
        let stems: Vec<String> = paths.iter().map(stem).collect();
        let shared = shared(&stems);
        let mut rows = Vec::new();
        for (path, stem) in paths.iter().zip(&stems) {
            let file = LocalFile::look(path);
            let verdict = whose(stem, people, &shared);
            rows.push(row(path, stem, file, &verdict, people, wanted)?);
        }
        let mut plan = Self { rows };
        plan.mark_twins();
        Ok(plan)
    }

    /// Two files that would be the same document of the same person: one of them is likely a mistake.
    fn mark_twins(&mut self) {
        let mut counts: BTreeMap<(String, String), usize> = BTreeMap::new();
        for row in self.rows.iter().filter(|row| row.send != Send::No) {
            *counts.entry((row.person.clone(), row.title.clone())).or_default() += 1;
        }
        for row in &mut self.rows {
            let count = counts.get(&(row.person.clone(), row.title.clone()));
            if row.send != Send::No && count.is_some_and(|count| *count > 1) {
                row.send = Send::Look;
                row.rule = format!("{}; several files with this title for this person", row.rule);
            }
        }
    }

    /// Reads a plan that somebody may have changed.
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        let text = fs::read(path).map_err(|error| Failure::file("read the plan", path, &error))?;
        // Spreadsheets put a mark in front, and semicolons where commas are decimal signs.
        let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&text);
        let header = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let delimiter = if header.contains(&b';') { b';' } else { b',' };
        let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).trim(csv::Trim::All).from_reader(text);
        let mut rows = Vec::new();
        for row in reader.deserialize() {
            let row: Row = row.map_err(|error| {
                unclear(&format!("the plan {} cannot be read: {error}", path.display()))
                    .exit(Exit::Usage)
                    .advice("mend the line, or delete the plan to have it made anew")
            })?;
            rows.push(Row {
                file: unguarded(&row.file).to_owned(),
                title: unguarded(&row.title).to_owned(),
                comment: unguarded(&row.comment).to_owned(),
                ..row
            });
        }
        Ok(Self { rows })
    }

    /// Writes the plan, all of it or nothing.
    pub(super) fn write(&self, path: &Path) -> Result<(), Failure> {
        let failed = |error: std::io::Error| Failure::file("write the plan", path, &error);
        let mut draft = path.as_os_str().to_owned();
        draft.push(".part");
        let mut writer = csv::Writer::from_path(&draft).map_err(|error| failed(error.into()))?;
        for row in &self.rows {
            let guard = |text: &str| guarded(text).into_owned();
            let row = Row {
                file: guard(&row.file),
                name: guard(&row.name),
                title: guard(&row.title),
                comment: guard(&row.comment),
                ..row.clone()
            };
            writer.serialize(row).map_err(|error| failed(error.into()))?;
        }
        writer.flush().and_then(|()| fs::rename(&draft, path)).map_err(failed)
    }
}

/// The PDFs of a folder, sorted by name. Hidden files are not for anybody.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| Failure::file("read the folder", folder, &error))?;
    let mut paths = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| Failure::file("read the folder", folder, &error))?.path();
        let is_pdf = path.extension().and_then(OsStr::to_str).is_some_and(|it| it.eq_ignore_ascii_case("pdf"));
        let is_hidden = path.file_name().and_then(OsStr::to_str).is_none_or(|name| name.starts_with('.'));
        if is_pdf && !is_hidden && path.is_file() {
            paths.push(path);
        }
    }
    if paths.is_empty() {
        return Err(
            unclear(&format!("there are no PDFs in {}", folder.display())).advice("name the folder with the files")
        );
    }
    paths.sort();
    Ok(paths)
}

fn row(
    path: &Path,
    stem: &str,
    file: Result<LocalFile, Failure>,
    verdict: &Verdict,
    people: &[Known],
    wanted: &Wanted<'_>,
) -> Result<Row, Failure> {
    let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default().to_owned();
    let (send, person, rule) = match verdict {
        Verdict::Certain(index, rule) => (Send::Yes, people.get(*index), (*rule).to_owned()),
        Verdict::Fuzzy(index, rule) => (Send::Look, people.get(*index), (*rule).to_owned()),
        Verdict::Several(all) => {
            let names = all.iter().filter_map(|index| people.get(*index)).map(|it| format!("{} ({})", it.name, it.id));
            (Send::Look, None, format!("fits several: {}", names.take(5).collect::<Vec<_>>().join(", ")))
        }
        Verdict::Nobody => (Send::Look, None, "fits nobody".to_owned()),
    };
    let (send, rule, sha256) = match file {
        Ok(file) => (send, rule, file.sha256),
        Err(failure) => (Send::No, failure.what().to_owned(), String::new()),
    };
    let person_name = person.map(|it| it.name.clone()).unwrap_or_default();
    Ok(Row {
        file: name,
        send,
        person: person.map(|it| it.id.to_string()).unwrap_or_default(),
        title: title(&wanted.title.replace("{file}", stem).replace("{name}", &person_name))?,
        name: person_name,
        rule,
        date: wanted.date,
        comment: wanted.comment.unwrap_or_default().to_owned(),
        sha256,
    })
}
