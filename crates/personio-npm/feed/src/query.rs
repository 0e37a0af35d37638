//! Questions to a board, and what answers them.

use std::collections::BTreeMap;

use personio::board::{Facet, Outcome, Query, Sort};
use serde::{Deserialize, Serialize};

/// `employment_type` as JavaScript spells it: `employmentType`.
pub(crate) fn camel_case(key: &str) -> String {
    let mut words = key.split('_');
    let mut name = words.next().unwrap_or_default().to_owned();
    for word in words {
        let mut letters = word.chars();
        name.extend(letters.next().map(|letter| letter.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}

fn facet(name: &str) -> Result<Facet, String> {
    let found = Facet::ALL.into_iter().find(|facet| camel_case(facet.key()) == name);
    found.ok_or_else(|| {
        let known: Vec<String> = Facet::ALL.iter().map(|facet| camel_case(facet.key())).collect();
        format!("no facet is called {name:?}: there are {}", known.join(", "))
    })
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
struct QueryView {
    text: String,
    selection: BTreeMap<String, Vec<String>>,
    sort: SortView,
    group_by: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase")]
enum SortView {
    #[default]
    Relevance,
    Newest,
    Title,
}

/// Reads a question.
pub(crate) fn read(json: &str) -> Result<Query, String> {
    let view: QueryView = serde_json::from_str(json).map_err(|error| format!("the query cannot be read: {error}"))?;
    let mut query = Query {
        text: view.text,
        sort: match view.sort {
            SortView::Relevance => Sort::Relevance,
            SortView::Newest => Sort::Newest,
            SortView::Title => Sort::Title,
        },
        group_by: view.group_by.as_deref().map(facet).transpose()?,
        ..Query::default()
    };
    for (name, values) in view.selection {
        query.selection.set(facet(&name)?, values);
    }
    Ok(query)
}

/// What was found; positions by their place in the list.
#[derive(Serialize)]
pub(crate) struct OutcomeView {
    hits: Vec<u32>,
    scores: Vec<f32>,
    facets: Vec<FacetView>,
    groups: Vec<GroupView>,
}

#[derive(Serialize)]
struct FacetView {
    facet: String,
    values: Vec<ValueView>,
}

#[derive(Serialize)]
struct ValueView {
    value: String,
    count: u32,
    selected: bool,
}

#[derive(Serialize)]
struct GroupView {
    value: String,
    start: usize,
    end: usize,
}

impl From<Outcome> for OutcomeView {
    fn from(outcome: Outcome) -> Self {
        let facets = outcome.facets.into_iter().map(|counts| FacetView {
            facet: camel_case(counts.facet.key()),
            values: counts
                .values
                .into_iter()
                .map(|it| ValueView { value: it.value, count: it.count, selected: it.selected })
                .collect(),
        });
        let groups = outcome.groups.into_iter();
        Self {
            hits: outcome.hits.iter().map(|hit| hit.index).collect(),
            scores: outcome.hits.iter().map(|hit| hit.score).collect(),
            facets: facets.collect(),
            groups: groups.map(|it| GroupView { value: it.value, start: it.hits.start, end: it.hits.end }).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{camel_case, read};
    use personio::board::{Facet, Sort};

    #[test]
    fn a_query_has_names_of_javascript() {
        let query =
            read(r#"{"text":"cook","selection":{"employmentType":["intern"]},"sort":"newest","groupBy":"office"}"#);
        let query = query.unwrap();
        assert_eq!((query.sort, query.group_by), (Sort::Newest, Some(Facet::Office)));
        assert!(query.selection.contains(Facet::EmploymentType, "intern"));
        assert_eq!(camel_case("recruiting_category"), "recruitingCategory");
    }

    #[test]
    fn a_facet_that_does_not_exist_is_named_with_those_that_do() {
        let error = read(r#"{"selection":{"team":["a"]}}"#).unwrap_err();
        assert!(
            error.starts_with("no facet is called \"team\": there are department, office, employmentType"),
            "{error}"
        );
        assert!(read(r#"{"txt":"x"}"#).is_err());
    }
}
