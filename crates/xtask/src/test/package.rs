//! Playwright's tests in `tests/npm`: the npm package as others get it, packed and installed, against relay and
//! sandbox.

use anyhow::Result;

use super::{counts::Counts, playwright};
use crate::{npm, process, project::Project, setup, widget::Profile};

/// Builds the package, optimised, and runs the specs.
///
/// # Errors
/// When the package or a server does not build.
pub fn run(project: &Project) -> Result<Counts> {
    let directory = npm::build(project, Profile::Release)?;
    let mut programs = process::native_cargo(project);
    programs.args(["build", "--bins", "--package", "personio-relay", "--package", "personio-sandbox"]);
    process::run(project, "building relay and sandbox", "servers", programs)?;
    playwright::run(project, "npm", "testing the npm package", |command| {
        command
            .env("PERSONIO_NPM_DIR", directory)
            .env("PERSONIO_PROGRAMS", project.target("debug"))
            .env("PERSONIO_CHROMIUM", setup::CHROMIUM);
    })
}
