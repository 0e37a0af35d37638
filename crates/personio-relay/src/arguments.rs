//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

/// Holds a company's Personio credentials: serves its job board to any page, takes applications, delivers each exactly
/// once, and lets employees reach what is theirs.
#[derive(Debug, Parser)]
#[command(version, about)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serves the board, the widget, the form and Personio's API for employees until Ctrl-C or SIGTERM.
    ///
    /// Prints `listening on http://…` (or https) once it is ready. Ends gracefully; a kill loses nothing either.
    #[command(after_help = HELP)]
    Serve {
        #[command(flatten)]
        file: ConfigFile,
    },
    /// Looks whether the configuration can be used; asks nobody.
    CheckConfig {
        #[command(flatten)]
        file: ConfigFile,
    },
    /// Checks everything that the relay needs, and says what to do about what is wrong.
    Doctor {
        #[command(flatten)]
        file: ConfigFile,
    },
    /// Writes the board as files: pages for sites without a server, what search engines want to know, and what the
    /// widget reads.
    ///
    /// Files of an earlier export whose jobs are gone are removed; whatever else lies there stays.
    Export {
        /// Where.
        #[arg(long, value_name = "FOLDER")]
        out: PathBuf,
        #[command(flatten)]
        file: CompanyFile,
    },
    /// Invites an employee: prints a link and a short code, valid once and for a time.
    ///
    /// Personio has to know somebody by this address who works for the company.
    Invite {
        /// The employee's address, as Personio has it.
        email: String,
        #[command(flatten)]
        file: CompanyFile,
    },
    /// Shows or ends sessions of employees.
    Sessions {
        #[command(subcommand)]
        command: SessionsCommand,
    },
    /// The log of everything that was written through the relay.
    Audit {
        #[command(subcommand)]
        command: AuditCommand,
    },
    /// Tells the morning's news now; relays that run do not tell it again today.
    Announce {
        /// Prints the message instead.
        #[arg(long)]
        dry_run: bool,
        /// Also if it was told, or may have been.
        #[arg(long, conflicts_with = "dry_run")]
        again: bool,
        /// Another day than today.
        #[arg(long, value_name = "DAY", requires = "dry_run")]
        date: Option<Date>,
        #[command(flatten)]
        file: CompanyFile,
    },
    /// Applications that wait for Personio, and those that it refused after all.
    Outbox {
        #[command(subcommand)]
        command: OutboxCommand,
    },
    /// Prints what each role may ask Personio for, how it is bound to the person, and which fields pass.
    Policy,
}

#[derive(Debug, Subcommand)]
pub enum SessionsCommand {
    /// Prints the open sessions: id, address, role, begin, last use, end; columns apart by tabs.
    List {
        #[command(flatten)]
        file: CompanyFile,
    },
    /// Ends a session, or all of an address.
    Revoke {
        /// The session's id, or an address.
        whose: String,
        #[command(flatten)]
        file: CompanyFile,
    },
}

#[derive(Debug, Subcommand)]
pub enum AuditCommand {
    /// Prints it, a JSON object each line.
    Export {
        /// From when on, such as 2026-11-01T00:00:00Z.
        #[arg(long)]
        since: Option<Timestamp>,
        #[command(flatten)]
        file: CompanyFile,
    },
}

#[derive(Debug, Subcommand)]
pub enum OutboxCommand {
    /// Prints what waits and what is dead: id, state, attempts, documents, since when, due when, reason; columns apart
    /// by tabs. Nothing of it is personal.
    List {
        #[command(flatten)]
        file: CompanyFile,
    },
    /// Prints what is in an application, decrypted.
    Show {
        id: Uuid,
        #[command(flatten)]
        file: CompanyFile,
    },
    /// Tries an application again now, a dead one too.
    Retry {
        id: Uuid,
        #[command(flatten)]
        file: CompanyFile,
    },
    /// Writes an application and its documents as plain files, readable by their owner only.
    Export {
        id: Uuid,
        /// Where; the application gets a folder of its own in it.
        #[arg(long, value_name = "FOLDER", default_value = ".")]
        out: PathBuf,
        #[command(flatten)]
        file: CompanyFile,
    },
    /// Encrypts everything anew that an older key encrypted, of all companies; then that key can go.
    RotateKey {
        #[command(flatten)]
        file: ConfigFile,
    },
    /// Deletes an application with its documents, for good.
    Purge {
        id: Uuid,
        #[command(flatten)]
        file: CompanyFile,
    },
}

/// The configuration, and which company of it.
#[derive(Debug, Args)]
pub struct CompanyFile {
    #[command(flatten)]
    pub file: ConfigFile,
    /// The company, where the configuration has several: NAME of its section [companies.NAME].
    #[arg(long, value_name = "NAME", env = "PERSONIO_RELAY_COMPANY")]
    pub company: Option<String>,
}

#[derive(Debug, Args)]
pub struct ConfigFile {
    /// The configuration. relay.example.toml explains every key.
    #[arg(long, value_name = "FILE", env = "PERSONIO_RELAY_CONFIG", default_value = "relay.toml")]
    pub config: PathBuf,
}

const HELP: &str = "\
Every key of the configuration is also an environment variable, which wins over the file:
  personio.company_id           PERSONIO_RELAY_PERSONIO_COMPANY_ID=4711
  applications.allowed_origins  PERSONIO_RELAY_APPLICATIONS_ALLOWED_ORIGINS=https://www.acme.example,https://acme.example

The log goes to the standard error; PERSONIO_RELAY_LOG sets what it shows (info, debug, personio_relay=debug),
PERSONIO_RELAY_LOG_FORMAT=json makes each line a JSON object.

Health: GET /_relay/health/live and GET /_relay/health/ready";
