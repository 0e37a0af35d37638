//! Secrets, each a value or a file that holds it.

use std::{
    fs,
    path::{Path, PathBuf},
};

use personio::credentials::Secret;

use super::{ConfigError, key};

/// A secret that the relay cannot do without.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    /// Its key; that of the file that holds it ends with `_file`.
    pub(super) key: &'static str,
    /// What it is in a word.
    pub(super) noun: &'static str,
    /// What it is.
    pub(super) whole: &'static str,
}

impl Wanted {
    /// Reads it from its file, unless it is there already.
    ///
    /// # Errors
    /// When it is missing or empty, or its file cannot be read.
    pub(super) fn fetch(
        self,
        secret: &mut Option<Secret>,
        held_by: Option<&PathBuf>,
        config: &Path,
    ) -> Result<(), ConfigError> {
        if secret.is_none()
            && let Some(path) = held_by
        {
            match fs::read_to_string(path) {
                Ok(text) => *secret = Some(Secret::new(&text)),
                Err(error) => return Err(self.complain(config, format!("{} cannot be read: {error}", path.display()))),
            }
        }
        match secret {
            Some(secret) if secret.expose().is_empty() => {
                Err(self.complain(config, format!("the {} is empty", self.noun)))
            }
            Some(_) => Ok(()),
            None => Err(self.complain(config, format!("{} is missing", self.whole))),
        }
    }

    pub(super) fn complain(self, config: &Path, problem: String) -> ConfigError {
        let Self { key: path, noun, .. } = self;
        let name = path.rsplit('.').next().unwrap_or(path);
        let variable = key::find(path).map(key::Key::variable).unwrap_or_default();
        ConfigError::in_file(config, problem).with_key(path).with_advice(format!(
            "{name}_file = \"<a file that holds the {noun}>\", or the environment variable {variable}"
        ))
    }
}
