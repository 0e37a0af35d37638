//! Documents of v2.

use serde::{Deserialize, Serialize};

use crate::{
    calendar::{Date, DateTime},
    endpoint::{endpoint, paged, path},
    envelope,
    id::v2::{DocumentCategoryId, DocumentId, PersonId},
    listing::Listing,
    patch::Patch,
    query::Query,
    reference::Reference,
};

/// What Personio knows about a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Its id.
    pub id: DocumentId,
    /// At most 256 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The day that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// A comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// Its category.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Reference<DocumentCategoryId>>,
    /// Whose it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<Reference<PersonId>>,
    /// What kind of file; the words are not documented.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document_type: Option<String>,
    /// In bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// When it was uploaded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_at: Option<DateTime>,
    /// Whether it was checked for viruses; the words are not documented.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub virus_scan: Option<DocumentCheck>,
    /// Whether it was signed; the words are not documented.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub esignature: Option<DocumentCheck>,
}

/// `{"status": …}`: how far something is that Personio does with a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentCheck {
    /// How far it is.
    pub status: String,
}

/// `GET /v2/document-management/documents`: the documents of a person.
///
/// Reference: <https://developer.personio.de/reference/get_v2-document-management-documents>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListDocuments {
    /// Whose. Personio answers nothing without.
    pub owner: PersonId,
    /// In this category.
    pub category: Option<DocumentCategoryId>,
    /// Uploaded then or later.
    pub created_from: Option<DateTime>,
    /// Uploaded before.
    pub created_before: Option<DateTime>,
    /// 1 to 200.
    pub limit: Option<u32>,
    /// Where the page starts; from the page before.
    pub cursor: Option<String>,
}

impl ListDocuments {
    /// All documents of a person.
    #[must_use]
    pub fn of(owner: PersonId) -> Self {
        Self { owner, category: None, created_from: None, created_before: None, limit: None, cursor: None }
    }
}

endpoint! {
    ListDocuments: Get, |it| path(&["/v2/document-management/documents"]),
    query Query::new()
        .with("owner_id", Some(&it.owner))
        .with("category_id", it.category.as_ref())
        .with("created_at.gte", it.created_from)
        .with("created_at.lt", it.created_before)
        .page(it.limit, it.cursor.as_ref())
    => envelope::list as Listing<Document>
}
paged!(ListDocuments of Document);

/// `PATCH /v2/document-management/documents/{document_id}`: changes what is set.
///
/// Reference: <https://developer.personio.de/reference/patch_v2-document-management-documents-document-id>.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UpdateDocument {
    /// Which one.
    #[serde(skip)]
    pub id: DocumentId,
    /// At most 256 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// A comment.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub comment: Patch<String>,
    /// The day that it is about.
    #[serde(skip_serializing_if = "Patch::is_keep")]
    pub date: Patch<Date>,
    /// Its category.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<Reference<DocumentCategoryId>>,
}

impl UpdateDocument {
    /// A change of nothing, to start from.
    #[must_use]
    pub fn of(id: DocumentId) -> Self {
        Self { id, name: None, comment: Patch::Keep, date: Patch::Keep, category: None }
    }
}

endpoint! {
    UpdateDocument: Patch, |it| path(&["/v2/document-management/documents/", it.id.as_str()]),
    body it => envelope::nothing as ()
}

/// `DELETE /v2/document-management/documents/{document_id}`: removes a document.
///
/// Reference: <https://developer.personio.de/reference/delete_v2-document-management-documents-document-id>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteDocument {
    /// Which one.
    pub id: DocumentId,
}

endpoint! {
    DeleteDocument: Delete, |it| path(&["/v2/document-management/documents/", it.id.as_str()]) => envelope::nothing as ()
}

/// `GET /v2/document-management/documents/{document_id}/download`: the bytes of a document.
///
/// The name of the file is in the header `Content-Disposition`, and in [`Document::name`].
/// Reference: <https://developer.personio.de/reference/get_v2-document-management-documents-document-id-download>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DownloadDocument {
    /// Which one.
    pub id: DocumentId,
}

endpoint! {
    DownloadDocument: Get, |it| path(&["/v2/document-management/documents/", it.id.as_str(), "/download"])
    => envelope::bytes as Vec<u8>
}

#[cfg(test)]
mod tests {
    use super::{Document, DownloadDocument, UpdateDocument};
    use crate::{
        patch::Patch,
        request::{Endpoint, RequestBody},
    };

    #[test]
    fn a_document_arrives_byte_for_byte() {
        let download = DownloadDocument { id: "7".into() };
        assert_eq!(download.decode(b"%PDF-1.7\xff\x00").unwrap(), b"%PDF-1.7\xff\x00");
    }

    #[test]
    fn the_comment_of_a_document_can_be_emptied() {
        let update = UpdateDocument { comment: Patch::Clear, ..UpdateDocument::of("7".into()) };
        assert_eq!(update.body().unwrap(), RequestBody::Json(br#"{"comment":null}"#.to_vec()));
    }

    #[test]
    fn what_is_known_of_a_document_is_read() {
        let json = r#"{"id":1,"name":"Payslip","date":"2026-06-01","comment":null,"category":{"id":"2"},"owner":{"id":"3"},
            "document_type":"pdf","size":12,"created_at":"2026-06-01T10:00:00Z","virus_scan":{"status":"CLEAN"}}"#;
        let document: Document = serde_json::from_str(json).unwrap();
        assert_eq!((document.size, document.virus_scan.map(|scan| scan.status)), (Some(12), Some("CLEAN".into())));
    }
}
