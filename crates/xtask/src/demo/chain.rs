//! The chain page → relay → sandbox: what is built for it and how each part starts.

use std::{
    fs,
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Context, Result, bail};

use super::relay;
use crate::{
    extension, process,
    project::Project,
    server::{self, Events, Server},
    widget,
};

/// The company's career page.
pub const PAGE: SocketAddr = local(8786);
/// The relay.
pub const RELAY: SocketAddr = local(8787);
/// The sandbox.
pub const SANDBOX: SocketAddr = local(8788);

/// Who signs in to the demo.
const EMPLOYEE: &str = "clara.neumann@acme.example";

/// How the demo is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Optimisation {
    /// As fast as it can be built.
    Dev,
    /// As companies get it.
    Release,
}

/// Everything that is needed to start the chain.
#[derive(Debug, Clone)]
pub struct Chain {
    project: Project,
    optimisation: Optimisation,
    widget: PathBuf,
    extension: extension::Packages,
    feeds: Vec<String>,
}

impl Chain {
    /// Builds what is missing, and looks first whether it could be started at all.
    ///
    /// # Errors
    /// When a port is taken, a feed is not a file, or something cannot be built.
    pub fn build(project: &Project, optimisation: Optimisation, feeds: Vec<String>) -> Result<Self> {
        server::check_free(&[PAGE, RELAY, SANDBOX])?;
        for feed in &feeds {
            let file = file_of(feed);
            if !Path::new(file).is_file() {
                bail!("--feed {feed}: there is no file {file}");
            }
        }
        let widget = widget::build(project, optimisation.widget())?;
        let extension = extension::build(project, optimisation.widget())?;
        let mut cargo = process::native_cargo(project);
        cargo.args(["build", "--bins", "--package", "personio-relay", "--package", "personio-sandbox"]);
        if optimisation == Optimisation::Release {
            cargo.arg("--release");
        }
        process::run(project, "building the relay and the sandbox (some minutes the first time)", "servers", cargo)?;
        Ok(Self { project: project.clone(), optimisation, widget, extension, feeds })
    }

    /// Starts the sandbox.
    ///
    /// # Errors
    /// With what it said when it did not start.
    pub fn start_sandbox(&self, events: &Events) -> Result<Server> {
        let mut command = self.program("personio-sandbox");
        command.args(["--listen", &SANDBOX.to_string()]);
        if self.feeds.is_empty() {
            command.args(["--seed", "acme"]);
        }
        for feed in &self.feeds {
            command.args(["--feed", feed]);
        }
        Server::start(&self.project, "sandbox", command, events.sender())
    }

    /// Starts the relay with a fresh memory, so that each demo begins the same way.
    ///
    /// # Errors
    /// With what it said when it did not start.
    pub fn start_relay(&self, events: &Events) -> Result<Server> {
        let folder = self.project.target("demo");
        let data = folder.join("relay-data");
        let _ = fs::remove_dir_all(&data);
        fs::create_dir_all(&data).with_context(|| format!("cannot create {}", data.display()))?;
        let config = folder.join("relay.toml");
        fs::write(&config, relay::config(&data, &self.widget))
            .with_context(|| format!("cannot write {}", config.display()))?;
        let mut command = self.program("personio-relay");
        command.args(["serve", "--config"]).arg(&config);
        Server::start(&self.project, "relay", command, events.sender())
    }

    /// The folders of the unpacked extension.
    pub fn extension(&self) -> &extension::Packages {
        &self.extension
    }

    /// What the relay prints to invite one of Acme's people. `None` if that did not work: the rest does.
    pub fn invitation(&self) -> Option<String> {
        let mut command = self.program("personio-relay");
        command.args(["invite", EMPLOYEE, "--config"]).arg(self.project.target("demo").join("relay.toml"));
        process::ask(command, Duration::from_secs(10))
    }

    fn program(&self, name: &str) -> Command {
        let folder = match self.optimisation {
            Optimisation::Dev => "debug",
            Optimisation::Release => "release",
        };
        process::command(self.project.target(folder).join(name))
    }
}

impl Optimisation {
    fn widget(self) -> widget::Profile {
        match self {
            Self::Dev => widget::Profile::Dev,
            Self::Release => widget::Profile::Release,
        }
    }
}

const fn local(port: u16) -> SocketAddr {
    SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), port)
}

/// The file of `[LANG=]FILE`. A language is short; a path with an equals sign in it is not one.
fn file_of(feed: &str) -> &str {
    match feed.split_once('=') {
        Some((language, file)) if language.len() <= 8 && !language.contains(['/', '.']) => file,
        _ => feed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feed_may_name_its_language() {
        assert_eq!(file_of("de=feeds/one.xml"), "feeds/one.xml");
        assert_eq!(file_of("feeds/one.xml"), "feeds/one.xml");
        assert_eq!(file_of("feeds/a=b.xml"), "feeds/a=b.xml");
    }
}
