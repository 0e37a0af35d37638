//! What each artefact weighs on its way to the browser, against what it may weigh.

mod budget;
mod table;

use std::process::ExitCode;

use anyhow::Result;

use self::budget::{ARTEFACTS, Gate, Verdict};
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
    Ok(if broken.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
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

/// Prints the table and says whose budgets are broken.
pub fn check(weighed: &Weighed) -> Vec<Gate> {
    console::line(table::files(weighed));
    let verdicts: Vec<_> = ARTEFACTS.iter().map(|artefact| (artefact, artefact.judge(weighed))).collect();
    console::line(table::budgets(&verdicts));
    let broken = verdicts.iter().filter(|(_, verdict)| matches!(verdict, Verdict::Over(_)));
    broken.map(|(artefact, _)| artefact.gate).collect()
}

/// How many budgets the tests hold today, and how many of them are broken.
pub fn held(weighed: &Weighed) -> (usize, usize) {
    let held =
        |artefact: &&budget::Artefact| artefact.gate == Gate::Tests && artefact.judge(weighed) != Verdict::NotBuilt;
    let broken = check(weighed).into_iter().filter(|gate| *gate == Gate::Tests).count();
    (ARTEFACTS.iter().filter(held).count(), broken)
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
    fn the_tests_hold_what_was_kept_once() {
        let weighed =
            |list, npm| Weighed { widget: manifest("personio-jobs-list.wasm", list), npm: manifest("a.wasm", npm) };
        assert_eq!(held(&weighed(95_000, 151_000)), (2, 0));
        assert_eq!(held(&weighed(95_001, 1_000)), (2, 1));
        assert_eq!(check(&weighed(95_000, 151_000)), [Gate::Size]);
    }
}
