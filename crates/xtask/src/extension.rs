//! Builds the browser extension: two wasm modules, their scripts, pages and icons, and a manifest for each browser.

mod icon;
mod manifest;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use self::manifest::Browser;
use crate::{
    bundle::{Asset, File, Manifest, Naming, compress, hash},
    console::Step,
    project::Project,
    setup::{self, WebToolchain},
    widget::{Module, Profile, compile, module, scripts},
};

/// What the view loads, what the worker does, the desk, and what looks into files that are dropped on it.
const MODULES: [Module; 4] = [
    Module { package: "personio-extension-popup", name: "popup-core", has_parts: true },
    Module { package: "personio-extension-worker", name: "worker-core", has_parts: true },
    Module { package: "personio-extension-desk", name: "desk-core", has_parts: true },
    Module { package: "personio-extension-desk-files", name: "desk-files-core", has_parts: false },
];

/// The look that views share with the widget, written for a shadow root there and for a page here.
const THEME: &str = "crates/personio-ui/src/theme.css";
/// What follows it.
const STYLES: &str = "popup.css";

/// Where the two packages are.
#[derive(Debug, Clone)]
pub struct Packages {
    /// For Chrome, Edge and others.
    pub chromium: PathBuf,
    /// For Firefox.
    pub firefox: PathBuf,
}

/// Builds both packages: in `dist/`, or in `target/dev/` while somebody works on them.
///
/// # Errors
/// When a tool is missing and cannot be installed, or a step fails.
pub fn build(project: &Project, profile: Profile) -> Result<Packages> {
    let toolchain = WebToolchain::prepare(project)?;
    setup::install_tools(project)?;
    let wasm_bindgen = compile::wasm_bindgen(project)?;
    compile::modules(project, &toolchain, profile, "the extension", &MODULES)?;
    let mut scripts = Vec::new();
    for built in MODULES {
        scripts.extend(module::assets(project, profile, &wasm_bindgen, built)?);
    }
    let mut files = Vec::new();
    collect(&project.path("extension/static"), "", &mut files)?;
    style(project, &mut files)?;
    files.extend(icon::all()?);

    let parts = scripts.iter().map(|asset| (&asset.name, &asset.bytes));
    let parts = parts.chain(files.iter().map(|(name, bytes)| (name, bytes)));
    let inputs = hash::of_all(parts.flat_map(|(name, bytes)| [name.as_bytes(), bytes]));
    let packages = Packages {
        chromium: directory(project, profile, Browser::Chromium),
        firefox: directory(project, profile, Browser::Firefox),
    };
    let stamp = project.target(format!("web/stage/extension-{profile:?}.inputs"));
    let is_there = packages.chromium.is_dir() && packages.firefox.is_dir();
    if is_there && fs::read_to_string(&stamp).is_ok_and(|last| last == inputs) {
        return Ok(packages);
    }
    scripts.extend(files.extract_if(.., |(name, _)| name.ends_with(".js")).map(script));
    if profile == Profile::Release {
        scripts::minify(project, &mut scripts)?;
    }
    files.extend(scripts.into_iter().map(|asset| (asset.name, asset.bytes)));
    for (browser, directory) in [(Browser::Chromium, &packages.chromium), (Browser::Firefox, &packages.firefox)] {
        let step = Step::start(format_args!("writing {}", directory.display()));
        write(directory, &files, browser)?;
        step.done();
    }
    fs::write(&stamp, inputs)?;
    Ok(packages)
}

/// What the files of a package weigh as they would travel, by name.
///
/// # Errors
/// When a file cannot be read.
pub fn weigh(directory: &Path) -> Result<Manifest> {
    let mut files = Vec::new();
    collect(directory, "", &mut files)?;
    let mut manifest = Manifest::default();
    for (name, bytes) in files {
        if [".wasm", ".js", ".css", ".html"].iter().any(|ending| name.ends_with(ending)) {
            let (brotli, gzip) = (compress::brotli(&bytes)?.len(), compress::gzip(&bytes)?.len());
            let file = File { name: name.clone(), raw: bytes.len(), gzip: Some(gzip), brotli: Some(brotli) };
            manifest.files.insert(name, file);
        }
    }
    Ok(manifest)
}

fn directory(project: &Project, profile: Profile, browser: Browser) -> PathBuf {
    match profile {
        Profile::Dev => project.target(format!("dev/extension-{}", browser.name())),
        Profile::Release => project.path(format!("dist/extension-{}", browser.name())),
    }
}

fn script((name, bytes): (String, Vec<u8>)) -> Asset {
    Asset { name, bytes, naming: Naming::Kept }
}

/// Puts the shared look before the extension's own.
fn style(project: &Project, files: &mut [(String, Vec<u8>)]) -> Result<()> {
    let theme = fs::read_to_string(project.path(THEME)).with_context(|| format!("cannot read {THEME}"))?;
    let theme = for_a_page(&theme);
    if let Some((_, own)) = files.iter_mut().find(|(name, _)| name == STYLES) {
        own.splice(0..0, theme.into_bytes());
    }
    Ok(())
}

/// What is said of a shadow root's host, said of a page.
fn for_a_page(theme: &str) -> String {
    theme.replace(":host(", ":root:is(").replace(":host", ":root")
}

/// The files of a folder and of those in it, by their path with slashes.
fn collect(folder: &Path, prefix: &str, files: &mut Vec<(String, Vec<u8>)>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()) else { continue };
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            collect(&path, &format!("{name}/"), files)?;
        } else {
            files.push((name, fs::read(&path)?));
        }
    }
    files.sort();
    Ok(())
}

/// Writes the files beside the directory and then puts them in its place, so that a browser never loads half of them.
fn write(directory: &Path, files: &[(String, Vec<u8>)], browser: Browser) -> Result<()> {
    let fresh = directory.with_extension("new");
    let _ = fs::remove_dir_all(&fresh);
    for (name, bytes) in files {
        let file = fresh.join(name);
        fs::create_dir_all(file.parent().unwrap_or(&fresh))?;
        let bytes = if name == manifest::FILE { manifest::of(bytes, browser)? } else { bytes.clone() };
        fs::write(&file, bytes).with_context(|| format!("cannot write {}", file.display()))?;
    }
    let _ = fs::remove_dir_all(directory);
    fs::rename(&fresh, directory).with_context(|| format!("cannot replace {}", directory.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_look_of_a_shadow_root_becomes_that_of_a_page() {
        assert_eq!(for_a_page(":host{a}:host([theme=\"dark\"]){b}"), ":root{a}:root:is([theme=\"dark\"]){b}");
    }

    #[test]
    fn a_package_has_the_manifest_of_its_browser_and_nothing_of_the_last_build() {
        let parent = tempfile::tempdir().unwrap();
        let directory = parent.path().join("extension-firefox");
        write(&directory, &[("old.js".into(), b"1".to_vec())], Browser::Firefox).unwrap();
        let manifest = br#"{"name":"a","firefox":{"only":"here"},"chromium":{"other":1}}"#.to_vec();
        let files = [(manifest::FILE.to_owned(), manifest), ("_locales/en/messages.json".to_owned(), b"{}".to_vec())];
        write(&directory, &files, Browser::Firefox).unwrap();
        let mut found = Vec::new();
        collect(&directory, "", &mut found).unwrap();
        let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["_locales/en/messages.json", "manifest.json"]);
        assert!(String::from_utf8_lossy(&found[1].1).contains("\"only\": \"here\""));
    }
}
