//! Every command of the project: `cargo xtask --help`.

mod cli;

mod bench;
mod demo;
mod dev;
mod extension;
mod fuzz;
mod lint;
mod npm;
mod pictures;
mod size;
mod test;
mod widget;

mod bundle;
mod cargo;
mod console;
mod process;
mod project;
mod server;
mod setup;
mod surroundings;

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
