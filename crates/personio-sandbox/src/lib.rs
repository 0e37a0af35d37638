//! A local Personio to develop and test against: job feed, Recruiting and personnel API, stateful, with faults on
//! demand.
//!
//! [`Sandbox::router`] is the whole server; tests call it in process, `main` puts it on a socket.
//!
//! # Personio's own endpoints
//!
//! | endpoint | as Personio |
//! |---|---|
//! | `GET /xml?language=de` | A language's feed, byte for byte as it was given, broken ones too. A language without a feed of its own, or no `language` at all, gets the facts of the first feed without any description. |
//! | `POST /v1/recruiting/applications/documents` | One part `file`, up to 20 MB, 26 extensions. |
//! | `POST /v1/recruiting/applications` | 201 without a body, or everything that is wrong at once. |
//! | `POST /recruiting/applicant` | Deprecated: token in the form, messages instead of codes. |
//! | `POST /v1/auth`, `/v1/company/…` | The personnel API v1. |
//! | `/v2/…` | The API v2. |
//!
//! The personnel API wants a token of `sandbox-client` with `sandbox-secret`. Both versions work on one company: what
//! one writes, the other shows. Work and breaks of v2 that follow each other without a gap are one attendance with
//! minutes of break in v1.
//!
//! The Recruiting API wants `Authorization: Bearer sandbox-recruiting` and `X-Company-ID: 4711`; anything else, tokens
//! of Personio's other API included, is answered 401 without a body. Each of its two endpoints takes 20 requests in
//! 60 seconds, the deprecated one 100 from each address; then 429, until a minute after the first refusal. A request
//! counts once its credentials are right, whatever becomes of it.
//!
//! # How to get each error code
//!
//! | code | field | how |
//! |---|---|---|
//! | `errors.attribute-validation.unknown` | `attributes[0].value` | an attribute `id` that the account does not have |
//! | `errors.attribute-validation.required-attribute` | any | a required key or an attribute's value absent, `null` or blank; an upload without the part `file` (422) |
//! | `errors.attribute-validation.invalid-date-format` | `application_date`, `attributes[0].value` | no `YYYY-MM-DD`, or no such day |
//! | `errors.attribute-validation.invalid-email-format` | `email` | no address |
//! | `errors.attribute-validation.invalid-type` | any | another JSON type; a number attribute that is no number |
//! | `errors.attribute-validation.unknown-attribute-option` | `attributes[0].value` | a `gender` or a value of `custom_attribute_1005` that is no option |
//! | `errors.date-validation.date-in-the-future` | `application_date` | after today |
//! | `errors.phase-validation.invalid-system-phase` | `phase.id` | a system phase that does not exist (an unknown custom phase becomes `unassigned`) |
//! | `errors.file-validation.file-not-exists` | `files[0].uuid` | a uuid that no upload answered |
//! | `errors.file-validation.unknown-file-category` | `files[0].category` | none of the six categories |
//! | `errors.invalid-file-type` | `file` | 422 for an upload with another extension |
//! | `errors.file-too-big` | `file` | 413 for an upload over 20 MB |
//! | `errors.applicant-already-exists` | `email` | the same address, in whatever case, and the same position |
//! | `errors.posting-validation.posting-not-found` | `external_posting_id` | anything but `sandbox-posting`, or with a channel other than 102 |
//! | `errors.posting-validation.channel-not-found` | `recruiting_channel_id` | anything but 101, 102 and 103 |
//! | `errors.job-position.not-published` | `job_position_id` | a position that no feed lists, or one of `unpublished_positions` |
//! | `feature.recruiting.disabled` | `company` | 403 while the account has `"recruiting": "disabled"` |
//! | `feature.public-api.disabled` | `company` | 403 while the account has `"public_api": "disabled"` |
//!
//! Personio does not document how its fields are spelled inside lists and objects; these spellings are the sandbox's.
//! An error of an attribute also has `"context": {"attribute_id": "…"}`.
//!
//! # Controls
//!
//! | control | what it does |
//! |---|---|
//! | `GET /_sandbox/` | A page: applications, people, week, absences, documents, requests. |
//! | `GET /_sandbox/applications` | The same as JSON, in order of arrival. |
//! | `GET /_sandbox/documents/{uuid}` | The bytes of a document. |
//! | `POST`, `GET`, `DELETE /_sandbox/faults` | Faults, see below. |
//! | `GET`, `PUT /_sandbox/limits` | [`LimitSettings`]; `null` is no limit. |
//! | `GET`, `PUT /_sandbox/account` | [`Settings`]: features, channels, phases, attributes. |
//! | `PUT /_sandbox/feed?language=de` | Replaces a language's feed; without `language`, all of them by one. |
//! | `DELETE /_sandbox/feed` | Switches the feed off: 404 with a page. Positions still take applications. |
//! | `GET`, `PUT /_sandbox/clock` | `{"freeze": "2026-06-10T10:00:00Z"}`, `{"advance_seconds": 60}` or `{"resume": {}}`. |
//! | `GET`, `DELETE /_sandbox/log` | The last 1000 requests, filtered by `?method=`, `path=`, `status=`, … |
//! | `GET /_sandbox/log/count` | How many of them. |
//! | `POST /_sandbox/log/expect` | 200 when as many arrived as expected, else 409 with what came closest. |
//! | `GET`, `POST /_sandbox/credentials`, `DELETE /_sandbox/credentials/{client_id}` | Clients with chosen scopes and attributes. |
//! | `GET`, `PUT /_sandbox/state` | The whole company, with uploads and applications. |
//! | `GET /_sandbox/quirks` | [`Quirks`], with the source of each default. |
//! | `POST /_sandbox/webhooks/deliver` | Delivers what is due and waits. |
//! | `POST /_sandbox/reset` | Everything as it was at the start. |
//!
//! Input that a control cannot use is answered 400 and `{"error":"…"}`.
//!
//! ```json
//! {"path": "/v1/recruiting/applications", "match": "exact", "method": "POST", "kind": "status", "status": 503, "times": 3}
//! ```
//!
//! A fault hits requests whose path starts with `path`, or is `path` with `"match": "exact"`: the path of documents
//! starts with that of applications. It hits the next `times` requests, or a `share` of them, or without either all.
//! Every kind can come late by `delay_ms`. Of several faults that fit the oldest hits. What a fault keeps from
//! Personio does not count towards a limit.
//!
//! | `kind` | what happens | effect |
//! |---|---|---|
//! | `status` | `status` is answered, with `headers` and `body` if given, as for a redirect or `retry-after` | none |
//! | `delay` | the answer comes `delay_ms` later | as usual |
//! | `reset` | the connection breaks in the middle of the answer's body (GET) or of the request's (POST) | none |
//! | `timeout` | no answer until the client gives up | none |
//! | `lost_answer` | the connection breaks before the answer | as usual |

mod options;
mod quirk;
mod sandbox;

mod company;
mod database;
mod delivery;
mod settings;

mod access;
mod body;
mod call;
mod desk;
mod exchange;
mod fault;
mod limit;
mod multipart;
mod reply;

mod personnel;
mod v2;

mod account;
mod credentials;
mod error_code;
mod error_response;
mod feed;
mod recruiting;
mod store;

mod control;

pub use account::{AttributeKind, CustomAttribute, Feature, Posting, Settings};
pub use company::seed::Size;
pub use error_code::ErrorCode;
pub use feed::FeedSource;
pub use limit::LimitSettings;
pub use options::{FeedFile, Options, Seed};
pub use quirk::{Quirk, Quirks};
pub use sandbox::Sandbox;
pub use store::{Application, AttachedFile, Attribute, Document, Phase, Via};
