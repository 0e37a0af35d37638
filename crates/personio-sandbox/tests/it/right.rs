//! Credentials that may do less than everything.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::client::Client;

/// A client whose credentials have these scopes, and see these attributes of employees.
async fn client(scopes: Value, attributes: Value) -> Client {
    let mut client = Client::new().await;
    let credential = json!({
        "client_id": "narrow", "client_secret": "secret", "scopes": scopes, "attributes": attributes, "token_seconds": 60,
    });
    client.control(Method::POST, "credentials", credential).await.expect(StatusCode::CREATED);
    let login = json!({"client_id": "narrow", "client_secret": "secret"});
    let answer = client.server.json(Method::POST, "/v1/auth", &login).await.expect(StatusCode::OK).json();
    client.token = answer["data"]["token"].as_str().unwrap().to_owned();
    client
}

#[tokio::test]
async fn a_missing_right_looks_different_by_endpoint() {
    let client = client(json!(["personio:absences:read"]), Value::Null).await;
    for (path, status) in [
        ("/v2/absence-periods", StatusCode::OK),
        ("/v2/absence-types", StatusCode::OK),
        ("/v1/company/time-offs", StatusCode::OK),
        ("/v2/persons", StatusCode::UNAUTHORIZED),
        ("/v2/reports", StatusCode::BAD_REQUEST),
        ("/v2/attendance-periods", StatusCode::FORBIDDEN),
        ("/v2/projects", StatusCode::FORBIDDEN),
        ("/v2/legal-entities", StatusCode::FORBIDDEN),
        ("/v1/company/employees", StatusCode::FORBIDDEN),
        ("/v1/company/attendances?start_date=2026-06-01&end_date=2026-06-02", StatusCode::FORBIDDEN),
    ] {
        let answer = client.call(Method::GET, path, None).await;
        assert_eq!(answer.status, status, "{path}");
    }
}

#[tokio::test]
async fn who_may_read_may_not_write() {
    let client = client(json!(["personio:projects:read", "personio:persons:read"]), Value::Null).await;
    client.call(Method::GET, "/v2/projects", None).await.expect(StatusCode::OK);
    client.post("/v2/projects", json!({"name": "Hidden"})).await.expect(StatusCode::FORBIDDEN);
    client.call(Method::DELETE, "/v2/persons/501", None).await.expect(StatusCode::UNAUTHORIZED);
    let all = Client { token: Client::new().await.token, ..client };
    all.call(Method::GET, "/v2/projects", None).await.expect(StatusCode::UNAUTHORIZED); // another sandbox's token
}

#[tokio::test]
async fn attributes_that_are_not_whitelisted_are_absent() {
    let client = client(Value::Null, json!(["email", "first_name"])).await;
    let employees = client.get("/v1/company/employees?limit=1").await;
    let mut names: Vec<_> = employees["data"][0]["attributes"].as_object().unwrap().keys().cloned().collect();
    names.sort_unstable();
    assert_eq!(names, ["email", "first_name", "id"]);
    let known = client.get("/v1/company/employees/attributes").await;
    assert_eq!(known["data"].as_array().unwrap().len(), 3);
    let picture = client.call(Method::GET, "/v1/company/employees/501/profile-picture", None).await;
    picture.expect(StatusCode::NOT_FOUND);
    let person = client.get("/v2/persons/503").await;
    assert!(person["first_name"].is_string() && person["email"].is_string(), "{person}");
    for name in ["last_name", "preferred_name", "gender"] {
        assert!(person.get(name).is_none(), "{name}");
    }
    assert_eq!(person["custom_attributes"], json!([]));
}

#[tokio::test]
async fn a_token_ends_with_its_time_and_with_its_credential() {
    let client = client(Value::Null, Value::Null).await;
    client.call(Method::GET, "/v2/persons", None).await.expect(StatusCode::OK);
    client.control(Method::PUT, "clock", json!({"advance_seconds": 61})).await.expect(StatusCode::OK);
    client.call(Method::GET, "/v2/persons", None).await.expect(StatusCode::UNAUTHORIZED);
    client.control(Method::DELETE, "credentials/narrow", json!({})).await.expect(StatusCode::NO_CONTENT);
    let login = json!({"client_id": "narrow", "client_secret": "secret"});
    client.server.json(Method::POST, "/v1/auth", &login).await.expect(StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn scopes_that_nobody_knows_are_no_credential() {
    let credential = json!({"client_id": "x", "client_secret": "y", "scopes": ["personio:payroll:read"]});
    let client = Client::new().await;
    let refused = client.control(Method::POST, "credentials", credential).await.expect(StatusCode::BAD_REQUEST);
    assert!(refused.text().contains("personio:payroll:read"));
}
