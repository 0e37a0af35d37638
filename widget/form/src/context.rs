//! What the board tells its form.

use personio::id::PositionId;
use personio::language::Language;
use personio_ui::application::Job;
use personio_ui::browser;
use wasm_bindgen::JsValue;

/// The board's side of this is `FormContext` of the list's module.
#[derive(Clone)]
pub struct FormContext {
    /// The relay that takes the application.
    pub relay: String,
    /// The asked language, then its fallbacks.
    languages: String,
    /// The interface's texts in their language; empty for English.
    pub catalogue: String,
    /// Which optional fields are shown, such as `phone, location*`.
    pub fields: Option<String>,
    job_id: String,
    job_title: String,
}

impl FormContext {
    /// Reads the board's object.
    pub fn read(object: &JsValue) -> Self {
        let text = |name: &str| browser::text(object, name).unwrap_or_default();
        Self {
            relay: text("relay"),
            languages: text("languages"),
            catalogue: text("catalogue"),
            fields: browser::text(object, "fields"),
            job_id: text("jobId"),
            job_title: text("jobTitle"),
        }
    }

    /// The languages in which the company's own texts are wanted.
    pub fn languages(&self) -> Vec<Language> {
        self.languages.split(',').filter_map(Language::parse).collect()
    }

    /// The language of the interface.
    pub fn interface(&self) -> Language {
        let first = self.languages().first().copied().unwrap_or(Language::ENGLISH);
        if self.catalogue.is_empty() { Language::ENGLISH } else { first }
    }

    /// The position; `None` when its id is none.
    pub fn job(&self) -> Option<Job> {
        Some(Job { id: PositionId(self.job_id.parse().ok()?), title: self.job_title.clone() })
    }

    /// An address of the relay.
    pub fn url(&self, path: &str) -> String {
        [self.relay.trim_end_matches('/'), path].concat()
    }
}
