//! A document, and the call that brings it to Personio.

use serde::{Deserialize, Serialize};

use super::file;
use crate::{
    error::Error,
    json::Fields,
    request::{self, Endpoint, FilePart, Method, Repeat, RequestBody},
};

/// `POST /v1/recruiting/applications/documents`: uploads one document, so that an application can name it.
///
/// The content is handed to [`Client::send_file`](crate::client::Client::send_file). If it can be
/// [opened anew](crate::transport::FileContent::anew), a client with a policy sends it again even when an answer was
/// lost: a document that no application names does no harm and is seen by nobody. At most 20 requests in 60 seconds for a
/// company, applications included.
/// Reference: <https://developer.personio.de/reference/post_v1-recruiting-applications-documents>.
#[derive(Clone, Debug)]
pub struct UploadDocument {
    /// The name of the file, with one of [`file::EXTENSIONS`].
    pub file_name: String,
    /// The exact size in bytes, at most [`file::MAX_BYTES`].
    pub size: u64,
}

impl Endpoint for UploadDocument {
    type Response = UploadedDocument;

    fn method(&self) -> Method {
        Method::Post
    }

    fn path(&self) -> String {
        "/v1/recruiting/applications/documents".to_owned()
    }

    fn body(&self) -> Result<RequestBody, Error> {
        let mimetype = file::extension(&self.file_name).and_then(|extension| file::mimetype(&extension));
        Ok(RequestBody::File(FilePart {
            name: "file",
            file_name: self.file_name.clone(),
            mimetype: mimetype.unwrap_or("application/octet-stream").to_owned(),
            size: self.size,
            fields: Vec::new(),
        }))
    }

    /// Of two copies, the application names one.
    fn repeat(&self) -> Repeat {
        Repeat::Safe
    }

    fn decode(&self, body: &[u8]) -> Result<UploadedDocument, Error> {
        request::from_json(body)
    }
}

/// What Personio says about a document that it took.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UploadedDocument {
    /// Names the document in an application.
    pub uuid: String,
    /// In bytes.
    pub size: u64,
    /// As Personio detected it.
    pub mimetype: String,
    /// As it was sent.
    pub original_filename: String,
    /// In lower case, without the dot.
    pub extension: String,
}

impl UploadedDocument {
    /// Reads the answer to an upload; `None` where it is something else. Only the uuid must be there.
    #[must_use]
    pub fn from_json(body: &[u8]) -> Option<Self> {
        let mut fields = Fields::read(body)?;
        let uuid = fields.text("uuid")??;
        let size = fields.take("size").as_u64().unwrap_or_default();
        let mut text = |name| fields.text(name).flatten().unwrap_or_default();
        let (mimetype, original_filename) = (text("mimetype"), text("original_filename"));
        Some(Self { uuid, size, mimetype, original_filename, extension: text("extension") })
    }
}
