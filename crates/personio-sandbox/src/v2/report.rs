//! `/v2/reports`

use serde_json::{Value, json};

use super::{
    cursor::{Cursor, MEDIUM},
    person::stamp,
    problem,
};
use crate::{
    company::{
        id::{self, Kind, uuid},
        paper::{Report, ReportShape},
        table::Seq,
    },
    desk::Desk,
    personnel::{employee_attributes, some_attributes},
    reply::{Answer, Reply},
};

/// `GET /v2/reports`: refuses filters that come with a cursor, other than most lists.
pub(super) fn list(desk: &mut Desk<'_>) -> Answer {
    let others = desk.call.query.iter().any(|(name, _)| name != "cursor" && name != "limit");
    if desk.call.query("cursor").is_some() && others {
        return Err(problem::bad_request(desk.now(), "Provided request parameters are invalid."));
    }
    let cursor = Cursor::of(desk, MEDIUM)?;
    let reports: Vec<(Seq, &Report)> =
        desk.company.reports.iter().filter(|(_, report)| report.shape != ReportShape::Archived).collect();
    Ok(cursor.page(desk, &reports, |(seq, report)| config(*seq, report)))
}

/// `GET /v2/reports/attributes`
pub(super) fn attributes(desk: &mut Desk<'_>) -> Answer {
    let cursor = Cursor::of(desk, MEDIUM)?;
    let first = desk.company.persons.iter().next().map(|(seq, _)| seq);
    let attributes = first.and_then(|seq| employee_attributes(desk.company, seq, "")).unwrap_or_default();
    let attributes: Vec<_> = attributes.into_iter().collect();
    Ok(cursor.page(
        desk,
        &attributes,
        |(name, attribute)| json!({"id": name, "display": attribute.get("label"), "type": attribute.get("type")}),
    ))
}

/// `GET /v2/reports/{id}`: a row a person. Grouped reports cannot be answered.
pub(super) fn get(desk: &mut Desk<'_>) -> Answer {
    let seq = id::seq(Kind::Report, desk.segment(1));
    let report = seq.and_then(|seq| Some((seq, desk.company.reports.get(seq)?)));
    let report = report.filter(|(_, report)| report.shape != ReportShape::Archived);
    let (seq, report) = report.ok_or_else(|| problem::not_found(desk.now()))?;
    if report.shape == ReportShape::Grouped {
        return Err(problem::bad_request(desk.now(), "Unsupported nested type: null"));
    }
    let cursor = Cursor::of(desk, MEDIUM)?;
    let people: Vec<Seq> = desk.company.persons.iter().map(|(seq, _)| seq).collect();
    let skip = cursor.skip();
    let origin = desk.call.origin();
    let row = |person: &Seq| -> Value {
        let wanted = |name: &str| report.columns.iter().any(|column| column == name);
        let attributes = some_attributes(desk.company, *person, &origin, wanted).unwrap_or_default();
        report.columns.iter().map(|column| cell(column, attributes.get(column))).collect()
    };
    let data: Vec<Value> = people.iter().skip(skip).take(cursor.limit).map(row).collect();
    let first = people.first().and_then(|seq| employee_attributes(desk.company, *seq, "")).unwrap_or_default();
    let column = |name: &String| {
        let label = first.get(name).and_then(|attribute| attribute.get("label")).cloned().unwrap_or_default();
        json!({"name": name, "display": label, "type": column_type(name)})
    };
    let columns: Vec<Value> = report.columns.iter().map(column).collect();
    let next = skip.saturating_add(cursor.limit);
    let mut links = json!({"self": {"href": format!("{origin}{}", desk.call.path)}});
    if next < people.len()
        && let Some(links) = links.as_object_mut()
        && let Some(href) = cursor.next_link(desk, json!(next))
    {
        links.insert("next".into(), json!({"href": href}));
    }
    Ok(Reply::ok(json!({
        "report_config": config(seq, report),
        "_data": data,
        "_meta": {"columns": columns, "links": links},
    })))
}

fn config(seq: Seq, report: &Report) -> Value {
    json!({
        "id": uuid(Kind::Report, seq),
        "name": report.name,
        "status": report.status.to_uppercase(),
        "type": report.kind.to_uppercase(),
        "created_at": stamp(report.created_at),
        "updated_at": stamp(report.updated_at),
    })
}

fn column_type(name: &str) -> &'static str {
    if name == "weekly_working_hours" || name == "id" { "NUMERIC" } else { "STRING" }
}

/// A value in the key of its type; nothing where there is no value.
fn cell(column: &str, attribute: Option<&Value>) -> Value {
    let value = attribute.and_then(|attribute| attribute.get("value")).unwrap_or(&Value::Null);
    let text = match value.pointer("/attributes/name").unwrap_or(value) {
        Value::String(text) => text.clone(),
        Value::Null => return json!({"attribute_id": column}),
        other => other.to_string(),
    };
    match (column_type(column), text.parse::<f64>()) {
        ("NUMERIC", Ok(number)) => json!({"attribute_id": column, "numeric_value": {"number": number}}),
        _ => json!({"attribute_id": column, "string_value": {"value": text}}),
    }
}
