//! Thousands of requests that nobody planned, through the router in process.

mod request;

use std::collections::BTreeSet;

use axum::{body::Body, http::Request};
use personio_relay::policy::{Role, operations};
use rand::{RngCore, SeedableRng, rngs::StdRng};
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::{
    chain::HR,
    people::{CLARA, People},
};

const REQUESTS: usize = 4_000;

/// Whether a path is one of an operation's, whatever stands for the ids.
fn fits(path: &str, operation: &str) -> bool {
    let (path, operation): (Vec<&str>, Vec<&str>) = (path.split('/').collect(), operation.split('/').collect());
    path.len() == operation.len()
        && path.iter().zip(&operation).all(|(part, known)| part == known || known.starts_with('{'))
}

#[tokio::test]
async fn whatever_comes_nothing_breaks_and_personio_sees_no_more_than_the_policy_has() {
    let seed = std::env::var("RANDOM_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or_else(rand::random::<u32>);
    println!("RANDOM_SEED={seed}");
    let mut random = StdRng::seed_from_u64(seed.into());
    let people = People::start().await;
    let tokens = [people.sign_in(CLARA).await, people.sign_in(HR).await];
    people.forget_log().await;
    let router = people.router();
    let mut statuses = BTreeSet::new();
    let mut sent = 0;
    while sent < REQUESTS {
        let token = tokens.get(usize::try_from(random.next_u32() % 3).unwrap()).map(String::as_str);
        let mut next = || random.next_u32().to_le_bytes()[0];
        let Some(request) = request::request(&mut next, token) else { continue };
        let shown = show(&request);
        let answer = router.clone().oneshot(request).await.unwrap();
        let status = answer.status().as_u16();
        // 502 to 504 are for what Personio answers or does not; nothing is wrong with it here.
        assert!((200..500).contains(&status), "{status} {shown}");
        statuses.insert(status);
        sent += 1;
    }
    for expected in [200, 204, 400, 401, 403, 404, 405, 415] {
        assert!(statuses.contains(&expected), "a run in which little happened proves little: {statuses:?}");
    }

    let log = people.sandbox_request(|http, url| http.get(format!("{url}/_sandbox/log"))).await;
    let log: Value = log.json().await.unwrap();
    let own = [("GET", "/xml"), ("POST", "/v1/auth"), ("POST", "/v2/auth/token")];
    let recruiting = [("POST", "/v1/recruiting/applications"), ("POST", "/v1/recruiting/applications/documents")];
    for request in log.as_array().or(log["requests"].as_array()).unwrap() {
        let (method, path) = (request["method"].as_str().unwrap(), request["path"].as_str().unwrap());
        let is_known = own.iter().chain(&recruiting).any(|known| *known == (method, path))
            // What the relay looks up by itself, to know whose something is.
            || (method == "GET" && (path.starts_with("/v2/persons") || path.starts_with("/v1/company/employees")))
            || (method == "GET" && path.starts_with("/v2/projects"))
            || operations(Role::HumanResources)
                .chain(operations(Role::Employee))
                .any(|operation| operation.method == method && fits(path, operation.path));
        assert!(is_known, "{request}");
        assert_ne!(request["query"]["skip_approval"], json!("true"), "{request}");
    }
}

fn show(request: &Request<Body>) -> String {
    format!("{} {} {:?}", request.method(), request.uri(), request.headers())
}
