//! What came of a suite: how many tests passed, and what those that failed said.

use super::{
    counts::Counts,
    failures::{self, Failure},
};
use crate::{
    console::Step,
    process::{self, Run, Shown},
};

/// Who ran the tests, and so how its output is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Runner {
    /// `cargo test`, wasm-bindgen's runner below it or not.
    Cargo,
    /// Playwright's list.
    Playwright,
    /// Python's unittest.
    Unittest,
}

/// What came of a suite.
#[derive(Debug, Default)]
pub struct Outcome {
    /// How many passed.
    pub counts: Counts,
    /// Those that did not.
    pub failures: Vec<Failure>,
}

impl Outcome {
    /// A suite that could not run.
    pub fn failed_to_run(error: &anyhow::Error) -> Self {
        let failure = Failure { name: "it could not run".to_owned(), said: vec![format!("{error:#}")] };
        Self { counts: Counts::FAILED_TO_RUN, failures: vec![failure] }
    }

    /// Reads what a runner wrote, says how many passed, and shows the end of it when some did not.
    pub fn of(run: &Run, step: Step, runner: Runner) -> Self {
        let output = run.output();
        let counts = match runner {
            Runner::Cargo => Counts::of_cargo(&output),
            Runner::Playwright => Counts::of_playwright(&output),
            Runner::Unittest => Counts::of_unittest(&output),
        };
        let counts = counts.judged(run.status.into());
        step.done_with(counts);
        if counts.failed == 0 {
            return Self { counts, failures: Vec::new() };
        }
        process::show_end(run, Shown::Much);
        Self { counts, failures: failures::read(&output, runner) }
    }
}

impl From<Counts> for Outcome {
    fn from(counts: Counts) -> Self {
        Self { counts, failures: Vec::new() }
    }
}
