use reqwest::Method;

use crate::chain::{Chain, PAGE, candidate};

#[tokio::test]
async fn pages_of_other_origins_cannot_send_anything() {
    let chain = Chain::start().await;
    for origin in ["https://evil.example", "null", "https://www.acme.example.evil.example", "http://www.acme.example"] {
        let url = chain.relay_url("/v1/recruiting/applications");
        let response =
            chain.http.post(url).header("origin", origin).json(&candidate("ada@example.com")).send().await.unwrap();
        assert_eq!(response.status(), 403, "{origin}");
        // The page may read why, to tell its visitor.
        assert_eq!(response.headers()["access-control-allow-origin"], origin);
        let body: serde_json::Value = response.json().await.unwrap();
        assert_eq!(body["error"]["code"], "origin_not_allowed");
    }
    let without = chain.http.post(chain.relay_url("/v1/recruiting/applications")).json(&candidate("a@example.com"));
    assert_eq!(without.send().await.unwrap().status(), 403);
    assert_eq!(chain.sandbox.applications().len(), 0);
}

#[tokio::test]
async fn requests_without_a_page_pass_where_the_company_says_so() {
    let chain = Chain::with("allow_requests_without_origin = true").await;
    let request = chain.http.post(chain.relay_url("/v1/recruiting/applications")).json(&candidate("ada@example.com"));
    assert_eq!(request.send().await.unwrap().status(), 201);
}

#[tokio::test]
async fn a_preflight_says_what_a_page_may_send_and_lets_others_read_their_refusal() {
    let chain = Chain::start().await;
    for path in [
        "/v1/recruiting/applications",
        "/v1/recruiting/applications/documents",
        "/_relay/documents/7d0f360a-8da3-11ec-b909-0242ac120002",
    ] {
        let preflight = |origin: &str| {
            chain
                .http
                .request(Method::OPTIONS, chain.relay_url(path))
                .header("origin", origin.to_owned())
                .header("access-control-request-method", "POST")
                .send()
        };
        for origin in [PAGE, "https://evil.example"] {
            let answer = preflight(origin).await.unwrap();
            assert_eq!(answer.status(), 204, "{path}");
            assert_eq!(answer.headers()["access-control-allow-origin"], origin);
            assert_eq!(
                answer.headers()["access-control-allow-headers"],
                "content-type, idempotency-key, x-relay-ticket"
            );
            assert!(answer.headers().contains_key("access-control-max-age"));
            assert!(!answer.headers().contains_key("access-control-allow-credentials"));
        }
    }
}

#[tokio::test]
async fn errors_are_readable_for_allowed_pages_too() {
    let chain = Chain::start().await;
    let response = chain.application(&serde_json::json!({})).send().await.unwrap();
    assert_eq!(response.status(), 400);
    assert_eq!(response.headers()["access-control-allow-origin"], PAGE);
}

#[tokio::test]
async fn everybody_may_read_the_board_and_no_answer_is_a_page() {
    let chain = Chain::start().await;
    for path in ["/_relay/board.json", "/_relay/form.json", "/xml", "/widget/personio-jobs.js"] {
        let response = chain.get(path).await;
        assert_eq!(response.status(), 200, "{path}");
        assert_eq!(response.headers()["access-control-allow-origin"], "*", "{path}");
        assert_eq!(response.headers()["x-content-type-options"], "nosniff", "{path}");
    }
}

#[tokio::test]
async fn a_page_that_may_not_send_reads_so_after_a_whole_document_too() {
    let chain = Chain::start().await;
    let part = reqwest::multipart::Part::bytes(vec![b'x'; 10_000_000]).file_name("cv.txt");
    let url = chain.relay_url("/v1/recruiting/applications/documents");
    let request = chain.http.post(url).header("origin", "https://evil.example");
    let response = request.multipart(reqwest::multipart::Form::new().part("file", part)).send().await.unwrap();
    assert_eq!(response.status(), 403);
    assert_eq!(chain.stored_documents(), 0);
}
