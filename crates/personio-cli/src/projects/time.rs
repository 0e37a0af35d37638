//! The time that went into projects.

use std::collections::BTreeMap;

use personio::{
    attendances::v2::ListAttendancePeriods,
    calendar::Minutes,
    id::v2::{PersonId, ProjectId},
};
use personio_hr::project_time::{ProjectTime, Span};
use serde_json::{Value, json};

use super::every;
use crate::{
    failure::Failure,
    output::Table,
    person,
    session::{Place, Session},
};

/// The time of each project. Through a relay, everybody gets their own.
#[derive(Debug, clap::Args)]
pub(crate) struct Time {
    /// The first day; without one, the first of this month.
    #[arg(long, value_name = "DAY", allow_negative_numbers = true)]
    from: Option<String>,

    /// The last day; without one, today.
    #[arg(long, value_name = "DAY", allow_negative_numbers = true)]
    to: Option<String>,

    /// Only these projects: ids or names.
    #[arg(long, value_name = "PROJECT")]
    project: Vec<String>,

    /// A line for each project and person.
    #[arg(long)]
    by_person: bool,

    /// Work for no project, too.
    #[arg(long)]
    without_project: bool,
}

type Sums = BTreeMap<(Option<ProjectId>, Option<PersonId>), Minutes>;

pub(super) async fn run(session: &Session, time: Time) -> Result<(), Failure> {
    let today = session.today();
    let from = time.from.as_deref().map_or_else(|| Ok(today.first_of_month()), |day| session.day(day))?;
    let to = time.to.as_deref().map_or(Ok(today), |day| session.day(day))?;
    let projects = every(session).await?;
    let wanted = time.project.iter().map(|named| super::one(&projects, named)).collect::<Result<Vec<_>, _>>()?;
    let list = ListAttendancePeriods {
        projects: wanted,
        day_from: Some(from),
        day_to: Some(to),
        limit: Some(100),
        ..ListAttendancePeriods::default()
    };
    // Of a relay, everybody gets their own.
    let list = match (&session.place, &session.me) {
        (Place::Relay(_), Some(me)) => ListAttendancePeriods { persons: vec![me.clone()], ..list },
        _ => list,
    };
    let mut spent = ProjectTime::default();
    spent.add(Span { from, to }, &session.all(list).await?);
    let sums = sums(&spent, &time);
    let names = if time.by_person { person::names(session).await? } else { BTreeMap::new() };
    let mut shown = Table::new(&[
        ("project", "Project"),
        ("person", "Person"),
        ("hours", "Hours"),
        ("minutes", "Minutes"),
        ("project_id", "Project id"),
        ("person_id", "Person id"),
    ]);
    for ((project, person), minutes) in &sums {
        let name = project.as_ref().and_then(|id| projects.iter().find(|it| it.id == *id)?.name.clone());
        let name = name.or_else(|| project.as_ref().map(ToString::to_string)).unwrap_or_else(|| "(none)".to_owned());
        let who = person.as_ref().map(|id| names.get(id).cloned().unwrap_or_else(|| id.to_string()));
        let hours = Value::from((f64::from(minutes.0) / 60.0 * 100.0).round() / 100.0);
        shown.push([json!(name), json!(who), hours, json!(minutes.0), json!(project), json!(person)]);
    }
    session.out.table(&shown)?;
    let all: Minutes = sums.values().copied().sum();
    session.out.note(&format!("{from} to {to}: {all}"));
    Ok(())
}

fn sums(spent: &ProjectTime, time: &Time) -> Sums {
    let mut sums = Sums::new();
    for (project, person, minutes) in spent.sums().filter(|(project, ..)| project.is_some() || time.without_project) {
        let sum = sums.entry((project.cloned(), time.by_person.then(|| person.clone()))).or_default();
        *sum = sum.plus(minutes);
    }
    sums
}
