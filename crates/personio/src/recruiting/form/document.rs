//! Reads the form as a relay sends it to a page.

use super::{DocumentRules, Field, FieldKind, FieldOption, FormDefinition, LocalText};
use crate::{
    json::{Fields, Json},
    language::Language,
    recruiting::FileCategory,
};

impl FormDefinition {
    /// Reads the document that a relay sends; `None` where it is something else.
    ///
    /// The relay has checked the form already. What a later version adds is passed over: a form that asks a little
    /// less is better than none.
    #[must_use]
    pub fn from_json(bytes: &[u8]) -> Option<Self> {
        let mut fields = Fields::read(bytes)?;
        let Json::List(written) = fields.take("fields") else { return None };
        let documents = match fields.object("documents")? {
            Some(mut rules) => {
                let mut categories = |name| -> Option<Vec<FileCategory>> {
                    Some(rules.texts(name)?.iter().filter_map(|text| FileCategory::parse(text)).collect())
                };
                let (categories, required) = (categories("categories")?, categories("required")?);
                let max_files = rules.take("max_files").as_u64().and_then(|most| u32::try_from(most).ok())?;
                DocumentRules { categories, required, max_files }
            }
            None => DocumentRules::default(),
        };
        Some(Self {
            fields: written.into_iter().map(Field::read).collect::<Option<_>>()?,
            documents,
            privacy_url: LocalText::read(fields.take("privacy_url")),
            company: fields.text("company")?,
            recruiting_channel_id: fields.take("recruiting_channel_id").as_i64(),
        })
    }
}

impl Field {
    fn read(value: Json) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(Self {
            id: fields.text("id")??,
            kind: fields.text("kind")?.and_then(|kind| FieldKind::parse(&kind)),
            required: fields.take("required").as_bool().unwrap_or_default(),
            label: LocalText::read(fields.take("label")),
            hint: LocalText::read(fields.take("hint")),
            options: fields.list("options")?.into_iter().map(FieldOption::read).collect::<Option<_>>()?,
        })
    }
}

impl FieldOption {
    fn read(value: Json) -> Option<Self> {
        let mut fields = Fields::of(value)?;
        Some(Self { value: fields.text("value")??, label: LocalText::read(fields.take("label")) })
    }
}

impl FieldKind {
    /// Every kind with its name, as serde writes it.
    const NAMES: [(Self, &str); 9] = [
        (Self::Text, "text"),
        (Self::LongText, "long_text"),
        (Self::Email, "email"),
        (Self::Phone, "phone"),
        (Self::Number, "number"),
        (Self::Date, "date"),
        (Self::Option, "option"),
        (Self::Options, "options"),
        (Self::Checkbox, "checkbox"),
    ];

    fn parse(name: &str) -> Option<Self> {
        Self::NAMES.into_iter().find(|(_, known)| *known == name).map(|(kind, _)| kind)
    }
}

impl LocalText {
    fn read(value: Json) -> Option<Self> {
        if let Json::Text(text) = value {
            return Some(Self::Everywhere(text));
        }
        let entry = |(language, text): (String, Json)| Some((Language::parse(&language)?, text.text()?));
        Some(Self::ByLanguage(Fields::of(value)?.into_entries().into_iter().filter_map(entry).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::{FieldKind, FormDefinition};

    #[test]
    fn a_page_reads_every_form_as_the_relay_meant_it() {
        let written = r#"{"fields":[
                {"id":"custom_attribute_7","kind":"options","required":true,"label":{"de":"Woher?","en":"How?"},
                 "options":[{"value":"a"},{"value":"b","label":"B"}]},
                {"id":"available_from","hint":"soon"}, {"id":"gender"}],
            "documents":{"categories":["cv","other"],"required":["cv"],"max_files":3},
            "privacy_url":{"de":"https://acme.example/de","en":"https://acme.example"},
            "company":"Acme","recruiting_channel_id":9}"#;
        for json in ["{}", written] {
            let form: FormDefinition = serde_json::from_str(json).unwrap();
            let sent = serde_json::to_vec(&form).unwrap();
            assert_eq!(FormDefinition::from_json(&sent), Some(form), "{json}");
        }
    }

    #[test]
    fn every_kind_is_known_by_the_name_that_serde_gives_it() {
        for (kind, name) in FieldKind::NAMES {
            assert_eq!(serde_json::to_value(kind).unwrap(), name);
        }
    }

    #[test]
    fn a_form_of_a_later_version_asks_what_this_one_can_ask() {
        let later = br#"{"fields":[{"id":"email","kind":"hologram","mood":1}],
            "documents":{"categories":["cv","video"],"required":["video"],"max_files":2,"x":1},"y":2}"#;
        let form = FormDefinition::from_json(later).unwrap();
        assert_eq!((form.fields[0].kind(), form.documents.categories.len()), (FieldKind::Email, 1));
        assert!(form.documents.required.is_empty());
    }

    #[test]
    fn what_is_no_form_is_none() {
        for json in ["", "<html>", "{}", "[]", r#"{"fields":[{}]}"#, r#"{"fields":[],"documents":{}}"#] {
            assert_eq!(FormDefinition::from_json(json.as_bytes()), None, "{json}");
        }
    }
}
