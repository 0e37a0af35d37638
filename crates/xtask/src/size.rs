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
    let extension = extension::build(project, widget::Profile::Release)?;
    Ok(Weighed {
        widget: Manifest::read(&widget)?,
        npm: npm::weigh(&npm)?,
        extension: extension::weigh(&extension.chromium)?,
    })
}

/// Prints the table and says how many budgets are broken.
pub fn check(weighed: &Weighed) -> usize {
    judged(weighed).iter().filter(|(_, verdict)| matches!(verdict, Verdict::Over(_))).count()
}

/// How many artefacts there are, and how many of them are heavier than the tests bear. Prints the table.
pub fn held(weighed: &Weighed) -> (usize, usize) {
    (ARTEFACTS.len(), judged(weighed).iter().filter(|(artefact, verdict)| !artefact.bears(*verdict)).count())
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
        assert_eq!(held(&weighed(95_000, 105_000)), (8, 0));
        assert_eq!(held(&weighed(95_001, 105_000)), (8, 1));
        assert_eq!(check(&weighed(95_000, 150_001)), 2);
    }

    #[test]
    fn what_is_over_its_budget_fails_the_command_and_must_not_grow() {
        let worker = |brotli| Weighed { extension: manifest("worker-core.wasm", brotli), ..Weighed::default() };
        assert_eq!((check(&worker(205_000)), held(&worker(205_000))), (1, (8, 0)));
        assert_eq!(held(&worker(205_001)), (8, 1));
    }
}
