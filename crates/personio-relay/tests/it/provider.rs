//! An OpenID provider that says whatever a test wants it to, well signed or not.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use axum::{
    Form, Json, Router,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use jiff::Timestamp;
use openidconnect::{
    JsonWebKeyId, PrivateSigningKey,
    core::{CoreEdDsaPrivateSigningKey, CoreJwsSigningAlgorithm},
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tokio::net::TcpListener;
use uuid::Uuid;

use crate::people::CLARA;

pub const CLIENT: &str = "personio-relay";
pub const SECRET: &str = "relay-secret-at-the-provider";

#[derive(Clone)]
pub struct FakeProvider {
    pub url: String,
    state: Arc<Shared>,
}

struct Shared {
    key: Mutex<Key>,
    grants: Mutex<HashMap<String, Grant>>,
    user_info: Mutex<Option<Value>>,
    is_down: AtomicBool,
}

struct Key {
    id: String,
    private: CoreEdDsaPrivateSigningKey,
}

struct Grant {
    tokens: Value,
    challenge: String,
    callback: String,
}

/// What the relay asked the provider for.
#[derive(Clone, Debug)]
pub struct Asked {
    parameters: BTreeMap<String, String>,
}

/// What the provider says; by itself, all that is right.
#[derive(Clone, Debug)]
pub struct Word {
    /// What is put over the right claims; null takes one out.
    pub claims: Value,
    pub signed: Signed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signed {
    ByProvider,
    /// With a key of the provider's name that is not the provider's.
    ByAnother,
    /// With the secret that the relay and the provider share.
    WithSecret,
    /// `alg: none`.
    Not,
    /// By the provider, and changed on the way.
    Changed,
    /// No identity token at all.
    Missing,
}

impl Word {
    pub fn with(claims: Value) -> Self {
        Self { claims, signed: Signed::ByProvider }
    }

    pub fn signed(signed: Signed) -> Self {
        Self { claims: json!({}), signed }
    }
}

impl Asked {
    /// Of the address that the relay sends a browser to.
    pub fn of(location: &str) -> Self {
        let url = reqwest::Url::parse(location).unwrap();
        Self { parameters: url.query_pairs().into_owned().collect() }
    }

    pub fn get(&self, name: &str) -> &str {
        self.parameters.get(name).map_or_else(|| panic!("{name} is not in {self:?}"), String::as_str)
    }
}

impl Key {
    fn new() -> Self {
        let id = Uuid::new_v4().to_string();
        let pem = rcgen::KeyPair::generate_for(&rcgen::PKCS_ED25519).unwrap().serialize_pem();
        let private = CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, Some(JsonWebKeyId::new(id.clone()))).unwrap();
        Self { id, private }
    }

    fn sign(&self, header: &Value, claims: &Value) -> String {
        let text = unsigned(header, claims);
        let signature = self.private.sign(&CoreJwsSigningAlgorithm::EdDsa, text.as_bytes()).unwrap();
        format!("{text}.{}", BASE64_URL_SAFE_NO_PAD.encode(signature))
    }
}

impl FakeProvider {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let state = Arc::new(Shared {
            key: Mutex::new(Key::new()),
            grants: Mutex::default(),
            user_info: Mutex::default(),
            is_down: AtomicBool::new(false),
        });
        let provider = Self { url, state };
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(configuration))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .route("/me", get(user_info))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        provider
    }

    /// The section of a relay that signs people in with it.
    pub fn section(&self, more: &str) -> String {
        format!(
            "[personnel.openid]\nissuer = \"{}\"\nclient_id = \"{CLIENT}\"\nclient_secret = \"{SECRET}\"\n\
             name = \"Acme <Login>\"\n{more}",
            self.url
        )
    }

    /// A code that brings this word, once, to who began the sign-in that was asked for.
    pub fn code(&self, asked: &Asked, word: &Word) -> String {
        self.code_of(asked, word, self)
    }

    /// A code of this provider's that brings the word of another.
    pub fn code_of(&self, asked: &Asked, word: &Word, other: &Self) -> String {
        let code = Uuid::new_v4().to_string();
        let grant = Grant {
            tokens: other.tokens(asked, word),
            challenge: asked.get("code_challenge").to_owned(),
            callback: asked.get("redirect_uri").to_owned(),
        };
        self.state.grants.lock().unwrap().insert(code.clone(), grant);
        code
    }

    pub fn change_keys(&self) {
        *self.state.key.lock().unwrap() = Key::new();
    }

    /// What it tells beside the token.
    pub fn tell(&self, user_info: Value) {
        *self.state.user_info.lock().unwrap() = Some(user_info);
    }

    pub fn set_down(&self, is_down: bool) {
        self.state.is_down.store(is_down, Ordering::SeqCst);
    }

    fn tokens(&self, asked: &Asked, word: &Word) -> Value {
        let now = Timestamp::now().as_second();
        let mut claims = json!({
            "iss": self.url,
            "sub": "clara",
            "aud": CLIENT,
            "nonce": asked.get("nonce"),
            "iat": now,
            "exp": now + 300,
            "email": CLARA,
            "email_verified": true,
        });
        for (name, value) in word.claims.as_object().unwrap() {
            match value {
                Value::Null => claims.as_object_mut().unwrap().remove(name),
                value => claims.as_object_mut().unwrap().insert(name.clone(), value.clone()),
            };
        }
        let key = self.state.key.lock().unwrap();
        let header = |algorithm: &str| json!({"alg": algorithm, "kid": key.id});
        let token = match word.signed {
            Signed::ByProvider => key.sign(&header("EdDSA"), &claims),
            Signed::ByAnother => Key::new().sign(&header("EdDSA"), &claims),
            Signed::WithSecret => {
                let text = unsigned(&header("HS256"), &claims);
                format!("{text}.{}", BASE64_URL_SAFE_NO_PAD.encode(hmac(SECRET.as_bytes(), text.as_bytes())))
            }
            Signed::Not => format!("{}.", unsigned(&json!({"alg": "none"}), &claims)),
            Signed::Changed => {
                let token = key.sign(&header("EdDSA"), &claims);
                let signature = token.rsplit('.').next().unwrap().to_owned();
                claims["email"] = json!("lena.vogt@acme.example");
                format!("{}.{signature}", unsigned(&header("EdDSA"), &claims))
            }
            Signed::Missing => return json!({"access_token": "at-1", "token_type": "Bearer", "expires_in": 60}),
        };
        json!({"access_token": "at-1", "token_type": "Bearer", "expires_in": 60, "id_token": token})
    }
}

fn unsigned(header: &Value, claims: &Value) -> String {
    let part = |value: &Value| BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
    format!("{}.{}", part(header), part(claims))
}

fn hmac(key: &[u8], text: &[u8]) -> Vec<u8> {
    use hmac::{Hmac, Mac};
    let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(key).unwrap();
    mac.update(text);
    mac.finalize().into_bytes().to_vec()
}

async fn configuration(State(provider): State<FakeProvider>) -> Response {
    if provider.state.is_down.load(Ordering::SeqCst) {
        return StatusCode::BAD_GATEWAY.into_response();
    }
    let url = &provider.url;
    Json(json!({
        "issuer": url,
        "authorization_endpoint": format!("{url}/authorize"),
        "token_endpoint": format!("{url}/token"),
        "userinfo_endpoint": format!("{url}/me"),
        "jwks_uri": format!("{url}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        // As a careless provider has them: the relay has a list of its own.
        "id_token_signing_alg_values_supported": ["EdDSA", "HS256", "none"],
    }))
    .into_response()
}

async fn keys(State(provider): State<FakeProvider>) -> Json<Value> {
    let key = provider.state.key.lock().unwrap();
    Json(json!({"keys": [key.private.as_verification_key()]}))
}

async fn token(
    State(provider): State<FakeProvider>,
    headers: HeaderMap,
    Form(form): Form<HashMap<String, String>>,
) -> Response {
    let refused = |error: &str| (StatusCode::BAD_REQUEST, Json(json!({"error": error}))).into_response();
    let basic = format!("Basic {}", base64::prelude::BASE64_STANDARD.encode(format!("{CLIENT}:{SECRET}")));
    if headers.get("authorization").is_none_or(|value| value.to_str().unwrap() != basic) {
        return refused("invalid_client");
    }
    let field = |name: &str| form.get(name).map(String::as_str).unwrap_or_default();
    let grant = provider.state.grants.lock().unwrap().remove(field("code"));
    let verifier = BASE64_URL_SAFE_NO_PAD.encode(Sha256::digest(field("code_verifier")));
    match grant {
        Some(grant)
            if field("grant_type") == "authorization_code"
                && field("redirect_uri") == grant.callback
                && grant.challenge == verifier =>
        {
            Json(grant.tokens).into_response()
        }
        _ => refused("invalid_grant"),
    }
}

async fn user_info(State(provider): State<FakeProvider>, headers: HeaderMap) -> Response {
    assert_eq!(headers["authorization"], "Bearer at-1");
    match &*provider.state.user_info.lock().unwrap() {
        Some(told) => Json(told.clone()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
