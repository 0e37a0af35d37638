//! From a compiled module to the two files that a page loads: wasm-bindgen, then wasm-opt.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use super::{Module, Profile, optimise::optimise, scripts};
use crate::{
    bundle::{Asset, Naming, hash},
    process,
    project::Project,
};

/// The script and the wasm files of a module, made anew only when the compiled module or a tool changed.
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
        let _ = fs::remove_dir_all(&stage);
        fs::create_dir_all(&stage)?;
        if module.has_parts {
            let whole = stage.join(format!("{}.wasm", module.name));
            split(project, wasm_bindgen, module, &compiled, &stage)?;
            bind(project, wasm_bindgen, module, &whole, &stage)?;
            fs::remove_file(&whole)?;
            if profile == Profile::Release {
                tidy(project, wasm_bindgen, module, &stage)?;
            }
            name_parts(&stage, module)?;
            scripts::join(project, module, &stage)?;
        } else {
            bind(project, wasm_bindgen, module, &compiled, &stage)?;
            if profile == Profile::Release {
                tidy(project, wasm_bindgen, module, &stage)?;
            }
        }
        if profile == Profile::Release {
            let files = wasm_files(&stage)?.iter().map(|wasm| stage.join(wasm)).collect();
            optimise(project, module, files)?;
        }
        fs::write(&stamp, &inputs)?;
    }
    let read = |file: &str, name: String| -> Result<Asset> {
        let path = stage.join(file);
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        Ok(Asset { name, bytes, naming: Naming::ByContent })
    };
    let script = format!("{}.js", module.name);
    let mut assets = vec![read(&script, script.clone())?];
    for wasm in wasm_files(&stage)? {
        assets.push(read(&wasm, wasm.replace("_bg.wasm", ".wasm"))?);
    }
    Ok(assets)
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
    if module.has_parts {
        command.arg("--keep-lld-exports"); // the parts share the table of functions
    }
    command.arg("--out-dir").arg(stage).arg(compiled);
    let step = format!("writing the bindings of {}", module.name);
    process::run(project, &step, &format!("bindings-{}", module.name), command)?;
    Ok(())
}

/// Splits the module: `NAME.wasm` and a script that loads the rest, `split_PART.wasm` each.
fn split(project: &Project, tools: &Path, module: Module, compiled: &Path, stage: &Path) -> Result<()> {
    let mut command = Command::new(tools);
    command.arg("split").arg(compiled).arg(stage).arg(module.name);
    let step = format!("splitting {}", module.name);
    process::run(project, &step, &format!("split-{}", module.name), command)?;
    Ok(())
}

/// Shortens names and joins data.
fn tidy(project: &Project, tools: &Path, module: Module, stage: &Path) -> Result<()> {
    let mut command = Command::new(tools);
    command.arg("tidy").arg(stage).arg(module.name);
    process::run(project, &format!("tidying {}", module.name), &format!("tidy-{}", module.name), command)?;
    Ok(())
}

/// Gives the parts the names that they are published under: `split_form.wasm` becomes `personio-jobs-form.wasm`.
fn name_parts(stage: &Path, module: Module) -> Result<()> {
    let loader = stage.join(scripts::parts(module));
    let mut script = fs::read_to_string(&loader).with_context(|| format!("cannot read {}", loader.display()))?;
    let main = format!("{}_bg.wasm", module.name);
    for part in wasm_files(stage)?.into_iter().filter(|name| *name != main) {
        let published = part_name(module, &part);
        script = script.replace(&format!("./{part}"), &format!("./{published}"));
        fs::rename(stage.join(&part), stage.join(&published))?;
    }
    fs::write(&loader, script)?;
    Ok(())
}

fn part_name(module: Module, file: &str) -> String {
    let family = module.name.rsplit_once('-').map_or(module.name, |(family, _)| family);
    format!("{family}-{}", file.strip_prefix("split_").unwrap_or(file))
}

fn wasm_files(stage: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(stage)? {
        names.extend(entry?.file_name().into_string().ok().filter(|name| name.ends_with(".wasm")));
    }
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::{Module, part_name};

    #[test]
    fn a_part_is_published_beside_its_module() {
        let module = Module { package: "personio-widget", name: "personio-jobs-list", has_parts: true };
        assert_eq!(part_name(module, "split_form.wasm"), "personio-jobs-form.wasm");
        assert_eq!(part_name(module, "chunk_0.wasm"), "personio-jobs-chunk_0.wasm");
    }
}
