//! Seals a text with a passphrase, and opens it again: PBKDF2 with HMAC-SHA-256, and AES-256-GCM, both the browser's own.

use js_sys::{Array, ArrayBuffer, JsString, Object, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::{Failure, failure::object};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["crypto", "subtle"], js_name = importKey, catch)]
    async fn import_key(
        format: &str,
        key: &Uint8Array,
        algorithm: &str,
        is_extractable: bool,
        usages: &Array,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["crypto", "subtle"], js_name = deriveKey, catch)]
    async fn derive_key(
        algorithm: &Object,
        base: &JsValue,
        derived: &Object,
        is_extractable: bool,
        usages: &Array,
    ) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["crypto", "subtle"], js_name = encrypt, catch)]
    async fn encrypt(algorithm: &Object, key: &JsValue, data: &Uint8Array) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = ["crypto", "subtle"], js_name = decrypt, catch)]
    async fn decrypt(algorithm: &Object, key: &JsValue, data: &Uint8Array) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = crypto, js_name = getRandomValues)]
    fn fill(bytes: &Uint8Array);
    #[wasm_bindgen(js_name = btoa)]
    fn to_base64(bytes: &str) -> String;
    #[wasm_bindgen(js_name = atob, catch)]
    fn from_base64(text: &str) -> Result<JsString, JsValue>;
}

/// Bytes of salt.
const SALT: u32 = 16;
/// Bytes that AES-GCM begins with.
const NONCE: u32 = 12;

/// What was sealed, in base64.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// Goes into the key.
    pub salt: String,
    /// What the cipher began with.
    pub nonce: String,
    /// What cannot be read.
    pub text: String,
}

/// Seals a text. Salt and nonce are fresh each time. `bound_to` is not hidden, but nothing opens with another one.
///
/// # Errors
/// When the browser cannot.
pub async fn seal(passphrase: &str, rounds: u32, bound_to: &str, text: &str) -> Result<Seal, Failure> {
    let (salt, nonce) = (random(SALT), random(NONCE));
    let key = key(passphrase, &salt, rounds).await?;
    let sealed = encrypt(&cipher(&nonce, bound_to), &key, &bytes(text)).await?;
    Ok(Seal { salt: base64(&salt), nonce: base64(&nonce), text: base64(&array(&sealed)?) })
}

/// Opens a seal; `None` when the passphrase is another one, or somebody changed what was sealed.
///
/// # Errors
/// When it is no seal.
pub async fn open(passphrase: &str, rounds: u32, bound_to: &str, seal: &Seal) -> Result<Option<String>, Failure> {
    let key = key(passphrase, &decoded(&seal.salt)?, rounds).await?;
    match decrypt(&cipher(&decoded(&seal.nonce)?, bound_to), &key, &decoded(&seal.text)?).await {
        Ok(opened) => Ok(String::from_utf8(array(&opened)?.to_vec()).ok()),
        Err(_) => Ok(None),
    }
}

async fn key(passphrase: &str, salt: &Uint8Array, rounds: u32) -> Result<JsValue, Failure> {
    // The same letters are typed as other characters on other keyboards.
    let passphrase = String::from(JsString::from(passphrase).normalize("NFC"));
    let base = import_key("raw", &bytes(&passphrase), "PBKDF2", false, &Array::of1(&"deriveKey".into())).await?;
    let how = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", salt.into()),
        ("iterations", rounds.into()),
    ]);
    let derived = object(&[("name", "AES-GCM".into()), ("length", 256.into())]);
    let usages = Array::of2(&"encrypt".into(), &"decrypt".into());
    Ok(derive_key(&how, &base, &derived, false, &usages).await?)
}

fn cipher(nonce: &Uint8Array, bound_to: &str) -> Object {
    object(&[("name", "AES-GCM".into()), ("iv", nonce.into()), ("additionalData", bytes(bound_to).into())])
}

fn random(length: u32) -> Uint8Array {
    let bytes = Uint8Array::new_with_length(length);
    fill(&bytes);
    bytes
}

fn bytes(text: &str) -> Uint8Array {
    Uint8Array::from(text.as_bytes())
}

fn array(buffer: &JsValue) -> Result<Uint8Array, Failure> {
    buffer.dyn_ref::<ArrayBuffer>().map(|it| Uint8Array::new(it)).ok_or_else(|| Failure::new("no bytes"))
}

fn base64(bytes: &Uint8Array) -> String {
    to_base64(&bytes.to_vec().into_iter().map(char::from).collect::<String>())
}

fn decoded(text: &str) -> Result<Uint8Array, Failure> {
    let decoded: Vec<u8> = from_base64(text)?.iter().map(|it| u8::try_from(it).unwrap_or_default()).collect();
    Ok(Uint8Array::from(decoded.as_slice()))
}
