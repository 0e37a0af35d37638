//! The built-in board holds what a demonstration needs.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use personio_sandbox::Options;
use serde_json::json;

use crate::server::{Server, ada_with};

async fn feed(language: &str) -> String {
    let server = Server::of(Options::default());
    server.get(&format!("/xml?language={language}")).await.expect(StatusCode::OK).text()
}

/// What stands in each element of this name, in order.
fn values<'a>(feed: &'a str, element: &str) -> Vec<&'a str> {
    let (open, close) = (format!("\t<{element}>"), format!("</{element}>"));
    feed.split(open.as_str()).skip(1).map(|rest| rest.split(close.as_str()).next().unwrap()).collect()
}

#[tokio::test]
async fn both_languages_list_the_same_positions_and_take_applications() {
    let (german, english) = (feed("de").await, feed("en").await);
    let ids = values(&german, "id");
    assert!((30..=40).contains(&ids.len()));
    assert_eq!(ids, values(&english, "id"));
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    let server = Server::of(Options::default());
    let id: u64 = ids.last().unwrap().parse().unwrap();
    server.apply(&ada_with(json!({"job_position_id": id}))).await.expect(StatusCode::CREATED);
}

#[tokio::test]
async fn every_kind_of_position_is_there() {
    let german = feed("de").await;
    let distinct = |element| values(&german, element).into_iter().collect::<BTreeSet<_>>().len();
    assert_eq!(distinct("department"), 6);
    assert_eq!(distinct("subcompany"), 2);
    assert_eq!(distinct("employmentType"), 6);
    assert_eq!(distinct("schedule"), 3);
    assert_eq!(distinct("seniority"), 4);
    assert_eq!(distinct("recruitingCategory"), 3);
    for oddity in [
        "Berlin / Hamburg / Remote",
        "<additionalOffices>",
        "<jobDescriptions></jobDescriptions>",
        "•    ",
        "style=\"",
        "<p></p>",
        "<email>",
        "+0200<",
        "<name>CONTACT_PERSON</name>",
        "<name>Sort Order</name>",
        "<name>Teaser</name>",
        "<max></max>",
    ] {
        assert!(german.contains(oddity), "{oddity}");
    }
    assert!(feed("en").await.contains("<name>What it&#039;s about</name>"));
}
