//! A server program of the project, for as long as its value lives.

use std::{
    fs::{self, File},
    io::{BufRead, BufReader, Write},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{RecvTimeoutError, Sender, channel},
    },
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process};

use super::Event;
use crate::project::Project;

/// What a server prints once it takes requests.
const READY: &str = "listening on http://";
const START_PATIENCE: Duration = Duration::from_secs(30);
/// A relay finishes its deliveries first; after this it is ended the hard way, which it survives too.
const STOP_PATIENCE: Duration = Duration::from_secs(10);
const POLL: Duration = Duration::from_millis(20);
/// Lines of its log that are shown when a server does not start.
const SHOWN_LINES: usize = 15;

/// A server that stopped by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fallen {
    /// Its name.
    pub name: String,
    /// What it wrote.
    pub log: PathBuf,
}

/// A running server; dropping it stops it.
#[derive(Debug)]
pub struct Server {
    child: Child,
    /// Set before it is asked to stop, so that nobody takes that for an accident.
    asked: Arc<AtomicBool>,
}

impl Server {
    /// Starts a server and waits until it takes requests. When it stops later, `events` hear of it.
    ///
    /// # Errors
    /// When it cannot be started, stops at once, or is not ready in time; with the end of its log.
    pub fn start(project: &Project, name: &str, mut command: Command, events: Sender<Event>) -> Result<Self> {
        let logs = project.target("xtask/logs");
        fs::create_dir_all(&logs)?;
        let log = logs.join(format!("{name}.log"));
        let mut file = File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
        let program = command.get_program().to_owned();
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(file.try_clone()?)
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let stdout = child.stdout.take().context("a server without output")?;
        let server = Self { child, asked: Arc::default() };
        let asked = Arc::clone(&server.asked);
        let (ready, is_ready) = channel();
        let fallen = Fallen { name: name.to_owned(), log: log.clone() };
        std::thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                let _ = writeln!(file, "{line}");
                if line.contains(READY) {
                    let _ = ready.send(());
                }
            }
            drop(ready);
            if !asked.load(Ordering::SeqCst) {
                let _ = events.send(Event::Fallen(fallen));
            }
        });
        match is_ready.recv_timeout(START_PATIENCE) {
            Ok(()) => Ok(server),
            Err(RecvTimeoutError::Disconnected) => {
                bail!("the {name} did not start:\n{}", end_of(&log))
            }
            Err(RecvTimeoutError::Timeout) => {
                bail!("the {name} was not ready after {} seconds:\n{}", START_PATIENCE.as_secs(), end_of(&log))
            }
        }
    }

    fn stop(&mut self) {
        self.asked.store(true, Ordering::SeqCst);
        if matches!(self.child.try_wait(), Ok(Some(_))) {
            return;
        }
        let _ = kill_process(Pid::from_child(&self.child), Signal::TERM);
        let asked = Instant::now();
        while asked.elapsed() < STOP_PATIENCE {
            if matches!(self.child.try_wait(), Ok(Some(_))) {
                return;
            }
            std::thread::sleep(POLL);
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

fn end_of(log: &PathBuf) -> String {
    let text = fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<_> = text.lines().collect();
    let shown = lines.iter().skip(lines.len().saturating_sub(SHOWN_LINES));
    shown.map(|line| format!("  | {line}")).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn a_server_is_ready_when_it_says_so_and_is_stopped_when_dropped() {
        let target = tempfile::tempdir().unwrap();
        let (events, heard) = channel();
        let project = Project::at(target.path());
        let server =
            Server::start(&project, "quiet", shell("echo listening on http://x; exec tail -f /dev/null"), events);
        drop(server.unwrap());
        // The channel closes when the last one who could report has gone.
        assert!(heard.recv().is_err());
    }

    #[test]
    fn a_server_that_stops_by_itself_is_reported() {
        let target = tempfile::tempdir().unwrap();
        let (events, heard) = channel();
        let project = Project::at(target.path());
        let _server = Server::start(&project, "short", shell("echo listening on http://x"), events).unwrap();
        assert!(matches!(heard.recv(), Ok(Event::Fallen(fallen)) if fallen.name == "short"));
    }

    #[test]
    fn a_server_that_stops_at_once_shows_what_it_said() {
        let target = tempfile::tempdir().unwrap();
        let project = Project::at(target.path());
        let error = Server::start(&project, "broken", shell("echo relay.toml is missing >&2; exit 1"), channel().0)
            .unwrap_err();
        assert_eq!(error.to_string(), "the broken did not start:\n  | relay.toml is missing");
    }
}
