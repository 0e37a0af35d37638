//! The codes of the Recruiting API.

/// Why the Recruiting API refuses a document or an application.
///
/// See the table in the [crate's documentation](crate) for how to get each of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name says what its code in `as_str` says")]
pub enum ErrorCode {
    UnknownAttribute,
    RequiredAttribute,
    InvalidDateFormat,
    InvalidEmailFormat,
    InvalidType,
    UnknownAttributeOption,
    DateInTheFuture,
    InvalidSystemPhase,
    FileNotExists,
    UnknownFileCategory,
    InvalidFileType,
    FileTooBig,
    ApplicantAlreadyExists,
    PostingNotFound,
    ChannelNotFound,
    JobPositionNotPublished,
    RecruitingDisabled,
    PublicApiDisabled,
}

impl ErrorCode {
    /// The code as it stands in an answer.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::UnknownAttribute => "errors.attribute-validation.unknown",
            Self::RequiredAttribute => "errors.attribute-validation.required-attribute",
            Self::InvalidDateFormat => "errors.attribute-validation.invalid-date-format",
            Self::InvalidEmailFormat => "errors.attribute-validation.invalid-email-format",
            Self::InvalidType => "errors.attribute-validation.invalid-type",
            Self::UnknownAttributeOption => "errors.attribute-validation.unknown-attribute-option",
            Self::DateInTheFuture => "errors.date-validation.date-in-the-future",
            Self::InvalidSystemPhase => "errors.phase-validation.invalid-system-phase",
            Self::FileNotExists => "errors.file-validation.file-not-exists",
            Self::UnknownFileCategory => "errors.file-validation.unknown-file-category",
            Self::InvalidFileType => "errors.invalid-file-type",
            Self::FileTooBig => "errors.file-too-big",
            Self::ApplicantAlreadyExists => "errors.applicant-already-exists",
            Self::PostingNotFound => "errors.posting-validation.posting-not-found",
            Self::ChannelNotFound => "errors.posting-validation.channel-not-found",
            Self::JobPositionNotPublished => "errors.job-position.not-published",
            Self::RecruitingDisabled => "feature.recruiting.disabled",
            Self::PublicApiDisabled => "feature.public-api.disabled",
        }
    }
}
