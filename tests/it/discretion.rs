//! What the relay tells its operator says how it is doing, and nothing about people.

use std::path::Path;

use reqwest::{
    Client, StatusCode,
    multipart::{Form, Part},
};
use serde_json::{Value, json};

use crate::program::Program;

/// What candidates and employees say, and what only the company and its people may know.
const NEVER_TOLD: [&str; 15] = [
    "ch4nnel-s3cr3t",
    "Clara",
    "Zephyrine",
    "Quagmire",
    "zephyrine@",
    "+49 30 5550199",
    "zephyrines-curriculum",
    "nobody may read this letter",
    "clara.neumann@acme.example",
    "acme.example",
    "a comment on the day",
    "sandbox-secret",
    "sandbox-recruiting",
    "wrong-token-of-somebody",
    "AAAA-BBBB-CCCC",
];

struct Running {
    http: Client,
    relay: String,
    metrics: String,
}

#[tokio::test]
async fn log_and_metrics_tell_what_happens_but_nothing_about_people() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("relay.log");
    let mut sandbox = Program::start("personio-sandbox", &["--listen", "127.0.0.1:0"], &folder.path().join("sandbox"));
    let personio = sandbox.address().await.expect("the sandbox starts");
    let config = folder.path().join("relay.toml");
    std::fs::write(&config, configuration(folder.path(), &personio)).unwrap();
    let config = config.to_str().unwrap();
    // As talkative as it gets.
    let variables = [("PERSONIO_RELAY_LOG", "trace"), ("PERSONIO_RELAY_LOG_FORMAT", "json")];
    let mut relay = Program::start_with("personio-relay", &["serve", "--config", config], &variables, &log);
    let address = relay.address().await.expect("the relay starts");
    let metrics = relay.said("metrics on ").expect("it says where its metrics are").to_owned();
    let running = Running { http: Client::new(), relay: address, metrics };

    candidates(&running, &personio).await;
    let code = invited(config).await;
    let token = employees(&running, &code).await;
    let metrics = running.http.get(&running.metrics).send().await.unwrap().text().await.unwrap();
    relay.kill().await;

    let log = std::fs::read_to_string(&log).unwrap();
    let events: Vec<Value> = log.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    let told = |message: &str| events.iter().any(|event| event["fields"]["message"] == message);
    assert!(told("delivered"), "the log tells of deliveries");
    assert!(told("the morning's news could not be told"), "and of the channel");
    let dashless = code.replace('-', "");
    for secret in NEVER_TOLD.iter().copied().chain([code.as_str(), dashless.as_str(), token.as_str()]) {
        let line = log.lines().find(|line| line.contains(secret));
        assert!(line.is_none(), "{secret:?} is in the log: {line:?}");
        assert!(!metrics.contains(secret), "{secret:?} is in the metrics");
    }
    counted(&metrics);
}

/// Personio and the outbox are well described, and what strangers ask for does not become a label.
fn counted(metrics: &str) {
    for line in [
        r#"personio_relay_deliveries_total{company="4711",result="delivered"} 1"#,
        r#"personio_relay_deliveries_total{company="4711",result="refused"} 1"#,
        r#"personio_relay_outbox_pending{company="4711"} 0"#,
        r#"personio_relay_database_up 1"#,
        r#"personio_relay_requests_total{method="POST",route="/v1/recruiting/applications",status="201"} 1"#,
        r#"personio_relay_requests_total{method="other",route="none",status="404"} 1"#,
        r#"personio_relay_personio_requests_total{company="4711",method="POST",path="/v1/recruiting/applications",status="201"} 1"#,
    ] {
        assert!(metrics.lines().any(|told| told == line), "{line} is missing in\n{metrics}");
    }
    assert!(metrics.contains(r#"path="/v2/persons",status="200""#), "{metrics}");
    assert!(!metrics.contains("stranger"), "{metrics}");
    assert!(metrics.ends_with("# EOF\n"), "{metrics}");
}

async fn candidates(running: &Running, personio: &str) {
    let Running { http, relay, .. } = running;
    let part = Part::bytes(b"nobody may read this letter".to_vec()).file_name("zephyrines-curriculum.txt");
    let upload = http
        .post(format!("{relay}/v1/recruiting/applications/documents"))
        .multipart(Form::new().part("file", part))
        .send();
    let document: Value = upload.await.unwrap().json().await.unwrap();
    let mut application = json!({
        "first_name": "Zephyrine", "last_name": "Quagmire", "email": "zephyrine@example.com",
        "attributes": [{"id": "phone", "value": "+49 30 5550199"}], "job_position_id": 2_697_760,
        "files": [{"uuid": document["uuid"], "original_filename": "zephyrines-curriculum.txt", "category": "cv"}],
    });
    let (status, answer) = sent(running, &application).await;
    assert_eq!(status, StatusCode::CREATED, "{answer}");
    // Personio refuses it, with a message that repeats what was sent.
    application["files"] = json!([]);
    application["email"] = json!("zephyrine@second.example");
    let verdict = json!({"path": "/v1/recruiting/applications", "kind": "status", "status": 422, "times": 1});
    http.post(format!("{personio}/_sandbox/faults")).json(&verdict).send().await.unwrap();
    assert!(sent(running, &application).await.0.is_client_error());
    let stranger = reqwest::Method::from_bytes(b"PROPFIND").unwrap();
    http.request(stranger, format!("{relay}/stranger/zephyrine@example.com")).send().await.unwrap();
}

async fn sent(running: &Running, application: &Value) -> (StatusCode, String) {
    let url = format!("{}/v1/recruiting/applications", running.relay);
    let answer = running.http.post(url).json(application).send().await.unwrap();
    (answer.status(), answer.text().await.unwrap())
}

async fn invited(config: &str) -> String {
    let printed =
        Program::output("personio-relay", &["invite", "clara.neumann@acme.example", "--config", config]).await;
    let is_code = |word: &&str| word.len() == 14 && word.matches('-').count() == 2;
    printed.split_whitespace().find(is_code).expect("a code is printed").to_owned()
}

async fn employees(running: &Running, code: &str) -> String {
    let Running { http, relay, .. } = running;
    let session = format!("{relay}/_relay/session");
    let wrong = http.post(&session).json(&json!({"code": "AAAA-BBBB-CCCC"})).send().await.unwrap();
    assert!(wrong.status().is_client_error());
    let signed_in: Value = http.post(&session).json(&json!({"code": code})).send().await.unwrap().json().await.unwrap();
    let token = signed_in["token"].as_str().expect("a token").to_owned();
    let ask = |token: &str| http.get(format!("{relay}/v2/persons?email=clara.neumann@acme.example")).bearer_auth(token);
    assert_eq!(ask(&token).send().await.unwrap().status(), StatusCode::OK);
    assert_eq!(ask("wrong-token-of-somebody").send().await.unwrap().status(), StatusCode::UNAUTHORIZED);
    let person = signed_in["session"]["person"].clone();
    let period = json!({
        "person": person, "type": "WORK", "comment": "a comment on the day",
        "start": {"date_time": "2026-05-03T09:00:00"}, "end": {"date_time": "2026-05-03T12:00:00"},
    });
    let write = http.post(format!("{relay}/v2/attendance-periods")).bearer_auth(&token).json(&period);
    assert_eq!(write.send().await.unwrap().status(), StatusCode::CREATED);
    token
}

fn configuration(folder: &Path, personio: &str) -> String {
    format!(
        r#"
        listen = "127.0.0.1:0"
        data_dir = {:?}
        [personio]
        career_page = "{personio}"
        api = "{personio}"
        company_id = "4711"
        recruiting_token = "sandbox-recruiting"
        [board]
        languages = ["de"]
        [[form.fields]]
        id = "phone"
        [applications]
        allowed_origins = []
        allow_requests_without_origin = true
        [personnel]
        client_id = "sandbox-client"
        client_secret = "sandbox-secret"
        public_url = "https://relay.acme.example"
        [personnel.announcements]
        channel = "json"
        url = "http://127.0.0.1:9/ch4nnel-s3cr3t"
        tell = ["first_day", "birthday", "anniversary", "away"]
        time_zone = "Etc/UTC"
        at = "00:00"
        give_up_after = "24h"
        days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        [metrics]
        listen = "127.0.0.1:0"
        [protection]
        enabled = false
        "#,
        folder.join("data")
    )
}
