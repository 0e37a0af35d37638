//! Webhooks on their way: told at once, and again after hours while nobody takes them.

use std::{sync::Arc, time::Duration};

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::{
    company::{
        Company,
        id::{Kind, uuid},
        table::Seq,
        webhook::{Attempt, RETRY_AFTER_HOURS},
    },
    sandbox::State,
};

/// How long a receiver may take.
const ANSWER_WITHIN: Duration = Duration::from_secs(10);
/// How often the clock is looked at.
const LOOK_EVERY: Duration = Duration::from_secs(20);

/// Who delivers. One delivery at a time keeps the order of events.
#[derive(Debug, Default)]
pub(crate) struct Postman {
    client: reqwest::Client,
    on_the_way: tokio::sync::Mutex<()>,
}

/// An event with where it goes.
struct Letter {
    seq: Seq,
    url: String,
    token: Option<String>,
    body: Value,
}

/// Delivers what is due, in the background.
pub(crate) fn deliver_soon(state: &Arc<State>) {
    if next_letter(&state.company()).is_some() {
        let state = Arc::clone(state);
        tokio::spawn(async move { deliver_due(&state).await });
    }
}

/// Looks at the clock for ever.
pub(crate) async fn retry_for_ever(state: Arc<State>) {
    let mut ticks = tokio::time::interval(LOOK_EVERY);
    loop {
        ticks.tick().await;
        let new_day = state.company().begin_day();
        if new_day {
            state.write_changes().await;
        }
        deliver_due(&state).await;
    }
}

/// Delivers what is due and answers how many tries that took.
pub(crate) async fn deliver_due(state: &Arc<State>) -> usize {
    let _one_at_a_time = state.webhooks.on_the_way.lock().await;
    let mut tries = 0;
    loop {
        let letter = next_letter(&state.company());
        let Some(letter) = letter else { return tries };
        let status = send(&state.webhooks.client, &letter).await;
        note(&mut state.company(), letter.seq, status);
        state.write_changes().await;
        tries += 1;
    }
}

fn next_letter(company: &Company) -> Option<Letter> {
    if company.webhooks.len() == 0 {
        return None;
    }
    let now = company.now();
    let (seq, event) = company.outbox.next(now)?;
    let webhook = company.webhooks.get(event.webhook);
    let body = json!({
        "id": uuid(Kind::WebhookEvent, seq),
        "webhook_id": uuid(Kind::Webhook, event.webhook),
        "event_name": event.name,
        "occurred_at": event.occurred_at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        "data": event.payload,
    });
    let url = webhook.map(|webhook| webhook.url.clone()).unwrap_or_default();
    Some(Letter { seq, url, token: webhook.and_then(|webhook| webhook.token.clone()), body })
}

async fn send(client: &reqwest::Client, letter: &Letter) -> Option<u16> {
    let mut request = client.post(&letter.url).timeout(ANSWER_WITHIN).json(&letter.body);
    if let Some(token) = &letter.token {
        request = request.bearer_auth(token);
    }
    match request.send().await {
        Ok(response) => Some(response.status().as_u16()),
        Err(error) => {
            tracing::info!(error = %error.without_url(), "a webhook does not answer");
            None
        }
    }
}

/// Notes a try. After the last one the event is given up.
fn note(company: &mut Company, seq: Seq, status: Option<u16>) {
    let now = company.now();
    company.outbox.change(seq, |event| {
        event.attempts.push(Attempt { at: now, status });
        let arrived = status.is_some_and(|status| (200..300).contains(&status));
        let wait = RETRY_AFTER_HOURS.get(event.attempts.len().saturating_sub(1));
        event.due = match wait {
            Some(hours) if !arrived => now.saturating_add(SignedDuration::from_hours(*hours)).ok(),
            _ => None,
        };
    });
}
