//! Working time: list, add, edit, delete.

mod add;
mod advice;
mod delete;
mod edit;
mod list;
mod project;

use personio::{approval::ApprovalFlow, attendances::v2::AttendancePeriod, calendar::LocalDateTime};
use serde_json::{Value, json};

use crate::{
    failure::Failure,
    output::{Format, Table},
    session::Session,
};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    /// Lists periods of work and of breaks.
    List(list::List),
    /// Records work: personio attendances add 9-12:30 13-17:30 @acme review
    Add(add::Add),
    /// Changes a period.
    Edit(edit::Edit),
    /// Deletes periods.
    Delete(delete::Delete),
}

/// What all writes of working time take.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Writing {
    /// Confirms at once instead of asking whoever approves. Relays do not take it from employees.
    #[arg(long)]
    skip_approval: bool,

    /// The rules of working time, as JSON: see the documentation of personio::worktime. Without it, Germany's.
    #[arg(long, value_name = "FILE")]
    rules: Option<std::path::PathBuf>,

    /// Sends nothing that breaks a rule of working time.
    #[arg(long, conflicts_with = "yes")]
    strict: bool,

    /// Does not ask, whatever the rules of working time say.
    #[arg(long, short)]
    yes: bool,
}

impl Writing {
    fn approval(&self) -> ApprovalFlow {
        if self.skip_approval { ApprovalFlow::Skip } else { ApprovalFlow::Follow }
    }
}

pub(crate) async fn run(session: &Session, command: Command) -> Result<(), Failure> {
    match command {
        Command::List(list) => list::run(session, list).await,
        Command::Add(add) => add::run(session, add).await,
        Command::Edit(edit) => edit::run(session, edit).await,
        Command::Delete(delete) => delete::run(session, delete).await,
    }
}

/// The columns of periods.
const COLUMNS: [(&str, &str); 11] = [
    ("day", "Day"),
    ("start", "Start"),
    ("end", "End"),
    ("minutes", "Minutes"),
    ("type", "Type"),
    ("project", "Project"),
    ("comment", "Comment"),
    ("status", "Status"),
    ("person", "Person"),
    ("id", "Id"),
    ("project_id", "Project id"),
];

/// A period as a row. People read times, and see only what differs from row to row; machines get all of it.
fn row(period: &AttendancePeriod, project: Option<&str>, person: Option<&str>, format: Format) -> [Value; 11] {
    let is_for_people = format == Format::Table;
    let (start, end) = (period.start.date_time.local(), period.end.map(|end| end.date_time.local()));
    let time = |time: LocalDateTime| match is_for_people {
        true if time.date() == period.day() => json!(time.time().to_string()),
        true => json!(format!("{} {}", time.date(), time.time())),
        false => json!(time),
    };
    let project_id = period.project.as_ref().map(|it| it.id.as_str());
    [
        json!(period.day()),
        time(start),
        end.map_or(Value::Null, time),
        json!(period.duration().map(|it| it.0)),
        json!(period.r#type.code().to_lowercase()),
        json!(project.or(project_id)),
        json!(period.comment.as_deref().filter(|comment| !comment.is_empty())),
        json!(period.approval.as_ref().map(|it| it.status.code().to_lowercase())),
        json!(person.or(Some(period.person.id.as_str()).filter(|_| !is_for_people))),
        json!(period.id),
        json!(project_id.filter(|_| !is_for_people)),
    ]
}

fn table() -> Table {
    Table::new(&COLUMNS)
}
