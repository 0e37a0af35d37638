//! What the company's form asks for is what the relay takes.

use personio::recruiting::{Application, ErrorCode, Field, FieldProblem, FileCategory, FormDefinition, validate};
use serde_json::{Value, json};

use crate::{
    config::{Config, ExtraField},
    verdict::Complaints,
};

/// The form, as a check.
#[derive(Clone, Debug, Default)]
pub(crate) struct SubmissionRules {
    form: FormDefinition,
    extra_fields: Vec<ExtraField>,
}

/// Fields that are refused unless the company asks for them.
const EXTRA_FIELDS: [ExtraField; 3] = [ExtraField::Phase, ExtraField::Tags, ExtraField::ApplicationDate];

impl SubmissionRules {
    pub(crate) fn new(config: &Config) -> Self {
        Self { form: config.form.clone(), extra_fields: config.applications.allowed_fields.clone() }
    }

    /// The rules of a form.
    #[cfg(test)]
    pub(super) fn of_form(form: FormDefinition) -> Self {
        Self { form, extra_fields: Vec::new() }
    }

    /// Whether a field of the wire is refused here.
    pub(super) fn is_refused_field(&self, name: &str) -> bool {
        EXTRA_FIELDS.iter().any(|field| field.name() == name && !self.extra_fields.contains(field))
    }

    /// Whether the form asks for an attribute.
    pub(super) fn asks_for(&self, attribute: &str) -> bool {
        self.form.fields.iter().any(|field| field.is_attribute() && field.id == attribute)
    }

    pub(super) fn takes_category(&self, category: FileCategory) -> bool {
        self.form.documents.categories.contains(&category)
    }

    pub(super) fn max_files(&self) -> usize {
        usize::try_from(self.form.documents.max_files).unwrap_or(usize::MAX)
    }

    /// Holds every answer against the form.
    pub(super) fn check(&self, application: &Application, complaints: &mut Complaints) {
        for field in &self.form.fields {
            let (place, answer) = answer_to(field, application);
            if let Some((code, context)) = validate(field, answer).map(|problem| told(problem, field)) {
                complaints.add(&place, code, context);
            }
        }
        if !self.form.fields.iter().any(|field| field.id == "message")
            && let Some(message) = &application.message
            && let Some((code, context)) =
                validate(&Field::new("message"), message).map(|problem| told(problem, &Field::new("message")))
        {
            complaints.add("message", code, context);
        }
        let has = |category: &FileCategory| application.files.iter().any(|file| file.category == *category);
        for category in self.form.documents.required.iter().filter(|category| !has(category)) {
            complaints.add("files", ErrorCode::RequiredAttribute, Some(json!({"category": category.as_str()})));
        }
    }
}

/// Where an answer stands in the application, and what it is.
fn answer_to<'a>(field: &Field, application: &'a Application) -> (String, &'a str) {
    let answer = match field.id.as_str() {
        "first_name" => &application.first_name,
        "last_name" => &application.last_name,
        "email" => &application.email,
        "message" => application.message.as_deref().unwrap_or_default(),
        id => {
            return match application.attributes.iter().enumerate().find(|(_, attribute)| attribute.id == id) {
                Some((index, attribute)) => (format!("attributes[{index}].value"), &attribute.value),
                None => (field.id.clone(), ""),
            };
        }
    };
    (field.id.clone(), answer)
}

/// Personio's code for a problem, with what the page needs to explain it.
fn told(problem: FieldProblem, field: &Field) -> (ErrorCode, Option<Value>) {
    let context = field.is_attribute().then(|| json!({"attribute_id": field.id}));
    match problem {
        FieldProblem::Required => (ErrorCode::RequiredAttribute, context),
        FieldProblem::Email => (ErrorCode::InvalidEmailFormat, context),
        FieldProblem::Date => (ErrorCode::InvalidDateFormat, context),
        FieldProblem::Number => (ErrorCode::InvalidType, context),
        FieldProblem::UnknownOption => (ErrorCode::UnknownAttributeOption, context),
        FieldProblem::TooLong(longest) => {
            let mut context = context.unwrap_or_else(|| json!({}));
            if let Some(object) = context.as_object_mut() {
                object.insert("max_length".to_owned(), json!(longest));
            }
            (ErrorCode::InvalidType, Some(context))
        }
    }
}
