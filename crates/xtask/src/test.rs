//! Every test at every level, and one line at the end that counts them all.

mod browser;
mod counts;
mod end_to_end;
mod extension;
mod failures;
mod native;
mod outcome;
mod package;
mod peers;
mod playwright;
mod suite;
mod summary;

pub use self::suite::Suite;

use std::{process::ExitCode, time::Instant};

use anyhow::Result;

use self::{counts::Counts, outcome::Outcome, summary::Summary};
use crate::{
    cargo::{COMPONENTS, NATIVE, TOOLS, WIDGET},
    console,
    project::Project,
    setup, size,
};

/// Runs the suites (all, when none is named) and counts; a suite that fails does not keep the next from running.
///
/// # Errors
/// When something that the tests need cannot be installed.
pub fn run(project: &Project, named: &[Suite]) -> Result<ExitCode> {
    let suites: Vec<_> = Suite::ALL.into_iter().filter(|suite| named.is_empty() || named.contains(suite)).collect();
    if suites.iter().any(|suite| suite.needs_browser()) {
        setup::install(project, &setup::BROWSER, "Testing in a browser")?;
        setup::install_tools(project)?;
    }
    if suites.contains(&Suite::Extension) {
        setup::install(project, &[setup::FIREFOX], "Testing the extension in Firefox")?;
    }
    if suites.contains(&Suite::Native) {
        setup::install_postgres(project)?;
    }
    let mut summary = Summary::default();
    for suite in suites {
        let started = Instant::now();
        console::line(format_args!("\n== {suite} =="));
        let outcome = run_suite(project, suite).unwrap_or_else(|error| {
            console::line(format_args!("  {error:#}"));
            Outcome::failed_to_run(&error)
        });
        summary.add(suite, outcome, started.elapsed());
    }
    console::line(&summary);
    Ok(if summary.total().failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn run_suite(project: &Project, suite: Suite) -> Result<Outcome> {
    match suite {
        Suite::Native => native::run(project, NATIVE),
        Suite::Peers => peers::run(project),
        Suite::Components => native::run(project, COMPONENTS),
        Suite::Widget => native::run(project, WIDGET),
        Suite::Tools => native::run(project, TOOLS),
        Suite::Browser => browser::run(project),
        Suite::Size => {
            let weighed = size::weigh(project)?;
            let (budgets, broken) = size::check(&weighed);
            Ok(Counts { passed: budgets - broken, failed: broken, skipped: 0 }.into())
        }
        Suite::Package => package::run(project),
        Suite::EndToEnd => end_to_end::run(project),
        Suite::Extension => extension::run(project),
    }
}
