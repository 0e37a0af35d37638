//! What the person has allowed beyond the least.

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::{Failure, failure::object, identity};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["browser", "permissions"], js_name = contains, catch)]
    async fn contains(what: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "permissions"], js_name = request, catch)]
    fn request(what: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "permissions"], js_name = remove, catch)]
    fn remove(what: &JsValue) -> Result<Promise, JsValue>;
}

/// Something that is asked for when it is first needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission<'a> {
    /// An API of the browser, by its name in the manifest.
    Api(&'a str),
    /// A server, by its origin: `https://relay.acme.example`.
    Server(&'a str),
    /// A server, and its page for signing in.
    SignIn(&'a str),
}

impl Permission<'_> {
    fn object(self) -> JsValue {
        match self {
            Self::Api(name) => object(&[("permissions", Array::of1(&name.into()).into())]).into(),
            Self::Server(origin) => object(&[("origins", Array::of1(&pattern(origin).into()).into())]).into(),
            // Where the browser has it from the start, as Firefox does, it must not be asked for.
            Self::SignIn(origin) if identity::is_there() => Self::Server(origin).object(),
            Self::SignIn(origin) => {
                let origins = Array::of1(&pattern(origin).into());
                let permissions = Array::of1(&"identity".into());
                object(&[("origins", origins.into()), ("permissions", permissions.into())]).into()
            }
        }
    }
}

/// Whether something is allowed.
pub async fn has(permission: Permission<'_>) -> bool {
    contains(&permission.object()).await.is_ok_and(|answer| answer.is_truthy())
}

/// Asks the person; only within a click. Nothing is asked when it is allowed already.
///
/// # Errors
/// When the browser cannot ask. Firefox throws at once over what it allows from the start, and promises nothing.
pub async fn ask(permission: Permission<'_>) -> Result<bool, Failure> {
    Ok(JsFuture::from(request(&permission.object())?).await?.is_truthy())
}

/// Gives something back.
///
/// # Errors
/// As [`ask`].
pub async fn give_back(permission: Permission<'_>) -> Result<(), Failure> {
    JsFuture::from(remove(&permission.object())?).await?;
    Ok(())
}

/// A match pattern has no port: it stands for all of them.
fn pattern(origin: &str) -> String {
    let host = match origin.rsplit_once(':') {
        Some((host, port)) if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => origin,
    };
    [host, "/*"].concat()
}

#[cfg(test)]
mod tests {
    use super::pattern;

    #[test]
    fn a_server_is_allowed_with_all_of_its_ports() {
        assert_eq!(pattern("https://relay.acme.example"), "https://relay.acme.example/*");
        assert_eq!(pattern("http://127.0.0.1:8787"), "http://127.0.0.1/*");
        assert_eq!(pattern("http://[::1]:80"), "http://[::1]/*");
    }
}
