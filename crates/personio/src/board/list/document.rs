//! The JSON document of a list: by columns, every value once, nothing that is empty.

use serde::{Deserialize, Serialize};

use super::{
    List, ListError, ListPosition,
    build::split_office,
    table::{Column, MultiColumn, TableBuilder},
};
use crate::{
    board::{Facet, facet::FacetColumn},
    feed::SalaryInformation,
    id::PositionId,
    language::Language,
};

/// Raised whenever a document of this version could be misread by an older one.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Document {
    version: u32,
    language: Language,
    languages: Vec<Language>,
    /// Each as its difference from the one before.
    ids: Vec<i64>,
    /// In minutes, each as its difference from the one before that has one; none is `null`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    created: Vec<Option<i64>>,
    #[serde(default, skip_serializing_if = "Column::is_empty")]
    title: Column,
    #[serde(default, skip_serializing_if = "Column::is_empty")]
    teaser: Column,
    #[serde(default, skip_serializing_if = "Column::is_empty")]
    slug: Column,
    #[serde(default, skip_serializing_if = "Column::is_empty")]
    office: Column,
    #[serde(default, skip_serializing_if = "MultiColumn::is_empty")]
    additional_offices: MultiColumn,
    #[serde(default, skip_serializing_if = "MultiColumn::is_empty")]
    keywords: MultiColumn,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    salary: Vec<Column>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    facets: Vec<(String, Column)>,
}

impl List {
    /// Reads the document that [`List::to_json`] writes.
    ///
    /// # Errors
    /// When the bytes are no such document, or one whose parts do not fit together.
    pub fn from_json(bytes: &[u8]) -> Result<Self, ListError> {
        let document: Document = serde_json::from_slice(bytes).map_err(|_| ListError::NOT_A_DOCUMENT)?;
        if document.version != VERSION {
            return Err(ListError::OTHER_VERSION);
        }
        if document.fits() { Ok(document.into()) } else { Err(ListError::INCONSISTENT) }
    }

    /// A compact document: a column for each property, each value once.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        // Numbers and texts cannot fail to become JSON.
        serde_json::to_vec(&Document::from(self)).unwrap_or_default()
    }
}

impl Document {
    fn fits(&self) -> bool {
        let rows = self.ids.len();
        let columns = [&self.title, &self.teaser, &self.slug, &self.office];
        let facets = self.facets.iter().map(|(_, column)| column);
        (self.created.is_empty() || self.created.len() == rows)
            && columns.into_iter().chain(&self.salary).chain(facets).all(|column| column.fits(rows))
            && self.additional_offices.fits(rows)
            && self.keywords.fits(rows)
    }

    fn salary(&self, row: usize) -> Option<SalaryInformation> {
        let mut parts = self.salary.iter().map(|column| column.get(row).cloned());
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

    fn take_facet(&mut self, facet: Facet) -> FacetColumn {
        let rows = self.ids.len();
        if facet == Facet::Office {
            return self.offices();
        }
        let found = self.facets.iter_mut().find(|(key, _)| key == facet.key());
        let column = found.map(|(_, column)| std::mem::take(column)).unwrap_or_default();
        let (values, at) = column.into_table(rows);
        let mut column = FacetColumn::new(values);
        at.into_iter().for_each(|place| column.push(place.checked_sub(1).into_iter()));
        column
    }

    /// The offices are split again rather than sent twice.
    fn offices(&self) -> FacetColumn {
        let mut table = TableBuilder::default();
        let rows: Vec<Vec<u32>> = (0..self.ids.len())
            .map(|row| {
                let offices = self.office.get(row).into_iter().chain(self.additional_offices.row(row));
                offices.flat_map(|office| split_office(office)).map(|office| table.place(office) - 1).collect()
            })
            .collect();
        let mut column = FacetColumn::new(table.values());
        rows.into_iter().for_each(|row| column.push(row.into_iter()));
        column
    }
}

impl From<Document> for List {
    fn from(mut document: Document) -> Self {
        let facets = Facet::ALL.map(|facet| document.take_facet(facet));
        let language = facets.get(Facet::Language.slot());
        let (mut id, mut minutes) = (0_i64, 0_i64);
        let mut positions = Vec::with_capacity(document.ids.len());
        for (row, difference) in document.ids.iter().enumerate() {
            id = id.wrapping_add(*difference);
            let created = document.created.get(row).copied().flatten();
            let cloned = |column: &Column| column.get(row).cloned();
            positions.push(ListPosition {
                id: PositionId(id.cast_unsigned()),
                title: cloned(&document.title).unwrap_or_default(),
                language: language.and_then(|column| column.row(row).next()).and_then(Language::parse),
                teaser: cloned(&document.teaser),
                slug: cloned(&document.slug),
                office: cloned(&document.office),
                additional_offices: document.additional_offices.row(row).cloned().collect(),
                keywords: document.keywords.row(row).cloned().collect(),
                salary: document.salary(row),
                created_at: created.map(|difference| {
                    minutes = minutes.wrapping_add(difference);
                    minutes.saturating_mul(60)
                }),
            });
        }
        Self { language: document.language, languages: document.languages, positions, facets }
    }
}

impl From<&List> for Document {
    fn from(list: &List) -> Self {
        let rows = &list.positions;
        let (mut id, mut minutes) = (0_i64, 0_i64);
        let created: Vec<Option<i64>> = rows
            .iter()
            .map(|row| {
                let now = row.created_at?.div_euclid(60);
                Some(now.wrapping_sub(std::mem::replace(&mut minutes, now)))
            })
            .collect();
        let salary = |get: fn(&SalaryInformation) -> &Option<String>| {
            Column::of(rows.iter().map(|row| row.salary.as_ref().and_then(|salary| get(salary).as_deref())))
        };
        let salaries = [
            salary(|salary| &salary.min),
            salary(|salary| &salary.max),
            salary(|salary| &salary.currency_symbol),
            salary(|salary| &salary.currency_code),
            salary(|salary| &salary.interval),
        ];
        let stored = Facet::ALL.into_iter().zip(&list.facets).filter(|(facet, _)| *facet != Facet::Office);
        Self {
            version: VERSION,
            language: list.language,
            languages: list.languages.clone(),
            ids: rows
                .iter()
                .map(|row| {
                    let now = row.id.0.cast_signed();
                    now.wrapping_sub(std::mem::replace(&mut id, now))
                })
                .collect(),
            created: if created.iter().any(Option::is_some) { created } else { Vec::new() },
            title: Column::of(rows.iter().map(|row| Some(row.title.as_str()))),
            teaser: Column::of(rows.iter().map(|row| row.teaser.as_deref())),
            slug: Column::of(rows.iter().map(|row| row.slug.as_deref())),
            office: Column::of(rows.iter().map(|row| row.office.as_deref())),
            additional_offices: MultiColumn::of(rows.iter().map(|row| row.additional_offices.as_slice())),
            keywords: MultiColumn::of(rows.iter().map(|row| row.keywords.as_slice())),
            salary: if salaries.iter().all(Column::is_empty) { Vec::new() } else { salaries.into() },
            facets: stored
                .map(|(facet, column)| {
                    let values = (0..rows.len()).map(|row| column.row(row).next());
                    (facet.key().to_owned(), Column::of(values))
                })
                .filter(|(_, column)| !column.is_empty())
                .collect(),
        }
    }
}
