//! Webhooks, and the calls that read them.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::EventName;
use crate::{
    code::codes,
    endpoint::{endpoint, paged, path},
    envelope::{self, or_default},
    id::v2::WebhookId,
    listing::Listing,
    query::Query,
};

/// An address that Personio tells about events. Its token is not kept: it has no use but to leak.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Webhook {
    /// Its id.
    pub id: WebhookId,
    /// The address; HTTPS.
    #[serde(default, deserialize_with = "or_default")]
    pub url: String,
    /// For humans.
    #[serde(default, deserialize_with = "or_default")]
    pub description: String,
    /// Whether it delivers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<WebhookStatus>,
    /// How it proves to be Personio.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub auth_type: Option<AuthType>,
    /// What it delivers.
    #[serde(default, deserialize_with = "or_default")]
    pub enabled_events: Vec<EventName>,
}

codes! {
    /// Whether a webhook delivers.
    WebhookStatus {
        /// It does.
        Enabled = "ENABLED",
        /// It does not; a new one, unless said otherwise.
        Disabled = "DISABLED",
    }
}

codes! {
    /// How a delivery proves to be Personio's.
    AuthType {
        /// Not at all.
        None = "NONE",
        /// By a fixed value of the header `Authorization`.
        Token = "TOKEN",
        /// By up to three headers of the company's choice.
        Custom = "CUSTOM",
    }
}

/// `GET /v2/webhooks`: the webhooks that match every filter.
///
/// Finds the webhook of a [`CreateWebhook`](super::CreateWebhook) whose answer was lost: compare the address.
/// Reference: <https://developer.personio.de/reference/get_v2-webhooks>.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListWebhooks {
    /// That deliver this event.
    pub event: Option<EventName>,
    /// With this status.
    pub status: Option<WebhookStatus>,
    /// 1 to 200; Personio takes 100.
    pub limit: Option<u32>,
    /// Where the page starts; from the page before.
    pub cursor: Option<String>,
}

endpoint! {
    ListWebhooks: Get, |it| path(&["/v2/webhooks"]),
    query Query::new()
        .with("enabled_events", it.event.as_ref().map(EventName::code))
        .with("status", it.status.as_ref().map(WebhookStatus::code))
        .page(it.limit, it.cursor.as_ref())
    => envelope::list as Listing<Webhook>
}
paged!(ListWebhooks of Webhook);

/// `GET /v2/webhooks/{id}`: one webhook.
///
/// Reference: <https://developer.personio.de/reference/get_v2-webhooks-id>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetWebhook {
    /// Which one.
    pub id: WebhookId,
}

endpoint! { GetWebhook: Get, |it| path(&["/v2/webhooks/", it.id.as_str()]) => envelope::one as Webhook }

/// Whatever Personio adds to a record that is not documented.
pub(super) type Other = Map<String, Value>;
