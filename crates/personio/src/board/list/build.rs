//! Makes a list of a board.

use super::{List, rows::Rows, table::TableBuilder};
use crate::{
    board::{Board, BoardPosition, Facet, facet::FacetColumn},
    language::Language,
};

impl List {
    pub(in crate::board) fn of(board: &Board, preference: &[Language]) -> Self {
        let asked = preference.first().or(board.languages.first()).copied().unwrap_or(Language::ENGLISH);
        let rows = Rows::of(&board.positions, preference);
        let facets = Facet::ALL.map(|facet| match facet {
            Facet::Office => rows.offices(),
            _ => column(board, preference, facet),
        });
        Self { language: asked, languages: board.languages.clone(), rows, facets }
    }
}

fn column(board: &Board, preference: &[Language], facet: Facet) -> FacetColumn {
    let mut table = TableBuilder::default();
    let mut place = |position: &BoardPosition| {
        let value = match facet {
            // In the rows, from where its values are split.
            Facet::Office => None,
            Facet::Language => position.text(preference)?.language.as_ref().map(Language::as_str),
            Facet::Department => position.department.as_deref(),
            Facet::RecruitingCategory => position.recruiting_category.as_deref(),
            Facet::Subcompany => position.subcompany.as_deref(),
            Facet::OccupationCategory => position.occupation_category.as_deref(),
            Facet::EmploymentType => position.employment_type.as_ref().map(|code| code.code()),
            Facet::Schedule => position.schedule.as_ref().map(|code| code.code()),
            Facet::Seniority => position.seniority.as_ref().map(|code| code.code()),
            Facet::Experience => position.years_of_experience.as_ref().map(|code| code.code()),
        };
        Some(table.place(value?.trim()))
    };
    let places = board.positions.iter().map(&mut place).map(Option::unwrap_or_default).collect();
    FacetColumn::of_one_each(table.values(), places)
}

/// The offices that a customer wrote into one: "Berlin / Hamburg / Remote".
pub(super) fn split_office(office: &str) -> impl Iterator<Item = &str> {
    // Most offices are one, and looking for a byte is quick.
    let (one, several) =
        if office.as_bytes().contains(&b'/') { (None, Some(office.split(" / "))) } else { (Some(office), None) };
    one.into_iter().chain(several.into_iter().flatten()).map(str::trim).filter(|office| !office.is_empty())
}
