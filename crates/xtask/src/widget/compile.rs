//! What cargo builds: the modules for wasm, and the wasm-bindgen command line that fits them.

use std::path::PathBuf;

use anyhow::Result;

use super::{Module, Profile};
use crate::{process, project::Project, setup::WebToolchain};

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

/// Builds modules for wasm.
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
    let mut cargo = toolchain.cargo(project, "build");
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
