//! Playwright, which runs the tests that are written in JavaScript.

use std::process::Command;

use anyhow::Result;

use super::counts::Counts;
use crate::{console::Step, process, project::Project, setup};

/// Runs the specs of a folder of `tests`.
///
/// # Errors
/// When Playwright cannot be started.
pub fn run(project: &Project, folder: &str, step: &str, tell: impl FnOnce(&mut Command)) -> Result<Counts> {
    let mut playwright = process::command(setup::tool(project, "playwright"));
    playwright.current_dir(project.node());
    playwright.args(["test", "--config", folder, "--reporter", "list", "--output", "results"]);
    tell(&mut playwright);
    let step = Step::start(step);
    let run = process::attempt(project, &step, &format!("test-{folder}"), playwright)?;
    let counts = Counts::of_playwright(&run.output()).judged(run.status.into());
    step.done_with(counts);
    if counts.failed > 0 {
        process::show_end(&run, process::Shown::Much);
    }
    Ok(counts)
}
