//! The feed's module as a page calls it, in a real browser.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use js_sys::{Array, JSON, Uint8Array};
use personio::json::Json;
use personio_widget_feed::read_feed;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const GERMAN: &str = "<workzag-jobs><position><id>7</id><name>Köchin</name><jobDescriptions><jobDescription>\
    <name>Aufgaben</name><value><![CDATA[<p>Suppe kochen</p>]]></value></jobDescription></jobDescriptions></position>\
    </workzag-jobs>";
const ENGLISH: &str = "<workzag-jobs><position><id>7</id><name>Köchin</name><jobDescriptions></jobDescriptions></position>\
    <position><id>oops</id><name>Broken</name></position></workzag-jobs>";

fn documents(texts: &[(&str, &str)]) -> Array {
    let pair = |(language, text): &(&str, &str)| -> JsValue {
        Array::of2(&(*language).into(), &Uint8Array::from(text.as_bytes())).into()
    };
    texts.iter().map(pair).collect()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[wasm_bindgen_test]
fn languages_are_merged_and_a_broken_position_hides_no_other() {
    let board = read_feed(&documents(&[("en", ENGLISH), ("de", GERMAN)]), "en,de").ok().unwrap();
    assert!(JSON::parse(&text(&board.list())).is_ok());
    assert!(text(&board.list()).contains("Köchin"));
    assert!(text(&board.detail("7").unwrap()).contains("Suppe kochen"));
    assert!(text(&board.texts()).contains("Suppe kochen"));
}

#[wasm_bindgen_test]
fn what_is_not_there_is_nothing_and_no_panic() {
    let board = read_feed(&documents(&[("de", GERMAN)]), "de").ok().unwrap();
    assert!(board.detail("8").is_none());
    assert!(board.detail("seven").is_none());
}

#[wasm_bindgen_test]
fn a_page_instead_of_a_feed_is_an_error() {
    assert!(read_feed(&documents(&[("de", "<!doctype html><html><body>Hello</body></html>")]), "de").is_err());
    assert!(read_feed(&documents(&[("de", "<workzag-jobs")]), "de").is_err());
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
