//! Documents in somebody's file. Version 1 has no list of them, version 2 has.

use crate::{
    documents::{
        v1::{self, UploadDocument},
        v2::{Document, ListDocuments},
    },
    request::Create,
};

/// Owner, title and size, and the date where both are known. A document that was there before and has all of them is
/// taken for this one.
impl Create for UploadDocument {
    type Lookup = ListDocuments;

    fn lookup(&self) -> Option<ListDocuments> {
        Some(ListDocuments { limit: Some(200), ..ListDocuments::of(self.employee.to_string().into()) })
    }

    /// What the answer would have said beside the id is lost.
    fn find(&self, found: Vec<Document>) -> Option<v1::Document> {
        let document = found.into_iter().find(|known| {
            known.name.as_ref() == Some(&self.title)
                && known.size.is_none_or(|size| size == self.size)
                && known.date.zip(self.date).is_none_or(|(known, asked)| known == asked)
        })?;
        Some(v1::Document {
            id: None,
            id_v2: Some(document.id),
            title: document.name,
            date: document.date,
            comment: document.comment,
            employee: None,
            category: None,
        })
    }
}
