//! The master keys: read from the environment or files. The newest is made on the first start.

use std::{
    fmt, fs, io,
    io::Write,
    path::{Path, PathBuf},
};

use base64::{Engine, prelude::BASE64_STANDARD};

use super::random;
use crate::{config::Config, durable};

/// The key that encrypts applications cannot be used.
#[derive(Debug)]
pub struct KeyError {
    place: String,
    problem: String,
}

pub(super) fn load(config: &Config) -> Result<[u8; 32], KeyError> {
    if let Some(key) = &config.encryption_key {
        return decode(key.expose())
            .ok_or_else(|| KeyError { place: "encryption_key".to_owned(), problem: NOT_A_KEY.to_owned() });
    }
    let file = config.encryption_key_file();
    let complain = |problem: String| KeyError { place: file.display().to_string(), problem };
    match fs::read_to_string(&file) {
        Ok(text) => decode(&text).ok_or_else(|| complain(NOT_A_KEY.to_owned())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let key = random::<32>().map_err(|error| complain(error.to_string()))?;
            create(&file, &key).map_err(|error| complain(format!("cannot be made: {error}")))?;
            tracing::info!(file = %file.display(), "made a new encryption key; keep a copy of it");
            Ok(key)
        }
        Err(error) => Err(complain(format!("cannot be read: {error}"))),
    }
}

/// Those that only open what they sealed once.
pub(super) fn load_older(config: &Config) -> Result<Vec<[u8; 32]>, KeyError> {
    let named = config.old_encryption_keys.iter().enumerate().map(|(index, key)| {
        let place = format!("old_encryption_keys[{index}]");
        decode(key.expose()).ok_or(KeyError { place, problem: NOT_A_KEY.to_owned() })
    });
    let filed = config.old_encryption_key_files.iter().map(|file| {
        let complain = |problem: String| KeyError { place: file.display().to_string(), problem };
        let text = fs::read_to_string(file).map_err(|error| complain(format!("cannot be read: {error}")))?;
        decode(&text).ok_or_else(|| complain(NOT_A_KEY.to_owned()))
    });
    named.chain(filed).collect()
}

const NOT_A_KEY: &str = "not 32 bytes in base64; `openssl rand -base64 32` prints a key";

fn decode(text: &str) -> Option<[u8; 32]> {
    BASE64_STANDARD.decode(text.trim()).ok()?.try_into().ok()
}

/// Writes the key where nobody else can read it, complete or not at all: half a key would lock the outbox.
fn create(file: &Path, key: &[u8; 32]) -> io::Result<()> {
    let folder = file.parent().map_or_else(PathBuf::new, Path::to_path_buf);
    fs::create_dir_all(&folder)?;
    let partial = file.with_extension("partial");
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut output = options.open(&partial)?;
    output.write_all(BASE64_STANDARD.encode(key).as_bytes())?;
    output.write_all(b"\n")?;
    output.sync_all()?;
    fs::rename(&partial, file)?;
    durable::sync_folder(&folder)
}

impl fmt::Display for KeyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "encryption key: {}: {}", self.place, self.problem)
    }
}

impl std::error::Error for KeyError {}

#[cfg(test)]
mod tests {
    use super::{create, decode};
    use std::fs;

    #[test]
    fn a_new_key_is_readable_by_its_owner_only() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("keys/encryption.key");
        create(&file, &[9; 32]).unwrap();
        assert_eq!(decode(&fs::read_to_string(&file).unwrap()), Some([9; 32]));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for text in ["", "secret", "AAAA", "not base64 at all!"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
