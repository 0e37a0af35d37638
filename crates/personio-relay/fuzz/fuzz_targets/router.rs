//! Requests of any kind through the router: no panic, and never an error of the relay's own.
//!
//! Nobody listens where Personio should be, so 502 to 504 are right answers.

#![no_main]

use std::{path::Path, sync::LazyLock};

use axum::{Router, http::Uri};
use libfuzzer_sys::fuzz_target;
use personio_relay::{Companies, Relays};
use tokio::runtime::Runtime;
use tower::ServiceExt;

#[path = "../../tests/it/random/request.rs"]
mod request;

const COMPANY: &str = r#"
    [PREFIX.personio]
    career_page = "http://127.0.0.1:9"
    api = "http://127.0.0.1:9"
    company_id = "4711"
    recruiting_token = "token"
    [PREFIX.board]
    languages = ["de", "en"]
    [PREFIX.applications]
    allowed_origins = ["https://www.acme.example"]
    wait = "1ms"
    [PREFIX.personnel]
    client_id = "client"
    client_secret = "secret"
    public_url = "PUBLIC"
    allowed_origins = ["https://intranet.acme.example"]
    [PREFIX.personnel.openid]
    issuer = "http://127.0.0.1:9"
    client_id = "relay"
    client_secret = "secret"
"#;

struct Relay {
    runtime: Runtime,
    /// A relay of one company without protection, and one of several with it.
    routers: [Router; 2],
}

static RELAY: LazyLock<Relay> = LazyLock::new(|| {
    let runtime = Runtime::new().unwrap();
    let start = |top: &str, prefix: &str, public: &str| {
        let folder = tempfile::tempdir().unwrap().keep();
        let company = COMPANY.replace("PREFIX.", prefix).replace("PUBLIC", public);
        let text = format!("data_dir = {folder:?}\n{top}\n{company}");
        let companies = Companies::from_text(Path::new("relay.toml"), &text, []).unwrap();
        runtime.block_on(async { Relays::start(companies).await.unwrap().router() })
    };
    let routers = [
        start("[protection]\nenabled = false", "", "https://relay.acme.example"),
        start("", "companies.acme.", "https://relay.acme.example/c/acme"),
    ];
    Relay { runtime, routers }
});

fuzz_target!(|bytes: &[u8]| {
    let mut rest = bytes.iter().copied();
    let mut next = || rest.next().unwrap_or(0);
    let (which, is_whole) = (next(), next());
    let Some(mut request) = request::request(&mut next, None) else { return };
    let relay = &*RELAY;
    let [one, several] = &relay.routers;
    let router = if which.is_multiple_of(2) { one } else { several };
    // With several companies most paths are behind the company's own.
    if !which.is_multiple_of(2) && !is_whole.is_multiple_of(4) {
        let Ok(uri) = format!("/c/acme{}", request.uri()).parse::<Uri>() else { return };
        *request.uri_mut() = uri;
    }
    let answer = relay.runtime.block_on(router.clone().oneshot(request)).unwrap();
    assert_ne!(answer.status(), 500);
});
