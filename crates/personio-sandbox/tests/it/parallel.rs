//! Many writers at once: nothing is lost, nothing is there twice, limits are exact.

use std::{collections::BTreeSet, future::Future};

use axum::http::{Method, StatusCode};
use serde_json::json;
use tokio::task::JoinSet;

use crate::{
    client::{Client, unlimited},
    server::{Server, ada_with},
};

const WRITERS: usize = 64;

/// What each of the writers brought back.
async fn all<T: Send + 'static, F: Future<Output = T> + Send + 'static>(write: impl Fn(usize) -> F) -> Vec<T> {
    let mut writers = JoinSet::new();
    (0..WRITERS).for_each(|number| drop(writers.spawn(write(number))));
    writers.join_all().await
}

fn count(statuses: &[StatusCode], wanted: StatusCode) -> usize {
    statuses.iter().filter(|status| **status == wanted).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 8)]
async fn every_writer_gets_a_person_of_its_own() {
    let client = Client::unlimited().await;
    let ids = all(|number| {
        let client = client.clone();
        async move {
            let mut ids = Vec::new();
            for round in 0..8 {
                ids.push(client.person(&format!("w{number}-{round}@acme.example")).await);
            }
            ids
        }
    })
    .await;
    let ids: BTreeSet<String> = ids.into_iter().flatten().collect();
    assert_eq!(ids.len(), WRITERS * 8);
    let listed = client.get("/v1/company/employees?limit=1").await;
    assert_eq!(listed["metadata"]["total_elements"], 40 + WRITERS * 8);
    let arrived = json!({"method": "POST", "path": "/v2/persons", "status": 201, "count": WRITERS * 8});
    client.control(Method::POST, "log/expect", arrived).await.expect(StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 8)]
async fn of_equal_writers_one_wins() {
    let client = Client::unlimited().await;
    let id: u64 = client.person("one@acme.example").await.parse().unwrap();
    let row = json!({"employee": id, "date": "2026-06-09", "start_time": "09:00", "end_time": "12:00", "break": 0});
    let body = json!({"attendances": [row]});
    let statuses = all(|_| {
        let (client, body) = (client.clone(), body.clone());
        async move { client.post("/v1/company/attendances", body).await.status }
    })
    .await;
    assert_eq!((count(&statuses, StatusCode::OK), count(&statuses, StatusCode::BAD_REQUEST)), (1, WRITERS - 1));
    let same = json!({"email": "same@acme.example", "first_name": "Sam", "last_name": "Same"});
    let statuses = all(|_| {
        let (client, same) = (client.clone(), same.clone());
        async move { client.post("/v2/persons", same).await.status }
    })
    .await;
    assert_eq!(count(&statuses, StatusCode::CREATED), 1, "{statuses:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 8)]
async fn no_update_is_lost() {
    let client = Client::unlimited().await;
    let project = client.post("/v2/projects", json!({"name": "Bridge"})).await.expect(StatusCode::CREATED).json();
    let path = format!("/v2/projects/{}/members", project["id"].as_str().unwrap());
    let statuses = all(|number| {
        let (client, path) = (client.clone(), path.clone());
        async move {
            let id = client.person(&format!("m{number}@acme.example")).await;
            client.post(&path, json!([{"person": {"id": id}}])).await.status
        }
    })
    .await;
    assert!(statuses.iter().all(StatusCode::is_success), "{statuses:?}");
    let members = client.get(&format!("{path}?limit=200")).await;
    assert_eq!(members["_data"].as_array().unwrap().len(), WRITERS);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 8)]
async fn limits_let_exactly_as_many_pass_as_they_say() {
    let client = Client::new().await;
    let login = json!({"client_id": "sandbox-client", "client_secret": "sandbox-secret"});
    let mut limits = unlimited();
    limits["v1_auth_per_minute"] = json!(60);
    client.control(Method::PUT, "limits", limits).await.expect(StatusCode::OK);
    let statuses = all(|_| {
        let (client, login) = (client.clone(), login.clone());
        async move { client.post("/v1/auth", login).await.status }
    })
    .await;
    assert_eq!((count(&statuses, StatusCode::OK), count(&statuses, StatusCode::TOO_MANY_REQUESTS)), (60, 4));
    let server = Server::limited();
    let statuses = all(|number| {
        let server = server.clone();
        async move { server.apply(&ada_with(json!({"email": format!("a{number}@example.com")}))).await.status }
    })
    .await;
    assert_eq!(count(&statuses, StatusCode::CREATED), 20);
    assert_eq!(count(&statuses, StatusCode::TOO_MANY_REQUESTS), WRITERS - 20);
    let ids: BTreeSet<u64> = server.applications().await.iter().map(|it| it["id"].as_u64().unwrap()).collect();
    assert_eq!(ids, (1..=20).collect());
}
