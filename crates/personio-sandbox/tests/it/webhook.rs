//! Webhooks: told at once, and six times more within six days while nobody takes them.

use std::sync::{Arc, Mutex};

use axum::{
    Json, Router,
    extract::State,
    http::{HeaderMap, Method, StatusCode},
    routing::post,
};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::client::Client;

/// The token and the body of what arrived.
type Letter = (Option<String>, Value);

/// Somebody who takes webhooks, or refuses them.
#[derive(Clone)]
struct Receiver {
    arrived: Arc<Mutex<Vec<Letter>>>,
    answer: Arc<Mutex<StatusCode>>,
}

impl Receiver {
    async fn listen() -> (Self, String) {
        let receiver = Self { arrived: Arc::default(), answer: Arc::new(Mutex::new(StatusCode::OK)) };
        let router = Router::new().route("/hook", post(take)).with_state(receiver.clone());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hook", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router).await });
        (receiver, url)
    }

    fn answer(&self, status: StatusCode) {
        *self.answer.lock().unwrap() = status;
    }

    fn count(&self) -> usize {
        self.arrived.lock().unwrap().len()
    }
}

async fn take(State(receiver): State<Receiver>, headers: HeaderMap, Json(body): Json<Value>) -> StatusCode {
    let token = headers.get("authorization").map(|token| token.to_str().unwrap().to_owned());
    receiver.arrived.lock().unwrap().push((token, body));
    *receiver.answer.lock().unwrap()
}

async fn subscribe(client: &Client, url: &str) -> String {
    let body = json!({
        "url": url, "description": "test", "status": "ENABLED", "auth_type": "TOKEN", "token": "knock",
        "enabled_events": ["person.created"],
    });
    let created = client.post("/v2/webhooks", body).await.expect(StatusCode::CREATED).json();
    created["id"].as_str().unwrap().to_owned()
}

async fn deliver(client: &Client) {
    client.control(Method::POST, "webhooks/deliver", json!({})).await.expect(StatusCode::OK);
}

#[tokio::test]
async fn an_event_is_told_with_ids_only() {
    let client = Client::new().await;
    let (receiver, url) = Receiver::listen().await;
    subscribe(&client, &url).await;
    let id = client.person("new@acme.example").await;
    deliver(&client).await;
    let (token, body) = receiver.arrived.lock().unwrap()[0].clone();
    assert_eq!(token.as_deref(), Some("Bearer knock"));
    assert_eq!((&body["event_name"], &body["data"]), (&json!("person.created"), &json!({"person": {"id": id}})));
    deliver(&client).await;
    assert_eq!(receiver.count(), 1);
}

#[tokio::test]
async fn an_event_that_is_refused_comes_again_six_times_within_six_days() {
    let client = Client::new().await;
    let (receiver, url) = Receiver::listen().await;
    receiver.answer(StatusCode::INTERNAL_SERVER_ERROR);
    subscribe(&client, &url).await;
    client.person("new@acme.example").await;
    deliver(&client).await;
    let mut hours = 0;
    for (tries, wait) in [1, 5, 18, 24, 48, 48].into_iter().enumerate() {
        assert_eq!(receiver.count(), tries + 1);
        client.control(Method::PUT, "clock", json!({"advance_seconds": wait * 3600 - 1})).await;
        deliver(&client).await;
        assert_eq!(receiver.count(), tries + 1, "too early");
        client.control(Method::PUT, "clock", json!({"advance_seconds": 1})).await;
        deliver(&client).await;
        hours += wait;
    }
    assert_eq!((receiver.count(), hours), (7, 6 * 24));
    client.control(Method::PUT, "clock", json!({"advance_seconds": 500_000})).await;
    deliver(&client).await;
    assert_eq!(receiver.count(), 7);
}

#[tokio::test]
async fn an_event_that_is_taken_at_the_second_try_does_not_come_again() {
    let client = Client::new().await;
    let (receiver, url) = Receiver::listen().await;
    receiver.answer(StatusCode::SERVICE_UNAVAILABLE);
    let id = subscribe(&client, &url).await;
    client.person("new@acme.example").await;
    deliver(&client).await;
    receiver.answer(StatusCode::NO_CONTENT);
    for _ in 0..3 {
        client.control(Method::PUT, "clock", json!({"advance_seconds": 3600})).await;
        deliver(&client).await;
    }
    assert_eq!(receiver.count(), 2);
    let events = client.get(&format!("/v2/webhooks/{id}/events")).await;
    assert_eq!(events["_data"].as_array().unwrap().len(), 1);
}
