//! `wasm-bindgen-test-runner`, in the version of the lock file.

fn main() -> impl std::process::Termination {
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os())
}
