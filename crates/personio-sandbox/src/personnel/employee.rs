//! `/v1/company/employees`

pub(super) mod attribute;
pub(super) mod write;

use serde_json::{Map, Value, json};

use super::{
    error,
    page::{self, Counting, DayEdge, Page},
};
use crate::{
    company::{Company, table::Seq},
    desk::Desk,
    reply::{Answer, Reply},
};

/// Personio's limits since 2025-01-31.
const PAGE: usize = 50;
const LARGEST_PAGE: usize = 100;

/// `GET /v1/company/employees`
pub(super) fn list(desk: &mut Desk<'_>) -> Answer {
    let wanted = desk.call.query_list("attributes");
    if let Some(since) = page::time(desk.call, "updated_since", DayEdge::Start)? {
        let written = |seq: Seq| {
            let Some(person) = desk.company.persons.get(seq) else { return false };
            if wanted.is_empty() {
                return person.updated_at > since;
            }
            wanted.iter().any(|name| person.written.get(*name).is_some_and(|at| *at > since))
        };
        let people: Vec<Seq> = desk.company.persons.iter().map(|(seq, _)| seq).filter(|seq| written(*seq)).collect();
        let count = people.len();
        let data: Vec<Value> = people.into_iter().filter_map(|seq| employee(desk, seq, &wanted)).collect();
        let head = json!({
            "success": true,
            "metadata": {"total_elements": count, "current_page": 0, "total_pages": 1},
            "offset": 0,
            "limit": count.max(1),
        });
        return Ok(Reply::ok(page::with_data(head, data)));
    }
    let page = Page::of(desk.call, Counting::Items, PAGE, LARGEST_PAGE)?;
    let people: Vec<Seq> = match desk.call.query("email") {
        Some(email) => desk.company.person_with_email(email).into_iter().collect(),
        None => desk.company.persons.iter().map(|(seq, _)| seq).collect(),
    };
    let on_page = people.iter().skip(page.skip()).take(page.limit);
    let data = on_page.filter_map(|seq| employee(desk, *seq, &wanted)).collect();
    Ok(Reply::ok(page.answer(people.len(), data)))
}

/// `GET /v1/company/employees/{id}`
pub(super) fn get(desk: &mut Desk<'_>) -> Answer {
    let id: Seq = desk.segment(2).parse().map_err(|_| error::no_such_employee())?;
    let data = employee(desk, id, &[]).ok_or_else(error::no_such_employee)?;
    Ok(Reply::ok(json!({"success": true, "data": data})))
}

/// An employee with the attributes that are asked for, all without any, as far as the caller may read them.
fn employee(desk: &Desk<'_>, seq: Seq, wanted: &[&str]) -> Option<Value> {
    let origin = desk.call.origin();
    let wanted = |name: &str| (wanted.is_empty() || wanted.contains(&name)) && desk.grant.reads(name);
    attribute::some(desk.company, seq, &origin, wanted).map(of)
}

/// An employee of some attributes.
fn of(attributes: Map<String, Value>) -> Value {
    let attributes = ("attributes".to_owned(), Value::Object(attributes));
    Value::Object([("type".to_owned(), "Employee".into()), attributes].into_iter().collect())
}

/// An employee as absences and documents name them.
pub(super) fn short(company: &Company, seq: Seq) -> Value {
    let Some(person) = company.persons.get(seq) else { return Value::Null };
    let named = |name: &str, label: &str, value: Value, kind: &str| {
        (name.to_owned(), Value::Object(attribute::attribute(label, value, kind, Some(name))))
    };
    let attributes = [
        named("id", "ID", seq.into(), "integer"),
        named("first_name", "First name", person.first_name.as_str().into(), "standard"),
        named("last_name", "Last name", person.last_name.as_str().into(), "standard"),
        named("email", "Email", person.email.as_deref().into(), "standard"),
    ];
    of(attributes.into_iter().collect())
}
