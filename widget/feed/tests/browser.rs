//! The feed's module as a page calls it, in a real browser.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use js_sys::JSON;
use personio::json::Json;
use personio::language::Language;
use personio_widget_feed::{FeedBoard, Problem, load_feed};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const GERMAN: &str = "<workzag-jobs><position><id>7</id><name>Köchin</name><jobDescriptions><jobDescription>\
    <name>Aufgaben</name><value><![CDATA[<p>Suppe kochen</p>]]></value></jobDescription></jobDescriptions></position>\
    </workzag-jobs>";
const ENGLISH: &str = "<workzag-jobs><position><id>7</id><name>Köchin</name><jobDescriptions></jobDescriptions></position>\
    <position><id>oops</id><name>Broken</name></position></workzag-jobs>";

fn merge(texts: &[(Language, &str)]) -> Result<FeedBoard, Problem> {
    let documents: Vec<_> = texts.iter().map(|(language, text)| (*language, text.as_bytes().to_vec())).collect();
    FeedBoard::merge(&documents, texts.iter().map(|(language, _)| *language).collect())
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[wasm_bindgen_test]
fn languages_are_merged_and_a_broken_position_hides_no_other() {
    let board = merge(&[(Language::ENGLISH, ENGLISH), (Language::GERMAN, GERMAN)]).ok().unwrap();
    assert!(JSON::parse(&text(&board.list())).is_ok());
    assert!(text(&board.list()).contains("Köchin"));
    assert!(text(&board.detail("7").unwrap()).contains("Suppe kochen"));
    assert!(text(&board.texts()).contains("Suppe kochen"));
}

#[wasm_bindgen_test]
fn what_is_not_there_is_nothing_and_no_panic() {
    let board = merge(&[(Language::GERMAN, GERMAN)]).ok().unwrap();
    assert!(board.detail("8").is_none());
    assert!(board.detail("seven").is_none());
}

#[wasm_bindgen_test]
fn a_page_instead_of_a_feed_is_an_error() {
    for page in ["<!doctype html><html><body>Hello</body></html>", "<workzag-jobs"] {
        assert_eq!(merge(&[(Language::GERMAN, page)]).err(), Some(Problem::Broken), "{page}");
    }
}

#[wasm_bindgen_test]
fn a_document_that_cannot_be_read_hides_no_other() {
    let board = merge(&[(Language::ENGLISH, "<html>"), (Language::GERMAN, GERMAN)]).ok().unwrap();
    assert!(text(&board.list()).contains("Köchin"));
}

#[wasm_bindgen_test]
async fn what_is_wrong_with_a_feed_is_said_as_a_relay_says_it() {
    let code = async |feed: &str| load_feed(feed.into(), "de".into()).await.err().and_then(|code| code.as_string());
    assert_eq!(code("http://[feed").await.as_deref(), Some("unreachable"));
    assert_eq!(code("/nothing-here.xml").await.as_deref(), Some("feed_off"));
    assert_eq!(code("data:text/plain,hello").await.as_deref(), Some("broken_feed"));
}

#[wasm_bindgen_test]
fn long_lists_come_over_as_they_are() {
    let repeated = |values: &str| ["[", &[values; 20].join(","), "]"].concat();
    for list in [
        repeated("1,-2,0,9007199254740991"),
        repeated("1.5,2"),
        repeated("1,null,3"),
        repeated(r#""Köchin","","a, b""#),
        repeated(r#""two\u0000texts""#),
        repeated(r#"null,"x""#),
        repeated("[1,2],[]"),
        repeated(r#"{"a":true}"#),
    ] {
        let read = Json::read(list.as_bytes()).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), list);
    }
}

#[wasm_bindgen_test]
fn a_number_that_is_none_makes_no_other_document() {
    let list = ["[", &["1"; 20].join(","), r#","x",{},[7,8]]"#].concat();
    assert_eq!(serde_json::to_string(&Json::read(list.as_bytes()).unwrap()).unwrap(), list);
}
