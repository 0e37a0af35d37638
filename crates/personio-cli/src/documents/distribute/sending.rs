//! Sending a plan, each document once.

use std::path::{Path, PathBuf};

use personio::{
    documents::v1::{Document, UploadDocument},
    id::v1::DocumentCategoryId,
    persons::Person,
    request::Create,
};
use serde_json::json;

use super::{
    journal::{Journal, Key, State},
    plan::{Plan, Row, Send},
    unclear,
};
use crate::{
    documents::{
        file::{LocalFile, title},
        send::employee,
    },
    failure::{Exit, Failure},
    output::Table,
    session::Session,
};

/// What is to be sent, and where it is noted.
pub(super) struct Job<'a> {
    pub(super) folder: &'a Path,
    pub(super) category: DocumentCategoryId,
    pub(super) accepts_fuzzy: bool,
    pub(super) journal: PathBuf,
    pub(super) persons: &'a [Person],
}

/// What became of each file.
#[derive(Debug)]
pub(super) struct Report {
    shown: Table,
    sent: usize,
    before: usize,
    not_wanted: usize,
    to_look_at: usize,
    failed: usize,
    left: usize,
    /// Why it ended before its end.
    stopped: Option<Failure>,
}

/// What became of a file.
enum Outcome {
    Sent(String),
    Before(String),
    NotWanted,
    ToLookAt,
    /// Only shown.
    Shown,
}

pub(super) async fn send(session: &Session, plan: &Plan, job: &Job<'_>) -> Result<Report, Failure> {
    let mut journal = if session.is_dry() { None } else { Some(Journal::open(&job.journal)?) };
    let columns =
        [("file", "File"), ("name", "For"), ("person", "Person"), ("result", "Result"), ("document", "Document")];
    let mut report = Report {
        shown: Table::new(&columns),
        sent: 0,
        before: 0,
        not_wanted: 0,
        to_look_at: 0,
        failed: 0,
        left: 0,
        stopped: None,
    };
    let total = plan.rows.len();
    for (index, row) in plan.rows.iter().enumerate() {
        if report.stopped.is_some() {
            report.left += 1;
            report.shown.push([json!(row.file), json!(row.name), json!(row.person), json!("not reached"), json!(null)]);
            continue;
        }
        let (result, document) = match one(session, row, job, journal.as_mut()).await {
            Ok(Outcome::Shown) => continue,
            Ok(Outcome::Sent(id)) => {
                report.sent += 1;
                session.out.note(&format!("{}/{total} {}", index + 1, row.file));
                ("sent".to_owned(), Some(id))
            }
            Ok(Outcome::Before(id)) => {
                report.before += 1;
                ("was there".to_owned(), Some(id))
            }
            Ok(Outcome::NotWanted) => {
                report.not_wanted += 1;
                ("not wanted".to_owned(), None)
            }
            Ok(Outcome::ToLookAt) => {
                report.to_look_at += 1;
                (format!("to be looked at: {}", row.rule), None)
            }
            // What is wrong with one file says nothing about the next; everything else does.
            Err(failure) if matches!(failure.exit, Exit::Failed | Exit::Usage) => {
                report.failed += 1;
                (format!("failed: {}", failure.what()), None)
            }
            Err(failure) => {
                report.left += 1;
                let what = failure.what().to_owned();
                report.stopped = Some(failure);
                (format!("stopped: {what}"), None)
            }
        };
        report.shown.push([json!(row.file), json!(row.name), json!(row.person), json!(result), json!(document)]);
    }
    Ok(report)
}

async fn one(session: &Session, row: &Row, job: &Job<'_>, journal: Option<&mut Journal>) -> Result<Outcome, Failure> {
    match row.send {
        Send::No => return Ok(Outcome::NotWanted),
        Send::Look if !job.accepts_fuzzy || row.person.is_empty() => return Ok(Outcome::ToLookAt),
        _ => {}
    }
    let person = person(job.persons, &row.person)?;
    let file = LocalFile::look(&in_folder(job.folder, &row.file)?)?;
    if file.sha256 != row.sha256 {
        return Err(
            unclear("the file has changed since the plan was made").advice("delete the plan to have it made anew")
        );
    }
    let upload = UploadDocument {
        title: title(&row.title)?,
        employee: employee(person.id.as_str())?,
        category: job.category,
        comment: Some(row.comment.clone()).filter(|comment| !comment.is_empty()),
        date: row.date,
        file_name: file.name.clone(),
        size: file.size,
    };
    let Some(journal) = journal else {
        return session.shown(&upload).map(|_| Outcome::Shown);
    };
    let key = Key {
        sha256: file.sha256.clone(),
        person: person.id.to_string(),
        title: upload.title.clone(),
        category: job.category.to_string(),
    };
    match journal.state(&key) {
        Some(State::Sent { document }) => return Ok(Outcome::Before(document.clone())),
        Some(State::Begun) => {
            if let Some(document) = found(session, &upload).await? {
                journal.note(&key, State::Sent { document: document.clone() })?;
                return Ok(Outcome::Before(document));
            }
        }
        Some(State::Refused) | None => {}
    }
    journal.note(&key, State::Begun)?;
    match session.create_file(&upload, file.content()).await {
        Ok(Some(document)) => {
            let document = id(document);
            journal.note(&key, State::Sent { document: document.clone() })?;
            Ok(Outcome::Sent(document))
        }
        Ok(None) => Ok(Outcome::Shown),
        Err(failure) => {
            if failure.exit != Exit::Unclear {
                journal.note(&key, State::Refused)?;
            }
            Err(failure)
        }
    }
}

/// Whether a document that was begun arrived after all.
async fn found(session: &Session, upload: &UploadDocument) -> Result<Option<String>, Failure> {
    let Some(lookup) = upload.lookup() else { return Ok(None) };
    Ok(upload.find(session.all(lookup).await?).map(id))
}

fn id(document: Document) -> String {
    let v2 = document.id_v2.map(|id| id.to_string());
    document.id.map(|id| id.to_string()).or(v2).unwrap_or_default()
}

/// The person of a plan's line: an id or an address, and somebody whom Personio knows.
fn person<'a>(persons: &'a [Person], named: &str) -> Result<&'a Person, Failure> {
    let is_it = |person: &&Person| {
        person.id.as_str() == named || person.email.as_deref().is_some_and(|email| email.eq_ignore_ascii_case(named))
    };
    persons.iter().find(is_it).ok_or_else(|| unclear(&format!("Personio knows nobody as {named:?}")))
}

/// A file of the folder itself: a plan that was changed leads nowhere else.
fn in_folder(folder: &Path, name: &str) -> Result<PathBuf, Failure> {
    let is_name = Path::new(name).components().count() == 1 && Path::new(name).file_name().is_some();
    if is_name { Ok(folder.join(name)) } else { Err(unclear(&format!("{name:?} is no file of the folder"))) }
}

impl Report {
    pub(super) fn show(&self, session: &Session) -> Result<(), Failure> {
        session.out.table(&self.shown)?;
        session.out.note(&self.counts());
        Ok(())
    }

    fn counts(&self) -> String {
        let Self { sent, before, to_look_at, not_wanted, failed, left, .. } = self;
        format!(
            "{sent} sent, {before} were there, {to_look_at} to be looked at, {not_wanted} not wanted, {failed} failed, {left} not reached"
        )
    }

    /// How the run ends.
    pub(super) fn verdict(self) -> Result<(), Failure> {
        let safe = format!("{}; nothing is sent twice", self.counts());
        if let Some(stopped) = self.stopped {
            return Err(stopped
                .safe(safe)
                .advice("run the same command again once the reason is gone: it goes on where it was"));
        }
        if self.failed + self.to_look_at > 0 {
            return Err(Failure::new(Exit::Partly, "some files were not sent")
                .safe(safe)
                .advice("look at them in the plan, write yes, no or another person, and run the same command again"));
        }
        Ok(())
    }
}
