//! A page from which the relay takes nothing.

/// Tells whoever set the page up what to change; visitors read that the company should be told.
pub fn report_refusal(relay: &str) {
    let origin = web_sys::window().and_then(|window| window.location().origin().ok()).unwrap_or_default();
    let text = [
        "personio-jobs: the relay ",
        relay,
        " takes no applications from ",
        &origin,
        ". Add it to allowed_origins in the relay's configuration.",
    ];
    web_sys::console::error_1(&text.concat().into());
}
