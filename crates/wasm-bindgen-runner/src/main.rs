//! `wasm-bindgen`, in the version of the lock file. rustc refuses a program of that very name here: it takes it for an
//! old release of the library.
//!
//! `wasm-bindgen-runner split IN OUT NAME` splits a module at its `#[wasm_split]` functions instead: `OUT/NAME.wasm` is
//! what is loaded first, and `OUT/NAME-parts.js` loads the rest through `./NAME.js`. `wasm-bindgen-runner tidy OUT NAME`
//! makes the bound module, its script and its parts smaller.

mod segments;
mod split;
mod tidy;
mod unused;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    let done = match arguments.as_slice() {
        [_, command, module, directory, name] if command == "split" => {
            split::run(module.as_ref(), directory.as_ref(), name).map_err(|error| format!("{error:#}"))
        }
        [_, command, directory, name] if command == "tidy" => {
            tidy::run(directory.as_ref(), name).map_err(|error| format!("{error:#}"))
        }
        _ => wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(arguments).map_err(|error| format!("{error:#}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}
