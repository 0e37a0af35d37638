//! Payslips for everyone: a folder or an archive of files, each for one person, or one file that is cut into them.
//!
//! First a plan: which file is for whom, by which rule, how certain. It is a CSV file that people look at and change.
//! Then the plan is sent. A journal beside it knows what has begun and what is done, so that a second run goes on where
//! the first one ended, whatever ended it, and nobody gets a document twice. What decides lies in `personio-hr`.

mod journal;
mod planning;
mod sending;
mod source;

use std::path::PathBuf;

use personio_hr::payslips::{Plan, Recipients, Row, Send as Wish, plan::Wanted};
use serde_json::json;

use self::{planning::Rules, source::Source};
use crate::{
    failure::{Exit, Failure},
    output::Table,
    person,
    session::Session,
};

/// Puts each file of a folder into the file of whom it is for.
///
/// A plan is made first and sends nothing. Rules, in this order: the address in the name of the file, the personnel
/// number, the whole name; each must fit one person only, and no two may disagree. What fits less (a last name, a slip
/// of the pen) is marked "look" and not sent until somebody writes "yes" in the plan, or says --accept-fuzzy.
#[derive(Debug, clap::Args)]
pub(crate) struct Distribute {
    /// The folder with the files, a ZIP archive of them, or one PDF.
    #[arg(value_name = "FOLDER")]
    from: PathBuf,

    /// What tells whom a file is for: its name, or its text as well.
    #[arg(long = "match", value_name = "WHAT", default_value = "name")]
    basis: planning::What,

    /// Cuts a PDF where the person in its text changes (person), or after so many pages.
    #[arg(long, value_name = "HOW")]
    split: Option<planning::Split>,

    /// The category: its id or its name.
    #[arg(long, value_name = "CATEGORY")]
    category: String,

    /// What people call the document; {file} and {name} stand for the file and the person.
    #[arg(long, value_name = "TEXT", default_value = "{file}")]
    title: String,

    /// The date of the documents.
    #[arg(long, value_name = "DAY", allow_negative_numbers = true)]
    date: Option<String>,

    /// A comment.
    #[arg(long, value_name = "TEXT")]
    comment: Option<String>,

    /// The plan, as CSV. Made if it is not there, else taken as it is. Without it, distribute.csv in the folder, or a file
    /// named after the archive or the PDF beside it.
    #[arg(long, value_name = "FILE")]
    plan: Option<PathBuf>,

    /// Sends what the plan says.
    #[arg(long)]
    send: bool,

    /// Sends what fits one person only in part, too.
    #[arg(long)]
    accept_fuzzy: bool,

    /// The attribute with the personnel number: its id or its label; "id" is Personio's own.
    #[arg(long, value_name = "ATTRIBUTE")]
    number: Option<String>,
}

pub(super) async fn run(session: &Session, distribute: Distribute) -> Result<(), Failure> {
    let path = distribute.plan.clone().unwrap_or_else(|| source::plan_beside(&distribute.from));
    let categories = super::categories(session).await?;
    let category = super::category(&categories, &distribute.category)?.id;
    let persons = person::everybody(session).await?;
    let source = Source::open(&distribute.from)?;
    let plan = if path.exists() {
        session.out.note(&format!("taking the plan {}", path.display()));
        planning::read(&path)?
    } else {
        let date = distribute.date.as_deref().map(|day| session.day(day)).transpose()?;
        let people = Recipients::of(&persons, distribute.number.as_deref()).map_err(|unknown| {
            unclear(&format!("nobody has the attribute {:?}", unknown.0)).advice(
                "write its label as in Personio, or its id; attributes that the credentials may not read are missing",
            )
        })?;
        let comment = distribute.comment.clone().unwrap_or_default();
        let wanted = Wanted { title: distribute.title.clone(), date, comment };
        let plan =
            planning::make(&source, &people, Rules { basis: distribute.basis, split: distribute.split }, &wanted)?;
        if !session.is_dry() {
            planning::write(&plan, &path)?;
        }
        plan
    };
    let counts = |wish: Wish| plan.rows.iter().filter(|row| row.send == wish).count();
    session.out.note(&format!(
        "{} files: {} to be sent, {} to be looked at, {} not to be sent",
        plan.rows.len(),
        counts(Wish::Yes),
        counts(Wish::Look),
        counts(Wish::No),
    ));
    if !distribute.send {
        show(session, &plan)?;
        session.out.note(&format!(
            "Nothing was sent. Look at {}, write yes, no or another person where needed, and run it again with --send.",
            path.display()
        ));
        return Ok(());
    }
    let job = sending::Job {
        source: &source,
        category,
        accepts_fuzzy: distribute.accept_fuzzy,
        journal: journal::beside(&path),
        persons: &persons,
    };
    let report = sending::send(session, &plan, &job).await?;
    if session.is_dry() {
        return Ok(());
    }
    report.show(session)?;
    report.verdict()
}

fn show(session: &Session, plan: &Plan) -> Result<(), Failure> {
    let mut shown = Table::new(&[
        ("file", "File"),
        ("send", "Send"),
        ("name", "For"),
        ("person", "Person"),
        ("rule", "Because of"),
        ("title", "Title"),
    ]);
    for Row { file, send, name, person, rule, title, .. } in &plan.rows {
        shown.push([json!(file), json!(send.as_str()), json!(name), json!(person), json!(rule), json!(title)]);
    }
    session.out.table(&shown)
}

/// Nothing that is unclear is sent.
fn unclear(what: &str) -> Failure {
    Failure::new(Exit::Failed, what).safe("nothing was sent")
}
