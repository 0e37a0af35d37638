//! A client with a token, as tests of the personnel API need it. The company stands on a Wednesday.

use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use personio_sandbox::{Options, Sandbox};
use serde_json::{Value, json};

use crate::server::{Answer, Server};

#[derive(Clone)]
pub struct Client {
    pub server: Server,
    pub token: String,
}

/// Limits that nobody meets.
pub fn unlimited() -> Value {
    json!({
        "recruiting_per_minute": null, "legacy_per_minute": null, "v1_per_minute": null, "v1_auth_per_minute": null,
        "employees_per_minute": null, "employees_per_second": null, "v1_documents_per_minute": null,
        "v2_token_per_minute": null, "v2_per_second": null, "v2_burst": 100,
    })
}

impl Client {
    pub async fn new() -> Self {
        Self::of(Options { clock: Some("2026-06-10T10:00:00Z".parse().unwrap()), ..Options::default() }).await
    }

    pub async fn of(options: Options) -> Self {
        Self::with(Server::of(options)).await
    }

    /// Of a sandbox that is there.
    pub async fn on(sandbox: Sandbox) -> Self {
        let router = sandbox.router();
        Self::with(Server { sandbox, router }).await
    }

    async fn with(server: Server) -> Self {
        let login = json!({"client_id": "sandbox-client", "client_secret": "sandbox-secret"});
        let answer = server.json(Method::POST, "/v1/auth", &login).await.expect(StatusCode::OK).json();
        let token = answer["data"]["token"].as_str().unwrap().to_owned();
        Self { server, token }
    }

    /// Without limits.
    pub async fn unlimited() -> Self {
        let client = Self::new().await;
        client.control(Method::PUT, "limits", unlimited()).await.expect(StatusCode::OK);
        client
    }

    pub async fn call(&self, method: Method, path: &str, body: Option<&Value>) -> Answer {
        let body = body.map_or_else(Body::empty, |body| Body::from(body.to_string()));
        self.send(method, path, "application/json", body).await
    }

    pub async fn send(&self, method: Method, path: &str, content_type: &str, body: Body) -> Answer {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token))
            .header(header::CONTENT_TYPE, content_type)
            .header("Beta", "true")
            .body(body)
            .unwrap();
        self.server.send(request).await
    }

    /// A `GET` as a client sends it that does not know of beta versions.
    pub async fn without_beta(&self, path: &str) -> Answer {
        let bearer = format!("Bearer {}", self.token);
        self.server.send(Request::get(path).header(header::AUTHORIZATION, bearer).body(Body::empty()).unwrap()).await
    }

    pub async fn get(&self, path: &str) -> Value {
        self.call(Method::GET, path, None).await.expect(StatusCode::OK).json()
    }

    pub async fn post(&self, path: &str, body: Value) -> Answer {
        self.call(Method::POST, path, Some(&body)).await
    }

    pub async fn control(&self, method: Method, path: &str, body: Value) -> Answer {
        self.server.json(method, &format!("/_sandbox/{path}"), &body).await
    }

    /// A person that nobody else is.
    pub async fn person(&self, email: &str) -> String {
        let body = json!({
            "email": email, "first_name": "New", "last_name": "Comer",
            "employments": [{"employment_start_date": "2026-01-01", "weekly_working_hours": 40}],
        });
        let created = self.post("/v2/persons", body).await.expect(StatusCode::CREATED).json();
        created["id"].as_str().unwrap().to_owned()
    }
}
