//! What can be wrong, and how the form says it.

use personio::recruiting::file::{FileProblem, MAX_BYTES};
use personio::recruiting::{FieldKind, FieldProblem};

use super::size::size_text;
use crate::locale::Locale;
use crate::text::ApplicationText;

/// What is wrong with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerProblem {
    /// Nothing was written.
    Missing,
    /// Nothing was chosen.
    NotChosen,
    /// No email address.
    Email,
    /// No date.
    Date,
    /// A date that cannot have been yet.
    FutureDate,
    /// No number.
    Number,
    /// More characters than this.
    TooLong(u32),
    /// None of the options.
    UnknownOption,
    /// The other side does not take it.
    Refused,
}

impl AnswerProblem {
    /// The form's view of what the check found.
    #[must_use]
    pub fn from_check(problem: FieldProblem, kind: FieldKind) -> Self {
        let is_choice = matches!(kind, FieldKind::Option | FieldKind::Options | FieldKind::Checkbox);
        match problem {
            FieldProblem::Required if is_choice => Self::NotChosen,
            FieldProblem::Required => Self::Missing,
            FieldProblem::Email => Self::Email,
            FieldProblem::Date => Self::Date,
            FieldProblem::Number => Self::Number,
            FieldProblem::TooLong(longest) => Self::TooLong(longest.try_into().unwrap_or(u32::MAX)),
            FieldProblem::UnknownOption => Self::UnknownOption,
        }
    }

    /// What happened and what to do, to stand at the field.
    #[must_use]
    pub fn text(self, locale: &Locale) -> String {
        let text = match self {
            Self::Missing => ApplicationText::ErrorRequired,
            Self::NotChosen => ApplicationText::ErrorChoose,
            Self::Email => ApplicationText::ErrorEmail,
            Self::Date => ApplicationText::ErrorDate,
            Self::FutureDate => ApplicationText::ErrorDateFuture,
            Self::Number => ApplicationText::ErrorNumber,
            Self::TooLong(_) => ApplicationText::ErrorTooLong,
            Self::UnknownOption => ApplicationText::ErrorOption,
            Self::Refused => ApplicationText::ErrorField,
        };
        let count = if let Self::TooLong(longest) = self { locale.number(longest) } else { String::new() };
        locale.fill(text, &[("count", &count)])
    }
}

/// Why a document is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UploadProblem {
    /// Larger than Personio takes.
    TooLarge,
    /// There is nothing in it.
    Empty,
    /// A type that Personio does not take.
    Type,
    /// Not what its name says.
    Content,
    /// The connection broke.
    Network,
    /// The server does not take it.
    Refused,
    /// Too many uploads at the moment.
    Limit,
    /// It was there and is not any more.
    Gone,
    /// The page may not send anything.
    Origin,
}

impl UploadProblem {
    /// Whether the same file can get through with another try.
    #[must_use]
    pub fn can_retry(self) -> bool {
        !matches!(self, Self::TooLarge | Self::Empty | Self::Type | Self::Content)
    }

    /// What happened and what to do.
    #[must_use]
    pub fn text(self, locale: &Locale, name: &str) -> String {
        let text = match self {
            Self::TooLarge => ApplicationText::FileTooLarge,
            Self::Empty => ApplicationText::FileEmpty,
            Self::Type => ApplicationText::FileType,
            Self::Content => ApplicationText::FileContent,
            Self::Network => ApplicationText::FileNetwork,
            Self::Refused => ApplicationText::FileRefused,
            Self::Limit => ApplicationText::FileLimit,
            Self::Gone => ApplicationText::FileGone,
            Self::Origin => ApplicationText::ErrorOrigin,
        };
        let limit = size_text(locale, MAX_BYTES);
        locale.fill(text, &[("name", name), ("size", &limit)])
    }
}

/// What was found before anything was sent.
impl From<&FileProblem> for UploadProblem {
    fn from(problem: &FileProblem) -> Self {
        match problem {
            FileProblem::NoExtension | FileProblem::WrongExtension(_) => Self::Type,
            FileProblem::Empty => Self::Empty,
            FileProblem::TooLarge => Self::TooLarge,
            FileProblem::ContentMismatch => Self::Content,
        }
    }
}

/// What keeps the whole application from arriving.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Banner {
    /// The position is not published any more.
    JobClosed,
    /// The company cannot receive applications.
    Feature,
    /// The page may not send anything.
    Origin,
    /// Too many applications at the moment.
    Limit,
    /// The server is in trouble, or says something that the form does not know.
    Server,
    /// No answer.
    Connection,
}

impl Banner {
    /// The code that the page is told.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::JobClosed => "job_closed",
            Self::Feature => "feature",
            Self::Origin => "origin",
            Self::Limit => "limit",
            Self::Server => "server",
            Self::Connection => "connection",
        }
    }

    /// Whether the same application can get through with another try.
    #[must_use]
    pub fn can_retry(self) -> bool {
        matches!(self, Self::Limit | Self::Server | Self::Connection | Self::Feature)
    }

    /// What happened, what is safe and what to do.
    #[must_use]
    pub fn text(self, locale: &Locale) -> String {
        locale.t(match self {
            Self::JobClosed => ApplicationText::ErrorJobClosed,
            Self::Feature => ApplicationText::ErrorFeature,
            Self::Origin => ApplicationText::ErrorOrigin,
            Self::Limit => ApplicationText::ErrorLimit,
            Self::Server => ApplicationText::ErrorServer,
            Self::Connection => ApplicationText::ErrorConnection,
        })
    }
}
