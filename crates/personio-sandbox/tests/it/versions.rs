//! What one version of the API writes, the other shows.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    client::{Client, unlimited},
    server::{APPLICATIONS, DOCUMENTS, Part, authorized, multipart},
};

const FORM: &str = "multipart/form-data; boundary=XX";

async fn employee(client: &Client, id: &str) -> Value {
    client.get(&format!("/v1/company/employees/{id}")).await["data"]["attributes"].clone()
}

#[tokio::test]
async fn a_new_employee_is_a_person_with_an_employment_and_changes_in_both() {
    let client = Client::new().await;
    let new = json!({"employee": {
        "email": "new@acme.example", "first_name": "New", "last_name": "Comer", "position": "Fitter",
        "department": "Engineering", "office": "Hamburg", "hire_date": "2026-02-01", "weekly_working_hours": 32,
    }});
    let created = client.post("/v1/company/employees", new).await.expect(StatusCode::OK).json();
    let id = created["data"]["id"].to_string();
    let person = client.get(&format!("/v2/persons/{id}")).await;
    assert_eq!((&person["email"], &person["status"]), (&json!("new@acme.example"), &json!("ACTIVE")));
    let employments = client.get(&format!("/v2/persons/{id}/employments")).await;
    let employment = &employments["_data"][0];
    assert_eq!(employment["id"], person["employments"][0]["id"]);
    assert_eq!(
        (&employment["position"]["title"], &employment["weekly_working_hours"]),
        (&json!("Fitter"), &json!(32.0))
    );
    assert_eq!(employment["employment_start_date"], "2026-02-01");

    let path = format!("/v2/persons/{id}/employments/{}", employment["id"].as_str().unwrap());
    let change = json!({"weekly_working_hours": 40, "supervisor": {"id": "502"}});
    client.call(Method::PATCH, &path, Some(&change)).await.expect(StatusCode::OK);
    let rename = json!({"last_name": "Goer"});
    client.call(Method::PATCH, &format!("/v2/persons/{id}"), Some(&rename)).await.expect(StatusCode::OK);
    let shown = employee(&client, &id).await;
    assert_eq!((&shown["last_name"]["value"], &shown["weekly_working_hours"]["value"]), (&json!("Goer"), &json!("40")));
    assert_eq!(shown["supervisor"]["value"]["attributes"]["id"]["value"], 502);
    let move_on = json!({"employee": {"office": "Berlin", "supervisor_id": null}});
    client.call(Method::PATCH, &format!("/v1/company/employees/{id}"), Some(&move_on)).await.expect(StatusCode::OK);
    let employment = client.get(&path).await;
    assert_eq!((&employment["supervisor"], &employment["office"]["id"]), (&Value::Null, &json!("131011")));
}

#[tokio::test]
async fn an_absence_of_v2_is_a_time_off_of_v1_with_its_id_and_takes_from_the_balance() {
    let client = Client::new().await;
    let id = client.person("new@acme.example").await;
    let types = client.get("/v2/absence-types").await;
    let vacation = types["_data"].as_array().unwrap().iter().find(|kind| kind["name"] == "Paid vacation").unwrap();
    let body = json!({
        "person": {"id": id}, "absence_type": {"id": vacation["id"]}, "comment": "Sea",
        "starts_from": {"date_time": "2026-06-15T00:00:00", "type": "SECOND_HALF"},
        "ends_at": {"date_time": "2026-06-16T00:00:00", "type": "SECOND_HALF"},
    });
    let path = "/v2/absence-periods?skip_approval=true";
    let created = client.post(path, body).await.expect(StatusCode::CREATED).json();
    let listed = client.get(&format!("/v1/company/time-offs?employees[]={id}")).await;
    let shown = &listed["data"][0]["attributes"];
    assert_eq!((&shown["id_v2"], &shown["comment"]), (&created["id"], &json!("Sea")));
    assert_eq!((&shown["days_count"], &shown["half_day_start"]), (&json!(1.5), &json!(true)));
    let balance = client.get(&format!("/v1/company/employees/{id}/absences/balance")).await;
    assert_eq!(balance["data"][0]["available_balance"], 28.5);
    let time_off = format!("/v1/company/time-offs/{}", shown["id"]);
    client.call(Method::DELETE, &time_off, None).await.expect(StatusCode::OK);
    let gone = format!("/v2/absence-periods/{}", created["id"].as_str().unwrap());
    client.call(Method::GET, &gone, None).await.expect(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_attendance_of_v1_is_periods_in_v2_and_changes_in_both() {
    let client = Client::new().await;
    let id = client.person("new@acme.example").await;
    let row = json!({
        "employee": id.parse::<u64>().unwrap(), "date": "2026-05-25", "start_time": "08:00", "end_time": "16:30",
        "break": 30, "project_id": 3001,
    });
    let created = client.post("/v1/company/attendances", json!({"attendances": [row]})).await.expect(StatusCode::OK);
    let number = created.json()["data"]["id"][0].clone();
    let periods = async || {
        let listed = client.get(&format!("/v2/attendance-periods?person.id={id}")).await;
        let row = |period: &Value| {
            let time = |end: &str| period[end]["date_time"].as_str().unwrap().get(11..16).unwrap().to_owned();
            (period["type"].as_str().unwrap().to_owned(), time("start"), time("end"))
        };
        listed["_data"].as_array().unwrap().iter().map(row).collect::<Vec<_>>()
    };
    let row = |kind: &str, from: &str, to: &str| (kind.to_owned(), from.to_owned(), to.to_owned());
    let halves = [row("WORK", "08:00", "12:00"), row("BREAK", "12:00", "12:30"), row("WORK", "12:30", "16:30")];
    assert_eq!(periods().await, halves);
    let listed = client.get(&format!("/v2/attendance-periods?person.id={id}")).await;
    let first = &listed["_data"][0];
    assert_eq!((&first["project"]["id"], &first["is_holiday"]), (&json!("3001"), &json!(true)), "it is Whit Monday");

    let change = json!({"end_time": "12:00", "break": 0});
    let path = format!("/v1/company/attendances/{number}");
    client.call(Method::PATCH, &path, Some(&change)).await.expect(StatusCode::OK);
    assert_eq!(periods().await, [row("WORK", "08:00", "12:00")]);
    let path = format!("/v2/attendance-periods/{}", first["id"].as_str().unwrap());
    client.call(Method::DELETE, &path, None).await.expect(StatusCode::NO_CONTENT);
    let range = "start_date=2026-05-01&end_date=2026-05-31";
    let listed = client.get(&format!("/v1/company/attendances?{range}&employees[]={id}&includePending=true")).await;
    assert_eq!(listed["data"], json!([]));
}

#[tokio::test]
async fn a_document_that_v1_takes_is_downloaded_from_v2() {
    let client = Client::new().await;
    let parts = [
        Part::Field("title", "First aid"),
        Part::Field("employee_id", "503"),
        Part::Field("category_id", "2"),
        Part::File("file", "first aid.pdf", b"%PDF-1.4 first aid"),
    ];
    let path = "/v1/company/documents";
    let uploaded = client.send(Method::POST, path, FORM, multipart(&parts).into()).await.expect(StatusCode::CREATED);
    assert_eq!(uploaded.json()["data"]["attributes"]["title"], "First aid");
    let listed = client.get("/v2/document-management/documents?owner_id=503&category_id=2").await;
    let document = listed["_data"].as_array().unwrap().iter().find(|document| document["name"] == "First aid").unwrap();
    let path = format!("/v2/document-management/documents/{}", document["id"].as_str().unwrap());
    let file = client.call(Method::GET, &format!("{path}/download"), None).await.expect(StatusCode::OK);
    assert_eq!(file.body, b"%PDF-1.4 first aid");
    client.call(Method::DELETE, &path, None).await.expect(StatusCode::NO_CONTENT);
    client.call(Method::GET, &format!("{path}/download"), None).await.expect(StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_applies_is_a_candidate_of_v2_with_the_position_of_the_feed() {
    let client = Client::new().await;
    let upload = multipart(&[Part::File("file", "cv.pdf", b"%PDF-1.4")]);
    let upload = client.server.send(authorized(Method::POST, DOCUMENTS, FORM, upload)).await.expect(StatusCode::OK);
    let jobs = client.get("/v2/recruiting/jobs").await;
    let job = &jobs["_data"][0];
    let position: u64 = job["id"].as_str().unwrap().parse().unwrap();
    let application = json!({
        "first_name": "Ada", "last_name": "Winter", "email": "ada@example.com", "job_position_id": position,
        "attributes": [{"id": "phone", "value": "030 1"}],
        "files": [{"uuid": upload.json()["uuid"], "original_filename": "cv.pdf", "category": "cv"}],
    });
    client.server.json(Method::POST, APPLICATIONS, &application).await.expect(StatusCode::CREATED);
    let found = client.get("/v2/recruiting/applications?candidate.email=ada@example.com").await;
    let shown = &found["_data"][0];
    assert_eq!((&shown["job"]["id"], &shown["job"]["name"]), (&job["id"], &job["name"]));
    let candidate =
        client.get(&format!("/v2/recruiting/candidates/{}", shown["candidate"]["id"].as_str().unwrap())).await;
    assert_eq!((&candidate["phone"], &candidate["applications"][0]["id"]), (&json!("030 1"), &shown["id"]));
    // Latest change first.
    assert_eq!(client.get("/v2/recruiting/applications").await["_data"][0]["id"], shown["id"]);
}

#[tokio::test]
async fn projects_and_pay_of_v2_show_in_v1() {
    let client = Client::new().await;
    client.control(Method::PUT, "limits", unlimited()).await;
    let created = client.post("/v2/projects", json!({"name": "Bridge"})).await.expect(StatusCode::CREATED).json();
    let of_v1 = async || {
        let listed = client.get("/v1/company/attendances/projects").await;
        let mut projects = listed["data"].as_array().unwrap().iter();
        projects
            .find(|project| project["id"].as_u64() == created["id"].as_str().unwrap().parse().ok())
            .cloned()
            .unwrap()
    };
    assert_eq!(of_v1().await["attributes"]["active"], true);
    let path = format!("/v2/projects/{}", created["id"].as_str().unwrap());
    client.call(Method::PATCH, &path, Some(&json!({"status": "ARCHIVED"}))).await.expect(StatusCode::OK);
    assert_eq!(of_v1().await["attributes"]["active"], false);

    let kind = client.get("/v2/compensations/types").await["_data"][0]["id"].clone();
    let pay = json!({"person": {"id": "503"}, "type": {"id": kind}, "value": 7654.5, "effective_from": "2026-06-01"});
    client.post("/v2/compensations", pay).await.expect(StatusCode::CREATED);
    assert_eq!(employee(&client, "503").await["fix_salary"]["value"], 7654.5);
}
