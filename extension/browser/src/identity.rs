//! Signing in with somebody else's page, in a window that only this extension gets an answer from.

use wasm_bindgen::prelude::*;

use crate::{
    Failure,
    failure::{need, object},
};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["browser", "identity"], js_name = getRedirectURL, catch)]
    fn get_redirect_url() -> Result<String, JsValue>;
    #[wasm_bindgen(js_namespace = ["browser", "identity"], js_name = launchWebAuthFlow, catch)]
    async fn launch_web_auth_flow(details: &JsValue) -> Result<JsValue, JsValue>;
}

/// Whether the extension may open such a window.
#[must_use]
pub fn is_there() -> bool {
    get_redirect_url().is_ok()
}

/// Where the answer has to lead.
///
/// # Errors
/// Without the permission `identity`.
pub fn redirect_address() -> Result<String, Failure> {
    Ok(get_redirect_url()?)
}

/// Opens the page, and gives the address that it led to in the end.
///
/// # Errors
/// When the person closed the window, or the browser does not show it.
pub async fn sign_in(address: &str) -> Result<String, Failure> {
    need("identity")?;
    let answer = launch_web_auth_flow(&object(&[("url", address.into()), ("interactive", true.into())])).await?;
    answer.as_string().ok_or_else(|| Failure::new("no address"))
}
