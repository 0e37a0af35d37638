//! Notices that files have changed, by looking at their times.

use std::{
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

/// Some files and folders whose changes matter.
#[derive(Debug)]
pub struct Watch {
    paths: Vec<PathBuf>,
    seen: State,
}

/// Enough to notice an edit, a new file and a deleted one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct State {
    files: usize,
    newest: Option<SystemTime>,
}

impl Watch {
    /// Remembers how the files are now.
    pub fn new(paths: impl IntoIterator<Item = PathBuf>) -> Self {
        let paths: Vec<_> = paths.into_iter().collect();
        let seen = look(&paths);
        Self { paths, seen }
    }

    /// Whether anything changed since the last question.
    pub fn changed(&mut self) -> bool {
        let now = look(&self.paths);
        std::mem::replace(&mut self.seen, now) != now
    }
}

fn look(paths: &[PathBuf]) -> State {
    paths.iter().fold(State::default(), |state, path| add(state, path))
}

fn add(state: State, path: &Path) -> State {
    if let Ok(entries) = fs::read_dir(path) {
        return entries.flatten().fold(state, |state, entry| add(state, &entry.path()));
    }
    match fs::metadata(path).and_then(|file| file.modified()) {
        Ok(modified) => State { files: state.files + 1, newest: state.newest.max(Some(modified)) },
        Err(_) => state,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_and_deleted_files_are_noticed_once() {
        let folder = tempfile::tempdir().unwrap();
        let mut watch = Watch::new([folder.path().to_path_buf()]);
        assert!(!watch.changed());
        fs::write(folder.path().join("a.rs"), "").unwrap();
        assert!(watch.changed());
        assert!(!watch.changed());
        fs::remove_file(folder.path().join("a.rs")).unwrap();
        assert!(watch.changed());
    }

    #[test]
    fn an_edit_is_noticed_by_its_time() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.rs");
        fs::write(&file, "one").unwrap();
        let mut watch = Watch::new([folder.path().to_path_buf()]);
        let later = SystemTime::now() + std::time::Duration::from_secs(5);
        fs::File::options().write(true).open(&file).unwrap().set_modified(later).unwrap();
        assert!(watch.changed());
    }
}
