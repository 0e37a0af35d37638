//! Telling the operator, at an address of theirs.

use std::sync::{Arc, Mutex};

use axum::{Json, Router, extract::State, http::StatusCode, routing::post};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::chain::{Chain, candidate, eventually, on_both};

const APPLICATIONS: &str = "/v1/recruiting/applications";

/// What was posted to the operator.
#[derive(Clone, Default)]
struct Told(Arc<Mutex<Vec<Value>>>);

impl Told {
    async fn start() -> (Self, String) {
        let told = Self::default();
        let router = Router::new().route("/hook", post(Self::take)).with_state(told.clone());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hook?token=s3cr3t", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        (told, url)
    }

    async fn take(State(told): State<Self>, Json(message): Json<Value>) -> StatusCode {
        told.0.lock().unwrap().push(message);
        StatusCode::NO_CONTENT
    }

    fn of(&self, cause: &str) -> Vec<Value> {
        self.0.lock().unwrap().iter().filter(|message| message["cause"] == cause).cloned().collect()
    }
}

async fn chain(url: &str, after: &str) -> Chain {
    let mut chain = Chain::with("wait = \"100ms\"").await;
    let (url, after) = (url.to_owned(), after.parse::<u64>().unwrap());
    chain
        .configure(move |config| {
            config.alert_url = Some(url.clone().try_into().unwrap());
            config.alert_after = std::time::Duration::from_secs(after);
            config.alert_interval = std::time::Duration::from_millis(50);
        })
        .await;
    chain
}

on_both! {
    a_dead_letter_is_told_once_and_a_further_one_again,
    what_waits_too_long_is_told_once_and_again_when_it_comes_back,
}

async fn bury(chain: &Chain, email: &str) {
    chain.fault(&json!({"path": APPLICATIONS, "kind": "status", "status": 503})).await;
    let mut body = candidate(email);
    body["recruiting_channel_id"] = json!(999_999);
    assert_eq!(chain.apply(&body).await.status, 202);
    chain.clear_faults().await;
}

async fn a_dead_letter_is_told_once_and_a_further_one_again() {
    let (told, url) = Told::start().await;
    let chain = chain(&url, "3600").await;
    for number in 1..=2 {
        bury(&chain, &format!("ada{number}@example.com")).await;
        eventually("it is told", || async { told.of("dead_letters").len() == number }).await;
    }
    assert_eq!(chain.json("/_relay/health").await["outbox"]["dead"], 2);
    let told = told.of("dead_letters");
    assert_eq!(told.iter().map(|message| message["count"].as_u64().unwrap()).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(told[0]["company"], "4711");
    assert!(!format!("{told:?}").contains("ada"), "nothing personal");
}

async fn what_waits_too_long_is_told_once_and_again_when_it_comes_back() {
    let (told, url) = Told::start().await;
    let chain = chain(&url, "0").await;
    for number in 1..=2 {
        chain.fault(&json!({"path": APPLICATIONS, "kind": "status", "status": 503})).await;
        assert_eq!(chain.apply(&candidate(&format!("ada{number}@example.com"))).await.status, 202);
        eventually("it is told", || async { told.of("applications_wait").len() == number }).await;
        chain.clear_faults().await;
        eventually("it is over", || async { chain.alerts().await == 0 }).await;
    }
}

#[tokio::test]
async fn a_board_that_is_not_read_is_told() {
    let (told, url) = Told::start().await;
    let chain = chain(&url, "0").await;
    assert!(told.of("board_stale").is_empty());
    chain.fault(&json!({"path": "/xml", "kind": "status", "status": 503})).await;
    eventually("it is told", || async { told.of("board_stale").len() == 1 }).await;
    assert!(told.of("board_stale")[0]["since"].is_string());
    chain.clear_faults().await;
    eventually("it is over", || async { chain.alerts().await == 0 }).await;
}
