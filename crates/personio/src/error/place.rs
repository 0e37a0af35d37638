//! Where an answer stopped making sense.

use std::{error::Error as StdError, fmt};

use serde_json::error::Category;

/// Where reading stopped, and why in general. The reader's own message would quote the answer, and with it people.
#[derive(Debug)]
pub(crate) struct Place {
    path: String,
    line: usize,
    column: usize,
    problem: &'static str,
}

impl Place {
    /// A place by its JSON path, which is empty where nobody kept it.
    pub(crate) fn new(path: String, error: &serde_json::Error) -> Self {
        let problem = match error.classify() {
            Category::Syntax => "no JSON",
            Category::Eof => "the end too early",
            Category::Data => "another type of value",
            Category::Io => "nothing that can be read",
        };
        Self { path, line: error.line(), column: error.column(), problem }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.problem)?;
        let path = self.path.as_str();
        let separator = if path.is_empty() { "" } else { "," };
        if !path.is_empty() {
            write!(formatter, " at {path}")?;
        }
        // What was taken out of its envelope has no lines.
        if self.line == 0 {
            return Ok(());
        }
        write!(formatter, "{separator} line {}, column {}", self.line, self.column)
    }
}

impl StdError for Place {}
