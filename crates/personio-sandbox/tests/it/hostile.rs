//! Input that no client should send: refused in Personio's words, never with an error of the server.

use axum::{
    body::Body,
    http::{Method, StatusCode, header},
};
use serde_json::{Value, json};

use crate::{
    client::Client,
    server::{Answer, authorized},
};

/// Every route, with records that are there and such that are not.
const PATHS: [&str; 66] = [
    "/xml",
    "/v1/auth",
    "/v1/recruiting/applications",
    "/v1/recruiting/applications/documents",
    "/recruiting/applicant",
    "/v1/company/employees",
    "/v1/company/employees/501",
    "/v1/company/employees/none",
    "/v1/company/employees/501/absences/balance",
    "/v1/company/employees/attributes",
    "/v1/company/employees/501/profile-picture/99999999999",
    "/v1/company/attendances",
    "/v1/company/attendances/18446744073709551615",
    "/v1/company/attendances/projects",
    "/v1/company/attendances/projects/3001",
    "/v1/company/time-off-types",
    "/v1/company/time-offs",
    "/v1/company/time-offs/900001",
    "/v1/company/absence-periods",
    "/v1/company/absence-periods/none",
    "/v1/company/document-categories",
    "/v1/company/documents",
    "/v1/company/custom-reports/reports",
    "/v1/company/custom-reports/reports/none",
    "/v1/company/custom-reports/columns",
    "/v1/company/nothing/at/all",
    "/v2/auth/token",
    "/v2/auth/revoke",
    "/v2/auth/nothing",
    "/v2/persons",
    "/v2/persons/502",
    "/v2/persons/-1",
    "/v2/persons/503/employments",
    "/v2/persons/503/employments/none",
    "/v2/absence-periods",
    "/v2/absence-periods/none",
    "/v2/absence-periods/none/breakdowns",
    "/v2/absence-types",
    "/v2/absence-types/none",
    "/v2/attendance-periods",
    "/v2/attendance-periods/00000000-0000-0000-0000-000000000000",
    "/v2/projects",
    "/v2/projects/3001",
    "/v2/projects/3001/members",
    "/v2/document-management/documents",
    "/v2/document-management/documents/none",
    "/v2/document-management/documents/none/download",
    "/v2/compensations",
    "/v2/compensations/types",
    "/v2/legal-entities",
    "/v2/legal-entities/none",
    "/v2/org-units",
    "/v2/org-units/none",
    "/v2/cost-centers",
    "/v2/workplaces",
    "/v2/recruiting/applications",
    "/v2/recruiting/candidates/none",
    "/v2/recruiting/jobs",
    "/v2/recruiting/categories",
    "/v2/reports",
    "/v2/reports/none",
    "/v2/webhooks",
    "/v2/webhooks/none",
    "/v2/webhooks/none/redelivery",
    "/v2/%00/%ff/..",
    "/nothing",
];

/// Keys of every body there is.
const KEYS: [&str; 44] = [
    "employee",
    "attendances",
    "email",
    "first_name",
    "last_name",
    "gender",
    "hire_date",
    "weekly_working_hours",
    "supervisor_id",
    "custom_attributes",
    "employments",
    "date",
    "start_time",
    "end_time",
    "break",
    "project_id",
    "name",
    "active",
    "employee_id",
    "time_off_type_id",
    "start_date",
    "end_date",
    "half_day_start",
    "skip_approval",
    "person",
    "type",
    "start",
    "end",
    "project",
    "absence_type",
    "starts_from",
    "ends_at",
    "status",
    "parent_project",
    "assigned_to_all",
    "cost_center",
    "value",
    "effective_from",
    "url",
    "enabled_events",
    "job_position_id",
    "phase",
    "files",
    "attributes",
];

const QUERIES: [&str; 12] = [
    "limit=-1",
    "limit=99999999999999999999999",
    "limit=18446744073709551615&offset=18446744073709551615",
    "offset=18446744073709551615",
    "cursor=cur_%%%",
    "cursor=cur_eyJwYXRoIjoiL3YyL3BlcnNvbnMiLCJxdWVyeSI6W10sImFmdGVyIjoxODQ0Njc0NDA3MzcwOTU1MTYxNX0",
    "start_date=-009999-01-01&end_date=9999-12-31",
    "start_date=2026-06-10&end_date=2026-06-01",
    "updated_from=9999-12-31T23:59:59Z&start_date=1970-01-01&end_date=9999-12-31",
    "updated_at.gte=-9999-01-01T00:00:00&person.id=,,,&id=x",
    "start.date_time.lte=9999-12-31T23:59:59&employees[]=-1",
    "%ff%fe=%00&&&==&[]=[[[]]]",
];

const METHODS: [Method; 6] = [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE, Method::OPTIONS];

fn bodies() -> Vec<(&'static str, Vec<u8>)> {
    let json = "application/json";
    let mut bodies = vec![
        (json, b"".to_vec()),
        (json, b"{".to_vec()),
        (json, b"[]".to_vec()),
        (json, b"null".to_vec()),
        (json, b"\"text\"".to_vec()),
        (json, b"{\"a\":\"\xff\xfe\"}".to_vec()),
        (json, "[".repeat(100_000).into_bytes()),
        ("application/x-www-form-urlencoded", b"%%%=&a[b[c]]]=1&[]=&employee[]=1&%ff=%00".to_vec()),
        ("multipart/form-data", b"--XX\r\n".to_vec()),
        (
            "multipart/form-data; boundary=XX",
            b"--XX\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nhalf".to_vec(),
        ),
        ("multipart/form-data; boundary=XX", b"--XX\r\n\xff\xff\r\n\r\n\r\n--XX--\r\n".to_vec()),
        ("text/plain; charset=none", b"text".to_vec()),
    ];
    for poison in [
        json!(null),
        json!(true),
        json!(-1),
        json!(1e308),
        json!(u64::MAX),
        json!(""),
        json!("x"),
        json!("9999-12-31"),
        json!([]),
        json!([null]),
        json!([[]]),
        json!({}),
        json!([{}]),
        json!({"id": null, "date_time": 7}),
        json!("\u{0}\u{202e}".repeat(3000)),
    ] {
        let all: serde_json::Map<String, Value> = KEYS.iter().map(|key| ((*key).to_owned(), poison.clone())).collect();
        bodies.push((json, json!(all).to_string().into_bytes()));
        bodies.push((json, json!({"employee": all, "attendances": [all]}).to_string().into_bytes()));
    }
    bodies
}

/// What is wrong with the shape of a refusal.
fn complaint(path: &str, answer: &Answer) -> Option<String> {
    if answer.status.is_server_error() {
        return Some("an error of the server".into());
    }
    if !answer.status.is_client_error() || answer.body.is_empty() {
        return None;
    }
    let kind = answer.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let Ok(body) = serde_json::from_slice::<Value>(&answer.body) else {
        return (path != "/xml").then(|| format!("no JSON but {kind}"));
    };
    let right = match path {
        _ if path.starts_with("/v2/") => {
            kind == "application/problem+json"
                && (body["errors"][0]["detail"].is_string() || body["detail"].is_string() || body["error"].is_string())
        }
        _ if path.starts_with("/v1/company/custom-reports") && body.is_array() => body[0]["errors"].is_array(),
        _ if path.starts_with("/v1/company") || path == "/v1/auth" || path.starts_with("/recruiting") => {
            body["success"] == false && (body["error"].is_object() || body["message"].is_string())
        }
        _ => body["errors"].is_array(),
    };
    (!right).then(|| format!("{kind} {body}"))
}

#[tokio::test]
async fn nothing_that_is_sent_to_any_route_is_an_error_of_the_server() {
    let client = Client::unlimited().await;
    let mut complaints = Vec::new();
    let mut count = 0;
    for path in PATHS {
        for method in METHODS {
            // Where nothing is written, a body is never read for what is in it.
            let writes = [Method::POST, Method::PATCH, Method::DELETE].contains(&method);
            for (kind, body) in bodies().into_iter().take(if writes { usize::MAX } else { 4 }) {
                let answer = match path {
                    _ if path.contains("recruiting/appl") => {
                        client.server.send(authorized(method.clone(), path, kind, body)).await
                    }
                    _ => client.send(method.clone(), path, kind, Body::from(body)).await,
                };
                count += 1;
                if let Some(complaint) = complaint(path, &answer) {
                    complaints.push(format!("{method} {path} {}: {complaint}", answer.status));
                }
            }
        }
    }
    println!("{count} requests");
    complaints.dedup();
    assert!(complaints.is_empty(), "{complaints:#?}");
    client.get("/v2/persons").await;
}

#[tokio::test]
async fn no_query_is_an_error_of_the_server() {
    let client = Client::unlimited().await;
    for path in PATHS {
        for query in QUERIES {
            let answer = client.call(Method::GET, &format!("{path}?{query}"), None).await;
            assert_eq!(complaint(path, &answer), None, "{path}?{query} {}", answer.status);
        }
    }
}

#[tokio::test]
async fn a_giant_body_is_too_large() {
    let client = Client::unlimited().await;
    let giant = || Body::from(vec![b' '; 81 << 20]);
    for path in ["/v1/company/employees", "/v2/persons"] {
        let answer = client.send(Method::POST, path, "application/json", giant()).await;
        assert_eq!(complaint(path, &answer), None);
        answer.expect(StatusCode::PAYLOAD_TOO_LARGE);
    }
    let path = "/v1/recruiting/applications";
    let answer = client.server.send(authorized(Method::POST, path, "application/json", vec![b' '; 81 << 20])).await;
    assert_eq!(complaint(path, &answer), None);
    answer.expect(StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn no_control_is_an_error_of_the_server() {
    let client = Client::unlimited().await;
    for path in [
        "faults",
        "limits",
        "account",
        "feed",
        "feed?language=xx1",
        "clock",
        "log",
        "log/count?status=x&query.=",
        "log/expect",
        "credentials",
        "credentials/none",
        "quirks",
        "state",
        "webhooks/deliver",
        "reset",
        "applications",
        "documents/none",
        "?view=people&page=99999999999&week=-2147483648",
        "?view=week&week=2147483647",
        "none",
    ] {
        let path = format!("/_sandbox/{path}");
        for method in METHODS {
            for (kind, body) in bodies() {
                let answer = client.send(method.clone(), &path, kind, Body::from(body)).await;
                assert!(!answer.status.is_server_error(), "{method} {path}: {}", answer.text());
            }
        }
    }
}

#[tokio::test]
async fn a_clock_at_the_ends_of_time_is_an_error_nowhere() {
    for now in ["-009999-01-02T01:59:59Z", "0001-01-01T00:00:00Z", "2028-02-29T23:59:59Z", "9999-12-30T22:00:00Z"] {
        let mut client = Client::unlimited().await;
        client.control(Method::PUT, "clock", json!({"freeze": now})).await.expect(StatusCode::OK);
        let login = json!({"client_id": "sandbox-client", "client_secret": "sandbox-secret"});
        let answer = client.post("/v1/auth", login).await.json();
        client.token = answer["data"]["token"].as_str().unwrap().to_owned();
        for path in PATHS {
            let answer = client.call(Method::GET, path, None).await;
            assert_eq!(complaint(path, &answer), None, "{now} {path}");
        }
        let id = client.post("/v2/persons", json!({"email": "x@y.example", "first_name": "X", "last_name": "Y"})).await;
        assert!(!id.status.is_server_error(), "{now}");
        for view in ["people", "week", "absences", "documents", "requests"] {
            client.server.get(&format!("/_sandbox/?view={view}")).await.expect(StatusCode::OK);
        }
        client.control(Method::PUT, "clock", json!({"advance_seconds": u32::MAX})).await.expect(StatusCode::OK);
        client.control(Method::PUT, "clock", json!({"resume": {}})).await.expect(StatusCode::OK);
    }
}
