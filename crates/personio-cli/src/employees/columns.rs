//! What can be told about people, by the names of columns.

use std::collections::{BTreeMap, BTreeSet};

use futures_util::{StreamExt, TryStreamExt, stream};
use personio::{
    id::v2::PersonId,
    persons::{Employment, ListEmployments, Person},
};
use personio_hr::people::columns::{is, label, value};

use crate::{
    failure::Failure,
    output::{Column, Table},
    session::Session,
};

/// Columns of the person, then of the latest employment, which takes one more request for each person.
const OF_PERSON: [(&str, &str); 9] = [
    ("id", "Id"),
    ("first_name", "First name"),
    ("last_name", "Last name"),
    ("preferred_name", "Preferred name"),
    ("email", "E-mail"),
    ("gender", "Gender"),
    ("status", "Status"),
    ("created_at", "Created"),
    ("updated_at", "Updated"),
];
const OF_EMPLOYMENT: [(&str, &str); 7] = [
    ("position", "Position"),
    ("start", "First day"),
    ("end", "Last day"),
    ("employment", "Employment"),
    ("type", "Type"),
    ("weekly_hours", "Hours a week"),
    ("supervisor", "Supervisor"),
];

/// How many people's employments are asked for at a time.
const AT_ONCE: usize = 8;

/// Which columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    Named(Vec<String>),
    /// All that there are.
    All,
}

/// People as rows.
pub(super) async fn table(session: &Session, persons: &[Person], choice: &Choice) -> Result<Table, Failure> {
    let labels: BTreeSet<String> = persons.iter().flat_map(|person| &person.custom_attributes).map(label).collect();
    let known = |named: &[(&str, &str)]| named.iter().map(|(key, _)| (*key).to_owned()).collect::<Vec<_>>();
    let names = match choice {
        Choice::Named(names) => names.clone(),
        Choice::All => [known(&OF_PERSON), known(&OF_EMPLOYMENT), labels.iter().cloned().collect()].concat(),
    };
    for name in &names {
        let is_own = OF_PERSON.iter().chain(&OF_EMPLOYMENT).any(|(key, _)| key == name);
        let is_attribute = persons.iter().flat_map(|it| &it.custom_attributes).any(|it| is(it, name));
        if !is_own && !is_attribute && !persons.is_empty() {
            let all = [known(&OF_PERSON), known(&OF_EMPLOYMENT), labels.iter().cloned().collect()].concat();
            return Err(Failure::usage(
                format!("there is no column {name:?}"),
                format!("take some of: {}", all.join(", ")),
            ));
        }
    }
    let needs_employments = names.iter().any(|name| OF_EMPLOYMENT.iter().any(|(key, _)| key == name));
    let employments = if needs_employments { employments(session, persons).await? } else { BTreeMap::new() };
    let column = |name: &String| {
        let own = OF_PERSON.iter().chain(&OF_EMPLOYMENT).find(|(key, _)| key == name);
        own.map_or_else(|| Column::named(name), |(key, title)| Column::new(key, title))
    };
    let rows = persons.iter().map(|person| {
        let employment = employments.get(&person.id);
        names.iter().map(|name| value(person, employment, name)).collect()
    });
    Ok(Table { columns: names.iter().map(column).collect(), rows: rows.collect() })
}

/// The latest employment of each.
pub(crate) async fn employments(
    session: &Session,
    persons: &[Person],
) -> Result<BTreeMap<PersonId, Employment>, Failure> {
    let asked = persons.iter().map(|person| async move {
        let list = ListEmployments { limit: Some(50), ..ListEmployments::of(person.id.clone()) };
        let latest = session.read(&list).await?.items.into_iter().next();
        Ok::<_, Failure>(latest.map(|employment| (person.id.clone(), employment)))
    });
    let all: Vec<_> = stream::iter(asked.collect::<Vec<_>>()).buffer_unordered(AT_ONCE).try_collect().await?;
    Ok(all.into_iter().flatten().collect())
}
