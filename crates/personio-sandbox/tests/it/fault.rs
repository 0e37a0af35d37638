use axum::http::{Method, StatusCode};
use serde_json::json;
use tokio::time::{Duration, Instant};

use crate::server::{APPLICATIONS, DOCUMENTS, LEGACY, Server, ada};

#[tokio::test]
async fn a_status_is_answered_as_often_as_asked_and_nothing_takes_effect() {
    let server = Server::new().await;
    server.fault(json!({"path": APPLICATIONS, "kind": "status", "status": 503, "times": 2})).await;
    for _ in 0..2 {
        let answer = server.apply(&ada()).await.expect(StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(answer.json()["errors"][0]["status"], "503");
    }
    assert!(server.applications().await.is_empty());
    server.apply(&ada()).await.expect(StatusCode::CREATED);
    assert_eq!(server.get("/_sandbox/faults").await.json()[0]["hits"], 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn times_is_exact_among_requests_at_once() {
    let server = Server::new().await;
    server.fault(json!({"path": "/xml", "kind": "status", "status": 500, "times": 7})).await;
    let mut sending = tokio::task::JoinSet::new();
    for _ in 0..50 {
        let server = server.clone();
        sending.spawn(async move { server.get("/xml?language=de").await.status });
    }
    let failed = sending.join_all().await.into_iter().filter(|status| *status == StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(failed.count(), 7);
}

#[tokio::test]
async fn a_path_is_a_beginning_unless_it_is_exact() {
    let server = Server::new().await;
    server.fault(json!({"path": APPLICATIONS, "match": "exact", "kind": "status", "status": 500})).await;
    server.upload("a.txt", b"a").await.expect(StatusCode::OK);
    server.apply(&ada()).await.expect(StatusCode::INTERNAL_SERVER_ERROR);
    server.json(Method::DELETE, "/_sandbox/faults", &json!(null)).await.expect(StatusCode::NO_CONTENT);
    server.fault(json!({"path": APPLICATIONS, "kind": "status", "status": 500})).await;
    server.upload("a.txt", b"a").await.expect(StatusCode::INTERNAL_SERVER_ERROR);
}

#[tokio::test]
async fn a_method_can_be_asked_for() {
    let server = Server::new().await;
    server.fault(json!({"path": "/", "method": "post", "kind": "status", "status": 502})).await;
    server.get("/xml?language=de").await.expect(StatusCode::OK);
    server.apply(&ada()).await.expect(StatusCode::BAD_GATEWAY);
}

#[tokio::test]
async fn each_place_has_its_own_body_for_a_status() {
    let server = Server::new().await;
    server.fault(json!({"path": "/", "kind": "status", "status": 500, "times": 2})).await;
    let legacy = server.form(LEGACY, &[]).await.expect(StatusCode::INTERNAL_SERVER_ERROR).json();
    assert_eq!(legacy["error"]["message"], "Something went wrong, please try again later!");
    assert!(server.get("/xml").await.expect(StatusCode::INTERNAL_SERVER_ERROR).text().contains("<h1>"));
    server
        .fault(json!({"path": "/", "kind": "status", "status": 429, "headers": {"retry-after": "7"}, "times": 1}))
        .await;
    let limited = server.apply(&ada()).await.expect(StatusCode::TOO_MANY_REQUESTS);
    assert!(limited.body.is_empty());
    assert_eq!(limited.headers["retry-after"], "7");
}

#[tokio::test]
async fn a_feed_can_lead_elsewhere() {
    let server = Server::new().await;
    let to = json!({"location": "https://www.personio.example/"});
    server.fault(json!({"path": "/xml", "kind": "status", "status": 307, "headers": to, "body": "moved"})).await;
    let answer = server.get("/xml").await.expect(StatusCode::TEMPORARY_REDIRECT);
    assert_eq!(answer.headers["location"], "https://www.personio.example/");
    assert_eq!(answer.text(), "moved");
}

#[tokio::test(start_paused = true)]
async fn a_delay_comes_before_the_usual_answer() {
    let server = Server::new().await;
    server.fault(json!({"path": DOCUMENTS, "kind": "delay", "delay_ms": 1500, "times": 1})).await;
    let start = Instant::now();
    server.upload("a.txt", b"a").await.expect(StatusCode::OK);
    assert_eq!(start.elapsed().as_millis() / 100, 15);
}

#[tokio::test(start_paused = true)]
async fn a_timeout_never_answers_and_takes_no_effect() {
    let server = Server::new().await;
    server.fault(json!({"path": APPLICATIONS, "kind": "timeout", "times": 1})).await;
    let day = Duration::from_secs(86_400);
    assert!(tokio::time::timeout(day, server.apply(&ada())).await.is_err());
    assert!(server.applications().await.is_empty());
}

#[tokio::test]
async fn faults_do_not_count_towards_a_limit() {
    let server = Server::limited();
    server.fault(json!({"path": APPLICATIONS, "kind": "status", "status": 503, "times": 30})).await;
    for _ in 0..30 {
        server.apply(&ada()).await.expect(StatusCode::SERVICE_UNAVAILABLE);
    }
    server.apply(&ada()).await.expect(StatusCode::CREATED);
}

#[tokio::test]
async fn a_fault_that_cannot_be_is_refused_with_a_reason() {
    let server = Server::new().await;
    for (rule, reason) in [
        (json!({"kind": "timeout"}), "missing field `path`"),
        (json!({"path": "v1", "kind": "timeout"}), "path must start with a slash"),
        (json!({"path": "/_sandbox/faults", "kind": "timeout"}), "faults cannot hit the sandbox's own controls"),
        (json!({"path": "/", "kind": "explode"}), "unknown variant `explode`"),
        (json!({"path": "/", "kind": "status"}), "kind status needs status"),
        (json!({"path": "/", "kind": "status", "status": 99}), "status must be between 200 and 599"),
        (json!({"path": "/", "kind": "delay"}), "kind delay needs delay_ms"),
        (json!({"path": "/", "kind": "reset", "status": 500}), "status, headers and body belong to kind status only"),
        (json!({"path": "/", "kind": "reset", "times": 1, "share": 0.5}), "give times or share, not both"),
        (json!({"path": "/", "kind": "reset", "share": 1.5}), "share must be between 0 and 1"),
        (json!({"path": "/", "kind": "reset", "times": -1}), "invalid value"),
        (json!({"path": "/", "kind": "reset", "time": 1}), "unknown field `time`"),
        (json!({"path": "/", "kind": "status", "status": 500, "headers": {"a b": "c"}}), "a b is no header"),
        (json!("reset"), "invalid type"),
    ] {
        let answer = server.json(Method::POST, "/_sandbox/faults", &rule).await.expect(StatusCode::BAD_REQUEST);
        let error = answer.json()["error"].as_str().unwrap().to_owned();
        assert!(error.contains(reason), "{rule}: {error}");
    }
    assert_eq!(server.get("/_sandbox/faults").await.json(), json!([]));
}
