//! `POST /v1/recruiting/applications`: durable first, then delivered while the candidate waits a little.

use std::time::Duration;

use axum::{
    Json,
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use personio::recruiting::ErrorCode;
use serde_json::json;
use uuid::Uuid;

use super::{Submission, idempotency_key};
use crate::{
    client_address,
    moment::Moment,
    outbox::{self, Accepted, NewApplication, OutboxError},
    protection::{self, Admission},
    relay::Relay,
    verdict::Verdict,
    waiters::{Outcome, Waiting},
};

/// Texts only; documents travel on their own.
const MAX_BODY: usize = 256 * 1024;
const BODY_WITHIN: Duration = Duration::from_secs(30);
/// An outcome that is durable reaches those who wait at once; this covers a busy machine.
const TOLD_WITHIN: Duration = Duration::from_secs(2);
/// How often an application may be settled between looking and waiting before the candidate is asked to try again.
const LOOKS: usize = 3;

/// Takes an application.
pub(super) async fn submit(State(relay): State<Relay>, request: Request) -> Result<Response, Verdict> {
    let (head, body) = request.into_parts();
    let key = idempotency_key::read(&head.headers)?.map(str::to_owned);
    let body = read(&head.headers, body).await?;
    if relay.config().protection.enabled && protection::trap_is_filled(&body) {
        tracing::info!("a robot filled in the field that nobody sees");
        return Ok(delivered());
    }
    let submission = Submission::parse(&body, relay.submission_rules())?;
    if relay.board().lacks_position(submission.position()) {
        return Err(Verdict::field(StatusCode::BAD_REQUEST, "job_position_id", ErrorCode::JobPositionNotPublished));
    }
    let address = client_address::of(&head.extensions, &head.headers, &relay.config().trusted_proxies);
    let admission =
        relay.doorkeeper().admit_application(&head.headers, address, submission.position(), &body, Moment::now());
    match admission.await {
        Admission::Granted => {}
        Admission::Feigned => {
            tracing::info!("a robot sent an application sooner than anybody writes one");
            return Ok(delivered());
        }
        Admission::Refused(verdict) => return Err(verdict),
    }
    // On a task of its own: a connection that breaks now must not leave the step undecided.
    let task = tokio::spawn(take(relay.clone(), submission, key));
    let taken = task.await.map_err(|_| try_again())??;
    match taken {
        Taken::Settled(response) => Ok(response),
        Taken::Waiting(id, waiting) => verdict(&relay, id, waiting).await,
    }
}

enum Taken {
    Waiting(Uuid, Waiting),
    Settled(Response),
}

async fn take(relay: Relay, submission: Submission, key: Option<String>) -> Result<Taken, Verdict> {
    let body = serde_json::to_vec(&submission).map_err(|_| try_again())?;
    let documents = submission.documents();
    for _ in 0..LOOKS {
        let id = Uuid::new_v4();
        let new = NewApplication {
            id,
            idempotency_key: key.as_deref(),
            body: &body,
            email: submission.email(),
            position: submission.position(),
            documents: &documents,
        };
        // Waiting starts before anybody can deliver it.
        let waiting = relay.waiters().wait(id);
        match relay.outbox().accept(&new, Moment::now()).await.map_err(not_stored)? {
            Accepted::New => {
                relay.wake_worker();
                return Ok(Taken::Waiting(id, waiting));
            }
            Accepted::Joined(known) => {
                let waiting = relay.waiters().wait(known);
                relay.wake_worker();
                // It may have been settled between the look and the waiting: then look again.
                if relay.outbox().state(known).await.map_err(not_stored)? == Some(outbox::State::Pending) {
                    return Ok(Taken::Waiting(known, waiting));
                }
            }
            Accepted::Delivered => return Ok(Taken::Settled(delivered())),
            Accepted::KeyReused => {
                return Err(Verdict::whole(
                    StatusCode::UNPROCESSABLE_ENTITY,
                    "This Idempotency-Key belongs to another application: send a new one for a changed application.",
                ));
            }
            Accepted::ApplicantKnown => {
                return Err(Verdict::field(StatusCode::BAD_REQUEST, "email", ErrorCode::ApplicantAlreadyExists));
            }
            Accepted::DocumentGone(index) => return Err(Submission::document_gone(index)),
        }
    }
    Err(try_again())
}

/// Waits for Personio's verdict; what does not come in time becomes a promise.
async fn verdict(relay: &Relay, id: Uuid, mut waiting: Waiting) -> Result<Response, Verdict> {
    match tokio::time::timeout(relay.config().applications.wait, waiting.outcome()).await {
        Ok(Some(Outcome::Delivered)) => return Ok(delivered()),
        Ok(Some(Outcome::Refused(verdict))) => return Err((*verdict).clone()),
        Ok(Some(Outcome::Kept) | None) | Err(_) => {}
    }
    // Durable before the answer: from here on a refusal can no longer make the application disappear.
    let state = relay.outbox().promise(id).await.map_err(not_stored)?;
    match state {
        Some(outbox::State::Delivered) => Ok(delivered()),
        Some(outbox::State::Pending) => Ok(received()),
        // Settled in this very moment.
        Some(outbox::State::Dead) | None => match tokio::time::timeout(TOLD_WITHIN, waiting.outcome()).await {
            Ok(Some(Outcome::Refused(verdict))) => Err((*verdict).clone()),
            Ok(Some(Outcome::Delivered)) => Ok(delivered()),
            _ if state.is_some() => Ok(received()),
            _ => Err(try_again()),
        },
    }
}

async fn read(headers: &HeaderMap, body: Body) -> Result<axum::body::Bytes, Verdict> {
    let is_json = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).is_some_and(|value| {
        value.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"))
    });
    if !is_json {
        return Err(Verdict::whole(StatusCode::UNSUPPORTED_MEDIA_TYPE, "The body has to be application/json."));
    }
    match tokio::time::timeout(BODY_WITHIN, axum::body::to_bytes(body, MAX_BODY)).await {
        Ok(Ok(body)) => Ok(body),
        Ok(Err(_)) => Err(Verdict::whole(StatusCode::PAYLOAD_TOO_LARGE, "The body is cut off or larger than 256 KB.")),
        Err(_) => Err(Verdict::whole(StatusCode::REQUEST_TIMEOUT, "The body did not arrive in time.")),
    }
}

fn delivered() -> Response {
    StatusCode::CREATED.into_response()
}

fn received() -> Response {
    (StatusCode::ACCEPTED, Json(json!({"status": "received"}))).into_response()
}

#[expect(clippy::needless_pass_by_value, reason = "called by map_err")]
fn not_stored(error: OutboxError) -> Verdict {
    tracing::error!(%error, "an application could not be stored");
    try_again()
}

fn try_again() -> Verdict {
    Verdict::whole(
        StatusCode::SERVICE_UNAVAILABLE,
        "Your application could not be confirmed right now. Please send it again in a moment: it will not arrive twice.",
    )
}
