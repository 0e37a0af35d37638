//! The Node tools of `tests/package.json`, installed from its lock file.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Context, Result, bail};

use crate::{bundle::hash, process, project::Project};

/// Node's oldest supported major version.
const OLDEST_NODE: u32 = 20;

/// Installs the Node tools unless the lock file is the one that was installed last.
///
/// # Errors
/// When Node or npm is missing or too old, or when npm fails.
pub fn install_tools(project: &Project) -> Result<()> {
    let folder = project.node();
    let stamp = folder.join("node_modules/.lock-file-hash");
    let lock = folder.join("package-lock.json");
    let wanted = hash::of(&fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?);
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    check_node()?;
    let mut npm = Command::new("npm");
    npm.current_dir(&folder).args(["ci", "--no-fund", "--no-audit"]).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    process::run(project, "installing the Node tools of tests/package-lock.json", "npm-ci", npm)?;
    fs::write(&stamp, wanted).with_context(|| format!("cannot write {}", stamp.display()))
}

/// A program that a Node package brought.
pub fn tool(project: &Project, name: &str) -> PathBuf {
    project.node().join(Path::new("node_modules/.bin")).join(name)
}

fn check_node() -> Result<()> {
    let mut node = Command::new("node");
    node.arg("--version");
    let version = process::ask(node, Duration::from_secs(10));
    match version.as_deref().and_then(major) {
        Some(found) if found >= OLDEST_NODE => Ok(()),
        Some(found) => {
            bail!("Node {found} is too old: install Node {OLDEST_NODE} or newer (with npm) and run the command again")
        }
        None => bail!("Node is missing: install Node {OLDEST_NODE} or newer (with npm) and run the command again"),
    }
}

fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_major_version_is_read_from_its_answer() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("command not found"), None);
    }
}
