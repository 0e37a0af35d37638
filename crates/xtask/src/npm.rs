//! Builds the npm package `personio-web`: two wasm modules, scripts and declarations, ready for `npm pack`.

mod documentation;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{
    bundle::{Asset, File, Manifest, compress, hash},
    console::Step,
    project::Project,
    setup::{self, WebToolchain},
    widget::{Module, Profile, compile, module, scripts},
};

/// What everybody loads, and what is left for those that only read a job feed.
const MODULES: [Module; 2] = [
    Module { package: "personio-npm", name: "personio", has_parts: false },
    Module { package: "personio-npm-feed", name: "personio-feed", has_parts: false },
];

/// The folders that are published as they are. `wasm` comes from the modules.
const FOLDERS: [&str; 2] = ["crates/personio-npm/js", "crates/personio-npm/types"];

/// Single files, and their names in the package.
const FILES: [(&str, &str); 3] = [
    ("crates/personio-npm/README.md", "README.md"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
];

/// The version that the sources have; the workspace's takes its place.
const UNVERSIONED: &str = r#""version": "0.0.0""#;

/// Builds the package and gives its directory: `dist/npm`, or `target/dev/npm` while somebody works on it.
///
/// # Errors
/// When a tool is missing and cannot be installed, or a step fails.
pub fn build(project: &Project, profile: Profile) -> Result<PathBuf> {
    let toolchain = WebToolchain::prepare(project)?;
    setup::install_tools(project)?;
    let wasm_bindgen = compile::wasm_bindgen(project)?;
    compile::modules(project, &toolchain, profile, "the npm package", &MODULES)?;
    let mut bindings = Vec::new();
    for built in MODULES {
        bindings.extend(module::assets(project, profile, &wasm_bindgen, built)?);
    }
    let files = files(project)?;
    let directory = match profile {
        Profile::Dev => project.target("dev/npm"),
        Profile::Release => project.path("dist/npm"),
    };
    let stamp = project.target(format!("web/stage/npm-{profile:?}.inputs"));
    let parts = bindings.iter().map(|asset| (&asset.name, &asset.bytes));
    let parts = parts.chain(files.iter().map(|(name, bytes)| (name, bytes)));
    let inputs = hash::of_all(parts.flat_map(|(name, bytes)| [name.as_bytes(), bytes]));
    if directory.is_dir() && fs::read_to_string(&stamp).is_ok_and(|last| last == inputs) {
        return Ok(directory);
    }
    if profile == Profile::Release {
        scripts::minify(project, &mut bindings)?;
    }
    let step = Step::start(format_args!("writing {}", directory.display()));
    write(&directory, &bindings, &files)?;
    step.done();
    if profile == Profile::Release {
        documentation::write(project, &directory)?;
    }
    fs::write(&stamp, inputs)?;
    Ok(directory)
}

/// What scripts and modules of the package weigh.
///
/// # Errors
/// When a file cannot be read.
pub fn weigh(directory: &Path) -> Result<Manifest> {
    let mut manifest = Manifest::default();
    for folder in [directory.to_owned(), directory.join("wasm")] {
        for (name, bytes) in read_folder(&folder)? {
            // Node's doors hold an import and a line.
            if name.ends_with(".wasm") || name.ends_with(".js") {
                let (brotli, gzip) = (compress::brotli(&bytes)?.len(), compress::gzip(&bytes)?.len());
                let file = File { name: name.clone(), raw: bytes.len(), gzip: Some(gzip), brotli: Some(brotli) };
                let path = folder.strip_prefix(directory).unwrap_or(&folder).join(name);
                manifest.files.insert(path.display().to_string(), file);
            }
        }
    }
    Ok(manifest)
}

fn files(project: &Project) -> Result<Vec<(String, Vec<u8>)>> {
    let package = project.path("crates/personio-npm/package.json");
    let package = fs::read_to_string(&package).with_context(|| format!("cannot read {}", package.display()))?;
    let version = concat!(r#""version": ""#, env!("CARGO_PKG_VERSION"), '"');
    let mut files = vec![("package.json".to_owned(), package.replace(UNVERSIONED, version).into_bytes())];
    for folder in FOLDERS {
        files.extend(read_folder(&project.path(folder))?);
    }
    for (source, name) in FILES {
        let bytes = fs::read(project.path(source)).with_context(|| format!("cannot read {source}"))?;
        files.push((name.to_owned(), bytes));
    }
    Ok(files)
}

/// The files of a folder by name.
fn read_folder(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|_| path.is_file()) {
            files.push((name.to_owned(), fs::read(&path)?));
        }
    }
    files.sort();
    Ok(files)
}

/// Writes the files beside the directory and then puts them in its place, so that nobody sees half of them.
fn write(directory: &Path, bindings: &[Asset], files: &[(String, Vec<u8>)]) -> Result<()> {
    let fresh = directory.with_extension("new");
    let _ = fs::remove_dir_all(&fresh);
    fs::create_dir_all(fresh.join("wasm")).with_context(|| format!("cannot create {}", fresh.display()))?;
    for asset in bindings {
        fs::write(fresh.join("wasm").join(&asset.name), &asset.bytes)?;
    }
    for (name, bytes) in files {
        fs::write(fresh.join(name), bytes)?;
    }
    let _ = fs::remove_dir_all(directory);
    fs::rename(&fresh, directory).with_context(|| format!("cannot replace {}", directory.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bundle::Naming;

    #[test]
    fn a_rebuilt_package_holds_no_file_of_the_last_build_and_is_weighed_with_its_modules() {
        let parent = tempfile::tempdir().unwrap();
        let directory = parent.path().join("npm");
        let wasm = Asset { name: "personio.wasm".into(), bytes: b"\0asm".repeat(100), naming: Naming::Kept };
        write(&directory, &[], &[("old.js".into(), b"1".to_vec())]).unwrap();
        write(&directory, &[wasm], &[("index.js".into(), b"2".to_vec()), ("index.d.ts".into(), vec![])]).unwrap();
        let weight = weigh(&directory).unwrap();
        assert_eq!(weight.files.keys().collect::<Vec<_>>(), ["index.js", "wasm/personio.wasm"]);
        assert_eq!(weight.files["wasm/personio.wasm"].raw, 400);
    }

    #[test]
    fn the_package_has_the_version_of_the_workspace() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
        let files = files(&Project::at(root)).unwrap();
        let package: serde_json::Value = serde_json::from_slice(&files[0].1).unwrap();
        assert_eq!(package["version"], env!("CARGO_PKG_VERSION"));
    }
}
