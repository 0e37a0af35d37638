//! Where an invitation's link leads: a page that shows the code to copy.
//!
//! The code stands behind the `#` of the link, which browsers send to nobody; the page reads it there and takes it out
//! of the address.

use axum::{
    http::{HeaderName, header},
    response::{Html, IntoResponse},
};

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; \
                      form-action 'none'; frame-ancestors 'none'";

pub(super) async fn page() -> impl IntoResponse {
    let headers: [(HeaderName, &str); 2] =
        [(header::CONTENT_SECURITY_POLICY, POLICY), (header::CACHE_CONTROL, "no-store")];
    (headers, Html(include_str!("page/sign-in.html")))
}

pub(super) async fn script() -> impl IntoResponse {
    let headers = [(header::CONTENT_TYPE, "text/javascript"), (header::CACHE_CONTROL, "public, max-age=300")];
    (headers, include_str!("page/sign-in.js"))
}
