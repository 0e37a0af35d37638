//! A board of merged languages: listed, narrowed, searched.

use std::collections::BTreeMap;

use js_sys::{Array, Uint8Array};
use personio::{
    board::{self, Facet, List, SearchIndex, SectionRules, TextsReader},
    feed::{self, Feed},
    id::PositionId,
    language::Language,
};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::{
    feed::{SalaryView, SkippedView, stamp},
    query::{self, OutcomeView, camel_case},
    to_json,
};

/// Positions of a company in all its languages.
#[wasm_bindgen]
pub struct Board {
    board: board::Board,
    /// The languages in which positions are shown, the best first.
    preference: Vec<Language>,
    list: List,
    /// Made by the first search.
    index: Option<SearchIndex>,
}

#[wasm_bindgen]
impl Board {
    /// Merges `[language, bytes]` pairs, the company's own language first. `preference` are languages with commas
    /// between them, `sections` a JSON object from names of sections to their roles.
    ///
    /// # Errors
    /// When a document or the roles cannot be read.
    pub fn merge(documents: &Array, preference: &str, sections: &str) -> Result<Board, String> {
        let mut feeds = Vec::new();
        for document in documents.iter() {
            let pair = Array::from(&document);
            let language = pair.get(0).as_string().unwrap_or_default();
            feeds.push((language, Uint8Array::new(&pair.get(1)).to_vec()));
        }
        Self::read(feeds, preference, sections)
    }

    /// The languages in which there are texts, as a JSON list.
    #[must_use]
    pub fn languages(&self) -> String {
        to_json(&self.board.languages)
    }

    /// What could not be read.
    #[must_use]
    pub fn skipped(&self) -> String {
        to_json(&self.board.skipped.iter().map(SkippedView::from).collect::<Vec<_>>())
    }

    /// All positions in board order.
    #[must_use]
    pub fn positions(&self) -> String {
        to_json(&(0..).map_while(|index| self.view(index)).collect::<Vec<_>>())
    }

    /// The text of a position.
    #[must_use]
    pub fn detail(&self, id: f64) -> Option<String> {
        let whole = id.fract() == 0.0 && (0.0..=9_007_199_254_740_991.0).contains(&id);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it was looked at just now")]
        let id = whole.then_some(PositionId(id as u64))?;
        self.board.detail(id, &self.preference).map(|detail| to_json(&detail))
    }

    /// What a query finds.
    ///
    /// # Errors
    /// When the query cannot be read.
    pub fn search(&mut self, query: &str) -> Result<String, String> {
        let query = query::read(query)?;
        let index = match self.index.take() {
            Some(index) => index,
            None => self.indexed()?,
        };
        let outcome = index.query(&self.list, &query);
        self.index = Some(index);
        Ok(to_json(&OutcomeView::from(outcome)))
    }
}

impl Board {
    fn read(documents: Vec<(String, Vec<u8>)>, preference: &str, sections: &str) -> Result<Self, String> {
        let rules: SectionRules =
            serde_json::from_str(sections).map_err(|error| format!("the sections cannot be read: {error}"))?;
        let mut feeds: Vec<(Language, Feed)> = Vec::new();
        for (name, bytes) in documents {
            let language = Language::parse(&name).ok_or_else(|| format!("{name:?} is no language such as \"en\""))?;
            feeds.push((language, feed::parse(&bytes).map_err(|error| format!("the feed in {language}: {error}"))?));
        }
        let board = board::Board::merge(feeds, &rules);
        let mut preference: Vec<Language> = preference.split(',').filter_map(Language::parse).collect();
        if preference.is_empty() {
            preference.clone_from(&board.languages);
        }
        let list = board.list(&preference);
        Ok(Self { board, preference, list, index: None })
    }

    /// An index of everything, texts included.
    fn indexed(&self) -> Result<SearchIndex, String> {
        const AT_ONCE: usize = usize::MAX;
        let mut index = SearchIndex::new(&self.list);
        let texts = self.board.texts(&self.preference).to_json();
        let mut reader = TextsReader::new(texts).map_err(|error| error.to_string())?;
        while !reader.step(&mut index, AT_ONCE) {}
        Ok(index)
    }

    fn view(&self, index: u32) -> Option<PositionView<'_>> {
        let position = self.list.position(index)?;
        let whole = self.board.positions.get(index as usize);
        let values = |facet: Facet| (camel_case(facet.key()), self.list.values(index, facet));
        Some(PositionView {
            id: position.id.0,
            title: position.title,
            language: position.language,
            teaser: position.teaser,
            slug: position.slug,
            office: position.office,
            additional_offices: whole.map_or(&[], |position| &position.additional_offices),
            keywords: whole.map_or(&[], |position| &position.keywords),
            salary: whole.and_then(|position| position.salary.as_ref()).map(SalaryView::from),
            created_at: position.created_at.and_then(stamp),
            facets: Facet::ALL.into_iter().map(values).filter(|(_, values)| !values.is_empty()).collect(),
        })
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PositionView<'b> {
    id: u64,
    title: &'b str,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<Language>,
    #[serde(skip_serializing_if = "Option::is_none")]
    teaser: Option<&'b str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    slug: Option<&'b str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    office: Option<&'b str>,
    additional_offices: &'b [String],
    keywords: &'b [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    salary: Option<SalaryView<'b>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    created_at: Option<String>,
    facets: BTreeMap<String, Vec<&'b str>>,
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::Board;

    fn xml(name: &str, text: &str) -> Vec<u8> {
        format!(
            "<workzag-jobs><position><id>7</id><name>{name}</name><office>Berlin / Bonn</office><jobDescriptions>\
             <jobDescription><name/><value>{text}</value></jobDescription></jobDescriptions></position></workzag-jobs>"
        )
        .into_bytes()
    }

    fn board(preference: &str) -> Board {
        let feeds = vec![("de".into(), xml("Koch", "Suppen kochen")), ("en".into(), xml("Cook", "You cook soups"))];
        Board::read(feeds, preference, "{}").unwrap()
    }

    fn parsed(json: &str) -> Value {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn positions_are_shown_in_the_preferred_language() {
        assert_eq!(parsed(&board("en").positions())[0]["title"], "Cook");
        assert_eq!(parsed(&board("").positions())[0]["title"], "Koch", "the company's own");
        assert_eq!(parsed(&board("").languages()), parsed(r#"["de","en"]"#));
        assert_eq!(parsed(&board("en").positions())[0]["facets"]["office"], parsed(r#"["Berlin","Bonn"]"#));
        assert_eq!(parsed(&board("en").detail(7.0).unwrap())["sections"][0]["language"], "en");
        for id in [8.0, 7.5, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(board("en").detail(id), None);
        }
    }

    #[test]
    fn texts_are_searched_as_well_as_titles() {
        let mut board = board("en");
        let found = parsed(&board.search(r#"{"text":"soups cook"}"#).unwrap());
        assert_eq!(found["hits"], parsed("[0]"));
        assert_eq!(found["facets"][0]["facet"], "office");
        assert_eq!(parsed(&board.search(r#"{"text":"pilot"}"#).unwrap())["hits"], parsed("[]"));
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        let broken = |language: &str, xml: &[u8], sections| {
            Board::read(vec![(language.to_owned(), xml.to_vec())], "", sections).err().unwrap()
        };
        assert!(broken("en", b"<html>", "{}").starts_with("the feed in en: "));
        assert!(broken("english", b"", "{}").contains("is no language"));
        assert!(broken("en", b"", r#"{"a":"b"}"#).starts_with("the sections cannot be read"));
    }
}
