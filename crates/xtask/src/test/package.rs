//! Playwright's tests in `tests/npm`: the npm package as others get it, packed and installed.

use anyhow::Result;

use super::{counts::Counts, playwright};
use crate::{npm, project::Project, setup, widget::Profile};

/// Builds the package, optimised, and runs the specs.
///
/// # Errors
/// When the package does not build.
pub fn run(project: &Project) -> Result<Counts> {
    let directory = npm::build(project, Profile::Release)?;
    playwright::run(project, "npm", "testing the npm package", |command| {
        command.env("PERSONIO_NPM_DIR", directory).env("PERSONIO_CHROMIUM", setup::CHROMIUM);
    })
}
