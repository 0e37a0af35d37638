//! What Personio lets nobody write: overlaps, halves that leave nothing, breaks with projects, projects with time.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{client::Client, server::Answer};

const BAD: StatusCode = StatusCode::BAD_REQUEST;
const CREATED: StatusCode = StatusCode::CREATED;
/// The company stands on Wednesday, 10 June 2026.
const YESTERDAY: &str = "2026-06-09";

/// Somebody new with the calls that are about them.
struct Newcomer {
    client: Client,
    id: String,
}

impl Newcomer {
    async fn new() -> Self {
        let client = Client::unlimited().await;
        let id = client.person("new@acme.example").await;
        Self { client, id }
    }

    fn number(&self) -> u64 {
        self.id.parse().unwrap()
    }

    /// A period of v2 with what it has besides its times.
    async fn period(&self, from: &str, to: &str, more: Value) -> Answer {
        let at = |time: &str| json!({"date_time": time});
        let mut body = json!({"person": {"id": self.id}, "type": "WORK", "start": at(from), "end": at(to)});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.client.post("/v2/attendance-periods", body).await
    }

    /// An attendance of v1, from nine to five.
    async fn attendance(&self, day: &str, more: Value) -> Answer {
        let mut row =
            json!({"employee": self.number(), "date": day, "start_time": "09:00", "end_time": "17:00", "break": 30});
        row.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        self.client.post("/v1/company/attendances", json!({"attendances": [row]})).await
    }

    /// Types of absence in v1, by name.
    async fn kind(&self, name: &str) -> Value {
        let types = self.client.get("/v1/company/time-off-types").await;
        let mut types = types["data"].as_array().unwrap().iter().map(|kind| kind["attributes"].clone());
        types.find(|kind| kind["name"] == name).unwrap()
    }

    /// A day off in v1.
    async fn time_off(&self, kind: &str, from: &str, to: &str, halves: [bool; 2]) -> Answer {
        let body = json!({
            "employee_id": self.number(), "time_off_type_id": self.kind(kind).await["id"], "start_date": from,
            "end_date": to, "half_day_start": halves[0], "half_day_end": halves[1],
        });
        self.client.post("/v1/company/time-offs", body).await
    }

    /// An absence of v2; a time without a date is of 15 June.
    async fn absence(&self, kind: &str, from: (&str, &str), to: (&str, &str)) -> Answer {
        let end = |(time, half): (&str, &str)| {
            let time = if time.len() == 5 { format!("2026-06-15T{time}:00") } else { time.to_owned() };
            if half.is_empty() { json!({"date_time": time}) } else { json!({"date_time": time, "type": half}) }
        };
        let body = json!({
            "person": {"id": self.id}, "absence_type": {"id": self.kind(kind).await["id_v2"]},
            "starts_from": end(from), "ends_at": end(to),
        });
        self.client.post("/v2/absence-periods", body).await
    }
}

/// What is wrong, in either version's words.
fn reason(answer: &Answer) -> String {
    let body = answer.json();
    let row = &body["error"]["detailed_message"][0]["error_msg"];
    let places = [row, &body["errors"][0]["detail"], &body["error"]["message"]];
    places.into_iter().find_map(Value::as_str).unwrap().to_owned()
}

#[tokio::test]
async fn periods_touch_but_do_not_overlap_in_either_version() {
    let new = Newcomer::new().await;
    new.attendance(YESTERDAY, json!({})).await.expect(StatusCode::OK);
    let overlap = new.period("2026-06-09T16:59:00", "2026-06-09T18:00:00", json!({})).await.expect(BAD);
    assert!(reason(&overlap).contains("overlaps"), "{}", overlap.text());
    let created = new.period("2026-06-09T17:00:00", "2026-06-09T18:00:00", json!({})).await.expect(CREATED).json();
    let rows = json!({"start_time": "17:30", "end_time": "19:00", "break": 0});
    let overlap = new.attendance(YESTERDAY, rows).await.expect(BAD);
    assert_eq!(reason(&overlap), "Existing overlapping attendances periods");
    let path = format!("/v2/attendance-periods/{}", created["id"].as_str().unwrap());
    let earlier = json!({"start": {"date_time": "2026-06-09T16:00:00"}});
    new.client.call(Method::PATCH, &path, Some(&earlier)).await.expect(BAD);
    let later = json!({"end": {"date_time": "2026-06-09T19:00:00"}});
    new.client.call(Method::PATCH, &path, Some(&later)).await.expect(StatusCode::OK);
}

#[tokio::test]
async fn a_period_is_within_a_day_and_ends_after_it_starts() {
    let new = Newcomer::new().await;
    for (from, to, more, said) in [
        ("2026-06-09T10:00:00", "2026-06-09T10:00:00", json!({}), "must be after"),
        ("2026-06-08T10:00:00", "2026-06-09T10:00:00", json!({}), "shorter than 24 hours"),
        ("2026-06-09T10:00:00", "2026-06-09T11:00:00", json!({"attribution_date": "2026-06-01"}), "attribution_date"),
        ("2026-06-09T10:00:00", "2026-06-09T11:00:00", json!({"type": "BREAK", "project": {"id": "3001"}}), "project"),
        ("2026-06-09T10:00:00", "2026-06-09T11:00:00", json!({"type": "NAP"}), "WORK or BREAK"),
        ("2026-06-09T10:00:00", "2026-06-09T11:00:00", json!({"comment": "x".repeat(1001)}), "comment"),
        ("2026-06-09T10:00:00Z", "2026-06-09T11:00:00Z", json!({}), "Invalid request content"),
        ("2026-06-11T10:00:00", "2026-06-11T11:00:00", json!({}), "future"),
        ("2025-12-31T10:00:00", "2025-12-31T11:00:00", json!({}), "not employed"),
    ] {
        let refused = new.period(from, to, more).await.expect(BAD);
        assert!(reason(&refused).contains(said), "{said}: {}", refused.text());
    }
    new.period("2026-06-08T22:00:00", "2026-06-09T06:00:00", json!({})).await.expect(CREATED);
    for (day, more, said) in [
        (YESTERDAY, json!({"end_time": "08:00"}), "after the start time"),
        (YESTERDAY, json!({"break": 480}), "longer than the attendance"),
        (YESTERDAY, json!({"break": -1}), "negative"),
        (YESTERDAY, json!({"start_time": "9:00"}), "start_time is invalid"),
        (YESTERDAY, json!({"project_id": 1}), "Project not found"),
        ("1969-12-31", json!({}), "out of range"),
        ("2036-06-11", json!({}), "out of range"),
    ] {
        let refused = new.attendance(day, more).await.expect(BAD);
        assert!(reason(&refused).contains(said), "{said}: {}", refused.text());
    }
}

#[tokio::test]
async fn attendances_are_listed_from_1970_until_in_ten_years() {
    let client = Client::new().await;
    for (from, to, status) in [
        ("1970-01-01", "2036-06-10", StatusCode::OK),
        ("1969-12-31", "2026-06-10", BAD),
        ("2026-06-10", "2036-06-11", BAD),
        ("2026-06-10", "2026-06-09", BAD),
    ] {
        let path = format!("/v1/company/attendances?start_date={from}&end_date={to}&limit=1");
        client.call(Method::GET, &path, None).await.expect(status);
    }
}

#[tokio::test]
async fn v1_confirms_what_v2_asks_for() {
    let new = Newcomer::new().await;
    new.attendance("2026-06-08", json!({})).await.expect(StatusCode::OK);
    new.period("2026-06-09T09:00:00", "2026-06-09T12:00:00", json!({})).await.expect(CREATED);
    let path = format!(
        "/v1/company/attendances?start_date=2026-06-01&end_date=2026-06-10&employees[]={}&includePending=true",
        new.id
    );
    let listed = new.client.get(&path).await;
    let status = |row: usize| listed["data"][row]["attributes"]["status"].as_str().unwrap().to_owned();
    assert_eq!((status(0), status(1)), ("confirmed".to_owned(), "pending".to_owned()));
    let without = new.client.get(&path.replace("&includePending=true", "")).await;
    assert_eq!(without["metadata"]["total_elements"], 1);
    let first = new.time_off("Paid vacation", "2026-06-15", "2026-06-15", [false, false]).await.json();
    assert_eq!(first["data"]["attributes"]["status"], "approved");
    let day = "2026-06-16T00:00:00";
    let second = new.absence("Paid vacation", (day, "FIRST_HALF"), (day, "SECOND_HALF")).await.expect(CREATED).json();
    let path = format!("/v2/absence-periods/{}", second["id"].as_str().unwrap());
    assert_eq!(new.client.get(&path).await["approval"]["status"], "PENDING");
}

#[tokio::test]
async fn halves_of_days_are_counted_and_a_day_without_either_is_none() {
    let new = Newcomer::new().await;
    let refused = new.time_off("Paid vacation", "2026-06-15", "2026-06-15", [true, true]).await.expect(BAD);
    assert_eq!(
        reason(&refused),
        "Invalid absence day. Reason: Both half day start and half day end are true for a single-day period"
    );
    new.absence("Paid vacation", ("00:00", "SECOND_HALF"), ("00:00", "FIRST_HALF")).await.expect(BAD);
    // From noon of Monday until noon of Wednesday.
    let created = new.time_off("Paid vacation", "2026-06-15", "2026-06-17", [true, true]).await.expect(StatusCode::OK);
    let facts = created.json()["data"]["attributes"].clone();
    assert_eq!(facts["days_count"], 2.0);
    let path = format!("/v2/absence-periods/{}", facts["id_v2"].as_str().unwrap());
    let shown = new.client.get(&path).await;
    assert_eq!(
        (&shown["starts_from"]["type"], &shown["ends_at"]["type"]),
        (&json!("SECOND_HALF"), &json!("FIRST_HALF"))
    );
    let days = new.client.get(&format!("{path}/breakdowns")).await["_data"].clone();
    let values: Vec<f64> =
        days.as_array().unwrap().iter().map(|day| day["effective_duration"]["value"].as_f64().unwrap()).collect();
    assert_eq!(values, [0.5, 1.0, 0.5]);
    // The other halves of both days are free.
    new.absence("Paid vacation", ("00:00", "FIRST_HALF"), ("00:00", "FIRST_HALF")).await.expect(CREATED);
    new.absence("Paid vacation", ("00:00", "FIRST_HALF"), ("00:00", "FIRST_HALF")).await.expect(BAD);
    new.time_off("Paid vacation", "2026-06-17", "2026-06-17", [true, false]).await.expect(StatusCode::OK);
    new.time_off("Paid vacation", "2026-06-16", "2026-06-16", [false, false]).await.expect(BAD);
}

#[tokio::test]
async fn days_and_hours_have_endpoints_of_their_own_and_certificates_no_hours() {
    let new = Newcomer::new().await;
    let refused = new.time_off("Time in lieu", "2026-06-15", "2026-06-15", [false, false]).await.expect(BAD);
    assert_eq!(reason(&refused), "This API doesn't support Hourly Absences.");
    let hours = async |kind: &str| {
        let body = json!({
            "employee_id": new.number(), "time_off_type_id": new.kind(kind).await["id"], "start_date": "2026-06-15",
            "end_date": "2026-06-15", "start_time": "09:00", "end_time": "11:00",
        });
        new.client.post("/v1/company/absence-periods", body).await
    };
    assert!(reason(&hours("Paid vacation").await.expect(BAD)).starts_with("This API doesn't support Daily Absences"));
    let refused = hours("Sick hours").await.expect(BAD);
    assert_eq!(reason(&refused), "Absence types that require a certificate are not supported.");
    new.absence("Sick hours", ("09:00", ""), ("11:00", "")).await.expect(BAD);
    let created = hours("Time in lieu").await.expect(CREATED).json();
    assert_eq!(created["data"]["attributes"]["effective_duration"], 120);
    new.absence("Time in lieu", ("10:00", ""), ("12:00", "")).await.expect(BAD);
    new.absence("Time in lieu", ("11:00", ""), ("12:00", "")).await.expect(CREATED);
    let sick =
        new.time_off("Sick days", "2026-06-16", "2026-06-16", [false, false]).await.expect(StatusCode::OK).json();
    assert_eq!(sick["data"]["attributes"]["certificate"]["status"], "required");
}

#[tokio::test]
async fn a_project_with_time_is_archived_not_deleted_and_takes_its_parts_with_it() {
    let new = Newcomer::new().await;
    let client = &new.client;
    let project = async |body: Value| client.post("/v2/projects", body).await;
    let id = |answer: Answer| answer.json()["id"].as_str().unwrap().to_owned();
    let bridge = id(project(json!({"name": "Bridge", "project_code": "B1"})).await.expect(CREATED));
    project(json!({"name": "Tunnel", "project_code": "B1"})).await.expect(StatusCode::CONFLICT);
    let pier = id(project(json!({"name": "Pier", "parent_project": {"id": bridge}})).await.expect(CREATED));
    project(json!({"name": "Stone", "parent_project": {"id": pier}})).await.expect(BAD);
    new.attendance(YESTERDAY, json!({"project_id": pier.parse::<u64>().unwrap()})).await.expect(StatusCode::OK);

    let (bridge, pier_path) = (format!("/v2/projects/{bridge}"), format!("/v2/projects/{pier}"));
    client.call(Method::DELETE, &bridge, None).await.expect(StatusCode::CONFLICT);
    client.call(Method::DELETE, &format!("/v1/company/attendances/projects/{pier}"), None).await.expect(BAD);
    let archive = json!({"status": "ARCHIVED"});
    client.call(Method::PATCH, &bridge, Some(&archive)).await.expect(StatusCode::OK);
    assert_eq!(client.get(&pier_path).await["status"], "ARCHIVED");
    client.call(Method::PATCH, &pier_path, Some(&json!({"status": "ACTIVE"}))).await.expect(BAD);
    let on_pier = json!({"project": {"id": pier}});
    let refused = new.period("2026-06-08T09:00:00", "2026-06-08T10:00:00", on_pier).await.expect(BAD);
    assert_eq!(reason(&refused), "The project is not active.");
    let refused = new.attendance("2026-06-08", json!({"project_id": pier.parse::<u64>().unwrap()})).await.expect(BAD);
    assert_eq!(reason(&refused), "The project is archived");

    let attendances = client.get(&format!("/v2/attendance-periods?person.id={}", new.id)).await;
    for period in attendances["_data"].as_array().unwrap() {
        let path = format!("/v2/attendance-periods/{}", period["id"].as_str().unwrap());
        client.call(Method::DELETE, &path, None).await.expect(StatusCode::NO_CONTENT);
    }
    client.call(Method::DELETE, &bridge, None).await.expect(StatusCode::NO_CONTENT);
    client.call(Method::GET, &pier_path, None).await.expect(StatusCode::NOT_FOUND);
    // What the seed brought counts as time too.
    client.call(Method::DELETE, "/v2/projects/3001", None).await.expect(StatusCode::CONFLICT);
}
