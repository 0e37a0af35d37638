//! Rules of working time, looked at before anything is sent.

use personio::{
    attendances::v2::{Activity, CreateAttendancePeriod, ListAttendancePeriods},
    calendar::Date,
    id::v2::{AttendancePeriodId, PersonId},
    worktime::{Advice, Level, Period, Rules, check},
};

use super::Writing;
use crate::{
    failure::{Exit, Failure},
    question,
    session::Session,
};

/// Shows what the rules say about new periods among those that are there, and asks where a rule would be broken.
///
/// `instead_of` is a period that the new ones replace.
///
/// # Errors
/// When it cannot have been so, and when a rule would be broken and nobody wants that.
pub(super) async fn consult(
    session: &Session,
    person: &PersonId,
    days: &[Date],
    instead_of: Option<&AttendancePeriodId>,
    wanted: &[CreateAttendancePeriod],
    writing: &Writing,
) -> Result<(), Failure> {
    let rules = rules(writing)?;
    let (Some(first), Some(last)) = (days.iter().min(), days.iter().max()) else { return Ok(()) };
    let list = ListAttendancePeriods {
        persons: vec![person.clone()],
        day_from: first.plus_days(-1),
        day_to: last.plus_days(1),
        limit: Some(100),
        ..ListAttendancePeriods::default()
    };
    let there = session.all(list).await?;
    let there = there.iter().filter(|period| Some(&period.id) != instead_of);
    let mut periods: Vec<Period> = there.filter_map(Period::from_v2).collect();
    let known = periods.len();
    periods.extend(wanted.iter().map(|new| {
        let end = new.end.unwrap_or(session.now);
        let period = match new.activity {
            Activity::Work { .. } => Period::work(new.start, end),
            Activity::Break => Period::pause(new.start, end),
        };
        Period { end: new.end, ..period }
    }));
    let is_new = |advice: &Advice| advice.periods.iter().any(|index| *index >= known);
    let advice: Vec<Advice> = check(&rules, &periods, session.now).into_iter().filter(is_new).collect();
    for it in &advice {
        let word = match it.level {
            Level::Notice => "note",
            Level::Breach => "rule",
            Level::Mistake => "mistake",
        };
        session.out.note(&format!("{word}: {it}"));
    }
    let refused = |what: &str, advice: &str| Failure::new(Exit::Failed, what).safe("nothing was sent").advice(advice);
    match advice.iter().map(|it| it.level).max() {
        Some(Level::Mistake) => {
            let failure =
                refused("it cannot have been so: Personio would refuse it", "mend the times, or delete what is there");
            Err(advice
                .iter()
                .filter(|it| it.level == Level::Mistake)
                .fold(failure, |it, advice| it.detail(advice.to_string())))
        }
        Some(Level::Breach) if writing.strict => {
            Err(refused("a rule of working time would be broken", "mend the times, or leave out --strict"))
        }
        Some(Level::Breach)
            if !writing.yes && !session.is_dry() && std::io::IsTerminal::is_terminal(&std::io::stdin()) =>
        {
            if question::confirmed("Send it all the same?".to_owned()).await {
                Ok(())
            } else {
                Err(refused("a rule of working time would be broken", "mend the times, or say yes"))
            }
        }
        _ => Ok(()),
    }
}

fn rules(writing: &Writing) -> Result<Rules, Failure> {
    let Some(path) = &writing.rules else { return Ok(Rules::germany()) };
    let text = std::fs::read_to_string(path).map_err(|error| Failure::file("read the rules in", path, &error))?;
    serde_json::from_str(&text).map_err(|error| {
        Failure::usage(
            format!("{} has no rules of working time: {error}", path.display()),
            "see personio::worktime::Rules",
        )
    })
}
