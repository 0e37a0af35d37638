//! Webhooks (v2): set them up, look at what they delivered, and verify what arrives.
//!
//! A delivery wants a status 2xx within three seconds; redirects are not followed. Failed ones are repeated for three
//! days, so the same event can arrive more than once, and late.
//!
//! ```
//! use personio::{credentials::Secret, webhooks::{EventName, Proof}};
//!
//! let proof = Proof::Token(Secret::new("Bearer s3cr3t"));
//! let body = br#"{"company_id":"4711","event_name":"person.created","occurred_at":"2026-06-01T10:00:00Z","payload":{"person":{"id":"1"}}}"#;
//! let header = |name: &str| (name == "authorization").then_some("Bearer s3cr3t");
//! let event = proof.verify(header, body).expect("it is Personio's");
//! assert_eq!(event.event_name, EventName::PersonCreated);
//! assert_eq!(event.person().map(|id| id.to_string()), Some("1".to_owned()));
//! assert!(proof.verify(|_| None, body).is_err());
//! ```

mod activity;
mod changes;
mod event;
mod read;
mod verification;

pub use activity::{
    Delivery, ListWebhookActivity, ListWebhookEvents, PingWebhook, RecordedEvent, RedeliverEvents, SendTestEvent,
};
pub use changes::{CreateWebhook, DeleteWebhook, UpdateWebhook, WebhookAuth};
pub use event::{Event, EventName};
pub use read::{AuthType, GetWebhook, ListWebhooks, Webhook, WebhookStatus};
pub use verification::{Proof, SIGNATURE_HEADER, VerificationError};
