//! Pictures of every screen of the widget and of the extension, to be looked at: every state, width, language and colour
//! scheme. Those for the stores come along, in `dist/store`.
//!
//! A state is a test in `tests/pictures/*.picture.mjs`, on the chain of the end-to-end tests.

use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::{console, extension, process, project::Project, setup, surroundings::Surroundings, widget::Profile};

/// Takes the pictures of those states whose test's name contains one of the words; all, when there is no word.
///
/// # Errors
/// When something does not build or cannot be started.
pub fn run(project: &Project, words: &[String]) -> Result<ExitCode> {
    setup::install(project, &setup::BROWSER, "Taking pictures in a browser")?;
    setup::install_tools(project)?;
    let surroundings = Surroundings::for_tests(project)?;
    let packages = extension::build(project, Profile::Release)?;
    let pictures = project.target("pictures");
    let mut playwright = process::command(setup::tool(project, "playwright"));
    playwright.current_dir(project.node());
    playwright.args(["test", "--config", "pictures", "--reporter", "line", "--output", "results/pictures"]);
    if !words.is_empty() {
        playwright.arg("--grep").arg(words.join("|"));
    }
    playwright.env("PERSONIO_PICTURES", &pictures);
    playwright.env("PERSONIO_STORE_PICTURES", project.path("dist/store"));
    playwright.env("PERSONIO_EXTENSION_DIR", &packages.chromium);
    surroundings.tell(&mut playwright);
    let status = playwright.status().context("cannot start Playwright")?;
    console::line(format_args!("look at them: {}", pictures.join("sheets").display()));
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
