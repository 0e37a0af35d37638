//! Reads the arguments, does what they say, and ends with a code that says how it went.

use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::{
    absences, announce, apply,
    arguments::{Arguments, Command, Everywhere},
    attendances, documents, employees,
    failure::{Exit, Failure},
    feed,
    interrupt::Interrupt,
    login,
    output::{Format, Output},
    projects,
    session::{Connection, Session},
};

/// The program: arguments and environment in, results to the standard output, an exit code back.
#[must_use]
pub fn run() -> ExitCode {
    let Arguments { everywhere, command } = Arguments::parse();
    let format = match (everywhere.json, everywhere.csv) {
        (true, _) => Format::Json,
        (_, true) => Format::Csv,
        _ => Format::Table,
    };
    let out = Output::new(format, everywhere.quiet);
    let interrupt = Interrupt::default();
    let connection = connection(everywhere, out, interrupt.clone());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let ended = match runtime {
        Ok(runtime) => {
            let ended = runtime.block_on(async {
                tokio::select! {
                    // First the command: what it asks at once can be left with Ctrl-C as usual.
                    biased;
                    ended = Box::pin(perform(&connection, command)) => ended,
                    () = interrupt.wanted() => Err(interrupted()),
                }
            });
            // A question that nobody answered does not keep the program.
            runtime.shutdown_background();
            ended
        }
        Err(error) => Err(Failure::new(Exit::Failed, format!("cannot start: {error}"))),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            match format {
                Format::Json => eprintln!("{}", failure.to_json()),
                _ => eprint!("{}", failure.to_text()),
            }
            ExitCode::from(failure.exit as u8)
        }
    }
}

fn interrupted() -> Failure {
    Failure::new(Exit::Interrupted, "interrupted")
        .safe("nothing was being written, or its result is not known")
        .advice("run it again; what is distributed goes on where it was")
}

fn connection(everywhere: Everywhere, out: Output, interrupt: Interrupt) -> Connection {
    let filled = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    Connection {
        profile: filled(everywhere.profile),
        relay: filled(everywhere.relay),
        api: filled(everywhere.api),
        config: everywhere.config,
        is_verbose: everywhere.verbose,
        is_dry: everywhere.dry_run,
        now: everywhere.now,
        out,
        interrupt,
    }
}

async fn perform(connection: &Connection, command: Command) -> Result<(), Failure> {
    match command {
        Command::Login(login) => login::log_in(connection, login).await,
        Command::Logout(logout) => login::log_out(connection, logout).await,
        Command::Whoami => login::who_am_i(connection).await,
        Command::Profiles => login::profiles(connection),
        Command::Attendances { command } => {
            let session = connection.session()?;
            ended(&session, attendances::run(&session, command).await)
        }
        Command::Absences { command } => {
            let session = connection.session()?;
            ended(&session, absences::run(&session, command).await)
        }
        Command::Projects { command } => {
            let session = connection.session()?;
            ended(&session, projects::run(&session, command).await)
        }
        Command::Employees { command } => {
            let session = connection.session()?;
            ended(&session, employees::run(&session, command).await)
        }
        Command::Documents { command } => {
            let session = connection.session()?;
            ended(&session, documents::run(&session, command).await)
        }
        Command::Feed(feed) => feed::run(connection, feed).await,
        Command::Apply(apply) => {
            let session = connection.recruiting(apply.company_id.as_deref())?;
            ended(&session, apply::run(&session, apply).await)
        }
        Command::Announce(announce) => announce::run(&connection.session()?, announce).await,
        Command::Completions { shell } => {
            // Into memory first: a reader that has seen enough is no reason to panic.
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "personio", &mut script);
            connection.out.bytes(&script)
        }
    }
}

/// A dry run ends with what would have been sent.
fn ended(session: &Session, result: Result<(), Failure>) -> Result<(), Failure> {
    if result.is_ok() {
        session.show_previews()?;
    }
    result
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use crate::arguments::Arguments;

    #[test]
    fn the_arguments_contradict_themselves_nowhere() {
        Arguments::command().debug_assert();
    }
}
