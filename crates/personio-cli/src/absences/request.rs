//! Requesting an absence.

use personio::{
    absences::v2::{AbsenceEnd, AbsenceStart, AbsenceType, AbsenceUnit, CreateAbsencePeriod},
    approval::ApprovalFlow,
};
use serde_json::json;

use super::kinds;
use crate::{
    date,
    failure::{Exit, Failure},
    output::Table,
    person,
    session::Session,
};

/// Requests an absence.
#[derive(Debug, clap::Args)]
pub(crate) struct Request {
    /// The kind: its id or a part of its name.
    #[arg(value_name = "TYPE")]
    kind: String,

    /// The first day.
    #[arg(allow_negative_numbers = true)]
    from: String,

    /// The last day; without one, the first.
    #[arg(allow_negative_numbers = true)]
    to: Option<String>,

    /// Only a half of the day, or of the first and last day: morning, afternoon.
    #[arg(long, value_name = "HALF", conflicts_with = "hours")]
    half: Option<HalfDay>,

    /// From when to when, for kinds in hours: 9-11:30.
    #[arg(long, value_name = "FROM-UNTIL")]
    hours: Option<String>,

    /// A comment.
    #[arg(long, value_name = "TEXT")]
    comment: Option<String>,

    /// Whose: an id, an address, or a part of a name.
    #[arg(long, value_name = "WHO")]
    person: Option<String>,

    /// Confirms at once instead of asking whoever approves. Relays do not take it from employees.
    #[arg(long)]
    skip_approval: bool,
}

/// A half of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum HalfDay {
    /// Until noon. Of several days, the last one.
    Morning,
    /// From noon. Of several days, the first one.
    Afternoon,
}

pub(super) async fn run(session: &Session, request: Request) -> Result<(), Failure> {
    let from = session.day(&request.from)?;
    let to = request.to.as_deref().map_or(Ok(from), |day| session.day(day))?;
    if to < from {
        return Err(Failure::usage(format!("{to} is before {from}"), "write the first day first"));
    }
    let person = person::who(session, request.person.as_deref()).await?;
    let kinds = kinds(session).await?;
    let kind = one(&kinds, &request.kind)?;
    let (start, end) = match (&request.hours, request.half) {
        (Some(_), _) if from != to => {
            return Err(Failure::usage("hours are for one day", "request each day with a line of its own"));
        }
        (Some(hours), _) => {
            let (start, until) = date::span(hours)?;
            (AbsenceStart::At(from.at(start)), AbsenceEnd::At(from.at(until)))
        }
        (None, _) if kind.unit == Some(AbsenceUnit::Hour) => {
            let name = kind.name.as_deref().unwrap_or("this kind");
            return Err(Failure::usage(
                format!("{name} is counted in hours"),
                "say from when to when: --hours 9-11:30",
            ));
        }
        (None, Some(HalfDay::Morning)) => (AbsenceStart::Morning(from), AbsenceEnd::Noon(to)),
        (None, Some(HalfDay::Afternoon)) => (AbsenceStart::Noon(from), AbsenceEnd::Evening(to)),
        (None, None) => (AbsenceStart::Morning(from), AbsenceEnd::Evening(to)),
    };
    let approval = if request.skip_approval { ApprovalFlow::Skip } else { ApprovalFlow::Follow };
    let create = CreateAbsencePeriod {
        comment: request.comment,
        approval,
        ..CreateAbsencePeriod::new(person, kind.id.clone(), start, end)
    };
    if let Some(created) = session.create(&create).await? {
        let mut shown =
            Table::new(&[("id", "Id"), ("type", "Type"), ("from", "From"), ("to", "To"), ("hours", "Hours")]);
        shown.push([json!(created.id), json!(kind.name), json!(from), json!(to), json!(request.hours)]);
        session.out.table(&shown)?;
    }
    Ok(())
}

fn one<'a>(kinds: &'a [AbsenceType], named: &str) -> Result<&'a AbsenceType, Failure> {
    let wanted = named.trim().to_lowercase();
    let name = |kind: &AbsenceType| kind.name.as_deref().unwrap_or_default().to_lowercase();
    let by = |fits: &dyn Fn(&AbsenceType) -> bool| kinds.iter().filter(|kind| fits(kind)).collect::<Vec<_>>();
    let mut found = by(&|kind| kind.id.as_str() == named || name(kind) == wanted);
    for fits in [&(|kind: &AbsenceType| name(kind).starts_with(&wanted)) as &dyn Fn(&AbsenceType) -> bool, &|kind| {
        name(kind).contains(&wanted)
    }] {
        if found.is_empty() {
            found = by(fits);
        }
    }
    match found.as_slice() {
        [only] => Ok(only),
        [] => Err(Failure::new(Exit::Failed, format!("there is no kind of absence {named:?}"))
            .safe("nothing was sent")
            .advice("personio absences types shows them")),
        several => {
            let failure = Failure::new(Exit::Usage, format!("{} kinds of absence fit {named:?}", several.len()));
            let failure = failure.safe("nothing was sent").advice("write more of the name, or the id");
            Err(several.iter().fold(failure, |failure, kind| {
                failure.detail(format!("{} {}", kind.id, kind.name.as_deref().unwrap_or_default()))
            }))
        }
    }
}
