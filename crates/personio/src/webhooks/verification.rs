//! Is a delivery Personio's?
//!
//! Personio's reference knows two proofs, both chosen by the company: the exact value of the header `Authorization`,
//! or up to three headers. It says nothing of a signature; some clients expect `X-Personio-Signature` with the
//! HMAC-SHA256 of the body in hexadecimal digits, alone or after `sha256=`. [`Proof::Signature`] checks that for those
//! who receive it. Neither has a timestamp of its own: [`Event::occurred_at`] can be three days old when a delivery is
//! repeated. Comparisons take the same time wherever the difference is.

use std::{error::Error, fmt};

use hmac::{Hmac, Mac};
use sha2::Sha256;

use super::Event;
use crate::credentials::Secret;

/// The header with a signature, where there is one.
pub const SIGNATURE_HEADER: &str = "x-personio-signature";

/// What a delivery must show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// This value of the header `Authorization`.
    Token(Secret),
    /// All these headers with their values.
    Headers(Vec<(String, Secret)>),
    /// A signature of the body with this key. Unconfirmed by Personio.
    Signature(Secret),
}

impl Proof {
    /// Reads a delivery, if it is Personio's. `header` finds the value of a header by its name in lower case; `body`
    /// is what arrived, byte for byte.
    ///
    /// # Errors
    /// When the proof is missing or wrong, and when the body is no event. An empty secret proves nothing.
    pub fn verify<'a>(
        &self,
        header: impl Fn(&str) -> Option<&'a str>,
        body: &[u8],
    ) -> Result<Event, VerificationError> {
        if !self.is_shown(header, body) {
            return Err(VerificationError::NotProven);
        }
        serde_json::from_slice(body).map_err(|_| VerificationError::NoEvent)
    }

    /// Whether a delivery shows this, whatever it says.
    pub fn is_shown<'a>(&self, header: impl Fn(&str) -> Option<&'a str>, body: &[u8]) -> bool {
        match self {
            Self::Token(token) => same(header("authorization"), token),
            Self::Headers(headers) => {
                // All are compared, so that the time does not say which one is wrong.
                let all = headers
                    .iter()
                    .fold(true, |all, (name, value)| same(header(&name.to_ascii_lowercase()), value) & all);
                all && !headers.is_empty()
            }
            Self::Signature(key) => signed(header(SIGNATURE_HEADER), key, body),
        }
    }
}

/// Why a delivery is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum VerificationError {
    /// Nothing shows that it is Personio's: answer 401 and read no further.
    NotProven,
    /// It is Personio's, but no event.
    NoEvent,
}

impl fmt::Display for VerificationError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NotProven => "nothing shows that the delivery is from Personio",
            Self::NoEvent => "the delivery is no event",
        })
    }
}

impl Error for VerificationError {}

/// Compares by the codes of both, whose comparison takes the same time always.
fn same(given: Option<&str>, expected: &Secret) -> bool {
    let (Some(given), Some(expected_code)) = (given, code(b"", expected.expose().as_bytes())) else { return false };
    let matches = code(b"", given.trim().as_bytes())
        .is_some_and(|given| given.verify_slice(&expected_code.finalize().into_bytes()).is_ok());
    matches && !expected.expose().is_empty()
}

fn signed(given: Option<&str>, key: &Secret, body: &[u8]) -> bool {
    let Some(given) = given.map(str::trim) else { return false };
    let digits = given.strip_prefix("sha256=").unwrap_or(given);
    let (Some(signature), Some(code)) = (bytes(digits), code(key.expose().as_bytes(), body)) else { return false };
    code.verify_slice(&signature).is_ok() && !key.expose().is_empty()
}

fn code(key: &[u8], message: &[u8]) -> Option<Hmac<Sha256>> {
    Some(Hmac::<Sha256>::new_from_slice(key).ok()?.chain_update(message))
}

/// The bytes of hexadecimal digits.
fn bytes(digits: &str) -> Option<Vec<u8>> {
    let digits = digits.chars().map(|digit| digit.to_digit(16)).collect::<Option<Vec<_>>>()?;
    let pairs = digits.chunks(2).map(|pair| match pair {
        [high, low] => u8::try_from(high * 16 + low).ok(),
        _ => None,
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use super::{Proof, VerificationError};
    use crate::credentials::Secret;

    const BODY: &[u8] = br#"{"company_id":"1","event_name":"ping","occurred_at":"2026-06-01T10:00:00Z","payload":{}}"#;

    fn verdict(proof: &Proof, name: &'static str, value: &str) -> Result<(), VerificationError> {
        proof.verify(|asked| (asked == name).then_some(value), BODY).map(|_| ())
    }

    #[test]
    fn a_token_must_be_the_same_to_the_last_letter() {
        let proof = Proof::Token(Secret::new("Bearer abc"));
        assert_eq!(verdict(&proof, "authorization", "Bearer abc"), Ok(()));
        for wrong in ["", "abc", "Bearer ab", "Bearer abcd", "bearer abc"] {
            assert_eq!(verdict(&proof, "authorization", wrong), Err(VerificationError::NotProven), "{wrong}");
        }
        assert_eq!(verdict(&proof, "x-other", "Bearer abc"), Err(VerificationError::NotProven));
    }

    #[test]
    fn an_empty_secret_proves_nothing() {
        let empty = Secret::new("");
        assert!(verdict(&Proof::Token(empty.clone()), "authorization", "").is_err());
        assert!(verdict(&Proof::Headers(vec![]), "authorization", "").is_err());
        let with_no_key = "0532e2778a6e65479b685c9497827df7f13c69dc3c5592b5d18d0c19f0e48d9d";
        assert!(verdict(&Proof::Signature(empty), "x-personio-signature", with_no_key).is_err());
    }

    #[test]
    fn every_header_must_be_there() {
        let proof = Proof::Headers(vec![("X-Acme".into(), Secret::new("1")), ("X-Other".into(), Secret::new("2"))]);
        let headers = |asked: &str| match asked {
            "x-acme" => Some("1"),
            "x-other" => Some("2"),
            _ => None,
        };
        assert!(proof.verify(headers, BODY).is_ok());
        assert_eq!(verdict(&proof, "x-acme", "1"), Err(VerificationError::NotProven));
    }

    #[test]
    fn a_signature_is_taken_with_and_without_its_prefix_and_for_no_other_body() {
        let proof = Proof::Signature(Secret::new("key"));
        // From `openssl dgst -sha256 -hmac key` over the body.
        let signature = "f4899318cc83f166121ce6135a8dc167772f5df43d39fb41af238b410dbf0c95";
        assert_eq!(verdict(&proof, "x-personio-signature", signature), Ok(()));
        assert_eq!(verdict(&proof, "x-personio-signature", &format!("sha256={}", signature.to_uppercase())), Ok(()));
        for wrong in ["", "sha256=", "zz", "0", signature.strip_prefix("f").unwrap(), &format!("{signature}00")] {
            assert_eq!(verdict(&proof, "x-personio-signature", wrong), Err(VerificationError::NotProven), "{wrong}");
        }
        let other = proof.verify(|_| Some(signature), b"{}");
        assert_eq!(other, Err(VerificationError::NotProven));
    }

    #[test]
    fn what_is_proven_but_no_event_is_told_apart() {
        let proof = Proof::Token(Secret::new("t"));
        assert_eq!(proof.verify(|_| Some("t"), b"<html>"), Err(VerificationError::NoEvent));
    }
}
