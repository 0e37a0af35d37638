//! Why there is no board.

use wasm_bindgen::JsValue;

/// Why a feed did not become a board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No answer, or a server that is in trouble.
    Unreachable,
    /// The company switched its feed off.
    FeedOff,
    /// No company has this address.
    NoSuchCompany,
    /// The answer cannot be read.
    Broken,
}

impl From<Problem> for JsValue {
    /// The code with which a relay says the same.
    fn from(problem: Problem) -> Self {
        let code = match problem {
            Problem::Unreachable => "unreachable",
            Problem::FeedOff => "feed_off",
            Problem::NoSuchCompany => "no_such_company",
            Problem::Broken => "broken_feed",
        };
        code.into()
    }
}
