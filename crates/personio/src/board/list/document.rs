//! The JSON document of a list: by columns, every value once, nothing that is empty.

use serde::Serialize;

use super::{
    List, ListError, ListPosition,
    build::split_office,
    table::{Column, MultiColumn, TableBuilder},
};
use crate::{
    board::{Facet, facet::FacetColumn},
    feed::SalaryInformation,
    id::PositionId,
    json::{Fields, Json},
    language::Language,
};

/// Raised whenever a document of this version could be misread by an older one.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Document {
    version: u32,
    language: Language,
    languages: Vec<Language>,
    /// Each as its difference from the one before.
    ids: Vec<i64>,
    /// In minutes, each as its difference from the one before that has one; none is `null`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    created: Vec<Option<i64>>,
    #[serde(skip_serializing_if = "Column::is_empty")]
    title: Column,
    #[serde(skip_serializing_if = "Column::is_empty")]
    teaser: Column,
    #[serde(skip_serializing_if = "Column::is_empty")]
    slug: Column,
    #[serde(skip_serializing_if = "Column::is_empty")]
    office: Column,
    #[serde(skip_serializing_if = "MultiColumn::is_empty")]
    additional_offices: MultiColumn,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    salary: Vec<Column>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    facets: Vec<(String, Column)>,
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
        let document = Document::read(&mut fields).ok_or(ListError::NOT_A_DOCUMENT)?;
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
    fn read(fields: &mut Fields) -> Option<Self> {
        let language = |text: &String| Language::parse(text);
        let mut column = |name| Column::read(fields.take(name));
        let (title, teaser, slug, office) = (column("title")?, column("teaser")?, column("slug")?, column("office")?);
        let mut column = |name| MultiColumn::read(fields.take(name));
        let additional_offices = column("additional_offices")?;
        let Json::List(ids) = fields.take("ids") else { return None };
        let Json::List(languages) = fields.take("languages") else { return None };
        let created = |value: &Json| if *value == Json::Null { Some(None) } else { value.as_i64().map(Some) };
        Some(Self {
            version: VERSION,
            language: language(&fields.take("language").text()?)?,
            languages: languages.into_iter().map(|value| language(&value.text()?)).collect::<Option<_>>()?,
            ids: ids.iter().map(Json::as_i64).collect::<Option<_>>()?,
            created: fields.list("created")?.iter().map(created).collect::<Option<_>>()?,
            title,
            teaser,
            slug,
            office,
            additional_offices,
            salary: fields.list("salary")?.into_iter().map(Column::read).collect::<Option<_>>()?,
            facets: fields.list("facets")?.into_iter().map(read_facet).collect::<Option<_>>()?,
        })
    }

    fn fits(&self) -> bool {
        let rows = self.ids.len();
        let columns = [&self.title, &self.teaser, &self.slug, &self.office];
        let facets = self.facets.iter().map(|(_, column)| column);
        (self.created.is_empty() || self.created.len() == rows)
            && columns.into_iter().chain(&self.salary).chain(facets).all(|column| column.fits(rows))
            && self.additional_offices.fits(rows)
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
        // All rows in one list: thousands of small ones take longer to free than everything else here.
        let (mut places, mut ends) = (Vec::new(), Vec::with_capacity(self.ids.len()));
        for row in 0..self.ids.len() {
            let offices = self.office.get(row).into_iter().chain(self.additional_offices.row(row));
            offices.for_each(|office| places.extend(split_office(office).map(|office| table.place(office) - 1)));
            ends.push(places.len());
        }
        let mut column = FacetColumn::new(table.values());
        let mut start = 0;
        for end in ends {
            column.push(places.get(start..end).unwrap_or_default().iter().copied());
            start = end;
        }
        column
    }
}

/// `["department", {"values": […], "at": […]}]`.
fn read_facet(value: Json) -> Option<(String, Column)> {
    let mut pair = value.list()?.into_iter();
    Some((pair.next()?.text()?, Column::read(pair.next()?)?))
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

#[cfg(test)]
mod tests {
    use super::{Facet, List, ListError, PositionId};
    use crate::{
        board::{
            fixture::{german, position, random_positions, with_text},
            search::random::Random,
        },
        feed::Position,
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
            assert_eq!(list.position(0).unwrap().office.as_deref(), Some("Berlin / Hamburg / Remote"));
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
