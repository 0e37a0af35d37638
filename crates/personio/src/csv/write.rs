//! Writing tables.

use std::borrow::Cow;

/// Writes a table, row after row.
#[derive(Clone, Debug)]
pub struct Writer {
    text: String,
    /// What a row ends with.
    end: &'static str,
}

impl Writer {
    /// A table without rows. A row ends with `end`: `"\r\n"` as RFC 4180 has it, `"\n"` for terminals.
    #[must_use]
    pub fn new(end: &'static str) -> Self {
        Self { text: String::new(), end }
    }

    /// The same for Excel, which takes a file for UTF-8 only with a mark in front.
    #[must_use]
    pub fn for_spreadsheets() -> Self {
        Self { text: "\u{feff}".to_owned(), end: "\r\n" }
    }

    /// A row of texts; what a spreadsheet would take for a formula is [guarded].
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        self.cells(cells.into_iter().map(guarded));
    }

    /// A row of cells as they are: for numbers, whose minus is no formula.
    pub fn cells<'a>(&mut self, cells: impl IntoIterator<Item = Cow<'a, str>>) {
        for (index, cell) in cells.into_iter().enumerate() {
            if index > 0 {
                self.text.push(',');
            }
            if cell.contains(['"', ',', ';', '\n', '\r', '\t']) {
                self.text.push('"');
                self.text.push_str(&cell.replace('"', "\"\""));
                self.text.push('"');
            } else {
                self.text.push_str(&cell);
            }
        }
        self.text.push_str(self.end);
    }

    /// The table.
    #[must_use]
    pub fn finish(self) -> String {
        self.text
    }
}

/// Text that a spreadsheet would take for a formula gets an apostrophe in front of it. Blanks in front do not keep a
/// spreadsheet from seeing one.
#[must_use]
pub fn guarded(text: &str) -> Cow<'_, str> {
    let starts = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    let is_formula = text.starts_with(starts) || text.trim_start().starts_with(starts);
    if is_formula { Cow::Owned(["'", text].concat()) } else { Cow::Borrowed(text) }
}

/// What was meant before it was [guarded].
#[must_use]
pub fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if matches!(guarded(rest), Cow::Owned(_)) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::{super::Table, Writer, guarded, unguarded};

    #[test]
    fn what_looks_like_a_formula_is_text_and_numbers_stay_numbers() {
        let mut writer = Writer::new("\n");
        writer.cells([guarded("=cmd|'/c calc'!A1"), "-2.5".into()]);
        writer.row(["say \"hi\", twice", " +49 30 1"]);
        assert_eq!(writer.finish(), "'=cmd|'/c calc'!A1,-2.5\n\"say \"\"hi\"\", twice\",' +49 30 1\n");
    }

    #[test]
    fn what_was_guarded_is_read_back() {
        for text in ["=1+1", "-", "'quoted'", "plain", "@x", "a\nb"] {
            assert_eq!(unguarded(&guarded(text)), text);
            let mut writer = Writer::for_spreadsheets();
            writer.row(["head"]);
            writer.row([text]);
            let read = Table::read(&writer.finish()).unwrap();
            assert_eq!(read.header, ["head"]);
            assert_eq!(unguarded(&read.rows[0].1[0]), text);
        }
    }
}
