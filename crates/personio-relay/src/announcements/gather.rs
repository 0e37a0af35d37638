//! Asking Personio for what may be told.

use std::collections::{BTreeMap, HashMap};

use futures_util::TryStreamExt;
use personio::{
    absences::v2::ListAbsenceTypes,
    announcement::{News, Somebody, Telling, What, birthday},
    calendar::Date,
    client::Client,
    employees::ListEmployees,
    error::Error,
    persons::{AttributeValue, CustomAttribute, ListPersons, Person, PersonStatus},
    transport::Reqwest,
};

use crate::config::AnnouncementsConfig;

/// The news of a day. Only what the company tells is asked for.
///
/// # Errors
///
/// When Personio does not answer, or says no.
pub(super) async fn news(client: &Client<Reqwest>, config: &AnnouncementsConfig, date: Date) -> Result<News, Error> {
    let tells = |what| config.tell.contains(&what);
    let list = ListPersons { limit: Some(50), ..ListPersons::default() };
    let persons: Vec<Person> = client.pages(list).try_collect().await?;
    let persons: Vec<Person> = persons.into_iter().filter(|person| is_told_of(person, config)).collect();
    let needs_days = tells(What::FirstDay) || tells(What::Anniversary);
    let first_days = if needs_days { first_days(client).await? } else { HashMap::new() };
    let people: Vec<Somebody> = persons
        .iter()
        .map(|person| {
            let address = person.email.as_deref().unwrap_or_default().to_lowercase();
            Somebody {
                birthday: birthday(person, config.birthday_attribute.as_deref()),
                first_day: first_days.get(&address).copied().flatten(),
                ..Somebody::new(person.id.clone(), name(person))
            }
        })
        .collect();
    let away = if tells(What::Away) { client.tasks().who_is_away(date).await? } else { Vec::new() };
    let absence_types = if away.is_empty() || config.absence_types.is_empty() {
        BTreeMap::new()
    } else {
        let kinds: Vec<_> = client.pages(ListAbsenceTypes::default()).try_collect().await?;
        let named = |name: &String| config.absence_types.contains(name);
        kinds.into_iter().filter_map(|kind| Some((kind.id, kind.name.filter(named)?))).collect()
    };
    let telling = Telling { what: config.tell.clone(), absence_types, includes_requests: false };
    Ok(News::of(date, &people, &away, &telling))
}

/// Who left is nobody's news, and neither is who does not want to be.
fn is_told_of(person: &Person, config: &AnnouncementsConfig) -> bool {
    let email = person.email.as_deref().unwrap_or_default();
    let is_named = |it: &String| person.id.as_str() == it.trim() || email.eq_ignore_ascii_case(it.trim());
    let has_declined = config.opt_out_attribute.as_ref().is_some_and(|named| {
        let is_it = |it: &&CustomAttribute| {
            it.id.as_str() == named
                || it.global_id.as_deref() == Some(named)
                || it.label.as_deref().is_some_and(|label| label.eq_ignore_ascii_case(named))
        };
        // Whatever somebody wrote there that is no no.
        person.custom_attributes.iter().find(is_it).and_then(|it| it.value.as_ref()).is_some_and(|value| match value {
            AttributeValue::Text(text) => !matches!(text.trim().to_lowercase().as_str(), "" | "no" | "nein" | "false"),
            AttributeValue::Boolean(flag) => *flag,
            _ => true,
        })
    });
    person.status != Some(PersonStatus::Inactive) && !config.without.iter().any(is_named) && !has_declined
}

/// Whom an address does not name for sure, nothing is said about.
async fn first_days(client: &Client<Reqwest>) -> Result<HashMap<String, Option<Date>>, Error> {
    let attributes = ["id", "email", "hire_date"].map(str::to_owned).to_vec();
    let list = ListEmployees { attributes, limit: 100, ..ListEmployees::default() };
    let employees: Vec<_> = client.pages(list).try_collect().await?;
    let mut days = HashMap::new();
    for employee in employees {
        let address = employee.email().unwrap_or_default().to_lowercase();
        let is_known = address.is_empty() || days.contains_key(&address);
        days.insert(address, employee.hire_date().filter(|_| !is_known));
    }
    Ok(days)
}

/// What colleagues call somebody.
fn name(person: &Person) -> String {
    person.preferred_name.clone().filter(|name| !name.trim().is_empty()).unwrap_or_else(|| {
        let names = [person.first_name.as_deref(), person.last_name.as_deref()];
        names.into_iter().flatten().collect::<Vec<_>>().join(" ")
    })
}
