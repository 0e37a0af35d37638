//! What there is to tell of a day.

use std::collections::BTreeMap;

use personio::{
    absences::v2::ListAbsenceTypes,
    calendar::Date,
    id::v2::PersonId,
    persons::{AttributeValue, CustomAttribute, EmploymentStatus, Person, PersonStatus},
    tasks::Part,
};

use crate::{employees::employments, failure::Failure, person, session::Session};

/// What is asked for.
pub(super) struct Wanted<'a> {
    pub(super) date: Date,
    pub(super) shows_types: bool,
    pub(super) without: &'a [String],
    pub(super) birthday: Option<&'a str>,
}

/// The news of a day.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct News {
    pub(super) date: Date,
    pub(super) items: Vec<Item>,
}

/// Something to tell.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Item {
    pub(super) what: What,
    pub(super) person: PersonId,
    pub(super) name: String,
    /// Of somebody who is away: for how much of the day.
    pub(super) part: Option<Part>,
    /// The kind of absence, where it may be told.
    pub(super) kind: Option<String>,
    /// For how many years somebody has been here.
    pub(super) years: Option<u16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    FirstDay,
    Birthday,
    Anniversary,
    Away,
}

impl What {
    pub(super) const ALL: [Self; 4] = [Self::FirstDay, Self::Birthday, Self::Anniversary, Self::Away];

    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::FirstDay => "first_day",
            Self::Birthday => "birthday",
            Self::Anniversary => "anniversary",
            Self::Away => "away",
        }
    }
}

/// What companies call the birthday.
const BIRTHDAYS: [&str; 5] = ["birthday", "date_of_birth", "date of birth", "geburtstag", "geburtsdatum"];

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
    let mut items = Vec::new();
    for person in &persons {
        let item = |what, years| Item {
            what,
            person: person.id.clone(),
            name: person::name(person),
            part: None,
            kind: None,
            years,
        };
        let employment = employments.get(&person.id);
        if let Some(start) = employment.and_then(|it| it.employment_start_date) {
            let years = wanted.date.year().saturating_sub(start.year());
            if start == wanted.date {
                items.push(item(What::FirstDay, None));
            } else if years > 0 && falls_on(start, wanted.date) {
                items.push(item(What::Anniversary, Some(years)));
            }
        }
        let is_here = employment.is_none_or(|it| it.status != Some(EmploymentStatus::Onboarding));
        if is_here && birthday(person, wanted.birthday).is_some_and(|day| falls_on(day, wanted.date)) {
            items.push(item(What::Birthday, None));
        }
    }
    items.extend(away(session, wanted, &persons).await?);
    items.sort_by(|one, other| (one.what, &one.name).cmp(&(other.what, &other.name)));
    Ok(News { date: wanted.date, items })
}

async fn away(session: &Session, wanted: &Wanted<'_>, persons: &[Person]) -> Result<Vec<Item>, Failure> {
    let kinds: BTreeMap<_, _> = if wanted.shows_types {
        let all = session.all(ListAbsenceTypes { limit: Some(50), cursor: None }).await?;
        all.into_iter().filter_map(|kind| Some((kind.id, kind.name?))).collect()
    } else {
        BTreeMap::new()
    };
    let away = session.client.tasks().who_is_away(wanted.date).await?;
    // Who is left out, or has left, is not told of here either.
    let known = away.into_iter().filter_map(|away| {
        let person = persons.iter().find(|person| person.id == away.person)?;
        Some(Item {
            what: What::Away,
            person: away.person,
            name: person::name(person),
            part: Some(away.part),
            kind: kinds.get(&away.absence_type).cloned(),
            years: None,
        })
    });
    Ok(known.collect())
}

fn birthday(person: &Person, attribute: Option<&str>) -> Option<Date> {
    let is_it = |it: &&CustomAttribute| {
        let label = it.label.as_deref().unwrap_or_default().to_lowercase();
        match attribute {
            Some(named) => it.id.as_str() == named || label == named.to_lowercase(),
            None => {
                let global = it.global_id.as_deref().unwrap_or_default();
                BIRTHDAYS.contains(&label.as_str()) || BIRTHDAYS.contains(&global)
            }
        }
    };
    match person.custom_attributes.iter().find(is_it)?.value.as_ref()? {
        AttributeValue::Text(text) => text.get(..10)?.parse().ok(),
        _ => None,
    }
}

/// Whether the day comes round; who was born on a leap day celebrates on the day before in other years.
fn falls_on(day: Date, date: Date) -> bool {
    let is_leap_day = (day.month(), day.day()) == (2, 29) && Date::new(date.year(), 2, 29).is_none();
    let day = if is_leap_day { (2, 28) } else { (day.month(), day.day()) };
    day == (date.month(), date.day())
}

#[cfg(test)]
mod tests {
    use super::falls_on;

    #[test]
    fn a_leap_day_is_celebrated_every_year() {
        let day = |text: &str| text.parse().unwrap();
        assert!(falls_on(day("2000-02-29"), day("2026-02-28")) && falls_on(day("2000-02-29"), day("2028-02-29")));
        assert!(!falls_on(day("2000-02-29"), day("2028-02-28")));
        assert!(falls_on(day("1990-06-10"), day("2026-06-10")));
    }
}
