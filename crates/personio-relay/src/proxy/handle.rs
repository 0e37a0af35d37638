//! A request's way through the relay.

use axum::{
    body::Body,
    extract::{Request, State},
    http::request::Parts,
    response::Response,
};
use personio::request::{Method, RequestBody};
use serde_json::Value;

use super::{Proxy, body, cursor, refusal::Refusal};
use crate::{
    audit::{Actor, Deed},
    moment::Moment,
    personnel::Forward,
    policy::{self, Admitted, Answer, Caller, Pin},
    refused_body,
};

/// Who asks for what.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) caller: Caller,
    /// The session's name in the audit log.
    pub(super) session: String,
    pub(super) admitted: Admitted,
    pub(super) now: Moment,
}

pub(super) async fn handle(State(proxy): State<Proxy>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let answered = match proxy.admit(&head).await {
        Ok(asked) => proxy.answer(&head, body, asked).await,
        Err(refusal) => {
            refused_body::drain(body.into_data_stream()).await;
            Err(refusal)
        }
    };
    answered.unwrap_or_else(|refusal| refusal.answer(head.uri.path()))
}

impl Proxy {
    /// Who it is comes first: without a session, all paths are alike.
    async fn admit(&self, head: &Parts) -> Result<Asked, Refusal> {
        let now = Moment::now();
        let session = self.personnel.enter(&head.headers, now).await?;
        let caller = self.personnel.caller(&session);
        let mut admitted = policy::admit(&caller, &head.method, &head.uri)?;
        let (operation, path) = (admitted.operation, admitted.path.clone());
        for (_, value) in admitted.query.iter_mut().filter(|(name, _)| *name == "cursor") {
            let opened = cursor::open(&self.personnel.vault, &caller, operation, &path, value);
            *value = opened.ok_or(Refusal::Malformed)?;
        }
        Ok(Asked { caller, session: session.id, admitted, now })
    }

    async fn answer(&self, head: &Parts, body: Body, asked: Asked) -> Result<Response, Refusal> {
        let operation = asked.admitted.operation;
        if let policy::Body::Upload(texts) = operation.body {
            return self.upload(head, body, texts, &asked).await;
        }
        let body = match operation.body {
            policy::Body::Empty => {
                refused_body::drain(body.into_data_stream()).await;
                Value::Null
            }
            _ => operation.body(&asked.caller, body::read(&head.headers, body).await?)?,
        };
        let looked_up = self.look_up(&asked.caller, &asked.admitted, asked.now).await?;
        if matches!(operation.pin, Pin::Body | Pin::Owner) {
            self.check_project(&asked.caller, &body, asked.now).await?;
        }
        if operation.answer == Answer::File {
            return self.download(&asked.admitted.path).await;
        }
        if operation.answer == Answer::Picture {
            return self.picture(&asked.admitted.path).await;
        }
        let answer = match looked_up {
            Some(answer) => answer,
            None => {
                let forward = asked.forward(match body {
                    Value::Null => RequestBody::Empty,
                    body => personio::request::json(&body)?,
                })?;
                if forward.method == Method::Get {
                    self.personnel.company.send(&forward).await?
                } else {
                    let company = self.personnel.company.clone();
                    self.noted(&asked, async move { company.send(&forward).await }).await?
                }
            }
        };
        self.narrowed(&asked.caller, &asked.admitted, &answer, asked.now).await
    }

    /// Does a write between its two notes in the audit log. It runs to its end even if the caller hangs up: otherwise
    /// nobody would note what became of it.
    pub(super) async fn noted<F>(&self, asked: &Asked, write: F) -> Result<personio::transport::Answer, Refusal>
    where
        F: Future<Output = Result<personio::transport::Answer, personio::error::Error>> + Send + 'static,
    {
        let audit = self.personnel.audit.clone();
        let asked = asked.clone();
        let task = tokio::spawn(async move {
            let action = format!("{} {}", asked.admitted.operation.method, asked.admitted.operation.path);
            let actor = Actor::Person { session: &asked.session, caller: &asked.caller };
            let deed = Deed { actor, action: &action, target: &asked.admitted.path };
            let request = audit.begin(deed, asked.now).await.map_err(|error| {
                tracing::error!(%error, "the audit log cannot be written: nothing is written to Personio");
                Refusal::Trouble
            })?;
            let written = write.await;
            let result = match &written {
                Ok(answer) => answer.status.to_string(),
                Err(error) if error.is_unclear() => "no_answer".to_owned(),
                Err(_) => "not_sent".to_owned(),
            };
            if let Err(error) = audit.end(request, deed, &result, Moment::now()).await {
                tracing::error!(%error, %request, result, "the audit log cannot be written");
            }
            Ok(written?)
        });
        task.await.unwrap_or(Err(Refusal::NoAnswer))
    }
}

impl Asked {
    /// The request that goes to Personio.
    pub(super) fn forward(&self, body: RequestBody) -> Result<Forward, Refusal> {
        let method = match self.admitted.operation.method {
            "GET" => Method::Get,
            "POST" => Method::Post,
            "PATCH" => Method::Patch,
            "DELETE" => Method::Delete,
            _ => return Err(Refusal::NotFound),
        };
        Ok(Forward { method, path: self.admitted.path.clone(), query: self.admitted.query.clone(), body })
    }
}
