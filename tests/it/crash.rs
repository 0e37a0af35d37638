//! The relay is killed at random moments while candidates apply and Personio is in trouble. What was confirmed
//! arrives exactly once, with its documents; what was refused does not.

mod candidate;
mod check;

use std::{
    path::Path,
    time::{Duration, Instant},
};

use rand::{Rng, SeedableRng, rngs::StdRng};
use reqwest::Client;
use serde_json::{Value, json};
use tokio::sync::watch;

use crate::program::Program;
use candidate::Candidate;

const ROUNDS: u32 = 55;
/// How many candidates apply at the same time.
const CANDIDATES: u64 = 6;
/// How long a relay lives, from its start: some are killed before they listen.
const LIFE: std::ops::Range<u64> = 40..700;

/// Where the relay listens now; `None` while it is down.
pub type Address = watch::Receiver<Option<String>>;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_confirmed_arrives_exactly_once_although_the_relay_is_killed_again_and_again() {
    let seed = std::env::var("CRASH_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or_else(rand::random::<u32>);
    println!("CRASH_SEED={seed}");
    let mut random = StdRng::seed_from_u64(seed.into());
    let folder = tempfile::tempdir().unwrap();
    let logs = Path::new(env!("CARGO_TARGET_TMPDIR")).join("crash");
    drop(std::fs::remove_dir_all(&logs));
    std::fs::create_dir_all(&logs).unwrap();

    let mut sandbox = Program::start("personio-sandbox", &["--listen", "127.0.0.1:0"], &logs.join("sandbox.log"));
    let personio = sandbox.address().await.expect("the sandbox starts");
    let http = Client::builder().pool_max_idle_per_host(0).timeout(Duration::from_secs(20)).build().unwrap();
    troubles(&http, &personio).await;
    let config = folder.path().join("relay.toml");
    std::fs::write(&config, configuration(folder.path(), &personio)).unwrap();
    let start_relay =
        || Program::start("personio-relay", &["serve", "--config", config.to_str().unwrap()], &logs.join("relay.log"));

    let (announce, address) = watch::channel(None);
    let (finish, finishing) = watch::channel(false);
    let candidates: Vec<_> = (0..CANDIDATES)
        .map(|number| {
            let random = StdRng::seed_from_u64(u64::from(seed) ^ (number + 1) << 40);
            let work =
                candidate::apply_again_and_again(number, random, http.clone(), address.clone(), finishing.clone());
            tokio::spawn(work)
        })
        .collect();

    for _ in 0..ROUNDS {
        let mut relay = start_relay();
        let end = tokio::time::Instant::now() + Duration::from_millis(random.random_range(LIFE));
        if let Ok(listening) = tokio::time::timeout_at(end, relay.address()).await {
            announce.send_replace(listening);
            tokio::time::sleep_until(end).await;
        }
        relay.kill().await;
        announce.send_replace(None);
    }

    http.delete(format!("{personio}/_sandbox/faults")).send().await.unwrap();
    let mut relay = start_relay();
    let listening = relay.address().await.expect("the relay starts after the last crash");
    announce.send_replace(Some(listening.clone()));
    finish.send_replace(true);
    let mut all: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        all.extend(candidate.await.unwrap());
    }
    let outbox = until_idle(&http, &listening).await;
    check::everything(&http, &personio, &all, &outbox, &folder.path().join("data")).await;
}

/// Every kind of trouble that a network and a busy server make.
async fn troubles(http: &Client, personio: &str) {
    let limits = json!({"recruiting_per_minute": null});
    assert!(http.put(format!("{personio}/_sandbox/limits")).json(&limits).send().await.unwrap().status().is_success());
    for path in ["/v1/recruiting/applications", "/v1/recruiting/applications/documents"] {
        for (fault, share) in [
            (json!({"kind": "status", "status": 503}), 0.08),
            (json!({"kind": "status", "status": 429}), 0.05),
            (json!({"kind": "reset"}), 0.08),
            (json!({"kind": "lost_answer"}), 0.15),
            (json!({"kind": "timeout"}), 0.02),
            (json!({"kind": "delay", "delay_ms": 150}), 0.2),
        ] {
            let mut fault = fault;
            fault["path"] = json!(path);
            fault["share"] = json!(share);
            let answer = http.post(format!("{personio}/_sandbox/faults")).json(&fault).send().await.unwrap();
            assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
        }
    }
}

/// Waits until the outbox has nothing left to deliver, and returns what it says of itself.
async fn until_idle(http: &Client, relay: &str) -> Value {
    let deadline = Instant::now() + Duration::from_secs(45);
    loop {
        let health: Value = http.get(format!("{relay}/_relay/health")).send().await.unwrap().json().await.unwrap();
        if health["outbox"]["pending"] == 0 {
            return health["outbox"].clone();
        }
        assert!(Instant::now() < deadline, "the outbox is not delivered in time: {health}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

fn configuration(folder: &Path, personio: &str) -> String {
    format!(
        r#"
        listen = "127.0.0.1:0"
        data_dir = {:?}
        [personio]
        career_page = "{personio}"
        api = "{personio}"
        company_id = "4711"
        recruiting_token = "sandbox-recruiting"
        [board]
        languages = ["de"]
        [[form.fields]]
        id = "custom_attribute_999999"
        [applications]
        allowed_origins = []
        allow_requests_without_origin = true
        wait = "350ms"
        per_minute = 1000000
        [protection]
        enabled = false
        "#,
        folder.join("data")
    )
}
