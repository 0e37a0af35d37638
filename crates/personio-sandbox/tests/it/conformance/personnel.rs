//! The operations of the personnel API v1, with every status that they have.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::record::{Record, Sent};
use crate::{client::unlimited, server::Part};

const EMPLOYEES: &str = "/v1/company/employees";
const ATTENDANCES: &str = "/v1/company/attendances";
const PROJECTS: &str = "/v1/company/attendances/projects";
const TIME_OFFS: &str = "/v1/company/time-offs";
const PERIODS: &str = "/v1/company/absence-periods";
const DOCUMENTS: &str = "/v1/company/documents";
const REPORTS: &str = "/v1/company/custom-reports/reports";
const NOBODY: &str = "99999999";

pub async fn exercise(record: &mut Record) {
    let login = json!({"client_id": "sandbox-client", "client_secret": "sandbox-secret"});
    record.call(Method::POST, "/v1/auth", Sent::Json(login), &[]).await.expect(StatusCode::OK);
    let form = "client_id=sandbox-client&client_secret=sandbox-secret";
    record.call(Method::POST, "/v1/auth", Sent::Form(form), &[]).await.expect(StatusCode::OK);
    let wrong = json!({"client_id": "sandbox-client", "client_secret": "wrong"});
    record.call(Method::POST, "/v1/auth", Sent::Json(wrong), &[]).await.expect(StatusCode::FORBIDDEN);
    record.call(Method::POST, "/v1/auth", Sent::Json(json!({})), &[]).await.expect(StatusCode::BAD_REQUEST);
    let employee = employees(record).await;
    attendances(record, &employee).await;
    projects(record).await;
    time_offs(record, &employee).await;
    periods(record, &employee).await;
    documents(record, &employee).await;
    reports(record).await;
    limits(record).await;
}

/// Too many at once, and the wrong method.
async fn limits(record: &mut Record) {
    let mut limits = unlimited();
    (limits["employees_per_minute"], limits["v1_auth_per_minute"]) = (json!(0), json!(0));
    record.server.json(Method::PUT, "/_sandbox/limits", &limits).await.expect(StatusCode::OK);
    record.get(EMPLOYEES).await.expect(StatusCode::TOO_MANY_REQUESTS);
    record.call(Method::POST, "/v1/auth", Sent::Nothing, &[]).await.expect(StatusCode::TOO_MANY_REQUESTS);
    record.server.json(Method::PUT, "/_sandbox/limits", &unlimited()).await.expect(StatusCode::OK);
}

async fn employees(record: &mut Record) -> String {
    let (ok, unprocessable) = (StatusCode::OK, StatusCode::UNPROCESSABLE_ENTITY);
    for query in ["", "?limit=100", "?limit=5&offset=35", "?email=nobody@acme.example", "?updated_since=2020-01-01"] {
        record.get(&format!("{EMPLOYEES}{query}")).await.expect(ok);
    }
    record.get(&format!("{EMPLOYEES}?attributes[]=first_name")).await.expect(ok);
    record.get(&format!("{EMPLOYEES}?limit=none")).await.expect(StatusCode::BAD_REQUEST);
    let new = json!({"employee": {
        "email": "new@acme.example", "first_name": "New", "last_name": "Comer", "gender": "diverse",
        "position": "Fitter", "department": "Engineering", "office": "Nowhere", "hire_date": "2026-01-01",
        "weekly_working_hours": 40, "custom_attributes": {"dynamic_24402": "DE98"},
    }});
    let created = record.post(EMPLOYEES, new.clone()).await.expect(ok).json();
    let id = created["data"]["id"].to_string();
    record.post(EMPLOYEES, new).await.expect(unprocessable);
    record.post(EMPLOYEES, json!({"employee": {"email": "x@acme.example"}})).await.expect(unprocessable);
    let one = format!("{EMPLOYEES}/{id}");
    record.get(&one).await.expect(ok);
    // Everybody once: part-timers, people with a picture, on leave, about to begin, long gone.
    for number in 501..=540 {
        record.get(&format!("{EMPLOYEES}/{number}")).await.expect(ok);
    }
    record.get(&format!("{EMPLOYEES}/{NOBODY}")).await.expect(StatusCode::NOT_FOUND);
    record.patch(&one, json!({"employee": {"last_name": "Goer"}})).await.expect(ok);
    record.patch(&one, json!({"employee": {"office": "Nowhere"}})).await.expect(ok);
    record.patch(&one, json!({"employee": {"supervisor_id": 99_999_999}})).await.expect(unprocessable);
    record.patch(&format!("{EMPLOYEES}/{NOBODY}"), json!({"employee": {}})).await.expect(StatusCode::NOT_FOUND);
    record.get(&format!("{EMPLOYEES}/501/absences/balance")).await.expect(ok);
    record.get(&format!("{one}/absences/balance")).await.expect(ok);
    record.get(&format!("{EMPLOYEES}/{NOBODY}/absences/balance")).await.expect(StatusCode::NOT_FOUND);
    record.get(&format!("{EMPLOYEES}/attributes")).await.expect(ok);
    record.get(&format!("{EMPLOYEES}/custom-attributes")).await.expect(ok);
    let mut pictures = 0;
    for number in 501..=540 {
        let answer = record.get(&format!("{EMPLOYEES}/{number}/profile-picture/64")).await;
        pictures += usize::from(answer.status == ok);
    }
    assert!(pictures > 0);
    record.get(&format!("{one}/profile-picture/64")).await.expect(StatusCode::NOT_FOUND);
    id
}

async fn attendances(record: &mut Record, employee: &str) {
    let (ok, bad, missing) = (StatusCode::OK, StatusCode::BAD_REQUEST, StatusCode::NOT_FOUND);
    let range = "start_date=2026-06-01&end_date=2026-06-10";
    for query in ["", "&includePending=true", "&limit=3&offset=2", "&employees[]=520", "&updated_from=2026-06-05"] {
        record.get(&format!("{ATTENDANCES}?{range}{query}")).await.expect(ok);
    }
    record.get(ATTENDANCES).await.expect(bad);
    let person: u64 = employee.parse().unwrap();
    let row = json!({
        "employee": person, "date": "2026-06-09", "start_time": "09:00", "end_time": "18:00", "break": 60,
        "comment": "Roof", "project_id": 3001,
    });
    let created = record.post(ATTENDANCES, json!({"attendances": [row]})).await.expect(ok).json();
    let one = format!("{ATTENDANCES}/{}", created["data"]["id"][0]);
    let other = json!({"employee": person, "date": "2026-06-08", "start_time": "09:00", "end_time": null, "break": 0});
    record.post(ATTENDANCES, json!({"attendances": [row, other], "skip_approval": false})).await.expect(bad);
    record.post(ATTENDANCES, json!({"attendances": []})).await.expect(bad);
    record.get(&format!("{ATTENDANCES}?{range}&employees[]={person}&includePending=true")).await.expect(ok);
    record.patch(&one, json!({"end_time": "17:30"})).await.expect(ok);
    record.patch(&one, json!({"end_time": "08:00"})).await.expect(bad);
    record.patch(&format!("{ATTENDANCES}/{NOBODY}"), json!({"break": 1})).await.expect(missing);
    record.delete(&one).await.expect(ok);
    record.delete(&one).await.expect(missing);
    record.delete(&format!("{ATTENDANCES}/none")).await.expect(bad);
}

async fn projects(record: &mut Record) {
    let (ok, bad, missing) = (StatusCode::OK, StatusCode::BAD_REQUEST, StatusCode::NOT_FOUND);
    record.get(PROJECTS).await.expect(ok);
    let created = record.post(PROJECTS, json!({"name": "Bridge", "active": true})).await.expect(ok).json();
    let one = format!("{PROJECTS}/{}", created["data"]["id"]);
    record.post(PROJECTS, json!({"name": ""})).await.expect(bad);
    record.patch(&one, json!({"active": false})).await.expect(ok);
    record.patch(&one, json!({"active": "maybe"})).await.expect(bad);
    record.patch(&format!("{PROJECTS}/{NOBODY}"), json!({})).await.expect(missing);
    record.delete(&one).await.expect(StatusCode::NO_CONTENT);
    record.delete(&one).await.expect(missing);
}

async fn time_offs(record: &mut Record, employee: &str) {
    let (ok, bad, missing) = (StatusCode::OK, StatusCode::BAD_REQUEST, StatusCode::NOT_FOUND);
    let types = record.get("/v1/company/time-off-types").await.expect(ok).json();
    record.get("/v1/company/time-off-types?limit=2&offset=1").await.expect(ok);
    let vacation = id_of(&types, "day", 0);
    for query in ["", "?limit=5&offset=2", "?start_date=2026-06-01&end_date=2026-06-30", "?employees[]=501"] {
        record.get(&format!("{TIME_OFFS}{query}")).await.expect(ok);
    }
    let draft = |kind: &str, from: &str, to: &str, halves: &str| {
        format!(
            "employee_id={employee}&time_off_type_id={kind}&start_date={from}&end_date={to}\
             &half_day_start={halves}&half_day_end={halves}&comment=Sea&skip_approval=false"
        )
    };
    let week = draft(&vacation, "2026-06-15", "2026-06-19", "false");
    let created = record.send(Method::POST, TIME_OFFS, Sent::Form(&week)).await.expect(ok).json();
    record.send(Method::POST, TIME_OFFS, Sent::Form(&week)).await.expect(bad);
    let both = draft(&vacation, "2026-06-25", "2026-06-25", "true");
    record.send(Method::POST, TIME_OFFS, Sent::Form(&both)).await.expect(bad);
    let unknown = draft(NOBODY, "2026-06-25", "2026-06-25", "false");
    record.send(Method::POST, TIME_OFFS, Sent::Form(&unknown)).await.expect(missing);
    let undated = draft(&vacation, "", "", "false");
    record.send(Method::POST, TIME_OFFS, Sent::Form(&undated)).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
    let one = format!("{TIME_OFFS}/{}", created["data"]["attributes"]["id"]);
    record.get(&one).await.expect(ok);
    record.delete(&one).await.expect(ok);
    record.get(&one).await.expect(missing);
    record.delete(&one).await.expect(missing);
    record.delete(&format!("{TIME_OFFS}/none")).await.expect(bad);
}

async fn periods(record: &mut Record, employee: &str) {
    let (bad, missing) = (StatusCode::BAD_REQUEST, StatusCode::NOT_FOUND);
    let types = record.get("/v1/company/time-off-types").await.json();
    let (lieu, vacation) = (id_of(&types, "hour", 0), id_of(&types, "day", 0));
    for query in ["", "?limit=2&offset=1", "?start_date=2026-06-01&end_date=2026-06-30"] {
        record.get(&format!("{PERIODS}{query}")).await.expect(StatusCode::OK);
    }
    let unknown = "9bba303f-0fbc-4514-9958-0befa21923fb";
    record.get(&format!("{PERIODS}?absence_types[]={unknown}")).await.expect(missing);
    record.get(&format!("{PERIODS}?start_date=none")).await.expect(bad);
    record.failing(500, Method::GET, PERIODS).await;
    let draft = |kind: &str, more: &str| {
        format!("employee_id={employee}&time_off_type_id={kind}&start_date=2026-06-22&end_date=2026-06-22{more}")
    };
    let hours = draft(&lieu, "&start_time=09:00&end_time=11:00");
    let created = record.send(Method::POST, PERIODS, Sent::Form(&hours)).await.expect(StatusCode::CREATED).json();
    record.get(PERIODS).await.expect(StatusCode::OK);
    record.send(Method::POST, PERIODS, Sent::Form(&hours)).await.expect(bad);
    record.send(Method::POST, PERIODS, Sent::Form(&draft(&vacation, ""))).await.expect(bad);
    record.send(Method::POST, PERIODS, Sent::Form(&draft(NOBODY, ""))).await.expect(missing);
    let unprocessable = StatusCode::UNPROCESSABLE_ENTITY;
    record.send(Method::POST, PERIODS, Sent::Form(&draft(&lieu, ""))).await.expect(unprocessable);
    record.failing(500, Method::POST, PERIODS).await;
    let one = format!("{PERIODS}/{}", created["data"]["attributes"]["id"].as_str().unwrap());
    record.delete(&one).await.expect(StatusCode::OK);
    record.delete(&one).await.expect(missing);
    record.delete(&format!("{PERIODS}/none")).await.expect(bad);
}

async fn documents(record: &mut Record, employee: &str) {
    record.get("/v1/company/document-categories").await.expect(StatusCode::OK);
    let parts = |category: &'static str, file: &'static str| {
        [
            Part::Field("title", "Certificate"),
            Part::Field("employee_id", employee),
            Part::Field("category_id", category),
            Part::Field("comment", "First aid"),
            Part::Field("date", "2026-06-01"),
            Part::File("file", file, b"%PDF-"),
        ]
    };
    for (category, file, status) in [("1", "a.pdf", 201), ("99", "a.pdf", 404), ("1", "a.exe", 422)] {
        let answer = record.send(Method::POST, DOCUMENTS, Sent::Parts(&parts(category, file))).await;
        answer.expect(StatusCode::from_u16(status).unwrap());
    }
}

async fn reports(record: &mut Record) {
    let list = record.get(REPORTS).await.expect(StatusCode::OK).json();
    let ids: Vec<&str> =
        list["data"].as_array().unwrap().iter().map(|it| it["attributes"]["id"].as_str().unwrap()).collect();
    let mut archived = 0;
    for id in &ids {
        let answer = record.get(&format!("{REPORTS}/{id}?limit=50")).await;
        archived += usize::from(answer.status == StatusCode::BAD_REQUEST);
    }
    assert!((1..ids.len()).contains(&archived));
    record.get(&format!("{REPORTS}?report_ids={}&status=up_to_date", ids[0])).await.expect(StatusCode::OK);
    record.get(&format!("{REPORTS}/none")).await.expect(StatusCode::NOT_FOUND);
    let columns = "/v1/company/custom-reports/columns";
    record.get(columns).await.expect(StatusCode::OK);
    record.get(&format!("{columns}?columns=first_name&report_id={}", ids[0])).await.expect(StatusCode::OK);
    record.failing(500, Method::GET, REPORTS).await;
    record.failing(500, Method::GET, &format!("{REPORTS}/{}", ids[0])).await;
    record.failing(500, Method::GET, columns).await;
}

/// The id of a type whose unit is asked for.
fn id_of(types: &Value, unit: &str, number: usize) -> String {
    let of_unit = types["data"].as_array().unwrap().iter().filter(|kind| kind["attributes"]["unit"] == unit);
    of_unit.map(|kind| kind["attributes"]["id"].to_string()).nth(number).unwrap()
}
