//! The values of one facet for every position of a list.

/// A table of values, and for every row the places of its values in the table.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::board) struct FacetColumn {
    values: Vec<String>,
    /// Where each row ends in `at`.
    ends: Vec<u32>,
    at: Vec<u32>,
}

impl FacetColumn {
    /// A column over a table, without rows yet.
    pub(in crate::board) fn new(values: Vec<String>) -> Self {
        Self { values, ends: Vec::new(), at: Vec::new() }
    }

    /// Adds a row; every place must be in the table. Repetitions are dropped.
    pub(in crate::board) fn push(&mut self, row: impl Iterator<Item = u32>) {
        let start = self.at.len();
        for place in row {
            debug_assert!((place as usize) < self.values.len());
            if !self.at.iter().skip(start).any(|seen| *seen == place) {
                self.at.push(place);
            }
        }
        self.ends.push(u32::try_from(self.at.len()).unwrap_or(u32::MAX));
    }

    /// The table.
    pub(in crate::board) fn table(&self) -> &[String] {
        &self.values
    }

    /// The places of a row's values in the table.
    pub(in crate::board) fn places(&self, row: usize) -> &[u32] {
        let end = self.ends.get(row).copied().unwrap_or(0) as usize;
        let start = row.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0) as usize;
        self.at.get(start..end).unwrap_or(&[])
    }

    /// The values of a row.
    pub(in crate::board) fn row(&self, row: usize) -> impl Iterator<Item = &str> {
        self.places(row).iter().filter_map(|place| self.values.get(*place as usize)).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::FacetColumn;

    #[test]
    fn rows_have_any_number_of_values_without_repetitions() {
        let mut column = FacetColumn::new(vec!["a".into(), "b".into()]);
        column.push([1, 0, 1].into_iter());
        column.push([].into_iter());
        column.push([0].into_iter());
        assert_eq!(column.row(0).collect::<Vec<_>>(), ["b", "a"]);
        assert_eq!(column.row(1).count(), 0);
        assert_eq!(column.row(2).collect::<Vec<_>>(), ["a"]);
        assert_eq!(column.row(3).count(), 0);
    }
}
