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

    /// A column with a value a row, or none where the place is 0; others are counted from 1.
    pub(in crate::board) fn of_one_each(values: Vec<String>, places: Vec<u32>) -> Self {
        let (mut at, mut ends) = (Vec::with_capacity(places.len()), Vec::with_capacity(places.len()));
        let mut end = 0;
        for place in places {
            if let Some(place) = place.checked_sub(1) {
                at.push(place);
                end += 1;
            }
            ends.push(end);
        }
        Self { values, ends, at }
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

    /// The places of all rows' values, one row after the other.
    pub(in crate::board) fn all_places(&self) -> &[u32] {
        &self.at
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

    #[test]
    fn rows_with_one_value_each_are_the_same_pushed_or_made_at_once() {
        let mut pushed = FacetColumn::new(vec!["a".into(), "b".into()]);
        [Some(1), None, Some(0)].into_iter().for_each(|place| pushed.push(place.into_iter()));
        assert_eq!(FacetColumn::of_one_each(vec!["a".into(), "b".into()], vec![2, 0, 1]), pushed);
        assert_eq!(pushed.all_places(), [1, 0]);
    }
}
