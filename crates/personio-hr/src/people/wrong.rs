//! What cannot be written about people.

/// Why a value, or a line of a table, makes no sense. [`what`](Self::what) and [`advice`](Self::advice) say it in English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Nobody new is without this column.
    Missing(&'static str),
    /// The column takes some words only.
    NoCode {
        /// The column.
        column: &'static str,
        /// What stands in it.
        text: String,
        /// What it takes.
        known: String,
    },
    /// It is no number of hours a week.
    NoHours(String),
    /// It is no day.
    NoDay {
        /// What stands there.
        text: String,
        /// How days are written.
        ways: &'static str,
    },
    /// No such column or attribute can be written.
    NoAttribute {
        /// What it was called.
        named: String,
        /// Those that there are.
        known: String,
    },
    /// There is nobody with this id.
    Nobody(String),
    /// A line above is about the same person.
    Twice,
}

impl Wrong {
    /// What is wrong.
    #[must_use]
    pub fn what(&self) -> String {
        match self {
            Self::Missing(column) => format!("{column} is missing"),
            Self::NoCode { column, text, .. } => format!("{text:?} is no {column}"),
            Self::NoHours(text) => format!("{text:?} is no number of hours a week"),
            Self::NoDay { text, .. } => format!("{text:?} is no day"),
            Self::NoAttribute { named, .. } => format!("there is no attribute {named:?} that can be written"),
            Self::Nobody(id) => format!("there is nobody with the id {id}"),
            Self::Twice => "a line above is about the same person".to_owned(),
        }
    }

    /// What would be right.
    #[must_use]
    pub fn advice(&self) -> String {
        match self {
            Self::Missing(_) => "new people need email, first_name and last_name".to_owned(),
            Self::NoCode { known, .. } => format!("take one of: {known}"),
            Self::NoHours(_) => "write it as 38.5".to_owned(),
            Self::NoDay { ways, .. } => format!("write it as {ways}"),
            Self::NoAttribute { known, .. } => format!("take some of: {known}"),
            Self::Nobody(_) => "leave the id out to create somebody".to_owned(),
            Self::Twice => "keep one of them".to_owned(),
        }
    }
}
