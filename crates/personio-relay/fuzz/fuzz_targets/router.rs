//! Requests of any kind through the router: no panic, and never an error of the relay's own.
//!
//! Nobody listens where Personio should be, so 502 to 504 are right answers of an employee's request.

#![no_main]

use std::{path::Path, sync::LazyLock};

use axum::Router;
use libfuzzer_sys::fuzz_target;
use personio_relay::{Config, Relay};
use tokio::runtime::Runtime;
use tower::ServiceExt;

#[path = "../../tests/it/random/request.rs"]
mod request;

static RELAY: LazyLock<(Runtime, Router)> = LazyLock::new(|| {
    let runtime = Runtime::new().unwrap();
    let folder = tempfile::tempdir().unwrap().keep();
    let text = format!(
        r#"
        data_dir = {folder:?}
        [personio]
        career_page = "http://127.0.0.1:9"
        api = "http://127.0.0.1:9"
        company_id = "4711"
        recruiting_token = "token"
        [board]
        languages = ["de", "en"]
        [applications]
        allowed_origins = ["https://www.acme.example"]
        wait = "1ms"
        [protection]
        enabled = false
        [personnel]
        client_id = "client"
        client_secret = "secret"
        public_url = "https://relay.acme.example"
        "#
    );
    let config = Config::from_text(Path::new("relay.toml"), &text, []).unwrap();
    let router = runtime.block_on(async { Relay::start(config).await.unwrap().router() });
    (runtime, router)
});

fuzz_target!(|bytes: &[u8]| {
    let mut rest = bytes.iter().copied();
    let mut next = || rest.next().unwrap_or(0);
    if let Some(request) = request::request(&mut next, None) {
        let (runtime, router) = &*RELAY;
        let answer = runtime.block_on(router.clone().oneshot(request)).unwrap();
        assert_ne!(answer.status(), 500);
    }
});
