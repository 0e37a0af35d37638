//! What came back, shown: a table for people, JSON and CSV for machines.
//!
//! Results go to the standard output, everything that is said about them to the standard error.

mod comma_separated;
mod table;

pub(crate) use table::{Column, Table};

use std::io::{self, IsTerminal, Write};

use serde_json::Value;

use crate::failure::{Exit, Failure};

/// How results are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Format {
    /// Aligned columns.
    #[default]
    Table,
    /// A list of objects; their keys are documented and stay.
    Json,
    /// A header with the same keys, then lines.
    Csv,
}

/// Where results go.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Output {
    pub(crate) format: Format,
    is_styled: bool,
    is_quiet: bool,
}

impl Output {
    pub(crate) fn new(format: Format, is_quiet: bool) -> Self {
        let wants_colour = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        Self { format, is_styled: wants_colour && io::stdout().is_terminal(), is_quiet }
    }

    /// The same in another format.
    pub(crate) fn with_format(self, format: Format) -> Self {
        Self { format, ..self }
    }

    /// Shows a list.
    pub(crate) fn table(&self, table: &Table) -> Result<(), Failure> {
        match self.format {
            Format::Table => write(table.to_text(self.is_styled).as_bytes()),
            Format::Json => self.json(&table.to_json()),
            Format::Csv => write(&comma_separated::write(table)),
        }
    }

    /// Shows one thing: for people a line for each of its columns.
    pub(crate) fn record(&self, table: &Table) -> Result<(), Failure> {
        match self.format {
            Format::Table => write(table.to_lines().as_bytes()),
            Format::Json => self.json(&table.to_json().get(0).cloned().unwrap_or_default()),
            Format::Csv => self.table(table),
        }
    }

    pub(crate) fn json(&self, value: &Value) -> Result<(), Failure> {
        write(format!("{value:#}\n").as_bytes())
    }

    /// Text that is the result.
    pub(crate) fn text(&self, text: &str) -> Result<(), Failure> {
        write(printable_lines(text).as_bytes())
    }

    /// Something that is the result as it is.
    pub(crate) fn bytes(&self, bytes: &[u8]) -> Result<(), Failure> {
        write(bytes)
    }

    /// Says something about the result, to people.
    pub(crate) fn note(&self, text: &str) {
        if !self.is_quiet {
            _ = writeln!(io::stderr(), "{}", printable_lines(text));
        }
    }
}

/// A list as CSV, for a file.
pub(crate) fn csv(table: &Table) -> Vec<u8> {
    comma_separated::write(table)
}

/// A reader that has seen enough (`| head`) is no failure.
fn write(bytes: &[u8]) -> Result<(), Failure> {
    let mut output = io::stdout().lock();
    match output.write_all(bytes).and_then(|()| output.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::new(Exit::Failed, format!("cannot write the result: {error}")))
        }
        _ => Ok(()),
    }
}

/// Text without what would steer the terminal. Names and comments are written by others.
pub(crate) fn printable(text: &str) -> String {
    text.chars().map(|letter| if steers(letter) { '\u{fffd}' } else { letter }).collect()
}

/// The same, with its line breaks.
pub(crate) fn printable_lines(text: &str) -> String {
    text.chars().map(|letter| if letter != '\n' && steers(letter) { '\u{fffd}' } else { letter }).collect()
}

fn steers(letter: char) -> bool {
    // Control characters, and those that turn the direction of what follows.
    letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
