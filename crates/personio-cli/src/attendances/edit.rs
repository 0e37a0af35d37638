//! Changing a period.

use personio::{
    attendances::v2::{Activity, CreateAttendancePeriod, GetAttendancePeriod, PeriodType, UpdateAttendancePeriod},
    calendar::LocalDateTime,
    id::v2::AttendancePeriodId,
    patch::Patch,
};

use super::{Writing, advice, project, row, table};
use crate::{
    date,
    failure::{Exit, Failure},
    session::Session,
};

#[derive(Debug, clap::Args)]
pub(crate) struct Edit {
    /// Which period: its id, from the list.
    id: String,

    /// When it starts: 9:30, on the same day.
    #[arg(long, value_name = "TIME")]
    from: Option<String>,

    /// When it ends: 17:00; on the next day if that is not after the start.
    #[arg(long, value_name = "TIME")]
    to: Option<String>,

    /// The project; an empty text takes it away.
    #[arg(long, value_name = "PROJECT")]
    project: Option<String>,

    /// The comment; an empty text takes it away.
    #[arg(long, value_name = "TEXT")]
    comment: Option<String>,

    #[command(flatten)]
    writing: Writing,
}

pub(super) async fn run(session: &Session, edit: Edit) -> Result<(), Failure> {
    let id = AttendancePeriodId::from(edit.id.as_str());
    let period = session.read(&GetAttendancePeriod { id: id.clone() }).await?;
    let was = period.start.date_time.local();
    let start = edit.from.as_deref().map(date::time).transpose()?.map(|time| was.date().at(time));
    let end = edit.to.as_deref().map(date::time).transpose()?;
    let from = start.unwrap_or(was);
    let end = end.map(|time| after(from, time)).transpose()?;
    let projects = match edit.project.as_deref() {
        None | Some("") => Vec::new(),
        Some(_) => project::known(session).await?,
    };
    let update = UpdateAttendancePeriod {
        start,
        end: end.map_or(Patch::Keep, Patch::Set),
        project: match edit.project.as_deref() {
            None => Patch::Keep,
            Some("") => Patch::Clear,
            Some(named) => Patch::Set(project::one(&projects, named)?),
        },
        comment: match edit.comment.as_deref() {
            None => Patch::Keep,
            Some("") => Patch::Clear,
            Some(text) => Patch::Set(text.to_owned()),
        },
        approval: edit.writing.approval(),
        ..UpdateAttendancePeriod::of(id.clone())
    };
    if update == (UpdateAttendancePeriod { approval: update.approval, ..UpdateAttendancePeriod::of(id.clone()) }) {
        return Err(Failure::usage("nothing is to be changed", "say what: --from, --to, --project or --comment"));
    }
    if start.is_some() || end.is_some() {
        let activity = if period.r#type == PeriodType::Break { Activity::Break } else { Activity::work() };
        let end = end.or(period.end.map(|end| end.date_time.local()));
        let wanted =
            CreateAttendancePeriod { end, ..CreateAttendancePeriod::new(period.person.id.clone(), activity, from) };
        advice::consult(session, &period.person.id, &[was.date()], Some(&id), &[wanted], &edit.writing).await?;
    }
    if session.change(&update).await?.is_some() {
        let changed = session.read(&GetAttendancePeriod { id }).await.map_err(|failure| {
            failure.exit(Exit::Failed).safe("the period is changed; only reading it again failed")
        })?;
        let mut shown = table();
        let project = changed.project.as_ref().and_then(|it| projects.iter().find(|known| known.id == it.id));
        shown.push(row(&changed, project.map(|it| it.name.as_str()), None, session.out.format));
        session.out.table(&shown)?;
    }
    Ok(())
}

/// The first time after a moment that a clock shows this.
fn after(from: LocalDateTime, time: personio::calendar::TimeOfDay) -> Result<LocalDateTime, Failure> {
    let day = if time > from.time() { Some(from.date()) } else { from.date().plus_days(1) };
    day.map(|day| day.at(time))
        .ok_or_else(|| Failure::usage("it would end after the last day", "write an earlier time"))
}
