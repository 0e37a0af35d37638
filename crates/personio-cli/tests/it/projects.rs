use serde_json::json;

use crate::stage::Stage;

#[tokio::test(flavor = "multi_thread")]
async fn a_project_is_made_changed_archived_and_deleted() {
    let stage = Stage::start().await;
    let create = ["projects", "create", "Heat Pump 3", "--code", "HP3", "--client", "Acme", "--billable", "true"];
    let made = stage.run(&[&create[..], &["--members-only", "--json"]].concat()).await.json();
    let id = made[0]["id"].as_str().unwrap();
    stage.run(&["projects", "create", "Phase 1", "--parent", "Heat Pump 3"]).await.good();
    stage.run(&["projects", "update", "Heat Pump 3", "--end", "2026-12-31", "--client", ""]).await.good();
    let project = stage.personio(&format!("/v2/projects/{id}")).await;
    let project = project.get("_data").unwrap_or(&project).clone();
    assert_eq!((&project["end"]["date"], &project["billable"]), (&json!("2026-12-31"), &json!(true)));
    assert!(project["client_name"].is_null(), "{project}");
    stage.run(&["projects", "archive", "Phase 1", "nothing"]).await.ended(1).says("nothing was sent");
    stage.run(&["projects", "archive", "Phase 1"]).await.good();
    let listed = stage.run(&["projects", "list", "--json"]).await.json();
    assert!(listed.as_array().unwrap().iter().all(|it| it["name"] != "Phase 1"));
    stage.run(&["projects", "delete", id]).await.ended(2).says("--yes");
    stage.run(&["projects", "delete", id, "--yes"]).await.good();
    assert_eq!(stage.arrived("DELETE", "/v2/projects/*").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_time_of_a_project_is_the_sum_of_its_people() {
    let stage = Stage::start().await;
    let span = ["projects", "time", "--from", "2026-06-01", "--to", "2026-06-05", "--json"];
    let all = stage.run(&span).await.json();
    let by_person = stage.run(&[&span[..], &["--by-person", "--project", "Retrofit Programme"]].concat()).await.json();
    let retrofit = all.as_array().unwrap().iter().find(|it| it["project"] == "Retrofit Programme").unwrap();
    let minutes: u64 = by_person.as_array().unwrap().iter().map(|it| it["minutes"].as_u64().unwrap()).sum();
    assert!(minutes > 0 && by_person.as_array().unwrap().len() > 1);
    assert_eq!(retrofit["minutes"], minutes);
}
