//! Parses, builds and runs.

mod arguments;

use std::{io::Write, process::ExitCode};

use anyhow::Context;
use clap::Parser;
use personio_relay::{Companies, Config, Relays, commands, policy, serve};
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

use arguments::{Arguments, AuditCommand, Command, CompanyFile, ConfigFile, OutboxCommand, SessionsCommand};

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    start_log();
    match run(arguments.command).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("personio-relay: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Serve { file } => listen(file.all()?).await,
        Command::CheckConfig { file } => {
            file.all()?;
            print("the configuration can be used; `personio-relay doctor` looks whether it works")
        }
        Command::Doctor { file } => {
            let findings = commands::examine(&file.all()?).await;
            print(&findings.to_string())?;
            anyhow::ensure!(findings.is_healthy(), "something does not work");
            Ok(())
        }
        Command::Export { out, file } => print(&commands::export_site(&file.load()?, &out).await?.to_string()),
        Command::Invite { email, file } => print(&commands::invite(&file.load()?, &email).await?.to_string()),
        Command::Sessions { command } => sessions(command).await,
        Command::Audit { command: AuditCommand::Export { since, file } } => {
            commands::export_audit(&file.load()?, since, &mut std::io::stdout().lock()).await
        }
        Command::Announce { dry_run: true, date, file, .. } => {
            match commands::preview_announcement(&file.load()?, date).await? {
                Some(message) => print(&serde_json::to_string_pretty(&message)?),
                None => print("there is nothing to tell"),
            }
        }
        Command::Announce { again, file, .. } => {
            let often = if again { commands::Often::Again } else { commands::Often::Once };
            print(&commands::announce(&file.load()?, often).await?.to_string())
        }
        Command::Outbox { command } => outbox(command).await,
        Command::Policy => print(&policy::table()),
    }
}

async fn sessions(command: SessionsCommand) -> anyhow::Result<()> {
    match command {
        SessionsCommand::List { file } => {
            commands::list_sessions(&file.load()?).await?.iter().try_for_each(|session| print(&session.to_string()))
        }
        SessionsCommand::Revoke { whose, file } => {
            let ended = commands::revoke_sessions(&file.load()?, &whose).await?;
            print(&format!("{ended} ended"))
        }
    }
}

async fn outbox(command: OutboxCommand) -> anyhow::Result<()> {
    match command {
        OutboxCommand::List { file } => {
            commands::list_outbox(&file.load()?).await?.iter().try_for_each(|waiting| print(&waiting.to_string()))
        }
        OutboxCommand::Show { id, file } => print(&commands::show_application(&file.load()?, id).await?),
        OutboxCommand::Retry { id, file } => {
            commands::retry_application(&file.load()?, id).await?;
            print("due now; a relay that runs takes it within seconds")
        }
        OutboxCommand::Export { id, out, file } => {
            let folder = commands::export_application(&file.load()?, id, &out).await?;
            print(&format!("written to {}; it is personal data in clear", folder.display()))
        }
        OutboxCommand::RotateKey { file } => {
            let companies = file.all()?;
            let first = companies.all().first().context("there is no company")?;
            print(&commands::rotate_key(first).await?.to_string())
        }
        OutboxCommand::Purge { id, file } => {
            commands::purge_application(&file.load()?, id).await?;
            print("deleted")
        }
    }
}

async fn listen(companies: Companies) -> anyhow::Result<()> {
    // What is not a company's own is the same in each configuration.
    let common = companies.all().first().context("there is no company")?.clone();
    let listen = common.listen;
    let scheme = if common.tls.is_some() { "https" } else { "http" };
    let listener = TcpListener::bind(listen).await.with_context(|| format!("cannot listen on {listen}"))?;
    let metrics = match &common.metrics {
        Some(metrics) => {
            let listen = metrics.listen;
            Some(
                TcpListener::bind(listen)
                    .await
                    .with_context(|| format!("metrics.listen: cannot listen on {listen}"))?,
            )
        }
        None => None,
    };
    let relays = Relays::start(companies).await?;
    if let Some(listener) = metrics {
        println!("metrics on http://{}/metrics", listener.local_addr()?);
        tokio::spawn(personio_relay::metrics::serve(relays.clone(), listener, std::future::pending()));
    }
    println!("listening on {scheme}://{}", listener.local_addr()?);
    serve(relays, listener, stop_signal()).await?;
    Ok(())
}

/// A reader that has seen enough, such as `head`, closes the pipe: println! would panic.
fn print(text: &str) -> anyhow::Result<()> {
    writeln!(std::io::stdout(), "{text}").context("the output cannot be written")
}

impl ConfigFile {
    fn all(&self) -> anyhow::Result<Companies> {
        Ok(Companies::load(&self.config, std::env::vars())?)
    }
}

impl CompanyFile {
    fn load(&self) -> anyhow::Result<Config> {
        Ok(self.file.all()?.one(self.company.as_deref())?.clone())
    }
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
