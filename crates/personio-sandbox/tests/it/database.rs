//! What a database keeps from one start to the next.

use axum::http::{Method, StatusCode};
use personio_sandbox::{Options, Sandbox, Size};
use serde_json::{Value, json};

use crate::{
    client::{Client, unlimited},
    server::{APPLICATIONS, DOCUMENTS, Part, authorized, multipart},
};

async fn start(file: &std::path::Path) -> Sandbox {
    Sandbox::open(Options::default(), Some(file)).await.unwrap()
}

async fn apply(client: &Client) -> Value {
    let upload = multipart(&[Part::File("file", "cv.pdf", b"%PDF-1.4 kept")]);
    let request = authorized(Method::POST, DOCUMENTS, "multipart/form-data; boundary=XX", upload);
    let uuid = client.server.send(request).await.expect(StatusCode::OK).json()["uuid"].clone();
    let feed = client.server.get("/xml?language=de").await.text();
    let position: u64 = feed.split("<id>").nth(1).unwrap().split('<').next().unwrap().parse().unwrap();
    let application = json!({
        "first_name": "Ada", "last_name": "Winter", "email": "ada@example.com", "job_position_id": position,
        "phase": {"type": "custom", "id": 501},
        "files": [{"uuid": uuid, "original_filename": "cv.pdf", "category": "cv"}],
    });
    client.server.json(Method::POST, APPLICATIONS, &application).await.expect(StatusCode::CREATED);
    application
}

#[tokio::test]
async fn everything_is_there_again_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sandbox.db");
    let mut client = Client::on(start(&file).await).await;
    client.control(Method::PUT, "limits", unlimited()).await.expect(StatusCode::OK);
    client.control(Method::PUT, "account", json!({"channels": [7]})).await.expect(StatusCode::OK);
    client.control(Method::PUT, "clock", json!({"freeze": "2031-02-03T10:00:00Z"})).await.expect(StatusCode::OK);
    let credential = json!({"client_id": "a", "client_secret": "b", "scopes": ["personio:persons:read"]});
    client.control(Method::POST, "credentials", credential).await.expect(StatusCode::CREATED);
    let login = json!({"client_id": "sandbox-client", "client_secret": "sandbox-secret"});
    let token = client.post("/v1/auth", login).await.json()["data"]["token"].as_str().unwrap().to_owned();
    client.token.clone_from(&token);
    let kept = client.person("kept@acme.example").await;
    let gone = client.person("gone@acme.example").await;
    client.call(Method::DELETE, &format!("/v2/persons/{gone}"), None).await.expect(StatusCode::NO_CONTENT);
    let row = json!({"employee": kept.parse::<u64>().unwrap(), "date": "2031-02-03", "start_time": "08:00",
        "end_time": "10:00", "break": 0});
    let created = client.post("/v1/company/attendances", json!({"attendances": [row]})).await.expect(StatusCode::OK);
    let attendance = created.json()["data"]["id"][0].as_u64().unwrap();
    let path = format!("/v1/company/attendances/{attendance}");
    client.call(Method::DELETE, &path, None).await.expect(StatusCode::OK);
    let application = apply(&client).await;
    let before = client.server.applications().await;
    drop(client);

    let again = Client { token, ..Client::on(start(&file).await).await };
    assert_eq!(again.get(&format!("/v2/persons/{kept}")).await["email"], "kept@acme.example");
    again.call(Method::GET, &format!("/v2/persons/{gone}"), None).await.expect(StatusCode::NOT_FOUND);
    let next = again.person("next@acme.example").await;
    assert_eq!(next.parse::<u64>().unwrap(), gone.parse::<u64>().unwrap() + 1, "numbers are never used twice");
    let created = again.post("/v1/company/attendances", json!({"attendances": [row]})).await.expect(StatusCode::OK);
    assert_eq!(created.json()["data"]["id"][0], attendance + 1);
    assert_eq!(again.server.applications().await, before);
    let document = before[0]["files"][0]["url"].as_str().unwrap();
    assert_eq!(again.server.get(document).await.expect(StatusCode::OK).body, b"%PDF-1.4 kept");
    again.server.json(Method::POST, APPLICATIONS, &application).await.expect(StatusCode::BAD_REQUEST);
    let clock = again.server.get("/_sandbox/clock").await.json();
    assert_eq!((&clock["now"], &clock["frozen"]), (&json!("2031-02-03T10:00:00Z"), &json!(true)));
    assert_eq!(again.server.get("/_sandbox/account").await.json()["channels"], json!([7]));
    assert_eq!(again.server.get("/_sandbox/limits").await.json()["v1_per_minute"], Value::Null);
    let form = "grant_type=client_credentials&client_id=a&client_secret=b";
    let path = "/v2/auth/token";
    let granted = again.send(Method::POST, path, "application/x-www-form-urlencoded", form.into()).await;
    assert_eq!(granted.expect(StatusCode::OK).json()["scope"], "personio:persons:read");
}

#[tokio::test]
async fn a_company_of_thousands_is_kept_to_the_last_row() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sandbox.db");
    let options = Options { size: Size { people: 1201, years: 1 }, ..Options::default() };
    let client = Client::on(Sandbox::open(options, Some(&file)).await.unwrap()).await;
    client.call(Method::DELETE, "/v2/persons/1700", None).await.expect(StatusCode::NO_CONTENT);
    let mut before = client.get("/_sandbox/state").await;
    drop(client);
    let mut after = Client::on(start(&file).await).await.get("/_sandbox/state").await;
    for state in [&mut before, &mut after] {
        assert_eq!(state["tables"]["persons"]["rows"].as_array().unwrap().len(), 1200);
        state["clock"].take();
    }
    assert_eq!(before, after);
}

#[tokio::test]
async fn a_reset_is_kept_too() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sandbox.db");
    let client = Client::on(start(&file).await).await;
    client.person("gone@acme.example").await;
    apply(&client).await;
    client.control(Method::POST, "reset", json!({})).await.expect(StatusCode::NO_CONTENT);
    drop(client);
    let again = Client::on(start(&file).await).await;
    assert!(again.server.applications().await.is_empty());
    assert_eq!(again.get("/v2/persons?email=gone@acme.example").await["_data"], json!([]));
}

#[tokio::test]
async fn an_exported_state_brings_what_arrived() {
    let client = Client::new().await;
    apply(&client).await;
    let state = client.server.get("/_sandbox/state").await.json();
    let other = Client::of(Options { state: Some(state.to_string().into()), ..Options::default() }).await;
    assert_eq!(other.server.applications().await, client.server.applications().await);
    other.control(Method::PUT, "state", Client::new().await.get("/_sandbox/state").await).await;
    assert!(other.server.applications().await.is_empty());
}
