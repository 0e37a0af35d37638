//! The end of a test run: a line a suite, and the line that counts them all.

use std::{
    fmt::{self, Display},
    ops::Add,
    time::Duration,
};

use super::{Suite, counts::Counts, outcome::Outcome};
use crate::console::Elapsed;

/// What all suites came to.
#[derive(Debug, Default)]
pub struct Summary {
    suites: Vec<(Suite, Outcome, Duration)>,
}

impl Summary {
    /// Adds a suite that has run.
    pub fn add(&mut self, suite: Suite, outcome: Outcome, elapsed: Duration) {
        self.suites.push((suite, outcome, elapsed));
    }

    /// All suites together.
    pub fn total(&self) -> Counts {
        self.suites.iter().map(|(_, outcome, _)| outcome.counts).fold(Counts::default(), Add::add)
    }
}

impl Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n== summary ==")?;
        for (suite, outcome, elapsed) in &self.suites {
            writeln!(f, "{:<26} {} ({})", suite.to_string(), outcome.counts, Elapsed(*elapsed))?;
        }
        // Told again: what a suite printed half an hour before may have scrolled away, or was cut from a kept log.
        for (suite, outcome, _) in &self.suites {
            for failure in &outcome.failures {
                writeln!(f, "\n✘ {suite}: {}", failure.name)?;
                failure.said.iter().try_for_each(|line| writeln!(f, "  | {line}"))?;
            }
        }
        // Whoever reads the output by program looks for exactly this last line.
        write!(f, "\n{}", self.total())
    }
}

impl Display for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(f, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test::failures::Failure;

    #[test]
    fn what_failed_is_told_and_the_last_line_counts_everything() {
        let mut summary = Summary::default();
        summary.add(Suite::Native, Counts { passed: 40, failed: 0, skipped: 0 }.into(), Duration::from_secs(3));
        let failure = Failure { name: "finds a job".to_owned(), said: vec!["Error: none".to_owned()] };
        let outcome = Outcome { counts: Counts { passed: 2, failed: 1, skipped: 0 }, failures: vec![failure] };
        summary.add(Suite::EndToEnd, outcome, Duration::from_secs(90));
        let text = summary.to_string();
        assert!(text.contains("✘ end to end: finds a job\n  | Error: none\n"), "{text}");
        assert_eq!(text.lines().last(), Some("42 passed, 1 failed"));
    }
}
