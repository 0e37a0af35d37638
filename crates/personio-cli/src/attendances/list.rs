//! Listing periods, with their sum.

use std::collections::BTreeMap;

use personio::{
    attendances::v2::{AttendancePeriod, ListAttendancePeriods, PeriodType},
    calendar::Minutes,
};

use super::{project, row, table};
use crate::{failure::Failure, output::Format, person, session::Session};

#[derive(Debug, clap::Args)]
pub(crate) struct List {
    /// The first day; without one, the Monday of this week.
    #[arg(long, value_name = "DAY", allow_negative_numbers = true)]
    from: Option<String>,

    /// The last day; without one, today.
    #[arg(long, value_name = "DAY", allow_negative_numbers = true)]
    to: Option<String>,

    /// Whose: an id, an address, or a part of a name.
    #[arg(long, value_name = "WHO", conflicts_with = "all")]
    person: Option<String>,

    /// Everybody's.
    #[arg(long)]
    all: bool,

    /// Only for a project: its id or (the beginning of) its name.
    #[arg(long, value_name = "PROJECT")]
    project: Option<String>,
}

pub(super) async fn run(session: &Session, list: List) -> Result<(), Failure> {
    let today = session.today();
    let monday = today.plus_days(-i64::from(days_since_monday(today))).unwrap_or(today);
    let from = list.from.as_deref().map_or(Ok(monday), |day| session.day(day))?;
    let to = list.to.as_deref().map_or(Ok(today.max(from)), |day| session.day(day))?;
    if to < from {
        return Err(Failure::usage(format!("{to} is before {from}"), "give --from the earlier day"));
    }
    let persons = if list.all { Vec::new() } else { vec![person::who(session, list.person.as_deref()).await?] };
    let projects = project::known(session).await?;
    let wanted = list.project.as_deref().map(|named| project::one(&projects, named)).transpose()?;
    let ask = ListAttendancePeriods {
        persons,
        projects: wanted.into_iter().collect(),
        day_from: Some(from),
        day_to: Some(to),
        limit: Some(100),
        ..ListAttendancePeriods::default()
    };
    let mut periods: Vec<AttendancePeriod> = session.all(ask).await?;
    periods.sort_by(|one, other| (one.start, &one.person.id).cmp(&(other.start, &other.person.id)));
    let names = if list.all { person::names(session).await? } else { BTreeMap::new() };
    let mut shown = table();
    for period in &periods {
        let project = period.project.as_ref().and_then(|it| projects.iter().find(|known| known.id == it.id));
        let name = names.get(&period.person.id).map(String::as_str);
        shown.push(row(period, project.map(|project| project.name.as_str()), name, session.out.format));
    }
    session.out.table(&shown)?;
    if session.out.format == Format::Table {
        let worked: Minutes =
            periods.iter().filter(|it| it.r#type == PeriodType::Work).filter_map(AttendancePeriod::duration).sum();
        session.out.note(&format!("{from} to {to}: {worked} of work in {} periods", periods.len()));
    }
    Ok(())
}

fn days_since_monday(date: personio::calendar::Date) -> u8 {
    // 1970-01-01 was a Thursday.
    u8::try_from((date.days() + 3).rem_euclid(7)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::days_since_monday;

    #[test]
    fn a_week_starts_on_monday() {
        for (day, since) in [("2026-06-08", 0), ("2026-06-10", 2), ("2026-06-14", 6)] {
            assert_eq!(days_since_monday(day.parse().unwrap()), since, "{day}");
        }
    }
}
