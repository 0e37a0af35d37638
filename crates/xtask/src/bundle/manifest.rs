//! `manifest.json`: which file has which published name, and what it weighs.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

const NAME: &str = "manifest.json";

/// The files of one artefact by their logical names.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Manifest {
    /// Logical name → published file.
    pub files: BTreeMap<String, File>,
}

/// One published file. Sizes are in bytes; a development build is not compressed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// The published name.
    pub name: String,
    /// As it lies on disk.
    pub raw: usize,
    /// With gzip, level 9.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gzip: Option<usize>,
    /// With brotli, quality 11.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brotli: Option<usize>,
}

impl Manifest {
    /// Reads the manifest of a directory.
    ///
    /// # Errors
    /// When it is not there or not one.
    pub fn read(directory: &Path) -> Result<Self> {
        let path = directory.join(NAME);
        let text = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        serde_json::from_slice(&text).with_context(|| format!("{} is not a manifest", path.display()))
    }

    /// Writes the manifest into a directory.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(&self, directory: &Path) -> Result<()> {
        let path = directory.join(NAME);
        fs::write(&path, serde_json::to_string_pretty(self)?)
            .with_context(|| format!("cannot write {}", path.display()))
    }
}
