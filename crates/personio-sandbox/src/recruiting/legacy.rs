//! `POST /recruiting/applicant`, the deprecated endpoint: a form with the token in it, and messages instead of codes.

mod form;

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
};

use axum::{
    Json,
    extract::{ConnectInfo, Request, State},
    http::{Extensions, HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use serde_json::json;

use self::form::Form;
use super::email;
use crate::{
    account::Settings,
    body::{self, BodyError},
    credentials,
    limit::Counted,
    multipart, sandbox,
    store::{Application, Via},
};

/// The whole form.
const MAX_BYTES: usize = 64 * 1024 * 1024;

/// A refusal in the words of this endpoint.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    status: StatusCode,
    message: String,
}

impl Refusal {
    pub(super) fn bad_request(message: impl Into<String>) -> Self {
        Self { status: StatusCode::BAD_REQUEST, message: message.into() }
    }

    fn unprocessable(message: &str) -> Self {
        Self { status: StatusCode::UNPROCESSABLE_ENTITY, message: message.to_owned() }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let body = json!({"success": false, "error": {"message": self.message}});
        (self.status, Json(body)).into_response()
    }
}

/// Takes an application with its documents in one form.
pub(crate) async fn apply(State(state): State<Arc<sandbox::State>>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let body = body::read(body).await;
    if let Err(refusal) = state.limits.take(Counted::Legacy(caller(&head.extensions))) {
        return refusal.into_response();
    }
    match accept(&state, &head.headers, body).await {
        Ok(()) => {
            let message = "Applicant successfully applied to the job position.";
            Json(json!({"success": true, "data": {"message": message}})).into_response()
        }
        Err(refusal) => refusal.into_response(),
    }
}

/// Without a socket, as in tests that call the router, everybody calls from here.
fn caller(extensions: &Extensions) -> IpAddr {
    let address = extensions.get::<ConnectInfo<SocketAddr>>();
    address.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |ConnectInfo(address)| address.ip())
}

async fn accept(state: &sandbox::State, headers: &HeaderMap, body: Result<Bytes, BodyError>) -> Result<(), Refusal> {
    let attachments = "There was a problem while processing attachments. Try again later";
    let body = body.ok().filter(|body| body.len() < MAX_BYTES).ok_or_else(|| Refusal::unprocessable(attachments))?;
    // Whatever is no form arrives as a form without fields.
    let form = Form::new(multipart::read(headers, body).await.unwrap_or_default());
    let company = form.required("company_id")?;
    let token = form.required("access_token")?;
    if company != credentials::COMPANY_ID || token != credentials::RECRUITING_TOKEN {
        return Err(Refusal { status: StatusCode::FORBIDDEN, message: "This action is unauthorized.".into() });
    }
    let settings = state.account.settings();
    let (application, documents) = read(state, &settings, form)?;
    let already = || Refusal::bad_request("Applicant already applied to this position.");
    for document in documents {
        state.store.add_document(document);
    }
    state.store.add_application(application).map_err(|_| already())
}

fn read(
    state: &sandbox::State,
    settings: &Settings,
    form: Form,
) -> Result<(Application, Vec<crate::store::Document>), Refusal> {
    let job_position_id = position(state, settings, &form.required("job_position_id")?)?;
    let first_name = form.required_short("first_name")?;
    let last_name = form.required_short("last_name")?;
    let email = form.required_short("email")?;
    if !email::is_plausible(&email) {
        return Err(Refusal::bad_request("The email must be a valid email address."));
    }
    let attributes = form.attributes(settings)?;
    let channel = form.text("recruiting_channel_id");
    let (files, documents) = form.documents()?;
    Ok((
        Application {
            id: 0,
            received_at: state.company().now(),
            via: Via::Legacy,
            first_name,
            last_name,
            email,
            job_position_id,
            recruiting_channel_id: channel.and_then(|channel| channel.parse().ok()),
            external_posting_id: form.text("external_posting_id"),
            message: form.text("message"),
            application_date: None,
            phase: None,
            tags: form.tags(),
            files,
            attributes,
            ignored: form.ignored(),
        },
        documents,
    ))
}

fn position(state: &sandbox::State, settings: &Settings, id: &str) -> Result<u64, Refusal> {
    let not_found = || Refusal::bad_request("Could not find the job position.");
    let id: u64 = id.trim().parse().map_err(|_| not_found())?;
    if settings.unpublished_positions.contains(&id) {
        return Err(Refusal::unprocessable("Job position not published"));
    }
    state.feeds.position_title(id).map(|_| id).ok_or_else(not_found)
}
