//! What each artefact weighs on its way to the browser, against what it may weigh.

mod budget;
mod table;

use std::process::ExitCode;

use anyhow::Result;

use self::budget::{ARTEFACTS, Verdict};
use crate::{bundle::Manifest, console, project::Project, widget};

/// Builds what is published, prints the table and fails when a budget is broken.
///
/// # Errors
/// When something cannot be built.
pub fn run(project: &Project) -> Result<ExitCode> {
    let directory = widget::build(project, widget::Profile::Release)?;
    let broken = check(&Manifest::read(&directory)?);
    Ok(if broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Prints the table and counts the broken budgets.
pub fn check(manifest: &Manifest) -> usize {
    console::line(table::files(manifest));
    let verdicts: Vec<_> = ARTEFACTS.iter().map(|artefact| (artefact, artefact.judge(manifest))).collect();
    console::line(table::budgets(&verdicts));
    verdicts.iter().filter(|(_, verdict)| matches!(verdict, Verdict::Over(_))).count()
}

/// How many budgets there are to keep today.
pub fn budgets(manifest: &Manifest) -> usize {
    ARTEFACTS.iter().filter(|artefact| !matches!(artefact.judge(manifest), Verdict::NotBuilt)).count()
}
