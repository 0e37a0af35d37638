//! Every variant of every quirk changes what its description says, and nothing else is needed for it.

use axum::http::{Method, StatusCode, header};
use personio_sandbox::{Options, Quirks};
use serde_json::{Value, json};

use crate::client::Client;

const LISTED: &str = "/v1/company/attendances?start_date=2026-06-01&end_date=2026-06-05&limit=2&offset=1";

async fn client(quirk: &str) -> Client {
    let mut quirks = Quirks::default();
    quirks.set(quirk.parse().unwrap());
    Client::of(Options { clock: Some("2026-06-10T10:00:00Z".parse().unwrap()), quirks, ..Options::default() }).await
}

async fn created(client: &Client) -> Value {
    let body = json!({
        "email": "new@acme.example", "first_name": "New", "last_name": "Comer",
        "employments": [{"employment_start_date": "2026-01-01"}],
    });
    client.post("/v2/persons", body).await.expect(StatusCode::CREATED).json()
}

#[tokio::test]
async fn a_limit_that_was_sent_comes_back_as_a_text_or_as_a_number() {
    let strings = client("v1-paging=strings").await.get(LISTED).await;
    assert_eq!((&strings["limit"], &strings["offset"]), (&json!("2"), &json!("1")));
    let numbers = client("v1-paging=numbers").await.get(LISTED).await;
    assert_eq!((&numbers["limit"], &numbers["offset"]), (&json!(2), &json!(1)));
}

#[tokio::test]
async fn a_token_lasts_or_is_replaced_by_every_answer() {
    let bearer = |answer: &crate::server::Answer| answer.headers[header::AUTHORIZATION].to_str().unwrap().to_owned();
    let stable = client("v1-token=stable").await;
    let answer = stable.call(Method::GET, "/v1/company/employees", None).await.expect(StatusCode::OK);
    assert_eq!(bearer(&answer), format!("Bearer {}", stable.token));
    stable.call(Method::GET, "/v1/company/employees", None).await.expect(StatusCode::OK);

    let rotating = client("v1-token=rotating").await;
    let answer = rotating.call(Method::GET, "/v1/company/employees", None).await.expect(StatusCode::OK);
    let next = bearer(&answer).trim_start_matches("Bearer ").to_owned();
    assert_ne!(next, rotating.token);
    rotating.call(Method::GET, "/v1/company/employees", None).await.expect(StatusCode::FORBIDDEN);
    let renewed = Client { token: next, ..rotating };
    renewed.call(Method::GET, "/v1/company/employees", None).await.expect(StatusCode::OK);
}

#[tokio::test]
async fn wrong_credentials_have_the_chosen_status() {
    let login = json!({"client_id": "sandbox-client", "client_secret": "wrong"});
    for (variant, status) in
        [("403", StatusCode::FORBIDDEN), ("401", StatusCode::UNAUTHORIZED), ("200", StatusCode::OK)]
    {
        let client = client(&format!("v1-login-failure={variant}")).await;
        let answer = client.server.json(Method::POST, "/v1/auth", &login).await.expect(status).json();
        assert_eq!((&answer["success"], &answer["error"]["message"]), (&json!(false), &json!("Wrong credentials")));
    }
}

#[tokio::test]
async fn attendances_of_v1_are_open_or_gone() {
    for path in [LISTED, "/v1/company/attendances/projects"] {
        client("v1-attendances=open").await.call(Method::GET, path, None).await.expect(StatusCode::OK);
        client("v1-attendances=gone").await.call(Method::GET, path, None).await.expect(StatusCode::GONE);
    }
    client("v1-attendances=gone").await.call(Method::GET, "/v1/company/time-offs", None).await.expect(StatusCode::OK);
}

#[tokio::test]
async fn what_was_created_is_bare_or_wrapped() {
    assert!(created(&client("v2-created=bare").await).await["id"].is_string());
    let wrapped = created(&client("v2-created=wrapped").await).await;
    assert!(wrapped["_data"]["id"].is_string() && wrapped["id"].is_null());
}

#[tokio::test]
async fn the_next_page_is_linked_absolutely_or_relatively() {
    let absolute = client("v2-links=absolute").await.get("/v2/persons?limit=5").await;
    let link = absolute["_meta"]["links"]["next"]["href"].as_str().unwrap().to_owned();
    assert!(link.starts_with("http://"), "{link}");
    let client = client("v2-links=relative").await;
    let relative = client.get("/v2/persons?limit=5").await;
    let link = relative["_meta"]["links"]["next"]["href"].as_str().unwrap().to_owned();
    assert!(link.starts_with("/v2/persons?"), "{link}");
    assert_eq!(client.get(&link).await["_data"].as_array().unwrap().len(), 5);
}

#[tokio::test]
async fn days_after_today_are_refused_or_accepted() {
    for (variant, status) in [("refused", StatusCode::BAD_REQUEST), ("accepted", StatusCode::CREATED)] {
        let client = client(&format!("v2-future-attendances={variant}")).await;
        let id = client.person("new@acme.example").await;
        let at = |time: &str| json!({"date_time": format!("2026-06-11T{time}:00")});
        let body = json!({"person": {"id": id}, "type": "WORK", "start": at("08:00"), "end": at("12:00")});
        client.post("/v2/attendance-periods", body).await.expect(status);
    }
}

#[tokio::test]
async fn filters_of_absences_take_a_zone_or_refuse_it() {
    let path = "/v2/absence-periods?starts_from.date_time.gte=2026-06-01T00:00:00Z";
    client("v2-absence-zone=lenient").await.call(Method::GET, path, None).await.expect(StatusCode::OK);
    client("v2-absence-zone=local").await.call(Method::GET, path, None).await.expect(StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn beta_endpoints_want_their_header_or_not() {
    for (variant, status) in [("required", StatusCode::NOT_FOUND), ("ignored", StatusCode::OK)] {
        let client = client(&format!("v2-beta={variant}")).await;
        for path in ["/v2/cost-centers", "/v2/workplaces", "/v2/org-units?type=department"] {
            client.without_beta(path).await.expect(status);
            client.call(Method::GET, path, None).await.expect(StatusCode::OK);
        }
    }
}

#[tokio::test]
async fn no_quirk_is_without_its_test() {
    let listed = Client::new().await.get("/_sandbox/quirks").await;
    let tests = include_str!("quirk.rs");
    for quirk in listed.as_array().unwrap() {
        let name = quirk["name"].as_str().unwrap();
        assert!(tests.contains(&format!("(\"{name}=")) || tests.contains(&format!("(&format!(\"{name}=")), "{name}");
        assert_eq!(quirk["variant"], quirk["variants"][0], "{name}");
    }
}
