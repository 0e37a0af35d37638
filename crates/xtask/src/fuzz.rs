//! Fuzzing the relay's router: libFuzzer makes up requests and keeps those that reach new code.
//!
//! No nightly toolchain is needed: the coverage that libFuzzer looks at is a pass of LLVM, which any rustc runs. What
//! nightly would add is the address sanitizer, and the relay has no code that could use memory wrongly.

use std::{fs, process::ExitCode};

use anyhow::{Context, Result, bail};

use crate::{console, process, project::Project};

const FOLDER: &str = "crates/personio-relay/fuzz";

/// What libFuzzer needs in every crate.
const COVERAGE: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
                        -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
                        -Cllvm-args=-sanitizer-coverage-pc-table -Ccodegen-units=1 --cfg=fuzzing";

/// Makes up requests for so many minutes, going on from what earlier runs found.
///
/// # Errors
/// When the target does not build, or a request breaks the relay: it is in `artifacts` then.
pub fn run(project: &Project, minutes: u32) -> Result<ExitCode> {
    let folder = project.path(FOLDER);
    // The relay's own versions; cargo adds what the fuzzer needs.
    fs::copy(project.path("Cargo.lock"), folder.join("Cargo.lock")).context("cannot copy Cargo.lock")?;
    let host = host(project)?;
    let cargo = |subcommand: &str| {
        let mut cargo = process::native_cargo(project);
        // Named, so that build scripts and macros are compiled without coverage.
        cargo.current_dir(&folder).args([subcommand, "--target", &host]).env("RUSTFLAGS", COVERAGE);
        cargo
    };
    process::run(project, "building the fuzzer", "fuzz", cargo("build"))?;
    for name in ["corpus", "artifacts"] {
        fs::create_dir_all(folder.join(name)).with_context(|| format!("cannot make {name}"))?;
    }
    console::line(format_args!(
        "making up requests for {minutes} min; what breaks the relay comes to {FOLDER}/artifacts"
    ));
    let mut fuzzer = cargo("run");
    fuzzer.args(["--quiet", "--", "corpus", "-artifact_prefix=artifacts/", "-max_len=256", "-timeout=30"]);
    fuzzer.arg(format!("-max_total_time={}", u64::from(minutes) * 60));
    let status = fuzzer.status().context("cannot start the fuzzer")?;
    if !status.success() {
        bail!("a request broke the relay; `cargo xtask fuzz` tries it again first once it lies in {FOLDER}/corpus");
    }
    Ok(ExitCode::SUCCESS)
}

/// What this machine's programs are built for.
fn host(project: &Project) -> Result<String> {
    let mut rustc = process::command("rustc");
    rustc.current_dir(project.root()).arg("-vV");
    let said = rustc.output().context("cannot start rustc")?;
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).context("rustc does not say what this machine is")
}
