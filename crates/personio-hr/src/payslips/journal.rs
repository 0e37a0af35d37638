//! What has begun and what is done.

use serde::{Deserialize, Serialize};

/// What makes two documents the same: content, person, title, category.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Key {
    /// Of the content, in hexadecimal digits.
    pub sha256: String,
    /// For whom.
    pub person: String,
    /// What people call it.
    pub title: String,
    /// In which category.
    pub category: String,
}

/// How far a document is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "lowercase")]
pub enum State {
    /// It may have been sent: whoever goes on has to look.
    Begun,
    /// It is in the person's file, under this id.
    Sent {
        /// The document's id.
        document: String,
    },
    /// It certainly is not.
    Refused,
}

/// A line of a journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Which document.
    #[serde(flatten)]
    pub key: Key,
    /// How far it is.
    #[serde(flatten)]
    pub state: State,
}

#[cfg(test)]
mod tests {
    use super::{Key, Line, State};

    #[test]
    fn a_line_is_read_as_it_was_written() {
        let key = Key { sha256: "0a".into(), person: "7".into(), title: "Payslip".into(), category: "3".into() };
        for state in [State::Begun, State::Sent { document: "9".into() }, State::Refused] {
            let line = Line { key: key.clone(), state };
            let text = serde_json::to_string(&line).unwrap();
            assert_eq!(serde_json::from_str::<Line>(&text).unwrap(), line, "{text}");
        }
    }
}
