//! Builds the custom element: two wasm modules, one of them in parts, their scripts, style and texts.
//!
//! cargo → splitter → wasm-bindgen → wasm-opt → bundler → names by content → brotli and gzip. Each step is skipped when
//! nothing that it reads has changed.

pub mod compile;
pub mod module;
mod optimise;
mod output;
pub mod scripts;

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

/// What the widget loads at once; its parts come when they are wanted.
pub const LIST: Module = Module { package: "personio-widget", name: "personio-jobs-list", has_parts: true };

/// What reads a feed where there is no relay.
pub const FEED: Module = Module { package: "personio-widget-feed", name: "personio-jobs-feed", has_parts: false };

/// The core's feed and search for the benches, once as the list has the core, once as the feed's module has it.
const BENCH: [Module; 2] = [
    Module { package: "personio-bench", name: "personio-bench-list", has_parts: false },
    Module { package: "personio-bench", name: "personio-bench-feed", has_parts: false },
];

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
    compile::modules(project, &toolchain, profile, "the widget", &[LIST])?;
    compile::fast_modules(project, &toolchain, profile, "the widget's feed reader", &[FEED])?;
    let mut assets = Vec::new();
    for module in [LIST, FEED] {
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

/// Folders with the benches' own module, `NAME.js` and `NAME_bg.wasm`. It is never published.
#[derive(Debug)]
pub struct BenchModules {
    /// Optimised as the list is: `personio-bench-list`.
    pub list: PathBuf,
    /// Optimised as the feed's module is: `personio-bench-feed`.
    pub feed: PathBuf,
}

/// Builds the benches' own module as the widget's are built.
///
/// # Errors
/// When a tool is missing and cannot be installed, or a step fails.
pub fn build_bench_modules(project: &Project) -> Result<BenchModules> {
    let profile = Profile::Release;
    let toolchain = WebToolchain::prepare(project)?;
    let wasm_bindgen = compile::wasm_bindgen(project)?;
    let [list, feed] = BENCH;
    // Both are the same crate: each is taken before the next build takes its place.
    compile::modules(project, &toolchain, profile, "the benches' module", &[list])?;
    module::assets(project, profile, &wasm_bindgen, list)?;
    compile::fast_modules(project, &toolchain, profile, "the benches' module, fast", &[feed])?;
    module::assets(project, profile, &wasm_bindgen, feed)?;
    Ok(BenchModules { list: module::stage(project, profile, list), feed: module::stage(project, profile, feed) })
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
