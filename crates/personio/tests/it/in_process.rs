//! Brings requests to a router in the same process, on tokio's clock.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{
    Router,
    body::{Body as HttpBody, to_bytes},
};
use personio::{
    client::Client,
    credentials::{ClientCredentials, Credentials, RecruitingCredentials, Secret},
    error::Error,
    request::FilePart,
    retry::Policy,
    transport::{Answer, Body, Clock, Headers, Request, Transport},
};
use tokio::time::Instant;
use tower::ServiceExt;

/// A client with all of the sandbox's credentials and much patience.
pub fn patient_client(transport: &InProcess) -> Client<InProcess> {
    let recruiting = RecruitingCredentials { token: Secret::new("sandbox-recruiting"), company_id: "4711".into() };
    let credentials = Credentials { recruiting: Some(recruiting), ..personnel("sandbox-client", "sandbox-secret") };
    let policy = Policy { attempts: 20, total: Duration::from_secs(3600), ..Policy::default() };
    Client::new("http://sandbox.example", credentials, transport.clone()).with_retry(policy)
}

/// Credentials for the personnel API.
pub fn personnel(client_id: &str, client_secret: &str) -> Credentials {
    let client_secret = Secret::new(client_secret);
    ClientCredentials { client_id: client_id.into(), client_secret, scope: vec![] }.into()
}

#[derive(Clone)]
pub struct InProcess {
    router: Router,
    started: Instant,
    random: Arc<Mutex<u64>>,
    requests: Arc<Mutex<Vec<Noted>>>,
}

/// A request and how it was answered.
#[derive(Clone, Debug)]
pub struct Noted {
    pub method: &'static str,
    pub path: String,
    pub at: Duration,
    pub status: Option<u16>,
}

impl InProcess {
    pub fn new(router: Router) -> Self {
        let random = Arc::new(Mutex::new(0x9e37_79b9_7f4a_7c15));
        Self { router, started: Instant::now(), random, requests: Arc::default() }
    }

    /// One of the sandbox's controls.
    pub async fn control(&self, method: &str, path: &str, body: &str) -> serde_json::Value {
        let request =
            axum::http::Request::builder().method(method).uri(path).header("content-type", "application/json");
        let response =
            self.router.clone().oneshot(request.body(HttpBody::from(body.to_owned())).unwrap()).await.unwrap();
        assert!(response.status().is_success(), "{method} {path}: {}", response.status());
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        serde_json::from_slice(&body).unwrap_or_default()
    }

    /// How often each fault has hit: by its status, or by its kind.
    pub async fn faults(&self) -> BTreeMap<String, usize> {
        let faults = self.control("GET", "/_sandbox/faults", "").await;
        let mut hits = BTreeMap::new();
        for fault in faults.as_array().unwrap() {
            let name = match &fault["status"] {
                serde_json::Value::Number(status) => status.to_string(),
                _ => fault["kind"].as_str().unwrap().to_owned(),
            };
            *hits.entry(name).or_insert(0) += usize::try_from(fault["hits"].as_u64().unwrap()).unwrap();
        }
        hits
    }

    pub fn requests(&self) -> Vec<Noted> {
        let mut requests = self.requests.lock().unwrap().clone();
        requests.sort_by_key(|request| request.at);
        requests
    }

    pub fn refused_for_limits(&self) -> usize {
        self.requests().iter().filter(|request| request.status == Some(429)).count()
    }

    pub fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }
}

impl Clock for InProcess {
    fn now(&self) -> Duration {
        self.started.elapsed()
    }

    async fn sleep(&self, pause: Duration) {
        tokio::time::sleep(pause).await;
    }

    fn random(&self) -> u64 {
        let mut random = self.random.lock().unwrap();
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        *random
    }
}

impl Transport for InProcess {
    type Content = Vec<u8>;

    async fn send(&self, request: Request<Vec<u8>>) -> Result<Answer, Error> {
        let (kind, body) = match request.body {
            Body::Empty => (None, Vec::new()),
            Body::Json(json) => (Some("application/json"), json),
            Body::Form(form) => (Some("application/x-www-form-urlencoded"), form),
            Body::File(part, content) => (Some("multipart/form-data; boundary=cut"), multipart(&part, &content)),
        };
        let (method, url, at) = (request.method.as_str(), request.url, self.now());
        let mut http = axum::http::Request::builder().method(method).uri(&url).header("content-length", body.len());
        for (name, value) in &request.headers {
            http = http.header(*name, value);
        }
        if let Some(kind) = kind {
            http = http.header("content-type", kind);
        }
        let http = http.body(HttpBody::from(body)).unwrap();
        let answer = tokio::time::timeout(request.timeout, exchange(self.router.clone(), http)).await;
        let answer = answer.unwrap_or_else(|_| Err(Error::no_answer("it took too long")));
        let path = url.trim_start_matches("http://sandbox.example").split('?').next().unwrap().to_owned();
        let status = answer.as_ref().ok().map(|answer| answer.status);
        self.requests.lock().unwrap().push(Noted { method, path, at, status });
        answer
    }
}

fn multipart(part: &FilePart, content: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in &part.fields {
        let field = format!("--cut\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(field.as_bytes());
    }
    let FilePart { name, file_name, mimetype, .. } = part;
    let head = format!("--cut\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"{file_name}\"\r\n");
    body.extend_from_slice(format!("{head}content-type: {mimetype}\r\n\r\n").as_bytes());
    body.extend_from_slice(content);
    body.extend_from_slice(b"\r\n--cut--\r\n");
    body
}

async fn exchange(router: Router, request: axum::http::Request<HttpBody>) -> Result<Answer, Error> {
    let response = router.oneshot(request).await.unwrap();
    let (head, body) = response.into_parts();
    let pairs = head.headers.iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?)));
    let headers = Headers::of(pairs);
    let body = to_bytes(body, usize::MAX).await.map_err(Error::no_answer)?;
    Ok(Answer { status: head.status.as_u16(), headers, body: body.to_vec() })
}
