//! From JSON to [`Submission`], with Personio's own words for what is wrong.

use axum::http::StatusCode;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{Submission, SubmissionRules, SubmittedAttribute, SubmittedFile};
use crate::verdict::{Errors, Verdict, code};

/// Names and the like: what Personio's older endpoint documents.
const SHORT: usize = 255;
/// The message and answers to open questions.
const LONG: usize = 20_000;
/// More answers than any form asks for.
const MAX_ATTRIBUTES: usize = 100;

const KNOWN: [&str; 12] = [
    "first_name", "last_name", "email", "job_position_id", "recruiting_channel_id", "external_posting_id", "message",
    "files", "attributes", "application_date", "phase", "tags",
];

const CATEGORIES: [&str; 6] = ["cv", "cover-letter", "employment-reference", "certificate", "work-sample", "other"];

impl Submission {
    /// Reads a body. Everything that is wrong is reported at once.
    pub(crate) fn parse(body: &[u8], rules: &SubmissionRules) -> Result<Self, Verdict> {
        let object: Map<String, Value> = serde_json::from_slice(body)
            .map_err(|_| Verdict::whole(StatusCode::BAD_REQUEST, "The body is not a JSON object."))?;
        let mut reader = Reader { object, errors: Errors::default() };
        reader.refuse_unknown(rules);
        let submission = Self {
            first_name: reader.required_text("first_name"),
            last_name: reader.required_text("last_name"),
            email: reader.email(),
            job_position_id: reader.position(),
            recruiting_channel_id: reader.number("recruiting_channel_id"),
            external_posting_id: reader.text("external_posting_id", SHORT),
            message: reader.text("message", LONG),
            application_date: reader.text("application_date", SHORT),
            phase: reader.object.remove("phase").filter(|phase| !phase.is_null()),
            tags: reader.tags(),
            files: reader.files(rules),
            attributes: reader.attributes(rules),
        };
        for missing in rules.missing(&submission) {
            reader.errors.add(&missing, code::REQUIRED, None);
        }
        if reader.errors.is_empty() {
            Ok(submission)
        } else {
            Err(Verdict { status: StatusCode::BAD_REQUEST, errors: reader.errors })
        }
    }
}

struct Reader {
    object: Map<String, Value>,
    errors: Errors,
}

impl Reader {
    fn refuse_unknown(&mut self, rules: &SubmissionRules) {
        let refused: Vec<String> = self
            .object
            .keys()
            .filter(|key| !KNOWN.contains(&key.as_str()) || rules.is_refused_field(key))
            // A name that long is not worth an answer in full.
            .map(|key| key.chars().take(100).collect())
            .collect();
        for key in refused {
            self.errors.add(&key, code::UNKNOWN, None);
            self.object.remove(&key);
        }
    }

    fn text(&mut self, name: &str, longest: usize) -> Option<String> {
        match self.object.remove(name) {
            None | Some(Value::Null) => None,
            Some(Value::String(text)) => {
                let text = text.trim().to_owned();
                if text.chars().count() > longest {
                    self.errors.add(name, code::INVALID_TYPE, Some(json!({"max_length": longest})));
                }
                (!text.is_empty()).then_some(text)
            }
            Some(_) => {
                self.errors.add(name, code::INVALID_TYPE, None);
                None
            }
        }
    }

    fn required_text(&mut self, name: &str) -> String {
        let is_text = matches!(self.object.get(name), None | Some(Value::Null | Value::String(_)));
        let text = self.text(name, SHORT);
        if text.is_none() && is_text {
            self.errors.add(name, code::REQUIRED, None);
        }
        text.unwrap_or_default()
    }

    fn email(&mut self) -> String {
        let email = self.required_text("email");
        if !email.is_empty() && !is_plausible_email(&email) {
            self.errors.add("email", code::INVALID_EMAIL, None);
        }
        email
    }

    fn position(&mut self) -> u64 {
        match self.object.remove("job_position_id") {
            None | Some(Value::Null) => self.errors.add("job_position_id", code::REQUIRED, None),
            Some(value) => match value.as_u64() {
                Some(position) => return position,
                None => self.errors.add("job_position_id", code::INVALID_TYPE, None),
            },
        }
        0
    }

    fn number(&mut self, name: &str) -> Option<i64> {
        match self.object.remove(name) {
            None | Some(Value::Null) => None,
            Some(value) => {
                let number = value.as_i64();
                if number.is_none() {
                    self.errors.add(name, code::INVALID_TYPE, None);
                }
                number
            }
        }
    }

    fn list(&mut self, name: &str, most: usize) -> Vec<Value> {
        match self.object.remove(name) {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(values)) if values.len() <= most => values,
            Some(Value::Array(_)) => {
                self.errors.add(name, code::INVALID_TYPE, Some(json!({"max_items": most})));
                Vec::new()
            }
            Some(_) => {
                self.errors.add(name, code::INVALID_TYPE, None);
                Vec::new()
            }
        }
    }

    fn tags(&mut self) -> Vec<String> {
        let mut tags = Vec::new();
        for value in self.list("tags", MAX_ATTRIBUTES) {
            match value {
                Value::String(tag) if tag.chars().count() <= SHORT => tags.push(tag),
                _ => self.errors.add("tags", code::INVALID_TYPE, None),
            }
        }
        tags
    }

    fn files(&mut self, rules: &SubmissionRules) -> Vec<SubmittedFile> {
        let mut files = Vec::new();
        for (index, value) in self.list("files", rules.max_files()).iter().enumerate() {
            let field = format!("files.{index}");
            let uuid = value.get("uuid").and_then(Value::as_str).and_then(|text| Uuid::parse_str(text).ok());
            let category = value.get("category").and_then(Value::as_str);
            match (uuid, category) {
                (None, _) => self.errors.add(&field, code::FILE_NOT_EXISTS, None),
                (Some(uuid), Some(category)) if CATEGORIES.contains(&category) => {
                    files.push(SubmittedFile { uuid, category: category.to_owned() });
                }
                (Some(_), _) => self.errors.add(&field, code::UNKNOWN_FILE_CATEGORY, None),
            }
        }
        files
    }

    fn attributes(&mut self, rules: &SubmissionRules) -> Vec<SubmittedAttribute> {
        let mut attributes: Vec<SubmittedAttribute> = Vec::new();
        for (index, value) in self.list("attributes", MAX_ATTRIBUTES).iter().enumerate() {
            let (Some(id), Some(text)) =
                (value.get("id").and_then(Value::as_str), value.get("value").and_then(Value::as_str))
            else {
                self.errors.add(&format!("attributes.{index}"), code::INVALID_TYPE, None);
                continue;
            };
            let shown: String = id.chars().take(100).collect();
            if !rules.asks_for(id) || attributes.iter().any(|known| known.id == id) {
                self.errors.add(&shown, code::UNKNOWN, None);
            } else if text.chars().count() > LONG {
                self.errors.add(&shown, code::INVALID_TYPE, Some(json!({"max_length": LONG})));
            } else {
                attributes.push(SubmittedAttribute { id: id.to_owned(), value: text.to_owned() });
            }
        }
        attributes
    }
}

/// One `@` with something before it and a domain after it; Personio looks closer.
fn is_plausible_email(email: &str) -> bool {
    email.rsplit_once('@').is_some_and(|(local, domain)| {
        !local.is_empty()
            && !local.contains('@')
            && domain.contains('.')
            && !domain.starts_with('.')
            && !domain.ends_with('.')
            && !email.contains(|character: char| character.is_whitespace() || character.is_control())
    })
}

#[cfg(test)]
mod tests;
