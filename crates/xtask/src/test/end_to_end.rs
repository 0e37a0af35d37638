//! Playwright's tests in `tests/e2e`, on the real chain.

use anyhow::Result;

use super::{outcome::Outcome, playwright};
use crate::{console, project::Project, surroundings::Surroundings};

/// Runs the specs with the optimised widget and the programs that the tests were built with.
///
/// # Errors
/// When something that they need does not build.
pub fn run(project: &Project) -> Result<Outcome> {
    if !project.path("tests/e2e/playwright.config.mjs").is_file() {
        console::line("  there is no tests/e2e/playwright.config.mjs yet");
        return Ok(Outcome::default());
    }
    let surroundings = Surroundings::for_tests(project)?;
    playwright::run(project, "e2e", "testing end to end in Chromium", |command| surroundings.tell(command))
}
