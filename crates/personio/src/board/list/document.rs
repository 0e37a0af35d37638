//! The JSON document of a list: by columns, every value once, nothing that is empty.

use serde::Serialize;

use super::{
    List, ListError,
    rows::Rows,
    table::{Column, MultiColumn},
};
use crate::{
    board::{Facet, facet::FacetColumn},
    json::{Fields, Json},
    language::Language,
};

/// Raised whenever a document of this version could be misread by an older one.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document<'l> {
    version: u32,
    language: Language,
    languages: &'l [Language],
    /// Each as its difference from the one before.
    ids: Vec<i64>,
    /// In minutes, each as its difference from the one before that has one; none is `null`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    created: Vec<Option<i64>>,
    #[serde(skip_serializing_if = "Column::is_empty")]
    title: &'l Column,
    #[serde(skip_serializing_if = "Column::is_empty")]
    teaser: &'l Column,
    #[serde(skip_serializing_if = "Column::is_empty")]
    slug: &'l Column,
    #[serde(skip_serializing_if = "Column::is_empty")]
    office: &'l Column,
    #[serde(skip_serializing_if = "MultiColumn::is_empty")]
    additional_offices: &'l MultiColumn,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    salary: &'l [Column],
    /// All but the offices, which are in the columns above.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    facets: Vec<(&'static str, Column)>,
}

impl List {
    /// Reads the document that [`List::to_json`] writes.
    ///
    /// # Errors
    /// When the bytes are no such document, or one whose parts do not fit together.
    pub fn from_json(bytes: &[u8]) -> Result<Self, ListError> {
        let mut fields = Fields::read(bytes).ok_or(ListError::NOT_A_DOCUMENT)?;
        let version = fields.take("version").as_u64().ok_or(ListError::NOT_A_DOCUMENT)?;
        if version != u64::from(VERSION) {
            return Err(ListError::OTHER_VERSION);
        }
        let mut facets = read_facets(&mut fields).ok_or(ListError::NOT_A_DOCUMENT)?;
        let (language, languages) = read_languages(&mut fields).ok_or(ListError::NOT_A_DOCUMENT)?;
        let rows = read_rows(&mut fields).ok_or(ListError::NOT_A_DOCUMENT)?;
        if !rows.fits() || !facets.iter().all(|(_, column)| column.fits(rows.len())) {
            return Err(ListError::INCONSISTENT);
        }
        let facets = Facet::ALL.map(|facet| match facets.iter_mut().find(|(key, _)| key == facet.key()) {
            _ if facet == Facet::Office => rows.offices(),
            Some((_, column)) => facet_column(std::mem::take(column), rows.len()),
            None => facet_column(Column::default(), rows.len()),
        });
        Ok(Self { language, languages, rows, facets })
    }

    /// A compact document: a column for each property, each value once.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        // Numbers and texts cannot fail to become JSON.
        serde_json::to_vec(&Document::from(self)).unwrap_or_default()
    }
}

fn read_languages(fields: &mut Fields) -> Option<(Language, Vec<Language>)> {
    let language = |text: &String| Language::parse(text);
    let Json::List(languages) = fields.take("languages") else { return None };
    let languages = languages.into_iter().map(|value| language(&value.text()?)).collect::<Option<_>>()?;
    Some((language(&fields.take("language").text()?)?, languages))
}

fn read_rows(fields: &mut Fields) -> Option<Rows> {
    let mut column = |name| Column::read(fields.take(name));
    let (title, teaser, slug, office) = (column("title")?, column("teaser")?, column("slug")?, column("office")?);
    let ids = fields.take("ids");
    if ids.is_null() {
        return None;
    }
    Some(Rows {
        ids: sums(ids.integers()?),
        created: read_created(fields.take("created"))?,
        title,
        teaser,
        slug,
        office,
        additional_offices: MultiColumn::read(fields.take("additional_offices"))?,
        salary: fields.list("salary")?.into_iter().map(Column::read).collect::<Option<_>>()?,
    })
}

/// Each number is the sum of the differences up to it.
fn sums(differences: Vec<i64>) -> Vec<u64> {
    let mut sum = 0_i64;
    let mut add = |difference| {
        sum = sum.wrapping_add(difference);
        sum.cast_unsigned()
    };
    differences.into_iter().map(&mut add).collect()
}

fn read_created(value: Json) -> Option<Vec<Option<i64>>> {
    let mut minutes = 0_i64;
    let mut add = |difference| {
        minutes = minutes.wrapping_add(difference);
        Some(minutes)
    };
    match value {
        Json::List(values) => {
            let read = |value: Json| if value.is_null() { Some(None) } else { value.as_i64().map(&mut add) };
            values.into_iter().map(read).collect()
        }
        value => Some(value.integers()?.into_iter().map(add).collect()),
    }
}

/// `[["department", {"values": […], "at": […]}], …]`.
fn read_facets(fields: &mut Fields) -> Option<Vec<(String, Column)>> {
    let read = |value: Json| {
        let mut pair = value.list()?.into_iter();
        Some((pair.next()?.text()?, Column::read(pair.next()?)?))
    };
    fields.list("facets")?.into_iter().map(read).collect()
}

fn facet_column(column: Column, rows: usize) -> FacetColumn {
    let (values, places) = column.into_table(rows);
    FacetColumn::of_one_each(values, places)
}

impl<'l> From<&'l List> for Document<'l> {
    fn from(list: &'l List) -> Self {
        let rows = &list.rows;
        let (mut id, mut minutes) = (0_i64, 0_i64);
        let difference = |now: i64, before: &mut i64| now.wrapping_sub(std::mem::replace(before, now));
        let ids = rows.ids.iter().map(|now| difference(now.cast_signed(), &mut id)).collect();
        let created = rows.created.iter().map(|now| now.map(|now| difference(now, &mut minutes))).collect();
        let stored = Facet::ALL.into_iter().zip(&list.facets).filter(|(facet, _)| *facet != Facet::Office);
        let facet = |(facet, column): (Facet, &FacetColumn)| {
            (facet.key(), Column::of((0..rows.len()).map(|row| column.row(row).next())))
        };
        Self {
            version: VERSION,
            language: list.language,
            languages: &list.languages,
            ids,
            created,
            title: &rows.title,
            teaser: &rows.teaser,
            slug: &rows.slug,
            office: &rows.office,
            additional_offices: &rows.additional_offices,
            salary: &rows.salary,
            facets: stored.map(facet).filter(|(_, column)| !column.is_empty()).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Facet, List, ListError};
    use crate::{
        board::{
            fixture::{german, position, random_positions, with_text},
            search::random::Random,
        },
        feed::Position,
        id::PositionId,
        language::Language,
    };

    #[test]
    fn a_list_comes_back_from_its_document_as_it_was() {
        let mut random = Random::new(5);
        for count in [0, 1, 2, 7, 40, 200] {
            let list = german(random_positions(&mut random, count)).list(&[Language::GERMAN]);
            assert_eq!(List::from_json(&list.to_json()).unwrap(), list);
            assert_eq!(list.len(), count);
        }
    }

    #[test]
    fn extreme_numbers_come_back_too() {
        let dated = |id, created_at| Position { created_at: Some(created_at), ..position(id, "A") };
        let list = german(vec![dated(u64::MAX, i64::MAX), dated(0, i64::MIN + 60), dated(5, -1)]).list(&[]);
        let read = List::from_json(&list.to_json()).unwrap();
        assert_eq!(read.index_of(PositionId(u64::MAX)), Some(0));
        assert_eq!(read.position(2).map(|position| position.id), Some(PositionId(0)));
        assert_eq!(read.position(1).and_then(|position| position.created_at), Some(-60));
    }

    #[test]
    fn what_no_position_has_is_not_sent() {
        let list = german(vec![with_text(3, "Koch", "kochen"), with_text(4, "Kellner", "kellnern")]).list(&[]);
        let json = String::from_utf8(list.to_json()).unwrap();
        assert_eq!(
            json,
            r#"{"version":1,"language":"de","languages":["de"],"ids":[3,1],"title":{"values":["Koch","Kellner"]},"facets":[["language",{"values":["de"],"at":[1,1]}]]}"#
        );
    }

    #[test]
    fn a_position_costs_few_bytes() {
        let positions = (0..1000)
            .map(|number| Position {
                office: Some("Berlin".into()),
                department: Some("Sales".into()),
                ..position(2_000_000 + number * 3, "Sales Manager")
            })
            .collect();
        let size = german(positions).list(&[]).to_json().len();
        assert!(size < 12_000, "{size}");
    }

    #[test]
    fn offices_written_into_one_are_values_of_their_own_and_the_original_is_kept() {
        let list = german(vec![Position {
            office: Some("Berlin / Hamburg / Remote".into()),
            additional_offices: vec!["Hamburg".into(), "Wien / Linz".into(), "A/B".into()],
            ..position(1, "A")
        }])
        .list(&[]);
        for list in [List::from_json(&list.to_json()).unwrap(), list] {
            assert_eq!(list.values(0, Facet::Office), ["Berlin", "Hamburg", "Remote", "Wien", "Linz", "A/B"]);
            assert_eq!(list.position(0).unwrap().office, Some("Berlin / Hamburg / Remote"));
        }
    }

    #[test]
    fn what_is_no_document_is_told_from_another_version_and_from_a_broken_one() {
        for bytes in ["", "null", "[]", "<html>", r#"{"version":1}"#] {
            assert_eq!(List::from_json(bytes.as_bytes()), Err(ListError::NOT_A_DOCUMENT), "{bytes}");
        }
        let document = |version: u32, rest: &str| {
            format!(r#"{{"version":{version},"language":"de","languages":[],"ids":[1,1]{rest}}}"#)
        };
        assert!(List::from_json(document(1, "").as_bytes()).is_ok());
        assert!(List::from_json(document(2, "").as_bytes()).unwrap_err().is_other_version());
        for rest in [
            r#","title":{"values":["a"]}"#,
            r#","title":{"values":["a"],"at":[1]}"#,
            r#","title":{"values":["a"],"at":[1,2]}"#,
            r#","additional_offices":{"values":["a"],"at":[1,0,2,0]}"#,
            r#","additional_offices":{"values":["a"],"at":[1,0]}"#,
            r#","created":[1]"#,
            r#","salary":[{"values":["1"]}]"#,
            r#","facets":[["office",{"values":["a"]}]]"#,
        ] {
            assert_eq!(List::from_json(document(1, rest).as_bytes()), Err(ListError::INCONSISTENT), "{rest}");
        }
    }

    #[test]
    fn facets_that_this_version_does_not_know_are_passed_over() {
        let document = r#"{"version":1,"language":"de","languages":[],"ids":[1],"facets":[["mood",{"values":["good"]}]],"more":1}"#;
        assert_eq!(List::from_json(document.as_bytes()).unwrap().len(), 1);
    }

    #[test]
    fn no_bytes_make_it_panic() {
        let mut random = Random::new(9);
        let json = german(random_positions(&mut random, 12)).list(&[]).to_json();
        for _ in 0..4000 {
            let mut bytes = json.clone();
            for _ in 0..1 + random.below(3) {
                let at = random.below(bytes.len());
                match random.below(4) {
                    0 => bytes.truncate(at + 1),
                    1 => drop(bytes.remove(at)),
                    2 => bytes[at] = b'0' + random.below(10) as u8,
                    _ => bytes[at] = *random.pick(b"\"[]{},:-9\\ \xFF"),
                }
                if bytes.is_empty() {
                    break;
                }
            }
            if let Ok(list) = List::from_json(&bytes) {
                for index in 0..list.len() as u32 + 1 {
                    assert_eq!(list.position(index).is_some(), (index as usize) < list.len());
                    Facet::ALL.iter().for_each(|facet| drop(list.values(index, *facet)));
                }
            }
        }
    }
}
