//! Where secrets come from: a file, the environment, or somebody who types them unseen. Never from an argument, which
//! every other program on the computer can read.

use std::{
    fs,
    io::{self, BufRead, IsTerminal},
    path::{Path, PathBuf},
};

use personio::credentials::Secret;

use crate::failure::{Exit, Failure};

/// Larger files are no secrets.
const LONGEST: u64 = 64 * 1024;

/// The secret of a file, or none if it is empty.
pub(crate) fn from_file(path: &Path) -> Result<Secret, Failure> {
    let unreadable = |error: &io::Error| Failure::file("read the secret in", path, error);
    let length = fs::metadata(path).map_err(|error| unreadable(&error))?.len();
    if length > LONGEST {
        return Err(Failure::new(Exit::Usage, format!("{} is too large to be a secret", path.display())));
    }
    not_empty(Secret::new(&fs::read_to_string(path).map_err(|error| unreadable(&error))?))
}

/// The secret of an environment variable `NAME`, or of the file that `NAME_FILE` names.
pub(crate) fn from_environment(name: &str) -> Result<Option<Secret>, Failure> {
    if let Some(path) = std::env::var_os(format!("{name}_FILE")).filter(|path| !path.is_empty()) {
        return from_file(&PathBuf::from(path)).map(Some);
    }
    Ok(std::env::var(name).ok().map(|value| Secret::new(&value)).filter(|secret| !secret.expose().is_empty()))
}

/// Asks for it: unseen at a terminal, else as the first line of the standard input.
pub(crate) fn asked(question: &str) -> Result<Secret, Failure> {
    let unreadable = |error: io::Error| Failure::new(Exit::Failed, format!("cannot read the answer: {error}"));
    if io::stdin().is_terminal() {
        return not_empty(Secret::new(&rpassword::prompt_password(format!("{question}: ")).map_err(unreadable)?));
    }
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).map_err(unreadable)?;
    not_empty(Secret::new(&line))
}

fn not_empty(secret: Secret) -> Result<Secret, Failure> {
    if secret.expose().is_empty() {
        return Err(Failure::usage(
            "there is no secret in what was given",
            "pass it in a file, the environment, or type it",
        ));
    }
    Ok(secret)
}
