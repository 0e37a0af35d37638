//! Where things lie in the repository.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The repository that this command works on.
#[derive(Debug, Clone)]
pub struct Project {
    root: PathBuf,
    target: PathBuf,
}

impl Project {
    /// Finds the repository by the manifest that cargo names, so that a copy elsewhere works on itself.
    ///
    /// # Errors
    /// When the program was not started through `cargo xtask`.
    pub fn find() -> Result<Self> {
        let manifest = std::env::var_os("CARGO_MANIFEST_DIR").context("start this program with `cargo xtask`")?;
        let root = Path::new(&manifest)
            .ancestors()
            .nth(2)
            .context("crates/xtask lies two folders below the repository's root")?;
        let mut project = Self::at(root);
        if let Some(directory) = std::env::var_os("CARGO_TARGET_DIR") {
            project.target = root.join(directory);
        }
        Ok(project)
    }

    /// The repository at a path.
    pub fn at(root: impl Into<PathBuf>) -> Self {
        let root = root.into();
        let target = root.join("target");
        Self { root, target }
    }

    /// The repository's root.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path below the root.
    pub fn path(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.root.join(relative)
    }

    /// A path below cargo's target directory.
    pub fn target(&self, relative: impl AsRef<Path>) -> PathBuf {
        self.target.join(relative)
    }

    /// A program that the dev profile built.
    pub fn program(&self, name: &str) -> PathBuf {
        self.target.join("debug").join(name)
    }

    /// The folder of the Node tools, where `package.json` and `node_modules` lie.
    pub fn node(&self) -> PathBuf {
        self.path("tests")
    }
}
