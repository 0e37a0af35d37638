//! From JSON to [`Submission`], with Personio's own words for what is wrong.

use axum::http::StatusCode;
use personio::{
    id::PositionId,
    recruiting::{Application, ApplicationFile, Attribute, ErrorCode, FileCategory, MAX_LINE},
};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{Submission, SubmissionRules};
use crate::{
    protection,
    verdict::{Complaints, Verdict},
};

/// More answers than any form asks for.
const MAX_ATTRIBUTES: usize = 100;
/// A name that long is not worth an answer in full.
const SHOWN: usize = 100;

const KNOWN: [&str; 12] = [
    "first_name",
    "last_name",
    "email",
    "job_position_id",
    "recruiting_channel_id",
    "external_posting_id",
    "message",
    "files",
    "attributes",
    "application_date",
    "phase",
    "tags",
];

impl Submission {
    /// Reads a body. Everything that is wrong is reported at once.
    pub(crate) fn parse(body: &[u8], rules: &SubmissionRules) -> Result<Self, Verdict> {
        let mut object: Map<String, Value> = serde_json::from_slice(body)
            .map_err(|_| Verdict::whole(StatusCode::BAD_REQUEST, "The body is not a JSON object."))?;
        // Empty, or nothing would have come this far.
        object.remove(protection::TRAP_FIELD);
        let mut reader = Reader { object, complaints: Complaints::default() };
        reader.refuse_unknown(rules);
        let application = Application {
            first_name: reader.text("first_name").unwrap_or_default(),
            last_name: reader.text("last_name").unwrap_or_default(),
            email: reader.text("email").unwrap_or_default(),
            job_position_id: PositionId(reader.position()),
            recruiting_channel_id: reader.value("recruiting_channel_id"),
            external_posting_id: reader.line("external_posting_id"),
            message: reader.text("message"),
            application_date: reader.line("application_date"),
            phase: reader.value("phase"),
            tags: reader.tags(),
            files: reader.files(rules),
            attributes: reader.attributes(rules),
        };
        rules.check(&application, &mut reader.complaints);
        reader.complaints.verdict(StatusCode::BAD_REQUEST)?;
        Ok(Self(application))
    }
}

struct Reader {
    object: Map<String, Value>,
    complaints: Complaints,
}

impl Reader {
    fn refuse_unknown(&mut self, rules: &SubmissionRules) {
        let is_refused = |key: &&String| !KNOWN.contains(&key.as_str()) || rules.is_refused_field(key);
        let refused: Vec<String> = self.object.keys().filter(is_refused).cloned().collect();
        for key in refused {
            self.object.remove(&key);
            self.complain(&key.chars().take(SHOWN).collect::<String>(), ErrorCode::UnknownAttribute);
        }
    }

    fn complain(&mut self, field: &str, code: ErrorCode) {
        self.complaints.add(field, code, None);
    }

    /// What is there; `null` is nothing.
    fn take(&mut self, name: &str) -> Option<Value> {
        self.object.remove(name).filter(|value| !value.is_null())
    }

    fn value<T: DeserializeOwned>(&mut self, name: &str) -> Option<T> {
        let value = serde_json::from_value(self.take(name)?).ok();
        if value.is_none() {
            self.complain(name, ErrorCode::InvalidType);
        }
        value
    }

    /// Its length is checked against the form.
    fn text(&mut self, name: &str) -> Option<String> {
        let text: String = self.value(name)?;
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    fn line(&mut self, name: &str) -> Option<String> {
        let line = self.text(name)?;
        if line.chars().nth(MAX_LINE).is_some() {
            self.complaints.add(name, ErrorCode::InvalidType, Some(json!({"max_length": MAX_LINE})));
        }
        Some(line)
    }

    fn position(&mut self) -> u64 {
        if !self.object.contains_key("job_position_id") {
            self.complain("job_position_id", ErrorCode::RequiredAttribute);
        }
        self.value("job_position_id").unwrap_or_default()
    }

    fn list(&mut self, name: &str, most: usize) -> Vec<Value> {
        let list: Vec<Value> = self.value(name).unwrap_or_default();
        if list.len() > most {
            self.complaints.add(name, ErrorCode::InvalidType, Some(json!({"max_items": most})));
            return Vec::new();
        }
        list
    }

    fn tags(&mut self) -> Vec<String> {
        let mut tags = Vec::new();
        for value in self.list("tags", MAX_ATTRIBUTES) {
            match value {
                Value::String(tag) if tag.chars().nth(MAX_LINE).is_none() => tags.push(tag),
                _ => self.complain("tags", ErrorCode::InvalidType),
            }
        }
        tags
    }

    fn files(&mut self, rules: &SubmissionRules) -> Vec<ApplicationFile> {
        let mut files = Vec::new();
        for (index, value) in self.list("files", rules.max_files()).iter().enumerate() {
            let text = |name: &str| value.get(name).and_then(Value::as_str);
            let uuid = text("uuid").and_then(|uuid| Uuid::parse_str(uuid).ok());
            let category = text("category").and_then(FileCategory::parse).filter(|known| rules.takes_category(*known));
            if uuid.is_none() {
                self.complain(&format!("files[{index}].uuid"), ErrorCode::FileNotExists);
            }
            if category.is_none() {
                self.complain(&format!("files[{index}].category"), ErrorCode::UnknownFileCategory);
            }
            if let (Some(uuid), Some(category)) = (uuid, category) {
                // The name that counts was checked with the content, when the document was uploaded.
                files.push(ApplicationFile { uuid: uuid.to_string(), original_filename: String::new(), category });
            }
        }
        files
    }

    fn attributes(&mut self, rules: &SubmissionRules) -> Vec<Attribute> {
        let mut attributes: Vec<Attribute> = Vec::new();
        for (index, value) in self.list("attributes", MAX_ATTRIBUTES).into_iter().enumerate() {
            let Ok(attribute) = serde_json::from_value::<Attribute>(value) else {
                self.complain(&format!("attributes[{index}]"), ErrorCode::InvalidType);
                continue;
            };
            if rules.asks_for(&attribute.id) && !attributes.iter().any(|known| known.id == attribute.id) {
                attributes.push(attribute);
            } else {
                self.complain(&format!("attributes[{index}].id"), ErrorCode::UnknownAttribute);
            }
        }
        attributes
    }
}

#[cfg(test)]
mod tests;
