//! From a compiled module to the two files that a page loads: wasm-bindgen, then wasm-opt.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use super::{Module, Profile};
use crate::{
    bundle::{Asset, Naming, hash},
    process,
    project::Project,
    setup,
};

/// What every browser of the last years has. wasm-opt may use no more than that.
const WASM_FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The script and the wasm of a module, made anew only when the compiled module or a tool changed.
///
/// # Errors
/// When wasm-bindgen or wasm-opt fails.
pub fn assets(project: &Project, profile: Profile, wasm_bindgen: &Path, module: Module) -> Result<Vec<Asset>> {
    let compiled = compiled(project, profile, module);
    let wasm = fs::read(&compiled).with_context(|| format!("cannot read {}", compiled.display()))?;
    let stage = stage(project, profile, module);
    let stamp = stage.join("inputs");
    let inputs = hash::of_all([
        wasm.as_slice(),
        &fs::read(project.node().join("package-lock.json"))?,
        tool_age(wasm_bindgen).as_bytes(),
    ]);
    if !fs::read_to_string(&stamp).is_ok_and(|last| last == inputs) {
        fs::create_dir_all(&stage)?;
        bind(project, wasm_bindgen, module, &compiled, &stage)?;
        if profile == Profile::Release {
            optimise(project, module, &stage)?;
        }
        fs::write(&stamp, &inputs)?;
    }
    let read = |file: String, name: String| -> Result<Asset> {
        let path = stage.join(file);
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        Ok(Asset { name, bytes, naming: Naming::ByContent })
    };
    let Module { name, .. } = module;
    Ok(vec![
        read(format!("{name}.js"), format!("{name}.js"))?,
        read(format!("{name}_bg.wasm"), format!("{name}.wasm"))?,
    ])
}

/// The directory where a module's files are made: `NAME.js` and `NAME_bg.wasm`.
pub fn stage(project: &Project, profile: Profile, module: Module) -> PathBuf {
    project.target(format!("web/stage/{}/{}", profile.cargo(), module.name))
}

fn compiled(project: &Project, profile: Profile, module: Module) -> PathBuf {
    let file = module.package.replace('-', "_");
    project.target(format!("web/wasm32-unknown-unknown/{}/{file}.wasm", profile.cargo()))
}

/// Another wasm-bindgen makes another script, and cargo rebuilds the tool only when its version changes.
fn tool_age(tool: &Path) -> String {
    fs::metadata(tool).and_then(|file| file.modified()).map(|time| format!("{time:?}")).unwrap_or_default()
}

fn bind(project: &Project, wasm_bindgen: &Path, module: Module, compiled: &Path, stage: &Path) -> Result<()> {
    let mut command = Command::new(wasm_bindgen);
    // The entry script fetches the wasm itself, side by side with the script, and hands it over.
    command.args(["--target", "web", "--no-typescript", "--omit-default-module-path", "--out-name", module.name]);
    command.arg("--out-dir").arg(stage).arg(compiled);
    let step = format!("writing the bindings of {}", module.name);
    process::run(project, &step, &format!("bindings-{}", module.name), command)?;
    Ok(())
}

fn optimise(project: &Project, module: Module, stage: &Path) -> Result<()> {
    let wasm = stage.join(format!("{}_bg.wasm", module.name));
    let mut command = Command::new(setup::tool(project, "wasm-opt"));
    command.args(["-Oz", "--strip-debug", "--strip-producers"]).args(WASM_FEATURES).arg(&wasm).arg("-o").arg(&wasm);
    let step = format!("optimising {}", module.name);
    process::run(project, &step, &format!("wasm-opt-{}", module.name), command)?;
    Ok(())
}
