use personio::calendar::Date;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::{
    chain::{HR, INTRANET, PAGE},
    people::{CARLA, CLARA, FELIX, People},
};

const ALL: &str = "[personnel.colleagues]\nabsences = true\nbirthdays = true\nanniversaries = true\npictures = true";

async fn of(people: &People, token: &str, name: &str) -> Value {
    let answer = people.read(token, "/_relay/colleagues").await;
    assert_eq!(answer.status, 200, "{answer:?}");
    let all = answer.body["_data"].as_array().unwrap();
    all.iter().find(|colleague| colleague["name"] == name).unwrap_or_else(|| panic!("{name} is not there")).clone()
}

fn today() -> Date {
    jiff::Timestamp::now().to_string().split('T').next().unwrap().parse().unwrap()
}

/// Somebody is away from today on, for so many days; with the kind's name.
async fn away(people: &People, email: &str, days: i64, comment: &str) -> (String, String, String) {
    let kind = people.personio("GET", "/v2/absence-types", None).await.body["_data"][0].clone();
    let today = today();
    let (from, to) = (today.to_string(), today.plus_days(days).unwrap().to_string());
    let body = json!({
        "person": {"id": people.person(email).await},
        "absence_type": {"id": kind["id"]},
        "starts_from": {"date_time": format!("{from}T00:00:00"), "type": "FIRST_HALF"},
        "ends_at": {"date_time": format!("{to}T00:00:00"), "type": "SECOND_HALF"},
        "comment": comment,
    });
    people.made("/v2/absence-periods?skip_approval=true", &body).await;
    (from, to, kind["name"].as_str().unwrap().to_owned())
}

#[tokio::test]
async fn colleagues_are_names_and_nothing_else_unless_the_company_says_so() {
    let people = People::start().await;
    away(&people, FELIX, 2, "operation").await;
    let tokens = [people.sign_in(CLARA).await, people.sign_in(HR).await];
    people.forget_log().await;
    for token in tokens {
        let answer = people.read(&token, "/_relay/colleagues").await;
        let all = answer.body["_data"].as_array().unwrap();
        assert_eq!(all.len(), 39, "without who has left");
        for colleague in all {
            let keys: Vec<&str> = colleague.as_object().unwrap().keys().map(String::as_str).collect();
            assert_eq!(keys, ["id", "name"], "{colleague}");
        }
    }
    for path in ["/v2/absence-periods", "/v1/company/employees", "/v1/company/absence-periods"] {
        assert_eq!(people.arrived_at("GET", path).await, 0, "{path} was not even asked for");
    }
}

#[tokio::test]
async fn absences_are_told_without_reason_and_birthdays_without_year() {
    let people = People::with(ALL).await;
    let (from, to, _) = away(&people, FELIX, 2, "operation").await;
    let token = people.sign_in(CLARA).await;
    let person = people.person(FELIX).await;
    let record = people.personio("GET", &format!("/v2/persons/{person}"), None).await.body;
    let attributes = record["custom_attributes"].as_array().unwrap();
    let born = attributes.iter().find(|attribute| attribute["global_id"] == "birthday").unwrap()["value"].as_str();
    let employment = people.personio("GET", &format!("/v2/persons/{person}/employments"), None).await.body;
    let start: Date = employment["_data"][0]["employment_start_date"].as_str().unwrap().parse().unwrap();
    let day = |date: Date| format!("{:02}-{:02}", date.month(), date.day());
    let felix = of(&people, &token, "Felix Otto").await;
    assert_eq!(felix["birthday"], json!(day(born.unwrap().parse().unwrap())));
    let years = today().year() - start.year();
    assert_eq!(felix["anniversary"], json!({"on": day(start), "years": years}));
    let days = felix["away"].as_array().unwrap();
    assert!(days.contains(&json!({"from": from, "to": to})), "{felix}");
    let text = people.read(&token, "/_relay/colleagues").await.body.to_string();
    for secret in ["operation", "comment", "absence_type", "type", CARLA, FELIX, born.unwrap()] {
        assert!(!text.contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn only_the_kinds_that_the_company_names_are_named() {
    let people = People::start().await;
    let (from, to, kind) = away(&people, FELIX, 2, "").await;
    let mut people = people;
    people.restart(&format!("[personnel.colleagues]\nabsences = true\nabsence_types = [\"{kind}\"]")).await;
    let token = people.sign_in(CLARA).await;
    let felix = of(&people, &token, "Felix Otto").await;
    assert!(felix["away"].as_array().unwrap().contains(&json!({"from": from, "to": to, "type": kind})), "{felix}");
    assert!(felix.get("birthday").is_none() && felix.get("anniversary").is_none() && felix.get("picture").is_none());
}

#[tokio::test]
async fn pictures_are_ones_own_and_colleagues_where_the_company_shows_them() {
    let people = People::with(ALL).await;
    let token = people.sign_in(CLARA).await;
    let own = format!("/{}/", people.person(CLARA).await);
    let all = people.read(&token, "/_relay/colleagues").await;
    let paths = all.body["_data"].as_array().unwrap().iter().map(|colleague| colleague["picture"].as_str().unwrap());
    let mut found = None;
    for path in paths.filter(|path| !path.contains(&own)) {
        // Some have no picture.
        if found.is_none() && people.request(&token, "GET", path).send().await.unwrap().status() == 200 {
            found = Some(path);
        }
    }
    let path = found.unwrap();
    for path in [path.to_owned(), format!("{path}/75")] {
        let picture = people.request(&token, "GET", &path).send().await.unwrap();
        assert_eq!(picture.status(), 200, "{path}");
        assert_eq!(picture.headers()["content-type"], "image/png");
        assert!(picture.bytes().await.unwrap().starts_with(b"\x89PNG"));
    }
    let carla = people.person(CARLA).await;
    let left = people.read(&token, &format!("/v1/company/employees/{carla}/profile-picture")).await;
    assert_eq!(left.status, 404, "who has left");
    let html = json!({
        "path": path, "kind": "status", "status": 200, "body": "<script>",
        "headers": {"content-type": "text/html"},
    });
    people.fault(&html).await;
    assert_eq!(people.read(&token, &format!("{path}/75")).await.status, 502, "what is no picture is not shown");
}

#[tokio::test]
async fn nobody_sees_colleagues_without_a_session_that_is_open() {
    let people = People::with(ALL).await;
    let elsewhere = People::start().await;
    let other_company = elsewhere.sign_in(CLARA).await;
    let revoked = people.sign_in(CLARA).await;
    assert_eq!(people.ask(&revoked, "DELETE", "/_relay/session", None).await.status, 204);
    let expired = people.sign_in(CLARA).await;
    let session = people.read(&expired, "/_relay/session").await;
    people.let_expire(session.body["id"].as_str().unwrap()).await;
    for (who, token) in [("expired", &expired), ("revoked", &revoked), ("other company", &other_company)] {
        assert_eq!(people.read(token, "/_relay/colleagues").await.status, 401, "{who}");
    }
    let bare = || people.http.get(people.relay_url("/_relay/colleagues"));
    assert_eq!(bare().send().await.unwrap().status(), StatusCode::UNAUTHORIZED);
    assert_eq!(bare().header("origin", PAGE).send().await.unwrap().status(), StatusCode::FORBIDDEN);
    let open = people.sign_in(CLARA).await;
    let allowed = bare().header("origin", INTRANET).bearer_auth(open).send().await.unwrap();
    assert_eq!(allowed.status(), StatusCode::OK);
}

#[tokio::test]
async fn personio_is_asked_once_for_all_and_a_client_fetches_only_what_is_new() {
    let people = People::with(ALL).await;
    let token = people.sign_in(CLARA).await;
    let read = || people.request(&token, "GET", "/_relay/colleagues");
    let first = read().send().await.unwrap();
    let tag = first.headers()["etag"].clone();
    let asked = people.arrived_at("GET", "/v2/**").await;
    let reads = (0..5).map(|_| read().header("if-none-match", tag.clone()).send());
    for again in futures_util::future::join_all(reads).await {
        assert_eq!(again.unwrap().status(), StatusCode::NOT_MODIFIED);
    }
    assert_eq!(people.arrived_at("GET", "/v2/**").await, asked);
}

#[tokio::test]
async fn a_personio_that_is_down_is_told_as_such() {
    let people = People::with(ALL).await;
    let token = people.sign_in(CLARA).await;
    people.fault(&json!({"path": "/v2/absence-periods", "kind": "status", "status": 503})).await;
    let answer = people.read(&token, "/_relay/colleagues").await;
    assert_eq!((answer.status, &answer.body["error"]["code"]), (503, &json!("personio_unreachable")));
}
