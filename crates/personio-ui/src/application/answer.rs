//! What the other side says to an application.

use personio::recruiting::{ApiError, Application, ErrorCode, ErrorResponse, FieldError, FileCategory};

use super::problem::{AnswerProblem, Banner, UploadProblem};

/// What became of an application.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Personio has it.
    Sent,
    /// The relay has it and will deliver it.
    Received,
    /// There was one for this position and address before.
    Duplicate,
    /// Something has to be done first.
    Refused(Refusal),
}

/// Why an application did not arrive.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Refusal {
    /// Questions by their id.
    pub questions: Vec<(String, AnswerProblem)>,
    /// Documents by their uuid.
    pub documents: Vec<(String, UploadProblem)>,
    /// Documents that must be there.
    pub missing: Vec<FileCategory>,
    /// What is wrong as a whole.
    pub banner: Option<Banner>,
}

impl Answer {
    /// Reads the relay's answer to an application; status 0 is no answer.
    #[must_use]
    pub fn read(status: u16, body: &[u8], sent: &Application) -> Self {
        match status {
            200 | 201 => return Self::Sent,
            202 => return Self::Received,
            _ => {}
        }
        let response = ErrorResponse::from_json(body).unwrap_or_default();
        if response.is_already_applied() {
            return Self::Duplicate;
        }
        let mut refusal = Refusal { banner: banner(status, &response), ..Refusal::default() };
        if refusal.banner.is_none() {
            for error in &response.errors {
                if let ApiError::Field { field, errors } = error {
                    errors.iter().for_each(|error| refusal.add(field, error, sent));
                }
            }
        }
        let is_empty = refusal.questions.is_empty() && refusal.documents.is_empty() && refusal.missing.is_empty();
        if is_empty && refusal.banner.is_none() {
            refusal.banner = Some(Banner::Server);
        }
        Self::Refused(refusal)
    }
}

impl Refusal {
    fn add(&mut self, field: &str, error: &FieldError, sent: &Application) {
        let context = |name: &str| error.context.as_ref().and_then(|context| context.get(name));
        if let Some(file) = item(field, "files").and_then(|index| sent.files.get(index)) {
            self.documents.push((file.uuid.clone(), upload_problem(&error.reason)));
        } else if field == "files" {
            let category = context("category").and_then(|category| FileCategory::parse(category.as_str()?));
            match category {
                Some(category) => self.missing.push(category),
                None => self.banner = Some(Banner::Server),
            }
        } else {
            let named = context("attribute_id").and_then(|id| id.as_str());
            let attribute = item(field, "attributes").and_then(|index| sent.attributes.get(index));
            let id = attribute.map(|attribute| attribute.id.as_str()).or(named).unwrap_or(field);
            let longest = context("max_length").and_then(|longest| longest.as_u64());
            self.questions.push((id.to_owned(), answer_problem(&error.reason, longest)));
        }
    }
}

/// The place in a list: `files[1].uuid` is 1.
fn item(field: &str, list: &str) -> Option<usize> {
    field.strip_prefix(list)?.strip_prefix('[')?.split(']').next()?.parse().ok()
}

fn banner(status: u16, response: &ErrorResponse) -> Option<Banner> {
    if response.contains(&ErrorCode::JobPositionNotPublished)
        || response.fields().any(|(field, _)| field == "job_position_id")
    {
        return Some(Banner::JobClosed);
    }
    if response.contains(&ErrorCode::RecruitingDisabled) || response.contains(&ErrorCode::PublicApiDisabled) {
        return Some(Banner::Feature);
    }
    match status {
        0 => Some(Banner::Connection),
        403 => Some(Banner::Origin),
        429 => Some(Banner::Limit),
        // 428: the form's ticket is not good, and a new one was not either.
        428 | 500.. => Some(Banner::Server),
        _ => None,
    }
}

fn upload_problem(code: &ErrorCode) -> UploadProblem {
    match code {
        ErrorCode::FileNotExists => UploadProblem::Gone,
        ErrorCode::FileTooBig => UploadProblem::TooLarge,
        ErrorCode::InvalidFileType => UploadProblem::Type,
        _ => UploadProblem::Refused,
    }
}

fn answer_problem(code: &ErrorCode, longest: Option<u64>) -> AnswerProblem {
    match (code, longest) {
        (ErrorCode::RequiredAttribute, _) => AnswerProblem::Missing,
        (ErrorCode::InvalidDateFormat, _) => AnswerProblem::Date,
        (ErrorCode::DateInTheFuture, _) => AnswerProblem::FutureDate,
        (ErrorCode::InvalidEmailFormat, _) => AnswerProblem::Email,
        (ErrorCode::UnknownAttributeOption, _) => AnswerProblem::UnknownOption,
        (ErrorCode::InvalidType, Some(longest)) => AnswerProblem::TooLong(longest.try_into().unwrap_or(u32::MAX)),
        _ => AnswerProblem::Refused,
    }
}

#[cfg(test)]
mod tests {
    use personio::recruiting::{Application, ApplicationFile, Attribute, FileCategory};
    use serde_json::json;

    use super::{Answer, AnswerProblem, Banner, Refusal, UploadProblem};

    fn sent() -> Application {
        let attribute = |id: &str| Attribute { id: id.into(), value: "x".into() };
        let file = |uuid: &str| ApplicationFile {
            uuid: uuid.into(),
            original_filename: String::new(),
            category: FileCategory::Cv,
        };
        Application {
            attributes: vec![attribute("phone"), attribute("custom_attribute_2")],
            files: vec![file("u-0"), file("u-1")],
            ..Application::default()
        }
    }

    fn refusal(errors: &[(&str, &str, serde_json::Value)]) -> Refusal {
        let errors: Vec<_> = errors
            .iter()
            .map(|(field, reason, context)| json!({"field": field, "errors": [{"reason": reason, "context": context}]}))
            .collect();
        let Answer::Refused(refusal) = Answer::read(400, json!({ "errors": errors }).to_string().as_bytes(), &sent())
        else {
            panic!("a refusal")
        };
        refusal
    }

    #[test]
    fn durable_is_not_the_same_as_delivered() {
        assert_eq!(Answer::read(201, b"", &sent()), Answer::Sent);
        assert_eq!(Answer::read(202, br#"{"status":"received"}"#, &sent()), Answer::Received);
    }

    #[test]
    fn somebody_who_applied_before_is_told_so() {
        let body = br#"{"errors":[{"field":"email","errors":[{"reason":"errors.applicant-already-exists"}]}]}"#;
        assert_eq!(Answer::read(400, body, &sent()), Answer::Duplicate);
    }

    #[test]
    fn each_error_lands_at_its_question_or_document() {
        let required = "errors.attribute-validation.required-attribute";
        let found = refusal(&[
            ("email", "errors.attribute-validation.invalid-email-format", json!(null)),
            ("attributes[1].value", "errors.attribute-validation.unknown-attribute-option", json!(null)),
            ("attributes[7].value", required, json!({"attribute_id": "location"})),
            ("custom_attribute_9", required, json!(null)),
            ("message", "errors.attribute-validation.invalid-type", json!({"max_length": 9})),
            ("files[1].uuid", "errors.file-validation.file-not-exists", json!(null)),
            ("files", required, json!({"category": "cv"})),
        ]);
        let questions = [
            ("email", AnswerProblem::Email),
            ("custom_attribute_2", AnswerProblem::UnknownOption),
            ("location", AnswerProblem::Missing),
            ("custom_attribute_9", AnswerProblem::Missing),
            ("message", AnswerProblem::TooLong(9)),
        ];
        assert_eq!(found.questions, questions.map(|(id, problem)| (id.to_owned(), problem)));
        assert_eq!(found.documents, [("u-1".to_owned(), UploadProblem::Gone)]);
        assert_eq!((found.missing, found.banner), (vec![FileCategory::Cv], None));
    }

    #[test]
    fn what_is_wrong_as_a_whole_is_told_apart() {
        let whole = |status, body: &str| match Answer::read(status, body.as_bytes(), &sent()) {
            Answer::Refused(refusal) => refusal.banner,
            _ => None,
        };
        let code =
            |field: &str, code: &str| json!({"errors": [{"field": field, "errors": [{"reason": code}]}]}).to_string();
        assert_eq!(whole(0, ""), Some(Banner::Connection));
        assert_eq!(whole(429, ""), Some(Banner::Limit));
        assert_eq!(whole(502, "<html>"), Some(Banner::Server));
        assert_eq!(whole(400, "<html>"), Some(Banner::Server));
        assert_eq!(whole(403, r#"{"error":{"code":"origin_not_allowed"}}"#), Some(Banner::Origin));
        assert_eq!(whole(403, &code("", "feature.recruiting.disabled")), Some(Banner::Feature));
        assert_eq!(whole(400, &code("job_position_id", "errors.job-position.not-published")), Some(Banner::JobClosed));
    }
}
