use axum::{
    body::Body,
    http::{Method, Request, StatusCode},
};
use personio_sandbox::{FeedSource, Options, Seed};

use crate::server::{FEED, Server, ada};

#[tokio::test]
async fn a_language_with_a_feed_gets_it_byte_for_byte() {
    let answer = Server::new().await.get("/xml?language=de").await.expect(StatusCode::OK);
    assert_eq!(answer.text(), FEED);
    assert_eq!(answer.headers["content-type"], "text/xml");
}

#[tokio::test]
async fn a_language_without_a_feed_gets_every_fact_and_no_description() {
    let server = Server::new().await;
    let blank =
        FEED.replace("<jobDescription><name>Tasks</name><value><![CDATA[ <b>Weld</b> ]]></value></jobDescription>", "");
    assert_ne!(blank, FEED);
    assert_eq!(server.get("/xml?language=fr").await.text(), blank);
    assert_eq!(server.get("/xml").await.text(), blank);
}

#[tokio::test]
async fn a_feed_without_language_answers_every_language_that_has_none() {
    let server = Server::of(Options {
        feeds: vec![FeedSource::of("de", b"<workzag-jobs/>"), FeedSource::any(FEED.as_bytes())],
        ..Options::default()
    });
    assert_eq!(server.get("/xml?language=de").await.text(), "<workzag-jobs/>");
    assert_eq!(server.get("/xml?language=EN").await.text(), FEED);
}

#[tokio::test]
async fn a_broken_feed_reaches_the_client_as_it_is() {
    let broken = &b"<?xml version=\"1.0\"?>\n<workzag-jobs\n<position><id>1</id></position>\xff"[..];
    let server = Server::of(Options { feeds: vec![FeedSource::of("de", broken)], ..Options::default() });
    assert_eq!(server.get("/xml?language=de").await.body, broken);
    assert_eq!(server.get("/xml?language=en").await.body, broken);
}

#[tokio::test]
async fn head_answers_the_length_and_nothing_else() {
    let request = Request::head("/xml?language=de").body(Body::empty()).unwrap();
    let answer = Server::new().await.send(request).await.expect(StatusCode::OK);
    assert_eq!(answer.headers["content-length"], FEED.len().to_string());
    assert!(answer.body.is_empty());
}

#[tokio::test]
async fn a_feed_that_is_switched_off_is_a_page_and_its_positions_take_applications() {
    let server = Server::new().await;
    server.json(Method::DELETE, "/_sandbox/feed", &ada()).await.expect(StatusCode::NO_CONTENT);
    let answer = server.get("/xml?language=de").await.expect(StatusCode::NOT_FOUND);
    assert!(answer.text().contains("Page not found"));
    assert_eq!(answer.headers["content-type"], "text/html; charset=utf-8");
    server.apply(&ada()).await.expect(StatusCode::CREATED);
}

#[tokio::test]
async fn an_empty_board_is_a_feed_without_positions() {
    let server = Server::of(Options { seed: Seed::Empty, ..Options::default() });
    let feed = server.get("/xml?language=de").await.expect(StatusCode::OK).text();
    assert!(feed.contains("<workzag-jobs>") && !feed.contains("<position>"), "{feed}");
}

#[tokio::test]
async fn a_feed_can_be_replaced_however_large_it_is() {
    let server = Server::new().await;
    let large =
        format!("<workzag-jobs><position><id>99</id><name>{}</name></position></workzag-jobs>", "x".repeat(3 << 20));
    let put = |path: &str| Request::put(path).body(Body::from(large.clone())).unwrap();
    server.send(put("/_sandbox/feed?language=de")).await.expect(StatusCode::NO_CONTENT);
    assert_eq!(server.get("/xml?language=de").await.text(), large);
    server.send(put("/_sandbox/feed?language=german")).await.expect(StatusCode::BAD_REQUEST);
}
