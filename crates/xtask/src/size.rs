//! What each artefact weighs on its way to the browser, against what it may weigh.

mod budget;
mod table;

use std::process::ExitCode;

use anyhow::Result;

use self::budget::{ARTEFACTS, Verdict};
use crate::{bundle::Manifest, console, npm, project::Project, widget};

/// The files of everything that is published.
#[derive(Debug, Default)]
pub struct Weighed {
    /// The widget's.
    pub widget: Manifest,
    /// The npm package's scripts and modules.
    pub npm: Manifest,
}

/// Builds what is published, prints the table and fails when a budget is broken.
///
/// # Errors
/// When something cannot be built.
pub fn run(project: &Project) -> Result<ExitCode> {
    let broken = check(&weigh(project)?);
    Ok(if broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Builds what is published, optimised, and weighs it.
///
/// # Errors
/// When something cannot be built.
pub fn weigh(project: &Project) -> Result<Weighed> {
    let widget = widget::build(project, widget::Profile::Release)?;
    let npm = npm::build(project, widget::Profile::Release)?;
    Ok(Weighed { widget: Manifest::read(&widget)?, npm: npm::weigh(&npm)? })
}

/// Prints the table and counts the broken budgets.
pub fn check(weighed: &Weighed) -> usize {
    console::line(table::files(weighed));
    let verdicts: Vec<_> = ARTEFACTS.iter().map(|artefact| (artefact, artefact.judge(weighed))).collect();
    console::line(table::budgets(&verdicts));
    verdicts.iter().filter(|(_, verdict)| matches!(verdict, Verdict::Over(_))).count()
}

/// How many budgets there are to keep today.
pub fn budgets(weighed: &Weighed) -> usize {
    ARTEFACTS.iter().filter(|artefact| !matches!(artefact.judge(weighed), Verdict::NotBuilt)).count()
}
