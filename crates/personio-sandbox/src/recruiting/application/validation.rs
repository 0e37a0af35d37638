//! What Personio checks before it takes an application.

use std::{cell::RefCell, collections::BTreeSet};

use jiff::ZonedDateTime;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::{
    account::Settings,
    error_code::ErrorCode,
    error_response::FieldErrors,
    recruiting::{attribute, email, fields::Fields, file_category},
    sandbox,
    store::{Application, AttachedFile, Attribute, Phase, Via},
};

const KEYS: [&str; 12] = [
    "first_name",
    "last_name",
    "email",
    "job_position_id",
    "recruiting_channel_id",
    "external_posting_id",
    "message",
    "application_date",
    "phase",
    "tags",
    "files",
    "attributes",
];
const SYSTEM_PHASES: [&str; 5] = ["unassigned", "rejected", "withdrawn", "offer", "accepted"];

/// Checks everything at once, so that an answer names all that is wrong.
pub(super) fn check(state: &sandbox::State, object: &Map<String, Value>) -> Result<Application, FieldErrors> {
    let errors = RefCell::new(FieldErrors::default());
    let checked =
        Check { state, settings: state.account.settings(), fields: Fields::new(object, &errors), errors: &errors };
    let application = checked.application(object);
    match application {
        Some(application) if errors.borrow().is_empty() => Ok(application),
        _ => Err(errors.into_inner()),
    }
}

struct Check<'a> {
    state: &'a sandbox::State,
    settings: Settings,
    fields: Fields<'a>,
    errors: &'a RefCell<FieldErrors>,
}

impl Check<'_> {
    fn application(&self, object: &Map<String, Value>) -> Option<Application> {
        let first_name = self.fields.required_text("first_name", "first_name");
        let last_name = self.fields.required_text("last_name", "last_name");
        let email = self.email();
        let job_position_id = self.position();
        let recruiting_channel_id = self.channel();
        let external_posting_id = self.posting(recruiting_channel_id);
        let message = self.fields.text("message", "message");
        let application_date = self.application_date();
        let phase = self.phase();
        let tags = self.tags();
        let files = self.files();
        let attributes = self.attributes();
        Some(Application {
            id: 0,
            received_at: self.state.company().now(),
            via: Via::V1,
            first_name: first_name?.to_owned(),
            last_name: last_name?.to_owned(),
            email: email?.to_owned(),
            job_position_id: job_position_id?,
            recruiting_channel_id,
            external_posting_id,
            message: message.map(str::to_owned),
            application_date,
            phase,
            tags,
            files,
            attributes,
            ignored: object.keys().filter(|key| !KEYS.contains(&key.as_str())).cloned().collect::<BTreeSet<_>>(),
        })
    }

    fn email(&self) -> Option<&str> {
        let email = self.fields.required_text("email", "email")?;
        if email::is_plausible(email) {
            Some(email)
        } else {
            self.fields.complain("email", ErrorCode::InvalidEmailFormat)
        }
    }

    fn position(&self) -> Option<u64> {
        let key = "job_position_id";
        if self.fields.present(key).is_none() {
            return self.fields.complain(key, ErrorCode::RequiredAttribute);
        }
        let id = self.fields.integer(key)?;
        u64::try_from(id)
            .ok()
            .filter(|id| self.state.feeds.position_title(*id).is_some())
            .filter(|id| !self.settings.unpublished_positions.contains(id))
            .or_else(|| self.fields.complain(key, ErrorCode::JobPositionNotPublished))
    }

    fn channel(&self) -> Option<i64> {
        let key = "recruiting_channel_id";
        let id = self.fields.integer(key)?;
        if self.settings.channels.contains(&id) {
            Some(id)
        } else {
            self.fields.complain(key, ErrorCode::ChannelNotFound)
        }
    }

    fn posting(&self, channel: Option<i64>) -> Option<String> {
        let key = "external_posting_id";
        let id = self.fields.text(key, key)?;
        let known = self
            .settings
            .postings
            .iter()
            .any(|posting| posting.id == id && channel.is_none_or(|channel| channel == posting.channel));
        if known { Some(id.to_owned()) } else { self.fields.complain(key, ErrorCode::PostingNotFound) }
    }

    fn application_date(&self) -> Option<String> {
        let key = "application_date";
        let text = self.fields.text(key, key)?;
        match attribute::local_date(text) {
            Err(code) => self.fields.complain(key, code),
            Ok(date) if date > ZonedDateTime::now().date() => self.fields.complain(key, ErrorCode::DateInTheFuture),
            Ok(_) => Some(text.to_owned()),
        }
    }

    fn phase(&self) -> Option<Phase> {
        let Some(object) = self.fields.present("phase")?.as_object() else {
            return self.fields.complain("phase", ErrorCode::InvalidType);
        };
        let phase = Fields::new(object, self.errors);
        let kind = phase.required_text("phase.type", "type");
        let Some(id) = phase.present("id") else {
            return phase.complain("phase.id", ErrorCode::RequiredAttribute);
        };
        match kind? {
            "system" if id.as_str().is_some_and(|id| SYSTEM_PHASES.contains(&id)) => {
                Some(Phase { kind: "system", id: id.clone() })
            }
            "system" => phase.complain("phase.id", ErrorCode::InvalidSystemPhase),
            "custom" => match id.as_i64() {
                None => phase.complain("phase.id", ErrorCode::InvalidType),
                Some(number) if self.settings.custom_phases.contains(&number) => {
                    Some(Phase { kind: "custom", id: id.clone() })
                }
                Some(_) => Some(Phase { kind: "system", id: json!("unassigned") }),
            },
            _ => phase.complain("phase.type", ErrorCode::InvalidType),
        }
    }

    fn tags(&self) -> Vec<String> {
        let tags = self.fields.list("tags");
        let texts: Vec<String> = tags.iter().filter_map(Value::as_str).map(str::to_owned).collect();
        if texts.len() != tags.len() {
            self.fields.add("tags", ErrorCode::InvalidType);
        }
        texts
    }

    fn files(&self) -> Vec<AttachedFile> {
        let files = self.fields.list("files").iter().enumerate();
        files.filter_map(|(index, file)| self.file(&format!("files[{index}]"), file)).collect()
    }

    fn file(&self, path: &str, file: &Value) -> Option<AttachedFile> {
        let Some(object) = file.as_object() else { return self.fields.complain(path, ErrorCode::InvalidType) };
        let file = Fields::new(object, self.errors);
        let (uuid_path, category_path) = (format!("{path}.uuid"), format!("{path}.category"));
        let uuid = file.required_text(&uuid_path, "uuid");
        let filename = file.required_text(&format!("{path}.original_filename"), "original_filename");
        let category = file.required_text(&category_path, "category");
        if category.is_some_and(|category| !file_category::is_known(category)) {
            file.add(&category_path, ErrorCode::UnknownFileCategory);
        }
        let document = uuid?.parse::<Uuid>().ok().and_then(|uuid| self.state.store.document(uuid));
        match document {
            Some(document) => Some(AttachedFile::new(&document, filename?.to_owned(), Some(category?.to_owned()))),
            None => file.complain(&uuid_path, ErrorCode::FileNotExists),
        }
    }

    fn attributes(&self) -> Vec<Attribute> {
        let attributes = self.fields.list("attributes").iter().enumerate();
        attributes.filter_map(|(index, item)| self.attribute(&format!("attributes[{index}]"), item)).collect()
    }

    fn attribute(&self, path: &str, attribute: &Value) -> Option<Attribute> {
        let Some(object) = attribute.as_object() else { return self.fields.complain(path, ErrorCode::InvalidType) };
        let attribute = Fields::new(object, self.errors);
        let id = attribute.required_text(&format!("{path}.id"), "id")?;
        let value_path = format!("{path}.value");
        let context = json!({"attribute_id": id});
        let value = match attribute.present("value").map(Value::as_str) {
            Some(Some(value)) => attribute::check(id, value, &self.settings).map(|()| value),
            Some(None) => Err(ErrorCode::InvalidType),
            None => Err(ErrorCode::RequiredAttribute),
        };
        match value {
            Ok(value) => Some(Attribute { id: id.to_owned(), value: value.to_owned() }),
            Err(code) => {
                self.errors.borrow_mut().add_with(value_path, code, &context);
                None
            }
        }
    }
}
