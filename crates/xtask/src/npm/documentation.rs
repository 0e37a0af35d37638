//! The documentation of the npm package's types, as web pages.

use std::{fs, path::Path, process::Command};

use anyhow::Result;

use crate::{process, project::Project, setup};

/// What typedoc is told; what it warns of, such as a link to nothing, fails the build.
const OPTIONS: &str = "crates/personio-npm/typedoc.json";

/// What the package declares at the top.
const DOORS: [&str; 4] = ["index.d.ts", "api.d.ts", "apply.d.ts", "feed.d.ts"];

/// Writes the pages of a package's declarations to `dist/npm-docs`.
///
/// # Errors
/// When a declaration is wrong or a link in it leads nowhere.
pub fn write(project: &Project, package: &Path) -> Result<()> {
    let directory = project.path("dist/npm-docs");
    let mut typedoc = Command::new(setup::tool(project, "typedoc"));
    typedoc.current_dir(package).arg("--options").arg(project.path(OPTIONS)).arg("--out").arg(&directory);
    for name in DOORS {
        typedoc.arg("--entryPoints").arg(package.join(name));
    }
    typedoc.arg("--readme").arg(package.join("README.md"));
    typedoc.arg("--tsconfig").arg(project.path("crates/personio-npm/tsconfig.json"));
    let _ = fs::remove_dir_all(&directory);
    process::run(project, "documenting the types of the npm package", "typedoc", typedoc)?;
    Ok(())
}
