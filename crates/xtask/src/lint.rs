//! Formatting, clippy, natively and for the crates that end up in wasm, and the documentation of the core.

use std::process::ExitCode;

use anyhow::Result;

use crate::{
    cargo::{self, Group},
    process,
    project::Project,
    setup,
};

/// Checks formatting, runs clippy and builds the core's documentation; warnings are errors.
///
/// # Errors
/// At the first check that fails, with what it found.
pub fn run(project: &Project) -> Result<ExitCode> {
    setup::install_components(project)?;
    let mut format = process::native_cargo(project);
    format.args(["fmt", "--all", "--check"]);
    process::run(project, "checking the formatting", "fmt", format)?;
    for group in cargo::GROUPS {
        clippy(project, group)?;
    }
    document(project)?;
    Ok(ExitCode::SUCCESS)
}

fn clippy(project: &Project, group: Group) -> Result<()> {
    let mut command = group.cargo(project, "clippy");
    command.args(["--all-targets", "--", "--deny", "warnings"]);
    process::run(project, &format!("clippy: {}", group.name), &format!("clippy-{}", group.log), command)?;
    Ok(())
}

/// What the core's documentation links to must be there. Its examples are tests.
fn document(project: &Project) -> Result<()> {
    let mut command = process::native_cargo(project);
    command.env("RUSTDOCFLAGS", "--deny warnings");
    command.args(["doc", "--no-deps", "--package", "personio", "--all-features"]);
    process::run(project, "documentation of the core", "doc", command)?;
    Ok(())
}
