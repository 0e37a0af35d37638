//! The feed, both recruiting endpoints and the deprecated one, with every status that they have.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use super::record::{Record, Sent};
use crate::server::{APPLICATIONS, Answer, DOCUMENTS, LEGACY, Part};

const TRUSTED: [(&str, &str); 2] = [("authorization", "Bearer sandbox-recruiting"), ("x-company-id", "4711")];

pub async fn exercise(record: &mut Record) {
    for query in ["?language=de", "?language=en", "?language=fr", ""] {
        record.call(Method::GET, &format!("/xml{query}"), Sent::Nothing, &[]).await.expect(StatusCode::OK);
    }
    applications(record).await;
    documents(record).await;
    legacy(record).await;
    account(record, json!({"recruiting": "disabled"})).await;
    apply(record, json!({})).await.expect(StatusCode::FORBIDDEN);
    upload(record, "cv.pdf", b"%PDF-").await.expect(StatusCode::FORBIDDEN);
    account(record, json!({})).await;
}

async fn account(record: &Record, settings: Value) {
    record.server.json(Method::PUT, "/_sandbox/account", &settings).await.expect(StatusCode::OK);
}

async fn position(record: &Record) -> u64 {
    let feed = record.server.get("/xml?language=de").await.text();
    feed.split("<id>").nth(1).unwrap().split('<').next().unwrap().parse().unwrap()
}

async fn apply(record: &mut Record, changes: Value) -> Answer {
    let mut body = json!({
        "first_name": "Ada", "last_name": "Winter", "email": "ada@example.com",
        "job_position_id": position(record).await,
    });
    body.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    record.call(Method::POST, APPLICATIONS, Sent::Json(body), &TRUSTED).await
}

async fn upload(record: &mut Record, name: &str, content: &[u8]) -> Answer {
    record.call(Method::POST, DOCUMENTS, Sent::Parts(&[Part::File("file", name, content)]), &TRUSTED).await
}

async fn applications(record: &mut Record) {
    let bad = StatusCode::BAD_REQUEST;
    apply(record, json!({})).await.expect(StatusCode::CREATED);
    apply(record, json!({})).await.expect(bad);
    for wrong in [
        json!({"email": "nobody"}),
        json!({"first_name": " "}),
        json!({"job_position_id": 1}),
        json!({"job_position_id": "x"}),
        json!({"recruiting_channel_id": 1}),
        json!({"external_posting_id": "x"}),
        json!({"application_date": "2999-01-01"}),
        json!({"application_date": "yesterday"}),
        json!({"phase": {"type": "system", "id": "nowhere"}}),
        json!({"files": [{"uuid": "7d0f360a-8da3-11ec-b909-0242ac120002", "original_filename": "a", "category": "cv"}]}),
        json!({"attributes": [{"id": "gender", "value": "x"}, {"id": "custom_attribute_9", "value": "x"}]}),
    ] {
        apply(record, wrong).await.expect(bad);
    }
    let json = || Sent::Json(json!({}));
    record.call(Method::POST, APPLICATIONS, json(), &[]).await.expect(StatusCode::UNAUTHORIZED);
    limit(record, json!({"recruiting_per_minute": 0})).await;
    record.call(Method::POST, APPLICATIONS, json(), &TRUSTED).await.expect(StatusCode::TOO_MANY_REQUESTS);
    upload(record, "cv.pdf", b"%PDF-").await.expect(StatusCode::TOO_MANY_REQUESTS);
    limit(record, json!({"recruiting_per_minute": null, "v1_per_minute": null})).await;
    record.failing(500, Method::POST, APPLICATIONS).await;
}

async fn limit(record: &Record, limits: Value) {
    record.server.json(Method::PUT, "/_sandbox/limits", &limits).await.expect(StatusCode::OK);
}

async fn documents(record: &mut Record) {
    upload(record, "cv.pdf", b"%PDF-").await.expect(StatusCode::OK);
    upload(record, "slides.pptx", b"PK").await.expect(StatusCode::OK);
    upload(record, "a.exe", b"MZ").await.expect(StatusCode::UNPROCESSABLE_ENTITY);
    upload(record, "a.pdf", &vec![0; 21 << 20]).await.expect(StatusCode::PAYLOAD_TOO_LARGE);
    let none = Sent::Nothing;
    record.call(Method::POST, DOCUMENTS, none, &[]).await.expect(StatusCode::UNAUTHORIZED);
    record.call(Method::POST, DOCUMENTS, Sent::Json(json!({})), &TRUSTED).await.expect(StatusCode::BAD_REQUEST);
    record.failing(500, Method::POST, DOCUMENTS).await;
}

async fn legacy(record: &mut Record) {
    let position = position(record).await;
    let id = position.to_string();
    for (changed, status) in [
        (("first_name", "Bea"), 200),
        (("first_name", "Bea"), 400),
        (("email", "none"), 400),
        (("job_position_id", "1"), 400),
        (("access_token", "wrong"), 403),
    ] {
        record.call(Method::POST, LEGACY, Sent::Parts(&form(&id, changed)), &[]).await.expect(code(status));
    }
    account(record, json!({"unpublished_positions": [position]})).await;
    record.call(Method::POST, LEGACY, Sent::Parts(&form(&id, ("tags", "a"))), &[]).await.expect(code(422));
    account(record, json!({})).await;
    record.failing(500, Method::POST, LEGACY).await;
    record.failing(503, Method::POST, LEGACY).await;
}

fn code(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap()
}

fn form<'a>(position: &'a str, changed: (&'a str, &'a str)) -> Vec<Part<'a>> {
    let fields = [
        ("company_id", "4711"),
        ("access_token", "sandbox-recruiting"),
        ("job_position_id", position),
        ("first_name", "Ada"),
        ("last_name", "Summer"),
        ("email", "bea@example.com"),
    ];
    let kept = fields.into_iter().filter(|(name, _)| *name != changed.0);
    kept.chain([changed]).map(|(name, value)| Part::Field(name, value)).collect()
}
