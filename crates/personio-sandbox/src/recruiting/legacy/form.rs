//! The form of the deprecated endpoint.

use std::collections::BTreeSet;

use super::Refusal;
use crate::{
    account::Settings,
    multipart::Part,
    recruiting::{
        attribute, document, file_category,
        file_type::{self, Endpoint},
    },
    store::{AttachedFile, Attribute, Document},
};

/// Fields that are attributes at the newer endpoint.
const SYSTEM_ATTRIBUTES: [&str; 6] =
    ["birthday", "gender", "location", "phone", "available_from", "salary_expectations"];
const OTHER_FIELDS: [&str; 10] = [
    "company_id",
    "access_token",
    "job_position_id",
    "first_name",
    "last_name",
    "email",
    "recruiting_channel_id",
    "external_posting_id",
    "message",
    "tags",
];

/// The parts of a form.
#[derive(Debug)]
pub(super) struct Form {
    parts: Vec<Part>,
}

impl Form {
    pub(super) fn new(parts: Vec<Part>) -> Self {
        Self { parts }
    }

    /// The last field of this name, unless it is blank.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        let part = self.parts.iter().rev().find(|part| part.name == name && part.filename.is_none())?;
        Some(text_of(part)).filter(|text| !text.trim().is_empty())
    }

    pub(super) fn required(&self, name: &str) -> Result<String, Refusal> {
        self.text(name).ok_or_else(|| Refusal::bad_request(format!("The {name} field is required.")))
    }

    /// A required text of at most 255 characters.
    pub(super) fn required_short(&self, name: &str) -> Result<String, Refusal> {
        at_most(name, self.required(name)?, 255)
    }

    /// `tags`, `tags[]` and `tags[0]`.
    pub(super) fn tags(&self) -> Vec<String> {
        let tags = self.parts.iter().filter(|part| part.name == "tags" || part.name.starts_with("tags["));
        tags.map(text_of).collect()
    }

    /// System attributes, then the company's own.
    pub(super) fn attributes(&self, settings: &Settings) -> Result<Vec<Attribute>, Refusal> {
        let mut attributes = Vec::new();
        let custom =
            self.parts.iter().map(|part| part.name.as_str()).filter(|name| name.starts_with("custom_attribute_"));
        for id in SYSTEM_ATTRIBUTES.into_iter().chain(custom) {
            let Some(value) = self.text(id) else { continue };
            let value = at_most(id, value, if id == "available_from" { 100 } else { 255 })?;
            match attribute::check(id, &value, settings) {
                Ok(()) => attributes.push(Attribute { id: id.to_owned(), value }),
                Err(crate::ErrorCode::UnknownAttribute) => {
                    return Err(Refusal::bad_request(format!("Parameter {id} does not exist.")));
                }
                Err(_) => return Err(Refusal::bad_request(format!("The selected {id} is invalid."))),
            }
        }
        Ok(attributes)
    }

    /// `categorised_documents[n][file]` with its category, `documents[n]` and `document1` and so on.
    pub(super) fn documents(&self) -> Result<(Vec<AttachedFile>, Vec<Document>), Refusal> {
        let mut files = Vec::new();
        let mut documents = Vec::new();
        for part in self.parts.iter().filter(|part| is_document(&part.name)) {
            let refused = || Refusal::bad_request("Unsupported extension or file greater than 20Mb.");
            let filename = part.filename.clone().ok_or_else(refused)?;
            let extension = file_type::allowed_extension(&filename, Endpoint::Legacy).ok_or_else(refused)?;
            if part.content.len() >= document::MAX_BYTES {
                return Err(refused());
            }
            let mimetype = file_type::mimetype(&part.content, &extension);
            let document = Document::new(filename.clone(), extension, mimetype, part.content.clone());
            files.push(AttachedFile::new(&document, filename, self.category(&part.name)?));
            documents.push(document);
        }
        Ok((files, documents))
    }

    /// Names of fields that have no effect.
    pub(super) fn ignored(&self) -> BTreeSet<String> {
        let known = |name: &str| {
            OTHER_FIELDS.contains(&name)
                || SYSTEM_ATTRIBUTES.contains(&name)
                || ["custom_attribute_", "tags[", "categorised_documents["].iter().any(|start| name.starts_with(start))
                || is_document(name)
        };
        self.parts.iter().map(|part| &part.name).filter(|name| !known(name)).cloned().collect()
    }

    fn category(&self, file_field: &str) -> Result<Option<String>, Refusal> {
        let Some(start) = file_field.strip_suffix("[file]") else { return Ok(None) };
        let name = format!("{start}[category]");
        let category = self.required(&name)?;
        if file_category::is_known(&category) {
            Ok(Some(category))
        } else {
            Err(Refusal::bad_request(format!("The selected {name} is invalid.")))
        }
    }
}

fn is_document(name: &str) -> bool {
    let numbered = name.strip_prefix("document").is_some_and(|rest| {
        let digits = rest.strip_prefix("s[").and_then(|rest| rest.strip_suffix(']')).unwrap_or(rest);
        digits.bytes().all(|byte| byte.is_ascii_digit()) && !rest.is_empty()
    });
    numbered || (name.starts_with("categorised_documents[") && name.ends_with("[file]"))
}

fn text_of(part: &Part) -> String {
    String::from_utf8_lossy(&part.content).into_owned()
}

fn at_most(name: &str, text: String, characters: usize) -> Result<String, Refusal> {
    if text.chars().count() <= characters {
        Ok(text)
    } else {
        Err(Refusal::bad_request(format!("The {name} may not be greater than {characters} characters.")))
    }
}
