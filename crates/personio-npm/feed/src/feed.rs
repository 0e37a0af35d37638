//! The feed as it is, one language at a time.

use personio::{
    calendar::DateTime,
    description,
    feed::{self, Feed, Position, SalaryInformation, SkippedPosition},
};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::to_json;

/// Reads a feed.
///
/// # Errors
/// When the document as a whole is no feed.
#[wasm_bindgen(js_name = parseFeed)]
pub fn parse_feed(document: &[u8]) -> Result<String, String> {
    let feed = feed::parse(document).map_err(|error| error.to_string())?;
    Ok(to_json(&FeedView::from(&feed)))
}

/// A description's tree of known elements.
#[wasm_bindgen(js_name = parseDescription)]
#[must_use]
pub fn parse_description(html: &str) -> String {
    to_json(&description::parse(html))
}

/// A description's text without markup.
#[wasm_bindgen(js_name = plainText)]
#[must_use]
pub fn plain_text(html: &str) -> String {
    description::plain_text(html)
}

#[derive(Serialize)]
struct FeedView<'f> {
    positions: Vec<PositionView<'f>>,
    skipped: Vec<SkippedView<'f>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PositionView<'f> {
    id: u64,
    name: &'f str,
    #[serde(skip_serializing_if = "Option::is_none")]
    subcompany: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    office: Option<&'f str>,
    additional_offices: &'f [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    department: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recruiting_category: Option<&'f str>,
    descriptions: Vec<DescriptionView<'f>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    employment_type: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    seniority: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    schedule: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    years_of_experience: Option<&'f str>,
    keywords: &'f [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    occupation: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    occupation_category: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    salary: Option<SalaryView<'f>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    created_at: Option<String>,
    unknown: Vec<UnknownView<'f>>,
}

#[derive(Serialize)]
struct DescriptionView<'f> {
    name: &'f str,
    html: &'f str,
}

#[derive(Serialize)]
struct UnknownView<'f> {
    name: &'f str,
    text: &'f str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SalaryView<'f> {
    #[serde(skip_serializing_if = "Option::is_none")]
    min: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency_symbol: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency_code: Option<&'f str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    interval: Option<&'f str>,
}

#[derive(Serialize)]
pub(crate) struct SkippedView<'f> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'f str>,
    reason: &'f str,
}

/// Seconds since 1970 as JavaScript's `Date` reads them.
pub(crate) fn stamp(seconds: i64) -> Option<String> {
    DateTime::from_timestamp(seconds).map(|time| time.to_string())
}

impl<'f> From<&'f Feed> for FeedView<'f> {
    fn from(feed: &'f Feed) -> Self {
        Self {
            positions: feed.positions.iter().map(PositionView::from).collect(),
            skipped: feed.skipped.iter().map(SkippedView::from).collect(),
        }
    }
}

impl<'f> From<&'f Position> for PositionView<'f> {
    fn from(position: &'f Position) -> Self {
        let descriptions = position.descriptions.iter();
        let unknown = position.unknown.iter();
        Self {
            id: position.id.0,
            name: &position.name,
            subcompany: position.subcompany.as_deref(),
            office: position.office.as_deref(),
            additional_offices: &position.additional_offices,
            department: position.department.as_deref(),
            recruiting_category: position.recruiting_category.as_deref(),
            descriptions: descriptions.map(|it| DescriptionView { name: &it.name, html: &it.value }).collect(),
            employment_type: position.employment_type.as_ref().map(|it| it.code()),
            seniority: position.seniority.as_ref().map(|it| it.code()),
            schedule: position.schedule.as_ref().map(|it| it.code()),
            years_of_experience: position.years_of_experience.as_ref().map(|it| it.code()),
            keywords: &position.keywords,
            occupation: position.occupation.as_deref(),
            occupation_category: position.occupation_category.as_deref(),
            salary: position.salary.as_ref().map(SalaryView::from),
            created_at: position.created_at.and_then(stamp),
            unknown: unknown.map(|(name, text)| UnknownView { name, text }).collect(),
        }
    }
}

impl<'f> From<&'f SalaryInformation> for SalaryView<'f> {
    fn from(salary: &'f SalaryInformation) -> Self {
        Self {
            min: salary.min.as_deref(),
            max: salary.max.as_deref(),
            currency_symbol: salary.currency_symbol.as_deref(),
            currency_code: salary.currency_code.as_deref(),
            interval: salary.interval.as_deref(),
        }
    }
}

impl<'f> From<&'f SkippedPosition> for SkippedView<'f> {
    fn from(skipped: &'f SkippedPosition) -> Self {
        Self { id: skipped.id.as_deref(), reason: &skipped.reason }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{parse_description, parse_feed, plain_text};

    #[test]
    fn a_position_is_an_object_with_names_of_javascript() {
        let xml = "<workzag-jobs><position><id>7</id><name>Cook</name><employmentType>permanent</employmentType>\
            <createdAt>2024-11-13T14:10:41+00:00</createdAt><jobDescriptions><jobDescription><name>You</name>\
            <value>&lt;p&gt;cook&lt;/p&gt;</value></jobDescription></jobDescriptions><mood>good</mood></position>\
            <position><id>x</id></position></workzag-jobs>";
        let feed: Value = serde_json::from_str(&parse_feed(xml.as_bytes()).unwrap()).unwrap();
        let expected = json!({
            "id": 7, "name": "Cook", "additionalOffices": [], "descriptions": [{"name": "You", "html": "<p>cook</p>"}],
            "employmentType": "permanent", "keywords": [], "createdAt": "2024-11-13T14:10:41Z",
            "unknown": [{"name": "mood", "text": "good"}],
        });
        assert_eq!(feed["positions"], json!([expected]));
        assert_eq!(feed["skipped"].as_array().unwrap().len(), 1);
        assert!(parse_feed(b"<html></html>").is_err());
    }

    #[test]
    fn descriptions_become_trees_and_texts() {
        let html = "<p onclick='steal()'>Cook <b>soup</b></p>";
        assert_eq!(parse_description(html), r#"[["p","Cook ",["strong","soup"]]]"#);
        assert_eq!(plain_text(html), "Cook soup");
    }
}
