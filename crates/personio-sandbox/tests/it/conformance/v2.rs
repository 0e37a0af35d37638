//! Authentication, persons and employments of v2, with every status that they have.

use std::path::Path;

use axum::http::{Method, StatusCode};
use serde_json::json;

use super::{
    record::{Record, Sent},
    specification::FOLDER,
};
use crate::client::Client;

pub async fn exercise(record: &mut Record) {
    let (ok, bad, missing) = (StatusCode::OK, StatusCode::BAD_REQUEST, StatusCode::NOT_FOUND);
    let client = "client_id=sandbox-client&client_secret=sandbox-secret";
    let token = "/v2/auth/token";
    for (form, status) in [
        (format!("grant_type=client_credentials&{client}"), ok),
        (format!("grant_type=client_credentials&{client}&scope=personio:persons:read"), ok),
        (format!("grant_type=client_credentials&{client}&scope=personio:moon:read"), bad),
        (format!("grant_type=password&{client}"), bad),
        ("grant_type=client_credentials&client_id=x&client_secret=y".into(), bad),
        (client.into(), bad),
        (String::new(), bad),
    ] {
        record.call(Method::POST, token, Sent::Form(&form), &[]).await.expect(status);
    }
    record.call(Method::POST, token, Sent::Json(json!({})), &[]).await.expect(bad);
    let form = format!("grant_type=client_credentials&{client}");
    let granted = record.call(Method::POST, token, Sent::Form(&form), &[]).await.json()["access_token"]
        .as_str()
        .unwrap()
        .to_owned();
    record.call(Method::POST, "/v2/auth/revoke", Sent::Form(&format!("token={granted}")), &[]).await.expect(ok);
    record.with_token(&granted, Method::GET, "/v2/persons").await.expect(StatusCode::UNAUTHORIZED);
    let persons = "/v2/persons";
    for query in
        ["", "?limit=50", "?status=ACTIVE&limit=7", "?first_name=Nobody", "?updated_at.gt=2026-01-01T00:00:00Z"]
    {
        record.get(&format!("{persons}{query}")).await.expect(ok);
    }
    record.get(&format!("{persons}?limit=51")).await.expect(bad);
    record.get(&format!("{persons}?status=GONE")).await.expect(bad);
    record.get(&format!("{persons}?updated_at.most=1")).await.expect(bad);
    record.get(&format!("{persons}/99999999")).await.expect(missing);
    for number in 501..=540 {
        record.get(&format!("{persons}/{number}")).await.expect(ok);
        let employments = format!("{persons}/{number}/employments");
        let list = record.get(&employments).await.expect(ok).json();
        for employment in list["_data"].as_array().unwrap() {
            record.get(&format!("{employments}/{}", employment["id"].as_str().unwrap())).await.expect(ok);
        }
    }
    let employments = format!("{persons}/501/employments");
    record.get(&format!("{employments}?limit=0")).await.expect(bad);
    record.get(&format!("{employments}?updated_at.most=1")).await.expect(bad);
    record.get(&format!("{employments}/c85d978e-1104-4762-be94-c868525eef45")).await.expect(missing);
    record.get(&format!("{persons}/99999999/employments")).await.expect(missing);
    for path in [persons.to_owned(), format!("{persons}/501"), employments] {
        record.without_token(Method::GET, &path).await.expect(StatusCode::UNAUTHORIZED);
    }
}

/// Every operation that is listed, answered by the sandbox with whatever there is for nobody's ids.
pub async fn every_operation() -> Option<usize> {
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER).join("v2-operations.md");
    let Ok(text) = std::fs::read_to_string(&list) else {
        println!("nothing to check: {} is not there", list.display());
        return None;
    };
    let client = Client::unlimited().await;
    let mut count = 0;
    for line in text.lines() {
        let mut cells = line.split('|').map(str::trim).skip(1);
        let (Some(method), Some(path)) = (cells.next(), cells.next()) else { continue };
        let Some(path) = path.strip_prefix('`').and_then(|path| path.strip_suffix('`')) else { continue };
        let path: Vec<&str> = path.split('/').map(|piece| if piece.starts_with('{') { "1" } else { piece }).collect();
        let path = path.join("/");
        let answer = client.call(method.parse().unwrap(), &path, None).await;
        let missing = answer.status == StatusCode::NOT_FOUND && answer.json()["_meta"]["path"].is_string();
        assert!(!missing && answer.status != StatusCode::METHOD_NOT_ALLOWED, "{method} {path}: {}", answer.text());
        count += 1;
    }
    Some(count)
}
