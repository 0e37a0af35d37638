//! Origins of browser extensions.

use serde::Deserialize;

/// `chrome-extension://<32 letters>`, or `moz-extension://*`: Firefox gives an extension another origin in each
/// browser, so that none can be named.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct ExtensionOrigin(String);

const CHROMIUM: &str = "chrome-extension://";
const FIREFOX: &str = "moz-extension://";

impl ExtensionOrigin {
    /// Whether a request's `Origin` header names this extension.
    #[must_use]
    pub fn is(&self, header: &str) -> bool {
        match self.0.strip_suffix('*') {
            Some(scheme) => header.strip_prefix(scheme).is_some_and(is_uuid),
            None => self.0 == header,
        }
    }
}

impl TryFrom<String> for ExtensionOrigin {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let text = text.trim_end_matches('/').to_owned();
        let is_chromium = |id: &str| id.len() == 32 && id.bytes().all(|byte| (b'a'..=b'p').contains(&byte));
        if text.strip_prefix(CHROMIUM).is_some_and(is_chromium)
            || text.strip_prefix(FIREFOX).is_some_and(|id| id == "*" || is_uuid(id))
        {
            return Ok(Self(text));
        }
        Err(format!("`{text}` is no extension; write `{CHROMIUM}<its 32 letters>` or `{FIREFOX}*`"))
    }
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36 && uuid::Uuid::try_parse(text).is_ok()
}

#[cfg(test)]
mod tests {
    use super::ExtensionOrigin;

    #[test]
    fn extensions_are_named_one_by_one_but_for_firefox() {
        let own = "chrome-extension://abcdefghijklmnopabcdefghijklmnop";
        let chromium = ExtensionOrigin::try_from(own.to_owned()).unwrap();
        assert!(chromium.is(own));
        assert!(!chromium.is("chrome-extension://bbcdefghijklmnopabcdefghijklmnop"));
        let firefox = ExtensionOrigin::try_from("moz-extension://*".to_owned()).unwrap();
        assert!(firefox.is("moz-extension://0b1a2c3d-4e5f-4a6b-8c7d-9e8f7a6b5c4d"));
        assert!(!firefox.is("moz-extension://evil.example"));
        for text in ["chrome-extension://*", "https://acme.example", "*", "moz-extension://", "chrome-extension://ABC"]
        {
            assert!(ExtensionOrigin::try_from(text.to_owned()).is_err(), "{text}");
        }
    }
}
