//! What cargo builds: the modules for wasm, and the wasm-bindgen command line that fits them.

use std::path::PathBuf;

use anyhow::Result;

use super::{MODULES, Profile};
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

/// Builds the widget's modules for wasm.
///
/// # Errors
/// When cargo fails.
pub fn modules(project: &Project, toolchain: &WebToolchain, profile: Profile) -> Result<()> {
    let mut cargo = toolchain.cargo(project, "build");
    cargo.args(["--profile", profile.cargo()]);
    if profile == Profile::Release {
        toolchain.shrink(&mut cargo);
    }
    for module in MODULES {
        cargo.args(["--package", module.package]);
    }
    let step = format!("compiling the widget ({}, some minutes the first time)", profile.cargo());
    process::run(project, &step, profile.cargo(), cargo)?;
    Ok(())
}
