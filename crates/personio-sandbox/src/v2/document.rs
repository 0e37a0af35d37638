//! `/v2/document-management/documents`

use axum::http::StatusCode;
use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use serde_json::{Value, json};

use super::{
    attachment,
    cursor::{Cursor, LARGE},
    field,
    filter::Filter,
    person::stamp,
    problem,
};
use crate::{
    company::{
        id::{self, Kind, uuid},
        paper::PersonDocument,
        table::Seq,
    },
    desk::Desk,
    reply::{Answer, Reply},
};

/// `GET`: `owner_id` is required.
pub(super) fn list(desk: &mut Desk<'_>) -> Answer {
    let cursor = Cursor::of(desk, LARGE)?;
    let filter = Filter::of(desk, &cursor, &["created_at"])?;
    let owner =
        filter.text("owner_id").ok_or_else(|| problem::bad_request(desk.now(), "owner_id must not be null."))?;
    let category = filter.text("category_id");
    let created = filter.times("created_at")?;
    let owner: Seq = owner.parse().unwrap_or_default();
    let documents: Vec<(Seq, &PersonDocument)> = desk
        .company
        .documents
        .of(owner)
        .filter(|(_, document)| category.is_none_or(|category| category == document.category.to_string()))
        .filter(|(_, document)| created.holds(document.created_at))
        .collect();
    Ok(cursor.page(desk, &documents, |(seq, document)| object(*seq, document)))
}

/// `PATCH /v2/document-management/documents/{id}`
pub(super) fn update(desk: &mut Desk<'_>) -> Answer {
    let seq = find(desk)?;
    let input = field::body(desk)?;
    let now = desk.now();
    let name = field::text(desk, &input, "name", 256)?;
    if input.has("name") && name.as_ref().is_none_or(|name| name.trim().is_empty()) {
        return Err(problem::bad_request(now, "name must not be blank."));
    }
    let comment = field::text(desk, &input, "comment", 1000)?;
    let date = field::typed(desk, input.date("date"))?;
    let id = field::id(desk, &input, "category")?;
    let category = field::known(desk, "category", id.as_deref(), |seq| desk.company.document_categories.contains(seq))?;
    let Some(document) = desk.company.documents.get_mut(seq) else { return Err(problem::not_found(now)) };
    document.name = name.unwrap_or_else(|| document.name.clone());
    document.category = category.unwrap_or(document.category);
    if input.has("comment") {
        document.comment = comment;
    }
    if input.has("date") {
        document.date = date;
    }
    let reply = Reply::ok(object(seq, document));
    let owner = document.owner;
    emit(desk, "document.updated", owner, seq);
    Ok(reply)
}

/// `DELETE /v2/document-management/documents/{id}`
pub(super) fn delete(desk: &mut Desk<'_>) -> Answer {
    let seq = find(desk)?;
    if let Some(document) = desk.company.documents.remove(seq) {
        emit(desk, "document.deleted", document.owner, seq);
    }
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

/// `GET /v2/document-management/documents/{id}/download`
pub(super) fn download(desk: &mut Desk<'_>) -> Answer {
    let seq = find(desk)?;
    let document = desk.company.documents.get(seq).ok_or_else(|| problem::not_found(desk.now()))?;
    let content = STANDARD.decode(&document.content).unwrap_or_default();
    let (name, value) = attachment(&document.file_name);
    Ok(Reply::bytes("application/octet-stream", Bytes::from(content)).with(name, value))
}

fn find(desk: &Desk<'_>) -> Result<Seq, Reply> {
    let seq = id::seq(Kind::Document, desk.segment(2)).filter(|seq| desk.company.documents.contains(*seq));
    seq.ok_or_else(|| problem::not_found(desk.now()))
}

fn object(seq: Seq, document: &PersonDocument) -> Value {
    json!({
        "id": uuid(Kind::Document, seq),
        "name": document.name,
        "date": document.date,
        "comment": document.comment,
        "category": {"id": document.category.to_string()},
        "owner": {"id": document.owner.to_string()},
        "document_type": "EMPLOYEE_DOCUMENT",
        "size": document.size,
        "created_at": stamp(document.created_at),
        "virus_scan": {"status": "CLEAN"},
        "esignature": {"status": "NOT_REQUESTED"},
    })
}

fn emit(desk: &mut Desk<'_>, event: &str, owner: Seq, seq: Seq) {
    let id = uuid(Kind::Document, seq);
    desk.company.emit(event, &json!({"owner": {"id": owner.to_string()}, "document": {"id": id}}));
}
