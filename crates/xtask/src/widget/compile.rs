//! What cargo builds: the modules for wasm, and the wasm-bindgen command line that fits them.

use std::{path::PathBuf, process::Command};

use anyhow::Result;

use super::{Module, Profile};
use crate::{process, project::Project, setup::WebToolchain};

/// What reads a feed.
const READERS: [&str; 4] = ["personio", "quick-xml", "memchr", "simdutf8"];

/// Builds `wasm-bindgen` and its test runner in the version of the lock file.
///
/// # Errors
/// When cargo fails.
pub fn wasm_bindgen(project: &Project) -> Result<PathBuf> {
    let mut cargo = process::native_cargo(project);
    cargo.args(["build", "--package", "wasm-bindgen-runner"]);
    process::run(
        project,
        "building the wasm-bindgen command line (some minutes the first time)",
        "wasm-bindgen-runner",
        cargo,
    )?;
    Ok(project.program("wasm-bindgen-runner"))
}

/// Builds modules for wasm, as small as they get.
///
/// # Errors
/// When cargo fails.
pub fn modules(
    project: &Project,
    toolchain: &WebToolchain,
    profile: Profile,
    what: &str,
    modules: &[Module],
) -> Result<()> {
    compile(project, profile, what, modules, toolchain.cargo(project, "build"), toolchain)
}

/// Builds modules for wasm whose speed in reading a feed is worth its bytes, with the vector instructions that every
/// browser has had since 2023. Only an optimised build differs.
///
/// # Errors
/// When cargo fails.
pub fn fast_modules(
    project: &Project,
    toolchain: &WebToolchain,
    profile: Profile,
    what: &str,
    modules: &[Module],
) -> Result<()> {
    let mut cargo = toolchain.cargo(project, "build");
    if profile == Profile::Release {
        for package in READERS {
            let key = format!("profile.{}.package.{package}", profile.cargo());
            cargo.arg("--config").arg(format!("{key}.opt-level=3"));
        }
        toolchain.vectorise(&mut cargo, profile.cargo(), &READERS);
    }
    compile(project, profile, what, modules, cargo, toolchain)
}

fn compile(
    project: &Project,
    profile: Profile,
    what: &str,
    modules: &[Module],
    mut cargo: Command,
    toolchain: &WebToolchain,
) -> Result<()> {
    cargo.args(["--profile", profile.cargo()]);
    if profile == Profile::Release {
        toolchain.shrink(&mut cargo);
    }
    for module in modules {
        cargo.args(["--package", module.package]);
    }
    let step = format!("compiling {what} ({}, some minutes the first time)", profile.cargo());
    process::run(project, &step, profile.cargo(), cargo)?;
    Ok(())
}
