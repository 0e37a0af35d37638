//! Why a sign-in with the provider does not work.

use axum::http::StatusCode;

use crate::{sessions::SessionProblem, vault::VaultError};

/// Why somebody is not signed in. Pages and clients have words for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SignInProblem {
    /// The request is not written as it should be.
    Malformed,
    /// The address to return to is of no allowed page or extension.
    ForeignClient,
    /// It did not begin in this browser, or too long ago.
    NotBegun,
    /// It came back before.
    Repeated,
    /// Too many failed.
    TooMany,
    /// The person, or the provider, said no.
    Declined,
    /// The provider does not take its code (any more).
    CodeRefused,
    /// What the provider brought was not made for this sign-in, or not by the provider.
    Untrusted(Untrusted),
    /// The provider knows no address.
    NoEmail,
    /// The provider does not say that the address is theirs.
    UnverifiedEmail,
    /// The address is of a domain that is not allowed.
    ForeignDomain,
    /// Personio knows nobody of this address who works here.
    Unknown,
    /// The provider does not answer, or not in a way that can be read.
    NoProvider,
    /// The provider does not know the relay: an operator's matter.
    NotSetUp,
    /// Personio does not answer.
    NoPersonio,
    /// The relay's own trouble.
    Trouble,
}

/// What is wrong with the provider's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Untrusted {
    /// Made for another sign-in.
    Nonce,
    /// Made by somebody else.
    Issuer,
    /// Made for somebody else.
    Audience,
    /// Too old.
    Expired,
    /// Not signed, or by nobody whom the provider names.
    Signature,
    /// Of another person than the rest.
    Subject,
    /// There is none, or it cannot be read.
    Unreadable,
}

impl SignInProblem {
    /// For clients: part of what they rely on.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Malformed => "invalid_request",
            Self::ForeignClient => "client_not_allowed",
            Self::NotBegun => "not_begun_here",
            Self::Repeated => "already_used",
            Self::TooMany => "too_many_attempts",
            Self::Declined => "access_denied",
            Self::CodeRefused => "provider_refused_code",
            Self::Untrusted(what) => what.code(),
            Self::NoEmail => "no_email",
            Self::UnverifiedEmail => "email_not_verified",
            Self::ForeignDomain => "domain_not_allowed",
            Self::Unknown => "unknown_person",
            Self::NoProvider => "provider_unreachable",
            Self::NotSetUp => "provider_refuses_relay",
            Self::NoPersonio => "personio_unreachable",
            Self::Trouble => "trouble",
        }
    }

    pub(crate) fn status(self) -> StatusCode {
        match self {
            Self::Malformed | Self::ForeignClient | Self::NotBegun | Self::Repeated => StatusCode::BAD_REQUEST,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::NoProvider | Self::NoPersonio | Self::Trouble => StatusCode::SERVICE_UNAVAILABLE,
            Self::NotSetUp => StatusCode::BAD_GATEWAY,
            _ => StatusCode::FORBIDDEN,
        }
    }

    /// Whether it may have been somebody who tries things out.
    pub(crate) fn is_suspicious(self) -> bool {
        matches!(self, Self::CodeRefused | Self::Untrusted(_) | Self::Repeated)
    }
}

impl Untrusted {
    fn code(self) -> &'static str {
        match self {
            Self::Nonce => "wrong_nonce",
            Self::Issuer => "wrong_issuer",
            Self::Audience => "wrong_audience",
            Self::Expired => "token_expired",
            Self::Signature => "wrong_signature",
            Self::Subject => "wrong_subject",
            Self::Unreadable => "token_unreadable",
        }
    }
}

impl From<VaultError> for SignInProblem {
    fn from(error: VaultError) -> Self {
        tracing::error!(%error, "a sign-in cannot be sealed");
        Self::Trouble
    }
}

impl From<SessionProblem> for SignInProblem {
    fn from(error: SessionProblem) -> Self {
        tracing::error!(%error, "a sign-in cannot be kept");
        Self::Trouble
    }
}
