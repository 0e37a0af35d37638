//! Sends requests, holds each answer against the specifications, and keeps count of what was seen.

use std::collections::BTreeSet;

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use personio_sandbox::Options;
use serde_json::{Value, json};

use super::{example, exception::Exceptions, feed, specification::Specification};
use crate::{
    client::unlimited,
    server::{Answer, Part, Server, multipart},
};

/// What a request brings.
pub enum Sent<'a> {
    Nothing,
    Json(Value),
    Form(&'a str),
    Parts(&'a [Part<'a>]),
}

/// A sandbox under examination.
pub struct Record {
    pub server: Server,
    specifications: Vec<Specification>,
    token: String,
    seen: BTreeSet<(String, u16)>,
    answers: usize,
    complaints: Vec<String>,
    exceptions: Exceptions,
}

impl Record {
    /// With some of the specifications; `None` where they are not there.
    pub async fn of(files: &[&str]) -> Option<Self> {
        let specifications = files.iter().map(|name| Specification::read(name)).collect::<Option<_>>()?;
        let clock = Some("2026-06-10T10:00:00Z".parse().unwrap());
        let server = Server::of(Options { clock, ..Options::default() });
        server.json(Method::PUT, "/_sandbox/limits", &unlimited()).await;
        let login = json!({"client_id": "sandbox-client", "client_secret": "sandbox-secret"});
        let answer = server.json(Method::POST, "/v1/auth", &login).await.json();
        let token = answer["data"]["token"].as_str().unwrap().to_owned();
        let (seen, complaints, exceptions) = (BTreeSet::new(), Vec::new(), Exceptions::default());
        Some(Self { server, specifications, token, seen, answers: 0, complaints, exceptions })
    }

    /// Every operation of the specifications.
    pub fn operations(&self) -> impl Iterator<Item = (Method, String)> {
        let all = self.specifications.iter().flat_map(|specification| &specification.operations);
        all.map(|operation| (operation.method.clone(), operation.pattern.clone()))
    }

    /// Sends a request of the personnel API.
    pub async fn send(&mut self, method: Method, path: &str, sent: Sent<'_>) -> Answer {
        let token = self.token.clone();
        self.call(method, path, sent, &[("authorization", &format!("Bearer {token}"))]).await
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, Sent::Nothing).await
    }

    pub async fn post(&mut self, path: &str, body: Value) -> Answer {
        self.send(Method::POST, path, Sent::Json(body)).await
    }

    pub async fn patch(&mut self, path: &str, body: Value) -> Answer {
        self.send(Method::PATCH, path, Sent::Json(body)).await
    }

    pub async fn delete(&mut self, path: &str) -> Answer {
        self.send(Method::DELETE, path, Sent::Nothing).await
    }

    pub async fn without_token(&mut self, method: Method, path: &str) -> Answer {
        self.call(method, path, Sent::Nothing, &[]).await
    }

    pub async fn with_token(&mut self, token: &str, method: Method, path: &str) -> Answer {
        self.call(method, path, Sent::Nothing, &[("authorization", &format!("Bearer {token}"))]).await
    }

    /// Sends a request that Personio fails to answer.
    pub async fn failing(&mut self, status: u16, method: Method, path: &str) -> Answer {
        let rule = json!({"path": path, "match": "exact", "kind": "status", "status": status, "times": 1});
        self.server.fault(rule).await;
        self.without_token(method, path).await
    }

    /// Sends a request and examines its answer.
    pub async fn call(&mut self, method: Method, path: &str, sent: Sent<'_>, headers: &[(&str, &str)]) -> Answer {
        let (content_type, body) = match sent {
            Sent::Nothing => (None, Body::empty()),
            Sent::Json(body) => (Some("application/json"), Body::from(body.to_string())),
            Sent::Form(body) => (Some("application/x-www-form-urlencoded"), Body::from(body.to_owned())),
            Sent::Parts(parts) => (Some("multipart/form-data; boundary=XX"), Body::from(multipart(parts))),
        };
        let mut request = Request::builder().method(method.clone()).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(content_type) = content_type {
            request = request.header(header::CONTENT_TYPE, content_type);
        }
        let answer = self.server.send(request.body(body).unwrap()).await;
        self.examine(&method, path.split('?').next().unwrap(), &answer);
        answer
    }

    fn examine(&mut self, method: &Method, path: &str, answer: &Answer) {
        self.answers += 1;
        let status = answer.status.as_u16();
        let found = self.specifications.iter().find_map(|it| it.find(method, path).map(|operation| (it, operation)));
        let Some((specification, operation)) = found else {
            self.complaints.push(format!("{method} {path} is in no specification"));
            return;
        };
        let name = operation.name();
        self.seen.insert((name.clone(), status));
        let complaints = match operation.response(status) {
            Some(response) => body_complaints(specification, response, answer),
            None => match self.exceptions.undocumented(&name, status) {
                Some(schema) => {
                    let schema = schema.map(|place| json!({"$ref": place}));
                    json_complaints(specification, schema.as_ref(), answer)
                }
                None => vec![(String::new(), "the status is not documented".into())],
            },
        };
        for (place, complaint) in complaints {
            if !self.exceptions.excuse(&name, status, &place) {
                self.complaints.push(format!("{name} {status} {place}: {complaint}"));
            }
        }
    }

    /// Fails unless every operation was seen with every status that it documents, and all answers were right.
    pub fn conclude(self, operations: usize) {
        let specified: BTreeSet<String> = self.operations().map(|(method, path)| format!("{method} {path}")).collect();
        let exercised: BTreeSet<&String> = self.seen.iter().map(|(name, _)| name).collect();
        let mut unseen = Vec::new();
        for operation in self.specifications.iter().flat_map(|it| &it.operations) {
            let statuses = operation.statuses().filter(|status| !self.seen.contains(&(operation.name(), *status)));
            unseen.extend(statuses.map(|status| format!("{} {status}", operation.name())));
        }
        println!(
            "{} of {} operations, {} answers, {} operations by status, {} exceptions",
            exercised.len(),
            specified.len(),
            self.answers,
            self.seen.len(),
            self.exceptions.used(),
        );
        assert!(self.complaints.is_empty(), "{} complaints: {:#?}", self.complaints.len(), self.complaints);
        assert!(unseen.is_empty(), "never answered: {unseen:#?}");
        let unused = self.exceptions.unused(&specified);
        assert!(unused.is_empty(), "exceptions that nothing needs: {unused:#?}");
        assert_eq!((exercised.len(), specified.len()), (operations, operations));
    }
}

/// What is wrong with the body of a documented answer.
fn body_complaints(specification: &Specification, response: &Value, answer: &Answer) -> Vec<(String, String)> {
    let Some((kind, content)) = response["content"].as_object().and_then(|content| content.iter().next()) else {
        return Vec::new();
    };
    let sent = answer.headers.get(header::CONTENT_TYPE).map_or("", |sent| sent.to_str().unwrap());
    let media_type = sent.split(';').next().unwrap();
    let mut complaints = Vec::new();
    if media_type != kind {
        complaints.push(("content-type".into(), format!("{media_type} instead of {kind}")));
    }
    match kind.as_str() {
        "image/png" => {
            if !answer.body.starts_with(b"\x89PNG\r\n\x1a\n") {
                complaints.push((String::new(), "no PNG".into()));
            }
        }
        "application/xml" => match feed::as_json(&answer.body) {
            Ok(value) => complaints.extend(specification.complaints(&content["schema"], &value)),
            Err(error) => complaints.push((String::new(), error)),
        },
        _ => {
            complaints.extend(json_complaints(specification, content.get("schema"), answer));
            // Where there is a schema, the examples beside it are one company's: with its own attributes, for one.
            let examples = content["examples"].as_object().filter(|_| content.get("schema").is_none());
            if let (Some(examples), Ok(value)) = (examples, serde_json::from_slice(&answer.body)) {
                let examples: Vec<&Value> =
                    examples.values().map(|example| &specification.resolve(example)["value"]).collect();
                complaints.extend(example::differences(&examples, &value));
            }
        }
    }
    complaints
}

fn json_complaints(specification: &Specification, schema: Option<&Value>, answer: &Answer) -> Vec<(String, String)> {
    match (schema, serde_json::from_slice(&answer.body)) {
        (None, _) => Vec::new(),
        (Some(schema), Ok(value)) => specification.complaints(schema, &value),
        (Some(_), Err(error)) => vec![(String::new(), format!("no JSON: {error}"))],
    }
}
