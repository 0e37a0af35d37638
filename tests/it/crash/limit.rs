//! Twenty requests a minute, whoever sends them.

use std::time::Duration;

use personio_tests::postgres::Postgres;
use reqwest::Client;
use serde_json::{Value, json};

use super::{
    KEY, add_fault, configuration,
    relays::{self, Relays},
};
use crate::program::Program;

const LIMIT: u64 = 20;
const APPLICATIONS: usize = 45;
const PATH: &str = "/v1/recruiting/applications";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_relays_that_are_killed_again_and_again_never_ask_more_often_than_one_may() {
    let (folder, logs) = (tempfile::tempdir().unwrap(), relays::logs("limit"));
    let mut sandbox = Program::start("personio-sandbox", &["--listen", "127.0.0.1:0"], &logs.join("sandbox.log"));
    let personio = sandbox.address().await.expect("the sandbox starts");
    let http = Client::builder().pool_max_idle_per_host(0).build().unwrap();
    add_fault(&http, &personio, PATH, json!({"kind": "lost_answer"}), 0.1).await;

    let database = Postgres::server().database();
    let shared = format!("database_url = {database:?}\nencryption_key = {KEY:?}\n{}", configuration(&personio));
    let relays = Relays::new(folder.path(), &logs, 2, &shared.replace("per_minute = 1000000", "per_minute = 20"));
    let running = relays.start().await;
    for number in 0..APPLICATIONS {
        let email = format!("candidate-{number}@example.com");
        let body = json!({"first_name": "Ada", "last_name": "L", "email": email, "job_position_id": 2_697_760});
        let url = format!("{}{PATH}", running.addresses()[number % 2]);
        let status = http.post(url).json(&body).send().await.unwrap().status().as_u16();
        assert!(matches!(status, 201 | 202), "{status}");
    }
    assert_eq!(asked(&http, &personio).await, LIMIT, "the first minute is used");
    drop(running);

    // An attempt whose answer gets lost takes a place as well, so that more minutes may be needed than it seems.
    for minute in 1..=8 {
        a_minute_later(&http, &personio, &database).await;
        relays.killed(8, || true, || rand::SeedableRng::seed_from_u64(minute)).await;
        assert!(asked(&http, &personio).await <= LIMIT * (minute + 1), "minute {minute}");
        let running = relays.start().await;
        let outbox = relays::until_idle_or(&http, running.address(), Duration::from_millis(700)).await;
        assert!(asked(&http, &personio).await <= LIMIT * (minute + 1), "minute {minute}");
        if outbox["pending"] == 0 {
            break;
        }
    }
    assert_eq!(refused(&http, &personio).await, 0, "Personio never had to say it");
    let arrived: Vec<Value> =
        http.get(format!("{personio}/_sandbox/applications")).send().await.unwrap().json().await.unwrap();
    let emails: std::collections::HashSet<&str> =
        arrived.iter().map(|application| application["email"].as_str().unwrap()).collect();
    assert_eq!((arrived.len(), emails.len()), (APPLICATIONS, APPLICATIONS));
}

/// How many requests reached Personio.
async fn asked(http: &Client, personio: &str) -> u64 {
    count(http, personio, "").await
}

/// How many of them were too many.
async fn refused(http: &Client, personio: &str) -> u64 {
    count(http, personio, "&status=429").await
}

async fn count(http: &Client, personio: &str, more: &str) -> u64 {
    let url = format!("{personio}/_sandbox/log/count?method=POST&path={PATH}{more}");
    let count: Value = http.get(url).send().await.unwrap().json().await.unwrap();
    count["count"].as_u64().unwrap()
}

/// Lets a minute pass, for Personio and for the relays.
async fn a_minute_later(http: &Client, personio: &str, database: &str) {
    // Setting its limit makes it count anew.
    let limits = json!({"recruiting_per_minute": LIMIT});
    let answer = http.put(format!("{personio}/_sandbox/limits")).json(&limits).send().await.unwrap();
    assert!(answer.status().is_success());
    let _ = Postgres::server().ask(database, "UPDATE request SET sent_at = sent_at - 61000");
}
