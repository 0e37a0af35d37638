//! The personnel API, v1 and v2, over one company.

use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::client::Client;

const NEW: &str = "new@acme.example";

#[tokio::test]
async fn acme_has_forty_people_in_both_versions() {
    let client = Client::new().await;
    let employees = client.get("/v1/company/employees").await;
    assert_eq!(employees["metadata"], json!({"total_elements": 40, "current_page": 0, "total_pages": 1}));
    let (mut path, mut seen) = ("/v2/persons?limit=15".to_owned(), 0);
    loop {
        let page = client.get(&path).await;
        seen += page["_data"].as_array().unwrap().len();
        let Some(next) = page["_meta"]["links"]["next"]["href"].as_str() else { break };
        path = next.split_once("8788").unwrap().1.to_owned();
    }
    assert_eq!(seen, 40);
}

#[tokio::test]
async fn a_new_person_is_an_employee_with_an_employment() {
    let client = Client::new().await;
    let id = client.person(NEW).await;
    let employee = client.get(&format!("/v1/company/employees/{id}")).await;
    assert_eq!(employee["data"]["attributes"]["email"]["value"], "new@acme.example");
    assert_eq!(employee["data"]["attributes"]["weekly_working_hours"]["value"], "40");
    let employments = client.get(&format!("/v2/persons/{id}/employments")).await;
    assert_eq!(employments["_data"][0]["person"]["id"], json!(id));
    client.call(Method::DELETE, &format!("/v2/persons/{id}"), None).await.expect(StatusCode::NO_CONTENT);
    client.call(Method::GET, &format!("/v1/company/employees/{id}"), None).await.expect(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn work_and_breaks_of_v2_are_one_attendance_with_minutes_of_break_in_v1() {
    let client = Client::new().await;
    let id = client.person(NEW).await;
    let mut first = None;
    for (kind, from, to) in [("WORK", "08:00", "12:00"), ("BREAK", "12:00", "12:30"), ("WORK", "12:30", "17:00")] {
        let at = |time: &str| json!({"date_time": format!("2026-06-09T{time}:00")});
        let body = json!({"person": {"id": id}, "type": kind, "start": at(from), "end": at(to)});
        let path = "/v2/attendance-periods?skip_approval=true";
        let created = client.post(path, body).await.expect(StatusCode::CREATED).json();
        first.get_or_insert(created["id"].clone());
    }
    let range = "start_date=2026-06-01&end_date=2026-06-30";
    let listed = client.get(&format!("/v1/company/attendances?{range}&employees[]={id}")).await;
    assert_eq!(listed["metadata"]["total_elements"], 1);
    let attendance = &listed["data"][0];
    assert_eq!(Some(attendance["id_v2"].clone()), first);
    let facts = &attendance["attributes"];
    assert_eq!((&facts["start_time"], &facts["end_time"]), (&json!("08:00"), &json!("17:00")));
    assert_eq!((&facts["break"], &facts["status"]), (&json!(30), &json!("confirmed")));
}

#[tokio::test]
async fn good_rows_of_a_batch_are_stored_though_others_overlap() {
    let client = Client::new().await;
    let id: u64 = client.person(NEW).await.parse().unwrap();
    let row = json!({"employee": id, "date": "2026-06-09", "start_time": "09:00", "end_time": "18:00", "break": 60});
    let sent = client.post("/v1/company/attendances", json!({"attendances": [row, row]})).await;
    let report = sent.expect(StatusCode::BAD_REQUEST).json()["error"]["detailed_message"].clone();
    assert_eq!((&report[0]["success"], &report[1]["success"]), (&json!(true), &json!(false)));
    assert_eq!(report[1]["error_msg"], "Existing overlapping attendances periods");
    let listed = client.get(&format!("/v2/attendance-periods?person.id={id}")).await;
    assert_eq!(listed["_data"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn an_absence_changes_the_balance() {
    let client = Client::new().await;
    let id = client.person(NEW).await;
    let types = client.get("/v1/company/time-off-types").await;
    let vacation = types["data"][0]["attributes"]["id"].clone();
    let body = json!({
        "employee_id": id, "time_off_type_id": vacation, "start_date": "2026-06-15", "end_date": "2026-06-19",
        "half_day_start": true, "half_day_end": false,
    });
    let created = client.post("/v1/company/time-offs", body.clone()).await.expect(StatusCode::OK).json();
    assert_eq!(created["data"]["attributes"]["days_count"], 4.5);
    let balance = client.get(&format!("/v1/company/employees/{id}/absences/balance")).await;
    assert_eq!(
        (&balance["data"][0]["balance"], &balance["data"][0]["available_balance"]),
        (&json!(30.0), &json!(25.5))
    );
    client.post("/v1/company/time-offs", body).await.expect(StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn local_times_with_a_zone_are_refused() {
    let client = Client::new().await;
    let path = "/v2/attendance-periods?updated_at.gte=2026-06-01T12:00:00Z";
    let refused = client.call(Method::GET, path, None).await.expect(StatusCode::BAD_REQUEST).json();
    assert_eq!(refused["errors"][0]["detail"], "Invalid request content");
}

#[tokio::test]
async fn every_list_answers() {
    let client = Client::new().await;
    for path in [
        "/v1/company/employees/attributes",
        "/v1/company/attendances/projects",
        "/v1/company/attendances?start_date=2026-01-01&end_date=2026-06-30",
        "/v1/company/time-offs",
        "/v1/company/absence-periods",
        "/v1/company/document-categories",
        "/v1/company/custom-reports/reports",
        "/v1/company/custom-reports/columns",
        "/v2/attendance-periods",
        "/v2/absence-periods",
        "/v2/absence-types",
        "/v2/projects",
        "/v2/document-management/documents?owner_id=501",
        "/v2/compensations?start_date=2026-06-01&end_date=2026-06-30",
        "/v2/compensations/types",
        "/v2/legal-entities",
        "/v2/org-units?type=department",
        "/v2/cost-centers",
        "/v2/workplaces",
        "/v2/recruiting/applications",
        "/v2/recruiting/candidates",
        "/v2/recruiting/jobs",
        "/v2/recruiting/categories",
        "/v2/reports",
        "/v2/reports/attributes",
    ] {
        let answer = client.get(path).await;
        let rows = answer.get("data").or_else(|| answer.get("_data")).unwrap();
        assert!(rows.is_object() || !rows.as_array().unwrap().is_empty(), "{path}");
    }
}

#[tokio::test]
async fn credentials_in_the_query_are_refused() {
    let client = Client::new().await;
    let path = "/v1/auth?client_id=sandbox-client&client_secret=sandbox-secret";
    client.post(path, json!({})).await.expect(StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_state_that_was_exported_is_the_same_company() {
    let client = Client::new().await;
    let id = client.person(NEW).await;
    let state = client.get("/_sandbox/state").await;
    let other = Client::new().await;
    other.call(Method::PUT, "/_sandbox/state", Some(&state)).await.expect(StatusCode::NO_CONTENT);
    assert_eq!(other.get(&format!("/v2/persons/{id}")).await["email"], "new@acme.example");
}
