//! Origins of browser extensions.

use serde::Deserialize;

/// `chrome-extension://<32 letters>`, or `moz-extension://*`: Firefox gives an extension another origin in each
/// browser, so that none can be named.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct ExtensionOrigin(String);

const CHROMIUM: &str = "chrome-extension://";
const FIREFOX: &str = "moz-extension://";
const CHROMIUM_RETURN: &str = ".chromiumapp.org";
const FIREFOX_RETURN: &str = ".extensions.allizom.org";
const FIREFOX_LOOPBACK: &str = "/mozoauth2/";

impl ExtensionOrigin {
    /// Whether a request's `Origin` header names this extension.
    #[must_use]
    pub fn is(&self, header: &str) -> bool {
        match self.0.strip_suffix('*') {
            Some(scheme) => header.strip_prefix(scheme).is_some_and(is_uuid),
            None => self.0 == header,
        }
    }

    /// Whether `identity.getRedirectURL()` of this extension gives such an address. Firefox' have the hash of the
    /// add-on's name, which has nothing to do with its origin.
    pub(crate) fn is_returned_to(&self, address: &reqwest::Url) -> bool {
        let host = address.host_str().unwrap_or_default();
        if let Some(id) = self.0.strip_prefix(CHROMIUM) {
            return address.scheme() == "https"
                && address.port().is_none()
                && host.strip_suffix(CHROMIUM_RETURN).is_some_and(|own| own == id);
        }
        let own = match address.scheme() {
            "https" if address.port().is_none() => host.strip_suffix(FIREFOX_RETURN),
            // Firefox takes this address to itself before anything goes out.
            "http" if host == "127.0.0.1" => address.path().strip_prefix(FIREFOX_LOOPBACK),
            _ => None,
        };
        own.is_some_and(|hash| hash.trim_end_matches('/').len() == 40 && is_hex(hash.trim_end_matches('/')))
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

fn is_hex(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
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
    #[test]
    fn an_extension_is_returned_to_where_its_browser_says() {
        let read = |text: &str| ExtensionOrigin::try_from(text.to_owned()).unwrap();
        let chromium = read("chrome-extension://abcdefghijklmnopabcdefghijklmnop");
        let firefox = read("moz-extension://*");
        let hash = "0123456789abcdef0123456789abcdef01234567";
        for (extension, address, expected) in [
            (&chromium, "https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/signed-in".to_owned(), true),
            (&chromium, "http://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/".to_owned(), false),
            (&chromium, "https://bbcdefghijklmnopabcdefghijklmnop.chromiumapp.org/".to_owned(), false),
            (&chromium, "https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org.evil.example/".to_owned(), false),
            (&chromium, format!("https://{hash}.extensions.allizom.org/"), false),
            (&firefox, format!("https://{hash}.extensions.allizom.org/"), true),
            (&firefox, format!("https://{hash}.extensions.allizom.org:444/"), false),
            (&firefox, format!("https://{hash}.evil.example/"), false),
            (&firefox, "https://evil.extensions.allizom.org/".to_owned(), false),
            (&firefox, format!("http://127.0.0.1:51234/mozoauth2/{hash}"), true),
            (&firefox, format!("http://127.0.0.1/mozoauth2/{hash}"), true),
            (&firefox, "http://127.0.0.1:8080/mozoauth2/../admin".to_owned(), false),
            (&firefox, format!("http://10.0.0.1/mozoauth2/{hash}"), false),
        ] {
            assert_eq!(extension.is_returned_to(&address.parse().unwrap()), expected, "{address}");
        }
    }
}
