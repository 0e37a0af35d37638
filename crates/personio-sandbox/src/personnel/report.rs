//! `/v1/company/custom-reports/…`

use axum::http::StatusCode;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::{
    employee::attribute,
    page::{Counting, Page},
};
use crate::{
    company::{
        Company,
        id::{self, Kind, uuid},
        paper::{Report, ReportShape},
        table::Seq,
    },
    desk::Desk,
    reply::{Answer, Reply},
};

const PAGE: usize = 100;

/// `GET /v1/company/custom-reports/reports`
pub(super) fn list(desk: &mut Desk<'_>) -> Answer {
    let page = Page::of(desk.call, Counting::Items, PAGE, PAGE)?;
    let ids = desk.call.query_list("report_ids");
    let status = desk.call.query("status");
    let reports: Vec<(Seq, &Report)> = desk
        .company
        .reports
        .iter()
        .filter(|(seq, _)| ids.is_empty() || ids.iter().any(|id| id::seq(Kind::Report, id) == Some(*seq)))
        .filter(|(_, report)| status.is_none_or(|status| status == report.status))
        .collect();
    let on_page = reports.iter().skip(page.skip()).take(page.limit);
    let data = on_page
        .map(|(seq, report)| json!({"type": "Report", "attributes": facts(desk.company, *seq, report)}))
        .collect();
    Ok(Reply::ok(page.answer(reports.len(), data)))
}

/// `GET /v1/company/custom-reports/reports/{id}`: `page` counts from 1.
pub(super) fn get(desk: &mut Desk<'_>) -> Answer {
    let now = desk.now();
    let missing = || refusal(StatusCode::NOT_FOUND, "Report not found", "There is no report with this id.", now);
    let seq = id::seq(Kind::Report, desk.segment(3)).ok_or_else(missing)?;
    let report = desk.company.reports.get(seq).ok_or_else(missing)?;
    if report.shape == ReportShape::Archived {
        return Err(refusal(StatusCode::BAD_REQUEST, "Bad request", "The report is archived.", now));
    }
    let number = |name: &str, default: usize| match desk.call.query(name) {
        None => Ok(default),
        Some(text) => text.parse().ok().filter(|number| *number > 0).ok_or_else(|| {
            refusal(StatusCode::BAD_REQUEST, "Bad request", &format!("{name} must be a positive number."), now)
        }),
    };
    let (page, limit) = (number("page", 1)?, number("limit", PAGE)?.min(PAGE));
    let people: Vec<Seq> = desk.company.persons.iter().map(|(seq, _)| seq).collect();
    let skip = (page - 1).saturating_mul(limit);
    let items: Vec<Value> = people.iter().skip(skip).take(limit).map(|person| item(desk, *person, report)).collect();
    let mut attributes = facts(desk.company, seq, report);
    if let Some(attributes) = attributes.as_object_mut() {
        attributes.insert("items".into(), Value::Array(items));
    }
    let total = people.len();
    Ok(Reply::ok(json!({
        "success": true,
        "metadata": {"total_elements": total, "current_page": page, "total_pages": total.div_ceil(limit)},
        "offset": skip,
        "limit": limit,
        "data": [{"type": "Report", "attributes": attributes}],
    })))
}

/// `GET /v1/company/custom-reports/columns`
pub(super) fn columns(desk: &mut Desk<'_>) -> Answer {
    let page = Page::of(desk.call, Counting::Items, PAGE, PAGE)?;
    let asked = desk.call.query_list("columns");
    let of_report = desk.call.query("report_id").and_then(|id| id::seq(Kind::Report, id));
    let of_report = of_report.and_then(|seq| desk.company.reports.get(seq)).map(|report| report.columns.as_slice());
    let first = desk.company.persons.iter().next().map(|(seq, _)| seq);
    let attributes = first.and_then(|seq| attribute::all(desk.company, seq, "")).unwrap_or_default();
    let columns: Vec<Value> = attributes
        .iter()
        .filter(|(name, _)| asked.is_empty() || asked.contains(&name.as_str()))
        .filter(|(name, _)| of_report.is_none_or(|columns| columns.contains(name)))
        .map(|(name, attribute)| {
            json!({
                "attribute_id": name,
                "human_readable": attribute.get("label"),
                "data_type": data_type(attribute),
            })
        })
        .collect();
    Ok(Reply::ok(json!({
        "success": true,
        "metadata": page.metadata(columns.len()),
        "offset": 0,
        "limit": page.limit,
        "data": {"type": "Column", "attributes": columns},
    })))
}

fn facts(company: &Company, seq: Seq, report: &Report) -> Value {
    let author = company.persons.get(report.author);
    let stamp = |at: Timestamp| at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    let now = company.now();
    json!({
        "id": uuid(Kind::Report, seq),
        "name": report.name,
        "author_first_name": author.map_or("", |author| &author.first_name),
        "author_last_name": author.map_or("", |author| &author.last_name),
        "type": report.kind,
        "status": report.status,
        "start_date": company.today(),
        "end_date": company.today(),
        "created_at": stamp(report.created_at),
        "updated_at": stamp(report.updated_at),
        "data_refreshed_at": stamp(now),
        "columns": report.columns,
        "filters": [],
        "period_type": "today",
    })
}

fn item(desk: &Desk<'_>, person: Seq, report: &Report) -> Value {
    let wanted = |name: &str| report.columns.iter().any(|column| column == name);
    let attributes = attribute::some(desk.company, person, &desk.call.origin(), wanted).unwrap_or_default();
    let cell = |column: &String| {
        let attribute = attributes.get(column)?;
        Some(cell(column, attribute, person))
    };
    let cells: Vec<Value> = report.columns.iter().filter_map(cell).collect();
    json!({"employee_id": person, "attributes": cells})
}

fn cell(column: &str, attribute: &Value, person: Seq) -> Value {
    let value = attribute.get("value").unwrap_or(&Value::Null);
    let mut cell = Map::new();
    cell.insert("attribute_id".into(), json!(column));
    cell.insert("data_type".into(), json!(data_type(attribute)));
    cell.insert("employee_id".into(), json!(person));
    let named = value.get("attributes");
    if let Some(id) = named.and_then(|named| named.get("id")) {
        cell.insert("entity_id".into(), json!(id.to_string()));
    }
    let text = match named.map_or(Some(value), |named| named.get("name")) {
        Some(Value::String(text)) => text.clone(),
        None | Some(Value::Null) => String::new(),
        Some(other) => other.to_string(),
    };
    cell.insert("value".into(), json!(text));
    Value::Object(cell)
}

fn data_type(attribute: &Value) -> &'static str {
    if attribute.pointer("/value/attributes/id").is_some() { "ENTITY" } else { "TEXT" }
}

/// Reports refuse with a list.
pub(super) fn refusal(status: StatusCode, title: &str, details: &str, now: Timestamp) -> Reply {
    Reply::json(
        status,
        json!([{
            "status": status.as_u16(),
            "trace_id": uuid::Uuid::new_v4(),
            "timestamp": now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            "errors": [{
                "title": title,
                "details": details,
                "type": "https://developer.personio.de/reference/errors#common.bad_request",
                "_meta": [],
            }],
        }]),
    )
}
