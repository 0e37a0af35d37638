//! Benches: scripts that measure the project beside its peers, in one run on one machine.
//!
//! A bench is a file `tests/bench/NAME.bench.mjs`, run by Node in the folder `tests`. It prints its own table of ratios
//! and goals; with `--check` it ends with a code other than zero when a goal is missed. [`Surroundings`] says what its
//! environment tells it, and `PERSONIO_BENCH_LIST` and `PERSONIO_BENCH_FEED` are the folders of the benches' own wasm module,
//! `PERSONIO_EXTENSION_DIR` that of the extension.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result, bail};

use crate::{console, extension, process, project::Project, setup, surroundings::Surroundings, widget};

const FOLDER: &str = "tests/bench";
const ENDING: &str = ".bench.mjs";
/// The bench that needs a load generator and a peer.
const UNDER_LOAD: &str = "relay";
/// The bench of the browser extension.
const EXTENSION: &str = "extension";

/// What becomes of a goal that is missed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goals {
    /// It is shown: on a busy machine, numbers waver.
    Shown,
    /// The command fails.
    Checked,
}

/// Runs the benches whose name contains one of the words; all, when there is no word.
///
/// # Errors
/// When something does not build, or no bench has such a name.
pub fn run(project: &Project, words: &[String], goals: Goals) -> Result<ExitCode> {
    let benches: Vec<_> = find(project)?
        .into_iter()
        .filter(|(name, _)| words.is_empty() || words.iter().any(|word| name.contains(word.as_str())))
        .collect();
    if benches.is_empty() {
        if !words.is_empty() {
            bail!("no bench in {FOLDER} has a name with {}", words.join(" or "));
        }
        console::line(format_args!("there are no benches yet: a bench is a file {FOLDER}/NAME{ENDING}"));
        return Ok(ExitCode::SUCCESS);
    }
    setup::install(project, &setup::BROWSER, "Measuring in a browser")?;
    if benches.iter().any(|(name, _)| name == UNDER_LOAD) {
        setup::install(project, &setup::LOAD, "Measuring under load")?;
    }
    setup::install_tools(project)?;
    let surroundings = match benches.iter().any(|(_, script)| needs_surroundings(script)) {
        true => Some(Surroundings::for_benches(project)?),
        false => None,
    };
    let is_extension = |(name, _): &(String, PathBuf)| name == EXTENSION;
    let packages = match benches.iter().any(is_extension) {
        true => Some(extension::build(project, widget::Profile::Release)?),
        false => None,
    };
    let modules = match benches.iter().all(is_extension) {
        true => None,
        false => Some(widget::build_bench_modules(project)?),
    };
    let mut missed = Vec::new();
    for (name, script) in benches {
        console::line(format_args!("\n== {name} =="));
        let mut node = process::command("node");
        node.current_dir(project.node()).arg(&script);
        if let Some(surroundings) = &surroundings {
            surroundings.tell(&mut node);
        }
        node.env("PERSONIO_CHROMIUM", setup::CHROMIUM);
        if let Some(modules) = &modules {
            node.env("PERSONIO_BENCH_LIST", &modules.list).env("PERSONIO_BENCH_FEED", &modules.feed);
        }
        if let Some(packages) = &packages {
            node.env("PERSONIO_EXTENSION_DIR", &packages.chromium);
        }
        if goals == Goals::Checked {
            node.arg("--check");
        }
        if !node.status().context("cannot start node")?.success() {
            missed.push(name);
        }
    }
    if missed.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    console::line(format_args!("\nmissed or failed: {}", missed.join(", ")));
    Ok(ExitCode::FAILURE)
}

/// Whether a bench uses the servers or the widget, whose optimised builds take minutes. Its imports tell.
fn needs_surroundings(script: &Path) -> bool {
    fs::read_to_string(script).is_ok_and(|text| text.contains("./chain.mjs") || text.contains("widget()"))
}

/// The benches by name.
fn find(project: &Project) -> Result<Vec<(String, PathBuf)>> {
    let Ok(entries) = fs::read_dir(project.path(FOLDER)) else {
        return Ok(Vec::new());
    };
    let mut benches = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if let Some(name) = path.file_name().and_then(|name| name.to_str()?.strip_suffix(ENDING)) {
            benches.push((name.to_owned(), path.clone()));
        }
    }
    benches.sort();
    Ok(benches)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn benches_are_found_by_their_ending_and_come_in_order() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join(FOLDER);
        fs::create_dir_all(&folder).unwrap();
        for file in ["search.bench.mjs", "parse.bench.mjs", "boards.mjs"] {
            fs::write(folder.join(file), "").unwrap();
        }
        let names: Vec<_> = find(&Project::at(root.path())).unwrap().into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["parse", "search"]);
    }
}
