//! What the clock brings about.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::client::Client;

const DAY: u32 = 86_400;

async fn advance(client: &Client, days: u32) {
    client.control(Method::PUT, "clock", json!({"advance_seconds": days * DAY})).await.expect(StatusCode::OK);
}

#[tokio::test]
async fn people_begin_on_their_first_day_and_are_gone_after_their_last() {
    let mut client = Client::new().await;
    // Nobody listens there; events are kept all the same.
    let hook = json!({
        "url": "http://127.0.0.1:1/", "enabled_events": ["employment.started", "employment.terminated"],
    });
    let hook = client.post("/v2/webhooks", hook).await.expect(StatusCode::CREATED).json();
    let body = json!({
        "email": "new@acme.example", "first_name": "New", "last_name": "Comer",
        "employments": [{"employment_start_date": "2026-06-12"}],
    });
    let created = client.post("/v2/persons", body).await.expect(StatusCode::CREATED).json();
    let (person, employment) = (created["id"].as_str().unwrap(), created["employments"][0]["id"].as_str().unwrap());
    let path = format!("/v2/persons/{person}/employments/{employment}");
    let events = format!("/v2/webhooks/{}/events", hook["id"].as_str().unwrap());
    let own = async |client: &Client| {
        let events = client.get(&events).await;
        let own = events["_data"].as_array().unwrap().iter().filter(|it| it["data"]["person"]["id"] == person);
        own.map(|event| event["event_name"].clone()).collect::<Vec<Value>>()
    };
    let status = async |client: &Client| {
        let employee = client.get(&format!("/v1/company/employees/{person}")).await;
        [client.get(&path).await["status"].clone(), employee["data"]["attributes"]["status"]["value"].clone()]
    };

    assert_eq!(status(&client).await, ["ONBOARDING", "onboarding"]);
    advance(&client, 1).await;
    client = again(client).await;
    assert_eq!(status(&client).await, ["ONBOARDING", "onboarding"]);
    advance(&client, 1).await;
    client = again(client).await;
    assert_eq!(status(&client).await, ["ACTIVE", "active"]);
    assert_eq!(own(&client).await, ["employment.started"]);

    let end = json!({"employment_end_date": "2026-06-14"});
    client.call(Method::PATCH, &path, Some(&end)).await.expect(StatusCode::OK);
    advance(&client, 2).await;
    client = again(client).await;
    assert_eq!(status(&client).await, ["ACTIVE", "active"], "the last day is a day of work");
    advance(&client, 10).await;
    client = again(client).await;
    assert_eq!(status(&client).await, ["INACTIVE", "inactive"]);
    assert_eq!(client.get(&format!("/v2/persons/{person}")).await["status"], "INACTIVE");
    assert_eq!(own(&client).await, ["employment.terminated", "employment.started"]);
}

/// Signed in once more: a token lasts a day.
async fn again(client: Client) -> Client {
    let login = json!({"client_id": "sandbox-client", "client_secret": "sandbox-secret"});
    let answer = client.post("/v1/auth", login).await.expect(StatusCode::OK).json();
    Client { token: answer["data"]["token"].as_str().unwrap().to_owned(), ..client }
}
