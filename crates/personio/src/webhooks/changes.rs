//! The calls that write webhooks.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{AuthType, EventName, WebhookStatus};
use crate::{
    credentials::Secret,
    endpoint::{endpoint, path},
    envelope::{self, Created},
    id::v2::WebhookId,
};

/// How deliveries shall prove to be Personio's; [`Proof`](super::Proof) checks it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WebhookAuth {
    /// Not at all. Anybody who knows the address can then send events.
    None,
    /// By exactly this value of the header `Authorization`; Personio puts no `Bearer` before it.
    Token(Secret),
    /// By these headers, at most three.
    Headers(BTreeMap<String, Secret>),
}

/// `POST /v2/webhooks`: tells Personio an address. Conflicting ones are refused (409).
///
/// After a lost answer, [`ListWebhooks`](super::ListWebhooks) finds the one with the same address.
/// Reference: <https://developer.personio.de/reference/post_v2-webhooks>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateWebhook {
    /// The address; HTTPS.
    pub url: String,
    /// For humans.
    pub description: String,
    /// Whether it delivers.
    pub status: WebhookStatus,
    /// How deliveries prove to be Personio's.
    pub auth: WebhookAuth,
    /// What it delivers.
    pub enabled_events: Vec<EventName>,
}

#[derive(Serialize)]
struct Body<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'a WebhookStatus>,
    #[serde(skip_serializing_if = "Option::is_none")]
    auth_type: Option<AuthType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    custom_headers: Option<BTreeMap<&'a str, &'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    enabled_events: Option<&'a [EventName]>,
}

impl<'a> Body<'a> {
    fn with_auth(self, auth: &'a WebhookAuth) -> Self {
        match auth {
            WebhookAuth::None => Self { auth_type: Some(AuthType::None), ..self },
            WebhookAuth::Token(token) => Self { auth_type: Some(AuthType::Token), token: Some(token.expose()), ..self },
            WebhookAuth::Headers(headers) => {
                let headers = headers.iter().map(|(name, value)| (name.as_str(), value.expose())).collect();
                Self { auth_type: Some(AuthType::Custom), custom_headers: Some(headers), ..self }
            }
        }
    }
}

endpoint! {
    CreateWebhook: Post, |it| path(&["/v2/webhooks"]),
    body Body {
        url: Some(&it.url),
        description: Some(&it.description),
        status: Some(&it.status),
        auth_type: None,
        token: None,
        custom_headers: None,
        enabled_events: Some(&it.enabled_events),
    }
    .with_auth(&it.auth)
    => envelope::one as Created<WebhookId>
}

/// `PATCH /v2/webhooks/{id}`: changes what is set.
///
/// Reference: <https://developer.personio.de/reference/patch_v2-webhooks-id>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpdateWebhook {
    /// Which one.
    pub id: WebhookId,
    /// The address; HTTPS.
    pub url: Option<String>,
    /// For humans.
    pub description: Option<String>,
    /// Whether it delivers.
    pub status: Option<WebhookStatus>,
    /// How deliveries prove to be Personio's.
    pub auth: Option<WebhookAuth>,
    /// All events that it delivers.
    pub enabled_events: Option<Vec<EventName>>,
}

impl UpdateWebhook {
    /// A change of nothing, to start from.
    #[must_use]
    pub fn of(id: WebhookId) -> Self {
        Self { id, url: None, description: None, status: None, auth: None, enabled_events: None }
    }

    fn change(&self) -> Body<'_> {
        let body = Body {
            url: self.url.as_deref(),
            description: self.description.as_deref(),
            status: self.status.as_ref(),
            auth_type: None,
            token: None,
            custom_headers: None,
            enabled_events: self.enabled_events.as_deref(),
        };
        match &self.auth {
            Some(auth) => body.with_auth(auth),
            None => body,
        }
    }
}

endpoint! {
    UpdateWebhook: Patch, |it| path(&["/v2/webhooks/", it.id.as_str()]), body it.change() => envelope::nothing as ()
}

/// `DELETE /v2/webhooks/{id}`: removes a webhook.
///
/// Reference: <https://developer.personio.de/reference/delete_v2-webhooks-id>.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeleteWebhook {
    /// Which one.
    pub id: WebhookId,
}

endpoint! { DeleteWebhook: Delete, |it| path(&["/v2/webhooks/", it.id.as_str()]) => envelope::nothing as () }

#[cfg(test)]
mod tests {
    use super::{CreateWebhook, UpdateWebhook, WebhookAuth};
    use crate::{
        credentials::Secret,
        request::{Endpoint, RequestBody},
        webhooks::{EventName, WebhookStatus},
    };

    #[test]
    fn a_webhook_says_how_it_proves_to_be_personio() {
        let mut create = CreateWebhook {
            url: "https://acme.example/hook".into(),
            description: "Acme".into(),
            status: WebhookStatus::Enabled,
            auth: WebhookAuth::Token(Secret::new("Bearer 1")),
            enabled_events: vec![EventName::PersonCreated],
        };
        let start = r#"{"url":"https://acme.example/hook","description":"Acme","status":"ENABLED","auth_type":"#;
        let end = r#","enabled_events":["person.created"]}"#;
        let token = format!(r#"{start}"TOKEN","token":"Bearer 1"{end}"#);
        assert_eq!(create.body().unwrap(), RequestBody::Json(token.into()));
        create.auth = WebhookAuth::Headers([("x-acme".to_owned(), Secret::new("1"))].into());
        let custom = format!(r#"{start}"CUSTOM","custom_headers":{{"x-acme":"1"}}{end}"#);
        assert_eq!(create.body().unwrap(), RequestBody::Json(custom.into()));
        let update = UpdateWebhook { auth: Some(WebhookAuth::None), ..UpdateWebhook::of("w".into()) };
        assert_eq!(update.body().unwrap(), RequestBody::Json(br#"{"auth_type":"NONE"}"#.to_vec()));
    }
}
