//! `cargo test` for a group of crates.

use anyhow::Result;

use super::outcome::{Outcome, Runner};
use crate::{cargo::Group, console::Step, process, project::Project};

/// Builds the group's programs and tests, then runs the tests. Some start the programs, so these come first.
///
/// # Errors
/// When it does not compile.
pub fn run(project: &Project, group: Group) -> Result<Outcome> {
    let mut build = group.cargo(project, "build");
    // Both in one build: tests switch on features of dependencies, and everything would be built twice.
    build.args(["--bins", "--tests"]);
    process::run(
        project,
        &format!("building the tests of {}", group.name),
        &format!("build-tests-{}", group.log),
        build,
    )?;

    let mut test = group.cargo(project, "test");
    test.arg("--no-fail-fast");
    let step = Step::start(format_args!("testing {}", group.name));
    let run = process::attempt(project, &step, &format!("test-{}", group.log), test)?;
    Ok(Outcome::of(&run, step, Runner::Cargo))
}
