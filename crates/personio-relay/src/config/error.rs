//! What is wrong with a configuration, in words that its author can act on.

use std::{fmt, path::Path};

use super::key::{self, Key};

/// A configuration that cannot be used: which key, where it stands, what is wrong, what to write instead.
#[derive(Debug)]
pub struct ConfigError {
    place: String,
    key: Option<String>,
    problem: String,
    instead: Option<String>,
}

impl ConfigError {
    pub(super) fn in_file(file: &Path, problem: impl Into<String>) -> Self {
        Self { place: file.display().to_string(), key: None, problem: problem.into(), instead: None }
    }

    /// What is wrong with a key of the file, with the line that would be right where the key is known.
    pub(super) fn about(file: &Path, path: &str, problem: &str) -> Self {
        let error = Self::in_file(file, problem).with_key(path);
        match key::find(path) {
            Some(key) => error.with_example(key),
            None => error,
        }
    }

    pub(super) fn in_environment(variable: &str, problem: impl Into<String>) -> Self {
        Self { place: format!("environment variable {variable}"), key: None, problem: problem.into(), instead: None }
    }

    pub(super) fn with_key(mut self, key: &str) -> Self {
        self.key = Some(key.to_owned());
        self
    }

    /// It is about a section of several like it.
    pub(super) fn of_company(mut self, section: &str, own: &[&str]) -> Self {
        let is_own = |key: &str| {
            own.iter()
                .any(|own| key.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '['])))
        };
        self.key = self.key.map(|key| if is_own(&key) { format!("{section}.{key}") } else { key });
        self
    }

    pub(super) fn with_example(mut self, key: &Key) -> Self {
        self.instead = Some(key.example_line());
        self
    }

    pub(super) fn with_advice(mut self, advice: impl Into<String>) -> Self {
        self.instead = Some(advice.into());
        self
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: ", self.place)?;
        if let Some(key) = &self.key {
            write!(formatter, "`{key}`: ")?;
        }
        formatter.write_str(self.problem.trim())?;
        match &self.instead {
            Some(instead) => write!(formatter, "\n  write instead: {instead}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for ConfigError {}
