//! The positions of a list by columns. A row becomes a [`ListPosition`] when somebody looks at it: of thousands, a page
//! shows twenty, and a text of its own for each of them would take longer to make than everything else.

use super::{
    ListPosition,
    build::split_office,
    table::{Column, MultiColumn, TableBuilder},
};
use crate::{
    board::{BoardPosition, facet::FacetColumn},
    feed::SalaryInformation,
    id::PositionId,
    language::Language,
};

/// As many rows as there are ids.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::board) struct Rows {
    pub(in crate::board) ids: Vec<u64>,
    /// In minutes since 1970; nothing where no position has a date.
    pub(super) created: Vec<Option<i64>>,
    pub(super) title: Column,
    pub(super) teaser: Column,
    pub(super) slug: Column,
    pub(super) office: Column,
    pub(super) additional_offices: MultiColumn,
    /// Smallest and largest amount, symbol and code of the currency, interval; nothing where no position has a salary.
    pub(super) salary: Vec<Column>,
}

impl Rows {
    /// The rows of a board's positions, with their texts in the first language of the preference that they have.
    pub(super) fn of(positions: &[BoardPosition], preference: &[Language]) -> Self {
        // Seconds would cost a byte a position and are shown nowhere.
        let created: Vec<Option<i64>> = positions.iter().map(|it| Some(it.created_at?.div_euclid(60))).collect();
        let salary = |get: fn(&SalaryInformation) -> &Option<String>| {
            Column::of(positions.iter().map(|position| get(position.salary.as_ref()?).as_deref()))
        };
        let salaries = [
            salary(|salary| &salary.min),
            salary(|salary| &salary.max),
            salary(|salary| &salary.currency_symbol),
            salary(|salary| &salary.currency_code),
            salary(|salary| &salary.interval),
        ];
        Self {
            ids: positions.iter().map(|position| position.id.0).collect(),
            created: if created.iter().any(Option::is_some) { created } else { Vec::new() },
            title: Column::of(positions.iter().map(|position| Some(position.text(preference)?.title.as_str()))),
            teaser: Column::of(positions.iter().map(|position| position.text(preference)?.teaser.as_deref())),
            slug: Column::of(positions.iter().map(|position| position.slug.as_deref())),
            office: Column::of(positions.iter().map(|position| position.office.as_deref())),
            additional_offices: MultiColumn::of(
                positions.iter().map(|position| position.additional_offices.as_slice()),
            ),
            salary: if salaries.iter().all(Column::is_empty) { Vec::new() } else { salaries.into() },
        }
    }

    pub(super) fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether all columns have as many rows, and values for what their rows name.
    pub(super) fn fits(&self) -> bool {
        let rows = self.len();
        let columns = [&self.title, &self.teaser, &self.slug, &self.office];
        (self.created.is_empty() || self.created.len() == rows)
            && columns.into_iter().chain(&self.salary).all(|column| column.fits(rows))
            && self.additional_offices.fits(rows)
    }

    /// A row as a position.
    pub(super) fn get(&self, row: usize, language: Option<Language>) -> Option<ListPosition<'_>> {
        Some(ListPosition {
            id: PositionId(*self.ids.get(row)?),
            title: self.title(row),
            language,
            teaser: self.teaser.get(row),
            slug: self.slug.get(row),
            office: self.office.get(row),
            created_at: self.created_at(row),
        })
    }

    pub(in crate::board) fn title(&self, row: usize) -> &str {
        self.title.get(row).unwrap_or_default()
    }

    pub(super) fn created_at(&self, row: usize) -> Option<i64> {
        Some(self.created.get(row).copied().flatten()?.saturating_mul(60))
    }

    pub(in crate::board) fn teaser(&self, row: usize) -> Option<&str> {
        self.teaser.get(row)
    }

    pub(super) fn salary(&self, row: usize) -> Option<SalaryInformation> {
        let mut parts = self.salary.iter().map(|column| column.get(row).map(str::to_owned));
        let mut next = || parts.next().flatten();
        let salary = SalaryInformation {
            min: next(),
            max: next(),
            currency_symbol: next(),
            currency_code: next(),
            interval: next(),
        };
        (salary != SalaryInformation::default()).then_some(salary)
    }

    /// The offices in the company's own words, the main one first.
    pub(in crate::board) fn written_offices(&self, row: usize) -> impl Iterator<Item = &str> {
        self.office.get(row).into_iter().chain(self.additional_offices.row(row))
    }

    /// The offices as a facet: split from what the customer wrote, each text once rather than in each row.
    pub(super) fn offices(&self) -> FacetColumn {
        let mut table = TableBuilder::default();
        let main = Split::new(self.office.values(), &mut table);
        let additional = Split::new(self.additional_offices.values(), &mut table);
        let mut column = FacetColumn::new(table.values());
        for row in 0..self.len() {
            let offices = self.office.place(row).into_iter().flat_map(|place| main.offices(place));
            let others = self.additional_offices.places(row).flat_map(|place| additional.offices(place));
            column.push(offices.chain(others));
        }
        column
    }
}

/// The offices of each text of a column, all in one list.
struct Split {
    places: Vec<u32>,
    ends: Vec<usize>,
}

impl Split {
    fn new(texts: &[String], table: &mut TableBuilder) -> Self {
        let mut split = Self { places: Vec::new(), ends: Vec::with_capacity(texts.len()) };
        for text in texts {
            split.places.extend(split_office(text).map(|office| table.place(office) - 1));
            split.ends.push(split.places.len());
        }
        split
    }

    fn offices(&self, text: usize) -> impl Iterator<Item = u32> {
        let start = text.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or_default();
        let end = self.ends.get(text).copied().unwrap_or_default();
        self.places.get(start..end).unwrap_or_default().iter().copied()
    }
}
