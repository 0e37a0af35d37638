//! Signing in with the company's own provider: in a window of the browser, by way of the relay.
//!
//! The relay hands over a code that is worth nothing without the verifier, which never leaves this worker.

use js_sys::{ArrayBuffer, Uint8Array};
use personio::{client::Client, request::path_segment, transport::Fetch};
use personio_extension_browser::{identity, random};
use personio_extension_messages::Problem;
use wasm_bindgen::prelude::*;

use crate::{raw, relay::Ways, returned, session};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["crypto", "subtle"], js_name = digest, catch)]
    async fn digest(algorithm: &str, data: &Uint8Array) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_name = btoa)]
    fn base64(bytes: &str) -> String;
}

/// Signs in at a relay.
///
/// # Errors
/// When the relay has no provider, the window was closed or did not open, somebody else answered, or the relay does not
/// know the code.
pub(crate) async fn sign_in(relay: &str) -> Result<(), Problem> {
    // Without this question a window would open that shows an error and nothing to do about it.
    let ways = raw::send(&Client::without_credentials(relay, Fetch), &Ways).await;
    let ways = ways.map_err(|error| Problem::of_sign_in(&error))?;
    match ways.get("openid") {
        None => return Err(Problem::NoRelay),
        Some(provider) if provider.is_null() => return Err(Problem::NoProvider),
        Some(_) => {}
    }
    let verifier = [random::name(), random::name()].concat();
    let state = random::name();
    let challenge = challenge(&verifier).await.ok_or(Problem::Cancelled)?;
    let back = identity::redirect_address().map_err(|_| Problem::Cancelled)?;
    let address = [
        relay,
        "/_relay/openid/start?redirect_uri=",
        &path_segment(&back),
        "&code_challenge_method=S256&code_challenge=",
        &challenge,
        "&state=",
        &state,
    ]
    .concat();
    let answer = identity::sign_in(&address).await.map_err(|_| Problem::Cancelled)?;
    let code = returned::code(&answer, &state)?;
    session::open(relay, code, Some(verifier)).await
}

/// SHA-256 of the verifier, in base64 for addresses.
async fn challenge(verifier: &str) -> Option<String> {
    let hash = digest("SHA-256", &Uint8Array::from(verifier.as_bytes())).await.ok()?;
    let bytes = Uint8Array::new(hash.dyn_ref::<ArrayBuffer>()?).to_vec();
    let text: String = bytes.into_iter().map(char::from).collect();
    Some(base64(&text).replace('+', "-").replace('/', "_").trim_end_matches('=').to_owned())
}
