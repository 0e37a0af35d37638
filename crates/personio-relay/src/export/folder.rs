//! The folder that a site is written to. What an earlier export wrote and this one does not goes; what is not of an
//! export stays.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::Context;

use crate::durable;

/// Names what was written, so that the next export can tidy up.
const LIST: &str = ".personio-export";

/// A folder that is being written.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    before: BTreeSet<String>,
    written: BTreeSet<String>,
}

impl Folder {
    /// Opens the folder, which is made if it is missing.
    pub(crate) fn open(path: &Path) -> anyhow::Result<Self> {
        fs::create_dir_all(path).with_context(|| format!("{} cannot be made", path.display()))?;
        let list = path.join(LIST);
        let before = match fs::read_to_string(&list) {
            Ok(text) => text.lines().filter(|name| is_plain(name)).map(str::to_owned).collect(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => BTreeSet::new(),
            Err(error) => return Err(error).with_context(|| format!("{} cannot be read", list.display())),
        };
        Ok(Self { path: path.to_owned(), before, written: BTreeSet::new() })
    }

    /// Writes a file; who reads it meanwhile sees the old one or the new one.
    pub(crate) fn write(&mut self, name: &str, content: &[u8]) -> anyhow::Result<()> {
        anyhow::ensure!(is_plain(name), "{name} is not a name of a file of the export");
        let path = self.path.join(name);
        if fs::read(&path).is_ok_and(|known| known == content) {
            self.written.insert(name.to_owned());
            return Ok(());
        }
        durable::replace(&path, content).with_context(|| format!("{} cannot be written", path.display()))?;
        self.written.insert(name.to_owned());
        Ok(())
    }

    /// Removes what is no longer there, and returns how many files there are.
    pub(crate) fn finish(self) -> anyhow::Result<usize> {
        for gone in self.before.difference(&self.written) {
            let path = self.path.join(gone);
            match fs::remove_file(&path) {
                Ok(()) => {}
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error).with_context(|| format!("{} cannot be removed", path.display())),
            }
        }
        let list: String = self.written.iter().map(|name| format!("{name}\n")).collect();
        durable::replace(&self.path.join(LIST), list.as_bytes())?;
        Ok(self.written.len())
    }
}

/// A relative path that stays in its folder, whoever wrote it into the list.
fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name.split('/').all(|part| {
            !part.is_empty()
                && !part.starts_with('.')
                && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
        })
}

#[cfg(test)]
mod tests {
    use super::{Folder, LIST};
    use std::fs;

    #[test]
    fn what_is_gone_goes_and_what_is_of_others_stays() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("own.html"), "mine").unwrap();
        let mut first = Folder::open(folder.path()).unwrap();
        first.write("de/1.html", b"one").unwrap();
        first.write("de/2.html", b"two").unwrap();
        assert_eq!(first.finish().unwrap(), 2);
        let mut second = Folder::open(folder.path()).unwrap();
        second.write("de/2.html", b"two").unwrap();
        second.finish().unwrap();
        assert!(!folder.path().join("de/1.html").exists());
        assert!(folder.path().join("de/2.html").exists() && folder.path().join("own.html").exists());
    }

    #[test]
    fn nothing_is_written_or_removed_outside() {
        let folder = tempfile::tempdir().unwrap();
        let (site, outside) = (folder.path().join("site"), folder.path().join("precious"));
        fs::write(&outside, "stays").unwrap();
        let mut export = Folder::open(&site).unwrap();
        for name in ["../precious", "/etc/passwd", "a/../../precious", "", "a//b", ".hidden", "a\\b"] {
            assert!(export.write(name, b"x").is_err(), "{name}");
        }
        export.finish().unwrap();
        fs::write(site.join(LIST), "../precious\n").unwrap();
        Folder::open(&site).unwrap().finish().unwrap();
        assert_eq!(fs::read_to_string(outside).unwrap(), "stays");
    }
}
