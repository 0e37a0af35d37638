use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use serde_json::json;

use crate::{
    client::Client,
    server::{FEED, Server, ada, ada_with},
};

#[tokio::test]
async fn a_reset_brings_back_the_start() {
    let server = Server::limited();
    let uuid = server.upload("a.txt", b"a").await.json()["uuid"].as_str().unwrap().to_owned();
    server.apply(&ada()).await.expect(StatusCode::CREATED);
    server.fault(json!({"path": "/xml", "kind": "status", "status": 500})).await;
    server.json(Method::PUT, "/_sandbox/limits", &json!({"recruiting_per_minute": 0})).await;
    server.json(Method::PUT, "/_sandbox/account", &json!({"recruiting": "disabled"})).await;
    server.json(Method::DELETE, "/_sandbox/feed", &json!(null)).await;
    server.json(Method::POST, "/_sandbox/reset", &json!(null)).await.expect(StatusCode::NO_CONTENT);
    assert!(server.applications().await.is_empty());
    server.get(&format!("/_sandbox/documents/{uuid}")).await.expect(StatusCode::NOT_FOUND);
    assert_eq!(server.get("/xml?language=de").await.expect(StatusCode::OK).text(), FEED);
    server.apply(&ada()).await.expect(StatusCode::CREATED);
}

#[tokio::test]
async fn the_page_shows_applicants_as_text_whatever_they_write() {
    let server = Server::new().await;
    let empty = server.get("/_sandbox/").await.expect(StatusCode::OK).text();
    assert!(empty.contains("No applications yet"), "{empty}");
    let called = Request::get("/_sandbox/").header(header::HOST, "sandbox.test:1234").body(Body::empty()).unwrap();
    let empty = server.send(called).await.text();
    assert!(empty.contains("curl -i http://sandbox.test:1234/v1/recruiting/applications"), "{empty}");
    let hostile = "<img src=x onerror=alert(1)>\"'&{cards}{refresh}";
    let uuid = server.upload("a.txt", b"a").await.json()["uuid"].clone();
    let files = json!([{"uuid": uuid, "original_filename": hostile, "category": "cv"}]);
    let attributes = json!([{"id": "location", "value": hostile}]);
    let sent = ada_with(json!({
        "first_name": hostile, "last_name": hostile, "message": hostile, "tags": [hostile], hostile: 1,
        "files": files, "attributes": attributes,
    }));
    server.apply(&sent).await.expect(StatusCode::CREATED);
    let answer = server.get("/_sandbox/").await.expect(StatusCode::OK);
    assert!(!answer.text().contains("<img"), "{}", answer.text());
    assert!(answer.text().contains("&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;{cards}{refresh}"));
    let policy = answer.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'"), "{policy}");
    assert_eq!(answer.text().matches("<script").count(), 1, "only the page's own script, which is a file");
    assert!(policy.contains("script-src 'self'") && !policy.contains("script-src 'unsafe"), "{policy}");
}

#[tokio::test]
async fn every_view_shows_what_was_written_as_text() {
    let client = Client::new().await;
    let hostile = "<img src=x onerror=alert(1)>{nav}";
    let body = json!({
        "email": "x@acme.example", "first_name": hostile, "last_name": hostile,
        "employments": [{"employment_start_date": "2026-01-01", "position": {"title": hostile}}],
    });
    client.post("/v2/persons", body).await.expect(StatusCode::CREATED);
    for (view, seen) in [
        ("people", "Alma Berg"),
        ("people&q=%3Cimg%22", "0 people"),
        ("people&page=99", "41 people"),
        ("week", "Week 24"),
        ("week&week=-3", "Week 21"),
        ("absences", "Paid vacation"),
        ("documents", "Employment contract"),
        ("requests", "/v2/persons"),
        ("applications", "No applications yet"),
    ] {
        let page = client.server.get(&format!("/_sandbox/?view={view}")).await.expect(StatusCode::OK).text();
        assert!(page.contains(seen), "{view}");
        assert!(!page.contains("<img"), "{view}");
    }
    let found = client.server.get("/_sandbox/?view=people&q=x@acme").await.text();
    assert!(found.contains("&lt;img src=x onerror=alert(1)&gt;{nav}"));
    client.server.get("/_sandbox/?view=nothing").await.expect(StatusCode::BAD_REQUEST);
    client.server.get("/_sandbox/live.js").await.expect(StatusCode::OK);
}

#[tokio::test]
async fn a_control_says_what_it_cannot_use() {
    let server = Server::new().await;
    for (path, body, reason) in [
        ("/_sandbox/limits", json!({"recruiting_per_minute": -1}), "invalid value"),
        ("/_sandbox/limits", json!({"per_minute": 1}), "unknown field `per_minute`"),
        ("/_sandbox/account", json!({"recruiting": "maybe"}), "unknown variant `maybe`"),
        ("/_sandbox/account", json!([]), "expected"),
    ] {
        let answer = server.json(Method::PUT, path, &body).await.expect(StatusCode::BAD_REQUEST).json();
        assert!(answer["error"].as_str().unwrap().contains(reason), "{path} {body}: {answer}");
    }
}

#[tokio::test]
async fn what_does_not_exist_is_not_found() {
    let server = Server::new().await;
    for path in ["/", "/v1/company/nothing", "/v2/nothing", "/_sandbox/nothing"] {
        server.get(path).await.expect(StatusCode::NOT_FOUND);
    }
    let request = Request::get("/v1/recruiting/applications").body(Body::empty()).unwrap();
    server.send(request).await.expect(StatusCode::METHOD_NOT_ALLOWED);
}
