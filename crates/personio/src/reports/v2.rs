//! Reports of v2. Only flat tables whose access by API is switched on can be read; grouped ones are refused (400
//! "Unsupported nested type: null"). Where the right is missing, Personio answers 400 "Unauthorized token".

mod cell;

pub use cell::{Cell, CellValue};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{
    endpoint::{endpoint, paged, path},
    envelope::{self, or_default},
    error::Error,
    id::v2::ReportId,
    listing::Listing,
    page::{Page, Paged},
    query::Query,
    request,
};

/// A report, without its rows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReportInfo {
    /// Its id.
    pub id: ReportId,
    /// As somebody called it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What else Personio says; not documented.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// Something that reports can show.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReportAttribute {
    /// Names it in cells and columns.
    #[serde(alias = "attribute_id")]
    pub id: String,
    /// For humans.
    #[serde(default, alias = "label", skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What else Personio says; not documented.
    #[serde(flatten)]
    pub other: Map<String, Value>,
}

/// A page of the rows of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportPage {
    /// How the report was set up, as it came.
    pub config: Option<Value>,
    /// The columns, in the order of the cells.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Listing<Vec<Cell>>,
}

/// A column of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Names the attribute.
    #[serde(default, deserialize_with = "or_default")]
    pub name: String,
    /// For humans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub display: Option<String>,
    /// What its cells are; the words are not documented.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
}

/// `GET /v2/reports`: all reports.
///
/// Reference: <https://developer.personio.de/reference/get_v2-reports>.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListReports {
    /// 1 to 100 is safe.
    pub limit: Option<u32>,
    /// Where the page starts; from the page before.
    pub cursor: Option<String>,
}

endpoint! {
    ListReports: Get, |it| path(&["/v2/reports"]),
    query Query::new().page(limit_of_first(it.limit, it.cursor.as_ref()), it.cursor.as_ref())
    => envelope::list as Listing<ReportInfo>
}
paged!(ListReports of ReportInfo);

/// `GET /v2/reports/attributes`: what reports can show.
///
/// Reference: <https://developer.personio.de/reference/get_v2-reports-attributes>.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListReportAttributes {
    /// 1 to 100 is safe.
    pub limit: Option<u32>,
    /// Where the page starts; from the page before.
    pub cursor: Option<String>,
}

endpoint! {
    ListReportAttributes: Get, |it| path(&["/v2/reports/attributes"]),
    query Query::new().page(limit_of_first(it.limit, it.cursor.as_ref()), it.cursor.as_ref())
    => envelope::list as Listing<ReportAttribute>
}
paged!(ListReportAttributes of ReportAttribute);

/// `GET /v2/reports/{id}`: the rows of a report.
///
/// Reference: <https://developer.personio.de/reference/get_v2-reports-id>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetReport {
    /// Which one.
    pub id: ReportId,
    /// 1 to 100 is safe.
    pub limit: Option<u32>,
    /// Where the page starts; from the page before.
    pub cursor: Option<String>,
}

impl GetReport {
    /// The whole report.
    #[must_use]
    pub fn of(id: ReportId) -> Self {
        Self { id, limit: None, cursor: None }
    }
}

endpoint! {
    GetReport: Get, |it| path(&["/v2/reports/", it.id.as_str()]),
    query Query::new().page(limit_of_first(it.limit, it.cursor.as_ref()), it.cursor.as_ref())
    => report as ReportPage
}

impl Paged for GetReport {
    type Item = Vec<Cell>;

    fn page(&self, response: ReportPage) -> Page<Vec<Cell>, Self> {
        let next = response.rows.next_cursor(self.cursor.as_ref());
        Page { items: response.rows.items, next: next.map(|cursor| Self { cursor: Some(cursor), ..self.clone() }) }
    }
}

/// Reports are refused where anything comes with a cursor.
fn limit_of_first(limit: Option<u32>, cursor: Option<&String>) -> Option<u32> {
    limit.filter(|_| cursor.is_none())
}

fn report(body: &[u8]) -> Result<ReportPage, Error> {
    #[derive(Deserialize)]
    struct Wire {
        #[serde(default)]
        report_config: Option<Value>,
        #[serde(rename = "_meta", default, deserialize_with = "or_default")]
        meta: Meta,
    }
    #[derive(Default, Deserialize)]
    struct Meta {
        #[serde(default, deserialize_with = "or_default")]
        columns: Vec<Column>,
    }
    let rows = envelope::list(body)?;
    let wire: Wire = request::from_json(body)?;
    Ok(ReportPage { config: wire.report_config, columns: wire.meta.columns, rows })
}

#[cfg(test)]
mod tests {
    use super::GetReport;
    use crate::{page::Paged, request::Endpoint};

    #[test]
    fn nothing_but_the_cursor_is_sent_for_the_next_page() {
        let report = GetReport { limit: Some(10), ..GetReport::of("r".into()) };
        let answer =
            br#"{"report_config":{},"_data":[[],[]],"_meta":{"columns":null,"links":{"next":{"href":"?cursor=c"}}}}"#;
        let page = report.page(report.decode(answer).unwrap());
        assert_eq!((page.items.len(), report.query()), (2, vec![("limit", "10".to_owned())]));
        assert_eq!(page.next.unwrap().query(), [("cursor", "c".to_owned())]);
    }
}
