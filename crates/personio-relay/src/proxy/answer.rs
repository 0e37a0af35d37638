//! Personio's answer, as far as the caller may see it.

use axum::{
    Json,
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use personio::transport::Answer;
use serde_json::Value;

use super::{Proxy, cursor, links::Links, own, refusal::Refusal};
use crate::{
    moment::Moment,
    policy::{Admitted, Caller, Pin, Question},
};

impl Proxy {
    /// Narrows an answer.
    pub(super) async fn narrowed(
        &self,
        caller: &Caller,
        admitted: &Admitted,
        answer: &Answer,
        now: Moment,
    ) -> Result<Response, Refusal> {
        let status = StatusCode::from_u16(answer.status).map_err(|_| Refusal::Unreadable)?;
        match answer.status {
            200..=299 => {}
            404 => return Err(Refusal::NotFound),
            // The credentials of the company, not the session.
            401 => return Err(Refusal::Credentials),
            400..=599 => return self.refused(caller, admitted, answer, status),
            _ => return Err(Refusal::Unreadable),
        }
        if answer.body.trim_ascii().is_empty() {
            return Ok((status, Body::empty()).into_response());
        }
        let mut body: Value = serde_json::from_slice(&answer.body).map_err(|_| Refusal::Unreadable)?;
        let foreign = own::keep_own(admitted.operation, caller, &mut body);
        if foreign > 0 {
            tracing::error!(foreign, path = admitted.operation.path, "Personio answered with records of others");
        }
        if admitted.operation.pin == Pin::Membership {
            self.keep_bookable(caller, &mut body, now).await?;
        }
        self.turn_links(caller, admitted, &mut body);
        Ok((status, Json(admitted.operation.cut(body))).into_response())
    }

    /// A no of Personio's, which is about what the caller asked.
    fn refused(
        &self,
        caller: &Caller,
        admitted: &Admitted,
        answer: &Answer,
        status: StatusCode,
    ) -> Result<Response, Refusal> {
        let mut body: Value = serde_json::from_slice(&answer.body).map_err(|_| Refusal::Status(status))?;
        self.turn_links(caller, admitted, &mut body);
        let mut response = (status, Json(body)).into_response();
        if admitted.path.starts_with("/v2/") {
            let problem = HeaderValue::from_static("application/problem+json");
            response.headers_mut().insert(header::CONTENT_TYPE, problem);
        }
        if let Some(wait) = answer.headers.retry_after() {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait.as_secs()));
        }
        Ok(response)
    }

    fn turn_links(&self, caller: &Caller, admitted: &Admitted, body: &mut Value) {
        let named = match admitted.operation.question {
            Question::Any => None,
            Question::About { named, .. } => Some(named),
        };
        let stays = |name: &str| name == "limit" || named == Some(name);
        let kept = admitted.query.iter().filter(|(name, _)| stays(name)).map(|(name, value)| (*name, value.as_str()));
        let kept: Vec<(&'static str, &str)> = kept.collect();
        let links = Links {
            api: self.personnel.company.api(),
            public: self.personnel.config.public_url.as_str(),
            path: &admitted.path,
            kept: &kept,
        };
        let vault = &self.personnel.vault;
        links.turn(body, |next| cursor::seal(vault, caller, admitted.operation, &admitted.path, next));
    }
}
