//! A file that is to be sent.

use std::{
    fs,
    path::{Path, PathBuf},
};

use personio::{
    documents::v1::{MAX_BYTES, MAX_TITLE},
    error::Error,
    recruiting::file::{SNIFFED_BYTES, extension, sniff},
    transport::FileContent,
};
use sha2::{Digest, Sha256};

use crate::failure::{Exit, Failure};

/// A file as it was when it was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LocalFile {
    pub(super) path: PathBuf,
    pub(super) name: String,
    pub(super) size: u64,
    /// Of its content, in hexadecimal digits.
    pub(super) sha256: String,
}

impl LocalFile {
    /// Looks at a file.
    ///
    /// # Errors
    /// When it cannot be read, is empty, larger than Personio takes, or no PDF although it is called one.
    pub(super) fn look(path: &Path) -> Result<Self, Failure> {
        let unusable =
            |what: String| Failure::new(Exit::Failed, format!("{}: {what}", path.display())).safe("it was not sent");
        let name = path.file_name().and_then(|name| name.to_str());
        let name = name.ok_or_else(|| unusable("its name is no text".to_owned()))?.to_owned();
        let content = fs::read(path).map_err(|error| Failure::file("read", path, &error))?;
        let size = u64::try_from(content.len()).unwrap_or(u64::MAX);
        if size == 0 {
            return Err(unusable("it is empty".to_owned()));
        }
        if size > MAX_BYTES {
            return Err(unusable(format!("it has {size} bytes, and Personio takes {MAX_BYTES}")));
        }
        let start = content.get(..SNIFFED_BYTES.min(content.len())).unwrap_or_default();
        if extension(&name).as_deref() == Some("pdf") && sniff(start, "pdf").is_err() {
            return Err(unusable("it is called a PDF and is none".to_owned()));
        }
        let sha256 = Sha256::digest(&content).iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(Self { path: path.to_path_buf(), name, size, sha256 })
    }

    /// Its content, read anew for each attempt. It must be what it was.
    pub(super) fn content(&self) -> FileContent<'_, reqwest::Body> {
        FileContent::anew(move || {
            let content = fs::read(&self.path).map_err(Error::not_sent)?;
            if u64::try_from(content.len()).ok() != Some(self.size) {
                return Err(Error::not_sent("the file has changed since it was looked at"));
            }
            Ok(content.into())
        })
    }
}

/// A title that Personio takes.
pub(super) fn title(text: &str) -> Result<String, Failure> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > MAX_TITLE {
        return Err(Failure::usage(format!("a title has 1 to {MAX_TITLE} characters"), "say another one with --title"));
    }
    Ok(text.to_owned())
}
