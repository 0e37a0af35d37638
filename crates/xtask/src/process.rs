//! Other programs: started with a clean environment, their output kept in a log.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, ExitStatus, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::{
    console::{self, HEARTBEAT, Step},
    project::Project,
};

/// How much of a failed step's log is shown at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// A compiler's first mistake.
    Little,
    /// Several failed tests.
    Much,
}

/// How often a running program is asked whether it has ended.
const POLL: Duration = Duration::from_millis(25);

/// What an outer cargo or rustup sets for its own child, and what would mislead another toolchain or the relay.
const OUTER: [&str; 13] = [
    "CARGO",
    "CARGO_BUILD_TARGET",
    "CARGO_ENCODED_RUSTFLAGS",
    "DATABASE_URL",
    "LD_LIBRARY_PATH",
    "RUSTC",
    "RUSTC_WORKSPACE_WRAPPER",
    "RUSTC_WRAPPER",
    "RUSTDOC",
    "RUSTDOCFLAGS",
    "RUSTFLAGS",
    "RUST_RECURSION_COUNT",
    "OUT_DIR",
];

/// A program without what `cargo xtask` itself was started with.
pub fn command(program: impl AsRef<Path>) -> Command {
    let mut command = Command::new(program.as_ref());
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(is_from_outer_cargo) {
            command.env_remove(name);
        }
    }
    command
}

/// The same cargo and toolchain that `cargo xtask` was started with, at the repository's root.
pub fn native_cargo(project: &Project) -> Command {
    let mut cargo = command("cargo");
    cargo.current_dir(project.root());
    cargo
}

/// A step that runs one program.
#[derive(Debug)]
pub struct Run {
    /// What the program wrote, standard output and errors in order.
    pub log: PathBuf,
    /// How it ended.
    pub status: ExitStatus,
}

impl Run {
    /// Everything the program wrote.
    pub fn output(&self) -> String {
        fs::read(&self.log).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
    }
}

/// Announces a step, runs its program into `target/xtask/logs/LOG.log` and says how long it took.
///
/// # Errors
/// When the program cannot be started or fails; the end of its log is shown first.
pub fn run(project: &Project, step: &str, log: &str, command: Command) -> Result<Run> {
    let step = Step::start(step);
    let run = attempt(project, &step, log, command)?;
    if run.status.success() {
        step.done();
        return Ok(run);
    }
    step.done_with("failed");
    show_end(&run, Shown::Little);
    bail!("the step failed ({}); its whole output is in {}", run.status, run.log.display())
}

/// Runs a step's program into its log and leaves the judgement to the caller.
///
/// # Errors
/// When the program cannot be started.
pub fn attempt(project: &Project, step: &Step, log: &str, mut command: Command) -> Result<Run> {
    let logs = project.target("xtask/logs");
    fs::create_dir_all(&logs).with_context(|| format!("cannot create {}", logs.display()))?;
    let log = logs.join(format!("{log}.log"));
    let file = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
    let program = command.get_program().to_owned();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(file.try_clone()?)
        .stderr(file)
        .spawn()
        .with_context(|| format!("cannot start {}", program.display()))?;
    let mut said = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Run { log, status });
        }
        if said.elapsed() >= HEARTBEAT {
            step.still_running(log.display());
            said = Instant::now();
        }
        std::thread::sleep(POLL);
    }
}

/// What a program prints when it succeeds within the time given; `None` in every other case.
pub fn ask(mut command: Command, patience: Duration) -> Option<String> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
    let started = Instant::now();
    let stdout = child.stdout.take()?;
    let reader = std::thread::spawn(move || std::io::read_to_string(stdout));
    loop {
        match child.try_wait().ok()? {
            Some(status) if status.success() => return reader.join().ok()?.ok(),
            Some(_) => return None,
            None if started.elapsed() > patience => {
                let _ = child.kill();
                let _ = child.wait();
                return None;
            }
            None => std::thread::sleep(POLL),
        }
    }
}

/// Shows the lines of a log that tell most: from the first error of a compiler on, or the last ones.
pub fn show_end(run: &Run, shown: Shown) {
    let output = run.output();
    for text in telling_lines(&output, shown) {
        console::line(format_args!("  | {text}"));
    }
}

fn telling_lines(output: &str, shown: Shown) -> Vec<&str> {
    let lines: Vec<_> = output.lines().collect();
    let (most, first_error) = match shown {
        Shown::Little => (60, lines.iter().position(|line| line.starts_with("error"))),
        Shown::Much => (400, None),
    };
    let start = first_error.unwrap_or(lines.len().saturating_sub(most));
    lines.into_iter().skip(start).take(most).collect()
}

fn is_from_outer_cargo(name: &str) -> bool {
    OUTER.contains(&name)
        || ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_", "CARGO_PRIMARY_"]
            .iter()
            .any(|prefix| name.starts_with(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_outer_cargo_set_is_cleared_and_the_rest_stays() {
        assert!(is_from_outer_cargo("CARGO_PKG_NAME"));
        assert!(is_from_outer_cargo("RUSTC"));
        assert!(!is_from_outer_cargo("CARGO_HOME"));
        assert!(!is_from_outer_cargo("PATH"));
    }

    #[test]
    fn a_compilers_first_error_is_shown_rather_than_its_last() {
        let output = format!("warning: x\nerror[E0583]: first\n{}error: could not compile", "note\n".repeat(100));
        let lines = telling_lines(&output, Shown::Little);
        assert_eq!((lines[0], lines.len()), ("error[E0583]: first", 60));
        assert_eq!(telling_lines(&output, Shown::Much).len(), 103);
    }

    #[test]
    fn a_program_that_never_answers_is_given_up() {
        let mut endless = Command::new("cat");
        endless.arg("/dev/zero");
        assert_eq!(ask(endless, Duration::from_millis(50)), None);
    }

    #[test]
    fn a_program_that_succeeds_is_heard() {
        let mut echo = Command::new("echo");
        echo.arg("yes");
        assert_eq!(ask(echo, Duration::from_secs(10)).as_deref(), Some("yes\n"));
    }
}
