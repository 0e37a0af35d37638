//! rustfmt and clippy, which rustup's minimal profile leaves out.

use std::time::Duration;

use anyhow::{Result, bail};

use crate::{console::Step, process, project::Project};

/// What cargo calls them.
const SUBCOMMANDS: [&str; 2] = ["fmt", "clippy"];
const DOWNLOAD_PATIENCE: Duration = Duration::from_secs(120);

/// Makes sure that `cargo fmt` and `cargo clippy` run.
///
/// # Errors
/// One message with the command to type.
pub fn install_components(project: &Project) -> Result<()> {
    if all_run(project) {
        return Ok(());
    }
    let step = Step::start("installing rustfmt and clippy");
    let mut rustup = process::command("rustup");
    rustup.args(["component", "add", "rustfmt", "clippy"]);
    let fetched = process::ask(rustup, DOWNLOAD_PATIENCE).is_some();
    if !fetched || !all_run(project) {
        step.done_with("failed");
        bail!("rustfmt or clippy is missing: run `rustup component add rustfmt clippy` and the command again");
    }
    step.done();
    Ok(())
}

fn all_run(project: &Project) -> bool {
    SUBCOMMANDS.iter().all(|subcommand| {
        let mut cargo = process::native_cargo(project);
        cargo.args([subcommand, "--version"]);
        process::ask(cargo, Duration::from_secs(20)).is_some()
    })
}
