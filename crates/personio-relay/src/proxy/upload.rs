//! `POST /v1/company/documents`: a document on its way into an employee's file.
//!
//! It waits on disk, encrypted, until it is whole: Personio wants to know its size first. Memory stays at one chunk.

use std::time::Duration;

use axum::{
    body::Body,
    extract::{FromRequest, Multipart, Request, multipart::Field},
    http::request::Parts,
    response::Response,
};
use personio::{
    documents::v1::MAX_BYTES,
    recruiting::file,
    request::{FilePart, RequestBody},
};
use uuid::Uuid;

use super::{Proxy, handle::Asked, refusal::Refusal};
use crate::{documents::DocumentWriter, refused_body};

/// A connection that sends nothing for so long is given up.
const SILENCE: Duration = Duration::from_secs(30);
/// 30 MB over a line of 500 kbit/s.
const WITHIN: Duration = Duration::from_secs(10 * 60);
const LONGEST_TEXT: usize = 4_000;
const LONGEST_NAME: usize = 255;

/// A form that was read.
struct Form {
    texts: Vec<(&'static str, String)>,
    file: Option<Spooled>,
}

/// A document on disk.
struct Spooled {
    id: Uuid,
    name: String,
    size: u64,
    writer: DocumentWriter,
}

impl Proxy {
    pub(super) async fn upload(
        &self,
        head: &Parts,
        body: Body,
        texts: &'static [&'static str],
        asked: &Asked,
    ) -> Result<Response, Refusal> {
        let Ok(_slot) = self.uploads.try_acquire() else {
            refused_body::drain(body.into_data_stream()).await;
            return Err(Refusal::Busy);
        };
        let mut request = Request::new(body);
        *request.headers_mut() = head.headers.clone();
        // They hold that bodies are not limited here: axum's own limit is two megabytes.
        *request.extensions_mut() = head.extensions.clone();
        let mut form = Multipart::from_request(request, &()).await.map_err(|_| Refusal::Malformed)?;
        let read = tokio::time::timeout(WITHIN, self.read(&mut form, texts)).await;
        let form = read.unwrap_or(Err(Refusal::TooSlow))?;
        let file = form.file.ok_or(Refusal::Malformed)?;
        for required in ["title", "employee_id", "category_id"] {
            let given = form.texts.iter().find(|(name, _)| *name == required);
            if given.is_none_or(|(_, value)| value.trim().is_empty()) {
                return Err(Refusal::Malformed);
            }
        }
        let mimetype = file::extension(&file.name).and_then(|extension| file::mimetype(&extension));
        let forward = asked.forward(RequestBody::File(FilePart {
            name: "file",
            mimetype: mimetype.unwrap_or("application/octet-stream").to_owned(),
            file_name: file.name,
            size: file.size,
            fields: form.texts,
        }))?;
        // Deleted when this is over, however it ends.
        let guard = file.writer.finish().await.map_err(|error| not_written(&error))?;
        let content = self.spool.read(file.id, &guard.key).await.map_err(|error| not_written(&error))?;
        let content = reqwest::Body::wrap_stream(content.into_stream());
        let client = self.personnel.company.client().clone();
        let write = async move {
            let answer = client.pass_file(&forward, content).await;
            drop(guard);
            answer
        };
        let answer = self.noted(asked, write).await?;
        self.narrowed(&asked.caller, &asked.admitted, &answer, asked.now).await
    }

    async fn read(&self, form: &mut Multipart, texts: &'static [&'static str]) -> Result<Form, Refusal> {
        let mut read = Form { texts: Vec::new(), file: None };
        while let Some(mut field) = timely(form.next_field()).await? {
            let name = field.name().unwrap_or_default().to_owned();
            if name == "file" && read.file.is_none() {
                let spooled = self.spool(&mut field).await;
                if spooled.is_err() {
                    refused_body::drain(&mut field).await;
                }
                read.file = Some(spooled?);
                continue;
            }
            let name = texts.iter().find(|known| **known == name).copied().ok_or(Refusal::Malformed)?;
            if read.texts.iter().any(|(other, _)| *other == name) {
                return Err(Refusal::Malformed);
            }
            read.texts.push((name, text(&mut field).await?));
        }
        Ok(read)
    }

    async fn spool(&self, field: &mut Field<'_>) -> Result<Spooled, Refusal> {
        let name = field.file_name().ok_or(Refusal::Malformed)?.to_owned();
        if name.is_empty() || name.len() > LONGEST_NAME || name.contains(char::is_control) {
            return Err(Refusal::Malformed);
        }
        let id = Uuid::new_v4();
        let mut writer = self.spool.create(id).await.map_err(|error| not_written(&error))?;
        let mut size: u64 = 0;
        while let Some(chunk) = timely(field.chunk()).await? {
            size = size.saturating_add(u64::try_from(chunk.len()).unwrap_or(u64::MAX));
            if size > MAX_BYTES {
                return Err(Refusal::TooLarge);
            }
            writer.write(&chunk).await.map_err(|error| not_written(&error))?;
        }
        Ok(Spooled { id, name, size, writer })
    }
}

async fn text(field: &mut Field<'_>) -> Result<String, Refusal> {
    let mut bytes = Vec::new();
    while let Some(chunk) = timely(field.chunk()).await? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > LONGEST_TEXT {
            return Err(Refusal::TooLarge);
        }
    }
    String::from_utf8(bytes).map_err(|_| Refusal::Malformed)
}

async fn timely<T, E>(part: impl Future<Output = Result<T, E>>) -> Result<T, Refusal> {
    let part = tokio::time::timeout(SILENCE, part).await.map_err(|_| Refusal::TooSlow)?;
    part.map_err(|_| Refusal::Malformed)
}

fn not_written(error: &std::io::Error) -> Refusal {
    tracing::error!(%error, "a document could not be kept on its way");
    Refusal::Trouble
}
