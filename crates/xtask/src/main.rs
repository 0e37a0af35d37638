//! Every command of the project: `cargo xtask --help`.

mod bundle;
mod cli;
mod console;
mod process;
mod project;
mod setup;
mod widget;

use std::process::ExitCode;

fn main() -> ExitCode {
    match cli::run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}
