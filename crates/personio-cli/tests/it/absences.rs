use serde_json::json;

use crate::stage::{CLARA, Stage};

#[tokio::test(flavor = "multi_thread")]
async fn an_absence_is_requested_listed_and_cancelled() {
    let stage = Stage::start().await;
    let request =
        ["absences", "request", "paid vac", "10.8.", "14.8.", "--person", CLARA, "--comment", "Sea", "--json"];
    let made = stage.run(&request).await.json();
    let id = made[0]["id"].as_str().unwrap();
    let listed = stage.run(&["absences", "list", "--person", CLARA, "--from", "10.8.", "--json"]).await.json();
    let found = listed.as_array().unwrap().iter().find(|it| it["id"] == id).unwrap();
    assert_eq!((&found["from"], &found["to"]), (&json!("2026-08-10"), &json!("2026-08-14")));
    assert_eq!((&found["type"], &found["status"]), (&json!("Paid vacation"), &json!("pending")));
    stage.run(&["absences", "cancel", id]).await.good();
    let listed = stage.run(&["absences", "list", "--person", CLARA, "--from", "10.8.", "--json"]).await.json();
    assert!(listed.as_array().unwrap().iter().all(|it| it["id"] != id));
}

#[tokio::test(flavor = "multi_thread")]
async fn halves_and_hours_are_sent_as_personio_wants_them() {
    let stage = Stage::start().await;
    let half =
        ["absences", "request", "paid", "2026-08-10", "--half", "afternoon", "--person", CLARA, "--dry-run", "--json"];
    let body = stage.run(&half).await.json()[0]["body"].clone();
    assert_eq!(body["starts_from"], json!({"date_time": "2026-08-10T00:00:00", "type": "SECOND_HALF"}));
    assert_eq!(body["ends_at"], json!({"date_time": "2026-08-10T00:00:00", "type": "SECOND_HALF"}));
    let hours = ["absences", "request", "doctor", "2026-08-10", "--hours", "9-10:30", "--person", CLARA];
    let body = stage.run(&[&hours[..], &["--dry-run", "--json"]].concat()).await.json()[0]["body"].clone();
    assert_eq!(body["ends_at"], json!({"date_time": "2026-08-10T10:30:00"}));
    stage.run(&["absences", "request", "doctor", "2026-08-10", "--person", CLARA]).await.ended(2).says("--hours");
    stage
        .run(&["absences", "request", "vacation", "2026-08-10", "--person", CLARA])
        .await
        .ended(2)
        .says("Unpaid vacation");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_balance_says_what_is_left() {
    let stage = Stage::start().await;
    let balances = stage.run(&["absences", "balance", "--person", CLARA, "--json"]).await.json();
    let vacation = balances.as_array().unwrap().iter().find(|it| it["name"] == "Paid vacation").unwrap();
    assert!(vacation["balance"].is_number(), "{vacation}");
    let csv = stage.run(&["absences", "types", "--csv"]).await.good();
    assert!(csv.out.starts_with("name,unit,category,id\nPaid vacation,days,paid_vacation,"), "{csv:?}");
}
