//! Texts that must never be shown.

use std::fmt;

use serde::Deserialize;

/// A credential. It prints its length only and cannot be serialised.
#[derive(Clone, Deserialize, PartialEq, Eq)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Wraps a credential.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The credential itself. Call it where it leaves for its owner, nowhere else.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Secret({} bytes)", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::Secret;

    #[test]
    fn a_secret_prints_its_length_only() {
        let shown = format!("{:?}", Secret::new("sandbox-recruiting"));
        assert_eq!(shown, "Secret(18 bytes)");
    }
}
