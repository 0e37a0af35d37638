//! Runs the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    personio_cli::run()
}
