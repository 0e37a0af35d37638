use serde_json::{Value, json};

use super::super::{Submission, SubmissionRules};

fn minimal() -> Value {
    json!({"first_name": "Ada", "last_name": "Lovelace", "email": "ada@example.com", "job_position_id": 42})
}

fn rules(form: &Value) -> SubmissionRules {
    SubmissionRules::of_form(serde_json::from_value(form.clone()).unwrap())
}

fn with(changes: &Value) -> Value {
    let mut body = minimal();
    for (name, value) in changes.as_object().unwrap() {
        body[name] = value.clone();
    }
    body
}

fn parse(body: &Value) -> Result<Submission, Value> {
    let rules = rules(&json!({"fields": [{"id": "phone"}]}));
    Submission::parse(body.to_string().as_bytes(), &rules)
        .map_err(|verdict| serde_json::to_value(verdict.reasons).unwrap())
}

fn only_complaint(body: &Value) -> (String, String) {
    let errors = parse(body).expect_err("is wrong");
    let list = errors["errors"].as_array().unwrap();
    assert_eq!(list.len(), 1, "{errors}");
    (list[0]["field"].as_str().unwrap().to_owned(), list[0]["errors"][0]["reason"].as_str().unwrap().to_owned())
}

#[test]
fn what_a_candidate_may_send_passes() {
    let body = with(&json!({
        "message": "Hello", "recruiting_channel_id": 7, "external_posting_id": "x",
        "files": [{"uuid": "7d0f360a-8da3-11ec-b909-0242ac120002", "original_filename": "cv.pdf", "category": "cv"}],
        "attributes": [{"id": "phone", "value": "+49 30 123"}],
    }));
    let submission = parse(&body).unwrap();
    assert_eq!(submission.documents().len(), 1);
    assert_eq!(submission.position(), 42);
}

#[test]
fn what_steers_the_companys_process_is_refused() {
    for (name, value) in [
        ("phase", json!({"type": "system", "id": "offer"})),
        ("tags", json!(["vip"])),
        ("application_date", json!("2020-01-01")),
        ("admin", json!(true)),
        ("__proto__", json!({})),
    ] {
        let (field, reason) = only_complaint(&with(&json!({name: value})));
        assert_eq!((field.as_str(), reason.as_str()), (name, "errors.attribute-validation.unknown"));
    }
}

#[test]
fn what_is_no_text_is_told_at_its_field() {
    let errors = parse(&with(&json!({"last_name": 7}))).unwrap_err();
    assert_eq!(errors["errors"][0]["field"], "last_name");
    assert_eq!(errors["errors"][0]["errors"][0]["reason"], "errors.attribute-validation.invalid-type");
}

#[test]
fn wrong_values_are_told_at_their_field() {
    let long = "x".repeat(10_000);
    for (changes, field, reason) in [
        (json!({"first_name": "  "}), "first_name", "errors.attribute-validation.required-attribute"),
        (json!({"first_name": null}), "first_name", "errors.attribute-validation.required-attribute"),
        (json!({"last_name": long}), "last_name", "errors.attribute-validation.invalid-type"),
        (json!({"email": "ada"}), "email", "errors.attribute-validation.invalid-email-format"),
        (json!({"email": "ada@example.com\nbcc: x@y.de"}), "email", "errors.attribute-validation.invalid-email-format"),
        (json!({"job_position_id": "42"}), "job_position_id", "errors.attribute-validation.invalid-type"),
        (json!({"job_position_id": -1}), "job_position_id", "errors.attribute-validation.invalid-type"),
        (
            json!({"files": [{"uuid": "no", "category": "cv"}]}),
            "files[0].uuid",
            "errors.file-validation.file-not-exists",
        ),
        (json!({"files": {}}), "files", "errors.attribute-validation.invalid-type"),
        (
            json!({"attributes": [{"id": "rating", "value": "5"}]}),
            "attributes[0].id",
            "errors.attribute-validation.unknown",
        ),
        (json!({"attributes": [{"id": "phone"}]}), "attributes[0]", "errors.attribute-validation.invalid-type"),
    ] {
        assert_eq!(only_complaint(&with(&changes)), (field.to_owned(), reason.to_owned()), "{changes}");
    }
}

#[test]
fn a_long_message_passes_and_an_endless_one_does_not() {
    assert!(parse(&with(&json!({"message": "ä".repeat(10_000)}))).is_ok());
    assert_eq!(only_complaint(&with(&json!({"message": "ä".repeat(10_001)}))).0, "message");
}

#[test]
fn everything_that_is_wrong_is_told_at_once() {
    let errors = parse(&json!({})).unwrap_err();
    assert_eq!(errors["errors"].as_array().unwrap().len(), 4, "{errors}");
}

#[test]
fn what_is_no_json_object_is_refused() {
    for body in ["", "[]", "null", "{", "\u{feff}{}", &"[".repeat(100_000)] {
        assert!(Submission::parse(body.as_bytes(), &SubmissionRules::default()).is_err());
    }
}

#[test]
fn what_the_form_requires_is_required() {
    let rules = rules(&json!({
        "fields": [{"id": "phone", "required": true}, {"id": "birthday"}],
        "documents": {"categories": ["cv"], "required": ["cv"]},
    }));
    let body = with(&json!({"attributes": [{"id": "birthday", "value": "soon"}]}));
    let verdict = Submission::parse(body.to_string().as_bytes(), &rules).unwrap_err();
    let fields: Vec<&str> = verdict.reasons.fields().map(|(field, _)| field).collect();
    assert_eq!(fields, ["phone", "attributes[0].value", "files"]);
}
