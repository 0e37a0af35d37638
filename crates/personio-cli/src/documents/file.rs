//! A file that is to be sent.

use std::{
    fs,
    path::{Path, PathBuf},
};

use personio::{documents::v1::MAX_TITLE, error::Error, transport::FileContent};
use personio_hr::payslips::{Problem, plan::is_title};

use crate::failure::{Exit, Failure};

/// A file as it was when it was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LocalFile {
    pub(super) path: PathBuf,
    pub(super) name: String,
    pub(super) size: u64,
}

impl LocalFile {
    /// Looks at a file.
    ///
    /// # Errors
    /// When it cannot be read, is empty, larger than Personio takes, or no PDF although it is called one.
    pub(super) fn look(path: &Path) -> Result<Self, Failure> {
        let unusable =
            |what: &str| Failure::new(Exit::Failed, format!("{}: {what}", path.display())).safe("it was not sent");
        let name = path.file_name().and_then(|name| name.to_str());
        let name = name.ok_or_else(|| unusable("its name is no text"))?.to_owned();
        let content = fs::read(path).map_err(|error| Failure::file("read", path, &error))?;
        if let Some(problem) = Problem::of(&name, &content) {
            return Err(unusable(problem.as_str()));
        }
        let size = u64::try_from(content.len()).unwrap_or(u64::MAX);
        Ok(Self { path: path.to_path_buf(), name, size })
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
    if !is_title(text) {
        return Err(Failure::usage(format!("a title has 1 to {MAX_TITLE} characters"), "say another one with --title"));
    }
    Ok(text.to_owned())
}
