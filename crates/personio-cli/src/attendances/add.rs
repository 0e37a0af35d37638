//! Recording work from one line.

use personio::{
    attendances::v2::{AttendancePeriod, CreateAttendancePeriod, PeriodType},
    calendar::Date,
    id::v2::PersonId,
};
use personio_extension_model::{
    attendance::Attendance,
    quick::{self, Command, Context, MistakeKind, Project},
};
use serde_json::json;

use super::{Writing, advice, project, row, table};
use crate::{
    failure::{Exit, Failure},
    person,
    session::Session,
};

/// Records work.
///
/// The line says when: 9-12:30, 9-now, 2h, b30 or "pause 12-12:30" for breaks, mo or 12.11. for the day, @acme for the
/// project, and whatever else for the comment. German words are understood as well.
#[derive(Debug, clap::Args)]
pub(crate) struct Add {
    /// When, and for what.
    #[arg(required = true, value_name = "LINE")]
    line: Vec<String>,

    /// The day, if the line names none; without both, today.
    #[arg(long, value_name = "DAY", allow_negative_numbers = true)]
    date: Option<String>,

    /// The project: its id or (the beginning of) its name.
    #[arg(long, value_name = "PROJECT")]
    project: Option<String>,

    /// The comment.
    #[arg(long, value_name = "TEXT")]
    comment: Option<String>,

    /// Whose: an id, an address, or a part of a name.
    #[arg(long, value_name = "WHO")]
    person: Option<String>,

    #[command(flatten)]
    writing: Writing,
}

pub(super) async fn run(session: &Session, add: Add) -> Result<(), Failure> {
    let mut line = add.line.join(" ");
    if let Some(day) = &add.date {
        line = format!("{} {line}", session.day(day)?);
    }
    let person = person::who(session, add.person.as_deref()).await?;
    let (projects, periods) = understood(session, &line, &add).await?;
    let wanted: Vec<CreateAttendancePeriod> = periods.iter().map(|period| creation(&person, period, &add)).collect();
    let days: Vec<Date> = wanted.iter().map(|it| it.start.date()).collect();
    advice::consult(session, &person, &days, None, &wanted, &add.writing).await?;
    let mut shown = table();
    for (index, period) in wanted.iter().enumerate() {
        match session.create(period).await {
            Ok(Some(created)) => {
                let project = projects.iter().find(|it| Some(&it.id) == period_project(period));
                let recorded = recorded(period, created.id.as_str())?;
                shown.push(row(&recorded, project.map(|it| it.name.as_str()), None, session.out.format));
            }
            Ok(None) => {}
            Err(failure) if index > 0 => {
                session.out.table(&shown)?;
                let rest = wanted.len() - index;
                return Err(failure
                    .exit(Exit::Partly)
                    .safe(format!("{index} of {} periods are recorded, see above; {rest} are not", wanted.len()))
                    .advice("record the rest once the reason is gone, or delete what is there by its id"));
            }
            Err(failure) => return Err(failure),
        }
    }
    if session.is_dry() { Ok(()) } else { session.out.table(&shown) }
}

/// Projects are asked for only where the line may name one.
async fn understood(session: &Session, line: &str, add: &Add) -> Result<(Vec<Project>, Vec<Attendance>), Failure> {
    let read = |projects: &[Project]| {
        let command = quick::parse(line, Context { now: session.now, day: session.now.date(), projects });
        match command {
            Ok(Command::Record { periods, .. }) => Ok(periods),
            Ok(_) => Err(Failure::usage(
                "the line does not say until when",
                "write from and until: 9-12:30, 9-now; the timer is in the browser extension",
            )),
            Err(mistake) => Err(mistaken(line, &mistake)),
        }
    };
    let first = read(&[]);
    let names_nothing = first.as_ref().is_ok_and(|periods| periods.iter().all(|it| it.task.comment.is_empty()));
    if names_nothing && add.project.is_none() {
        return first.map(|periods| (Vec::new(), periods));
    }
    let projects = project::known(session).await?;
    let mut periods = read(&projects)?;
    if let Some(named) = &add.project {
        let id = project::one(&projects, named)?;
        periods.iter_mut().for_each(|it| it.task.project = Some(id.clone()));
    }
    Ok((projects, periods))
}

fn creation(person: &PersonId, period: &Attendance, add: &Add) -> CreateAttendancePeriod {
    let mut period = period.clone();
    if let Some(comment) = &add.comment {
        period.task.comment.clone_from(comment);
    }
    let period = period.tidy();
    let is_break = period.kind == personio_extension_model::attendance::Kind::Break;
    let comment = Some(period.task.comment.clone()).filter(|comment| !comment.is_empty() && !is_break);
    let create = CreateAttendancePeriod::new(person.clone(), period.activity(), period.start);
    CreateAttendancePeriod { end: period.end, comment, approval: add.writing.approval(), ..create }
}

fn period_project(period: &CreateAttendancePeriod) -> Option<&personio::id::v2::ProjectId> {
    match &period.activity {
        personio::attendances::v2::Activity::Work { project } => project.as_ref(),
        personio::attendances::v2::Activity::Break => None,
    }
}

/// A period as it is listed, made of what was sent.
fn recorded(period: &CreateAttendancePeriod, id: &str) -> Result<AttendancePeriod, Failure> {
    let kind = match period.activity {
        personio::attendances::v2::Activity::Work { .. } => PeriodType::Work,
        personio::attendances::v2::Activity::Break => PeriodType::Break,
    };
    let value = json!({
        "id": id, "type": kind, "person": {"id": period.person}, "start": {"date_time": period.start},
        "end": period.end.map(|end| json!({"date_time": end})), "comment": period.comment,
        "project": period_project(period).map(|id| json!({"id": id})),
    });
    serde_json::from_value(value).map_err(|error| Failure::new(Exit::Failed, error.to_string()))
}

/// What is wrong with a line, with a mark under the place.
fn mistaken(line: &str, mistake: &quick::Mistake) -> Failure {
    let (what, advice) = match mistake.kind {
        MistakeKind::NoTime => ("there is no time to record", "write from and until: 9-12:30"),
        MistakeKind::NoSuchTime => ("there is no such time", "write times as 9, 9:30 or 0930"),
        MistakeKind::NoSuchDay => ("there is no such day", "write days as mo, 12.11. or 2026-11-12"),
        MistakeKind::SecondDay => ("there are two days", "record each day with a line of its own"),
        MistakeKind::NoSuchProject => ("no project, or several, begin so", "personio projects list shows them"),
        MistakeKind::Overlap => ("two periods have time in common", "let one end where the other starts"),
        MistakeKind::NoRoom => ("the break finds no place in the work", "say when it was: b12-12:30"),
        MistakeKind::Future => ("it lies in the future", "record work once it is done, or name the day"),
        MistakeKind::NotHere => ("these do not go together", "write from and until: 9-12:30"),
        MistakeKind::TooLong => ("the line is too long", "put the text into --comment"),
    };
    let mark = "^".repeat(mistake.at.len().max(1));
    let place = format!("{}{mark}", " ".repeat(mistake.at.start));
    Failure::usage(format!("{what}\n    {line}\n    {place}"), advice)
}
