//! The end of a test run: a line a suite, and the line that counts them all.

use std::{
    fmt::{self, Display},
    ops::Add,
    time::Duration,
};

use super::{Suite, counts::Counts};
use crate::console::Elapsed;

/// What all suites came to.
#[derive(Debug, Default)]
pub struct Summary {
    suites: Vec<(Suite, Counts, Duration)>,
}

impl Summary {
    /// Adds a suite that has run.
    pub fn add(&mut self, suite: Suite, counts: Counts, elapsed: Duration) {
        self.suites.push((suite, counts, elapsed));
    }

    /// All suites together.
    pub fn total(&self) -> Counts {
        self.suites.iter().map(|(_, counts, _)| *counts).fold(Counts::default(), Add::add)
    }
}

impl Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n== summary ==")?;
        for (suite, counts, elapsed) in &self.suites {
            writeln!(f, "{:<26} {counts} ({})", suite.to_string(), Elapsed(*elapsed))?;
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

    #[test]
    fn the_last_line_counts_everything() {
        let mut summary = Summary::default();
        summary.add(Suite::Native, Counts { passed: 40, failed: 0, skipped: 0 }, Duration::from_secs(3));
        summary.add(Suite::EndToEnd, Counts { passed: 2, failed: 1, skipped: 0 }, Duration::from_secs(90));
        assert_eq!(summary.to_string().lines().last(), Some("42 passed, 1 failed"));
    }
}
