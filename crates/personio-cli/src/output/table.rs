//! Rows and columns.

use std::borrow::Cow;

use personio_hr::people::columns::words;
use serde_json::{Map, Value};
use unicode_width::UnicodeWidthStr;

use super::printable;

/// A column: its key for machines, its title for people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) key: Cow<'static, str>,
    pub(crate) title: Cow<'static, str>,
}

impl Column {
    pub(crate) const fn new(key: &'static str, title: &'static str) -> Self {
        Self { key: Cow::Borrowed(key), title: Cow::Borrowed(title) }
    }

    /// A column that somebody else named.
    pub(crate) fn named(name: &str) -> Self {
        Self { key: Cow::Owned(name.to_owned()), title: Cow::Owned(name.to_owned()) }
    }
}

/// What is shown. A row has a value for each column.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Vec<Value>>,
}

impl Table {
    pub(crate) fn new(columns: &[(&'static str, &'static str)]) -> Self {
        Self { columns: columns.iter().map(|(key, title)| Column::new(key, title)).collect(), rows: Vec::new() }
    }

    pub(crate) fn push<const N: usize>(&mut self, row: [Value; N]) {
        self.rows.push(row.into());
    }

    pub(super) fn to_json(&self) -> Value {
        let object = |row: &Vec<Value>| {
            let pairs = self.columns.iter().zip(row).map(|(column, value)| (column.key.to_string(), value.clone()));
            Value::Object(pairs.collect::<Map<_, _>>())
        };
        Value::Array(self.rows.iter().map(object).collect())
    }

    /// Aligned; numbers to the right. Columns in which nothing stands are left out.
    pub(super) fn to_text(&self, is_styled: bool) -> String {
        let shown: Vec<Vec<String>> = self.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
        let is_used = |column: usize| shown.iter().any(|row| row.get(column).is_some_and(|it| !it.is_empty()));
        let columns: Vec<(usize, String, usize, bool)> = (0..)
            .zip(&self.columns)
            .filter(|(index, _)| self.rows.is_empty() || is_used(*index))
            .map(|(index, column)| {
                let title = printable(&column.title);
                let cells = shown.iter().filter_map(|row| row.get(index)).map(|it| it.width());
                let width = cells.chain([title.width()]).max().unwrap_or_default();
                let mut values = self.rows.iter().filter_map(|row| row.get(index)).filter(|it| !it.is_null());
                let is_number = values.clone().next().is_some() && values.all(Value::is_number);
                (index, title, width, is_number)
            })
            .collect();
        let line = |text: &dyn Fn(usize, &str) -> String| {
            let cells = columns.iter().map(|(index, title, width, is_number)| {
                let text = text(*index, title);
                let space = " ".repeat(width.saturating_sub(text.width()));
                if *is_number { [space, text].concat() } else { [text, space].concat() }
            });
            cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
        };
        let header = line(&|_, title| title.to_owned());
        let mut lines = vec![if is_styled { format!("\u{1b}[1m{header}\u{1b}[0m") } else { header }];
        lines.extend(shown.iter().map(|row| line(&|index, _| row.get(index).cloned().unwrap_or_default())));
        lines.push(String::new());
        lines.join("\n")
    }

    /// A line for each column of each row that has something.
    pub(super) fn to_lines(&self) -> String {
        let width = self.columns.iter().map(|column| column.title.width()).max().unwrap_or_default();
        let mut lines = String::new();
        for row in &self.rows {
            for (column, value) in self.columns.iter().zip(row) {
                let (title, value) = (printable(&column.title), cell(value));
                if !value.is_empty() {
                    let space = " ".repeat(width.saturating_sub(title.width()));
                    lines.extend([&title, &space, "  ", &value, "\n"]);
                }
            }
        }
        lines
    }
}

/// A value in a table: one line, without what would steer the terminal.
fn cell(value: &Value) -> String {
    let text = words(value);
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    printable(if text.contains(['\n', '\t', '\r']) { &line } else { &text })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Table;

    fn people() -> Table {
        let mut table = Table::new(&[("name", "Name"), ("days", "Days"), ("note", "Note"), ("never", "Never")]);
        table.push([json!("Jürgen Größer"), json!(2.5), json!("a\u{1b}[31m\nb"), Value::Null]);
        table.push([json!("田中 由紀"), json!(12), Value::Null, json!("")]);
        table
    }

    #[test]
    fn columns_stay_columns_with_umlauts_and_wide_letters() {
        let text = people().to_text(false);
        let expected = "Name           Days  Note\nJürgen Größer   2.5  a\u{fffd}[31m b\n田中 由紀        12\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_terminal_gets_a_bold_header_and_machines_get_none() {
        assert!(people().to_text(true).starts_with("\u{1b}[1mName"));
        assert!(!people().to_text(false).contains('\u{1b}'));
    }

    #[test]
    fn json_has_every_column_and_the_values_as_they_are() {
        assert_eq!(people().to_json()[1], json!({"name": "田中 由紀", "days": 12, "note": null, "never": ""}));
    }

    #[test]
    fn an_empty_list_shows_what_it_would_have() {
        assert_eq!(Table::new(&[("a", "A"), ("b", "B")]).to_text(false), "A  B\n");
    }
}
