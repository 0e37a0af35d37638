//! PostgreSQL for the relay's tests, which start a server of their own.

use std::{fs, path::Path};

use anyhow::Result;

use super::debian;
use crate::project::Project;

/// Where Debian has the programs, one folder a version.
const FOLDER: &str = "/usr/lib/postgresql";

/// Installs the server unless one is there.
///
/// # Errors
/// One message with the command to type, when it cannot be installed from here.
pub fn install_postgres(project: &Project) -> Result<()> {
    if is_in(Path::new(FOLDER)) || is_on_path() {
        return Ok(());
    }
    debian::install_by_name(project, &["postgresql"], "Testing the relay with PostgreSQL")
}

/// As other systems have it.
fn is_on_path() -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join("initdb").exists()))
}

fn is_in(folder: &Path) -> bool {
    let Ok(versions) = fs::read_dir(folder) else { return false };
    versions.flatten().any(|version| version.path().join("bin/postgres").exists())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_without_a_server_in_it_is_no_postgresql() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!is_in(&folder.path().join("nothing")));
        fs::create_dir_all(folder.path().join("15/bin")).unwrap();
        assert!(!is_in(folder.path()));
        fs::write(folder.path().join("15/bin/postgres"), "").unwrap();
        assert!(is_in(folder.path()));
    }
}
