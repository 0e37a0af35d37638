//! Scripts as few and as small as they get.

use std::{fs, path::Path, process::Command};

use anyhow::{Context, Result};

use super::Module;
use crate::{bundle::Asset, process, project::Project, setup};

/// The oldest browsers that are supported have all of this.
const TARGET: &str = "--target=es2022";

/// The script that loads a module's parts, as the splitter names it.
pub fn parts(module: Module) -> String {
    format!("{}-parts.js", module.name)
}

/// Makes one script of a module's bindings and of what loads its parts: the two import each other, and files that are
/// named by their content cannot.
///
/// # Errors
/// When the bundler finds a mistake in a script.
pub fn join(project: &Project, module: Module, stage: &Path) -> Result<()> {
    let script = stage.join(format!("{}.js", module.name));
    let joined = stage.join("joined.js");
    let mut command = esbuild(project, &script, &joined);
    command.args(["--bundle", "--format=esm"]);
    process::run(
        project,
        &format!("joining the scripts of {}", module.name),
        &format!("join-{}", module.name),
        command,
    )?;
    fs::rename(&joined, &script).with_context(|| format!("cannot replace {}", script.display()))?;
    fs::remove_file(stage.join(parts(module)))?;
    Ok(())
}

/// Minifies every script; exported names stay.
///
/// # Errors
/// When the minifier finds a mistake in a script.
pub fn minify(project: &Project, assets: &mut [Asset]) -> Result<()> {
    let stage = project.target("web/stage/scripts");
    fs::create_dir_all(&stage)?;
    for asset in assets.iter_mut().filter(|asset| asset.name.ends_with(".js")) {
        let source = stage.join(&asset.name);
        let minified = stage.join(format!("{}.min", asset.name));
        fs::write(&source, &asset.bytes).with_context(|| format!("cannot write {}", source.display()))?;
        let mut command = esbuild(project, &source, &minified);
        command.args(["--minify", "--format=esm"]);
        process::run(project, &format!("minifying {}", asset.name), &format!("minify-{}", asset.name), command)?;
        asset.bytes = fs::read(&minified).with_context(|| format!("cannot read {}", minified.display()))?;
    }
    Ok(())
}

fn esbuild(project: &Project, from: &Path, to: &Path) -> Command {
    let mut command = Command::new(setup::tool(project, "esbuild"));
    command
        .arg(from)
        .args([TARGET, "--log-level=warning", "--charset=utf8"])
        .arg(format!("--outfile={}", to.display()));
    command
}
