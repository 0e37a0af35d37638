//! Scripts as small as they get.

use std::{fs, process::Command};

use anyhow::{Context, Result};

use crate::{bundle::Asset, process, project::Project, setup};

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
        let mut command = Command::new(setup::tool(project, "terser"));
        command
            .arg(&source)
            .args(["--module", "--ecma", "2022", "--compress", "passes=2", "--mangle", "--output"])
            .arg(&minified);
        process::run(project, &format!("minifying {}", asset.name), &format!("minify-{}", asset.name), command)?;
        asset.bytes = fs::read(&minified).with_context(|| format!("cannot read {}", minified.display()))?;
    }
    Ok(())
}
