//! CSV that spreadsheets can open without harm.

use personio::csv::{Writer, guarded};
use personio_hr::people::columns::words;

use super::Table;

/// A header with the keys, then the rows.
pub(super) fn write(table: &Table) -> Vec<u8> {
    let mut writer = Writer::new("\n");
    writer.row(table.columns.iter().map(|column| column.key.as_ref()));
    for row in &table.rows {
        let texts: Vec<String> = row.iter().map(words).collect();
        // A number is a number, with its minus.
        let cells = row.iter().zip(&texts);
        writer.cells(cells.map(|(value, text)| if value.is_number() { text.into() } else { guarded(text) }));
    }
    writer.finish().into_bytes()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{super::Table, write};

    #[test]
    fn what_looks_like_a_formula_is_text_and_numbers_stay_numbers() {
        let mut table = Table::new(&[("a", "A"), ("b", "B")]);
        table.push([json!("=cmd|'/c calc'!A1"), json!(-2.5)]);
        table.push([json!("say \"hi\", twice"), json!("+49 30 1")]);
        let text = String::from_utf8(write(&table)).unwrap();
        assert_eq!(text, "a,b\n'=cmd|'/c calc'!A1,-2.5\n\"say \"\"hi\"\", twice\",'+49 30 1\n");
    }
}
