//! Who may ask Personio for what: an allow-list, as data.
//!
//! What [`admit`] does not find here does not exist for the caller. It decides from the request's line alone;
//! [`Pin`] says what has to be looked up before the request may pass, and [`Operation::body`] and [`Operation::cut`]
//! narrow what goes up and what comes back. None of them takes a person from the caller.

mod employee;
mod human_resources;
mod narrow;
mod operation;
mod path;
mod print;
#[cfg(test)]
mod tests;

pub use operation::{Answer, Body, Operation, Pin, Question};
pub use print::table;

use axum::{
    extract::Query,
    http::{Method, Uri},
};

use path::Segments;

/// The longest value of a query parameter; cursors are the longest.
const LONGEST_VALUE: usize = 4_000;

/// What a person is to the company.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Reaches what is their own.
    Employee,
    /// Also keeps employees, projects and documents of the company.
    HumanResources,
}

/// Who asks, as the relay knows it from the session.
#[derive(Clone, Debug)]
pub struct Caller {
    /// Decides which operations there are.
    pub role: Role,
    /// The person's id in version 2.
    pub person: String,
    /// The employee's id in version 1, once the relay looked it up: nothing says that it is the same.
    pub employee: Option<String>,
}

/// Why a request goes no further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No operation of this role, or another person's: both are answered as what does not exist.
    NotFound,
    /// Written in a way that two servers may read differently.
    Malformed,
}

/// A request as it may go to Personio, put together anew.
#[derive(Clone, Debug)]
pub struct Admitted {
    /// What was asked for.
    pub operation: &'static Operation,
    /// The path, of plain letters, digits, `-` and `_` between slashes.
    pub path: String,
    /// The id of the path, where [`Pin::Owner`] or another needs it.
    pub id: Option<String>,
    /// Names and values, decoded; with what the relay sets itself.
    pub query: Vec<(&'static str, String)>,
}

/// The operations of a role.
///
/// # Returns
///
/// Those of its own first: where two fit, the first counts.
pub fn operations(role: Role) -> impl Iterator<Item = &'static Operation> {
    let own: &[Operation] = match role {
        Role::Employee => &[],
        Role::HumanResources => human_resources::OPERATIONS,
    };
    own.iter().chain(employee::OPERATIONS)
}

/// Lets a request through as far as its method, path and query can tell.
///
/// # Errors
///
/// [`Refusal::Malformed`] for tricks with the path and for parameters given twice, [`Refusal::NotFound`] for the rest.
pub fn admit(caller: &Caller, method: &Method, uri: &Uri) -> Result<Admitted, Refusal> {
    let segments = Segments::read(uri.path())?;
    let asked = Query::<Vec<(String, String)>>::try_from_uri(uri).map(|Query(asked)| asked);
    let parameters = asked.as_deref().unwrap_or_default();
    let found = operations(caller.role)
        .filter(|operation| operation.method == method.as_str() && operation.question.is_asked_by(parameters));
    let (operation, id) = found
        .filter_map(|operation| Some((operation, segments.fit(operation.path)?)))
        .next()
        .ok_or(Refusal::NotFound)?;
    if let Pin::Path = operation.pin
        && id.as_deref() != Some(caller.id_in(operation.path).ok_or(Refusal::NotFound)?)
    {
        return Err(Refusal::NotFound);
    }
    let query = query(caller, operation, &asked.map_err(|_| Refusal::Malformed)?)?;
    Ok(Admitted { operation, path: uri.path().to_owned(), id, query })
}

fn query(
    caller: &Caller,
    operation: &'static Operation,
    asked: &[(String, String)],
) -> Result<Vec<(&'static str, String)>, Refusal> {
    let mut names: Vec<&str> = asked.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let is_odd = |value: &str| value.len() > LONGEST_VALUE || value.contains(char::is_control);
    if names.len() < asked.len() || asked.iter().any(|(_, value)| is_odd(value)) {
        return Err(Refusal::Malformed);
    }
    let known = |name: &str| operation.parameters.iter().find(|known| **known == name).copied();
    let mut passed: Vec<(&'static str, String)> =
        asked.iter().filter_map(|(name, value)| Some((known(name)?, value.clone()))).collect();
    let mut set = |name: &'static str, value: &str| {
        passed.retain(|(other, _)| *other != name);
        passed.push((name, value.to_owned()));
    };
    if let Pin::Query(pinned) = operation.pin {
        let person = caller.id_in(operation.path).ok_or(Refusal::NotFound)?;
        if asked.iter().any(|(name, value)| name == pinned && value != person) {
            return Err(Refusal::NotFound);
        }
        set(pinned, person);
    }
    for (name, value) in operation.set {
        set(name, value);
    }
    Ok(passed)
}

impl Role {
    /// As it is printed, logged and told.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Employee => "employee",
            Self::HumanResources => "hr",
        }
    }
}

impl Caller {
    /// The caller's id as the version of this path has it.
    fn id_in(&self, path: &str) -> Option<&str> {
        if path.starts_with("/v1/") { self.employee.as_deref() } else { Some(&self.person) }
    }
}
