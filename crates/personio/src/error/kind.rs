//! Kinds of errors, for those who tell them apart.

/// What went wrong, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request could not be written.
    Encoding,
    /// The answer is not what was promised.
    Decoding,
    /// The request did not leave.
    NotSent,
    /// The request may have arrived; its answer did not.
    NoAnswer,
    /// There was no time left to send it, or to send it again.
    Deadline,
    /// Personio does not accept the credentials.
    Authentication,
    /// The credentials lack a right.
    Permission,
    /// There is no such thing.
    NotFound,
    /// Something is in the way: it is there already, or overlaps.
    Conflict,
    /// The file is too large.
    TooLarge,
    /// Something is wrong with the request.
    Invalid,
    /// Too many requests.
    RateLimited,
    /// Personio, or what stands before it, does not work at the moment.
    Unavailable,
    /// The answer leads elsewhere; nothing that leads away is followed.
    Redirected,
}

impl ErrorKind {
    /// The kind as JavaScript sees it: `notSent`, `rateLimited`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Encoding => "encoding",
            Self::Decoding => "decoding",
            Self::NotSent => "notSent",
            Self::NoAnswer => "noAnswer",
            Self::Deadline => "deadline",
            Self::Authentication => "authentication",
            Self::Permission => "permission",
            Self::NotFound => "notFound",
            Self::Conflict => "conflict",
            Self::TooLarge => "tooLarge",
            Self::Invalid => "invalid",
            Self::RateLimited => "rateLimited",
            Self::Unavailable => "unavailable",
            Self::Redirected => "redirected",
        }
    }

    /// What a status means.
    pub(super) fn of(status: u16) -> Self {
        match status {
            300..=399 => Self::Redirected,
            401 => Self::Authentication,
            403 => Self::Permission,
            404 | 410 => Self::NotFound,
            408 | 425 | 500..=599 => Self::Unavailable,
            409 => Self::Conflict,
            413 => Self::TooLarge,
            429 => Self::RateLimited,
            _ => Self::Invalid,
        }
    }
}
