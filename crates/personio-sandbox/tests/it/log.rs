//! The log of requests and the questions that test suites ask it.

use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::client::Client;

#[tokio::test]
async fn an_expectation_that_is_met_is_200_and_one_that_is_not_409() {
    let client = Client::new().await;
    client.get("/v2/persons?limit=5").await;
    client.post("/v2/projects", json!({"name": "Bridge", "billable": true})).await.expect(StatusCode::CREATED);
    for (expectation, status) in [
        (json!({"method": "GET", "path": "/v2/persons", "query": {"limit": "5"}, "count": 1}), 200),
        (json!({"path": "/v2/*", "client": "sandbox-client", "at_least": 2}), 200),
        (json!({"method": "POST", "path": "/v2/projects", "status": "2xx", "body": {"name": "Bridge"}}), 200),
        (json!({"method": "POST", "path": "/v2/projects", "body": {"name": "Tunnel"}}), 409),
        (json!({"method": "DELETE", "count": 0}), 200),
        (json!({"path": "/v2/persons", "count": 2}), 409),
        (json!({"paths": "/v2/persons"}), 400),
    ] {
        let answer = client.control(Method::POST, "log/expect", expectation.clone()).await;
        assert_eq!(answer.status.as_u16(), status, "{expectation} {}", answer.text());
    }
    let unmet = json!({"method": "PUT", "path": "/v2/persons"});
    let verdict = client.control(Method::POST, "log/expect", unmet).await.json();
    assert_eq!(verdict["near_misses"][0]["differs"], json!(["method is GET, not PUT"]));
}

#[tokio::test]
async fn the_log_is_filtered_and_counted() {
    let client = Client::new().await;
    client.get("/v2/persons?limit=5").await;
    client.call(Method::GET, "/v2/persons/none", None).await.expect(StatusCode::NOT_FOUND);
    let list = client.server.get("/_sandbox/log?path=/v2/persons*&status=200").await.json();
    assert_eq!((list.as_array().unwrap().len(), &list[0]["query"]), (1, &json!("limit=5")));
    let last = list[0]["id"].as_u64().unwrap();
    let query = format!("/_sandbox/log/count?path=/v2/**&status=4xx&after={last}");
    assert_eq!(client.server.get(&query).await.json(), json!({"count": 1}));
    client.server.get("/_sandbox/log?colour=red").await.expect(StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn no_secret_is_in_the_log() {
    let client = Client::new().await;
    client.post("/v1/auth?client_id=a&client_secret=hunter2", json!({})).await.expect(StatusCode::FORBIDDEN);
    let form = "grant_type=client_credentials&client_id=sandbox-client&client_secret=sandbox-secret";
    client.send(Method::POST, "/v2/auth/token", "application/x-www-form-urlencoded", form.into()).await;
    let log = client.server.get("/_sandbox/log").await.text();
    assert!(!log.contains("hunter2") && !log.contains("sandbox-secret") && !log.contains(&client.token), "{log}");
}
