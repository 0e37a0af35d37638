//! `/v2/webhooks`

pub(super) mod event;

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::{
    cursor::{Cursor, MEDIUM},
    field,
    person::stamp,
    problem,
};
use crate::{
    call::Input,
    company::{
        id::{self, Kind, uuid},
        table::Seq,
        webhook::{EVENTS, Webhook},
    },
    desk::Desk,
    reply::{Answer, Reply},
};

/// `GET /v2/webhooks`
pub(super) fn list(desk: &mut Desk<'_>) -> Answer {
    let cursor = Cursor::of(desk, MEDIUM)?;
    let hooks: Vec<(Seq, &Webhook)> = desk.company.webhooks.iter().collect();
    Ok(cursor.page(desk, &hooks, |(seq, hook)| object(*seq, hook)))
}

/// `POST /v2/webhooks`
pub(super) fn create(desk: &mut Desk<'_>) -> Answer {
    let input = field::body(desk)?;
    let now = desk.now();
    let mut hook = Webhook {
        url: String::new(),
        description: None,
        status: "ENABLED".into(),
        token: None,
        enabled_events: Vec::new(),
        created_at: now,
        updated_at: now,
    };
    change(desk, &input, &mut hook)?;
    if hook.url.is_empty() || hook.enabled_events.is_empty() {
        return Err(problem::bad_request(now, "url and enabled_events must not be empty."));
    }
    let body = object(desk.company.webhooks.add(hook.clone()), &hook);
    Ok(Reply::json(StatusCode::CREATED, body))
}

/// `GET /v2/webhooks/{id}`
pub(super) fn get(desk: &mut Desk<'_>) -> Answer {
    let seq = find(desk)?;
    let hook = desk.company.webhooks.get(seq).ok_or_else(|| problem::not_found(desk.now()))?;
    Ok(Reply::ok(object(seq, hook)))
}

/// `PATCH /v2/webhooks/{id}`
pub(super) fn update(desk: &mut Desk<'_>) -> Answer {
    let seq = find(desk)?;
    let input = field::body(desk)?;
    let now = desk.now();
    let Some(mut hook) = desk.company.webhooks.get(seq).cloned() else { return Err(problem::not_found(now)) };
    change(desk, &input, &mut hook)?;
    hook.updated_at = now;
    if let Some(place) = desk.company.webhooks.get_mut(seq) {
        *place = hook;
    }
    get(desk)
}

/// `DELETE /v2/webhooks/{id}`
pub(super) fn delete(desk: &mut Desk<'_>) -> Answer {
    let seq = find(desk)?;
    desk.company.webhooks.remove(seq);
    desk.company.outbox.remove_webhook(seq);
    Ok(Reply::empty(StatusCode::NO_CONTENT))
}

/// The webhook of the path.
fn find(desk: &Desk<'_>) -> Result<Seq, Reply> {
    let seq = id::seq(Kind::Webhook, desk.segment(1)).filter(|seq| desk.company.webhooks.contains(*seq));
    seq.ok_or_else(|| problem::not_found(desk.now()))
}

fn change(desk: &Desk<'_>, input: &Input<'_>, hook: &mut Webhook) -> Result<(), Reply> {
    let refuse = |detail: &str| problem::bad_request(desk.now(), detail);
    if let Some(url) = field::text(desk, input, "url", 2048)? {
        let has_host =
            |scheme: &str| url.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'));
        if !has_host("https://") && !has_host("http://") {
            return Err(refuse("url must be a valid URL."));
        }
        hook.url = url;
    }
    if input.has("description") {
        hook.description = field::text(desk, input, "description", 1000)?;
    }
    if let Some(status) = field::typed(desk, input.text("status"))? {
        if !["ENABLED", "DISABLED"].contains(&status) {
            return Err(refuse("status must be ENABLED or DISABLED."));
        }
        status.clone_into(&mut hook.status);
    }
    let token = field::text(desk, input, "token", 2048)?;
    match field::typed(desk, input.text("auth_type"))? {
        None => {}
        Some("NONE") => hook.token = None,
        Some("TOKEN") if token.is_some() => hook.token = token,
        Some("TOKEN") => return Err(refuse("auth_type TOKEN needs a token.")),
        Some(_) => return Err(refuse("auth_type has an invalid value.")),
    }
    if let Some(events) = field::typed(desk, input.list("enabled_events"))? {
        let known = |event: &Value| event.as_str().filter(|event| EVENTS.contains(event)).map(str::to_owned);
        let events: Option<Vec<String>> = events.iter().map(known).collect();
        hook.enabled_events = events.ok_or_else(|| refuse("enabled_events has an unknown event."))?;
    }
    Ok(())
}

/// The token is never shown.
fn object(seq: Seq, hook: &Webhook) -> Value {
    json!({
        "id": uuid(Kind::Webhook, seq),
        "url": hook.url,
        "description": hook.description,
        "status": hook.status,
        "auth_type": if hook.token.is_some() { "TOKEN" } else { "NONE" },
        "enabled_events": hook.enabled_events,
        "created_at": stamp(hook.created_at),
        "updated_at": stamp(hook.updated_at),
    })
}
