//! How many tests passed, read from what the runners print.

use std::ops::Add;

/// The result of some tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Those that held.
    pub passed: usize,
    /// Those that did not.
    pub failed: usize,
    /// Those that were left out.
    pub skipped: usize,
}

impl Counts {
    /// A suite that could not run at all is a failure, not silence.
    pub const FAILED_TO_RUN: Self = Self { passed: 0, failed: 1, skipped: 0 };

    /// Reads every `test result:` line of cargo's or wasm-bindgen's runner.
    pub fn of_cargo(output: &str) -> Self {
        output.lines().filter_map(cargo_line).fold(Self::default(), Add::add)
    }

    /// Reads the lines at the end of Playwright's list: `12 passed (3.4s)`, `1 failed`, `1 flaky`.
    pub fn of_playwright(output: &str) -> Self {
        output.lines().fold(Self::default(), |counts, line| counts + playwright_line(line).unwrap_or_default())
    }

    /// Reads the last lines of Python's unittest: `Ran 12 tests in 1.2s`, then `OK (skipped=1)` or
    /// `FAILED (failures=1, errors=2)`.
    pub fn of_unittest(output: &str) -> Self {
        let ran = output.lines().rev().find_map(|line| line.strip_prefix("Ran ")?.split(' ').next()?.parse().ok());
        let verdict = output.lines().rev().find(|line| line.starts_with("OK") || line.starts_with("FAILED"));
        let number = |word: &str| {
            let (_, rest) = verdict?.split_once(&format!("{word}="))?;
            rest.split(|sign: char| !sign.is_ascii_digit()).next()?.parse::<usize>().ok()
        };
        let failed = number("failures").unwrap_or(0) + number("errors").unwrap_or(0);
        let skipped = number("skipped").unwrap_or(0);
        // A class that could not be set up is an error without a test.
        let passed = ran.unwrap_or(0_usize).saturating_sub(failed + skipped);
        Self { passed, failed, skipped }
    }

    /// A runner that ended in an error has failed, also when it counted no failure: it did not compile, or crashed.
    pub fn judged(self, runner_succeeded: RunnerEnded) -> Self {
        match runner_succeeded {
            RunnerEnded::WithError if self.failed == 0 => self + Self::FAILED_TO_RUN,
            _ => self,
        }
    }
}

/// What a runner's exit code said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunnerEnded {
    /// Zero.
    Well,
    /// Anything else.
    WithError,
}

impl From<std::process::ExitStatus> for RunnerEnded {
    fn from(status: std::process::ExitStatus) -> Self {
        if status.success() { Self::Well } else { Self::WithError }
    }
}

impl Add for Counts {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            passed: self.passed + other.passed,
            failed: self.failed + other.failed,
            skipped: self.skipped + other.skipped,
        }
    }
}

/// `test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s`
fn cargo_line(line: &str) -> Option<Counts> {
    let (_, results) = line.trim().strip_prefix("test result: ")?.split_once(". ")?;
    let number = |word: &str| {
        let part = results.split(';').map(str::trim).find(|part| part.ends_with(word));
        part.and_then(|part| part.split(' ').next()?.parse().ok()).unwrap_or(0)
    };
    Some(Counts { passed: number(" passed"), failed: number(" failed"), skipped: number(" ignored") })
}

fn playwright_line(line: &str) -> Option<Counts> {
    // The list of tests is numbered too; only the totals are indented and begin with the number.
    let (number, word) = line.strip_prefix("  ")?.split_once(' ')?;
    let number = number.parse().ok()?;
    let word = word.split(" (").next().unwrap_or(word);
    match word {
        "passed" | "flaky" => Some(Counts { passed: number, ..Counts::default() }),
        "failed" | "interrupted" | "did not run" => Some(Counts { failed: number, ..Counts::default() }),
        "skipped" => Some(Counts { skipped: number, ..Counts::default() }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_results_of_all_binaries_add_up() {
        let output = "\
running 3 tests
test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s
test passed_by ... ok
test result: FAILED. 10 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s
";
        assert_eq!(Counts::of_cargo(output), Counts { passed: 13, failed: 2, skipped: 1 });
    }

    #[test]
    fn the_totals_of_playwright_are_read_and_its_list_is_not() {
        let output = "
Running 17 tests using 1 worker

  ✓   1 e2e/board.spec.mjs:3:1 › finds a job (1.2s)
  ✘   2 e2e/board.spec.mjs:9:1 › 3 passed applicants (0.1s)

  1) e2e/board.spec.mjs:9:1 › 3 passed applicants ──

  1 failed
    e2e/board.spec.mjs:9:1 › 3 passed applicants ──
  1 flaky
  2 skipped
  3 did not run
  10 passed (12.3s)
";
        assert_eq!(Counts::of_playwright(output), Counts { passed: 11, failed: 4, skipped: 2 });
    }

    #[test]
    fn the_verdict_of_pythons_unittest_is_read() {
        let ran = |verdict: &str| Counts::of_unittest(&format!("OK so far\n---\nRan 21 tests in 2.8s\n\n{verdict}\n"));
        assert_eq!(ran("OK"), Counts { passed: 21, ..Counts::default() });
        assert_eq!(ran("FAILED (failures=2, errors=1, skipped=4)"), Counts { passed: 14, failed: 3, skipped: 4 });
    }

    #[test]
    fn a_runner_that_crashed_without_a_failure_has_failed() {
        let counts = Counts { passed: 4, ..Counts::default() };
        assert_eq!(counts.judged(RunnerEnded::WithError).failed, 1);
        assert_eq!(counts.judged(RunnerEnded::Well), counts);
        assert_eq!(Counts::FAILED_TO_RUN.judged(RunnerEnded::WithError).failed, 1);
    }
}
