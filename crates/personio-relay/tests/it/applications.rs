use serde_json::json;
use uuid::Uuid;

use crate::chain::{Chain, POSITION, candidate, eventually, with_files};

const PDF: &[u8] = b"%PDF-1.7 Ada's curriculum";

#[tokio::test]
async fn an_application_with_documents_arrives_and_nothing_stays_behind() {
    let chain = Chain::start().await;
    let picture: Vec<u8> = b"\x89PNG\r\n\x1a\n".iter().copied().chain((0..700_000).map(|n| n as u8)).collect();
    let cv = chain.document("Lebenslauf Ada.pdf", PDF).await;
    let work = chain.document("Wörk.png", picture.clone()).await;
    let mut body = with_files(candidate("ada@example.com"), &[(cv, "cv"), (work, "work-sample")]);
    body["attributes"] = json!([{"id": "phone", "value": "+49 30 1"}]);
    let answer = chain.apply(&body).await;
    assert_eq!(answer.status, 201, "{answer:?}");

    let applications = chain.sandbox.applications();
    assert_eq!(applications.len(), 1);
    let files = &applications[0].files;
    let names: Vec<&str> = files.iter().map(|file| file.original_filename.as_str()).collect();
    assert_eq!(names, ["Lebenslauf Ada.pdf", "Wörk.png"]);
    assert_eq!(chain.sandbox.document(files[0].uuid).unwrap().content, PDF);
    assert_eq!(chain.sandbox.document(files[1].uuid).unwrap().content, picture);
    assert_eq!(applications[0].attributes[0].value, "+49 30 1");
    eventually("the files are deleted", || async { chain.stored_documents().await == 0 }).await;
}

#[tokio::test]
async fn several_options_arrive_as_lines_of_a_text_whatever_is_in_them() {
    let chain = Chain::with(
        r#"
        wait = "10s"
        [[form.fields]]
        id = "custom_attribute_1002"
        kind = "options"
        options = [{ value = "Berlin, Germany" }, { value = "Zürich, Switzerland" }, { value = "remote" }]
        "#,
    )
    .await;
    let mut body = candidate("ada@example.com");
    body["attributes"] = json!([{"id": "custom_attribute_1002", "value": "Berlin, Germany\nremote"}]);
    assert_eq!(chain.apply(&body).await.status, 201);
    assert_eq!(chain.sandbox.applications()[0].attributes[0].value, "Berlin, Germany\nremote");

    body = candidate("bob@example.com");
    body["attributes"] = json!([{"id": "custom_attribute_1002", "value": "Berlin, Germany,remote"}]);
    let answer = chain.apply(&body).await;
    assert_eq!((answer.status, answer.complaint().1), (400, "errors.attribute-validation.unknown-attribute-option"));
}

#[tokio::test]
async fn personios_verdict_comes_back_and_the_documents_wait_for_the_correction() {
    let chain = Chain::start().await;
    let cv = chain.document("cv.pdf", PDF).await;
    let mut body = with_files(candidate("ada@example.com"), &[(cv, "cv")]);
    body["recruiting_channel_id"] = json!(999_999);
    let answer = chain.apply(&body).await;
    assert_eq!(answer.status, 400);
    assert_eq!(answer.complaint().1, "errors.posting-validation.channel-not-found");
    let health = chain.json("/_relay/health").await;
    assert_eq!((&health["outbox"]["pending"], &health["outbox"]["dead"]), (&json!(0), &json!(0)));

    body.as_object_mut().unwrap().remove("recruiting_channel_id");
    assert_eq!(chain.apply(&body).await.status, 201);
    assert_eq!(chain.sandbox.applications()[0].files.len(), 1);
}

#[tokio::test]
async fn who_applied_before_is_told_so() {
    let chain = Chain::start().await;
    assert_eq!(chain.apply(&candidate("ada@example.com")).await.status, 201);
    let again = chain.apply(&candidate("ada@example.com")).await;
    assert_eq!((again.status, again.complaint().1), (400, "errors.applicant-already-exists"));
    assert_eq!(chain.arrived("ada@example.com"), 1);
}

#[tokio::test]
async fn a_position_that_is_not_on_the_board_is_refused_here() {
    let chain = Chain::start().await;
    let mut body = candidate("ada@example.com");
    body["job_position_id"] = json!(POSITION + 1);
    let answer = chain.apply(&body).await;
    assert_eq!((answer.status, answer.complaint()), (400, ("job_position_id", "errors.job-position.not-published")));
}

#[tokio::test]
async fn requests_with_one_key_are_one_application() {
    let chain = Chain::start().await;
    let cv = chain.document("cv.pdf", PDF).await;
    let body = with_files(candidate("ada@example.com"), &[(cv, "cv")]);
    let key = Uuid::new_v4().to_string();
    let send = || async { chain.application(&body).header("idempotency-key", &key).send().await.unwrap().status() };
    let together = tokio::join!(send(), send(), send());
    assert_eq!(together, (201.try_into().unwrap(), 201.try_into().unwrap(), 201.try_into().unwrap()));
    assert_eq!(send().await, 201, "a repeat after the delivery");
    assert_eq!(chain.arrived("ada@example.com"), 1);

    let other = chain.application(&candidate("grace@example.com")).header("idempotency-key", &key);
    assert_eq!(other.send().await.unwrap().status(), 422);
    let short = chain.application(&body).header("idempotency-key", "1");
    assert_eq!(short.send().await.unwrap().status(), 400);
}

#[tokio::test]
async fn a_document_that_is_not_there_is_told_at_its_place() {
    let chain = Chain::start().await;
    let cv = chain.document("cv.pdf", PDF).await;
    let body = with_files(candidate("ada@example.com"), &[(cv, "cv"), (Uuid::new_v4(), "other")]);
    let answer = chain.apply(&body).await;
    assert_eq!((answer.status, answer.complaint()), (400, ("files[1].uuid", "errors.file-validation.file-not-exists")));
    assert_eq!(chain.sandbox.applications().len(), 0);
}

#[tokio::test]
async fn bodies_that_are_no_application_are_refused_with_a_reason() {
    let chain = Chain::start().await;
    let url = chain.relay_url("/v1/recruiting/applications");
    let send = |content_type: &'static str, body: Vec<u8>| {
        let request = chain.http.post(&url).header("origin", crate::chain::PAGE).header("content-type", content_type);
        async { crate::chain::Answer::of(request.body(body).send().await.unwrap()).await }
    };
    for (content_type, body, status) in [
        ("application/json", b"{".to_vec(), 400),
        ("application/json", b"".to_vec(), 400),
        ("application/json", vec![b'['; 100_000], 400),
        ("application/json", vec![b' '; 300_000], 413),
        ("text/plain", b"{}".to_vec(), 415),
        ("application/json", br#"{"first_name": "\ud800"}"#.to_vec(), 400),
    ] {
        let answer = send(content_type, body).await;
        assert_eq!(answer.status, status);
        assert!(answer.body["errors"][0]["detail"].as_str().is_some_and(|detail| !detail.is_empty()), "{answer:?}");
    }
    assert_eq!(chain.sandbox.applications().len(), 0);
}
