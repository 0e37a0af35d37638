//! What the holder of a session has.

use axum::http::{HeaderMap, header};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use personio::credentials::Secret;
use sha2::{Digest, Sha256};

use crate::vault::{VaultError, random};

/// Shows at a glance, and to programs that look for leaked secrets, what this is.
const PREFIX: &str = "relay-";
/// A token is 49 signs; anything longer is none.
const LONGEST: usize = 128;

/// 256 random bits.
pub(super) fn new() -> Result<Secret, VaultError> {
    let bytes: [u8; 32] = random()?;
    Ok(Secret::new(&format!("{PREFIX}{}", BASE64_URL_SAFE_NO_PAD.encode(bytes))))
}

/// What of it is stored. No salt: there is nothing to guess at in 256 random bits.
pub(super) fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

/// The token of `Authorization: Bearer …`, if it could be one.
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let mut all = headers.get_all(header::AUTHORIZATION).iter();
    let only = all.next().filter(|_| all.next().is_none())?;
    let (scheme, token) = only.to_str().ok()?.split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && token.len() <= LONGEST && token.starts_with(PREFIX)).then_some(token)
}

#[cfg(test)]
mod tests {
    use super::{bearer, hash, new};
    use axum::http::{HeaderMap, HeaderValue, header};

    #[test]
    fn tokens_are_long_and_differ() {
        let (one, other) = (new().unwrap(), new().unwrap());
        assert_ne!(hash(one.expose()), hash(other.expose()));
        assert_eq!(one.expose().len(), 49);
    }

    #[test]
    fn only_one_header_in_one_form_brings_a_token() {
        let headers = |values: &[&'static str]| {
            let mut headers = HeaderMap::new();
            for value in values {
                headers.append(header::AUTHORIZATION, HeaderValue::from_static(value));
            }
            headers
        };
        assert_eq!(bearer(&headers(&["Bearer relay-a"])), Some("relay-a"));
        assert_eq!(bearer(&headers(&["bearer  relay-a"])), Some("relay-a"));
        for values in
            [&["Basic relay-a"][..], &["relay-a"], &["Bearer papi-a"], &["Bearer relay-a", "Bearer relay-b"], &[]]
        {
            assert_eq!(bearer(&headers(values)), None, "{values:?}");
        }
    }
}
