//! The search for a challenge's number, in a real browser.

#![cfg(target_family = "wasm")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

#[path = "../../../crates/personio/src/proof/vectors.rs"]
mod vectors;

use personio::proof::Search;
use vectors::VECTORS;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_number_of_a_challenge_is_found() {
    for (salt, number, hash) in VECTORS {
        let mut search = Search::new(salt, hash, 60_000).unwrap();
        let mut found = None;
        while found.is_none() && !search.is_over() {
            found = search.step(1_000);
        }
        assert_eq!(found, Some(number), "{salt}");
    }
}
