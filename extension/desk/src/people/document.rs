//! A document for somebody as it is typed, and what is not right yet. Knows no browser.

use personio::{
    documents::v1::{EXTENSIONS, MAX_BYTES, UploadDocument},
    id::{
        v1::{DocumentCategoryId, EmployeeId},
        v2::PersonId,
    },
};
use personio_hr::payslips::plan::is_title;

/// A document before it is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewDocument {
    /// What people will call it.
    pub title: String,
    /// Its category.
    pub category: Option<DocumentCategoryId>,
    /// Its date as a field has it, `2026-05-31`, or nothing.
    pub date: String,
    /// A note, or nothing.
    pub comment: String,
    /// The name and the size of the file.
    pub file: Option<(String, u64)>,
}

/// What keeps a document from being sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentFlaw {
    /// There is no file.
    NoFile,
    /// There is nothing in it.
    Empty,
    /// It is larger than what Personio takes.
    TooLarge,
    /// Personio takes no files that end so.
    Kind(String),
    /// The title is missing, or too long.
    Title,
    /// The category is missing.
    Category,
}

impl NewDocument {
    /// Takes a file. Who has not written a title gets the file's name.
    pub fn take(&mut self, name: &str, size: u64) {
        if self.title.trim().is_empty() {
            name.rsplit_once('.').map_or(name, |(stem, _)| stem).clone_into(&mut self.title);
        }
        self.file = Some((name.to_owned(), size));
    }

    /// What keeps it from being sent; what is wrong with the file first, since nothing else mends that.
    #[must_use]
    pub fn flaw(&self) -> Option<DocumentFlaw> {
        let Some((name, size)) = &self.file else { return Some(DocumentFlaw::NoFile) };
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
        match size {
            0 => Some(DocumentFlaw::Empty),
            size if *size > MAX_BYTES => Some(DocumentFlaw::TooLarge),
            _ if !EXTENSIONS.contains(&ending.as_str()) => Some(DocumentFlaw::Kind(ending)),
            _ if !is_title(self.title.trim()) => Some(DocumentFlaw::Title),
            _ if self.category.is_none() => Some(DocumentFlaw::Category),
            _ => None,
        }
    }

    /// The call that sends it to somebody; nothing as long as something is not right.
    #[must_use]
    pub fn upload(&self, person: &PersonId) -> Option<UploadDocument> {
        if self.flaw().is_some() {
            return None;
        }
        let (file_name, size) = self.file.clone()?;
        Some(UploadDocument {
            title: self.title.trim().to_owned(),
            employee: EmployeeId(person.as_str().parse().ok()?),
            category: self.category?,
            comment: Some(self.comment.trim().to_owned()).filter(|comment| !comment.is_empty()),
            date: self.date.parse().ok(),
            file_name,
            size,
        })
    }

    /// What is left when it was sent: the next one is often of the same kind.
    #[must_use]
    pub fn next(&self) -> Self {
        Self { category: self.category, ..Self::default() }
    }
}

#[cfg(test)]
mod tests {
    use personio::id::v1::{DocumentCategoryId, EmployeeId};

    use super::{DocumentFlaw, NewDocument};

    fn contract() -> NewDocument {
        let mut document = NewDocument { category: Some(DocumentCategoryId(3)), ..NewDocument::default() };
        document.take("Contract.v2.PDF", 1000);
        document
    }

    #[test]
    fn a_document_is_called_as_its_file_unless_somebody_wrote_a_title() {
        let mut document = contract();
        let upload = document.upload(&"7".into()).unwrap();
        assert_eq!((upload.title.as_str(), upload.employee, upload.size), ("Contract.v2", EmployeeId(7), 1000));
        assert_eq!((upload.date, upload.comment), (None, None));
        document.date = "2026-05-31".into();
        document.comment = " signed ".into();
        document.take("other.pdf", 5);
        let upload = document.upload(&"7".into()).unwrap();
        assert_eq!((upload.title.as_str(), upload.comment.as_deref()), ("Contract.v2", Some("signed")));
        assert_eq!(upload.date.unwrap().to_string(), "2026-05-31");
        assert_eq!(document.next(), NewDocument { category: document.category, ..NewDocument::default() });
    }

    #[test]
    fn what_personio_would_refuse_is_told_before_it_is_sent() {
        let with = |name: &str, size| {
            let mut document = contract();
            document.take(name, size);
            document.flaw()
        };
        assert_eq!(NewDocument::default().flaw(), Some(DocumentFlaw::NoFile));
        assert_eq!(with("a.pdf", 0), Some(DocumentFlaw::Empty));
        assert_eq!(with("a.pdf", 30 * 1024 * 1024), None);
        assert_eq!(with("a.pdf", 30 * 1024 * 1024 + 1), Some(DocumentFlaw::TooLarge));
        assert_eq!(with("a.EXE", 1), Some(DocumentFlaw::Kind("exe".into())));
        assert_eq!(with("README", 1), Some(DocumentFlaw::Kind(String::new())));
        let titled = |title: &str| NewDocument { title: title.into(), ..contract() }.flaw();
        assert_eq!((titled(" "), titled(&"x".repeat(256))), (Some(DocumentFlaw::Title), Some(DocumentFlaw::Title)));
        assert_eq!(NewDocument { category: None, ..contract() }.flaw(), Some(DocumentFlaw::Category));
        assert!(NewDocument { category: None, ..contract() }.upload(&"7".into()).is_none());
    }
}
