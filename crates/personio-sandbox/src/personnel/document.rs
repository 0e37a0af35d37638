//! `/v1/company/document-categories` and `/v1/company/documents`

use axum::http::StatusCode;
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

use super::{employee, error};
use crate::{
    call::Payload,
    company::{
        id::{Kind, uuid},
        paper::PersonDocument,
        table::Seq,
    },
    desk::Desk,
    multipart::Part,
    reply::{Answer, Reply},
};

/// Personio's 30 MB.
const MAX_BYTES: usize = 30 * 1024 * 1024;
const MAX_TITLE: usize = 255;
const EXTENSIONS: &str = "pdf, docx, doc, jpg, zip, png, txt, jpeg, odt, xlsx, rtf, htm, xls, p7s, pptx, pages, rar, \
    ppt, gif, tif, html, msg, asc, tiff, wps, bmp, 7z, csv, ics, vcf, dotx, numbers, eps, gz, ods, otf, odp, odg, \
    rtfd, txz, webarchive, xml, xps, md, fax";

/// `GET /v1/company/document-categories`
pub(super) fn categories(desk: &mut Desk<'_>) -> Answer {
    let data: Vec<Value> = desk
        .company
        .document_categories
        .iter()
        .map(|(seq, category)| json!({"id": seq, "type": "DocumentCategory", "attributes": {"name": category.name}}))
        .collect();
    Ok(Reply::ok(json!({"success": true, "data": data})))
}

/// `POST /v1/company/documents`
pub(super) fn upload(desk: &mut Desk<'_>) -> Answer {
    let Payload::Multipart(parts) = &desk.call.payload else {
        return Err(invalid("file", "The file field is required."));
    };
    let text = |name: &str| {
        let part = parts.iter().rev().find(|part| part.name == name && part.filename.is_none())?;
        Some(String::from_utf8_lossy(&part.content).trim().to_owned()).filter(|text| !text.is_empty())
    };
    let required = |name: &str| text(name).ok_or_else(|| invalid(name, &format!("The {name} field is required.")));
    let title = required("title")?;
    if title.chars().count() > MAX_TITLE {
        return Err(invalid("title", "The title may not be greater than 255 characters."));
    }
    let number = |name: &str| {
        required(name)?.parse::<Seq>().map_err(|_| invalid(name, &format!("The {name} must be an integer.")))
    };
    let (owner, category) = (number("employee_id")?, number("category_id")?);
    let missing = |model: &str, id: Seq| {
        let message = format!("No query results for model [{model}] {id}");
        error::new(StatusCode::NOT_FOUND, 0, &message)
    };
    if !desk.company.persons.contains(owner) {
        return Err(missing("Employee", owner));
    }
    let Some(category_name) = desk.company.document_categories.get(category).map(|category| category.name.clone())
    else {
        return Err(missing("DocumentCategory", category));
    };
    let date = match text("date") {
        None => None,
        Some(date) => {
            let parsed = crate::call::Input::of(&json!({"date": date})).and_then(|input| input.date("date").ok()?);
            Some(parsed.ok_or_else(|| invalid("date", "The date does not match the format Y-m-d."))?)
        }
    };
    let (file_name, file) = file(parts)?;
    let document = PersonDocument {
        owner,
        category,
        name: title.clone(),
        file_name,
        comment: text("comment"),
        date,
        content: STANDARD.encode(&file.content),
        size: file.content.len(),
        created_at: desk.now(),
    };
    let comment = document.comment.clone().unwrap_or_default();
    let seq = desk.company.documents.add(document);
    let id = uuid(Kind::Document, seq);
    desk.company.emit("document.created", &json!({"owner": {"id": owner.to_string()}, "document": {"id": id}}));
    let data = json!({"id": seq, "type": "Document", "attributes": {
        "title": title,
        "date": date.map_or_else(String::new, |date| date.to_string()),
        "comment": comment,
        "employee": employee::short(desk.company, owner),
        "category": {"id": category, "type": "DocumentCategory", "attributes": {"name": category_name}},
    }});
    Ok(Reply::json(StatusCode::CREATED, json!({"success": true, "data": data})))
}

fn file(parts: &[Part]) -> Result<(String, &Part), Reply> {
    let file =
        parts.iter().find(|part| part.name == "file").ok_or_else(|| invalid("file", "The file field is required."))?;
    let name = file.filename.clone().ok_or_else(|| invalid("file", "The file must be a file."))?;
    if file.content.len() > MAX_BYTES {
        return Err(invalid("file", "The file may not be greater than 30720 kilobytes."));
    }
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    if !EXTENSIONS.split(", ").any(|known| known == extension) {
        return Err(invalid("file", &format!("The file must be a file of type: {EXTENSIONS}.")));
    }
    Ok((name, file))
}

fn invalid(field: &str, complaint: &str) -> Reply {
    error::failed_validation("The given data was invalid.", field, complaint)
}
