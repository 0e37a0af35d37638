//! `POST /v1/recruiting/applications/documents`: streamed to disk, encrypted, checked by name and content.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use axum::{
    Json,
    body::Body,
    extract::{FromRequest, Multipart, Path, Request, State, multipart::Field},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use futures_util::StreamExt;
use personio::recruiting::{ErrorCode, UploadedDocument, file::FileProblem};
use serde_json::json;
use uuid::Uuid;

use super::file_check::{Checked, FileCheck};
use crate::{
    client_address::{self, Network},
    document_files::DocumentWriter,
    moment::Moment,
    outbox::{DocumentInfo, NewDocument, OutboxError},
    protection::Admission,
    refused_body,
    relay::Relay,
    verdict::{Complaints, Verdict},
};

/// A connection that sends nothing for so long is given up.
const SILENCE: Duration = Duration::from_secs(30);
/// 20 MB over a line of 300 kbit/s; who is slower holds a place for nothing.
const UPLOAD_WITHIN: Duration = Duration::from_secs(10 * 60);
/// What may stand around a document, with the first piece of it.
const MOST_AROUND: usize = 1024 * 1024;
/// The multipart envelope around a document.
const ENVELOPE: u64 = 16 * 1024;

/// A document that arrived whole and was checked.
struct Arrived {
    id: Uuid,
    checked: Checked,
}

/// Takes a document.
pub(super) async fn upload(State(relay): State<Relay>, request: Request) -> Result<Response, Verdict> {
    let (head, body) = request.into_parts();
    let announced = announced_size(&head.headers);
    let address = client_address::of(&head.extensions, &head.headers, &relay.config().trusted_proxies);
    // A browser says how large a document is; who does not may send as much as there may be.
    let size = announced.unwrap_or(relay.config().applications.max_document_bytes);
    match relay.doorkeeper().admit_document(&head.headers, address, size, Moment::now()).await {
        Admission::Granted | Admission::Feigned => {}
        Admission::Refused(refusal) => {
            refused_body::drain(body.into_data_stream()).await;
            return Err(refusal);
        }
    }
    let Some(_place) = relay.upload_places().take(Network::of(address)) else {
        refused_body::drain(body.into_data_stream()).await;
        return Err(Verdict::whole(
            StatusCode::SERVICE_UNAVAILABLE,
            "Many documents arrive right now; please try again.",
        ));
    };
    let stored = relay.outbox().status().await.map_err(not_stored)?.document_bytes;
    if stored.saturating_add(announced.unwrap_or(0)) > relay.config().applications.max_stored_bytes {
        tracing::error!(stored, "documents are refused: the storage for them is full");
        return Err(Verdict::whole(StatusCode::INSUFFICIENT_STORAGE, "No more documents can be taken right now."));
    }
    let (body, place) = bounded(body);
    let mut form =
        Multipart::from_request(Request::from_parts(head, body), &()).await.map_err(|_| invalid_multipart())?;
    let mut field = next_field(&mut form).await?.ok_or_else(invalid_multipart)?;
    place.enter();
    let result =
        tokio::time::timeout(UPLOAD_WITHIN, receive(&relay, &mut field)).await.unwrap_or_else(|_| Err(silence()));
    if result.is_err() {
        refused_body::drain(&mut field).await;
    }
    let (document, writer) = result?;
    drop(field);
    place.leave();
    if next_field(&mut form).await?.is_some() {
        return Err(Verdict::whole(
            StatusCode::BAD_REQUEST,
            "One document for each request: the part `file`, nothing else.",
        ));
    }
    // On a task of its own: file and record become durable together or not at all, whatever the connection does.
    let task = tokio::spawn(keep(relay.clone(), document, writer));
    task.await.map_err(|_| storage_trouble())?
}

/// Forgets a document that the candidate removed before sending.
pub(super) async fn remove(State(relay): State<Relay>, Path(id): Path<Uuid>) -> Result<StatusCode, Verdict> {
    if relay.outbox().remove_document(id).await.map_err(not_stored)? {
        relay.files().remove(id).await;
    }
    // One that never was, or belongs to an application by now, gets the same answer: nothing to find out here.
    Ok(StatusCode::NO_CONTENT)
}

/// Where in its envelope a document is.
#[derive(Clone, Debug, Default)]
struct Place(Arc<AtomicBool>);

impl Place {
    fn enter(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn leave(&self) {
        self.0.store(false, Ordering::Relaxed);
    }

    fn is_inside(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// A body that ends with an error when what is around its document grows: a form's reader keeps all of it in memory.
fn bounded(body: Body) -> (Body, Place) {
    let place = Place::default();
    let (inside, mut around) = (place.clone(), MOST_AROUND);
    let stream = body.into_data_stream().map(move |chunk| {
        let chunk = chunk.map_err(std::io::Error::other)?;
        if !inside.is_inside() {
            around = around.checked_sub(chunk.len()).ok_or_else(|| std::io::Error::other("too much around it"))?;
        }
        Ok::<_, std::io::Error>(chunk)
    });
    (Body::from_stream(stream), place)
}

async fn receive(relay: &Relay, field: &mut Field<'_>) -> Result<(Arrived, DocumentWriter), Verdict> {
    if field.name() != Some("file") {
        return Err(invalid_multipart());
    }
    let filename = field.file_name().ok_or_else(invalid_multipart)?;
    let limit = relay.config().applications.max_document_bytes;
    let mut check = FileCheck::new(filename, limit).map_err(refused)?;
    let uuid = Uuid::new_v4();
    let mut writer = relay.files().create(uuid).await.map_err(|error| not_written(&error))?;
    while let Some(chunk) = next_chunk(field).await? {
        check.add(&chunk).map_err(refused)?;
        writer.write(&chunk).await.map_err(|error| not_written(&error))?;
    }
    let checked = check.finish().map_err(refused)?;
    Ok((Arrived { id: uuid, checked }, writer))
}

async fn keep(relay: Relay, document: Arrived, writer: DocumentWriter) -> Result<Response, Verdict> {
    let Arrived { id, checked } = document;
    let file = writer.finish().await.map_err(|error| not_written(&error))?;
    let info = DocumentInfo { original_filename: checked.filename };
    let new = NewDocument { id, size: checked.size, info: &info };
    relay.outbox().add_document(&new, Moment::now()).await.map_err(not_stored)?;
    file.keep();
    tracing::info!(document = %id, size = checked.size, "document stored");
    let answer = UploadedDocument {
        uuid: id.to_string(),
        size: checked.size,
        mimetype: checked.mimetype,
        original_filename: info.original_filename,
        extension: checked.extension,
    };
    Ok(Json(answer).into_response())
}

fn announced_size(headers: &HeaderMap) -> Option<u64> {
    let length: u64 = headers.get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()?;
    Some(length.saturating_sub(ENVELOPE))
}

async fn next_field(form: &mut Multipart) -> Result<Option<Field<'_>>, Verdict> {
    match tokio::time::timeout(SILENCE, form.next_field()).await {
        Ok(field) => field.map_err(|_| invalid_multipart()),
        Err(_) => Err(silence()),
    }
}

async fn next_chunk(field: &mut Field<'_>) -> Result<Option<axum::body::Bytes>, Verdict> {
    match tokio::time::timeout(SILENCE, field.chunk()).await {
        Ok(chunk) => chunk.map_err(|_| invalid_multipart()),
        Err(_) => Err(silence()),
    }
}

fn refused(problem: FileProblem) -> Verdict {
    let cause = match problem {
        FileProblem::TooLarge => {
            return Verdict::field(StatusCode::PAYLOAD_TOO_LARGE, "file", ErrorCode::FileTooBig);
        }
        FileProblem::NoExtension | FileProblem::WrongExtension(_) => "extension",
        FileProblem::Empty => "empty",
        FileProblem::ContentMismatch => "content",
    };
    let mut complaints = Complaints::default();
    complaints.add("file", ErrorCode::InvalidFileType, Some(json!({"cause": cause})));
    complaints.verdict(StatusCode::UNPROCESSABLE_ENTITY).err().unwrap_or_else(invalid_multipart)
}

fn invalid_multipart() -> Verdict {
    Verdict::whole(StatusCode::BAD_REQUEST, "Invalid multipart request body and/or headers supplied.")
}

fn silence() -> Verdict {
    Verdict::whole(StatusCode::REQUEST_TIMEOUT, "The upload took too long.")
}

fn storage_trouble() -> Verdict {
    Verdict::whole(StatusCode::SERVICE_UNAVAILABLE, "The document could not be stored right now; please try again.")
}

fn not_written(error: &std::io::Error) -> Verdict {
    tracing::error!(%error, "a document could not be written");
    storage_trouble()
}

#[expect(clippy::needless_pass_by_value, reason = "called by map_err")]
fn not_stored(error: OutboxError) -> Verdict {
    tracing::error!(%error, "a document could not be recorded");
    storage_trouble()
}
