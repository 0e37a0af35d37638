use personio_relay::commands;
use serde_json::{Value, json};

use crate::{
    chain::on_both,
    people::{CLARA, People},
};

on_both! {
    each_write_is_in_the_log_with_who_what_and_result,
    the_log_can_be_exported_from_a_moment_on,
    nobody_changes_or_deletes_what_is_in_the_log,
    what_cannot_be_logged_is_not_written,
}

async fn log(people: &People) -> Vec<Value> {
    let mut output = Vec::new();
    commands::export_audit(&people.config(), None, &mut output).await.unwrap();
    String::from_utf8(output).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn work(day: u32) -> Value {
    json!({
        "type": "WORK",
        "start": {"date_time": format!("2026-06-{day:02}T02:00:00")},
        "end": {"date_time": format!("2026-06-{day:02}T03:00:00")},
        "comment": "private",
    })
}

async fn each_write_is_in_the_log_with_who_what_and_result() {
    let people = People::start().await;
    let token = people.sign_in(CLARA).await;
    let person = people.person(CLARA).await;
    let session = people.read(&token, "/_relay/session").await.body["id"].clone();
    let made = people.ask(&token, "POST", "/v2/attendance-periods", Some(&work(1))).await;
    let id = made.body["id"].as_str().unwrap().to_owned();
    let path = format!("/v2/attendance-periods/{id}");
    people.ask(&token, "POST", "/v2/attendance-periods", Some(&work(1))).await;
    people.ask(&token, "DELETE", &path, None).await;
    people.fault(&json!({"path": "/v2/attendance-periods", "method": "POST", "kind": "lost_answer"})).await;
    people.ask(&token, "POST", "/v2/attendance-periods", Some(&work(2))).await;
    // What is read, refused or not let through is no write.
    people.read(&token, "/v2/attendance-periods").await;
    people.ask(&token, "DELETE", "/v2/attendance-periods/00000000-0000-4000-8000-000000000000", None).await;
    people.ask(&token, "DELETE", "/_relay/session", None).await;
    let log = log(&people).await;
    let shown: Vec<(&str, &str, &str)> = log
        .iter()
        .map(|line| {
            (line["action"].as_str().unwrap(), line["target"].as_str().unwrap(), line["result"].as_str().unwrap())
        })
        .collect();
    let list = "/v2/attendance-periods";
    assert_eq!(
        shown,
        [
            ("invite", CLARA, "done"),
            ("sign_in", CLARA, "done"),
            ("POST /v2/attendance-periods", list, "201"),
            ("POST /v2/attendance-periods", list, "400"),
            ("DELETE /v2/attendance-periods/{id}", path.as_str(), "204"),
            ("POST /v2/attendance-periods", list, "no_answer"),
            ("sign_out", CLARA, "done"),
        ]
    );
    assert_eq!((&log[0]["role"], &log[0]["person"]), (&json!("operator"), &Value::Null));
    for line in &log[1..] {
        assert_eq!((&line["person"], &line["session"], &line["role"]), (&json!(person), &session, &json!("employee")));
    }
    assert!(!format!("{log:?}").contains("private"), "bodies are not in the log");
}

async fn the_log_can_be_exported_from_a_moment_on() {
    let people = People::start().await;
    people.sign_in(CLARA).await;
    let mut output = Vec::new();
    let later = Some("2100-01-01T00:00:00Z".parse().unwrap());
    commands::export_audit(&people.config(), later, &mut output).await.unwrap();
    assert!(output.is_empty());
}

async fn nobody_changes_or_deletes_what_is_in_the_log() {
    let people = People::start().await;
    people.sign_in(CLARA).await;
    let database = people.database().await;
    for change in ["UPDATE audit SET result = 'none'", "DELETE FROM audit"] {
        let error = sqlx::query(change).execute(&database).await.unwrap_err().to_string();
        assert!(error.contains("append-only"), "{error}");
    }
    assert_eq!(log(&people).await.len(), 2);
}

async fn what_cannot_be_logged_is_not_written() {
    let people = People::start().await;
    let token = people.sign_in(CLARA).await;
    sqlx::query("DROP TABLE audit").execute(&people.database().await).await.unwrap();
    let answer = people.ask(&token, "POST", "/v2/attendance-periods", Some(&work(1))).await;
    assert_eq!(answer.status, 503, "{answer:?}");
    assert_eq!(people.arrived_at("POST", "/v2/attendance-periods").await, 0);
    assert_eq!(people.read(&token, "/v2/attendance-periods?limit=1").await.status, 200);
}
