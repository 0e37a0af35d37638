//! How answers look and lists are counted, by endpoint.

use std::collections::BTreeSet;

use axum::http::{Method, StatusCode, header};
use serde_json::{Value, json};

use crate::client::Client;

const YEAR: &str = "start_date=2025-06-10&end_date=2026-06-10";

fn ids(rows: &Value) -> Vec<String> {
    let id = |row: &Value| {
        let attributes = &row["attributes"]["id"];
        let id = attributes.get("value").unwrap_or(attributes);
        if id.is_null() { row["id"].to_string() } else { id.to_string() }
    };
    rows.as_array().unwrap().iter().map(id).collect()
}

#[tokio::test]
async fn an_offset_is_a_row_or_a_page_by_endpoint() {
    let client = Client::unlimited().await;
    for (path, offset, first, page) in [
        ("/v1/company/employees?", 3, 3, 0),
        ("/v1/company/attendances?start_date=2026-05-01&end_date=2026-06-09&", 3, 3, 0),
        ("/v1/company/time-off-types?", 3, 3, 0),
        ("/v1/company/absence-periods?", 3, 3, 1),
        // The third page, counted from one.
        ("/v1/company/time-offs?", 3, 10, 3),
        ("/v1/company/time-offs?", 1, 0, 1),
        ("/v1/company/time-offs?", 0, 0, 1),
    ] {
        let all = ids(&client.get(&format!("{path}limit=50")).await["data"]);
        let page_of = client.get(&format!("{path}limit=5&offset={offset}")).await;
        let wanted: Vec<String> = all.iter().skip(first).take(5).cloned().collect();
        assert_eq!(ids(&page_of["data"]), wanted, "{path}");
        assert_eq!(page_of["metadata"]["current_page"], page, "{path}");
    }
}

#[tokio::test]
async fn employees_come_by_fifty_a_hundred_at_most_and_all_that_were_changed() {
    let client = Client::of(personio_sandbox::Options {
        size: personio_sandbox::Size { people: 130, years: 1 },
        ..Default::default()
    })
    .await;
    for (query, rows) in
        [("", 50), ("?limit=100", 100), ("?limit=500", 100), ("?updated_since=2000-01-01&limit=1", 130)]
    {
        let listed = client.get(&format!("/v1/company/employees{query}")).await;
        assert_eq!(listed["data"].as_array().unwrap().len(), rows, "{query}");
        assert_eq!(listed["metadata"]["total_elements"], 130);
    }
    client.call(Method::GET, "/v2/persons?limit=51", None).await.expect(StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_cursor_goes_on_where_the_page_ended_and_keeps_the_filters() {
    let client = Client::unlimited().await;
    for first in [
        "/v2/persons?limit=7&status=ACTIVE",
        "/v2/attendance-periods?limit=90&person.id=503,504",
        "/v2/absence-periods?limit=20",
        "/v2/document-management/documents?owner_id=503&limit=1",
    ] {
        let (mut path, mut seen, mut pages) = (first.to_owned(), Vec::new(), 0);
        loop {
            let page = client.get(&path).await;
            seen.extend(page["_data"].as_array().unwrap().iter().map(|row| row["id"].to_string()));
            pages += 1;
            let Some(next) = page["_meta"]["links"]["next"]["href"].as_str() else { break };
            path = next.split_once("8788").unwrap().1.to_owned();
        }
        let distinct: BTreeSet<&String> = seen.iter().collect();
        assert!(pages > 1 && distinct.len() == seen.len(), "{first}: {pages} pages, {} rows", seen.len());
        let elsewhere = path.replace("/v2/persons", "/v2/projects");
        if elsewhere != path {
            assert_eq!(seen.len(), 39);
            client.call(Method::GET, &elsewhere, None).await.expect(StatusCode::BAD_REQUEST);
        }
    }
    client.call(Method::GET, "/v2/persons?cursor=cur_none", None).await.expect(StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_token_of_v1_stays_the_same_and_comes_back_from_most_endpoints() {
    let client = Client::new().await;
    let login = json!({"client_id": "sandbox-client", "client_secret": "sandbox-secret"});
    let again = client.post("/v1/auth", login).await.expect(StatusCode::OK).json();
    assert_eq!(again["data"]["token"], client.token.as_str());
    assert!(client.token.starts_with("papi-") && again["data"]["expires_in"] == 86400);
    for (path, echoed) in [
        ("/v1/company/employees/501", true),
        ("/v1/company/time-offs", true),
        ("/v1/company/time-off-types", true),
        ("/v1/company/document-categories", true),
        (&format!("/v1/company/attendances?{YEAR}"), true),
        ("/v1/company/attendances/projects", false),
        ("/v1/company/employees/503/profile-picture", false),
        ("/v2/persons", false),
    ] {
        let answer = client.call(Method::GET, path, None).await;
        assert_eq!(answer.headers.contains_key(header::AUTHORIZATION), echoed, "{path}");
    }
}

#[tokio::test]
async fn a_token_of_v2_is_a_new_one_each_time_and_ends_when_it_is_given_back() {
    let client = Client::new().await;
    let form = "grant_type=client_credentials&client_id=sandbox-client&client_secret=sandbox-secret";
    let kind = "application/x-www-form-urlencoded";
    let token = async || {
        let answer = client.send(Method::POST, "/v2/auth/token", kind, form.into()).await.expect(StatusCode::OK);
        answer.json()["access_token"].as_str().unwrap().to_owned()
    };
    let (one, other) = (token().await, token().await);
    assert_ne!(one, other);
    let revoke = format!("token={one}");
    client.send(Method::POST, "/v2/auth/revoke", kind, revoke.into()).await.expect(StatusCode::OK);
    let (one, other) = (Client { token: one, ..client.clone() }, Client { token: other, ..client.clone() });
    one.call(Method::GET, "/v2/persons", None).await.expect(StatusCode::UNAUTHORIZED);
    other.call(Method::GET, "/v2/persons", None).await.expect(StatusCode::OK);
    let refused = client.post("/v2/auth/token", json!({"grant_type": "client_credentials"})).await;
    let refused = refused.expect(StatusCode::BAD_REQUEST).json();
    assert!(refused["trace_id"].is_string() && refused["error"] == "invalid_request", "{refused}");
}

#[tokio::test]
async fn refusals_have_the_words_and_the_shape_of_their_endpoint() {
    let client = Client::new().await;
    for (path, message) in [
        ("/v1/company/employees/1", "Es ist ein Problem aufgetreten "),
        ("/v1/company/employees/1/absences/balance", "Es ist ein Problem aufgetreten "),
        ("/v1/company/employees/1/profile-picture/64", "Etwas ist schiefgelaufen ..."),
        ("/v1/company/time-offs/1", "The absence period was not found."),
    ] {
        let refused = client.call(Method::GET, path, None).await.expect(StatusCode::NOT_FOUND).json();
        assert_eq!(refused, json!({"success": false, "error": {"code": 404, "message": message}}));
    }
    let problem = client.call(Method::GET, "/v2/persons/1", None).await.expect(StatusCode::NOT_FOUND);
    assert_eq!(problem.headers[header::CONTENT_TYPE], "application/problem+json");
    let problem = problem.json();
    assert_eq!(problem["errors"][0]["title"], "Resource not found");
    assert!(problem["personio_trace_id"].is_string() && problem["timestamp"].is_string());
    // What the gateway does not know, and what it does not show without the header.
    for path in ["/v2/moons", "/v2/cost-centers"] {
        let refused = client.without_beta(path).await.expect(StatusCode::NOT_FOUND).json();
        assert_eq!(refused["detail"], format!("The endpoint with {path} was not found."));
        assert_eq!(refused["_meta"]["path"], path);
    }
    let hours = &client.get("/v1/company/employees/501").await["data"]["attributes"]["weekly_working_hours"]["value"];
    assert_eq!(hours, "40", "a number as a text");
}

#[tokio::test]
async fn as_many_attendances_are_counted_as_are_listed() {
    let client = Client::unlimited().await;
    for written in [
        "",
        "&updated_from=2026-05-01",
        "&updated_from=2026-06-08&updated_to=2026-06-08",
        "&updated_to=2025-07-01T17:30:00",
        "&updated_from=2026-04-10T16:45:00&updated_to=2026-04-20T17:00:00",
        "&updated_from=2030-01-01",
    ] {
        let path = format!("/v1/company/attendances?start_date=2025-06-20&end_date=2026-06-09{written}");
        let (mut listed, mut total) = (BTreeSet::new(), 1);
        while listed.len() < total {
            let page = client.get(&format!("{path}&offset={}", listed.len())).await;
            total = usize::try_from(page["metadata"]["total_elements"].as_u64().unwrap()).unwrap();
            let rows = ids(&page["data"]);
            assert!(total == 0 || !rows.is_empty(), "{written}: {total} counted, {} listed", listed.len());
            listed.extend(rows);
        }
        assert_eq!(listed.len(), total, "{written}");
    }
}
