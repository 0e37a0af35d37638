//! Playwright's tests in `tests/extension`: the packages as browsers load them, on a real relay and sandbox.

use anyhow::Result;

use super::{outcome::Outcome, playwright};
use crate::{extension, project::Project, setup, surroundings::Surroundings, widget::Profile};

/// Builds the packages, optimised, and runs the specs.
///
/// # Errors
/// When something that they need does not build.
pub fn run(project: &Project) -> Result<Outcome> {
    let surroundings = Surroundings::for_tests(project)?;
    let packages = extension::build(project, Profile::Release)?;
    playwright::run(project, "extension", "testing the extension in Chromium and Firefox", |command| {
        surroundings.tell(command);
        command.env("PERSONIO_EXTENSION_DIR", &packages.chromium).env("PERSONIO_FIREFOX_DIR", &packages.firefox);
        command.env("PERSONIO_FIREFOX", setup::FIREFOX.provides);
    })
}
