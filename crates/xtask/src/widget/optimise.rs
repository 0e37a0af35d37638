//! wasm-opt, on as many files at once as there are processors: it uses one each, and a file takes up to a minute.

use std::{
    num::NonZero,
    path::{Path, PathBuf},
    process::Command,
    sync::{Mutex, PoisonError},
    thread,
};

use anyhow::{Result, anyhow, bail};

use super::Module;
use crate::{
    console::Step,
    process::{self, Run},
    project::Project,
    setup,
};

/// Functions by name: instances of the same generic code lie side by side, and compress better.
const ALIKE: &str = "--reorder-functions-by-name";

/// Functions that differ in a constant or two become one: instances of generic code do.
const SIMILAR: &str = "--merge-similar-functions";

/// Nothing lies in the first kilobyte: it is the far end of the stack.
const LOW_MEMORY: &str = "--low-memory-unused";

/// What every browser of the last years has. wasm-opt may use no more than that.
const WASM_FEATURES: [&str; 8] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd", // only where the compiler was told to use it
];

/// Makes the wasm files of a module smaller, in place.
///
/// # Errors
/// When wasm-opt cannot be started, or fails on a file; the end of its log is shown first.
pub fn optimise(project: &Project, module: Module, files: Vec<PathBuf>) -> Result<()> {
    let step = match files.len() {
        1 => Step::start(format_args!("optimising {}", module.name)),
        parts => Step::start(format_args!("optimising {}, {parts} parts", module.name)),
    };
    let at_once = thread::available_parallelism().map_or(1, NonZero::get).min(files.len());
    // The main part is the last by name and the largest: what takes longest begins first.
    let waiting = Mutex::new(files);
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).pop();
    let work =
        || -> Result<Vec<Run>> { std::iter::from_fn(next).map(|wasm| optimise_one(project, &step, &wasm)).collect() };
    let runs: Vec<Result<Vec<Run>>> = thread::scope(|scope| {
        let workers: Vec<_> = (0..at_once).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .map(|worker| worker.join().unwrap_or_else(|_| Err(anyhow!("wasm-opt was given up"))))
            .collect()
    });
    let runs: Vec<Run> = runs.into_iter().collect::<Result<Vec<_>>>()?.into_iter().flatten().collect();
    match runs.iter().find(|run| !run.status.success()) {
        None => {
            step.done();
            Ok(())
        }
        Some(failed) => {
            step.done_with("failed");
            process::show_end(failed, process::Shown::Little);
            bail!("wasm-opt failed ({}); its whole output is in {}", failed.status, failed.log.display())
        }
    }
}

fn optimise_one(project: &Project, step: &Step, wasm: &Path) -> Result<Run> {
    let name = wasm.file_stem().and_then(|name| name.to_str()).unwrap_or("module");
    let mut command = Command::new(setup::tool(project, "wasm-opt"));
    command
        .args([
            "-tnh",
            LOW_MEMORY,
            "-Oz",
            "--gufa",
            "-Oz",
            ALIKE,
            SIMILAR,
            "-Oz",
            "--strip-debug",
            "--strip-producers",
            "--strip-target-features",
        ])
        .args(WASM_FEATURES);
    command.arg(wasm).arg("-o").arg(wasm);
    process::attempt(project, step, &format!("wasm-opt-{name}"), command)
}
