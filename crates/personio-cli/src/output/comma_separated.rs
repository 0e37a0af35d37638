//! CSV that spreadsheets can open without harm.

use std::borrow::Cow;

use super::{Table, table};
use crate::failure::{Exit, Failure};

/// A header with the keys, then the rows.
pub(super) fn write(table: &Table) -> Result<Vec<u8>, Failure> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let failed = |error: csv::Error| Failure::new(Exit::Failed, format!("cannot write CSV: {error}"));
    writer.write_record(table.columns.iter().map(|column| guarded(&column.key).into_owned())).map_err(failed)?;
    for row in &table.rows {
        let cells = row.iter().map(|value| {
            let text = table::text(value);
            // A number is a number, with its minus.
            if value.is_number() { text } else { guarded(&text).into_owned() }
        });
        writer.write_record(cells).map_err(failed)?;
    }
    writer.into_inner().map_err(|error| Failure::new(Exit::Failed, format!("cannot write CSV: {error}")))
}

/// Text that a spreadsheet would take for a formula gets an apostrophe in front of it.
pub(crate) fn guarded(text: &str) -> Cow<'_, str> {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if is_formula { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// What was meant before it was guarded.
pub(crate) fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if matches!(guarded(rest), Cow::Owned(_)) => rest,
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{super::Table, guarded, unguarded, write};

    #[test]
    fn what_looks_like_a_formula_is_text_and_numbers_stay_numbers() {
        let mut table = Table::new(&[("a", "A"), ("b", "B")]);
        table.push([json!("=cmd|'/c calc'!A1"), json!(-2.5)]);
        table.push([json!("say \"hi\", twice"), json!("+49 30 1")]);
        let text = String::from_utf8(write(&table).unwrap()).unwrap();
        assert_eq!(text, "a,b\n'=cmd|'/c calc'!A1,-2.5\n\"say \"\"hi\"\", twice\",'+49 30 1\n");
    }

    #[test]
    fn what_was_guarded_is_read_back() {
        for text in ["=1+1", "-", "'quoted'", "plain", "@x"] {
            assert_eq!(unguarded(&guarded(text)), text);
        }
    }
}
