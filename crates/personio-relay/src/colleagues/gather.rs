//! Asking Personio for everybody.

use std::collections::HashMap;

use futures_util::{StreamExt, TryStreamExt};
use personio::{
    absences::v2::{ListAbsencePeriods, ListAbsenceTypes},
    calendar::{Date, TimeOfDay},
    client::Client,
    employees::ListEmployees,
    error::Error,
    id::v2::AbsenceTypeId,
    persons::{AttributeValue, ListPersons, Person, PersonStatus},
    transport::Reqwest,
};

use super::shown::{Anniversary, Away, Colleague, DayOfYear};
use crate::config::ColleaguesConfig;

/// Who was away last week matters less than who will be.
const DAYS_BACK: i64 = 7;
const DAYS_AHEAD: i64 = 60;
/// What companies call the attribute across companies.
const BIRTHDAY: [&str; 2] = ["birthday", "date_of_birth"];

/// Everybody who works for the company.
#[derive(Clone, Debug)]
pub(super) struct Everybody {
    pub(super) colleagues: Vec<Colleague>,
    /// Version 1's ids: pictures are named by them.
    pub(super) employees: Vec<String>,
}

/// What version 1 knows: an employee's id and first day.
type Employees = HashMap<String, (Option<String>, Option<Date>)>;

/// Asks Personio only for what the company shows.
///
/// # Errors
///
/// When Personio does not answer, or says no.
pub(super) async fn everybody(
    client: &Client<Reqwest>,
    config: &ColleaguesConfig,
    today: Date,
) -> Result<Everybody, Error> {
    let list = ListPersons { status: Some(PersonStatus::Active), limit: Some(50), ..ListPersons::default() };
    let persons: Vec<Person> = client.pages(list).try_collect().await?;
    let needs_employees = config.anniversaries || config.pictures;
    let employees = if needs_employees { employees(client).await? } else { Employees::new() };
    let mut away = if config.absences { absences(client, config, today).await? } else { HashMap::new() };
    let mut everybody = Everybody { colleagues: Vec::with_capacity(persons.len()), employees: Vec::new() };
    for person in persons.into_iter().filter(|person| !matches!(person.status, Some(PersonStatus::Inactive))) {
        let address = person.email.as_deref().unwrap_or_default().to_lowercase();
        let (employee, start) = employees.get(&address).cloned().unwrap_or_default();
        let picture = employee.filter(|_| config.pictures);
        everybody.employees.extend(picture.clone());
        let mut days = away.remove(person.id.as_str()).unwrap_or_default();
        days.sort_unstable();
        everybody.colleagues.push(Colleague {
            birthday: birthday(&person).filter(|_| config.birthdays),
            anniversary: start.filter(|_| config.anniversaries).and_then(|start| Anniversary::of(start, today)),
            away: config.absences.then_some(days),
            picture: picture.map(|id| format!("/v1/company/employees/{id}/profile-picture")),
            name: name(&person),
            id: person.id.to_string(),
        });
    }
    everybody.colleagues.sort_by(|one, other| one.name.cmp(&other.name).then_with(|| one.id.cmp(&other.id)));
    Ok(everybody)
}

async fn employees(client: &Client<Reqwest>) -> Result<Employees, Error> {
    let attributes = ["id", "email", "hire_date"].map(str::to_owned).to_vec();
    let list = ListEmployees { attributes, limit: 100, ..ListEmployees::default() };
    let found = client.pages(list).map_ok(|employee| {
        let address = employee.email().unwrap_or_default().to_lowercase();
        (address, (employee.id().map(|id| id.to_string()), employee.hire_date()))
    });
    let mut employees = Employees::new();
    let mut found = std::pin::pin!(found);
    while let Some((address, known)) = found.try_next().await? {
        // Whom an address does not name for sure, nothing is said about.
        let is_known = address.is_empty() || employees.insert(address.clone(), known).is_some();
        if is_known {
            employees.insert(address, (None, None));
        }
    }
    Ok(employees)
}

async fn absences(
    client: &Client<Reqwest>,
    config: &ColleaguesConfig,
    today: Date,
) -> Result<HashMap<String, Vec<Away>>, Error> {
    let names = if config.absence_types.is_empty() { HashMap::new() } else { kinds(client, config).await? };
    let at = |days: i64| today.plus_days(days).map(|day| day.at(TimeOfDay::MIDNIGHT).into());
    let (from, to) = (at(-DAYS_BACK), at(DAYS_AHEAD));
    let list = ListAbsencePeriods { start_to: to, end_from: from, limit: Some(100), ..ListAbsencePeriods::default() };
    let periods = client.pages(list);
    let mut periods = std::pin::pin!(periods);
    let mut away: HashMap<String, Vec<Away>> = HashMap::new();
    while let Some(period) = periods.next().await {
        let period = period?;
        let kind = names.get(&period.absence_type.id).cloned();
        if let Some(days) = Away::of(&period, kind) {
            away.entry(period.person.id.to_string()).or_default().push(days);
        }
    }
    Ok(away)
}

/// The names that may be told.
async fn kinds(client: &Client<Reqwest>, config: &ColleaguesConfig) -> Result<HashMap<AbsenceTypeId, String>, Error> {
    let kinds: Vec<_> = client.pages(ListAbsenceTypes::default()).try_collect().await?;
    let told = kinds.into_iter().filter_map(|kind| {
        let name = kind.name.filter(|name| config.absence_types.contains(name))?;
        Some((kind.id, name))
    });
    Ok(told.collect())
}

fn birthday(person: &Person) -> Option<DayOfYear> {
    let is_birthday = |name: &Option<String>| {
        name.as_ref().is_some_and(|name| BIRTHDAY.iter().any(|known| name.eq_ignore_ascii_case(known)))
    };
    let attribute = person.custom_attributes.iter().find(|attribute| is_birthday(&attribute.global_id))?;
    let Some(AttributeValue::Text(text)) = &attribute.value else { return None };
    // With or without a time behind it.
    text.split(['T', ' ']).next()?.parse::<Date>().ok().map(DayOfYear::of)
}

fn name(person: &Person) -> String {
    person.preferred_name.clone().filter(|name| !name.trim().is_empty()).unwrap_or_else(|| {
        let names = [person.first_name.as_deref(), person.last_name.as_deref()];
        names.into_iter().flatten().collect::<Vec<_>>().join(" ")
    })
}
