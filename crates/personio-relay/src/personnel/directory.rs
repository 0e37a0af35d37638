//! Whom Personio knows.

use personio::{
    client::Client,
    employees::ListEmployees,
    error::Error,
    persons::{ListPersons, Person, PersonStatus},
    transport::Reqwest,
};

/// Looks people up.
#[derive(Clone, Debug)]
pub(crate) struct Directory {
    client: Client<Reqwest>,
}

/// Somebody who works for the company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Colleague {
    /// Version 2's id.
    pub(crate) person: String,
    /// What people call them.
    pub(crate) name: String,
    /// The address as Personio has it.
    pub(crate) email: String,
}

/// What Personio says about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Works {
    /// Here.
    Here,
    /// Not here, or nobody of this id.
    NotHere,
    /// The answer holds somebody who cannot be read.
    Unsaid,
}

impl Directory {
    pub(crate) fn new(client: Client<Reqwest>) -> Self {
        Self { client }
    }

    /// Who works for the company and has this address; `None` also where several have it.
    ///
    /// # Errors
    ///
    /// When Personio does not answer, or says no.
    pub(crate) async fn by_email(&self, email: &str) -> Result<Option<Colleague>, Error> {
        // A comma would make it two addresses.
        if !is_address(email) {
            return Ok(None);
        }
        let list = ListPersons {
            emails: vec![email.to_owned()],
            status: Some(PersonStatus::Active),
            ..ListPersons::default()
        };
        let mut found = self.client.send(&list).await?.items;
        found.retain(|person| {
            is_here(person) && person.email.as_ref().is_some_and(|own| own.to_lowercase() == email.to_lowercase())
        });
        let (Some(person), None) = (found.pop(), found.pop()) else { return Ok(None) };
        let name = person.preferred_name.clone().unwrap_or_else(|| {
            let names = [person.first_name.as_deref(), person.last_name.as_deref()];
            names.into_iter().flatten().collect::<Vec<_>>().join(" ")
        });
        let email = person.email.unwrap_or_default();
        Ok(Some(Colleague { person: person.id.to_string(), name, email }))
    }

    /// The employee's id in version 1; `None` where it does not tell: then what version 1 has does not exist for them.
    pub(crate) async fn employee(&self, email: &str) -> Option<String> {
        if !is_address(email) {
            return None;
        }
        let list = ListEmployees {
            email: Some(email.to_owned()),
            attributes: vec!["id".to_owned(), "email".to_owned()],
            limit: 10,
            ..ListEmployees::default()
        };
        let found = match self.client.send(&list).await {
            Ok(found) => found.items,
            Err(error) => {
                tracing::warn!(%error, "version 1 of the personnel API does not tell an employee's id");
                return None;
            }
        };
        let mut ids = found
            .iter()
            .filter(|employee| employee.email().is_some_and(|own| own.to_lowercase() == email.to_lowercase()))
            .filter_map(|employee| employee.id());
        let only = ids.next()?;
        ids.next().is_none().then(|| only.to_string())
    }

    /// Whether a person works for the company.
    ///
    /// # Errors
    ///
    /// When Personio does not answer, or says no.
    pub(crate) async fn works(&self, person: &str) -> Result<Works, Error> {
        let list =
            ListPersons { ids: vec![person.into()], status: Some(PersonStatus::Active), ..ListPersons::default() };
        let answer = self.client.send(&list).await?;
        Ok(if answer.items.iter().any(|found| found.id.as_str() == person && is_here(found)) {
            Works::Here
        } else if answer.skipped.is_empty() {
            Works::NotHere
        } else {
            Works::Unsaid
        })
    }
}

/// The list was asked for active persons; a status that says otherwise counts all the same.
fn is_here(person: &Person) -> bool {
    !matches!(person.status, Some(PersonStatus::Inactive))
}

fn is_address(email: &str) -> bool {
    email.contains('@') && !email.contains([',', ' ']) && !email.chars().any(char::is_control)
}
