//! What the board tells its form.

use personio::language::Language;
use personio_ui::application::Job;
use personio_ui::locale::Locale;

/// What the form has to know.
#[derive(Clone)]
pub struct FormContext {
    /// The relay that takes the application.
    pub relay: String,
    /// The languages in which the company's own texts are wanted: the asked one, then its fallbacks.
    pub languages: Vec<Language>,
    /// The interface's language.
    pub locale: Locale,
    /// Which optional fields are shown, such as `phone, location*`.
    pub fields: Option<String>,
    /// The position.
    pub job: Job,
}

impl FormContext {
    /// An address of the relay.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        [self.relay.trim_end_matches('/'), path].concat()
    }
}
