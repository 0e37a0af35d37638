//! Every answer against Personio's own specifications, as far as they lie beside the checkout.

mod example;
mod exception;
mod feed;
mod personnel;
mod record;
mod recruiting;
mod specification;
mod v2;

use axum::http::{Method, StatusCode};

use self::record::Record;

/// The operations of v1, in all three of its specifications.
const V1: usize = 34;
/// The operations of v2 that specifications were published for: persons, employments and authentication.
const V2: usize = 6;
/// All operations of v2.
const V2_IN_ALL: usize = 66;

#[tokio::test]
async fn every_answer_of_v1_is_what_the_specifications_say() {
    let files = ["personio-auth-api.yaml", "personio-personnel-data-api-oa3.yaml", "personio-recruiting-api.yaml"];
    let Some(mut record) = Record::of(&files).await else { return };
    personnel::exercise(&mut record).await;
    recruiting::exercise(&mut record).await;
    refuse_strangers(&mut record).await;
    record.conclude(V1);
}

#[tokio::test]
async fn every_answer_of_v2_is_what_the_specifications_say() {
    let files = ["v2-auth.json", "v2-persons.json", "v2-employments.json"];
    let Some(mut record) = Record::of(&files).await else { return };
    v2::exercise(&mut record).await;
    record.conclude(V2);
}

#[tokio::test]
async fn every_operation_of_v2_is_there() {
    let count = v2::every_operation().await;
    assert!(count.is_none_or(|count| count == V2_IN_ALL), "{count:?}");
}

/// Every operation of the personnel API, without a token and with one that nobody gave out.
async fn refuse_strangers(record: &mut Record) {
    let operations: Vec<(Method, String)> = record
        .operations()
        .filter(|(_, path)| path.starts_with("/v1/company/"))
        .map(|(method, path)| (method, path.split('/').map(filled).collect::<Vec<_>>().join("/")))
        .collect();
    for (method, path) in operations {
        record.without_token(method.clone(), &path).await.expect(StatusCode::UNAUTHORIZED);
        record.with_token("papi-stranger", method, &path).await.expect(StatusCode::FORBIDDEN);
    }
}

fn filled(part: &str) -> &str {
    if part.starts_with('{') { "1" } else { part }
}
