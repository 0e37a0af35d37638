use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::server::{APPLICATIONS, Server, ada, ada_with, authorized};

#[tokio::test]
async fn an_application_arrives_with_all_that_was_sent() {
    let server = Server::new().await;
    let uploaded = server.upload("cv.pdf", b"%PDF-1.4").await.json();
    let sent = ada_with(json!({
        "recruiting_channel_id": 102, "external_posting_id": "sandbox-posting", "message": "Hello\nthere",
        "application_date": "2026-01-31", "phase": {"type": "custom", "id": 501}, "tags": ["a", "b"],
        "files": [{"uuid": uploaded["uuid"], "original_filename": "My CV.pdf", "category": "cv"}],
        "attributes": [{"id": "gender", "value": "diverse"}, {"id": "custom_attribute_1003", "value": "7"}],
    }));
    let answer = server.apply(&sent).await.expect(StatusCode::CREATED);
    assert!(answer.body.is_empty());
    let arrived = &server.applications().await[0];
    for key in sent.as_object().unwrap().keys().filter(|key| *key != "files") {
        assert_eq!(arrived[key], sent[key], "{key}");
    }
    let file = &arrived["files"][0];
    assert_eq!(file["original_filename"], "My CV.pdf");
    assert_eq!(file["category"], "cv");
    assert_eq!(file["size"], 8);
    assert_eq!(server.get(file["url"].as_str().unwrap()).await.body, b"%PDF-1.4");
    // printf '%PDF-1.4' | sha256sum
    let sha256 = file["sha256"].as_str().unwrap();
    assert_eq!(sha256.len(), 64);
    assert_eq!(arrived["via"], "v1");
}

#[tokio::test]
async fn all_that_is_wrong_is_said_at_once_and_nothing_is_kept() {
    let server = Server::new().await;
    let wrong = json!({
        "first_name": "  ", "last_name": null, "email": 5, "job_position_id": "11", "message": [], "tags": "a",
        "phase": {"id": "offer"}, "files": [7, {"category": "photo"}], "attributes": [{"id": "phone"}, {"value": "x"}],
    });
    let answer = server.apply(&wrong).await.expect(StatusCode::BAD_REQUEST);
    assert_eq!(
        answer.complaints(),
        [
            "first_name: errors.attribute-validation.required-attribute",
            "last_name: errors.attribute-validation.required-attribute",
            "email: errors.attribute-validation.invalid-type",
            "job_position_id: errors.attribute-validation.invalid-type",
            "message: errors.attribute-validation.invalid-type",
            "phase.type: errors.attribute-validation.required-attribute",
            "tags: errors.attribute-validation.invalid-type",
            "files[0]: errors.attribute-validation.invalid-type",
            "files[1].uuid: errors.attribute-validation.required-attribute",
            "files[1].original_filename: errors.attribute-validation.required-attribute",
            "files[1].category: errors.file-validation.unknown-file-category",
            "attributes[0].value: errors.attribute-validation.required-attribute",
            "attributes[1].id: errors.attribute-validation.required-attribute",
        ]
    );
    assert!(server.applications().await.is_empty());
}

#[tokio::test]
async fn what_is_no_json_object_is_refused_with_a_reference() {
    let server = Server::new().await;
    for (content_type, body) in [
        ("application/json", "{"),
        ("application/json", "[]"),
        ("application/json", ""),
        ("text/plain", "{}"),
        ("application/x-www-form-urlencoded", "first_name=Ada"),
    ] {
        let request = authorized(Method::POST, APPLICATIONS, content_type, body.into());
        let error = server.send(request).await.expect(StatusCode::BAD_REQUEST).json()["errors"][0].clone();
        assert_eq!(error["status"], "400", "{content_type} {body}");
        assert_eq!(error["title"], "Bad Request");
        assert_eq!(error["id"].as_str().unwrap().len(), 36);
    }
}

#[tokio::test]
async fn null_is_as_good_as_absent() {
    let server = Server::new().await;
    let keys = [
        "recruiting_channel_id",
        "external_posting_id",
        "message",
        "application_date",
        "phase",
        "tags",
        "files",
        "attributes",
    ];
    let nulls = keys.iter().map(|key| ((*key).to_owned(), json!(null))).collect::<serde_json::Map<_, _>>();
    server.apply(&ada_with(nulls.into())).await.expect(StatusCode::CREATED);
}

#[tokio::test]
async fn a_custom_phase_that_does_not_exist_becomes_unassigned() {
    let server = Server::new().await;
    server.apply(&ada_with(json!({"phase": {"type": "custom", "id": 999}}))).await.expect(StatusCode::CREATED);
    assert_eq!(server.applications().await[0]["phase"], json!({"type": "system", "id": "unassigned"}));
}

#[tokio::test]
async fn keys_that_have_no_effect_are_shown() {
    let server = Server::new().await;
    server.apply(&ada_with(json!({"phone": "1", "gender": "male"}))).await.expect(StatusCode::CREATED);
    assert_eq!(server.applications().await[0]["ignored"], json!(["gender", "phone"]));
}

#[tokio::test]
async fn the_same_address_may_apply_to_another_position() {
    let server = Server::new().await;
    server.apply(&ada()).await.expect(StatusCode::CREATED);
    server.apply(&ada_with(json!({"job_position_id": 12}))).await.expect(StatusCode::CREATED);
    let ids: Vec<_> = server.applications().await.iter().map(|application| application["id"].clone()).collect();
    assert_eq!(ids, [1, 2]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_equal_applications_at_once_one_is_taken() {
    let server = Server::new().await;
    let mut sending = tokio::task::JoinSet::new();
    for _ in 0..40 {
        let server = server.clone();
        sending.spawn(async move { server.apply(&ada()).await.status });
    }
    let statuses = sending.join_all().await;
    assert_eq!(statuses.iter().filter(|status| **status == StatusCode::CREATED).count(), 1);
    assert_eq!(server.applications().await.len(), 1);
}
