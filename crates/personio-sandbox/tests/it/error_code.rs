//! Each of the 18 codes, once.

use axum::http::{Method, StatusCode};
use personio_sandbox::ErrorCode;
use serde_json::{Value, json};

use crate::server::{Server, ada, ada_with};

async fn refused(changes: Value, field: &str, code: ErrorCode) {
    let answer = Server::new().await.apply(&ada_with(changes)).await.expect(StatusCode::BAD_REQUEST);
    assert_eq!(answer.complaints(), [format!("{field}: {}", code.as_str())]);
}

async fn attribute_refused(id: &str, value: &str, code: ErrorCode) {
    let answer = Server::new().await.apply(&ada_with(json!({"attributes": [{"id": id, "value": value}]}))).await;
    let answer = answer.expect(StatusCode::BAD_REQUEST);
    assert_eq!(answer.complaints(), [format!("attributes[0].value: {}", code.as_str())]);
    assert_eq!(answer.json()["errors"][0]["errors"][0]["context"], json!({"attribute_id": id}));
}

async fn forbidden(account: Value, code: ErrorCode) {
    let server = Server::new().await;
    server.json(Method::PUT, "/_sandbox/account", &account).await.expect(StatusCode::OK);
    let expected = [format!("company: {}", code.as_str())];
    assert_eq!(server.apply(&ada()).await.expect(StatusCode::FORBIDDEN).complaints(), expected);
    assert_eq!(server.upload("a.txt", b"a").await.expect(StatusCode::FORBIDDEN).complaints(), expected);
}

#[tokio::test]
async fn an_attribute_that_the_account_does_not_have_is_unknown() {
    attribute_refused("linkedin", "https://example.com", ErrorCode::UnknownAttribute).await;
}

#[tokio::test]
async fn a_required_key_must_be_there() {
    refused(json!({"last_name": " \t"}), "last_name", ErrorCode::RequiredAttribute).await;
}

#[tokio::test]
async fn a_date_is_year_month_day() {
    refused(json!({"application_date": "31.01.2026"}), "application_date", ErrorCode::InvalidDateFormat).await;
    attribute_refused("birthday", "2001-02-29", ErrorCode::InvalidDateFormat).await;
}

#[tokio::test]
async fn an_address_has_an_at_sign_and_a_domain() {
    refused(json!({"email": "ada at example.com"}), "email", ErrorCode::InvalidEmailFormat).await;
}

#[tokio::test]
async fn a_value_has_its_type() {
    refused(json!({"first_name": 7}), "first_name", ErrorCode::InvalidType).await;
    attribute_refused("custom_attribute_1003", "seven", ErrorCode::InvalidType).await;
}

#[tokio::test]
async fn an_option_is_one_of_the_options() {
    attribute_refused("gender", "other", ErrorCode::UnknownAttributeOption).await;
}

#[tokio::test]
async fn nobody_applies_in_the_future() {
    refused(json!({"application_date": "2999-01-01"}), "application_date", ErrorCode::DateInTheFuture).await;
}

#[tokio::test]
async fn a_system_phase_is_one_of_five() {
    refused(json!({"phase": {"type": "system", "id": "hired"}}), "phase.id", ErrorCode::InvalidSystemPhase).await;
}

#[tokio::test]
async fn a_file_was_uploaded_before() {
    let file = json!({"uuid": "66121e48-2a2d-4158-a21d-f36c3453df1a", "original_filename": "a.pdf", "category": "cv"});
    refused(json!({"files": [file]}), "files[0].uuid", ErrorCode::FileNotExists).await;
}

#[tokio::test]
async fn a_file_has_one_of_six_categories() {
    let server = Server::new().await;
    let uuid = server.upload("a.pdf", b"%PDF-").await.json()["uuid"].clone();
    let file = json!({"uuid": uuid, "original_filename": "a.pdf", "category": "photo"});
    let answer = server.apply(&ada_with(json!({"files": [file]}))).await.expect(StatusCode::BAD_REQUEST);
    assert_eq!(answer.complaints(), [format!("files[0].category: {}", ErrorCode::UnknownFileCategory.as_str())]);
}

#[tokio::test]
async fn an_upload_has_one_of_the_file_types() {
    let answer = Server::new().await.upload("a.exe", b"MZ").await.expect(StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.complaints(), [format!("file: {}", ErrorCode::InvalidFileType.as_str())]);
}

#[tokio::test]
async fn an_upload_has_a_limit() {
    let answer = Server::new().await.upload("a.txt", &vec![0; (20 << 20) + 1]).await;
    let answer = answer.expect(StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(answer.complaints(), [format!("file: {}", ErrorCode::FileTooBig.as_str())]);
}

#[tokio::test]
async fn an_address_applies_once_a_position_in_whatever_case() {
    let server = Server::new().await;
    server.apply(&ada()).await.expect(StatusCode::CREATED);
    let again = server.apply(&ada_with(json!({"email": "ADA@Example.COM"}))).await.expect(StatusCode::BAD_REQUEST);
    assert_eq!(again.complaints(), [format!("email: {}", ErrorCode::ApplicantAlreadyExists.as_str())]);
}

#[tokio::test]
async fn a_posting_exists_and_belongs_to_its_channel() {
    refused(json!({"external_posting_id": "x"}), "external_posting_id", ErrorCode::PostingNotFound).await;
    let other_channel = json!({"external_posting_id": "sandbox-posting", "recruiting_channel_id": 101});
    refused(other_channel, "external_posting_id", ErrorCode::PostingNotFound).await;
}

#[tokio::test]
async fn a_channel_exists() {
    refused(json!({"recruiting_channel_id": 1}), "recruiting_channel_id", ErrorCode::ChannelNotFound).await;
}

#[tokio::test]
async fn a_position_is_published() {
    for id in [json!(13), json!(-1)] {
        refused(json!({"job_position_id": id}), "job_position_id", ErrorCode::JobPositionNotPublished).await;
    }
    let server = Server::new().await;
    let account = json!({"unpublished_positions": [11]});
    server.json(Method::PUT, "/_sandbox/account", &account).await.expect(StatusCode::OK);
    let answer = server.apply(&ada()).await.expect(StatusCode::BAD_REQUEST);
    assert_eq!(answer.complaints(), [format!("job_position_id: {}", ErrorCode::JobPositionNotPublished.as_str())]);
}

#[tokio::test]
async fn a_company_without_recruiting_is_refused() {
    forbidden(json!({"recruiting": "disabled"}), ErrorCode::RecruitingDisabled).await;
}

#[tokio::test]
async fn a_company_without_the_api_is_refused() {
    forbidden(json!({"public_api": "disabled"}), ErrorCode::PublicApiDisabled).await;
}
