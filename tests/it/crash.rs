//! Relays are killed at random moments while candidates apply and Personio is in trouble. What was confirmed arrives
//! exactly once, with its documents; what was refused does not; and Personio's limit is kept.

mod candidate;
mod check;
mod limit;
mod relays;

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use personio_tests::postgres::Postgres;
use rand::{SeedableRng, rngs::StdRng};
use reqwest::Client;
use serde_json::{Value, json};
use tokio::sync::watch;

use crate::program::Program;
use candidate::Candidate;
use check::Stored;
use relays::Relays;

/// How often a relay is killed, in all.
const ROUNDS: u32 = 200;
/// How many candidates apply at the same time.
const CANDIDATES: u64 = 6;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_one_relay_confirmed_arrives_exactly_once_although_it_is_killed_again_and_again() {
    let folder = tempfile::tempdir().unwrap();
    let stored = Stored::Files(folder.path().join("data-0/documents"));
    crash("sqlite", folder.path(), 1, "", &stored).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_two_relays_on_one_postgresql_confirmed_arrives_exactly_once_although_both_are_killed_again_and_again() {
    let folder = tempfile::tempdir().unwrap();
    let database = Postgres::server().database();
    let shared = format!("database_url = {database:?}\nencryption_key = {KEY:?}");
    crash("postgresql", folder.path(), 2, &shared, &Stored::Rows(database)).await;
}

/// Relays that share a database share the key to it.
const KEY: &str = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

async fn crash(name: &str, folder: &Path, relays: u32, shared: &str, stored: &Stored) {
    let seed = std::env::var("CRASH_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or_else(rand::random::<u32>);
    println!("CRASH_SEED={seed}");
    let random = |salt: u64| StdRng::seed_from_u64(u64::from(seed) ^ (salt << 40));
    let logs = relays::logs(name);
    let mut sandbox = Program::start("personio-sandbox", &["--listen", "127.0.0.1:0"], &logs.join("sandbox.log"));
    let personio = sandbox.address().await.expect("the sandbox starts");
    let http = Client::builder().pool_max_idle_per_host(0).timeout(Duration::from_secs(20)).build().unwrap();
    troubles(&http, &personio).await;

    let relays = Relays::new(folder, &logs, relays, &format!("{shared}\n{}", configuration(&personio)));
    let (finish, finishing) = watch::channel(false);
    let confirmed = Arc::new(AtomicUsize::new(0));
    let candidates: Vec<_> = (0..CANDIDATES)
        .map(|number| {
            let random = random(number + 1);
            let work = candidate::apply_again_and_again(
                number,
                random,
                http.clone(),
                relays.addresses(),
                finishing.clone(),
                Arc::clone(&confirmed),
            );
            tokio::spawn(work)
        })
        .collect();

    let is_enough = || confirmed.load(Ordering::Relaxed) >= check::ENOUGH;
    relays.killed(ROUNDS, is_enough, || random(CANDIDATES + 1)).await;
    http.delete(format!("{personio}/_sandbox/faults")).send().await.unwrap();
    let last = relays.start().await;
    finish.send_replace(true);
    let mut all: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        all.extend(candidate.await.unwrap());
    }
    let outbox = relays::until_idle(&http, last.address()).await;
    check::everything(&http, &personio, &all, &outbox, stored).await;
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
            add_fault(http, personio, path, fault, share).await;
        }
    }
}

async fn add_fault(http: &Client, personio: &str, path: &str, mut fault: Value, share: f64) {
    fault["path"] = json!(path);
    fault["share"] = json!(share);
    let answer = http.post(format!("{personio}/_sandbox/faults")).json(&fault).send().await.unwrap();
    assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
}

fn configuration(personio: &str) -> String {
    format!(
        r#"
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
        "#
    )
}
