use leptos::prelude::*;
use personio::id::PositionId;
use personio::recruiting::{DocumentRules, Field, FieldKind, FieldOption, FileCategory, FormDefinition};
use serde_json::json;

use super::{ApplicationModel, Job, NextStep, Status};
use crate::application::{Answer, AnswerProblem, Banner, Refusal, UploadProblem, UploadState};
use crate::locale::tests::german;

/// A form, and the owner that its states live in.
fn form(documents: DocumentRules, further: Vec<Field>) -> (Owner, ApplicationModel) {
    let owner = Owner::new();
    owner.set();
    provide_context(german("UploadAnnounceDone = {name} ist da"));
    let mut form = FormDefinition { documents, recruiting_channel_id: Some(9), ..FormDefinition::default() };
    form.fields.extend(further);
    let fields = form.fields.clone();
    let job = Job { id: PositionId(7), title: "Baker".into() };
    (owner, ApplicationModel::new(form, fields, job, Vec::new(), "2024-09-24"))
}

fn answer(model: ApplicationModel, answers: &[(&str, &str)]) {
    model.questions.with_untracked(|questions| {
        for (id, value) in answers {
            questions.iter().find(|question| question.field.id == *id).unwrap().answer((*value).to_owned());
        }
    });
}

fn problem(model: ApplicationModel, id: &str) -> Option<AnswerProblem> {
    model.questions.with_untracked(|questions| {
        questions.iter().find(|question| question.field.id == id).unwrap().problem.get_untracked()
    })
}

fn complete(model: ApplicationModel) {
    answer(model, &[("first_name", " Ada "), ("last_name", "Byron"), ("email", "ada@example.com")]);
}

#[test]
fn an_empty_form_shows_everything_that_is_missing_at_once() {
    let rules = DocumentRules { required: vec![FileCategory::Cv], ..DocumentRules::default() };
    let (_owner, model) = form(rules, Vec::new());
    assert_eq!(model.submit(), NextStep::Correct);
    for id in ["first_name", "last_name", "email"] {
        assert_eq!(problem(model, id), Some(AnswerProblem::Missing), "{id}");
    }
    assert_eq!(problem(model, "phone"), None);
    assert_eq!(model.missing.get_untracked(), [FileCategory::Cv]);
    assert_eq!((model.status.get_untracked(), model.errors_shown.get_untracked()), (Status::Editing, 1));
}

#[test]
fn what_is_sent_is_what_personio_takes() {
    let option = |value: &str| FieldOption { value: value.into(), label: None };
    let options = Field {
        kind: Some(FieldKind::Options),
        options: vec![option("a"), option("b")],
        ..Field::new("custom_attribute_1")
    };
    let checkbox = Field { kind: Some(FieldKind::Checkbox), ..Field::new("custom_attribute_2") };
    let (_owner, model) = form(DocumentRules::default(), vec![options, checkbox, Field::new("birthday")]);
    complete(model);
    answer(model, &[("phone", "+49 30 1"), ("custom_attribute_1", "a\nb"), ("birthday", "1990-01-02")]);
    let upload = model.add_file("me.jpeg", 3).unwrap();
    model.start_next();
    model.settle(upload, Ok("u-1".into()));
    let NextStep::Send(application) = model.submit() else { panic!("the form is complete") };
    assert_eq!(
        serde_json::to_value(application).unwrap(),
        json!({
            "first_name": "Ada", "last_name": "Byron", "email": "ada@example.com", "job_position_id": 7,
            "recruiting_channel_id": 9,
            "files": [{"uuid": "u-1", "original_filename": "me.jpg", "category": "cv"}],
            "attributes": [
                {"id": "phone", "value": "+49 30 1"}, {"id": "custom_attribute_1", "value": "a\nb"},
                {"id": "custom_attribute_2", "value": "false"}, {"id": "birthday", "value": "1990-01-02"},
            ],
        })
    );
    assert_eq!(model.status.get_untracked(), Status::Sending);
    assert_eq!(model.submit(), NextStep::Wait, "a second click sends nothing");
}

#[test]
fn an_application_waits_for_its_documents_and_then_goes_out_by_itself() {
    let (_owner, model) = form(DocumentRules::default(), Vec::new());
    complete(model);
    let upload = model.add_file("cv.pdf", 3).unwrap();
    assert_eq!(model.submit(), NextStep::Wait);
    assert_eq!(model.status.get_untracked(), Status::WaitingForUploads);
    assert_eq!(model.start_next().unwrap().id, upload.id);
    assert_eq!(model.continue_sending(), NextStep::Wait);
    model.settle(upload, Ok("u-1".into()));
    assert!(matches!(model.continue_sending(), NextStep::Send(application) if application.files.len() == 1));
}

#[test]
fn a_document_that_fails_while_the_application_waits_brings_the_form_back() {
    let (_owner, model) = form(DocumentRules::default(), Vec::new());
    complete(model);
    let upload = model.add_file("cv.pdf", 3).unwrap();
    model.submit();
    model.settle(upload, Err(UploadProblem::Network));
    assert_eq!(model.continue_sending(), NextStep::Correct);
    assert_eq!(model.status.get_untracked(), Status::Editing);
    model.remove(upload.id);
    assert!(matches!(model.submit(), NextStep::Send(_)));
}

#[test]
fn a_document_too_many_is_named_and_not_added() {
    let (_owner, model) = form(DocumentRules { max_files: 1, ..DocumentRules::default() }, Vec::new());
    let upload = model.add_file("cv.pdf", 3).unwrap();
    assert!(model.add_file("more.pdf", 3).is_none());
    assert!(model.surplus.with_untracked(|texts| texts.len() == 1 && texts[0].contains("more.pdf")));
    model.remove(upload.id);
    assert!(model.surplus.get_untracked().is_empty());
    assert!(model.add_file("more.pdf", 3).is_some());
}

#[test]
fn a_refusal_lands_where_it_belongs_and_nothing_is_lost() {
    let (_owner, model) = form(DocumentRules::default(), Vec::new());
    complete(model);
    let upload = model.add_file("cv.pdf", 3).unwrap();
    model.settle(upload, Ok("u-1".into()));
    model.submit();
    model.take(Answer::Refused(Refusal {
        questions: vec![("email".into(), AnswerProblem::Email)],
        documents: vec![("u-1".into(), UploadProblem::Gone)],
        ..Refusal::default()
    }));
    assert_eq!(problem(model, "email"), Some(AnswerProblem::Email));
    assert_eq!(upload.state.get_untracked(), UploadState::Failed(UploadProblem::Gone));
    assert_eq!((model.status.get_untracked(), model.banner.get_untracked()), (Status::Editing, None));
    assert_eq!(model.application().first_name, "Ada");
}

#[test]
fn an_error_about_something_that_the_form_does_not_show_is_told_as_a_whole() {
    let (_owner, model) = form(DocumentRules::default(), Vec::new());
    let questions = vec![("recruiting_channel_id".to_owned(), AnswerProblem::Refused)];
    model.take(Answer::Refused(Refusal { questions, ..Refusal::default() }));
    assert_eq!(model.banner.get_untracked(), Some(Banner::Server));
}

#[test]
fn screen_readers_hear_of_start_and_end_only_and_the_log_stays_short() {
    let (_owner, model) = form(DocumentRules::default(), Vec::new());
    let upload = model.add_file("cv.pdf", 3).unwrap();
    model.start_next();
    upload.state.set(UploadState::Running(50));
    model.settle(upload, Ok("u".into()));
    let texts: Vec<String> = model.announcements.get_untracked().into_iter().map(|(_, text)| text).collect();
    assert_eq!(texts, ["Uploading cv.pdf", "cv.pdf ist da"]);
    (0..20).for_each(|_| model.announce("x".into()));
    assert_eq!(model.announcements.with_untracked(Vec::len), 6);
}
