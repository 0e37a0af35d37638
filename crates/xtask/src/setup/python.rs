//! Python with the packages of `tests/peers/requirements.txt`, in an environment of its own below `target/`.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Context, Result};

use super::debian;
use crate::{bundle::hash, process, project::Project};

/// What clients of others are installed from, by name and version.
const REQUIREMENTS: &str = "tests/peers/requirements.txt";

/// Debian's names: without the second, Python cannot make environments.
const PACKAGES: [&str; 2] = ["python3", "python3-venv"];

/// A Python that has the packages; they are installed anew when the list of them changes.
///
/// # Errors
/// When Python is missing and cannot be installed, or when pip fails.
pub fn python(project: &Project) -> Result<PathBuf> {
    let folder = project.target("peers");
    let python = folder.join("bin/python");
    let stamp = folder.join("requirements-hash");
    let requirements = project.path(REQUIREMENTS);
    let list = fs::read(&requirements).with_context(|| format!("cannot read {}", requirements.display()))?;
    let wanted = hash::of(&list);
    if python.exists() && fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    if !can_make_environments() {
        debian::install_by_name(project, &PACKAGES, "Testing with clients that others wrote")?;
    }
    let mut venv = Command::new("python3");
    venv.args(["-m", "venv", "--clear"]).arg(&folder);
    process::run(project, "making an environment for Python", "peers-venv", venv)?;
    install(project, &python, &requirements)?;
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))?;
    Ok(python)
}

fn can_make_environments() -> bool {
    let mut question = Command::new("python3");
    question.args(["-c", "import venv, ensurepip; print('yes')"]);
    process::ask(question, Duration::from_secs(20)).is_some()
}

fn install(project: &Project, python: &Path, requirements: &Path) -> Result<()> {
    let mut pip = Command::new(python);
    pip.args(["-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--requirement"]).arg(requirements);
    process::run(project, "installing the clients of tests/peers/requirements.txt", "peers-pip", pip)?;
    Ok(())
}
