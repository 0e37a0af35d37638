//! A call, freed from the type of its endpoint, so that the code that sends it exists once.

use std::time::Duration;

use crate::{
    request::{self, Api, Endpoint, Method, Repeat},
    transport::{Answer, MAX_ANSWER_BYTES, MAX_FILE_BYTES},
};

/// An answer to JSON comes within seconds; whatever takes longer is given up and counts as unclear.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);
/// 30 MB over a slow line.
const FILE_WITHIN: Duration = Duration::from_secs(120);

/// What all attempts of a call have in common.
#[derive(Clone, Debug)]
pub(super) struct Call {
    pub(super) method: Method,
    pub(super) path: String,
    pub(super) url: String,
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) api: Api,
    pub(super) repeat: Repeat,
    pub(super) answer_within: Duration,
    pub(super) answer_at_most: usize,
}

impl Call {
    pub(super) fn of<E: Endpoint>(base_url: &str, endpoint: &E) -> Self {
        let path = endpoint.path();
        let url = address(base_url, &path, endpoint.query());
        let (answer_within, answer_at_most) = match endpoint.brings_file() {
            true => (FILE_WITHIN, MAX_FILE_BYTES),
            false => (ANSWER_WITHIN, MAX_ANSWER_BYTES),
        };
        Self {
            method: endpoint.method(),
            path,
            url,
            headers: endpoint.headers(),
            api: endpoint.api(),
            repeat: endpoint.repeat(),
            answer_within,
            answer_at_most,
        }
    }

    pub(super) fn with_file(self) -> Self {
        Self { answer_within: FILE_WITHIN, ..self }
    }

    pub(super) fn repeating(self, repeat: Repeat) -> Self {
        Self { repeat, ..self }
    }
}

fn address(base_url: &str, path: &str, query: Vec<(&'static str, String)>) -> String {
    let mut url = [base_url, path].concat();
    for (index, (name, value)) in query.into_iter().enumerate() {
        url.push(if index == 0 { '?' } else { '&' });
        url.push_str(name);
        url.push('=');
        url.push_str(&request::path_segment(&value));
    }
    url
}

/// How far a call has come.
#[derive(Clone, Copy, Debug)]
pub(super) struct Course {
    pub(super) started: Duration,
    pub(super) attempt: u32,
    /// An attempt may have worked although its answer did not come.
    pub(super) is_in_doubt: bool,
}

impl Course {
    pub(super) fn from(started: Duration) -> Self {
        Self { started, attempt: 0, is_in_doubt: false }
    }
}

/// An attempt that did not work, with the answer for those who read more out of it.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) error: crate::error::Error,
    /// `None` where none came.
    pub(super) answer: Option<Answer>,
}

impl From<crate::error::Error> for Failure {
    fn from(error: crate::error::Error) -> Self {
        Self { error, answer: None }
    }
}

impl From<Failure> for crate::error::Error {
    fn from(failure: Failure) -> Self {
        failure.error
    }
}

#[cfg(test)]
mod tests {
    use super::{ANSWER_WITHIN, Call, FILE_WITHIN, MAX_ANSWER_BYTES, MAX_FILE_BYTES};
    use crate::documents::v2::{DownloadDocument, ListDocuments};

    #[test]
    fn a_file_may_be_large_and_take_its_time_and_nothing_else() {
        let url = "https://api.personio.example";
        let file = Call::of(url, &DownloadDocument { id: "7".into() });
        assert_eq!((file.answer_within, file.answer_at_most), (FILE_WITHIN, MAX_FILE_BYTES));
        let list = Call::of(url, &ListDocuments::of("1".into()));
        assert_eq!((list.answer_within, list.answer_at_most), (ANSWER_WITHIN, MAX_ANSWER_BYTES));
    }
}
