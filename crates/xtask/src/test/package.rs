//! Playwright's tests in `tests/npm`: the npm package as others get it, packed and installed, against relay and sandbox.

use anyhow::Result;

use super::{outcome::Outcome, playwright};
use crate::{npm, project::Project, surroundings::Surroundings, widget::Profile};

/// Builds the package, optimised, and runs the specs.
///
/// # Errors
/// When the package or something else that they need does not build.
pub fn run(project: &Project) -> Result<Outcome> {
    let directory = npm::build(project, Profile::Release)?;
    let surroundings = Surroundings::for_tests(project)?;
    playwright::run(project, "npm", "testing the npm package", |command| {
        surroundings.tell(command);
        command.env("PERSONIO_NPM_DIR", directory);
    })
}
