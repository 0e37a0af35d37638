//! Clients that nobody here wrote, against the sandbox: `tests/peers`, in Python.

use anyhow::Result;

use super::outcome::{Outcome, Runner};
use crate::{cargo::NATIVE, console::Step, process, project::Project, setup};

/// Builds the sandbox and runs the scripts.
///
/// # Errors
/// When it does not build, or when the clients cannot be installed.
pub fn run(project: &Project) -> Result<Outcome> {
    // As the native tests are built: any other choice of crates would build the dependencies again.
    let mut build = NATIVE.cargo(project, "build");
    build.args(["--lib", "--bins", "--tests"]);
    process::run(project, "building the sandbox", "peers-build", build)?;
    let mut python = process::command(setup::python(project)?);
    python
        .current_dir(project.path("tests/peers"))
        .args(["-B", "-m", "unittest", "discover", "--verbose"])
        .env("PERSONIO_PROGRAMS", project.target("debug"));
    let step = Step::start("testing with personio-py and personio-client");
    let run = process::attempt(project, &step, "test-peers", python)?;
    Ok(Outcome::of(&run, step, Runner::Unittest))
}
