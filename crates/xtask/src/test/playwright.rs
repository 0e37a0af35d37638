//! Playwright, which runs the tests that are written in JavaScript.

use std::process::Command;

use anyhow::Result;

use super::outcome::{Outcome, Runner};
use crate::{console::Step, process, project::Project, setup};

/// Runs the specs of a folder of `tests`.
///
/// # Errors
/// When Playwright cannot be started.
pub fn run(project: &Project, folder: &str, step: &str, tell: impl FnOnce(&mut Command)) -> Result<Outcome> {
    let mut playwright = process::command(setup::tool(project, "playwright"));
    playwright.current_dir(project.node());
    playwright.args(["test", "--config", folder, "--reporter", "list", "--output", "results"]);
    tell(&mut playwright);
    let step = Step::start(step);
    let run = process::attempt(project, &step, &format!("test-{folder}"), playwright)?;
    Ok(Outcome::of(&run, step, Runner::Playwright))
}
