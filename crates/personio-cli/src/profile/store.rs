//! Profiles and secrets on disk.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

use personio::credentials::Secret;

use super::Profile;
use crate::{
    failure::{Exit, Failure},
    secret,
};

/// The folder of the configuration.
#[derive(Clone, Debug)]
pub(crate) struct Store(PathBuf);

impl Store {
    /// The folder that was named, else `$XDG_CONFIG_HOME/personio`, else `~/.config/personio`.
    pub(crate) fn open(named: Option<&Path>) -> Result<Self, Failure> {
        let variable = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let folder = named
            .map(Path::to_path_buf)
            .or_else(|| Some(variable("XDG_CONFIG_HOME").filter(|path| path.is_absolute())?.join("personio")))
            .or_else(|| Some(variable("HOME")?.join(".config/personio")))
            .or_else(|| Some(variable("APPDATA")?.join("personio")));
        folder.map(Self).ok_or_else(|| {
            Failure::usage(
                "nobody says where the configuration lies",
                "set PERSONIO_CONFIG_DIR, XDG_CONFIG_HOME or HOME",
            )
        })
    }

    /// Every profile, by name.
    pub(crate) fn profiles(&self) -> Result<BTreeMap<String, Profile>, Failure> {
        let path = self.file();
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
            Err(error) => return Err(Failure::file("read", &path, &error)),
        };
        toml::from_str(&text).map_err(|error| {
            Failure::new(Exit::Usage, format!("{} cannot be read: {}", path.display(), error.message()))
                .advice("mend the file, or delete it and sign in again")
        })
    }

    /// Keeps a profile, and the secret that belongs to it.
    pub(crate) fn keep(&self, name: &str, profile: &Profile, secret: &Secret) -> Result<(), Failure> {
        // The secret comes first: a profile without one would ask for a sign-in that is done already.
        write_private(&self.secret_file(name)?, secret.expose())?;
        let mut profiles = self.profiles()?;
        profiles.insert(name.to_owned(), profile.clone());
        self.write(&profiles)
    }

    /// Forgets a profile and its secret. Whether it was there.
    pub(crate) fn forget(&self, name: &str) -> Result<bool, Failure> {
        let path = self.secret_file(name)?;
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(Failure::file("delete", &path, &error));
            }
            _ => {}
        }
        let mut profiles = self.profiles()?;
        let was_there = profiles.remove(name).is_some();
        self.write(&profiles)?;
        Ok(was_there)
    }

    /// The secret of a profile. A file that others can read is not used.
    pub(crate) fn secret(&self, name: &str) -> Result<Option<Secret>, Failure> {
        let path = self.secret_file(name)?;
        if !path.exists() {
            return Ok(None);
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(&path).map_err(|error| Failure::file("read", &path, &error))?.permissions().mode();
            if mode & 0o077 != 0 {
                return Err(Failure::new(Exit::SignedOut, format!("others can read {}", path.display()))
                    .safe("it was not used")
                    .advice("sign in again; chmod 600 alone does not take back what others have read"));
            }
        }
        secret::from_file(&path).map(Some)
    }

    /// Where the secret of a profile lies.
    pub(crate) fn secret_file(&self, name: &str) -> Result<PathBuf, Failure> {
        let is_name = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
        if name.is_empty() || name.len() > 64 || !name.chars().all(is_name) {
            return Err(Failure::usage(format!("{name:?} is no name of a profile"), "take letters, digits, - and _"));
        }
        Ok(self.0.join("secrets").join(name))
    }

    fn file(&self) -> PathBuf {
        self.0.join("profiles.toml")
    }

    fn write(&self, profiles: &BTreeMap<String, Profile>) -> Result<(), Failure> {
        let text = toml::to_string(profiles)
            .map_err(|error| Failure::new(Exit::Failed, format!("the profiles cannot be written: {error}")))?;
        write_private(&self.file(), &text)
    }
}

/// Writes a file that only its owner can read: beside it first, so that nobody sees half of it.
fn write_private(path: &Path, content: &str) -> Result<(), Failure> {
    let failed = |error: io::Error| Failure::file("write", path, &error);
    if let Some(folder) = path.parent() {
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder).map_err(failed)?;
    }
    let draft = path.with_extension(format!("{}.new", std::process::id()));
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    _ = fs::remove_file(&draft);
    let mut file = options.open(&draft).map_err(failed)?;
    file.write_all(content.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)?;
    fs::rename(&draft, path).map_err(failed)
}

#[cfg(test)]
mod tests {
    use personio::credentials::Secret;

    use super::{Profile, Store};

    #[test]
    fn a_secret_lies_apart_where_only_its_owner_can_read_it() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(Some(folder.path())).unwrap();
        let profile = Profile { relay: Some("https://relay.example".into()), ..Profile::default() };
        store.keep("default", &profile, &Secret::new("t0ken")).unwrap();
        assert_eq!(store.profiles().unwrap().get("default"), Some(&profile));
        assert!(!std::fs::read_to_string(folder.path().join("profiles.toml")).unwrap().contains("t0ken"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let path = store.secret_file("default").unwrap();
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
            assert!(store.secret("default").unwrap_err().to_text().contains("others can read"));
        }
        assert!(store.forget("default").unwrap() && store.profiles().unwrap().is_empty());
        assert_eq!(store.secret("default").unwrap(), None);
    }

    #[test]
    fn a_profile_cannot_lead_out_of_its_folder() {
        let store = Store::open(Some(std::path::Path::new("x"))).unwrap();
        for name in ["../x", "a/b", "", ".", "ä"] {
            assert!(store.secret_file(name).is_err(), "{name}");
        }
    }
}
