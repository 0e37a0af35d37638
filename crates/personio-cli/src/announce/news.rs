//! What there is to tell of a day, as far as the session may know it.

use std::collections::BTreeMap;

use personio::{
    absences::v2::ListAbsenceTypes,
    announcement::{News, Somebody, Telling, birthday},
    calendar::Date,
    persons::{Person, PersonStatus},
};

use crate::{employees::employments, failure::Failure, person, session::Session};

/// What is asked for.
pub(super) struct Wanted<'a> {
    pub(super) date: Date,
    pub(super) shows_types: bool,
    pub(super) without: &'a [String],
    pub(super) birthday: Option<&'a str>,
}

pub(super) async fn gather(session: &Session, wanted: &Wanted<'_>) -> Result<News, Failure> {
    let is_left_out = |person: &Person| {
        let email = person.email.as_deref().unwrap_or_default();
        wanted.without.iter().any(|it| person.id.as_str() == it || email.eq_ignore_ascii_case(it))
    };
    let persons: Vec<Person> = person::everybody(session)
        .await?
        .into_iter()
        .filter(|person| person.status != Some(PersonStatus::Inactive) && !is_left_out(person))
        .collect();
    let employments = employments(session, &persons).await?;
    let people: Vec<Somebody> = persons
        .iter()
        .map(|person| Somebody {
            birthday: birthday(person, wanted.birthday),
            first_day: employments.get(&person.id).and_then(|it| it.employment_start_date),
            ..Somebody::new(person.id.clone(), person::name(person))
        })
        .collect();
    let absence_types = if wanted.shows_types {
        let all = session.all(ListAbsenceTypes { limit: Some(50), cursor: None }).await?;
        all.into_iter().filter_map(|kind| Some((kind.id, kind.name?))).collect()
    } else {
        BTreeMap::new()
    };
    let away = session.client.tasks().who_is_away(wanted.date).await?;
    Ok(News::of(wanted.date, &people, &away, &Telling { absence_types, ..Telling::everything() }))
}
