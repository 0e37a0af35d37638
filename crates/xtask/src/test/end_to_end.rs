//! Playwright's tests in `tests/e2e`, on the real chain.

use anyhow::Result;

use super::counts::Counts;
use crate::{
    console::{self, Step},
    process,
    project::Project,
    setup,
    surroundings::Surroundings,
};

/// Runs the specs with the optimised widget and the programs that the tests were built with.
///
/// # Errors
/// When something that they need does not build.
pub fn run(project: &Project) -> Result<Counts> {
    if !project.path("tests/e2e/playwright.config.mjs").is_file() {
        console::line("  there is no tests/e2e/playwright.config.mjs yet");
        return Ok(Counts::default());
    }
    let surroundings = Surroundings::for_tests(project)?;
    let mut playwright = process::command(setup::tool(project, "playwright"));
    playwright.current_dir(project.node()).args([
        "test",
        "--config",
        "e2e",
        "--reporter",
        "list",
        "--output",
        "results",
    ]);
    surroundings.tell(&mut playwright);
    let step = Step::start("testing end to end in Chromium");
    let run = process::attempt(project, &step, "test-end-to-end", playwright)?;
    let counts = Counts::of_playwright(&run.output()).judged(run.status.into());
    step.done_with(counts);
    if counts.failed > 0 {
        process::show_end(&run, process::Shown::Much);
    }
    Ok(counts)
}
