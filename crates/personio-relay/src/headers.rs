//! Headers that every answer carries.

use axum::{
    http::{HeaderName, HeaderValue, header},
    response::Response,
};
use tower::util::MapResponseLayer;

use crate::config::Config;

static SECURITY: [(HeaderName, HeaderValue); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    // Hardly anything that the relay answers is a page; what is one brings a policy of its own.
    (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    // What may be shown elsewhere says so itself.
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
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
        for (name, value) in &SECURITY {
            headers.entry(name).or_insert_with(|| value.clone());
        }
        if travel == Travel::Encrypted {
            headers.insert(header::STRICT_TRANSPORT_SECURITY, TRANSPORT);
        }
        response
    })
}
