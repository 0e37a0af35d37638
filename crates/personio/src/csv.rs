//! Tables as CSV, for people who open them in a spreadsheet: read as leniently as spreadsheets write, and written so that
//! nothing in them becomes a formula.
//!
//! ```
//! use personio::csv::{Table, Writer};
//!
//! let mut writer = Writer::new("\n");
//! writer.row(["name", "note"]);
//! writer.row(["Ada Byron", "=1+1"]);
//! let text = writer.finish();
//! assert_eq!(text, "name,note\nAda Byron,'=1+1\n");
//! assert_eq!(Table::read(&text)?.rows, [(2, vec!["Ada Byron".to_owned(), "'=1+1".to_owned()])]);
//! # Ok::<(), personio::csv::Unreadable>(())
//! ```

mod write;

pub use write::{Writer, guarded, unguarded};

/// Larger files are no tables that people look at.
const LARGEST: usize = 10 * 1024 * 1024;
/// Neither are files with more lines.
const MOST_ROWS: usize = 50_000;
const MOST_CELLS: usize = 200;

/// A file as rows of cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The names of the columns.
    pub header: Vec<String>,
    /// The rows below it, each with the line that it starts in, counted from 1.
    pub rows: Vec<(usize, Vec<String>)>,
}

/// Why a file is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is larger than any table that people look at.
    TooLarge,
    /// There is nothing in it.
    Empty,
    /// It is no text.
    NoText,
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::TooLarge => "it is too large for a table",
            Self::Empty => "there is nothing in it",
            Self::NoText => "it is no text",
        })
    }
}

impl std::error::Error for Unreadable {}

impl Table {
    /// Reads CSV. The separator is found out: comma, semicolon, tab or bar. Quotes may hold separators and line breaks,
    /// and a quote that is never closed ends with its line, so that one mistake does not swallow the file.
    ///
    /// # Errors
    /// When the file is too large, empty or no text.
    pub fn read(text: &str) -> Result<Self, Unreadable> {
        if text.len() > LARGEST {
            return Err(Unreadable::TooLarge);
        }
        if text.contains('\0') {
            return Err(Unreadable::NoText);
        }
        // Spreadsheets put a mark in front.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let separator = separator(text);
        let mut rows = rows(text, separator)?.into_iter();
        let (_, header) = rows.next().ok_or(Unreadable::Empty)?;
        Ok(Self { header, rows: rows.collect() })
    }
}

/// The separator that is most frequent in the first line, outside quotes.
fn separator(text: &str) -> char {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |separator: char| {
        let mut quoted = false;
        let outside = |letter: &char| {
            quoted ^= *letter == '"';
            !quoted && *letter == separator
        };
        first.chars().filter(outside).count()
    };
    // The first of those that are equally frequent.
    [',', '|', '\t', ';'].into_iter().max_by_key(|separator| count(*separator)).unwrap_or(',')
}

fn rows(text: &str, separator: char) -> Result<Vec<(usize, Vec<String>)>, Unreadable> {
    let mut rows = Vec::new();
    let mut rest = text;
    let mut line = 1;
    while !rest.is_empty() {
        let (cells, behind, lines) = row(rest, separator);
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push((line, cells));
        }
        if rows.len() > MOST_ROWS {
            return Err(Unreadable::TooLarge);
        }
        line += lines;
        rest = behind;
    }
    Ok(rows)
}

/// A row, what is behind it, and how many lines it takes.
fn row(text: &str, separator: char) -> (Vec<String>, &str, usize) {
    let mut cells = Vec::new();
    let mut rest = text;
    let mut lines = 1;
    loop {
        let (cell, behind) = match quoted(rest, separator) {
            Some((cell, behind)) => {
                lines += cell.matches('\n').count();
                (cell, behind)
            }
            None => plain(rest, separator),
        };
        if cells.len() < MOST_CELLS {
            cells.push(cell.trim().to_owned());
        }
        match behind.strip_prefix(separator) {
            Some(behind) => rest = behind,
            None => {
                let behind = behind.strip_prefix('\r').unwrap_or(behind);
                return (cells, behind.strip_prefix('\n').unwrap_or(behind), lines);
            }
        }
    }
}

fn plain(text: &str, separator: char) -> (String, &str) {
    let end = text.find([separator, '\n', '\r']).unwrap_or(text.len());
    let (cell, behind) = text.split_at_checked(end).unwrap_or((text, ""));
    (cell.to_owned(), behind)
}

/// A cell in quotes; `None` unless it is one that is closed before a separator or the end of a line.
fn quoted(text: &str, separator: char) -> Option<(String, &str)> {
    let mut rest = text.trim_start_matches([' ', '\u{feff}']).strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let (part, behind) = rest.split_once('"')?;
        // More than a cell ever has: the quote was never closed.
        if cell.len() + part.len() > 100_000 {
            return None;
        }
        cell.push_str(part);
        match behind.strip_prefix('"') {
            Some(behind) => {
                cell.push('"');
                rest = behind;
            }
            None => {
                let behind = behind.trim_start_matches(' ');
                let ends = behind.is_empty() || behind.starts_with([separator, '\n', '\r']);
                return ends.then_some((cell, behind));
            }
        }
    }
}
