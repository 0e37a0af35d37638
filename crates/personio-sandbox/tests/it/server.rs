//! A sandbox under test and the requests that tests send.

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use personio_sandbox::{FeedSource, Options, Sandbox};
use serde_json::{Value, json};
use tower::ServiceExt;

pub const APPLICATIONS: &str = "/v1/recruiting/applications";
pub const DOCUMENTS: &str = "/v1/recruiting/applications/documents";
pub const LEGACY: &str = "/recruiting/applicant";

/// Two positions, one of them with text.
pub const FEED: &str = "<?xml version=\"1.0\"?>\n<workzag-jobs>\
    <position><id>11</id><name>Welder</name><jobDescriptions><jobDescription><name>Tasks</name>\
    <value><![CDATA[ <b>Weld</b> ]]></value></jobDescription></jobDescriptions></position>\
    <position><id>12</id><name>Cook</name><jobDescriptions></jobDescriptions></position></workzag-jobs>";

#[derive(Clone)]
pub struct Server {
    pub sandbox: Sandbox,
    pub router: Router,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

pub enum Part<'a> {
    Field(&'a str, &'a str),
    File(&'a str, &'a str, &'a [u8]),
}

impl Server {
    /// With [`FEED`] as its German feed and without rate limits.
    pub async fn new() -> Self {
        let server = Self::limited();
        let off = json!({"recruiting_per_minute": null, "legacy_per_minute": null});
        server.json(Method::PUT, "/_sandbox/limits", &off).await.expect(StatusCode::OK);
        server
    }

    /// With Personio's own limits.
    pub fn limited() -> Self {
        Self::of(Options { feeds: vec![FeedSource::of("de", FEED.as_bytes())], ..Options::default() })
    }

    pub fn of(options: Options) -> Self {
        let sandbox = Sandbox::new(options);
        let router = sandbox.router();
        Self { sandbox, router }
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let (head, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Answer { status: head.status, headers: head.headers, body }
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub async fn json(&self, method: Method, path: &str, body: &Value) -> Answer {
        self.send(authorized(method, path, "application/json", body.to_string().into_bytes())).await
    }

    pub async fn apply(&self, application: &Value) -> Answer {
        self.json(Method::POST, APPLICATIONS, application).await
    }

    pub async fn upload(&self, filename: &str, content: &[u8]) -> Answer {
        self.form(DOCUMENTS, &[Part::File("file", filename, content)]).await
    }

    pub async fn form(&self, path: &str, parts: &[Part<'_>]) -> Answer {
        self.send(authorized(Method::POST, path, "multipart/form-data; boundary=XX", multipart(parts))).await
    }

    pub async fn fault(&self, rule: Value) {
        self.json(Method::POST, "/_sandbox/faults", &rule).await.expect(StatusCode::CREATED);
    }

    pub async fn applications(&self) -> Vec<Value> {
        self.get("/_sandbox/applications").await.json().as_array().unwrap().clone()
    }
}

impl Answer {
    #[track_caller]
    pub fn expect(self, status: StatusCode) -> Self {
        assert_eq!(self.status, status, "{}", String::from_utf8_lossy(&self.body));
        self
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    /// `field: code` for each complaint, in order.
    pub fn complaints(&self) -> Vec<String> {
        let mut complaints = Vec::new();
        for error in self.json()["errors"].as_array().unwrap() {
            for reason in error["errors"].as_array().unwrap() {
                complaints.push(format!(
                    "{}: {}",
                    error["field"].as_str().unwrap(),
                    reason["reason"].as_str().unwrap()
                ));
            }
        }
        complaints
    }
}

/// An application that is accepted.
pub fn ada() -> Value {
    json!({"first_name": "Ada", "last_name": "Winter", "email": "ada@example.com", "job_position_id": 11})
}

/// [`ada`] with other or further keys.
pub fn ada_with(changes: Value) -> Value {
    let mut application = ada();
    application.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    application
}

pub fn authorized(method: Method, path: &str, content_type: &str, body: Vec<u8>) -> Request<Body> {
    Request::builder()
        .method(method)
        .uri(path)
        .header(header::AUTHORIZATION, "Bearer sandbox-recruiting")
        .header("X-Company-ID", "4711")
        .header(header::CONTENT_TYPE, content_type)
        .body(Body::from(body))
        .unwrap()
}

pub fn multipart(parts: &[Part<'_>]) -> Vec<u8> {
    let mut body = Vec::new();
    for part in parts {
        body.extend_from_slice(b"--XX\r\nContent-Disposition: form-data; name=\"");
        match part {
            Part::Field(name, value) => body.extend_from_slice(format!("{name}\"\r\n\r\n{value}").as_bytes()),
            Part::File(name, filename, content) => {
                body.extend_from_slice(format!("{name}\"; filename=\"{filename}\"\r\n\r\n").as_bytes());
                body.extend_from_slice(content);
            }
        }
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--XX--\r\n");
    body
}
