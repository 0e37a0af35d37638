//! What each artefact weighs on its way to the browser, against what it may weigh.

mod budget;
mod table;

use std::process::ExitCode;

use anyhow::Result;

use self::budget::{ARTEFACTS, Artefact, Verdict};
use crate::{bundle::Manifest, console, extension, npm, project::Project, widget};

/// The files of everything that is published.
#[derive(Debug, Default)]
pub struct Weighed {
    /// The widget's.
    pub widget: Manifest,
    /// The npm package's scripts and modules.
    pub npm: Manifest,
    /// The extension's files, as Chromium has them.
    pub extension: Manifest,
}

/// Builds what is published, prints the table and fails when a budget is broken.
///
/// # Errors
/// When something cannot be built.
pub fn run(project: &Project) -> Result<ExitCode> {
    let (_, broken) = check(&weigh(project)?);
    Ok(if broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Builds what is published, optimised, and weighs it.
///
/// # Errors
/// When something cannot be built.
pub fn weigh(project: &Project) -> Result<Weighed> {
    let widget = widget::build(project, widget::Profile::Release)?;
    let npm = npm::build(project, widget::Profile::Release)?;
    let extension = extension::build(project, widget::Profile::Release)?;
    Ok(Weighed {
        widget: Manifest::read(&widget)?,
        npm: npm::weigh(&npm)?,
        extension: extension::weigh(&extension.chromium)?,
    })
}

/// How many artefacts there are, and how many of them are over their budgets. Prints the table.
pub fn check(weighed: &Weighed) -> (usize, usize) {
    let verdicts = judged(weighed);
    (verdicts.len(), verdicts.iter().filter(|(_, verdict)| matches!(verdict, Verdict::Over(_))).count())
}

fn judged(weighed: &Weighed) -> Vec<(&'static Artefact, Verdict)> {
    let verdicts: Vec<_> = ARTEFACTS.iter().map(|artefact| (artefact, artefact.judge(weighed))).collect();
    console::line(table::files(weighed));
    console::line(table::budgets(&verdicts));
    verdicts
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::bundle::File;

    fn manifest(name: &str, brotli: usize) -> Manifest {
        let file = File { name: String::new(), raw: brotli, gzip: None, brotli: Some(brotli) };
        Manifest { files: BTreeMap::from([(name.to_owned(), file)]) }
    }

    #[test]
    fn a_byte_too_many_breaks_a_budget() {
        let weighed = |list, npm| Weighed {
            widget: manifest("personio-jobs-list.wasm", list),
            npm: manifest("a.wasm", npm),
            extension: manifest("worker-core.wasm", 80_000),
        };
        assert_eq!(check(&weighed(95_000, 105_000)), (ARTEFACTS.len(), 0));
        assert_eq!(check(&weighed(95_001, 105_000)), (ARTEFACTS.len(), 1));
        assert_eq!(check(&weighed(95_000, 150_001)), (ARTEFACTS.len(), 2));
    }
}
