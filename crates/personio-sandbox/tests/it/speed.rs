//! A large company is no slower to look at than a small one.
//!
//! The goals are those of the build that people use: `cargo test --release -p personio-sandbox --test it speed`. Without
//! optimisation everything takes up to ten times as long; then the test still notices when a list looks at everybody
//! for each of its rows.

use std::time::{Duration, Instant};

use axum::http::{Method, StatusCode};
use personio_sandbox::{Options, Size};

use crate::client::{Client, unlimited};

const SLACK: u32 = if cfg!(debug_assertions) { 10 } else { 1 };
const START: Duration = Duration::from_secs(3);
const PAGE: Duration = Duration::from_millis(20);
const ROUNDS: usize = 5;

const LISTS: [&str; 27] = [
    "/v1/company/employees?limit=100",
    "/v1/company/employees?limit=100&offset=9900",
    "/v1/company/attendances?start_date=2024-01-01&end_date=2026-12-31&limit=200",
    "/v1/company/attendances?start_date=2024-01-01&end_date=2026-12-31&limit=200&offset=4000000",
    "/v1/company/attendances?start_date=2024-01-01&end_date=2026-12-31&updated_from=2026-05-01",
    "/v1/company/time-offs?limit=200",
    "/v1/company/time-offs?start_date=2026-01-01&end_date=2026-12-31&limit=200&offset=100",
    "/v1/company/absence-periods?limit=200",
    "/v1/company/employees?limit=100&attributes[]=email",
    "/v1/company/employees?email=EMAIL",
    "/v2/persons?limit=50",
    "/v2/persons?limit=50&status=INACTIVE",
    "/v2/persons?limit=50&email=EMAIL",
    "/v2/persons/501/employments",
    "/v2/attendance-periods?limit=100",
    "/v2/attendance-periods?limit=100&start.date_time.gte=2026-05-01T00:00:00",
    "/v2/attendance-periods?limit=100&updated_at.gte=2026-05-01T00:00:00",
    "/v2/absence-periods?limit=100",
    "/v2/absence-periods?limit=100&starts_from.date_time.gte=2026-05-01T00:00:00",
    "/v2/projects",
    "/v2/projects/3001/members?limit=200",
    "/v2/compensations?start_date=2026-05-01&end_date=2026-05-31",
    "/v2/document-management/documents?owner_id=501",
    "/v2/org-units?type=department",
    "/v2/recruiting/applications",
    "/v2/reports/REPORT?limit=100",
    "/v1/company/custom-reports/reports/REPORT?limit=100",
];

#[tokio::test]
async fn ten_thousand_people_with_three_years_start_at_once_and_every_list_is_quick() {
    let begin = Instant::now();
    let clock = Some("2026-06-10T10:00:00Z".parse().unwrap());
    let client = Client::of(Options { clock, size: Size { people: 10_000, years: 3 }, ..Options::default() }).await;
    let start = begin.elapsed();
    println!("start: {start:?}");
    assert!(start < START * SLACK, "{start:?}");
    client.control(Method::PUT, "limits", unlimited()).await;
    let report = client.get("/v2/reports").await["_data"][0]["id"].as_str().unwrap().to_owned();
    let last = client.get("/v1/company/employees?limit=1&offset=9999").await;
    let email = last["data"][0]["attributes"]["email"]["value"].as_str().unwrap();
    for path in LISTS {
        let path = &path.replace("REPORT", &report).replace("EMAIL", email);
        let mut best = Duration::MAX;
        for _ in 0..ROUNDS {
            let begin = Instant::now();
            let answer = client.call(Method::GET, path, None).await.expect(StatusCode::OK);
            best = best.min(begin.elapsed());
            let answer = answer.json();
            let rows = answer.get("data").or_else(|| answer.get("_data")).unwrap();
            assert!(!rows.as_array().unwrap().is_empty(), "{path}");
        }
        println!("{best:?} {path}");
        assert!(best < PAGE * SLACK, "{best:?} {path}");
    }
}
