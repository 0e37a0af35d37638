//! From bytes to [`Config`].

use std::{path::Path, time::Duration};

use jiff::SignedDuration;
use personio::credentials::Secret;
use serde::{Deserialize, Deserializer, de::Error as _};
use toml::{Table, Value};

use super::{
    Config, ConfigError, environment,
    key::{self, Kind},
    secret::Wanted,
};

impl Config {
    /// Reads a text for one company, lays the environment over it, and fetches secrets from their files. The file's name
    /// is for messages.
    ///
    /// # Errors
    ///
    /// When it is not TOML, a key is unknown or missing, or a value cannot be used. The message names the key, where it
    /// stands and what to write instead.
    pub fn from_text<I>(file: &Path, text: &str, variables: I) -> Result<Self, ConfigError>
    where
        I: IntoIterator<Item = (String, String)>,
    {
        let variables: Vec<(String, String)> = variables.into_iter().collect();
        Self::from_table(file, environment::parse(file, text)?, &variables)
    }

    pub(super) fn from_table(
        file: &Path,
        mut table: Table,
        variables: &[(String, String)],
    ) -> Result<Self, ConfigError> {
        refuse_unknown(file, &table, "")?;
        environment::lay_over(&mut table, variables.iter().cloned())?;
        let names = || variables.iter().map(|(name, _)| name.as_str());
        let mut config: Self = serde_path_to_error::deserialize(Value::Table(table)).map_err(|error| {
            let path = error.path().to_string();
            let problem = error.inner().message().to_owned();
            explain(file, &path, &problem, |key| environment::is_set(key, names()))
        })?;
        config.check(file)?;
        config.protection.check(file)?;
        if let Some(export) = &config.export {
            export.check(file)?;
        }
        config.personio.fetch_token(file)?;
        if let Some(personnel) = &mut config.personnel {
            personnel.check(file)?;
        }
        Ok(config)
    }

    fn check(&self, file: &Path) -> Result<(), ConfigError> {
        let complain = |path: &str, problem: &str| Err(ConfigError::about(file, path, problem));
        if self.read_timeout < Duration::from_secs(1) || self.read_timeout > Duration::from_secs(120) {
            return complain("read_timeout", "between a second and two minutes");
        }
        if self.board.languages.is_empty() {
            return complain("board.languages", "at least one language is needed");
        }
        if self.board.interval < Duration::from_secs(1) {
            return complain("board.interval", "too often: one second is the least");
        }
        if self.applications.wait > Duration::from_secs(60) {
            return complain("applications.wait", "too long: proxies and candidates give up after a minute");
        }
        let limit = personio::recruiting::file::MAX_BYTES;
        if self.applications.max_document_bytes == 0 || self.applications.max_document_bytes > limit {
            return complain("applications.max_document_bytes", &format!("Personio takes 1 to {limit} bytes"));
        }
        if self.personio.company_id.is_empty() || !self.personio.company_id.bytes().all(|byte| byte.is_ascii_digit()) {
            return complain("personio.company_id", "a company id is a number");
        }
        Ok(())
    }
}

impl super::PersonioConfig {
    fn fetch_token(&mut self, file: &Path) -> Result<(), ConfigError> {
        let wanted =
            Wanted { key: "personio.recruiting_token", noun: "token", whole: "the token of the Recruiting API" };
        wanted.fetch(&mut self.recruiting_token, self.recruiting_token_file.as_ref(), file)?;
        let is_one = |token: &Secret| token.expose().bytes().all(|byte| byte.is_ascii_graphic());
        if self.recruiting_token.as_ref().is_none_or(is_one) {
            return Ok(());
        }
        Err(wanted.complain(file, "the token has blanks or other characters that no token has".to_owned()))
    }
}

/// Reads `8s`, `5m`, `1h 30m`, or a whole number of seconds.
pub(super) fn duration<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Seconds(u64),
        Text(String),
    }
    const EXPECTED: &str = "not a duration such as \"8s\", \"5m\" or \"24h\"";
    match Written::deserialize(deserializer).map_err(|_| D::Error::custom(EXPECTED))? {
        Written::Seconds(seconds) => Ok(Duration::from_secs(seconds)),
        Written::Text(text) => {
            let duration: SignedDuration = text.parse().map_err(|_| D::Error::custom(EXPECTED))?;
            Duration::try_from(duration).map_err(|_| D::Error::custom("a duration is not negative"))
        }
    }
}

/// Reads a text that is not to be shown.
pub(super) fn secret<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Secret>, D::Error> {
    Ok(Option::<String>::deserialize(deserializer)?.map(|text| Secret::new(&text)))
}

/// Reads texts that are not to be shown.
pub(super) fn secrets<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Secret>, D::Error> {
    Ok(Vec::<String>::deserialize(deserializer)?.iter().map(|text| Secret::new(text)).collect())
}

/// Reads an id that some write as a number and some as a text.
pub(super) fn text_or_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    match Value::deserialize(deserializer)? {
        Value::String(text) => Ok(text),
        Value::Integer(number) => Ok(number.to_string()),
        _ => Err(D::Error::custom("neither a text nor a number")),
    }
}

fn refuse_unknown(file: &Path, table: &Table, section: &str) -> Result<(), ConfigError> {
    for (name, value) in table {
        let path = if section.is_empty() { name.clone() } else { format!("{section}.{name}") };
        if let Some(key) = key::KEYS.iter().find(|key| key.path == path) {
            if key.kind == Kind::Section && !value.is_table() {
                return Err(ConfigError::in_file(file, "not a section").with_key(&path).with_example(key));
            }
            continue;
        }
        let is_section = !key::names_in(&path).is_empty();
        match value {
            Value::Table(inner) if is_section => refuse_unknown(file, inner, &path)?,
            _ if is_section => {
                return Err(ConfigError::in_file(file, "not a section")
                    .with_key(&path)
                    .with_advice(format!("[{path}]")));
            }
            _ => {
                return Err(ConfigError::in_file(file, "there is no such key")
                    .with_key(&path)
                    .with_advice(format!("one of {}", key::names_in(section).join(", "))));
            }
        }
    }
    Ok(())
}

/// Turns serde's message into one that names the key, also when a whole key or section is missing.
fn explain(file: &Path, path: &str, problem: &str, variable_of: impl Fn(&key::Key) -> Option<String>) -> ConfigError {
    let problem = problem.trim();
    let missing = problem.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    let full = match (missing, path) {
        (Some(name), "." | "") => name.to_owned(),
        (Some(name), _) if key::find(path).is_none() => format!("{path}.{name}"),
        _ => path.to_owned(),
    };
    let problem = if missing.is_some() { "missing" } else { problem };
    let found = key::find(&full);
    let error = match found.and_then(variable_of) {
        Some(variable) => ConfigError::in_environment(&variable, problem),
        None => ConfigError::in_file(file, problem),
    };
    let error = error.with_key(&full);
    match found {
        Some(key) => error.with_example(key),
        None if missing.is_some() => error.with_advice(format!("[{full}] with {}", key::names_in(&full).join(", "))),
        None => error,
    }
}
