//! What a webhook was told: events, tries, and telling it again.

use axum::http::StatusCode;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::find;
use crate::{
    company::{
        id::{self, Kind, uuid},
        table::Seq,
        webhook::{EVENTS, WebhookEvent},
    },
    desk::Desk,
    reply::{Answer, Reply},
    v2::{
        cursor::{Cursor, MEDIUM},
        field,
        filter::Filter,
        person::stamp,
        problem,
    },
};

/// How long events are kept.
const KEPT_DAYS: i64 = 30;

/// `GET /v2/webhooks/{id}/events`: latest first, by `event_name` and `occured_at`, as Personio spells it.
pub(crate) fn list(desk: &mut Desk<'_>) -> Answer {
    let webhook = find(desk)?;
    let cursor = Cursor::of(desk, MEDIUM)?;
    let filter = Filter::of(desk, &cursor, &["occured_at"])?;
    let (names, occurred) = (filter.values("event_name"), filter.times("occured_at")?);
    let events: Vec<(Seq, &WebhookEvent)> = kept(desk, webhook)
        .filter(|(_, event)| names.as_ref().is_none_or(|names| names.contains(&event.name.as_str())))
        .filter(|(_, event)| occurred.holds(event.occurred_at))
        .collect();
    Ok(cursor.page(desk, &events, |(seq, event)| object(*seq, event)))
}

/// `GET /v2/webhooks/{id}/activity`: every try, latest event first.
pub(crate) fn activity(desk: &mut Desk<'_>) -> Answer {
    let webhook = find(desk)?;
    let cursor = Cursor::of(desk, MEDIUM)?;
    let tries: Vec<Value> = kept(desk, webhook)
        .flat_map(|(seq, event)| {
            event.attempts.iter().rev().map(move |attempt| {
                let arrived = attempt.status.is_some_and(|status| (200..300).contains(&status));
                json!({
                    "event_id": uuid(Kind::WebhookEvent, seq),
                    "event_name": event.name,
                    "attempted_at": stamp(attempt.at),
                    "response_status": attempt.status,
                    "status": if arrived { "DELIVERED" } else { "FAILED" },
                })
            })
        })
        .collect();
    Ok(cursor.page(desk, &tries, Clone::clone))
}

/// `POST /v2/webhooks/{id}/redelivery`: `{"event_ids": ["…"]}`, or without a body all that did not arrive.
pub(crate) fn redeliver(desk: &mut Desk<'_>) -> Answer {
    let webhook = find(desk)?;
    let now = desk.now();
    let wanted: Vec<Seq> = match field::body(desk) {
        Ok(input) => {
            let ids = field::typed(desk, input.list("event_ids"))?.unwrap_or_default();
            let seq = |id: &Value| id.as_str().and_then(|id| id::seq(Kind::WebhookEvent, id));
            let seqs: Option<Vec<Seq>> = ids.iter().map(seq).collect();
            seqs.ok_or_else(|| problem::bad_request(now, "event_ids has an unknown event."))?
        }
        Err(_) => kept(desk, webhook).filter(|(_, event)| !arrived(event)).map(|(seq, _)| seq).collect(),
    };
    for seq in wanted {
        desk.company.outbox.change(seq, |event| {
            if event.webhook == webhook {
                event.attempts.clear();
                event.due = Some(now);
            }
        });
    }
    Ok(Reply::empty(StatusCode::ACCEPTED))
}

/// `POST /v2/webhooks/{id}/ping`
pub(crate) fn ping(desk: &mut Desk<'_>) -> Answer {
    let webhook = find(desk)?;
    send(desk, webhook, "ping", json!({}))
}

/// `POST /v2/webhooks/{id}/test-event`: `{"event_name": "person.created", "payload": {…}}`
pub(crate) fn test(desk: &mut Desk<'_>) -> Answer {
    let webhook = find(desk)?;
    let input = field::body(desk)?;
    let name = field::required(desk, "event_name", input.text("event_name"))?;
    if !EVENTS.contains(&name) {
        return Err(problem::bad_request(desk.now(), "event_name is unknown."));
    }
    send(desk, webhook, name, input.value("payload").cloned().unwrap_or_else(|| json!({})))
}

fn send(desk: &mut Desk<'_>, webhook: Seq, name: &str, payload: Value) -> Answer {
    let now = desk.now();
    let seq = desk.company.send_to(webhook, name, payload, now);
    Ok(Reply::json(StatusCode::ACCEPTED, json!({"id": uuid(Kind::WebhookEvent, seq)})))
}

fn kept<'a>(desk: &'a Desk<'_>, webhook: Seq) -> impl Iterator<Item = (Seq, &'a WebhookEvent)> {
    let since = desk.now().saturating_sub(SignedDuration::from_hours(24 * KEPT_DAYS)).unwrap_or(Timestamp::MIN);
    desk.company.outbox.of(webhook).rev().filter(move |(_, event)| event.occurred_at >= since)
}

fn arrived(event: &WebhookEvent) -> bool {
    let last = event.attempts.last().and_then(|attempt| attempt.status);
    last.is_some_and(|status| (200..300).contains(&status))
}

fn object(seq: Seq, event: &WebhookEvent) -> Value {
    json!({
        "id": uuid(Kind::WebhookEvent, seq),
        "event_name": event.name,
        "occured_at": stamp(event.occurred_at),
        "status": if arrived(event) { "DELIVERED" } else if event.due.is_some() { "PENDING" } else { "FAILED" },
        "data": event.payload,
    })
}
