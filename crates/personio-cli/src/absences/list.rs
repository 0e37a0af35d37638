//! Listing absences.

use personio::{
    absences::v2::{AbsenceBoundary, AbsencePeriod, Half, ListAbsencePeriods},
    calendar::TimeOfDay,
};
use serde_json::{Value, json};

use super::kinds;
use crate::{failure::Failure, output::Table, person, session::Session};

#[derive(Debug, clap::Args)]
pub(crate) struct List {
    /// The first day; without one, today.
    #[arg(long, value_name = "DAY", allow_negative_numbers = true)]
    from: Option<String>,

    /// The last day; without one, a year later.
    #[arg(long, value_name = "DAY", allow_negative_numbers = true)]
    to: Option<String>,

    /// Whose: an id, an address, or a part of a name.
    #[arg(long, value_name = "WHO", conflicts_with = "all")]
    person: Option<String>,

    /// Everybody's.
    #[arg(long)]
    all: bool,
}

pub(super) async fn run(session: &Session, list: List) -> Result<(), Failure> {
    let from = list.from.as_deref().map_or_else(|| Ok(session.today()), |day| session.day(day))?;
    let year = from.plus_days(365).unwrap_or(from);
    let to = list.to.as_deref().map_or(Ok(year), |day| session.day(day))?;
    if to < from {
        return Err(Failure::usage(format!("{to} is before {from}"), "give --from the earlier day"));
    }
    let persons = if list.all { Vec::new() } else { vec![person::who(session, list.person.as_deref()).await?] };
    let night = TimeOfDay::from_seconds(86_399).map(|time| to.at(time));
    let ask = ListAbsencePeriods {
        persons,
        start_to: night.map(Into::into),
        end_from: Some(from.at(TimeOfDay::MIDNIGHT).into()),
        limit: Some(100),
        ..ListAbsencePeriods::default()
    };
    let mut absences: Vec<AbsencePeriod> = session.all(ask).await?;
    absences.sort_by_key(|absence| absence.starts_from.date_time);
    let kinds = kinds(session).await?;
    let names = if list.all { person::names(session).await? } else { Default::default() };
    let mut shown = Table::new(&[
        ("from", "From"),
        ("to", "To"),
        ("type", "Type"),
        ("status", "Status"),
        ("comment", "Comment"),
        ("person", "Person"),
        ("id", "Id"),
    ]);
    for absence in &absences {
        let kind = kinds.iter().find(|kind| kind.id == absence.absence_type.id);
        let person = names.get(&absence.person.id).map_or(absence.person.id.as_str(), String::as_str);
        shown.push([
            json!(start(&absence.starts_from)),
            absence.ends_at.as_ref().map_or(Value::Null, |end| json!(self::end(end))),
            json!(kind.and_then(|kind| kind.name.clone())),
            json!(absence.approval.as_ref().map(|it| it.status.code().to_lowercase())),
            json!(absence.comment.as_deref().filter(|comment| !comment.is_empty())),
            json!(person),
            json!(absence.id),
        ]);
    }
    session.out.table(&shown)
}

fn start(boundary: &AbsenceBoundary) -> String {
    written(boundary, Half::Second)
}

fn end(boundary: &AbsenceBoundary) -> String {
    written(boundary, Half::First)
}

/// The day, with noon where it starts or ends there, and the time of absences in hours.
fn written(boundary: &AbsenceBoundary, noon: Half) -> String {
    let (date, time) = (boundary.date_time.date(), boundary.date_time.local().time());
    match &boundary.r#type {
        Some(half) if *half == noon => format!("{date} noon"),
        None if time != TimeOfDay::MIDNIGHT => format!("{date} {time}"),
        _ => date.to_string(),
    }
}
