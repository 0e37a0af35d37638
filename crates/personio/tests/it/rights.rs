//! What a missing right looks like, on every operation.

use futures_util::FutureExt;
use personio::{
    client::Client,
    error::{Error, ErrorKind},
    request::RequestBody,
    transport::{Reply, Scripted, Transport},
};
use personio_sandbox::{Options, Sandbox};

use crate::{
    in_process::{InProcess, personnel},
    operation::Operation,
    v1, v2,
};

fn operations() -> Vec<Operation> {
    v1::registry::operations().into_iter().chain(v2::registry::operations()).collect()
}

/// Whoever gives a token back needs no right for it.
fn needs_a_right(operation: &Operation) -> bool {
    operation.path != "/v2/auth/revoke"
}

async fn refusal<T: Transport<Content = Vec<u8>>>(client: &Client<T>, operation: &Operation) -> Option<Error> {
    let content = b"content".to_vec();
    match operation.body {
        RequestBody::File(_) => client.send_file(operation, content).await.err(),
        _ => client.send(operation).await.err(),
    }
}

/// The status and the body with which Personio says that a right is missing, and what must be said to an administrator.
fn said(operation: &Operation) -> (u16, &'static str, String) {
    const PROBLEM: &str = r#"{"personio_trace_id":"T-1","errors":[{"title":"Unauthorized Request"}]}"#;
    const REPORTS: &str = r#"{"trace_id":"T-1","errors":[{"title":"Unauthorized token"}]}"#;
    const V1: &str =
        r#"{"success":false,"trace_id":"T-1","error":{"code":403,"message":"Provided authorization is not valid"}}"#;
    const TOKEN: &str = r#"{"trace_id":"T-1","error":"invalid_client"}"#;
    let path = operation.path.as_str();
    let access = if operation.method == "GET" { "read" } else { "write" };
    match path {
        "/v1/auth" => return (403, V1, "client secret".into()),
        "/v2/auth/token" => return (400, TOKEN, "client secret".into()),
        _ if path.starts_with("/v1/recruiting/") => return (403, PROBLEM, "Recruiting API".into()),
        _ if path.contains("/profile-picture/") => return (404, V1, "\"Profile Picture\"".into()),
        _ => {}
    }
    let area = path.split('/').nth(if path.starts_with("/v1/") { 3 } else { 2 }).unwrap();
    let scope = match area {
        "attendance-periods" => "attendances",
        "absence-periods" | "absence-types" | "time-offs" | "time-off-types" => "absences",
        "employees" if path.ends_with("/absences/balance") => "absences",
        "document-categories" | "document-management" => "documents",
        "custom-reports" => "reports",
        other => other,
    };
    let (status, body, prefix) = match area {
        "persons" => (401, PROBLEM, "personio:"),
        "reports" => (400, REPORTS, "personio:"),
        _ if path.starts_with("/v2/") => (403, PROBLEM, "personio:"),
        _ => (403, V1, ""),
    };
    (status, body, format!("({prefix}{scope}:{access})"))
}

#[test]
fn every_operation_says_in_words_which_right_is_missing_and_keeps_the_trace() {
    let mut count = 0;
    for operation in operations().iter().filter(|it| needs_a_right(it)) {
        let (status, body, expected) = said(operation);
        let transport = Scripted::answering(move |_| Reply::status(status).body(body));
        let client = Client::without_credentials("https://acme.example", transport);
        let error = refusal(&client, operation).now_or_never().unwrap().unwrap();
        let name = format!("{} {}", operation.method, operation.path);
        let words = error.missing_right().unwrap_or_else(|| panic!("{name} says nothing: {error}"));
        assert!(words.contains(&expected), "{name}: {words}");
        assert!(error.to_string().contains(words) && error.to_string().contains("(trace T-1)"), "{error}");
        assert_eq!(error.trace_id(), Some("T-1"));
        let kinds: &[ErrorKind] = match operation.path.as_str() {
            "/v1/auth" | "/v2/auth/token" => &[ErrorKind::Authentication],
            // Nobody can tell whether there is a picture.
            path if path.contains("/profile-picture/") => &[ErrorKind::NotFound],
            _ => &[ErrorKind::Permission],
        };
        assert!(kinds.contains(&error.kind()), "{name} is {:?}", error.kind());
        count += 1;
    }
    assert_eq!(count, 32 + 65);
}

#[tokio::test(start_paused = true)]
async fn credentials_without_a_right_are_told_so_by_every_operation() {
    let sandbox = Sandbox::new(Options::default());
    let transport = InProcess::new(sandbox.router());
    let mut clients = Vec::new();
    for scope in ["personio:webhooks:read", "personio:absences:read"] {
        let credential = format!(
            r#"{{"client_id":"{scope}","client_secret":"s","scopes":["{scope}"],"attributes":["email"],"token_seconds":9000}}"#
        );
        transport.control("POST", "/_sandbox/credentials", &credential).await;
        clients.push(Client::new("http://sandbox.example", personnel(scope, "s"), transport.clone()));
    }
    let mut silent = Vec::new();
    for operation in operations().iter().filter(|it| !it.path.contains("/auth")) {
        let mut words = Vec::new();
        for client in &clients {
            words.extend(refusal(client, operation).await);
        }
        if !words.iter().any(|error| error.missing_right().is_some()) {
            silent.push(format!("{} {}: {words:?}", operation.method, operation.path));
        }
    }
    assert!(silent.is_empty(), "{silent:#?}");
}
