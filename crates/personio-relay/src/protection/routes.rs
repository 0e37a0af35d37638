//! `GET /_relay/challenge` and `POST /_relay/ticket`.

use std::time::Duration;

use axum::{
    Json,
    body::to_bytes,
    extract::{Query, Request, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::json;

use crate::{client_address, moment::Moment, relay::Relay, verdict::Verdict};

/// An answer in base64 is far smaller.
const LARGEST_BODY: usize = 4 * 1024;
const BODY_WITHIN: Duration = Duration::from_secs(10);

/// `?job=2697760`.
#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    job: u64,
}

/// A challenge in ALTCHA's form, for the form of a job; nothing (204) where the relay asks for none.
pub(crate) async fn challenge(State(relay): State<Relay>, Query(asked): Query<Asked>) -> Response {
    let mut response = match relay.doorkeeper().challenge(asked.job, Moment::now()) {
        Some(challenge) => Json(challenge).into_response(),
        None => StatusCode::NO_CONTENT.into_response(),
    };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Takes the payload of ALTCHA's protocol, in base64 or as it is, and gives the form its ticket.
pub(crate) async fn ticket(State(relay): State<Relay>, request: Request) -> Result<Response, Verdict> {
    let (head, body) = request.into_parts();
    let address = client_address::of(&head.extensions, &head.headers, &relay.config().trusted_proxies);
    let body = match tokio::time::timeout(BODY_WITHIN, to_bytes(body, LARGEST_BODY)).await {
        Ok(Ok(body)) => body,
        Ok(Err(_)) => {
            return Err(Verdict::whole(StatusCode::PAYLOAD_TOO_LARGE, "The body is cut off or larger than 4 KB."));
        }
        Err(_) => return Err(Verdict::whole(StatusCode::REQUEST_TIMEOUT, "The body did not arrive in time.")),
    };
    let answer = String::from_utf8_lossy(&body);
    let new = relay.doorkeeper().ticket(&answer, address, Moment::now()).await?;
    let body = json!({"ticket": new.text, "wait_ms": u64::try_from(new.wait_ms).unwrap_or(0)});
    Ok((StatusCode::CREATED, Json(body)).into_response())
}
