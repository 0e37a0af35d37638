//! Every call of the API once more, as plain data: for callers that have no Rust types, such as the npm package.
//!
//! The endpoints of the areas are for Rust. They cost a module for the web their types' code, a few kilobytes each; this
//! table costs a line. A test holds both against each other: methods, paths, parameters. [`OperationCall`] makes a call
//! of one, which the same [`Client`](crate::client::Client) sends, repeats and looks up.
//!
//! ```
//! use personio::{operation::{self, OperationCall}, request::Endpoint};
//!
//! let list = operation::find("persons.list").ok_or("no such operation")?;
//! let call = OperationCall::new(list, &[])?.with_query(vec![("email", "ada@acme.example".to_owned())]);
//! assert_eq!((call.path().as_str(), call.query().len()), ("/v2/persons", 1));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod answered;
mod call;
mod key;
mod paging;
mod v1;
mod v2;

pub use answered::Answered;
pub use call::{Misuse, OperationCall};
pub use key::{NaturalKey, Same};
pub use paging::{Paging, Said};

use crate::request::{Method, Repeat};

/// A call of the API.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    /// What it is called: `attendances.list`; what only version 1 has as `v1.attendances.list`.
    pub name: &'static str,
    /// The method.
    pub method: Method,
    /// The path, with `{}` for each id.
    pub path: &'static str,
    /// What the query takes, without what [`Paging`] brings.
    pub parameters: &'static [Parameter],
    /// What is sent along.
    pub body: BodyKind,
    /// What is answered.
    pub answer: AnswerKind,
    /// Whether it may be sent again when nobody knows what became of the first.
    pub repeat: Repeat,
    /// By what the thing that it makes is found again.
    pub key: Option<&'static NaturalKey>,
}

/// A parameter of a query, by its name on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parameter {
    /// Takes one value.
    One(&'static str),
    /// Takes several, separated by commas.
    Joined(&'static str),
    /// Is there once for each value.
    Repeated(&'static str),
    /// Takes one value, and is sent with this one where nobody says another.
    Preset(&'static str, &'static str),
}

impl Parameter {
    /// Its name on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::One(name) | Self::Joined(name) | Self::Repeated(name) | Self::Preset(name, _) => name,
        }
    }
}

/// What a call sends along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyKind {
    /// Nothing.
    None,
    /// JSON.
    Json,
    /// JSON or a form, with these members where the caller does not say them.
    Preset(Encoding, &'static [(&'static str, bool)]),
    /// A file and these texts beside it.
    File(&'static [&'static str]),
}

/// How members of a body are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// As JSON.
    Json,
    /// As a form.
    Form,
}

/// What a call is answered with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerKind {
    /// Nothing that matters.
    Nothing,
    /// One record.
    Record,
    /// Records, page after page.
    Pages(Paging),
    /// All records at once.
    All,
    /// A file.
    Bytes,
    /// What became of each row.
    Batch,
    /// The id of an employee who was written, and what Personio remarks about it.
    Written,
}

/// All operations but those that fetch and revoke tokens: the client does that itself.
pub fn all() -> impl Iterator<Item = &'static Operation> {
    v2::OPERATIONS.iter().chain(v1::OPERATIONS)
}

/// The operation of a name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Operation> {
    all().find(|operation| operation.name == name)
}

/// How the tables are written.
impl Operation {
    const fn new(method: Method, name: &'static str, path: &'static str) -> Self {
        let repeat = match method {
            Method::Post => Repeat::Once,
            _ => Repeat::Safe,
        };
        Self {
            name,
            method,
            path,
            parameters: &[],
            body: BodyKind::None,
            answer: AnswerKind::Nothing,
            repeat,
            key: None,
        }
    }

    const fn get(name: &'static str, path: &'static str) -> Self {
        Self { answer: AnswerKind::Record, ..Self::new(Method::Get, name, path) }
    }

    const fn list(name: &'static str, path: &'static str, parameters: &'static [Parameter]) -> Self {
        Self { parameters, answer: AnswerKind::Pages(Paging::Cursor), ..Self::new(Method::Get, name, path) }
    }

    const fn post(name: &'static str, path: &'static str) -> Self {
        Self { body: BodyKind::Json, ..Self::new(Method::Post, name, path) }
    }

    const fn patch(name: &'static str, path: &'static str) -> Self {
        Self { body: BodyKind::Json, ..Self::new(Method::Patch, name, path) }
    }

    const fn delete(name: &'static str, path: &'static str) -> Self {
        Self::new(Method::Delete, name, path)
    }

    const fn with(self, parameters: &'static [Parameter]) -> Self {
        Self { parameters, ..self }
    }

    const fn sending(self, body: BodyKind) -> Self {
        Self { body, ..self }
    }

    const fn answering(self, answer: AnswerKind) -> Self {
        Self { answer, ..self }
    }

    const fn found_by(self, key: &'static NaturalKey) -> Self {
        Self { key: Some(key), repeat: Repeat::LookUp, ..self }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{AnswerKind, all, find};

    #[test]
    fn names_are_unique_and_keys_lead_to_lists() {
        let names: BTreeSet<_> = all().map(|operation| operation.name).collect();
        assert_eq!(names.len(), all().count());
        for operation in all() {
            let Some((key, name)) = operation.key.and_then(|key| Some((key, key.list?))) else { continue };
            let list = find(name).unwrap_or_else(|| panic!("{} looks into nothing", operation.name));
            assert!(matches!(list.answer, AnswerKind::Pages(_) | AnswerKind::All), "{}", operation.name);
            for (name, _) in key.ask {
                assert!(list.parameters.iter().any(|it| it.name() == *name), "{} asks for {name}", operation.name);
            }
        }
    }
}
