//! The project's programs as processes.

use std::{
    fs::File,
    path::{Path, PathBuf},
    process::Stdio,
};

use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

/// A running program. It is killed (SIGKILL) when dropped.
pub struct Program {
    child: Child,
    said: Vec<String>,
}

impl Program {
    /// Starts a program; its log is appended to a file.
    pub fn start(name: &str, arguments: &[&str], log: &Path) -> Self {
        Self::start_with(name, arguments, &[], log)
    }

    /// As [`Program::start`], with variables in its environment.
    pub fn start_with(name: &str, arguments: &[&str], variables: &[(&str, &str)], log: &Path) -> Self {
        let log = File::options().create(true).append(true).open(log).unwrap();
        let child = Command::new(path(name))
            .args(arguments)
            .envs(variables.iter().copied())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(log)
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        Self { child, said: Vec::new() }
    }

    /// Waits until it says where it listens; `None` if it ends without saying so.
    pub async fn address(&mut self) -> Option<String> {
        let mut lines = BufReader::new(self.child.stdout.take()?).lines();
        while let Some(line) = lines.next_line().await.ok()? {
            if let Some(address) = line.strip_prefix("listening on ") {
                return Some(address.to_owned());
            }
            self.said.push(line);
        }
        None
    }

    /// What it said before it listened, after a certain beginning.
    pub fn said(&self, beginning: &str) -> Option<&str> {
        self.said.iter().find_map(|line| line.strip_prefix(beginning))
    }

    /// What a program prints that ends by itself.
    pub async fn output(name: &str, arguments: &[&str]) -> String {
        let output = Command::new(path(name)).args(arguments).stdin(Stdio::null()).output().await.unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// SIGKILL, and waits until it is gone. Panics if it had ended by itself.
    pub async fn kill(mut self) {
        if let Some(status) = self.child.try_wait().unwrap() {
            panic!("the program ended by itself: {status}");
        }
        self.child.kill().await.unwrap();
    }
}

/// Programs lie beside the test's own folder. `cargo xtask test` builds them before it runs the tests, because cargo
/// builds the binaries of a test's own package only.
fn path(name: &str) -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let folder = test.parent().and_then(Path::parent).unwrap();
    let program = folder.join(name).with_extension(std::env::consts::EXE_EXTENSION);
    assert!(
        program.exists(),
        "{} is missing: `cargo build -p personio-relay -p personio-sandbox` (`cargo xtask test` does it)",
        program.display()
    );
    program
}
