//! What people see of the relay itself: where they sign in, the code that comes of it, and why it did not work.
//!
//! The code of an invitation's link stands behind its `#`, which browsers send to nobody; the page reads it there and
//! takes it out of the address. Nothing on these pages is inline, so that their policy lets nothing inline run.

mod language;
mod markup;
mod texts;

pub(crate) use language::Language;
pub(crate) use texts::words;

use axum::{
    Json, Router,
    extract::State,
    http::{HeaderMap, HeaderName, header},
    middleware,
    response::{Html, IntoResponse, Response},
    routing::get,
};
use serde_json::{Value, json};

use crate::{openid::SignInProblem, origin, personnel::Personnel, relay::Relay};
use markup::{Page, escaped};

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; \
                      frame-ancestors 'none'";

/// The pages' routes.
pub(crate) fn router(relay: &Relay, personnel: &Personnel) -> Router<Relay> {
    let ways = Router::new()
        .route("/_relay/sign-in.json", get(ways))
        .route_layer(middleware::from_fn_with_state(relay.clone(), origin::employees));
    Router::new()
        .route("/_relay/sign-in", get(sign_in))
        .route("/_relay/sign-in.css", get(style))
        .route("/_relay/sign-in.js", get(script))
        .merge(ways)
        .with_state(personnel.clone())
}

/// The ways to sign in, for clients.
async fn ways(State(personnel): State<Personnel>) -> Json<Value> {
    let openid = personnel.openid.as_ref().map(|provider| {
        let start = format!("{}/_relay/openid/start", personnel.config.public_url);
        json!({"name": provider.config().shown_name(), "start": start})
    });
    Json(json!({"code": true, "openid": openid}))
}

/// Where an invitation's link leads, and who has none.
async fn sign_in(State(personnel): State<Personnel>, headers: HeaderMap) -> Response {
    let language = Language::asked(&headers);
    let texts = texts::of(language);
    let lead = match &personnel.openid {
        Some(provider) => format!(
            r#"<p>{}</p><p><a class="button" href="openid/start">{} {}</a></p>"#,
            texts.lead,
            texts.sign_in_with,
            escaped(&provider.config().shown_name())
        ),
        None => format!("<p>{}</p>", texts.invitation_needed),
    };
    // The script shows one of the two, by whether there is a code.
    let body = format!(
        r#"<section id="without-code"><h1>{title}</h1>{lead}</section>
<section id="with-code" hidden><h1>{invited}</h1><p>{enter}</p>{code}<p class="note">{once}</p></section>
<noscript><p>{no_script}</p></noscript>"#,
        title = texts.sign_in,
        invited = texts.invited,
        enter = texts.enter,
        code = code_box(language, ""),
        once = texts.once,
        no_script = texts.no_script,
    );
    show(&Page { language, title: texts.sign_in, base: "", body: &body })
}

/// The code that a sign-in with the provider ended with.
pub(crate) fn code(language: Language, name: &str, code: &str) -> Response {
    let texts = texts::of(language);
    let body = format!(
        r#"<h1>{title}</h1><p>{hello} {name}. {enter}</p>{code}<p class="note">{soon}</p>"#,
        title = texts.one_more_step,
        hello = texts.hello,
        name = escaped(name),
        enter = texts.enter_own,
        code = code_box(language, code),
        soon = texts.soon,
    );
    show(&Page { language, title: texts.one_more_step, base: "../", body: &body })
}

/// Why nobody is signed in, and what to do.
pub(crate) fn refused(language: Language, problem: SignInProblem) -> Response {
    let texts = texts::of(language);
    let body = format!(
        r#"<h1>{title}</h1><p id="problem">{words}</p><p><a class="button" href="../sign-in">{again}</a></p>
<p class="note">{report} <code>{code}</code></p>"#,
        title = texts.not_signed_in,
        words = words(language, problem),
        again = texts.again,
        report = texts.report,
        code = problem.code(),
    );
    let mut response = show(&Page { language, title: texts.not_signed_in, base: "../", body: &body });
    *response.status_mut() = problem.status();
    response
}

fn code_box(language: Language, code: &str) -> String {
    let texts = texts::of(language);
    format!(
        r#"<div class="code"><output id="code">{code}</output>
<button type="button" id="copy" data-done="{copied}" hidden>{copy}</button></div>
<dl><dt>{relay}</dt><dd id="relay">{address}</dd></dl>"#,
        copied = texts.copied,
        copy = texts.copy,
        relay = texts.relay,
        address = texts.relay_address,
    )
}

fn show(page: &Page<'_>) -> Response {
    let headers: [(HeaderName, &str); 3] = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, "no-store"),
        (header::VARY, "accept-language"),
    ];
    (headers, Html(page.to_string())).into_response()
}

async fn style() -> impl IntoResponse {
    let headers = [(header::CONTENT_TYPE, "text/css"), (header::CACHE_CONTROL, "public, max-age=300")];
    (headers, include_str!("pages/sign-in.css"))
}

async fn script() -> impl IntoResponse {
    let headers = [(header::CONTENT_TYPE, "text/javascript"), (header::CACHE_CONTROL, "public, max-age=300")];
    (headers, include_str!("pages/sign-in.js"))
}
