//! Why the Recruiting API refuses something.

use crate::code::codes;

codes! {
    /// Why the Recruiting API refuses an application or a document.
    ErrorCode {
        /// The attribute does not exist.
        UnknownAttribute = "errors.attribute-validation.unknown",
        /// A required attribute is missing or blank.
        RequiredAttribute = "errors.attribute-validation.required-attribute",
        /// A date is not written `2024-09-24`.
        InvalidDateFormat = "errors.attribute-validation.invalid-date-format",
        /// The email address seems not to be one.
        InvalidEmailFormat = "errors.attribute-validation.invalid-email-format",
        /// The attribute has a type that is not supported.
        InvalidType = "errors.attribute-validation.invalid-type",
        /// The value is none of the attribute's options.
        UnknownAttributeOption = "errors.attribute-validation.unknown-attribute-option",
        /// The date of the application lies in the future.
        DateInTheFuture = "errors.date-validation.date-in-the-future",
        /// No company has such a phase.
        InvalidSystemPhase = "errors.phase-validation.invalid-system-phase",
        /// No document has this uuid (any more).
        FileNotExists = "errors.file-validation.file-not-exists",
        /// No such category of documents.
        UnknownFileCategory = "errors.file-validation.unknown-file-category",
        /// The document is of a type that is not supported.
        InvalidFileType = "errors.invalid-file-type",
        /// The document is larger than 20 MB.
        FileTooBig = "errors.file-too-big",
        /// Somebody with this address applied for this position before.
        ApplicantAlreadyExists = "errors.applicant-already-exists",
        /// The posting does not exist or is not of this channel.
        PostingNotFound = "errors.posting-validation.posting-not-found",
        /// The channel does not exist.
        ChannelNotFound = "errors.posting-validation.channel-not-found",
        /// The position is not published (any more).
        JobPositionNotPublished = "errors.job-position.not-published",
        /// The company has no access to Personio's recruiting features.
        RecruitingDisabled = "feature.recruiting.disabled",
        /// The company has no access to Personio's Recruiting API.
        PublicApiDisabled = "feature.public-api.disabled",
    }
}
