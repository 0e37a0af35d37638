//! What can be typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use clap_complete::Shell;
use personio::calendar::LocalDateTime;

use crate::{absences, announce, apply, attendances, documents, employees, feed, login, projects};

const AFTER_HELP: &str = "\
Exit codes: 0 done, 1 failed, 2 wrong arguments, 3 partly done, 4 not signed in, 5 a right is missing,
6 nobody knows whether it took effect, 7 cannot be reached or too busy, 130 interrupted.

Secrets are read from files, the environment or the keyboard, never from arguments: PERSONIO_CLIENT_ID with
PERSONIO_CLIENT_SECRET or PERSONIO_CLIENT_SECRET_FILE, PERSONIO_RECRUITING_TOKEN or PERSONIO_RECRUITING_TOKEN_FILE.";

/// Personio from the terminal, directly or through a relay.
#[derive(Debug, Parser)]
#[command(name = "personio", version, after_help = AFTER_HELP, propagate_version = true)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) everywhere: Everywhere,

    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Clone, Debug, clap::Args)]
#[command(next_help_heading = "Everywhere")]
pub(crate) struct Everywhere {
    /// Which profile: `personio login` makes them.
    #[arg(long, global = true, value_name = "NAME", env = "PERSONIO_PROFILE")]
    pub(crate) profile: Option<String>,

    /// The address of a relay.
    #[arg(long, global = true, value_name = "URL", env = "PERSONIO_RELAY", conflicts_with = "api")]
    pub(crate) relay: Option<String>,

    /// The address of an API, if it is not Personio's own: the sandbox.
    #[arg(long, global = true, value_name = "URL", env = "PERSONIO_API")]
    pub(crate) api: Option<String>,

    /// Shows results as JSON.
    #[arg(long, global = true, conflicts_with = "csv")]
    pub(crate) json: bool,

    /// Shows results as CSV.
    #[arg(long, global = true)]
    pub(crate) csv: bool,

    /// Shows what would be sent (method, path, body) and sends no write.
    #[arg(long, global = true)]
    pub(crate) dry_run: bool,

    /// Says nothing but results and errors.
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,

    /// Tells of each request: method, path, status, duration.
    #[arg(long, short, global = true)]
    pub(crate) verbose: bool,

    /// The folder of profiles and sessions; else personio in $XDG_CONFIG_HOME or ~/.config.
    #[arg(long, global = true, value_name = "DIR", env = "PERSONIO_CONFIG_DIR")]
    pub(crate) config: Option<PathBuf>,

    /// What the clock on the wall shows, for tests.
    #[arg(long, global = true, value_name = "TIME", env = "PERSONIO_NOW", hide = true)]
    pub(crate) now: Option<LocalDateTime>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Signs in: at a relay with an invitation, at Personio with the company's credentials.
    Login(login::Login),
    /// Signs out and forgets the profile.
    Logout(login::Logout),
    /// Who is signed in, and where.
    Whoami,
    /// The profiles that are kept.
    Profiles,

    /// Working time.
    Attendances {
        #[command(subcommand)]
        command: attendances::Command,
    },
    /// Vacation, illness and other absences.
    Absences {
        #[command(subcommand)]
        command: absences::Command,
    },
    /// Projects, and the time that went into them.
    Projects {
        #[command(subcommand)]
        command: projects::Command,
    },
    /// The people of the company.
    Employees {
        #[command(subcommand)]
        command: employees::Command,
    },
    /// Documents in people's files; payslips for everyone.
    Documents {
        #[command(subcommand)]
        command: documents::Command,
    },

    /// Reads a job feed: open positions, what was skipped and why.
    Feed(feed::Feed),
    /// Sends an application with documents.
    Apply(apply::Apply),
    /// Who is away, birthdays, anniversaries, first days; to the terminal or a channel.
    Announce(announce::Announce),

    /// Completions for a shell: personio completions bash > /etc/bash_completion.d/personio
    Completions {
        /// Which shell.
        shell: Shell,
    },
}
