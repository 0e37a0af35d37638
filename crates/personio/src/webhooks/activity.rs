//! What webhooks delivered in the last 30 days, and how to deliver it again.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{EventName, read::Other};
use crate::{
    calendar::DateTime,
    endpoint::{endpoint, paged, path},
    envelope,
    id::v2::{EventId, WebhookId},
    listing::Listing,
    query::Query,
};

/// An event that Personio remembers. How it answers is not documented here: all that is not named is kept as it came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordedEvent {
    /// Its id, for [`RedeliverEvents`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<EventId>,
    /// What happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_name: Option<EventName>,
    /// When.
    #[serde(default, alias = "occured_at", skip_serializing_if = "Option::is_none")]
    pub occurred_at: Option<DateTime>,
    /// What else Personio says.
    #[serde(flatten)]
    pub other: Other,
}

/// An attempt to deliver an event. How Personio answers is not documented here: all that is not named is kept as it
/// came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Delivery {
    /// What happened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_name: Option<EventName>,
    /// When the attempt ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completed_at: Option<DateTime>,
    /// The receiver answered 2xx.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is_delivered: Option<bool>,
    /// What else Personio says.
    #[serde(flatten)]
    pub other: Other,
}

/// `GET /v2/webhooks/{id}/events`: the events of a webhook.
///
/// Reference: <https://developer.personio.de/reference/get_v2-webhooks-id-events>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListWebhookEvents {
    /// Of which webhook.
    pub webhook: WebhookId,
    /// Happened then or later.
    pub occurred_from: Option<DateTime>,
    /// Happened then or earlier.
    pub occurred_to: Option<DateTime>,
    /// Only these.
    pub event_name: Option<EventName>,
    /// 1 to 200; Personio takes 100.
    pub limit: Option<u32>,
    /// Where the page starts; from the page before.
    pub cursor: Option<String>,
}

impl ListWebhookEvents {
    /// All events of a webhook.
    #[must_use]
    pub fn of(webhook: WebhookId) -> Self {
        Self { webhook, occurred_from: None, occurred_to: None, event_name: None, limit: None, cursor: None }
    }
}

endpoint! {
    ListWebhookEvents: Get, |it| path(&["/v2/webhooks/", it.webhook.as_str(), "/events"]),
    query Query::new()
        .with("occurred_at.gte", it.occurred_from)
        .with("occurred_at.lte", it.occurred_to)
        .with("event_name", it.event_name.as_ref().map(EventName::code))
        .page(it.limit, it.cursor.as_ref())
    => envelope::list as Listing<RecordedEvent>
}
paged!(ListWebhookEvents of RecordedEvent);

/// `GET /v2/webhooks/{id}/activity`: the attempts of a webhook to deliver.
///
/// Reference: <https://developer.personio.de/reference/get_v2-webhooks-id-activity>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListWebhookActivity {
    /// Of which webhook.
    pub webhook: WebhookId,
    /// Ended then or later.
    pub completed_from: Option<DateTime>,
    /// Ended then or earlier.
    pub completed_to: Option<DateTime>,
    /// Only of these events.
    pub event_name: Option<EventName>,
    /// Only those that worked, or those that did not.
    pub is_delivered: Option<bool>,
    /// 1 to 200; Personio takes 100.
    pub limit: Option<u32>,
    /// Where the page starts; from the page before.
    pub cursor: Option<String>,
}

impl ListWebhookActivity {
    /// All attempts of a webhook.
    #[must_use]
    pub fn of(webhook: WebhookId) -> Self {
        Self {
            webhook,
            completed_from: None,
            completed_to: None,
            event_name: None,
            is_delivered: None,
            limit: None,
            cursor: None,
        }
    }
}

endpoint! {
    ListWebhookActivity: Get, |it| path(&["/v2/webhooks/", it.webhook.as_str(), "/activity"]),
    query Query::new()
        .with("completed_at.gte", it.completed_from)
        .with("completed_at.lte", it.completed_to)
        .with("event_name", it.event_name.as_ref().map(EventName::code))
        .with("is_delivered", it.is_delivered)
        .page(it.limit, it.cursor.as_ref())
    => envelope::list as Listing<Delivery>
}
paged!(ListWebhookActivity of Delivery);

/// `POST /v2/webhooks/{id}/ping`: delivers a [`ping`](EventName::Ping).
///
/// Reference: <https://developer.personio.de/reference/post_v2-webhooks-id-ping>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PingWebhook {
    /// Which one.
    pub id: WebhookId,
}

endpoint! { PingWebhook: Post, |it| path(&["/v2/webhooks/", it.id.as_str(), "/ping"]) => envelope::nothing as () }

/// `POST /v2/webhooks/{id}/redelivery`: delivers events again.
///
/// How Personio wants to be told which is not certain: this sends `{"event_ids": […]}`.
/// Reference: <https://developer.personio.de/reference/post_v2-webhooks-id-redelivery>.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RedeliverEvents {
    /// By which webhook.
    #[serde(skip)]
    pub webhook: WebhookId,
    /// Which events.
    pub event_ids: Vec<EventId>,
}

endpoint! {
    RedeliverEvents: Post, |it| path(&["/v2/webhooks/", it.webhook.as_str(), "/redelivery"]),
    body it => envelope::nothing as ()
}

/// `POST /v2/webhooks/{id}/test-event`: delivers an event that did not happen. The webhook must deliver such events.
///
/// Reference: <https://developer.personio.de/reference/post_v2-webhooks-id-test-event>.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SendTestEvent {
    /// By which webhook.
    #[serde(skip)]
    pub webhook: WebhookId,
    /// What would have happened.
    pub event_name: EventName,
    /// To what; Personio refuses payloads that the event cannot have. That the field has this name is not certain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payload: Option<Value>,
}

endpoint! {
    SendTestEvent: Post, |it| path(&["/v2/webhooks/", it.webhook.as_str(), "/test-event"]),
    body it => envelope::nothing as ()
}
