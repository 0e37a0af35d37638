//! Answers without types: as Personio sent them, freed from what is only wrapping.

use serde_json::{Map, Value, json};

use super::{AnswerKind, Operation};
use crate::{
    answer,
    attendances::v1::{Batch, Row},
    error::Error,
    listing::{Counts, Listing},
    request,
};

/// What a call was answered with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answered {
    /// Nothing that matters.
    Nothing,
    /// A file.
    Bytes(Vec<u8>),
    /// JSON: a record; or a page, with its records as `_data` and what it says of others as `_meta`. Pages of version 2
    /// are as they came, so that nothing is read twice: whoever takes them finds out whether they are JSON.
    Json(Vec<u8>),
}

impl Answered {
    pub(super) fn read(operation: &Operation, body: &[u8]) -> Result<Self, Error> {
        let is_v1 = operation.path.starts_with("/v1/");
        let value = match operation.answer {
            AnswerKind::Nothing if is_v1 && !operation.path.starts_with("/v1/recruiting/") => {
                return answer::done(body).map(|()| Self::Nothing);
            }
            AnswerKind::Nothing => return Ok(Self::Nothing),
            AnswerKind::Bytes => return Ok(Self::Bytes(body.to_vec())),
            AnswerKind::Batch => rows(&Batch::from_json(body)?),
            AnswerKind::Written => {
                let (id, remarks) = answer::id_and_remarks::<u64>(body)?;
                json!({"id": id, "remarks": remarks})
            }
            AnswerKind::Record if operation.path.starts_with("/v1/recruiting/") => request::from_json(body)?,
            AnswerKind::Record if is_v1 => flat(answer::record(body)?),
            AnswerKind::Record => record(request::from_json(body)?),
            AnswerKind::All | AnswerKind::Pages(_) if is_v1 => page(operation, body)?,
            AnswerKind::All | AnswerKind::Pages(_) => {
                return match body.trim_ascii_start() {
                    [b'{', ..] => Ok(Self::Json(body.to_vec())),
                    // Reading it says what is wrong with it.
                    _ => Err(request::from_json::<Value>(body).err().unwrap_or_else(Error::web_page)),
                };
            }
        };
        serde_json::to_vec(&value).map(Self::Json).map_err(Error::decoding)
    }
}

/// A record of version 2, with or without `_data` around it.
fn record(value: Value) -> Value {
    match value {
        Value::Object(mut envelope) if !envelope.contains_key("id") => match envelope.remove("_data") {
            Some(record) => record,
            None => Value::Object(envelope),
        },
        value => value,
    }
}

/// A page of version 1 in the clothes of version 2.
fn page(operation: &Operation, body: &[u8]) -> Result<Value, Error> {
    if operation.name == "v1.reports.listColumns" {
        let columns: Map<String, Value> = answer::data(body)?;
        let columns = columns.get("attributes").cloned().unwrap_or_default();
        return Ok(json!({"_data": columns}));
    }
    let listing: Listing<Value> = answer::list(body)?;
    let meta = listing.counts().map(|Counts { total_elements, total_pages, .. }| {
        json!({"total_elements": total_elements, "total_pages": total_pages})
    });
    let mut records: Vec<Value> = listing.items.into_iter().map(flat).collect();
    // Of a report, the rows are what goes on from page to page.
    let rows = |report: &mut Value| match report.get_mut("items").map(Value::take) {
        Some(Value::Array(rows)) => rows,
        _ => Vec::new(),
    };
    if operation.name == "v1.reports.get" {
        let items: Vec<Value> = records.iter_mut().flat_map(rows).collect();
        return Ok(json!({"_data": items, "_meta": meta, "report": records.into_iter().next()}));
    }
    Ok(json!({"_data": records, "_meta": meta}))
}

/// A record of version 1 without the envelopes of those within it.
fn flat(value: Value) -> Value {
    match answer::unwrapped(value) {
        Value::Object(fields) => Value::Object(fields.into_iter().map(|(name, value)| (name, flat(value))).collect()),
        Value::Array(values) => Value::Array(values.into_iter().map(flat).collect()),
        value => value,
    }
}

fn rows(batch: &Batch) -> Value {
    let row = |row: &Row| match row {
        Row::Stored(id) => json!({"id": id}),
        Row::Refused(refusal) => json!({"id": null, "message": refusal.message, "employee": refusal.employee}),
    };
    json!({"rows": batch.rows.iter().map(row).collect::<Vec<_>>()})
}
