//! Parses, builds and runs.

use std::{io::Write, path::PathBuf, process::ExitCode};

use anyhow::Context;
use clap::{Parser, Subcommand};
use personio_relay::{Config, Relay, policy, serve};
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

/// Holds a company's Personio credentials: serves its job board to any page, takes applications, and delivers each
/// exactly once.
#[derive(Debug, Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serves the board, the widget and the form until Ctrl-C or SIGTERM.
    ///
    /// Prints `listening on http://…` once it is ready. Ends gracefully; a kill loses nothing either.
    #[command(after_help = HELP)]
    Serve {
        /// The configuration. relay.example.toml explains every key.
        #[arg(long, value_name = "FILE", env = "PERSONIO_RELAY_CONFIG", default_value = "relay.toml")]
        config: PathBuf,
    },
    /// Prints what each role will be able to ask Personio for, once the relay takes employees' requests.
    Policy,
}

const HELP: &str = "\
Every key of the configuration is also an environment variable, which wins over the file:
  personio.company_id           PERSONIO_RELAY_PERSONIO_COMPANY_ID=4711
  applications.allowed_origins  PERSONIO_RELAY_APPLICATIONS_ALLOWED_ORIGINS=https://www.acme.example,https://acme.example

The log goes to the standard error; PERSONIO_RELAY_LOG sets what it shows (info, debug, personio_relay=debug),
PERSONIO_RELAY_LOG_FORMAT=json makes each line a JSON object.

Health: GET /_relay/health/live and GET /_relay/health/ready";

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    start_log();
    let done = match arguments.command {
        Command::Serve { config } => run(&config),
        Command::Policy => print_policy(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("personio-relay: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn print_policy() -> anyhow::Result<()> {
    // A reader that has seen enough, such as `head`, closes the pipe: println! would panic.
    writeln!(std::io::stdout(), "{}", policy::table()).context("the policy cannot be printed")
}

#[tokio::main]
async fn run(config: &std::path::Path) -> anyhow::Result<()> {
    let config = Config::load(config, std::env::vars())?;
    let listen = config.listen;
    let listener = TcpListener::bind(listen).await.with_context(|| format!("cannot listen on {listen}"))?;
    let relay = Relay::start(config).await?;
    println!("listening on http://{}", listener.local_addr()?);
    serve(relay, listener, stop_signal()).await?;
    Ok(())
}

fn start_log() {
    let filter = EnvFilter::try_from_env("PERSONIO_RELAY_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if std::env::var("PERSONIO_RELAY_LOG_FORMAT").is_ok_and(|format| format == "json") {
        log.json().init();
    } else {
        log.init();
    }
}

async fn stop_signal() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    // If even this handler cannot be installed, the process ends as the system ends it.
    if interrupt.await.is_err() {
        std::future::pending::<()>().await;
    }
}
