//! What the checks of the provider's word say, in the relay's terms.

use openidconnect::{ClaimsVerificationError, UserInfoError};
use serde_json::Value;

use super::{SignInProblem, Untrusted, http::HttpProblem, identity::Claims};

/// Why an identity token is not believed.
#[expect(clippy::needless_pass_by_value, reason = "called by map_err")]
pub(super) fn of(error: ClaimsVerificationError) -> SignInProblem {
    let what = match &error {
        ClaimsVerificationError::Expired(_) => Untrusted::Expired,
        ClaimsVerificationError::InvalidAudience(_) => Untrusted::Audience,
        ClaimsVerificationError::InvalidIssuer(_) => Untrusted::Issuer,
        ClaimsVerificationError::InvalidNonce(_) => Untrusted::Nonce,
        ClaimsVerificationError::InvalidSubject(_) => Untrusted::Subject,
        ClaimsVerificationError::SignatureVerification(_) => Untrusted::Signature,
        _ => Untrusted::Unreadable,
    };
    // Not whose: some providers name people by their addresses.
    let detail = if what == Untrusted::Subject { String::new() } else { error.to_string() };
    tracing::warn!(?what, detail, "an identity token is not believed");
    SignInProblem::Untrusted(what)
}

/// Why what the provider tells beside the token does not count.
pub(super) fn of_user_info(error: UserInfoError<HttpProblem>) -> SignInProblem {
    match error {
        UserInfoError::ClaimsVerification(error) => of(error),
        UserInfoError::Request(error) => {
            tracing::warn!(%error, "the OpenID provider does not tell about a person");
            SignInProblem::NoProvider
        }
        _ => SignInProblem::Untrusted(Untrusted::Unreadable),
    }
}

/// Claims as they were written, whatever their kind.
pub(super) fn readable(claims: serde_json::Result<Value>) -> Result<Claims, SignInProblem> {
    match claims {
        Ok(Value::Object(claims)) => Ok(claims),
        _ => Err(SignInProblem::Untrusted(Untrusted::Unreadable)),
    }
}
