use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::server::{LEGACY, Part, Server, authorized};

const FIELDS: [(&str, &str); 6] = [
    ("company_id", "4711"),
    ("access_token", "sandbox-recruiting"),
    ("job_position_id", "11"),
    ("first_name", "Ada"),
    ("last_name", "Winter"),
    ("email", "ada@example.com"),
];

fn form<'a>(changed: &[(&'a str, &'a str)], files: Vec<Part<'a>>) -> Vec<Part<'a>> {
    let kept = FIELDS.into_iter().filter(|(name, _)| changed.iter().all(|(other, _)| other != name));
    kept.chain(changed.iter().copied()).map(|(name, value)| Part::Field(name, value)).chain(files).collect()
}

async fn refused(changed: &[(&str, &str)], status: StatusCode, message: &str) {
    let server = Server::new().await;
    let account = json!({"unpublished_positions": [12]});
    server.json(Method::PUT, "/_sandbox/account", &account).await.expect(StatusCode::OK);
    let answer = server.form(LEGACY, &form(changed, Vec::new())).await.expect(status);
    assert_eq!(answer.json(), json!({"success": false, "error": {"message": message}}));
    assert!(server.applications().await.is_empty());
}

#[tokio::test]
async fn an_application_arrives_with_its_documents() {
    let server = Server::new().await;
    let sent = form(
        &[("phone", "1"), ("custom_attribute_1005", "yes"), ("tags", "a"), ("message", "Hi"), ("company", "x")],
        vec![
            Part::File("categorised_documents[0][file]", "cv.pdf", b"%PDF-"),
            Part::Field("categorised_documents[0][category]", "cv"),
            Part::File("documents[0]", "me.jpeg", b"\xff\xd8\xff"),
            Part::File("document1", "notes.txt", b"notes"),
        ],
    );
    let answer = server.form(LEGACY, &sent).await.expect(StatusCode::OK).json();
    let message = "Applicant successfully applied to the job position.";
    assert_eq!(answer, json!({"success": true, "data": {"message": message}}));
    let arrived = &server.applications().await[0];
    assert_eq!(arrived["via"], "legacy");
    assert_eq!(arrived["message"], "Hi");
    assert_eq!(arrived["tags"], json!(["a"]));
    assert_eq!(arrived["ignored"], json!(["company"]));
    let attributes = json!([{"id": "phone", "value": "1"}, {"id": "custom_attribute_1005", "value": "yes"}]);
    assert_eq!(arrived["attributes"], attributes);
    let files: Vec<_> = arrived["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| (&file["original_filename"], &file["category"]))
        .collect();
    assert_eq!(
        files,
        [(&json!("cv.pdf"), &json!("cv")), (&json!("me.jpeg"), &json!(null)), (&json!("notes.txt"), &json!(null))]
    );
    assert_eq!(server.get(arrived["files"][2]["url"].as_str().unwrap()).await.body, b"notes");
}

#[tokio::test]
async fn each_refusal_has_personios_message() {
    let long = "x".repeat(256);
    for (changed, status, message) in [
        (("access_token", "wrong"), 403, "This action is unauthorized."),
        (("company_id", "1"), 403, "This action is unauthorized."),
        (("access_token", ""), 400, "The access_token field is required."),
        (("first_name", " "), 400, "The first_name field is required."),
        (("last_name", &long), 400, "The last_name may not be greater than 255 characters."),
        (("email", "ada"), 400, "The email must be a valid email address."),
        (("custom_attribute_9", "x"), 400, "Parameter custom_attribute_9 does not exist."),
        (("gender", "x"), 400, "The selected gender is invalid."),
        (("job_position_id", "99"), 400, "Could not find the job position."),
        (("job_position_id", "12"), 422, "Job position not published"),
    ] {
        refused(&[changed], StatusCode::from_u16(status).unwrap(), message).await;
    }
}

#[tokio::test]
async fn a_file_of_another_type_or_of_20_megabytes_is_refused() {
    let server = Server::new().await;
    let large = vec![0; 20 << 20];
    for (filename, content) in [("a.mp4", &b"x"[..]), ("a.pdf", &large)] {
        let sent = form(&[], vec![Part::File("document1", filename, content)]);
        let answer = server.form(LEGACY, &sent).await.expect(StatusCode::BAD_REQUEST).json();
        assert_eq!(answer["error"]["message"], "Unsupported extension or file greater than 20Mb.", "{filename}");
    }
}

#[tokio::test]
async fn a_form_of_64_megabytes_cannot_be_processed() {
    let server = Server::new().await;
    let large = vec![0; 16 << 20];
    let files = ["documents[0]", "documents[1]", "documents[2]", "documents[3]"];
    let sent = form(&[], files.into_iter().map(|name| Part::File(name, "a.pdf", &large)).collect());
    let answer = server.form(LEGACY, &sent).await.expect(StatusCode::UNPROCESSABLE_ENTITY).json();
    assert_eq!(answer["error"]["message"], "There was a problem while processing attachments. Try again later");
}

#[tokio::test]
async fn both_endpoints_know_of_each_others_applicants() {
    let server = Server::new().await;
    server.apply(&crate::server::ada()).await.expect(StatusCode::CREATED);
    let answer = server.form(LEGACY, &form(&[], Vec::new())).await.expect(StatusCode::BAD_REQUEST).json();
    assert_eq!(answer["error"]["message"], "Applicant already applied to this position.");
}

#[tokio::test]
async fn json_has_no_fields_here() {
    let request = authorized(Method::POST, LEGACY, "application/json", b"{}".to_vec());
    let answer = Server::new().await.send(request).await.expect(StatusCode::BAD_REQUEST).json();
    assert_eq!(answer["error"]["message"], "The company_id field is required.");
}
