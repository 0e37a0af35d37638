//! Absences: kinds, balances, list, request, cancel.

mod list;
mod request;

use personio::{
    absences::{
        v1::GetAbsenceBalance,
        v2::{AbsenceType, AbsenceUnit, DeleteAbsencePeriod, ListAbsenceTypes},
    },
    approval::ApprovalFlow,
    id::v1::EmployeeId,
};
use serde_json::json;

use crate::{
    failure::{Exit, Failure},
    output::Table,
    person,
    session::Session,
};

#[derive(Debug, clap::Subcommand)]
pub(crate) enum Command {
    /// The kinds of absence.
    Types,
    /// How much of each kind is left.
    Balance {
        /// Whose: an id, an address, or a part of a name.
        #[arg(long, value_name = "WHO")]
        person: Option<String>,
    },
    /// Lists absences.
    List(list::List),
    /// Requests an absence: personio absences request vacation 2026-07-06 2026-07-17
    Request(request::Request),
    /// Cancels absences.
    Cancel {
        /// Which: their ids, from the list.
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
    },
}

pub(crate) async fn run(session: &Session, command: Command) -> Result<(), Failure> {
    match command {
        Command::Types => types(session).await,
        Command::Balance { person } => balance(session, person.as_deref()).await,
        Command::List(list) => list::run(session, list).await,
        Command::Request(request) => request::run(session, request).await,
        Command::Cancel { ids } => cancel(session, &ids).await,
    }
}

async fn kinds(session: &Session) -> Result<Vec<AbsenceType>, Failure> {
    session.all(ListAbsenceTypes { limit: Some(50), cursor: None }).await
}

async fn types(session: &Session) -> Result<(), Failure> {
    let mut shown = Table::new(&[("name", "Name"), ("unit", "Unit"), ("category", "Category"), ("id", "Id")]);
    for kind in kinds(session).await? {
        let category = kind.category.as_ref().map(|it| it.code().to_lowercase());
        shown.push([json!(kind.name), json!(kind.unit.as_ref().map(unit)), json!(category), json!(kind.id)]);
    }
    session.out.table(&shown)
}

fn unit(unit: &AbsenceUnit) -> String {
    match unit {
        AbsenceUnit::Day => "days".to_owned(),
        AbsenceUnit::Hour => "hours".to_owned(),
        other => other.code().to_lowercase(),
    }
}

async fn balance(session: &Session, named: Option<&str>) -> Result<(), Failure> {
    let person = person::who(session, named).await?;
    let employee = person
        .as_str()
        .parse()
        .map(EmployeeId)
        .map_err(|_| Failure::usage("the id of a person is a number here", "personio employees list shows it"))?;
    let mut shown =
        Table::new(&[("name", "Name"), ("balance", "Left today"), ("available", "Can be planned"), ("id", "Id")]);
    for balance in session.read(&GetAbsenceBalance { employee }).await?.items {
        let number = |it: Option<personio::decimal::Decimal>| json!(it.map(personio::decimal::Decimal::to_f64));
        shown.push([
            json!(balance.name),
            number(balance.balance),
            number(balance.available_balance),
            json!(balance.id),
        ]);
    }
    session.out.table(&shown)
}

async fn cancel(session: &Session, ids: &[String]) -> Result<(), Failure> {
    let mut shown = Table::new(&[("id", "Id"), ("result", "Result")]);
    for (index, id) in ids.iter().enumerate() {
        let delete = DeleteAbsencePeriod { id: id.as_str().into(), approval: ApprovalFlow::Follow };
        match session.change(&delete).await {
            Ok(Some(())) => shown.push([json!(id), json!("cancelled")]),
            Ok(None) => {}
            Err(failure) if index > 0 => {
                session.out.table(&shown)?;
                return Err(failure
                    .exit(Exit::Partly)
                    .safe(format!("{index} of {} are cancelled, see above", ids.len())));
            }
            Err(failure) => return Err(failure),
        }
    }
    if session.is_dry() { Ok(()) } else { session.out.table(&shown) }
}
