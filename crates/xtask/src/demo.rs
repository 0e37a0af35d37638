//! The main job in one command: sandbox, relay and a company's career page, each on its own port.

mod chain;
mod relay;

pub use self::chain::{Chain, Optimisation, PAGE};

use std::process::ExitCode;

use anyhow::Result;

use crate::{
    console,
    extension::Packages,
    project::Project,
    server::{Event, Events, Fallen, Pages},
};

/// What the demo is started with.
#[derive(Debug, Clone)]
pub struct Options {
    /// How it is built.
    pub optimisation: Optimisation,
    /// `[LANG=]FILE` each, for the sandbox.
    pub feeds: Vec<String>,
}

/// Builds what is missing, starts everything and waits for Ctrl-C.
///
/// # Errors
/// When something cannot be built or started, or a server stops by itself.
pub fn run(project: &Project, options: &Options) -> Result<ExitCode> {
    let chain = Chain::build(project, options.optimisation, options.feeds.clone())?;
    let events = Events::listen()?;
    let _sandbox = chain.start_sandbox(&events)?;
    let _relay = chain.start_relay(&events)?;
    let _pages = Pages::serve(&project.path("widget/demo"), chain::PAGE)?;
    announce(project);
    announce_extension(chain.extension());
    if let Some(invitation) = chain.invitation() {
        console::line(format_args!("\n{}", invitation.trim_end()));
    }
    match events.wait() {
        Event::Stop => {
            console::line("\nstopping");
            Ok(ExitCode::SUCCESS)
        }
        Event::Fallen(fallen) => Err(stopped_by_itself(&fallen)),
    }
}

/// Where everything is, once it runs.
pub fn announce(project: &Project) {
    console::line(format_args!(
        "
  The career page     http://{page}/          the job board on a company's site, with the snippet to copy
  The relay           http://{relay}/_relay/health
  The sandbox         http://{sandbox}/_sandbox/applications     what Personio received
  Logs                {logs}

Ctrl-C stops all.",
        page = chain::PAGE,
        relay = chain::RELAY,
        sandbox = chain::SANDBOX,
        logs = project.target("xtask/logs").display(),
    ));
}

/// How to try the extension; with the invitation that follows, it signs in.
fn announce_extension(packages: &Packages) {
    console::line(format_args!(
        "
  The extension       {chromium}
                      Chrome, Edge: chrome://extensions, developer mode, \"Load unpacked\"
                      {firefox}
                      Firefox: about:debugging, \"Load Temporary Add-on\", its manifest.json",
        chromium = packages.chromium.display(),
        firefox = packages.firefox.display(),
    ));
}

/// The error for a server that nobody asked to stop.
pub fn stopped_by_itself(fallen: &Fallen) -> anyhow::Error {
    anyhow::anyhow!("the {} stopped by itself; see {}", fallen.name, fallen.log.display())
}
