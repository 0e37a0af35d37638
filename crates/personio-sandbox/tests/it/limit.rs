use axum::{
    body::Body,
    http::{Method, Request, StatusCode},
};
use serde_json::json;
use tokio::time::{Duration, advance};

use crate::{
    client::Client,
    server::{APPLICATIONS, Answer, LEGACY, Server, ada},
};

#[tokio::test(start_paused = true)]
async fn after_twenty_requests_a_minute_is_waited() {
    let server = Server::limited();
    for request in 0..20 {
        let status = server.apply(&ada()).await.status;
        assert_ne!(status, StatusCode::TOO_MANY_REQUESTS, "{request}");
    }
    let refused = server.apply(&ada()).await.expect(StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.body.is_empty());
    assert!(!refused.headers.contains_key("retry-after"));
    advance(Duration::from_secs(59)).await;
    server.apply(&ada()).await.expect(StatusCode::TOO_MANY_REQUESTS);
    server.upload("a.txt", b"documents count for themselves").await.expect(StatusCode::OK);
    advance(Duration::from_secs(1)).await;
    server.apply(&ada()).await.expect(StatusCode::BAD_REQUEST);
}

#[tokio::test(start_paused = true)]
async fn requests_without_credentials_do_not_count() {
    let server = Server::limited();
    for _ in 0..50 {
        let request = Request::post(APPLICATIONS).body(Body::empty()).unwrap();
        server.send(request).await.expect(StatusCode::UNAUTHORIZED);
    }
    server.apply(&ada()).await.expect(StatusCode::CREATED);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_limit_is_exact_among_requests_at_once() {
    let server = Server::limited();
    let mut sending = tokio::task::JoinSet::new();
    for _ in 0..200 {
        let server = server.clone();
        sending.spawn(async move { server.upload("a.txt", b"a").await.status });
    }
    let statuses = sending.join_all().await;
    assert_eq!(statuses.iter().filter(|status| **status == StatusCode::OK).count(), 20);
    assert_eq!(statuses.iter().filter(|status| **status == StatusCode::TOO_MANY_REQUESTS).count(), 180);
}

#[tokio::test(start_paused = true)]
async fn the_deprecated_endpoint_takes_a_hundred() {
    let server = Server::limited();
    for _ in 0..100 {
        server.form(LEGACY, &[]).await.expect(StatusCode::BAD_REQUEST);
    }
    server.form(LEGACY, &[]).await.expect(StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn limits_can_be_changed_and_start_anew() {
    let server = Server::limited();
    let set = server.json(Method::PUT, "/_sandbox/limits", &json!({"recruiting_per_minute": 1})).await;
    let set = set.json();
    assert_eq!((&set["recruiting_per_minute"], &set["legacy_per_minute"]), (&json!(1), &json!(100)));
    server.apply(&ada()).await.expect(StatusCode::CREATED);
    server.apply(&ada()).await.expect(StatusCode::TOO_MANY_REQUESTS);
    server.json(Method::PUT, "/_sandbox/limits", &json!({})).await.expect(StatusCode::OK);
    server.apply(&ada()).await.expect(StatusCode::BAD_REQUEST);
}

fn header(answer: &Answer, name: &str) -> usize {
    answer.headers[&format!("x-ratelimit-{name}")].to_str().unwrap().parse().unwrap()
}

#[tokio::test(start_paused = true)]
async fn a_bucket_of_v2_says_how_it_stands_and_fills_up() {
    let client = Client::new().await;
    let limits = client.control(Method::PUT, "limits", json!({})).await.expect(StatusCode::OK).json();
    let (per_second, burst) = (limits["v2_per_second"].as_u64().unwrap(), limits["v2_burst"].as_u64().unwrap());
    let mut left = burst;
    while left > 0 {
        let answer = client.call(Method::GET, "/v2/absence-types", None).await.expect(StatusCode::OK);
        left -= 1;
        assert_eq!(header(&answer, "remaining") as u64, left);
        assert_eq!(
            (header(&answer, "replenish-rate") as u64, header(&answer, "burst-capacity") as u64),
            (per_second, burst)
        );
        assert_eq!(header(&answer, "requested-tokens"), 1);
    }
    let refused = client.call(Method::GET, "/v2/absence-types", None).await.expect(StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(header(&refused, "remaining"), 0);
    // Each area has a bucket of its own.
    client.call(Method::GET, "/v2/projects", None).await.expect(StatusCode::OK);
    advance(Duration::from_secs(1)).await;
    for _ in 0..per_second {
        client.call(Method::GET, "/v2/absence-types", None).await.expect(StatusCode::OK);
    }
    client.call(Method::GET, "/v2/absence-types", None).await.expect(StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test(start_paused = true)]
async fn each_documented_limit_lets_as_many_pass_as_it_says() {
    let client = Client::new().await;
    let limits = client.control(Method::PUT, "limits", json!({})).await.expect(StatusCode::OK).json();
    let login = json!({"client_id": "sandbox-client", "client_secret": "sandbox-secret"});
    let limit = |name: &str| limits[name].as_u64().unwrap();
    assert_eq!((limit("v1_per_minute"), limit("employees_per_minute")), (2000, 300));
    for (name, most, method, path, body) in [
        ("employees_per_second", 15, Method::GET, "/v1/company/employees?limit=1", None),
        ("v1_auth_per_minute", 60, Method::POST, "/v1/auth", Some(&login)),
        ("v1_documents_per_minute", 60, Method::POST, "/v1/company/documents", None),
        ("v2_token_per_minute", 150, Method::POST, "/v2/auth/token", None),
    ] {
        assert_eq!(limit(name), most, "{name}");
        for _ in 0..most {
            let answer = client.call(method.clone(), path, body).await;
            assert_ne!(answer.status, StatusCode::TOO_MANY_REQUESTS, "{name}");
        }
        client.call(method, path, body).await.expect(StatusCode::TOO_MANY_REQUESTS);
    }
    // Twenty seconds of fifteen a second; then the minute is used up.
    for _ in 0..19 {
        advance(Duration::from_secs(1)).await;
        for _ in 0..15 {
            client.call(Method::GET, "/v1/company/employees?limit=1", None).await.expect(StatusCode::OK);
        }
    }
    advance(Duration::from_secs(1)).await;
    client.call(Method::GET, "/v1/company/employees?limit=1", None).await.expect(StatusCode::TOO_MANY_REQUESTS);
    client.call(Method::GET, "/v1/company/employees/501", None).await.expect(StatusCode::OK);
}
