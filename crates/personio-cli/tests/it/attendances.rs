use serde_json::{Value, json};

use crate::stage::{CLARA, Stage};

/// Clara's periods of a day, as Personio has them.
async fn day(stage: &Stage, day: &str) -> Vec<String> {
    let person = stage.person(CLARA).await;
    let path =
        format!("/v2/attendance-periods?person.id={person}&attribution_date.gte={day}&attribution_date.lte={day}");
    let list = stage.personio(&path).await;
    let time =
        |value: &Value| value["date_time"].as_str().unwrap_or_default().get(11..16).unwrap_or_default().to_owned();
    let mut periods: Vec<String> = list["_data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            let comment = it["comment"].as_str().unwrap_or_default();
            format!("{} {}-{} {comment}", it["type"].as_str().unwrap(), time(&it["start"]), time(&it["end"]))
        })
        .map(|line| line.trim_end().to_owned())
        .collect();
    periods.sort_by_key(|line| line.split_once(' ').map(|(_, time)| time.to_owned()));
    periods
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_is_recorded_as_work_and_breaks_with_project_and_comment() {
    let stage = Stage::start().await;
    let line = ["attendances", "add", "--person", CLARA, "--json", "2026-06-06", "9-12:30", "13-17:30", "@retrofit"];
    let ran = stage.run(&[&line[..], &["review", "of", "plans"]].concat()).await;
    let recorded = ran.json();
    assert_eq!(recorded.as_array().unwrap().len(), 2);
    assert_eq!(recorded[0]["start"], "2026-06-06T09:00:00");
    assert_eq!(
        (&recorded[0]["project"], &recorded[1]["comment"]),
        (&json!("Retrofit Programme"), &json!("review of plans"))
    );
    assert_eq!(
        day(&stage, "2026-06-06").await,
        ["WORK 09:00-12:30 review of plans", "WORK 13:00-17:30 review of plans"]
    );
    let listed = stage.run(&["attendances", "list", "--person", CLARA, "--from", "6.6.", "--to", "6.6."]).await.good();
    let listed = listed.says("Retrofit Programme").says("8 h of work in 2 periods");
    assert!(!listed.out.contains('\u{1b}'), "no colours outside a terminal");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dry_run_shows_the_request_and_sends_none() {
    let stage = Stage::start().await;
    let line = ["attendances", "add", "--person", CLARA, "--date", "2026-06-06", "9-12", "--comment", "x", "--dry-run"];
    let text = stage.run(&line).await.good();
    assert!(text.out.starts_with("POST /v2/attendance-periods?skip_approval=false\n{"), "{text:?}");
    let shown = stage.run(&[&line[..], &["--json"]].concat()).await.json();
    assert_eq!(shown[0]["body"]["start"], json!({"date_time": "2026-06-06T09:00:00"}));
    assert_eq!((&shown[0]["body"]["comment"], &shown[0]["query"]["skip_approval"]), (&json!("x"), &json!("false")));
    assert_eq!(stage.arrived("POST", "/v2/attendance-periods").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_of_working_time_are_told_before_anything_is_sent() {
    let stage = Stage::start().await;
    let line = ["attendances", "add", "--person", CLARA, "--date", "2026-06-06", "8-17"];
    let strict = stage.run(&[&line[..], &["--strict"]].concat()).await.ended(1);
    strict.says("0 min of breaks").says("insert a break of 30 min").says("nothing was sent");
    assert_eq!(stage.arrived("POST", "/v2/attendance-periods").await, 0);
    stage.run(&line).await.good().says("30 min less than 30 min");
    let overlap = stage.run(&["attendances", "add", "--person", CLARA, "2026-06-06", "16-18"]).await.ended(1);
    overlap.says("periods overlap").says("nothing was sent");
    assert_eq!(day(&stage, "2026-06-06").await, ["WORK 08:00-17:00"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_period_is_changed_and_deleted_by_its_id() {
    let stage = Stage::start().await;
    let added = stage.run(&["attendances", "add", "--person", CLARA, "--json", "2026-06-06", "9-12", "x"]).await.json();
    let id = added[0]["id"].as_str().unwrap();
    stage.run(&["attendances", "edit", id, "--to", "11:30", "--comment", ""]).await.good();
    assert_eq!(day(&stage, "2026-06-06").await, ["WORK 09:00-11:30"]);
    stage.run(&["attendances", "edit", id]).await.ended(2).says("nothing is to be changed");
    let unknown = "00000000-0000-4000-8000-000000000000";
    let partly = stage.run(&["attendances", "delete", id, unknown]).await.ended(3);
    partly.says("1 of 2 are deleted");
    assert!(day(&stage, "2026-06-06").await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_recorded_in_part_is_told() {
    let stage = Stage::start().await;
    stage
        .fault(&json!({"path": "/v2/attendance-periods", "method": "POST", "kind": "delay", "delay_ms": 1, "times": 1}))
        .await;
    stage
        .fault(
            &json!({"path": "/v2/attendance-periods", "method": "POST", "kind": "status", "status": 403, "times": 1}),
        )
        .await;
    let ran = stage.run(&["attendances", "add", "--person", CLARA, "2026-06-06", "9-12", "13-15"]).await.ended(3);
    ran.says("1 of 2 periods are recorded").says("09:00");
    assert_eq!(day(&stage, "2026-06-06").await, ["WORK 09:00-12:00"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_makes_no_sense_is_shown_with_the_place() {
    let stage = Stage::start().await;
    let ran = stage.run(&["attendances", "add", "--person", CLARA, "9-12", "11:75-13"]).await.ended(2);
    ran.says("no such time").says("    9-12 11:75-13\n         ^^^^^^^^").says("nothing was sent");
    stage.run(&["attendances", "add", "--person", CLARA, "start"]).await.ended(2).says("until when");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_records_nothing_twice() {
    let stage = Stage::start().await;
    stage.fault(&json!({"path": "/v2/attendance-periods", "method": "POST", "kind": "lost_answer", "times": 1})).await;
    stage.run(&["attendances", "add", "--person", CLARA, "2026-06-06", "9-12"]).await.good();
    assert_eq!(day(&stage, "2026-06-06").await, ["WORK 09:00-12:00"]);
}
