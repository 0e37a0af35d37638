//! Makes a list of a board.

use super::{List, ListPosition, table::TableBuilder};
use crate::{
    board::{Board, BoardPosition, Facet, facet::FacetColumn},
    language::Language,
};

impl List {
    pub(in crate::board) fn of(board: &Board, preference: &[Language]) -> Self {
        let asked = preference.first().or(board.languages.first()).copied().unwrap_or(Language::ENGLISH);
        Self {
            language: asked,
            languages: board.languages.clone(),
            positions: board.positions.iter().map(|position| listed(position, preference)).collect(),
            facets: Facet::ALL.map(|facet| column(board, preference, facet)),
        }
    }
}

fn listed(position: &BoardPosition, preference: &[Language]) -> ListPosition {
    let text = position.text(preference);
    ListPosition {
        id: position.id,
        title: text.map(|text| text.title.clone()).unwrap_or_default(),
        language: text.and_then(|text| text.language),
        teaser: text.and_then(|text| text.teaser.clone()),
        slug: position.slug.clone(),
        office: position.office.clone().filter(|office| !office.is_empty()),
        additional_offices: position.additional_offices.clone(),
        salary: position.salary.clone(),
        // Seconds would cost a byte a position and are shown nowhere.
        created_at: position.created_at.map(|seconds| seconds.div_euclid(60) * 60),
    }
}

fn column(board: &Board, preference: &[Language], facet: Facet) -> FacetColumn {
    let mut table = TableBuilder::default();
    let mut rows = Vec::with_capacity(board.positions.len());
    for position in &board.positions {
        let language = position.text(preference).and_then(|text| text.language);
        let values: Vec<&str> = match facet {
            Facet::Office => offices(position).collect(),
            Facet::Language => language.iter().map(Language::as_str).collect(),
            Facet::Department => position.department.as_deref().into_iter().collect(),
            Facet::RecruitingCategory => position.recruiting_category.as_deref().into_iter().collect(),
            Facet::Subcompany => position.subcompany.as_deref().into_iter().collect(),
            Facet::OccupationCategory => position.occupation_category.as_deref().into_iter().collect(),
            Facet::EmploymentType => position.employment_type.iter().map(|code| code.code()).collect(),
            Facet::Schedule => position.schedule.iter().map(|code| code.code()).collect(),
            Facet::Seniority => position.seniority.iter().map(|code| code.code()).collect(),
            Facet::Experience => position.years_of_experience.iter().map(|code| code.code()).collect(),
        };
        rows.push(
            values.into_iter().map(|value| table.place(value.trim())).filter(|place| *place > 0).collect::<Vec<_>>(),
        );
    }
    let mut column = FacetColumn::new(table.values());
    for row in rows {
        column.push(row.into_iter().map(|place| place - 1));
    }
    column
}

fn offices(position: &BoardPosition) -> impl Iterator<Item = &str> {
    position.office.iter().chain(&position.additional_offices).flat_map(|office| split_office(office))
}

/// The offices that a customer wrote into one: "Berlin / Hamburg / Remote".
pub(super) fn split_office(office: &str) -> impl Iterator<Item = &str> {
    // Most offices are one, and looking for a byte is quick.
    let (one, several) =
        if office.as_bytes().contains(&b'/') { (None, Some(office.split(" / "))) } else { (Some(office), None) };
    one.into_iter().chain(several.into_iter().flatten()).map(str::trim).filter(|office| !office.is_empty())
}
