//! Sending a plan, each document once.

use std::path::PathBuf;

use personio::{
    documents::v1::{Document, UploadDocument},
    id::v1::DocumentCategoryId,
    persons::Person,
    request::Create,
    transport::FileContent,
};
use personio_hr::payslips::{Delivered, Delivery, Key, Plan, Row, Send, State, deliver, paper};
use serde_json::json;

use super::{journal::Journal, source::Source, unclear};
use crate::{
    documents::{file::title, send::employee},
    failure::{Exit, Failure},
    output::Table,
    session::Session,
};

/// What is to be sent, and where it is noted.
pub(super) struct Job<'a> {
    pub(super) source: &'a Source,
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
    let content = job.source.content(&row.file)?;
    if Source::sha256(&content) != row.sha256 {
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
        file_name: paper::file_name(&row.file),
        size: u64::try_from(content.len()).unwrap_or(u64::MAX),
    };
    let Some(journal) = journal else {
        return session.shown(&upload).map(|_| Outcome::Shown);
    };
    let key = Key {
        sha256: row.sha256.clone(),
        person: person.id.to_string(),
        title: upload.title.clone(),
        category: job.category.to_string(),
    };
    let known = journal.state(&key).cloned();
    Ok(match deliver(&mut Post { session, journal, content }, &key, known, &upload).await? {
        Delivered::Sent(document) => Outcome::Sent(document),
        Delivered::Before(document) => Outcome::Before(document),
        Delivered::Shown => Outcome::Shown,
    })
}

/// A document on its way.
struct Post<'a> {
    session: &'a Session,
    journal: &'a mut Journal,
    content: Vec<u8>,
}

impl Delivery for Post<'_> {
    type Error = Failure;

    async fn note(&mut self, key: &Key, state: State) -> Result<(), Failure> {
        self.journal.note(key, state)
    }

    async fn create(&mut self, upload: &UploadDocument) -> Result<Option<Document>, Failure> {
        let content = FileContent::anew(|| Ok(self.content.clone().into()));
        self.session.create_file(upload, content).await
    }

    async fn find(&mut self, upload: &UploadDocument) -> Result<Option<Document>, Failure> {
        let Some(lookup) = upload.lookup() else { return Ok(None) };
        Ok(upload.find(self.session.all(lookup).await?))
    }

    fn is_unclear(failure: &Failure) -> bool {
        failure.exit == Exit::Unclear
    }
}

/// The person of a plan's line: an id or an address, and somebody whom Personio knows.
fn person<'a>(persons: &'a [Person], named: &str) -> Result<&'a Person, Failure> {
    let is_it = |person: &&Person| {
        person.id.as_str() == named || person.email.as_deref().is_some_and(|email| email.eq_ignore_ascii_case(named))
    };
    persons.iter().find(is_it).ok_or_else(|| unclear(&format!("Personio knows nobody as {named:?}")))
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
