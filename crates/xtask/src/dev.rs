//! Work on the widget: the demo, rebuilt whenever a source changes.
//!
//! With Trunk installed, Trunk watches, builds through `cargo xtask build --dev` and reloads the page. Without it, this
//! program watches and builds, and the page is reloaded by hand.

mod watch;

use std::{
    process::{Child, Command, ExitCode},
    time::Duration,
};

use anyhow::{Context, Result, bail};

use self::watch::Watch;
use crate::{
    console,
    demo::{self, Chain, Optimisation},
    process,
    project::Project,
    server::{Event, Events, Pages, Server},
    widget,
};

/// How often sources are looked at.
const POLL: Duration = Duration::from_millis(500);

/// What the widget is made of.
const SOURCES: [&str; 4] = ["widget", "crates/personio/src", "crates/personio-ui", "Cargo.lock"];

/// Starts the chain and keeps it up to date with the sources until Ctrl-C.
///
/// # Errors
/// When the first build fails, something cannot be started or stops by itself.
pub fn run(project: &Project, feeds: Vec<String>) -> Result<ExitCode> {
    let chain = Chain::build(project, Optimisation::Dev, feeds)?;
    let events = Events::listen()?;
    let _sandbox = chain.start_sandbox(&events)?;
    let relay = chain.start_relay(&events)?;
    if has_trunk() {
        with_trunk(project, &chain, relay, &events)
    } else {
        console::line(
            "\nTrunk is not installed: sources are watched here, and you reload the page yourself. \
             With `cargo install trunk --locked --version ^0.21` (some 15 minutes) the page reloads by itself.",
        );
        alone(project, &chain, relay, &events)
    }
}

fn alone(project: &Project, chain: &Chain, relay: Server, events: &Events) -> Result<ExitCode> {
    let _pages = Pages::serve(&project.path("widget/demo"), demo::PAGE)?;
    demo::announce(project);
    let mut relay = Some(relay);
    let mut sources = Watch::new(SOURCES.map(|source| project.path(source)));
    loop {
        match events.wait_for(POLL) {
            Some(Event::Stop) => return Ok(ExitCode::SUCCESS),
            Some(Event::Fallen(fallen)) => return Err(demo::stopped_by_itself(&fallen)),
            None => {}
        }
        if !sources.changed() {
            continue;
        }
        match widget::build(project, widget::Profile::Dev) {
            Ok(_) => {
                relay = restart(chain, relay, events)?;
                console::line("reload the page\n");
            }
            // A mistake in a source is what this command is there to show.
            Err(error) => console::line(format_args!("{error:#}\n")),
        }
    }
}

fn with_trunk(project: &Project, chain: &Chain, relay: Server, events: &Events) -> Result<ExitCode> {
    let mut command = process::command("trunk");
    command.current_dir(project.root()).args(["serve", "--config", "trunk.toml"]);
    // Not every file system tells of changes (containers, network drives); looking always works.
    command.args(["--poll", "--poll-interval", "1s"]);
    let mut trunk = Trunk(command.spawn().context("cannot start Trunk")?);
    demo::announce(project);
    let mut relay = Some(relay);
    let mut built = Watch::new([widget::Profile::Dev.directory(project)]);
    loop {
        match events.wait_for(POLL) {
            Some(Event::Stop) => return Ok(ExitCode::SUCCESS),
            Some(Event::Fallen(fallen)) => return Err(demo::stopped_by_itself(&fallen)),
            None => {}
        }
        if let Some(status) = trunk.0.try_wait()? {
            bail!("Trunk stopped by itself ({status})");
        }
        if built.changed() {
            relay = restart(chain, relay, events)?;
        }
    }
}

/// The relay reads the widget's files when it starts.
fn restart(chain: &Chain, relay: Option<Server>, events: &Events) -> Result<Option<Server>> {
    drop(relay);
    chain.start_relay(events).map(Some)
}

/// A running Trunk; dropping it stops it.
struct Trunk(Child);

impl Drop for Trunk {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn has_trunk() -> bool {
    let mut trunk = Command::new("trunk");
    trunk.arg("--version");
    process::ask(trunk, Duration::from_secs(5)).is_some()
}
