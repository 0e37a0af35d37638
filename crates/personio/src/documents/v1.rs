//! Categories of documents, and the upload, which only version 1 has.
//!
//! ```
//! use personio::{
//!     documents::v1::UploadDocument,
//!     id::v1::{DocumentCategoryId, EmployeeId},
//!     request::{Endpoint, RequestBody},
//! };
//!
//! let payslip = UploadDocument {
//!     title: "Payslip 2024-09".into(),
//!     employee: EmployeeId(1),
//!     category: DocumentCategoryId(2),
//!     file_name: "payslip.pdf".into(),
//!     size: 39_710,
//!     ..UploadDocument::default()
//! };
//! assert!(matches!(payslip.body()?, RequestBody::File(file) if file.mimetype == "application/pdf"));
//! # Ok::<(), personio::error::Error>(())
//! ```

use serde::Deserialize;

use crate::{
    answer,
    calendar::Date,
    employees::Employee,
    endpoint::endpoint,
    error::Error,
    id::{
        v1::{DocumentCategoryId, DocumentId, EmployeeId},
        v2,
    },
    listing::Listing,
    loose,
    recruiting::file,
    request::{Endpoint, FilePart, Method, RequestBody},
};

/// The largest file that Personio takes: 30 MB.
pub const MAX_BYTES: u64 = 30 * 1024 * 1024;

/// The longest title that Personio takes, in characters.
pub const MAX_TITLE: usize = 255;

/// How the files end that Personio takes, in small letters.
pub const EXTENSIONS: [&str; 45] = [
    "pdf",
    "docx",
    "doc",
    "jpg",
    "zip",
    "png",
    "txt",
    "jpeg",
    "odt",
    "xlsx",
    "rtf",
    "htm",
    "xls",
    "p7s",
    "pptx",
    "pages",
    "rar",
    "ppt",
    "gif",
    "tif",
    "html",
    "msg",
    "asc",
    "tiff",
    "wps",
    "bmp",
    "7z",
    "csv",
    "ics",
    "vcf",
    "dotx",
    "numbers",
    "eps",
    "gz",
    "ods",
    "otf",
    "odp",
    "odg",
    "rtfd",
    "txz",
    "webarchive",
    "xml",
    "xps",
    "md",
    "fax",
];

/// `GET /v1/company/document-categories`: all categories at once.
///
/// Reference: <https://developer.personio.de/reference/get_company-document-categories>.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ListDocumentCategories;

endpoint! {
    ListDocumentCategories: Get, |it| "/v1/company/document-categories".to_owned()
    => answer::list as Listing<DocumentCategory>
}

/// A category of documents.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct DocumentCategory {
    /// Names it.
    pub id: DocumentCategoryId,
    /// What people call it.
    #[serde(default, deserialize_with = "loose::option")]
    pub name: Option<String>,
}

/// `POST /v1/company/documents`: puts a document into an employee's file.
///
/// The content is handed to [`Client::create_file`](crate::client::Client::create_file), which looks into the list of
/// version 2 when an answer is lost, or to [`Client::send_file`](crate::client::Client::send_file), which then leaves it
/// open whether the document arrived. At most 60 requests a minute.
/// Reference: <https://developer.personio.de/reference/post_company-documents>.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UploadDocument {
    /// What people call it, of at most [`MAX_TITLE`] characters.
    pub title: String,
    /// In whose file.
    pub employee: EmployeeId,
    /// In which category.
    pub category: DocumentCategoryId,
    /// A note.
    pub comment: Option<String>,
    /// The date of the document.
    pub date: Option<Date>,
    /// The name of the file.
    pub file_name: String,
    /// The exact size in bytes, at most [`MAX_BYTES`].
    pub size: u64,
}

impl Endpoint for UploadDocument {
    type Response = Document;

    fn method(&self) -> Method {
        Method::Post
    }

    fn path(&self) -> String {
        "/v1/company/documents".to_owned()
    }

    fn body(&self) -> Result<RequestBody, Error> {
        let mimetype = file::extension(&self.file_name).and_then(|extension| file::mimetype(&extension));
        let mut fields = vec![
            ("title", self.title.clone()),
            ("employee_id", self.employee.to_string()),
            ("category_id", self.category.to_string()),
        ];
        fields.extend(self.comment.clone().map(|comment| ("comment", comment)));
        fields.extend(self.date.map(|date| ("date", date.to_string())));
        Ok(RequestBody::File(FilePart {
            name: "file",
            file_name: self.file_name.clone(),
            mimetype: mimetype.unwrap_or("application/octet-stream").to_owned(),
            size: self.size,
            fields,
        }))
    }

    fn decode(&self, body: &[u8]) -> Result<Document, Error> {
        let document: Document = answer::record(body)?;
        if document.id.is_some() { Ok(document) } else { Err(Error::decoding(answer::no_id())) }
    }
}

/// A document in an employee's file.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct Document {
    /// Names it in version 1; `None` where the answer to the upload was lost and version 2 was asked.
    #[serde(default, deserialize_with = "loose::option")]
    pub id: Option<DocumentId>,
    /// Names it in version 2, where Personio says it.
    #[serde(default)]
    pub id_v2: Option<v2::DocumentId>,
    /// What people call it.
    #[serde(default, deserialize_with = "loose::option")]
    pub title: Option<String>,
    /// The date of the document.
    #[serde(default, deserialize_with = "loose::option")]
    pub date: Option<Date>,
    /// A note.
    #[serde(default, deserialize_with = "loose::option")]
    pub comment: Option<String>,
    /// In whose file it is.
    #[serde(default, deserialize_with = "loose::object")]
    pub employee: Option<Employee>,
    /// In which category. The specification also calls it `category_id`.
    #[serde(default, alias = "category_id", deserialize_with = "answer::option")]
    pub category: Option<DocumentCategory>,
}
