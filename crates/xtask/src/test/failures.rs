//! Which tests failed and what they said, for the end of a long output, where it is looked for first.

use super::outcome::Runner;

/// A test that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Its name, as its runner prints it.
    pub name: String,
    /// The first lines of what it said.
    pub said: Vec<String>,
}

/// More would hide the counts; the log has them all.
const MOST: usize = 12;
/// A reason and where it was.
const MOST_LINES: usize = 12;

/// Reads the failures of a runner's output: of a runner that names none, which crashed, its last lines.
pub fn read(output: &str, runner: Runner) -> Vec<Failure> {
    let mut failures = match runner {
        Runner::Cargo => blocks(output, cargo_name, |line| line == "failures:"),
        Runner::Playwright => blocks(output, playwright_name, is_playwright_total),
        Runner::Unittest => blocks(output, unittest_name, |line| line.starts_with("Ran ")),
    };
    failures.truncate(MOST);
    if failures.is_empty() {
        let lines: Vec<_> = output.lines().collect();
        let said = lines.iter().skip(lines.len().saturating_sub(MOST_LINES)).map(|line| (*line).to_owned()).collect();
        failures.push(Failure { name: "the runner ended in an error".to_owned(), said });
    }
    failures
}

/// What stands between a line that names a test and the next one, or the end of the list.
fn blocks(output: &str, name: fn(&str) -> Option<&str>, is_end: fn(&str) -> bool) -> Vec<Failure> {
    let mut failures: Vec<Failure> = Vec::new();
    let mut is_inside = false;
    for line in output.lines() {
        if let Some(name) = name(line) {
            failures.push(Failure { name: name.to_owned(), said: Vec::new() });
            is_inside = true;
        } else if is_end(line) {
            is_inside = false;
        } else if let Some(failure) = failures.last_mut().filter(|failure| is_inside && failure.said.len() < MOST_LINES)
            && !line.trim().is_empty()
        {
            failure.said.push(line.trim_end().to_owned());
        }
    }
    failures
}

/// `---- queue::is_sent_once stdout ----`
fn cargo_name(line: &str) -> Option<&str> {
    line.strip_prefix("---- ")?.strip_suffix(" ----").map(|name| name.trim_end_matches(" stdout"))
}

/// `  1) e2e/board.spec.mjs:9:1 › finds a job ──────`
fn playwright_name(line: &str) -> Option<&str> {
    let (number, name) = line.strip_prefix("  ")?.split_once(") ")?;
    number.parse::<usize>().ok()?;
    Some(name.trim_end_matches(['─', ' ']))
}

/// `  1 failed`, with which the totals begin.
fn is_playwright_total(line: &str) -> bool {
    let word = line.strip_prefix("  ").and_then(|line| line.split_once(' '));
    word.is_some_and(|(number, word)| number.parse::<usize>().is_ok() && !word.contains(' '))
}

/// `FAIL: test_feed (test_feed.Feed.test_feed)`
fn unittest_name(line: &str) -> Option<&str> {
    line.strip_prefix("FAIL: ").or_else(|| line.strip_prefix("ERROR: "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(output: &str, runner: Runner) -> Vec<(String, String)> {
        read(output, runner).into_iter().map(|it| (it.name, it.said.join("|"))).collect()
    }

    #[test]
    fn a_test_of_cargo_is_told_with_its_panic() {
        let output = "\
test queue::is_sent_once ... FAILED
test queue::is_kept ... ok

failures:

---- queue::is_sent_once stdout ----

thread 'queue::is_sent_once' panicked at src/queue.rs:9:5:
left: 1

failures:
    queue::is_sent_once

test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
";
        let said = "thread 'queue::is_sent_once' panicked at src/queue.rs:9:5:|left: 1".to_owned();
        assert_eq!(told(output, Runner::Cargo), [("queue::is_sent_once".to_owned(), said)]);
    }

    #[test]
    fn tests_of_playwright_are_told_without_its_totals() {
        let output = "
  ✘   1 e2e/board.spec.mjs:9:1 › finds a job (0.1s)

  1) e2e/board.spec.mjs:9:1 › finds a job ──────

    Error: no such job
  2) e2e/board.spec.mjs:19:1 › finds two ──────

    Error: 1 job

  2 failed
    e2e/board.spec.mjs:9:1 › finds a job ──
  10 passed (12.3s)
";
        assert_eq!(
            told(output, Runner::Playwright),
            [
                ("e2e/board.spec.mjs:9:1 › finds a job".to_owned(), "    Error: no such job".to_owned()),
                ("e2e/board.spec.mjs:19:1 › finds two".to_owned(), "    Error: 1 job".to_owned()),
            ]
        );
    }

    #[test]
    fn a_test_of_unittest_is_told() {
        let output = "FAIL: test_feed (test_feed.Feed)\n-----\nAssertionError: 1\n\nRan 2 tests in 2.8s\n";
        let expected = ("test_feed (test_feed.Feed)".to_owned(), "-----|AssertionError: 1".to_owned());
        assert_eq!(told(output, Runner::Unittest), [expected]);
    }

    #[test]
    fn a_runner_that_crashed_is_told_by_its_last_lines() {
        let output = "compiling\nerror: could not compile";
        let expected = ("the runner ended in an error".to_owned(), "compiling|error: could not compile".to_owned());
        assert_eq!(told(output, Runner::Cargo), [expected]);
    }
}
