//! Connections that break. A body that fails makes the server close the connection without finishing the answer.

use std::io;

use axum::{
    body::Body,
    extract::Request,
    http::{StatusCode, header},
    response::Response,
};
use bytes::Bytes;
use futures_util::{StreamExt, stream};

use crate::body;

/// Breaks the connection before anything of the answer is sent: the body fails at once, and the server only sends
/// the head along with the first piece of a body. Who calls the router without a socket gets this head, hence an
/// error status.
pub(super) fn broken() -> Response {
    let failure = stream::once(std::future::ready(Err::<Bytes, _>(reset())));
    let mut response = Response::new(Body::from_stream(failure));
    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
    response
}

/// Reads half of what the client announced, then breaks the connection.
pub(super) async fn broken_while_receiving(request: Request) -> Response {
    let announced = request.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    let enough = announced.unwrap_or(0_usize) / 2;
    let mut received = 0_usize;
    let mut chunks = request.into_body().into_data_stream();
    while received < enough
        && let Some(Ok(chunk)) = chunks.next().await
    {
        received = received.saturating_add(chunk.len());
    }
    broken()
}

/// Sends the head and the first half of the body, then breaks the connection.
pub(super) async fn cut_in_the_middle(response: Response) -> Response {
    let (mut head, body) = response.into_parts();
    let whole = body::read(body).await.unwrap_or_default();
    if let Ok(length) = whole.len().max(1).to_string().parse() {
        head.headers.insert(header::CONTENT_LENGTH, length);
    }
    let half = whole.slice(..whole.len() / 2);
    let pieces = stream::once(std::future::ready(Ok(half))).chain(stream::once(async {
        // The server sends what it has while a body is not ready.
        tokio::task::yield_now().await;
        Err(reset())
    }));
    Response::from_parts(head, Body::from_stream(pieces))
}

fn reset() -> io::Error {
    io::Error::new(io::ErrorKind::ConnectionReset, "the sandbox was asked to break the connection")
}
