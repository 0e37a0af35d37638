//! An application with the names that JavaScript has.

use personio::{
    id::PositionId,
    recruiting::{self, ApplicationFile, CreateApplication, FileCategory, Phase, SystemPhase},
};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Application {
    first_name: String,
    last_name: String,
    email: String,
    job_position_id: PositionId,
    #[serde(default)]
    recruiting_channel_id: Option<i64>,
    #[serde(default)]
    external_posting_id: Option<String>,
    #[serde(default)]
    message: Option<String>,
    #[serde(default)]
    application_date: Option<String>,
    #[serde(default)]
    phase: Option<PhaseView>,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    files: Vec<File>,
    #[serde(default)]
    attributes: Vec<Attribute>,
}

/// A phase of every company by its code, or one of this company by its number.
#[derive(Deserialize)]
#[serde(untagged)]
enum PhaseView {
    Custom(i64),
    System(SystemPhase),
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct File {
    uuid: String,
    original_filename: String,
    category: FileCategory,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Attribute {
    id: String,
    value: String,
}

/// Reads an application.
///
/// # Errors
/// Where it is not what it should be.
pub(crate) fn read(json: &str) -> Result<CreateApplication, String> {
    let view: Application =
        serde_json::from_str(json).map_err(|error| format!("the application cannot be read: {error}"))?;
    let file =
        |it: File| ApplicationFile { uuid: it.uuid, original_filename: it.original_filename, category: it.category };
    let attribute = |it: Attribute| recruiting::Attribute { id: it.id, value: it.value };
    Ok(CreateApplication {
        application: recruiting::Application {
            first_name: view.first_name,
            last_name: view.last_name,
            email: view.email,
            job_position_id: view.job_position_id,
            recruiting_channel_id: view.recruiting_channel_id,
            external_posting_id: view.external_posting_id,
            message: view.message,
            application_date: view.application_date,
            phase: view.phase.map(|phase| match phase {
                PhaseView::Custom(id) => Phase::Custom(id),
                PhaseView::System(code) => Phase::System(code),
            }),
            tags: view.tags,
            files: view.files.into_iter().map(file).collect(),
            attributes: view.attributes.into_iter().map(attribute).collect(),
        },
    })
}

#[cfg(test)]
mod tests {
    use personio::request::{Endpoint, RequestBody};
    use serde_json::{Value, json};

    use super::read;

    #[test]
    fn every_field_reaches_personio_under_its_own_name() {
        let application = json!({
            "firstName": "Ada", "lastName": "Acme", "email": "ada@acme.example", "jobPositionId": 7,
            "recruitingChannelId": 1, "externalPostingId": "x", "message": "Hello", "applicationDate": "2026-06-01",
            "phase": "offer", "tags": ["a"], "attributes": [{"id": "phone", "value": "1"}],
            "files": [{"uuid": "u", "originalFilename": "cv.pdf", "category": "cv"}]
        });
        let RequestBody::Json(body) = read(&application.to_string()).unwrap().body().unwrap() else {
            panic!("no JSON")
        };
        let sent: Value = serde_json::from_slice(&body).unwrap();
        let expected = json!({
            "first_name": "Ada", "last_name": "Acme", "email": "ada@acme.example", "job_position_id": 7,
            "recruiting_channel_id": 1, "external_posting_id": "x", "message": "Hello", "application_date": "2026-06-01",
            "phase": {"type": "system", "id": "offer"}, "tags": ["a"], "attributes": [{"id": "phone", "value": "1"}],
            "files": [{"uuid": "u", "original_filename": "cv.pdf", "category": "cv"}]
        });
        assert_eq!(sent, expected);
    }

    #[test]
    fn a_slip_is_told_and_nobody_is_named() {
        let error = read(r#"{"firstName":"Ada","surname":"Acme"}"#).err().unwrap();
        assert!(error.starts_with("the application cannot be read: unknown field `surname`"), "{error}");
        assert!(!error.contains("Ada") && !error.contains("Acme"), "{error}");
    }
}
