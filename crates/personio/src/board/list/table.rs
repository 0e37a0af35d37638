//! Columns of a document, each value once.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// One value a row, or none.
///
/// `at` holds the place of each row's value in `values`, counted from 1; 0 is no value. Without `at`, the first row
/// has the first value, the second the second, and an empty text is no value: short for columns that hardly ever
/// repeat one.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Column {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    values: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    at: Vec<u32>,
}

impl Column {
    /// A column of these rows, in the shorter form.
    pub(super) fn of<'r>(rows: impl Iterator<Item = Option<&'r str>>) -> Self {
        let rows: Vec<&str> = rows.map(Option::unwrap_or_default).collect();
        let mut table = TableBuilder::default();
        let at: Vec<u32> = rows.iter().map(|row| table.place(row)).collect();
        let values = table.values();
        if values.is_empty() {
            Self::default()
        } else if values.len() * 4 > rows.len() * 3 {
            Self { values: rows.into_iter().map(str::to_owned).collect(), at: Vec::new() }
        } else {
            Self { values, at }
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Whether there is a row for each of `rows`, and a value for each row that names one.
    pub(super) fn fits(&self, rows: usize) -> bool {
        if self.at.is_empty() {
            self.values.is_empty() || self.values.len() == rows
        } else {
            self.at.len() == rows && self.at.iter().all(|place| *place as usize <= self.values.len())
        }
    }

    /// The value of a row.
    pub(super) fn get(&self, row: usize) -> Option<&String> {
        let place = if self.at.is_empty() { Some(row) } else { (*self.at.get(row)? as usize).checked_sub(1) };
        self.values.get(place?).filter(|value| !value.is_empty())
    }

    /// The table with every value once, and the place of each row's value counted from 1.
    pub(super) fn into_table(self, rows: usize) -> (Vec<String>, Vec<u32>) {
        if !self.at.is_empty() {
            return (self.values, self.at);
        }
        let mut table = TableBuilder::default();
        let at = (0..rows).map(|row| self.get(row).map_or(0, |value| table.place(value))).collect();
        (table.values(), at)
    }
}

/// Any number of values a row.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct MultiColumn {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) values: Vec<String>,
    /// The places of each row's values, counted from 1.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) at: Vec<Vec<u32>>,
}

impl MultiColumn {
    pub(super) fn of<'r>(rows: impl Iterator<Item = &'r [String]>) -> Self {
        let mut table = TableBuilder::default();
        let at: Vec<Vec<u32>> = rows.map(|row| row.iter().map(|value| table.place(value)).filter(|place| *place > 0).collect()).collect();
        let values = table.values();
        if values.is_empty() { Self::default() } else { Self { values, at } }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    pub(super) fn fits(&self, rows: usize) -> bool {
        let known = |place: &u32| (1..=self.values.len()).contains(&(*place as usize));
        (self.at.is_empty() || self.at.len() == rows) && self.at.iter().flatten().all(known)
    }

    pub(super) fn row(&self, row: usize) -> impl Iterator<Item = &String> {
        let places = self.at.get(row).map_or(&[][..], Vec::as_slice);
        places.iter().filter_map(|place| self.values.get((*place as usize).checked_sub(1)?))
    }
}

/// Gives every value a place in a table.
#[derive(Debug, Default)]
pub(super) struct TableBuilder {
    places: BTreeMap<String, u32>,
    values: Vec<String>,
}

impl TableBuilder {
    /// The place of a value, counted from 1; an empty text is at 0.
    pub(super) fn place(&mut self, value: &str) -> u32 {
        if value.is_empty() {
            return 0;
        }
        if let Some(place) = self.places.get(value) {
            return *place;
        }
        self.values.push(value.to_owned());
        let place = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
        self.places.insert(value.to_owned(), place);
        place
    }

    /// The table, in the order of the places.
    pub(super) fn values(self) -> Vec<String> {
        self.values
    }
}

#[cfg(test)]
mod tests {
    use super::{Column, MultiColumn};

    #[test]
    fn a_column_with_repetitions_has_each_value_once() {
        let rows = [Some("a"), None, Some("a"), Some("b"), Some("a"), Some("a")];
        let column = Column::of(rows.into_iter());
        assert_eq!(column, Column { values: vec!["a".into(), "b".into()], at: vec![1, 0, 1, 2, 1, 1] });
        let read: Vec<_> = (0..7).map(|row| column.get(row).map(String::as_str)).collect();
        assert_eq!(read, [&rows[..], &[None]].concat());
    }

    #[test]
    fn a_column_without_repetitions_has_no_places() {
        let rows = [Some("a"), Some("b"), None, Some("c"), Some("d")];
        let column = Column::of(rows.into_iter());
        assert_eq!(column.at, [0; 0]);
        assert!((0..5).all(|row| column.get(row).map(String::as_str) == rows[row]));
        assert_eq!(column.into_table(5).1, [1, 2, 0, 3, 4]);
    }

    #[test]
    fn an_empty_column_is_nothing_and_fits_everywhere() {
        let column = Column::of([None, None].into_iter());
        assert!(column.is_empty() && column.fits(2) && column.get(0).is_none());
        assert_eq!(column.into_table(2), (Vec::new(), vec![0, 0]));
    }

    #[test]
    fn columns_of_another_length_or_with_places_outside_do_not_fit() {
        let column = |values: &[&str], at: &[u32]| Column { values: values.iter().map(|v| (*v).to_owned()).collect(), at: at.to_vec() };
        assert!(!column(&["a"], &[]).fits(2));
        assert!(!column(&["a"], &[1]).fits(2));
        assert!(!column(&["a"], &[1, 2]).fits(2));
        assert!(column(&["a"], &[1, 0]).fits(2));
        let multi = |at: &[&[u32]]| MultiColumn { values: vec!["a".into()], at: at.iter().map(|row| row.to_vec()).collect() };
        assert!(multi(&[&[1, 1], &[]]).fits(2));
        assert!(!multi(&[&[1]]).fits(2));
        assert!(!multi(&[&[0], &[]]).fits(2));
        assert!(!multi(&[&[2], &[]]).fits(2));
    }
}
