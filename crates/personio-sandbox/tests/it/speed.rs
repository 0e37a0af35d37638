//! A large company is no slower to look at than a small one.
//!
//! The goals are those of the build that people use: `cargo test --release -p personio-sandbox --test it speed`, which
//! stays below a quarter of them. What tests run is not optimised and shares the computer with other tests; then the
//! limits are twenty times as high, and still notice a list that looks at everybody for each of its rows.

use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use axum::http::{Method, StatusCode};
use personio_sandbox::{Options, Size};

use crate::client::{Client, unlimited};

const SLACK: u32 = if cfg!(debug_assertions) { 20 } else { 1 };
const START: Duration = Duration::from_secs(3);
const PAGE: Duration = Duration::from_millis(20);
/// The best of so many is the time of a list: the others tell what else the computer had to do.
const ROUNDS: usize = 7;
/// What the process may hold once it has started.
const MEMORY_KB: u64 = 128 * 1024;

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
async fn every_list_of_ten_thousand_people_with_three_years_is_quick() {
    let clock = Some("2026-06-10T10:00:00Z".parse().unwrap());
    let client = Client::of(Options { clock, size: Size { people: 10_000, years: 3 }, ..Options::default() }).await;
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

#[test]
fn ten_thousand_people_with_three_years_start_at_once_and_take_little_memory() {
    let begin = Instant::now();
    let mut sandbox = Command::new(env!("CARGO_BIN_EXE_personio-sandbox"))
        .args(["--port", "0", "--ready-json", "--people", "10000", "--years", "3"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut ready = String::new();
    BufReader::new(sandbox.stdout.take().unwrap()).read_line(&mut ready).unwrap();
    let start = begin.elapsed();
    let memory = resident(sandbox.id());
    sandbox.kill().unwrap();
    sandbox.wait().unwrap();
    println!("start: {start:?}, memory: {memory:?} KB");
    assert!(ready.contains("\"url\""), "{ready}");
    assert!(start < START * SLACK, "{start:?}");
    assert!(memory.is_none_or(|memory| memory < MEMORY_KB), "{memory:?} KB");
}

/// What a process holds in memory, in KB, where the system tells.
fn resident(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().trim_end_matches(" kB").parse().ok()
}
