//! Headers that every answer carries.

use axum::{
    http::{HeaderName, HeaderValue, header},
    response::Response,
};
use tower::util::MapResponseLayer;

use crate::config::Config;

const SECURITY: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    // Hardly anything that the relay answers is a page; what is one brings a policy of its own.
    ("content-security-policy", "default-src 'none'; frame-ancestors 'none'"),
    ("x-frame-options", "DENY"),
    // What may be shown elsewhere says so itself.
    ("cross-origin-resource-policy", "same-origin"),
];

/// Browsers then come back encrypted for a year. Behind a proxy it is the proxy's to say.
const TRANSPORT: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// How answers travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Travel {
    /// In clear, at least as far as a proxy.
    Clear,
    Encrypted,
}

impl Travel {
    pub(crate) fn of(config: &Config) -> Self {
        if config.tls.is_some() { Self::Encrypted } else { Self::Clear }
    }
}

/// Adds them. They look at the answer alone, so a map of it is enough.
pub(crate) fn secured(travel: Travel) -> MapResponseLayer<impl Fn(Response) -> Response + Clone> {
    MapResponseLayer::new(move |mut response: Response| {
        let headers = response.headers_mut();
        for (name, value) in SECURITY {
            headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
        }
        if travel == Travel::Encrypted {
            headers.insert(header::STRICT_TRANSPORT_SECURITY, TRANSPORT);
        }
        response
    })
}
