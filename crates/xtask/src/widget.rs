//! Builds the custom element: two wasm modules, one of them in parts, their scripts, style and texts.
//!
//! cargo → splitter → wasm-bindgen → wasm-opt → bundler → names by content → brotli and gzip. Each step is skipped when
//! nothing that it reads has changed.

mod compile;
mod module;
mod output;
mod scripts;

pub use self::compile::wasm_bindgen;

use std::{fs, path::PathBuf};

use anyhow::{Context, Result};

use crate::{
    bundle::{self, Asset, Naming, hash},
    console::Step,
    project::Project,
    setup::{self, WebToolchain},
};

/// Builds as a person at work or as the public gets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build, in `target/dev/widget`.
    Dev,
    /// Small, in `dist/widget`.
    Release,
}

/// A wasm module of the widget.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Module {
    /// The crate.
    pub package: &'static str,
    /// What the scripts call it: `NAME.js` and `NAME.wasm`.
    pub name: &'static str,
    /// Whether functions in it carry `#[wasm_split]`: each part becomes a file of its own, `personio-jobs-PART.wasm`.
    pub has_parts: bool,
}

/// What the widget loads: the list at once, the rest when it is wanted.
pub const MODULES: [Module; 2] = [
    Module { package: "personio-widget", name: "personio-jobs-list", has_parts: true },
    Module { package: "personio-widget-feed", name: "personio-jobs-feed", has_parts: false },
];

/// The core's feed and search for the benches.
const BENCH_MODULE: Module = Module { package: "personio-bench", name: "personio-bench", has_parts: false };

/// The script that pages load. Its name is a promise.
pub const ENTRY: &str = "personio-jobs.js";

impl Profile {
    /// The directory that gets the finished files.
    pub fn directory(self, project: &Project) -> PathBuf {
        match self {
            Self::Dev => project.target("dev/widget"),
            Self::Release => project.path("dist/widget"),
        }
    }

    /// The profile's name in Cargo.toml.
    fn cargo(self) -> &'static str {
        match self {
            Self::Dev => "wasm-dev",
            Self::Release => "wasm-release",
        }
    }
}

/// Builds the widget and gives the directory with its files.
///
/// # Errors
/// When a tool is missing and cannot be installed, or a step fails.
pub fn build(project: &Project, profile: Profile) -> Result<PathBuf> {
    let toolchain = WebToolchain::prepare(project)?;
    setup::install_tools(project)?;
    let wasm_bindgen = compile::wasm_bindgen(project)?;
    compile::modules(project, &toolchain, profile, "the widget", &MODULES)?;
    let mut assets = Vec::new();
    for module in MODULES {
        assets.extend(module::assets(project, profile, &wasm_bindgen, module)?);
    }
    assets.extend(files(project, "widget/js", |name| if name == ENTRY { Naming::Kept } else { Naming::ByContent })?);
    assets.extend(files(project, "widget/static", |_| Naming::ByContent)?);

    let directory = profile.directory(project);
    let inputs = hash::of_all(assets.iter().flat_map(|asset| [asset.name.as_bytes(), &asset.bytes]));
    if output::is_current(&directory, &inputs) {
        return Ok(directory);
    }
    if profile == Profile::Release {
        scripts::minify(project, &mut assets)?;
    }
    let step = Step::start(format_args!("writing {}", directory.display()));
    let published = bundle::publish(assets)?;
    output::write(&directory, published, profile, &inputs)?;
    step.done();
    Ok(directory)
}

/// Builds the benches' own module as the widget's are built, and gives the directory with `personio-bench.js` and
/// `personio-bench_bg.wasm`. It is never published.
///
/// # Errors
/// When a tool is missing and cannot be installed, or a step fails.
pub fn build_bench_module(project: &Project) -> Result<PathBuf> {
    let profile = Profile::Release;
    let toolchain = WebToolchain::prepare(project)?;
    let wasm_bindgen = compile::wasm_bindgen(project)?;
    compile::modules(project, &toolchain, profile, "the benches' module", &[BENCH_MODULE])?;
    module::assets(project, profile, &wasm_bindgen, BENCH_MODULE)?;
    Ok(module::stage(project, profile, BENCH_MODULE))
}

/// The files of a folder; none when the folder does not exist.
fn files(project: &Project, folder: &str, naming: impl Fn(&str) -> Naming) -> Result<Vec<Asset>> {
    let folder = project.path(folder);
    let Ok(entries) = fs::read_dir(&folder) else {
        return Ok(Vec::new());
    };
    let mut assets = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let Some(name) = path.file_name().and_then(|name| name.to_str()).filter(|_| path.is_file()) else {
            continue;
        };
        let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
        assets.push(Asset { name: name.to_owned(), bytes, naming: naming(name) });
    }
    assets.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(assets)
}
