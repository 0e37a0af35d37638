//! Rows of cells, as lenient as spreadsheets are.

/// Larger files hold no person's working time.
const LARGEST: usize = 10 * 1024 * 1024;
/// Neither do files with more lines.
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

/// Why a file is of no use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// It is larger than any record of working time.
    TooLarge,
    /// There is nothing in it.
    Empty,
    /// It is no text.
    NoText,
    /// It is no calendar.
    NoCalendar,
}

impl Table {
    /// Reads CSV. The separator is found out: comma, semicolon, tab or bar. Quotes may hold separators and line breaks,
    /// and a quote that is never closed ends with its line, so that one mistake does not swallow the file.
    ///
    /// # Errors
    /// When the file is too large, empty or no text.
    pub fn read(text: &str) -> Result<Self, Unusable> {
        if text.len() > LARGEST {
            return Err(Unusable::TooLarge);
        }
        if text.contains('\0') {
            return Err(Unusable::NoText);
        }
        let separator = separator(text);
        let mut rows = rows(text, separator)?.into_iter();
        let (_, header) = rows.next().ok_or(Unusable::Empty)?;
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

fn rows(text: &str, separator: char) -> Result<Vec<(usize, Vec<String>)>, Unusable> {
    let mut rows = Vec::new();
    let mut rest = text;
    let mut line = 1;
    while !rest.is_empty() {
        let (cells, behind, lines) = row(rest, separator);
        if cells.iter().any(|cell| !cell.is_empty()) {
            rows.push((line, cells));
        }
        if rows.len() > MOST_ROWS {
            return Err(Unusable::TooLarge);
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
