//! Which person is meant, and what people are called.

use std::collections::BTreeMap;

use personio::{
    id::v2::PersonId,
    persons::{ListPersons, Person},
};

use crate::{
    failure::{Exit, Failure},
    session::{Place, Session},
};

/// Everybody whom the session may see.
pub(crate) async fn everybody(session: &Session) -> Result<Vec<Person>, Failure> {
    session.all(ListPersons { limit: Some(50), ..ListPersons::default() }).await
}

/// What colleagues call somebody; the id where the name may not be read.
pub(crate) fn name(person: &Person) -> String {
    let preferred = person.preferred_name.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let parts = [&person.first_name, &person.last_name].into_iter().flatten().map(String::as_str);
    let full = parts.collect::<Vec<_>>().join(" ");
    preferred.map(str::to_owned).or(Some(full).filter(|name| !name.is_empty())).unwrap_or_else(|| person.id.to_string())
}

/// The names of everybody.
pub(crate) async fn names(session: &Session) -> Result<BTreeMap<PersonId, String>, Failure> {
    Ok(everybody(session).await?.iter().map(|person| (person.id.clone(), name(person))).collect())
}

/// The person of `--person`: an id, an address, or (a part of) a name; without one, whoever is signed in.
pub(crate) async fn who(session: &Session, named: Option<&str>) -> Result<PersonId, Failure> {
    let named = named.map(str::trim).filter(|named| !matches!(*named, "" | "me" | "ich"));
    let Some(named) = named else {
        return session.me.clone().ok_or_else(|| {
            Failure::usage(
                "nobody says whose it is",
                "name them with --person ID, address or name; or keep it: personio login … --person ID",
            )
        });
    };
    if named.bytes().all(|letter| letter.is_ascii_digit()) {
        return Ok(named.into());
    }
    if session.email.as_deref().is_some_and(|email| email.eq_ignore_ascii_case(named)) {
        return session.me.clone().ok_or_else(|| unknown(named));
    }
    let persons = match &session.place {
        Place::Api(_) if named.contains('@') => {
            session.all(ListPersons { emails: vec![named.to_owned()], ..ListPersons::default() }).await?
        }
        _ => everybody(session).await?,
    };
    one(&persons, named)
}

fn one(persons: &[Person], named: &str) -> Result<PersonId, Failure> {
    let wanted = named.to_lowercase();
    let by = |fits: &dyn Fn(&Person) -> bool| persons.iter().filter(|person| fits(person)).collect::<Vec<_>>();
    let full = |person: &Person| {
        let parts = [&person.first_name, &person.last_name].into_iter().flatten().map(|it| it.to_lowercase());
        parts.collect::<Vec<_>>().join(" ")
    };
    let exact = by(&|person| {
        let email = person.email.as_deref().map(str::to_lowercase);
        email.as_ref() == Some(&wanted) || name(person).to_lowercase() == wanted || full(person) == wanted
    });
    let found = if exact.is_empty() { by(&|person| full(person).contains(&wanted)) } else { exact };
    match found.as_slice() {
        [only] => Ok(only.id.clone()),
        [] => Err(unknown(named)),
        several => {
            let failure = Failure::new(Exit::Usage, format!("{} people are called so: {named:?}", several.len()));
            let failure = failure.safe("nothing was sent").advice("name them by their id");
            Ok(several.iter().take(10).fold(failure, |failure, it| failure.detail(format!("{} {}", it.id, name(it)))))
                .and_then(Err)
        }
    }
}

fn unknown(named: &str) -> Failure {
    Failure::new(Exit::Failed, format!("nobody is called {named:?}"))
        .safe("nothing was sent")
        .advice("personio employees list shows who there is")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Person, one};

    #[test]
    fn a_part_of_a_name_is_enough_unless_several_have_it() {
        let people: Vec<Person> = serde_json::from_value(json!([
            {"id": "1", "first_name": "Jürgen", "last_name": "Groß", "email": "j@acme.example"},
            {"id": "2", "first_name": "Anna", "last_name": "Groß", "preferred_name": "Anni"},
        ]))
        .unwrap();
        for (named, id) in [("jürgen", "1"), ("J@ACME.example", "1"), ("anni", "2"), ("Anna Groß", "2")] {
            assert_eq!(one(&people, named).unwrap().as_str(), id, "{named}");
        }
        let several = one(&people, "groß").unwrap_err().to_text();
        assert!(several.contains("1 Jürgen Groß") && several.contains("2 Anni"), "{several}");
        assert!(one(&people, "x").is_err());
    }
}
