//! One document on its way.

use personio::recruiting::{ApiError, DocumentRules, ErrorCode, ErrorResponse, FileCategory, UploadedDocument, file};

use super::problem::UploadProblem;
use crate::state::State;

/// How many documents travel at once.
const MOST_AT_ONCE: usize = 2;

/// A document that was chosen.
#[derive(Clone, Copy)]
pub struct Upload {
    /// Names it within the form.
    pub id: u32,
    /// The file's name, as Personio takes it.
    pub name: State<String>,
    /// In bytes.
    pub size: u64,
    /// What it is.
    pub category: State<FileCategory>,
    /// How far it is.
    pub state: State<UploadState>,
}

/// How far a document is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UploadState {
    /// Others go first.
    Waiting,
    /// So many per cent are sent.
    Running(u8),
    /// The relay has it under this uuid.
    Done(String),
    /// It is not there.
    Failed(UploadProblem),
}

impl UploadState {
    /// Whether it may still become something else by itself.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        matches!(self, Self::Waiting | Self::Running(_))
    }
}

impl Upload {
    /// A document that was just chosen: waiting, or failed when it cannot be sent.
    #[must_use]
    pub fn new(id: u32, name: &str, size: u64, category: FileCategory) -> Self {
        let accepted = file::accepted_name(name).unwrap_or_else(|| name.to_owned());
        let state = match file::check(&accepted, size) {
            Ok(()) => UploadState::Waiting,
            Err(problem) => UploadState::Failed((&problem).into()),
        };
        Self { id, name: State::new(accepted), size, category: State::new(category), state: State::new(state) }
    }

    /// The element that gets the focus.
    #[must_use]
    pub fn element_id(&self) -> String {
        ["apply-file-", &self.id.to_string()].concat()
    }
}

/// The document that may start now.
pub fn next_to_start(uploads: &[Upload]) -> Option<Upload> {
    let is = |upload: &Upload, wanted: fn(&UploadState) -> bool| upload.state.with_untracked(wanted);
    let running = uploads.iter().filter(|upload| is(upload, |state| matches!(state, UploadState::Running(_)))).count();
    let mut waiting = uploads.iter().filter(|upload| is(upload, |state| *state == UploadState::Waiting));
    waiting.next().filter(|_| running < MOST_AT_ONCE).copied()
}

/// What the next document most likely is: the first kind, then whatever is still required.
pub fn preset_category(rules: &DocumentRules, there: &[FileCategory]) -> FileCategory {
    let categories = rules.categories.as_slice();
    if there.is_empty()
        && let Some(first) = categories.iter().find(|category| **category == FileCategory::Cv).or(categories.first())
    {
        return *first;
    }
    let missing = rules.required.iter().find(|category| !there.contains(category));
    let other = categories.iter().find(|category| **category == FileCategory::Other);
    missing.or(other).or(categories.last()).copied().unwrap_or(FileCategory::Other)
}

/// Reads the relay's answer to a document; status 0 is no answer.
///
/// # Errors
/// Why the document is not there.
pub fn read_upload_answer(status: u16, body: &[u8]) -> Result<String, UploadProblem> {
    if matches!(status, 200 | 201) {
        let document = UploadedDocument::from_json(body).ok_or(UploadProblem::Refused)?;
        return Ok(document.uuid);
    }
    let response = ErrorResponse::from_json(body).unwrap_or_default();
    Err(match status {
        0 | 408 => UploadProblem::Network,
        403 => UploadProblem::Origin,
        413 => UploadProblem::TooLarge,
        429 | 503 => UploadProblem::Limit,
        _ if response.contains(&ErrorCode::FileTooBig) => UploadProblem::TooLarge,
        _ if response.contains(&ErrorCode::InvalidFileType) => type_problem(&response),
        _ => UploadProblem::Refused,
    })
}

fn type_problem(response: &ErrorResponse) -> UploadProblem {
    let errors = response.errors.iter().filter_map(|error| match error {
        ApiError::Field { errors, .. } => Some(errors),
        ApiError::Request { .. } => None,
    });
    let mut causes = errors.flatten().filter_map(|error| error.context.as_ref()?.get("cause")?.as_str());
    match causes.next() {
        Some("content") => UploadProblem::Content,
        Some("empty") => UploadProblem::Empty,
        _ => UploadProblem::Type,
    }
}

#[cfg(test)]
mod tests {
    use leptos::prelude::Owner;
    use personio::recruiting::{DocumentRules, FileCategory};

    use super::{Upload, UploadProblem, UploadState, next_to_start, preset_category, read_upload_answer};

    #[test]
    fn at_most_two_documents_travel_at_once_in_the_order_of_choosing() {
        let owner = Owner::new();
        owner.set();
        let uploads: Vec<Upload> = (0..3).map(|id| Upload::new(id, "cv.pdf", 1, FileCategory::Cv)).collect();
        for id in 0..2 {
            let next = next_to_start(&uploads).unwrap();
            assert_eq!(next.id, id);
            next.state.set(UploadState::Running(0));
        }
        assert!(next_to_start(&uploads).is_none());
        uploads[0].state.set(UploadState::Failed(UploadProblem::Network));
        assert_eq!(next_to_start(&uploads).unwrap().id, 2);
    }

    #[test]
    fn a_file_that_cannot_be_sent_never_starts() {
        let owner = Owner::new();
        owner.set();
        let state = |name, size| Upload::new(1, name, size, FileCategory::Cv).state.get_untracked();
        assert_eq!(state("cv.pdf", 21 * 1024 * 1024), UploadState::Failed(UploadProblem::TooLarge));
        assert_eq!(state("cv.exe", 1), UploadState::Failed(UploadProblem::Type));
        assert_eq!(state("cv", 1), UploadState::Failed(UploadProblem::Type));
        assert_eq!(state("cv.pdf", 0), UploadState::Failed(UploadProblem::Empty));
        assert_eq!(state("me.jpeg", 1), UploadState::Waiting);
        assert_eq!(Upload::new(1, "me.jpeg", 1, FileCategory::Cv).name.get_untracked(), "me.jpg");
    }

    #[test]
    fn the_first_document_is_a_cv_and_the_next_what_is_missing() {
        use FileCategory::{Certificate, CoverLetter, Cv, Other};
        let rules = DocumentRules { required: vec![Cv, CoverLetter], ..DocumentRules::default() };
        assert_eq!(preset_category(&rules, &[]), Cv);
        assert_eq!(preset_category(&rules, &[Cv]), CoverLetter);
        assert_eq!(preset_category(&rules, &[Cv, CoverLetter]), Other);
        let rules = DocumentRules { categories: vec![Certificate], ..DocumentRules::default() };
        assert_eq!(preset_category(&rules, &[]), Certificate);
        assert_eq!(preset_category(&rules, &[Certificate]), Certificate);
    }

    #[test]
    fn each_refusal_of_a_document_is_told_apart() {
        let body =
            r#"{"uuid":"u-1","size":3,"mimetype":"application/pdf","original_filename":"a.pdf","extension":"pdf"}"#;
        assert_eq!(read_upload_answer(200, body.as_bytes()), Ok("u-1".to_owned()));
        let content = br#"{"errors":[{"field":"file","errors":[{"reason":"errors.invalid-file-type","context":{"cause":"content"}}]}]}"#;
        let kind = br#"{"errors":[{"field":"file","errors":[{"reason":"errors.invalid-file-type"}]}]}"#;
        let cases: [(u16, &[u8], UploadProblem); 9] = [
            (200, b"<html>", UploadProblem::Refused),
            (0, b"", UploadProblem::Network),
            (413, b"<html>", UploadProblem::TooLarge),
            (422, content, UploadProblem::Content),
            (422, kind, UploadProblem::Type),
            (400, b"", UploadProblem::Refused),
            (429, b"", UploadProblem::Limit),
            (403, br#"{"error":{"code":"origin_not_allowed"}}"#, UploadProblem::Origin),
            (507, b"", UploadProblem::Refused),
        ];
        for (status, body, problem) in cases {
            assert_eq!(read_upload_answer(status, body), Err(problem), "{status}");
        }
    }
}
