//! What has begun and what is done, line by line, on disk before the next step.

use std::{
    collections::BTreeMap,
    fs::{self, File, OpenOptions},
    io::{Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use personio_hr::payslips::{Key, Line, State};

use super::unclear;
use crate::failure::Failure;

/// The journal of a plan, open for one program at a time.
#[derive(Debug)]
pub(super) struct Journal {
    file: File,
    path: PathBuf,
    known: BTreeMap<Key, State>,
}

/// Where the journal of a plan lies.
pub(super) fn beside(plan: &Path) -> PathBuf {
    let mut path = plan.as_os_str().to_owned();
    path.push(".journal");
    PathBuf::from(path)
}

impl Journal {
    /// Opens it, and reads what is known. What a crash cut off in the middle of its last line never happened.
    pub(super) fn open(path: &Path) -> Result<Self, Failure> {
        let failed = |error: std::io::Error| Failure::file("open the journal", path, &error);
        let mut file =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => {
                return Err(
                    unclear(&format!("another run is using {}", path.display())).advice("wait until it has ended")
                );
            }
            Err(fs::TryLockError::Error(error)) => return Err(failed(error)),
        }
        let mut text = Vec::new();
        file.read_to_end(&mut text).map_err(failed)?;
        let whole = text.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        let mut known = BTreeMap::new();
        for line in text.get(..whole).unwrap_or_default().split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            let Line { key, state } = serde_json::from_slice(line).map_err(|error| {
                unclear(&format!("the journal {} cannot be read: {error}", path.display())).advice(
                    "without it nobody knows what was sent: look into the files of those concerned before you delete it",
                )
            })?;
            known.insert(key, state);
        }
        let end = u64::try_from(whole).unwrap_or_default();
        file.set_len(end).and_then(|()| file.seek(SeekFrom::Start(end)).map(drop)).map_err(failed)?;
        Ok(Self { file, path: path.to_path_buf(), known })
    }

    pub(super) fn state(&self, key: &Key) -> Option<&State> {
        self.known.get(key)
    }

    /// Notes it, and returns once it is on disk.
    pub(super) fn note(&mut self, key: &Key, state: State) -> Result<(), Failure> {
        let failed = |error: std::io::Error| {
            Failure::file("write the journal", &self.path, &error).advice("make room on the disk, and run it again")
        };
        let mut line = serde_json::to_vec(&Line { key: key.clone(), state: state.clone() })
            .map_err(|error| failed(error.into()))?;
        line.push(b'\n');
        self.file.write_all(&line).and_then(|()| self.file.sync_data()).map_err(failed)?;
        self.known.insert(key.clone(), state);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::{Journal, Key, State};

    fn key(person: &str) -> Key {
        Key { sha256: "0a".into(), person: person.into(), title: "Payslip".into(), category: "3".into() }
    }

    #[test]
    fn what_is_noted_is_known_after_a_crash_and_half_a_line_never_happened() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("plan.csv.journal");
        let mut journal = Journal::open(&path).unwrap();
        journal.note(&key("1"), State::Begun).unwrap();
        journal.note(&key("1"), State::Sent { document: "9".into() }).unwrap();
        journal.note(&key("2"), State::Begun).unwrap();
        drop(journal);
        let mut file = std::fs::OpenOptions::new().append(true).open(&path).unwrap();
        file.write_all(br#"{"sha256":"0a","pers"#).unwrap();
        drop(file);
        let mut journal = Journal::open(&path).unwrap();
        assert_eq!(journal.state(&key("1")), Some(&State::Sent { document: "9".into() }));
        assert_eq!(journal.state(&key("2")), Some(&State::Begun));
        journal.note(&key("3"), State::Refused).unwrap();
        drop(journal);
        assert_eq!(Journal::open(&path).unwrap().state(&key("3")), Some(&State::Refused));
    }

    #[test]
    fn two_runs_do_not_share_a_journal() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("journal");
        let first = Journal::open(&path).unwrap();
        assert!(Journal::open(&path).unwrap_err().to_text().contains("another run"));
        drop(first);
        assert!(Journal::open(&path).is_ok());
    }
}
