//! The whole form.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Field, FieldKind, FieldOption, LocalText};
use crate::recruiting::{Attribute, FileCategory};

/// The form of a company. `first_name`, `last_name` and `email` are always there and required, because Personio takes
/// no application without them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written")]
pub struct FormDefinition {
    /// In the order of the form.
    pub fields: Vec<Field>,
    /// What candidates can send along.
    pub documents: DocumentRules,
    /// Where the company says what it does with the data.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub privacy_url: Option<LocalText>,
    /// Who the data is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub company: Option<String>,
    /// The channel that applications from this form are counted under.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recruiting_channel_id: Option<i64>,
}

impl Default for FormDefinition {
    /// Name, email, phone and message, and up to ten documents.
    fn default() -> Self {
        Self {
            fields: default_fields(),
            documents: DocumentRules::default(),
            privacy_url: None,
            company: None,
            recruiting_channel_id: None,
        }
    }
}

/// What candidates can send along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DocumentRules {
    /// The categories to choose from; the first one is preset.
    pub categories: Vec<FileCategory>,
    /// Categories of which there must be a document.
    pub required: Vec<FileCategory>,
    /// How many documents at most; 0 means that the form asks for none.
    pub max_files: u32,
}

impl Default for DocumentRules {
    fn default() -> Self {
        // Each document is one of the 20 requests that a company has in a minute.
        Self { categories: FileCategory::ALL.to_vec(), required: Vec::new(), max_files: 10 }
    }
}

/// The form as somebody wrote it.
#[derive(Deserialize)]
#[serde(default, deny_unknown_fields, rename = "FormDefinition")]
struct Written {
    fields: Vec<Field>,
    documents: DocumentRules,
    privacy_url: Option<LocalText>,
    company: Option<String>,
    recruiting_channel_id: Option<i64>,
}

impl Default for Written {
    fn default() -> Self {
        let fields = default_fields();
        Self {
            fields,
            documents: DocumentRules::default(),
            privacy_url: None,
            company: None,
            recruiting_channel_id: None,
        }
    }
}

fn default_fields() -> Vec<Field> {
    Field::ALWAYS.iter().chain(&["phone", "message"]).map(|id| Field::new(id)).collect()
}

impl TryFrom<Written> for FormDefinition {
    type Error = FormProblem;

    fn try_from(written: Written) -> Result<Self, FormProblem> {
        let Written { fields, documents, privacy_url, company, recruiting_channel_id } = written;
        let fields = complete(fields)?;
        if let Some(category) = documents.required.iter().find(|category| !documents.categories.contains(category)) {
            return Err(FormProblem(format!(
                "documents of the category `{}` are required, but it is not among the categories to choose from",
                category.as_str()
            )));
        }
        if !documents.required.is_empty()
            && usize::try_from(documents.max_files).is_ok_and(|max| max < documents.required.len())
        {
            return Err(FormProblem("more documents are required than `max_files` allows".to_owned()));
        }
        Ok(Self { fields, documents, privacy_url, company, recruiting_channel_id })
    }
}

/// Checks the fields, adds what Personio always wants, and what follows from the ids.
fn complete(written: Vec<Field>) -> Result<Vec<Field>, FormProblem> {
    let missing = Field::ALWAYS.iter().filter(|id| !written.iter().any(|field| field.id == **id));
    let mut fields: Vec<Field> = missing.map(|id| Field::new(id)).collect();
    for mut field in written {
        let id = field.id.as_str();
        if fields.iter().any(|known| known.id == id) {
            return Err(FormProblem(format!("the field `{id}` is there twice")));
        }
        if !is_known(id) {
            return Err(FormProblem(format!(
                "there is no field `{id}`; a field is first_name, last_name, email, message, {} or, for an attribute of \
                 your own, its API name such as custom_attribute_123",
                Attribute::SYSTEM.join(", ")
            )));
        }
        field.required |= Field::ALWAYS.contains(&id);
        if id == "gender" && field.options.is_empty() {
            let option = |value: &str| FieldOption { value: value.to_owned(), label: None };
            field.options = Field::GENDERS.into_iter().map(option).collect();
        }
        if matches!(field.kind(), FieldKind::Option | FieldKind::Options) && field.options.is_empty() {
            return Err(FormProblem(format!("the field `{}` has no options to choose from", field.id)));
        }
        fields.push(field);
    }
    Ok(fields)
}

fn is_known(id: &str) -> bool {
    let number = id.strip_prefix("custom_attribute_");
    let is_custom = number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()));
    is_custom || id == "message" || Field::ALWAYS.contains(&id) || Attribute::SYSTEM.contains(&id)
}

/// What is wrong with a form, for whoever wrote it.
#[derive(Debug)]
struct FormProblem(String);

impl fmt::Display for FormProblem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{FieldKind, FormDefinition};

    fn read(json: &str) -> Result<FormDefinition, String> {
        serde_json::from_str(json).map_err(|error| error.to_string())
    }

    fn ids(form: &FormDefinition) -> Vec<&str> {
        form.fields.iter().map(|field| field.id.as_str()).collect()
    }

    #[test]
    fn an_empty_form_is_the_default() {
        let form = read("{}").unwrap();
        assert_eq!(form, FormDefinition::default());
        assert_eq!(ids(&form), ["first_name", "last_name", "email", "phone", "message"]);
        let required: Vec<_> = form.fields.iter().map(|field| field.required).collect();
        assert_eq!(required, [true, true, true, false, false]);
    }

    #[test]
    fn what_personio_always_wants_is_added_and_stays_required() {
        let form = read(r#"{"fields":[{"id":"gender"},{"id":"email","required":false,"label":"Mail"}]}"#).unwrap();
        assert_eq!(ids(&form), ["first_name", "last_name", "gender", "email"]);
        assert!(form.fields[3].is_required());
        assert_eq!(form.fields[2].kind(), FieldKind::Option);
        assert_eq!(form.fields[2].options.len(), 4);
    }

    #[test]
    fn a_form_survives_the_way_to_the_page() {
        let form = read(
            r#"{"fields":[{"id":"custom_attribute_7","kind":"options","required":true,"label":{"de":"Woher?"},
                "options":[{"value":"a"},{"value":"b","label":"B"}]}],
                "documents":{"categories":["cv","other"],"required":["cv"],"max_files":3},
                "privacy_url":"https://acme.example","company":"Acme","recruiting_channel_id":9}"#,
        )
        .unwrap();
        assert_eq!(read(&serde_json::to_string(&form).unwrap()).unwrap(), form);
    }

    #[test]
    fn mistakes_are_named() {
        for (json, words) in [
            (r#"{"fields":[{"id":"fax"}]}"#, "no field `fax`"),
            (r#"{"fields":[{"id":"custom_attribute_x"}]}"#, "no field `custom_attribute_x`"),
            (r#"{"fields":[{"id":"phone"},{"id":"phone"}]}"#, "`phone` is there twice"),
            (r#"{"fields":[{"id":"custom_attribute_1","kind":"option"}]}"#, "no options"),
            (r#"{"fields":[{"id":"phone","requird":true}]}"#, "requird"),
            (r#"{"documents":{"categories":["cv"],"required":["other"]}}"#, "`other` are required"),
            (r#"{"documents":{"required":["cv"],"max_files":0}}"#, "max_files"),
            (r#"{"documents":{"categories":["CV"]}}"#, "CV"),
        ] {
            let problem = read(json).unwrap_err();
            assert!(problem.contains(words), "{json}: {problem}");
        }
    }
}
