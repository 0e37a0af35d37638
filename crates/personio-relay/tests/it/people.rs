//! Employees who are signed in to a relay, and Personio behind it as only the operator sees it.

use std::ops::Deref;

use personio_relay::commands;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

use crate::chain::{Answer, Chain};

pub const CLARA: &str = "clara.neumann@acme.example";
pub const FELIX: &str = "felix.otto@acme.example";
/// Has left.
pub const CARLA: &str = "carla.bruno@acme.example";

pub struct People {
    chain: Chain,
    /// The company's own token at Personio.
    personio: String,
}

impl Deref for People {
    type Target = Chain;

    fn deref(&self) -> &Chain {
        &self.chain
    }
}

impl People {
    pub async fn start() -> Self {
        Self::with("").await
    }

    /// With further lines of the `[personnel]` section.
    pub async fn with(personnel: &str) -> Self {
        let chain = Chain::of_people(personnel).await;
        let limits = json!({
            "recruiting_per_minute": null, "legacy_per_minute": null, "v1_per_minute": null,
            "v1_auth_per_minute": null, "employees_per_minute": null, "employees_per_second": null,
            "v1_documents_per_minute": null, "v2_token_per_minute": null, "v2_per_second": null, "v2_burst": 100,
        });
        let set = chain.sandbox_request(|http, url| http.put(format!("{url}/_sandbox/limits")).json(&limits)).await;
        assert!(set.status().is_success());
        let login = json!({"client_id": "sandbox-client", "client_secret": "sandbox-secret"});
        let login = chain.sandbox_request(|http, url| http.post(format!("{url}/v1/auth")).json(&login)).await;
        let login: Value = login.json().await.unwrap();
        let personio = login["data"]["token"].as_str().unwrap().to_owned();
        Self { chain, personio }
    }

    pub async fn restart(&mut self, personnel: &str) {
        self.chain.reconfigure(personnel);
        self.chain.restart().await;
    }

    /// An invitation's code.
    pub async fn invite(&self, email: &str) -> String {
        commands::invite(&self.config(), email).await.unwrap().code
    }

    /// What the relay says to a code.
    pub async fn try_code(&self, code: &str) -> Answer {
        let request = self.http.post(self.relay_url("/_relay/session")).json(&json!({"code": code}));
        Answer::of(request.send().await.unwrap()).await
    }

    /// A session's token.
    pub async fn sign_in(&self, email: &str) -> String {
        let answer = self.try_code(&self.invite(email).await).await;
        assert_eq!(answer.status, 201, "{answer:?}");
        answer.body["token"].as_str().unwrap().to_owned()
    }

    /// A request to the relay.
    pub fn request(&self, token: &str, method: &str, path: &str) -> RequestBuilder {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        self.http.request(method, self.relay_url(path)).bearer_auth(token)
    }

    pub async fn ask(&self, token: &str, method: &str, path: &str, body: Option<&Value>) -> Answer {
        let request = self.request(token, method, path);
        let request = match body {
            Some(body) => request.json(body),
            None => request,
        };
        Answer::of(request.send().await.unwrap()).await
    }

    pub async fn read(&self, token: &str, path: &str) -> Answer {
        self.ask(token, "GET", path, None).await
    }

    /// What Personio says without a relay in between.
    pub async fn personio(&self, method: &str, path: &str, body: Option<&Value>) -> Answer {
        let method = Method::from_bytes(method.as_bytes()).unwrap();
        let token = self.personio.clone();
        let request = |http: &reqwest::Client, url: &str| {
            let request = http.request(method, format!("{url}{path}")).bearer_auth(token).header("beta", "true");
            match body {
                Some(body) => request.json(body),
                None => request,
            }
        };
        Answer::of(self.sandbox_request(request).await).await
    }

    /// What Personio has made of a body: its id.
    pub async fn made(&self, path: &str, body: &Value) -> String {
        let answer = self.personio("POST", path, Some(body)).await;
        assert!(matches!(answer.status, 200 | 201), "{path} {body} {answer:?}");
        answer.body["id"].as_str().unwrap().to_owned()
    }

    /// The id of a person.
    pub async fn person(&self, email: &str) -> String {
        let found = self.personio("GET", &format!("/v2/persons?email={email}"), None).await;
        found.body["_data"][0]["id"].as_str().unwrap().to_owned()
    }

    /// Somebody leaves the company.
    pub async fn dismiss(&self, email: &str) {
        let person = self.person(email).await;
        let employments = self.personio("GET", &format!("/v2/persons/{person}/employments"), None).await;
        let employment = employments.body["_data"][0]["id"].as_str().unwrap();
        let path = format!("/v2/persons/{person}/employments/{employment}");
        let answer = self.personio("PATCH", &path, Some(&json!({"status": "INACTIVE"}))).await;
        assert_eq!(answer.status, 200, "{answer:?}");
    }

    /// How many requests of a method (`*`: of any) and a path reached Personio.
    pub async fn arrived_at(&self, method: &str, path: &str) -> u64 {
        let method = if method == "*" { String::new() } else { format!("method={method}&") };
        let path = format!("/_sandbox/log/count?{method}path={path}");
        let count = self.sandbox_request(|http, url| http.get(format!("{url}{path}"))).await;
        count.json::<Value>().await.unwrap()["count"].as_u64().unwrap()
    }

    /// Personio's log is as after the start.
    pub async fn forget_log(&self) {
        let forgotten = self.sandbox_request(|http, url| http.delete(format!("{url}/_sandbox/log"))).await;
        assert!(forgotten.status().is_success());
    }

    /// As if somebody had signed in to another company of the same relay.
    pub async fn give_to_company(&self, company: &str, session: &str) {
        let done = sqlx::query("UPDATE session SET company = $1 WHERE id = $2")
            .bind(company)
            .bind(session)
            .execute(&self.database().await)
            .await
            .unwrap();
        assert_eq!(done.rows_affected(), 1);
    }

    /// As if a session had not been used for its whole lifetime.
    pub async fn let_expire(&self, session: &str) {
        let done = sqlx::query("UPDATE session SET expires_at = 1 WHERE id = $1")
            .bind(session)
            .execute(&self.database().await)
            .await
            .unwrap();
        assert_eq!(done.rows_affected(), 1);
    }

    /// Sends a request line as it is, and returns the beginning of the answer.
    pub async fn raw(&self, line: &str, token: &str) -> String {
        let address = self.relay_url("").replace("http://", "");
        let mut stream = TcpStream::connect(&address).await.unwrap();
        let head = format!("{line}\r\nhost: {address}\r\nauthorization: Bearer {token}\r\nconnection: close\r\n\r\n");
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await.unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }
}
