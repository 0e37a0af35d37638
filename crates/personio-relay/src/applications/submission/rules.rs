//! What the company's form asks for is what the relay takes.

use personio::recruiting::FormDefinition;

use super::Submission;
use crate::config::{Config, ExtraField};

/// The form, as a check.
#[derive(Clone, Debug, Default)]
pub(crate) struct SubmissionRules {
    attributes: Vec<String>,
    required: Vec<String>,
    required_categories: Vec<String>,
    max_files: usize,
    extra_fields: Vec<ExtraField>,
}

/// Fields of the form that are no attributes on the wire.
const OWN_FIELDS: [&str; 4] = ["first_name", "last_name", "email", "message"];
/// Fields that are refused unless the company asks for them.
const EXTRA_FIELDS: [ExtraField; 3] = [ExtraField::Phase, ExtraField::Tags, ExtraField::ApplicationDate];

impl SubmissionRules {
    pub(crate) fn new(config: &Config) -> Self {
        let form: &FormDefinition = &config.form;
        let is_attribute = |id: &&str| !OWN_FIELDS.contains(id);
        let ids = || form.fields.iter().map(|field| field.id.as_str());
        Self {
            attributes: ids().filter(is_attribute).map(str::to_owned).collect(),
            required: form.fields.iter().filter(|field| field.is_required()).map(|field| field.id.clone()).collect(),
            required_categories: form.documents.required.iter().map(|category| category.as_str().to_owned()).collect(),
            max_files: usize::try_from(form.documents.max_files).unwrap_or(usize::MAX),
            extra_fields: config.applications.allowed_fields.clone(),
        }
    }

    /// A form with these attributes.
    #[cfg(test)]
    pub(super) fn for_tests(attributes: &[&str], required: &[&str]) -> Self {
        let owned = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
        Self { attributes: owned(attributes), required: owned(required), max_files: 5, ..Self::default() }
    }

    /// Whether a field of the wire is refused here.
    pub(super) fn is_refused_field(&self, name: &str) -> bool {
        EXTRA_FIELDS.iter().any(|field| field.name() == name && !self.extra_fields.contains(field))
    }

    pub(super) fn asks_for(&self, attribute: &str) -> bool {
        self.attributes.iter().any(|known| known == attribute)
    }

    pub(super) fn max_files(&self) -> usize {
        self.max_files
    }

    /// What the form requires and the submission lacks.
    pub(super) fn missing(&self, submission: &Submission) -> Vec<String> {
        let has = |id: &str| match id {
            "first_name" | "last_name" | "email" => true,
            "message" => submission.message.is_some(),
            _ => submission.attributes.iter().any(|known| known.id == id && !known.value.trim().is_empty()),
        };
        let has_category = |category: &str| submission.files.iter().any(|file| file.category == category);
        let fields = self.required.iter().filter(|id| !has(id)).cloned();
        let files = self.required_categories.iter().any(|category| !has_category(category));
        fields.chain(files.then(|| "files".to_owned())).collect()
    }
}
