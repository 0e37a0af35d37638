//! The command line: what each command is called and which module does it.

use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};

use crate::{project::Project, widget};

/// Every command of the project. What CI runs is what you run.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build everything that is published, into dist/.
    Build(Build),
}

#[derive(Args)]
struct Build {
    /// Build quickly instead of small, into target/dev/ (dist/ keeps the last optimised build).
    #[arg(long)]
    dev: bool,
}

/// Parses the arguments and runs the command.
///
/// # Errors
/// Whatever the command could not do, in words for the person at the terminal.
pub fn run() -> Result<ExitCode> {
    let cli = Cli::parse();
    let project = Project::find()?;
    match cli.command {
        Command::Build(build) => {
            let profile = if build.dev {
                widget::Profile::Dev
            } else {
                widget::Profile::Release
            };
            widget::build(&project, profile)?;
            Ok(ExitCode::SUCCESS)
        }
    }
}
