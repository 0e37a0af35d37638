use serde::Deserialize;

use super::{Report, ReportItem, ReportStatus};
use crate::{
    answer,
    endpoint::{endpoint, path},
    error::Error,
    id::v1::ReportId,
    listing::Listing,
    loose,
    page::{Page, Paged},
    query::Query,
};

/// `GET /v1/company/custom-reports/reports`: all reports, without their rows.
///
/// Reference: <https://developer.personio.de/reference/listreports>.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListReports {
    /// Only these; all if empty.
    pub reports: Vec<ReportId>,
    /// Only where the data are so fresh.
    pub status: Option<ReportStatus>,
}

endpoint! {
    ListReports: Get, |it| "/v1/company/custom-reports/reports".to_owned(),
    query Query::new()
        .joined("report_ids", &it.reports)
        .with("status", it.status.as_ref().map(ReportStatus::code))
    => answer::list as Listing<Report>
}

/// `GET /v1/company/custom-reports/reports/{report_id}`: a report with its rows, in pages that are counted themselves.
/// Archived reports are refused with 400.
///
/// Reference: <https://developer.personio.de/reference/listreportitems>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetReport {
    /// Which one.
    pub id: ReportId,
    /// The language of texts by its code: `de`.
    pub locale: Option<String>,
    /// The number of the page, from 1.
    pub page: u64,
    /// How many employees come at once.
    pub limit: u32,
}

impl GetReport {
    /// The first page of a report.
    #[must_use]
    pub fn new(id: ReportId) -> Self {
        Self { id, locale: None, page: 1, limit: 100 }
    }
}

endpoint! {
    GetReport: Get, |it| path(&["/v1/company/custom-reports/reports/", it.id.0.as_str()]),
    query Query::new().counted(it.limit, "page", it.page).with("locale", it.locale.as_ref())
    => answer::list as Listing<Report>
}

impl Paged for GetReport {
    type Item = ReportItem;

    fn page(&self, response: Listing<Report>) -> Page<ReportItem, Self> {
        let total = response.counts().and_then(|counts| counts.total_pages);
        let items: Vec<ReportItem> = response.items.into_iter().flat_map(|report| report.items).collect();
        let more = match total {
            Some(total) => self.page < total,
            None => u64::try_from(items.len()).is_ok_and(|count| count >= u64::from(self.limit)),
        };
        let next = if more && !items.is_empty() { self.page.checked_add(1) } else { None };
        Page { items, next: next.map(|page| Self { page, ..self.clone() }) }
    }
}

/// `GET /v1/company/custom-reports/columns`: what people call the columns of reports.
///
/// Reference: <https://developer.personio.de/reference/listcolumns>.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListColumns {
    /// Only these, by their ids; all if empty.
    pub columns: Vec<String>,
    /// The language by its code: `de`.
    pub locale: Option<String>,
    /// Only those of a report.
    pub report: Option<ReportId>,
}

endpoint! {
    ListColumns: Get, |it| "/v1/company/custom-reports/columns".to_owned(),
    query Query::new()
        .joined("columns", &it.columns)
        .with("locale", it.locale.as_ref())
        .with("report_id", it.report.as_ref())
    => columns as Vec<Column>
}

fn columns(body: &[u8]) -> Result<Vec<Column>, Error> {
    Ok(answer::data::<Columns>(body)?.attributes)
}

#[derive(Deserialize)]
struct Columns {
    #[serde(default, deserialize_with = "loose::list")]
    attributes: Vec<Column>,
}

/// A column of a report.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Column {
    /// Names it: `first_name`, `absence_123`.
    #[serde(deserialize_with = "loose::required")]
    pub attribute_id: String,
    /// What people call it.
    #[serde(default, rename = "human_readable", deserialize_with = "loose::option")]
    pub label: Option<String>,
    /// What its cells hold, such as `TEXT`.
    #[serde(default, deserialize_with = "loose::option")]
    pub data_type: Option<super::DataType>,
}

#[cfg(test)]
mod tests {
    use super::{GetReport, ListColumns};
    use crate::{id::v1::ReportId, page::Paged, request::Endpoint};

    #[test]
    fn a_report_goes_on_to_its_last_page() {
        let body = br#"{"success":true,"metadata":{"total_pages":2,"current_page":1},"data":[{"type":"Report",
            "attributes":{"id":"x","items":[{"employee_id":17,"historical_attributes":[{"data_type":"TEXT"}]}]}}]}"#;
        let first = GetReport::new(ReportId("a/b".into()));
        assert_eq!(first.path(), "/v1/company/custom-reports/reports/a%2Fb");
        let page = first.page(first.decode(body).unwrap());
        assert_eq!(page.items[0].cells.len(), 1);
        let next = page.next.unwrap();
        assert_eq!((next.page, next.page(next.decode(body).unwrap()).next), (2, None));
    }

    #[test]
    fn columns_say_what_people_call_them() {
        let body = br#"{"success":true,"data":{"type":"Column","attributes":[{"attribute_id":"first_name",
            "human_readable":"First Name","data_type":"TEXT"}]}}"#;
        let columns = ListColumns::default().decode(body).unwrap();
        assert_eq!(columns[0].label.as_deref(), Some("First Name"));
    }
}
