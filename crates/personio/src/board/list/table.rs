//! Columns of a document, each value once.

use serde::Serialize;

use crate::json::{Fields, Json};

/// One value a row, or none.
///
/// `at` holds the place of each row's value in `values`, counted from 1; 0 is no value. Without `at`, the first row
/// has the first value, the second the second, and an empty text is no value: short for columns that hardly ever
/// repeat one.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct Column {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    values: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
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

    /// Reads a column; `null` is an empty one.
    pub(super) fn read(value: Json) -> Option<Self> {
        if value.is_null() {
            return Some(Self::default());
        }
        let mut fields = Fields::of(value)?;
        Some(Self { values: fields.texts("values")?, at: fields.take("at").places()? })
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

    /// All values; without places, one for each row.
    pub(super) fn values(&self) -> &[String] {
        &self.values
    }

    /// Where the value of a row is in [`Column::values`].
    pub(super) fn place(&self, row: usize) -> Option<usize> {
        if self.at.is_empty() { Some(row) } else { (*self.at.get(row)? as usize).checked_sub(1) }
    }

    /// The value of a row.
    pub(super) fn get(&self, row: usize) -> Option<&str> {
        self.values.get(self.place(row)?).filter(|value| !value.is_empty()).map(String::as_str)
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
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct MultiColumn {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    values: Vec<String>,
    /// The places of the first row's values, counted from 1, then 0, the second row's, and so on: one list, as many
    /// small ones are slow to read.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    at: Vec<u32>,
    /// Where each row begins in `at`.
    #[serde(skip)]
    rows: Vec<u32>,
}

impl MultiColumn {
    pub(super) fn of<'r>(rows: impl Iterator<Item = &'r [String]>) -> Self {
        let mut table = TableBuilder::default();
        let mut at = Vec::new();
        for row in rows {
            at.extend(row.iter().map(|value| table.place(value)).filter(|place| *place > 0));
            at.push(0);
        }
        let values = table.values();
        if values.is_empty() { Self::default() } else { Self::new(values, at) }
    }

    fn new(values: Vec<String>, at: Vec<u32>) -> Self {
        let ends = (1..).zip(&at).filter(|(_, place)| **place == 0).map(|(next, _)| next);
        let mut rows: Vec<u32> = std::iter::once(0).chain(ends).collect();
        _ = rows.pop(); // behind the last row's end
        Self { values, at, rows }
    }

    /// Reads a column; `null` is an empty one.
    pub(super) fn read(value: Json) -> Option<Self> {
        if value.is_null() {
            return Some(Self::default());
        }
        let mut fields = Fields::of(value)?;
        Some(Self::new(fields.texts("values")?, fields.take("at").places()?))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    pub(super) fn fits(&self, rows: usize) -> bool {
        (self.at.is_empty() || self.rows.len() == rows && self.at.ends_with(&[0]))
            && self.at.iter().all(|place| *place as usize <= self.values.len())
    }

    /// All values.
    pub(super) fn values(&self) -> &[String] {
        &self.values
    }

    /// Where the values of a row are in [`MultiColumn::values`].
    pub(super) fn places(&self, row: usize) -> impl Iterator<Item = usize> {
        let places = self.rows.get(row).and_then(|start| self.at.get(*start as usize..)).unwrap_or_default();
        places.iter().map_while(|place| (*place as usize).checked_sub(1))
    }

    /// The values of a row.
    pub(super) fn row(&self, row: usize) -> impl Iterator<Item = &str> {
        self.places(row).filter_map(|place| self.values.get(place)).map(String::as_str)
    }
}

/// Gives every value a place in a table.
#[derive(Debug, Default)]
pub(super) struct TableBuilder {
    values: Vec<String>,
    /// A hash table with open addressing, at most half full: places in `values` counted from 1, 0 is free.
    slots: Vec<u32>,
}

impl TableBuilder {
    /// The place of a value, counted from 1; an empty text is at 0.
    pub(super) fn place(&mut self, value: &str) -> u32 {
        if value.is_empty() {
            return 0;
        }
        if self.values.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let new = self.values.len() as u32 + 1;
        match self.slot(value) {
            Some(slot) if *slot == 0 => {
                *slot = new;
                self.values.push(value.to_owned());
                new
            }
            Some(place) => *place,
            None => 0,
        }
    }

    /// The table, in the order of the places.
    pub(super) fn values(self) -> Vec<String> {
        self.values
    }

    /// The slot of a value, or the free one where it belongs.
    fn slot(&mut self, value: &str) -> Option<&mut u32> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut at = hash(value.as_bytes()) as usize & mask;
        while let Some(place) = (*self.slots.get(at)? as usize).checked_sub(1) {
            if self.values.get(place).is_some_and(|known| known == value) {
                break;
            }
            at = (at + 1) & mask;
        }
        self.slots.get_mut(at)
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(16)];
        let values = std::mem::take(&mut self.values);
        for (place, value) in (1..).zip(&values) {
            // Every value is new here, so the slot that it finds is a free one.
            if let Some(slot) = self.slot(value) {
                *slot = place;
            }
        }
        self.values = values;
    }
}

/// FNV-1a.
fn hash(text: &[u8]) -> u32 {
    text.iter().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::{Column, MultiColumn, TableBuilder};

    #[test]
    fn a_column_with_repetitions_has_each_value_once() {
        let rows = [Some("a"), None, Some("a"), Some("b"), Some("a"), Some("a")];
        let column = Column::of(rows.into_iter());
        assert_eq!(column, Column { values: vec!["a".into(), "b".into()], at: vec![1, 0, 1, 2, 1, 1] });
        let read: Vec<_> = (0..7).map(|row| column.get(row)).collect();
        assert_eq!(read, [&rows[..], &[None]].concat());
    }

    #[test]
    fn a_column_without_repetitions_has_no_places() {
        let rows = [Some("a"), Some("b"), None, Some("c"), Some("d")];
        let column = Column::of(rows.into_iter());
        assert_eq!(column.at, [0; 0]);
        assert!((0..5).all(|row| column.get(row) == rows[row]));
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
        let column = |values: &[&str], at: &[u32]| Column {
            values: values.iter().map(|v| (*v).to_owned()).collect(),
            at: at.to_vec(),
        };
        assert!(!column(&["a"], &[]).fits(2));
        assert!(!column(&["a"], &[1]).fits(2));
        assert!(!column(&["a"], &[1, 2]).fits(2));
        assert!(column(&["a"], &[1, 0]).fits(2));
        let multi = |at: &[u32]| MultiColumn::new(vec!["a".into()], at.to_vec());
        assert!(multi(&[1, 1, 0, 0]).fits(2));
        assert!(!multi(&[1, 0]).fits(2));
        assert!(!multi(&[1, 0, 1]).fits(2));
        assert!(!multi(&[2, 0, 0]).fits(2));
    }

    #[test]
    fn rows_with_any_number_of_values_keep_them() {
        let rows: [&[String]; 4] = [&["a".into(), "b".into()], &[], &["b".into()], &["".into()]];
        let column = MultiColumn::of(rows.into_iter());
        assert!(column.fits(4));
        let read: Vec<Vec<&str>> = (0..5).map(|row| column.row(row).collect()).collect();
        assert_eq!(read, [vec!["a", "b"], vec![], vec!["b"], vec![], vec![]]);
    }

    #[test]
    fn every_value_has_one_place_however_many_there_are() {
        let mut table = TableBuilder::default();
        for round in 0..2 {
            for number in 0..3000_u32 {
                assert_eq!(table.place(&number.to_string()), number + 1, "{round}");
            }
        }
        assert_eq!(table.place(""), 0);
        assert_eq!(table.values().len(), 3000);
    }
}
