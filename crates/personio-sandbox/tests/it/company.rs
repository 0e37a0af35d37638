//! Acme's people are a company as real ones are.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::Method;
use personio_sandbox::Options;
use serde_json::Value;

use crate::client::{Client, unlimited};

/// The company stands on 10 June 2026.
const TODAY: &str = "2026-06-10";

async fn employees(client: &Client) -> Vec<Value> {
    let listed = client.get("/v1/company/employees?limit=200").await;
    listed["data"].as_array().unwrap().iter().map(|employee| employee["attributes"].clone()).collect()
}

fn name<'a>(employee: &'a Value, attribute: &str) -> &'a str {
    employee[attribute]["value"]["attributes"]["name"].as_str().unwrap()
}

fn distinct(employees: &[Value], attribute: &str) -> usize {
    employees.iter().map(|employee| name(employee, attribute)).collect::<BTreeSet<_>>().len()
}

/// Days between two days of a year, by month and day alone.
fn days_apart(day: &str, other: &str) -> i64 {
    let number = |text: &str| {
        let (month, day) = text.get(5..10).unwrap().split_once('-').unwrap();
        month.parse::<i64>().unwrap() * 30 + day.parse::<i64>().unwrap()
    };
    let apart = (number(day) - number(other)).abs();
    apart.min(365 - apart)
}

#[tokio::test]
async fn forty_people_work_in_departments_offices_and_entities_and_some_of_them_part_time() {
    let employees = employees(&Client::new().await).await;
    assert_eq!(employees.len(), 40);
    assert_eq!(distinct(&employees, "department"), 6);
    assert_eq!(distinct(&employees, "office"), 3);
    assert_eq!(distinct(&employees, "subcompany"), 2);
    let hours = employees.iter().map(|employee| employee["weekly_working_hours"]["value"].as_str().unwrap());
    let hours: Vec<f64> = hours.map(|hours| hours.parse().unwrap()).collect();
    assert!(hours.iter().any(|hours| *hours < 35.0) && hours.iter().any(|hours| *hours >= 35.0), "{hours:?}");
}

#[tokio::test]
async fn supervisors_are_a_tree_with_one_top() {
    let employees = employees(&Client::new().await).await;
    let supervisor = |employee: &Value| employee["supervisor"]["value"]["attributes"]["id"]["value"].as_u64();
    let above: BTreeMap<u64, Option<u64>> =
        employees.iter().map(|employee| (employee["id"]["value"].as_u64().unwrap(), supervisor(employee))).collect();
    assert_eq!(above.values().filter(|above| above.is_none()).count(), 1);
    for start in above.keys() {
        let (mut person, mut steps) = (*start, 0);
        while let Some(next) = above[&person] {
            (person, steps) = (next, steps + 1);
            assert!(steps < 6, "{start} is under itself");
        }
    }
    let heads: BTreeSet<_> = above.values().flatten().collect();
    assert!(heads.len() >= 6, "{heads:?}");
}

#[tokio::test]
async fn birthdays_and_anniversaries_lie_around_today() {
    for today in [TODAY, "2026-01-01", "2027-12-31", "2028-02-29"] {
        near_today(today).await;
    }
}

/// The same on whatever day the company stands.
async fn near_today(today: &str) {
    let clock = Some(format!("{today}T10:00:00Z").parse().unwrap());
    let employees = employees(&Client::of(Options { clock, ..Options::default() }).await).await;
    let near = |day: &str| days_apart(day, today) <= 7;
    let birthdays = employees.iter().filter(|employee| {
        let attributes = employee.as_object().unwrap().values();
        attributes.filter(|it| it["universal_id"] == "birthday").any(|it| it["value"].as_str().is_some_and(near))
    });
    assert!(birthdays.count() >= 2, "{today}");
    let anniversaries = employees.iter().filter(|it| it["hire_date"]["value"].as_str().is_some_and(near));
    assert!(anniversaries.count() >= 2, "{today}");
}

#[tokio::test]
async fn a_year_of_attendances_and_absences_lies_behind_them() {
    let client = Client::new().await;
    client.control(Method::PUT, "limits", unlimited()).await;
    let range = |from: &str, to: &str| format!("/v1/company/attendances?start_date={from}&end_date={to}&limit=1");
    let year = client.get(&range("2025-06-10", TODAY)).await["metadata"]["total_elements"].as_u64().unwrap();
    assert!((40 * 150..40 * 260).contains(&year), "{year}");
    let first_week = client.get(&range("2025-06-16", "2025-06-20")).await;
    assert!(first_week["metadata"]["total_elements"].as_u64().unwrap() > 40);
    let absences = client.get("/v1/company/time-offs?limit=200").await;
    let kinds: BTreeSet<&str> = absences["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|absence| absence["attributes"]["time_off_type"]["attributes"]["name"].as_str().unwrap())
        .collect();
    assert!(kinds.len() >= 3, "{kinds:?}");
}

#[tokio::test]
async fn projects_have_members_and_profiles_have_payslips() {
    let client = Client::new().await;
    let projects = client.get("/v2/projects").await;
    let projects = projects["_data"].as_array().unwrap();
    assert!(projects.len() >= 4);
    let mut with_some = 0;
    for project in projects {
        let members = client.get(&format!("/v2/projects/{}/members", project["id"].as_str().unwrap())).await;
        let count = members["_data"].as_array().unwrap().len();
        with_some += usize::from((1..40).contains(&count));
    }
    assert!(with_some >= 1, "no project has some of the people");
    let categories = client.get("/v1/company/document-categories").await;
    let categories = categories["data"].as_array().unwrap().clone();
    let payslips = categories.iter().find(|it| it["attributes"]["name"] == "Payslips").unwrap()["id"].to_string();
    let documents = client.get("/v2/document-management/documents?owner_id=506").await;
    let documents = documents["_data"].as_array().unwrap().clone();
    assert!(documents.iter().any(|document| document["category"]["id"] == payslips.as_str()), "{documents:?}");
}

#[tokio::test]
async fn the_same_day_brings_the_same_company() {
    let (one, other) = (Client::new().await, Client::new().await);
    let mut states = Vec::new();
    for client in [&one, &other] {
        states.push(client.get("/v1/company/employees?limit=200").await["data"].clone());
        states.push(client.get("/v2/absence-periods?limit=100").await["_data"].clone());
    }
    assert_eq!(states[0], states[2]);
    assert_eq!(states[1], states[3]);
}
