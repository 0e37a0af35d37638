//! What a client accepts.

use axum::http::{HeaderMap, header};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Brotli,
    Gzip,
    Identity,
}

impl Encoding {
    pub(super) fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }

    /// What tells a tag of this encoding from the others'.
    pub(super) fn suffix(self) -> &'static str {
        match self {
            Self::Brotli => "-br",
            Self::Gzip => "-gz",
            Self::Identity => "",
        }
    }
}

/// The smallest of those that are there and accepted.
pub(super) fn best(request: &HeaderMap, has_brotli: bool, has_gzip: bool) -> Encoding {
    if has_brotli && accepts(request, "br") {
        Encoding::Brotli
    } else if has_gzip && accepts(request, "gzip") {
        Encoding::Gzip
    } else {
        Encoding::Identity
    }
}

fn accepts(request: &HeaderMap, name: &str) -> bool {
    let mut accepted = request
        .get_all(header::ACCEPT_ENCODING)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|part| {
            let (coding, parameters) = part.split_once(';').unwrap_or((part, ""));
            let weight = parameters.trim().strip_prefix("q=").and_then(|weight| weight.trim().parse::<f32>().ok());
            (coding.trim(), weight.unwrap_or(1.0))
        });
    accepted.any(|(coding, weight)| coding.eq_ignore_ascii_case(name) && weight > 0.0)
}
