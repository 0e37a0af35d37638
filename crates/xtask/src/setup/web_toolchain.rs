//! The compiler for wasm: Debian's where there are its packages, else rustup's.

use std::{
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Result, bail};

use super::debian;
use crate::{console::Step, process, project::Project};

/// The compiler's flag for vector instructions.
const VECTORS: &str = "-Ctarget-feature=+simd128";

const TARGET: &str = "wasm32-unknown-unknown";
const DEBIAN_PACKAGES: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];

/// A download that takes longer than this is given up: the machine probably cannot reach it.
const DOWNLOAD_PATIENCE: Duration = Duration::from_secs(120);

/// Which compiler builds wasm here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WebToolchain {
    /// The toolchain that runs this program, with rustup's standard library for wasm.
    Rustup,
    /// Debian's `rustc-web`, which builds the standard library as well.
    Debian {
        /// LLVM's linker for wasm.
        linker: PathBuf,
    },
}

impl WebToolchain {
    /// Finds a compiler, or installs one. Debian's comes first: with it the standard library is built here, a fifth
    /// smaller than the one that rustup has ready.
    ///
    /// # Errors
    /// One message that says what to install, when there is no way from here.
    pub fn prepare(project: &Project) -> Result<Self> {
        if let Some(debian) = Self::installed_debian() {
            return Ok(debian);
        }
        if debian::is_here()
            && let Ok(debian) = Self::install_debian(project)
        {
            return Ok(debian);
        }
        if has_rustup_target() || fetch_rustup_target() {
            return Ok(Self::Rustup);
        }
        Self::install_debian(project)
    }

    /// `cargo COMMAND` for wasm, with this compiler, at the repository's root.
    pub fn cargo(&self, project: &Project, subcommand: &str) -> Command {
        match self {
            Self::Rustup => {
                let mut cargo = process::native_cargo(project);
                cargo.args([subcommand, "--target", TARGET]).arg("--target-dir").arg(project.target("web"));
                cargo
            }
            Self::Debian { linker } => {
                let mut cargo = process::command("/usr/bin/cargo");
                cargo
                    .current_dir(project.root())
                    .env_remove("RUSTUP_TOOLCHAIN")
                    .env("RUSTC", "/usr/bin/rustc")
                    .env("RUSTDOC", "/usr/bin/rustdoc")
                    // Building the standard library is not stable yet; nothing else here needs this.
                    .env("RUSTC_BOOTSTRAP", "1")
                    .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker)
                    .args([subcommand, "--target", TARGET, "-Zbuild-std=std,panic_abort"])
                    .arg("--target-dir")
                    .arg(project.target("web"));
                cargo
            }
        }
    }

    /// Adds the flags that make the standard library small. They need one that is built here.
    pub fn shrink(&self, cargo: &mut Command) {
        if matches!(self, Self::Debian { .. }) {
            cargo
                .arg("-Zbuild-std-features=optimize_for_size")
                .env("RUSTFLAGS", "-Zlocation-detail=none -Zfmt-debug=none -Zunstable-options -Cpanic=immediate-abort");
        }
    }

    /// Lets some packages use vector instructions. For one package alone it takes a flag that is not stable yet.
    pub fn vectorise(&self, cargo: &mut Command, profile: &str, packages: &[&str]) {
        match self {
            Self::Rustup => {
                cargo.env("RUSTFLAGS", VECTORS);
            }
            Self::Debian { .. } => {
                cargo.arg("-Zprofile-rustflags");
                for package in packages {
                    cargo.arg("--config").arg(format!("profile.{profile}.package.{package}.rustflags=['{VECTORS}']"));
                }
            }
        }
    }

    /// Lets tests share what the development build compiled, whose panics abort. Only an unstable flag says so.
    pub fn abort_in_tests(&self, cargo: &mut Command) {
        if matches!(self, Self::Debian { .. }) {
            cargo.arg("-Zpanic-abort-tests");
        }
    }

    fn installed_debian() -> Option<Self> {
        let linker = newest_linker(Path::new("/usr/lib"))?;
        DEBIAN_PACKAGES.iter().all(|name| debian::is_installed(name)).then_some(Self::Debian { linker })
    }

    fn install_debian(project: &Project) -> Result<Self> {
        // The lists must be read before the newest linker can be named.
        debian::install_by_name(project, &DEBIAN_PACKAGES, "Building for wasm without rustup's target")?;
        if newest_linker(Path::new("/usr/lib")).is_none() {
            let names = debian::available("lld-");
            let newest = newest_lld(names.iter().map(String::as_str)).unwrap_or("lld");
            debian::install_by_name(project, &[newest], "Linking wasm")?;
        }
        match Self::installed_debian() {
            Some(debian) => Ok(debian),
            None => bail!(
                "no compiler for wasm: run `rustup target add {TARGET}`, or on Debian or Ubuntu \
                 `apt-get install rustc-web cargo-web rust-web-src` and the newest lld-NN, and run the command again"
            ),
        }
    }
}

fn has_rustup_target() -> bool {
    let mut rustc = process::command("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]);
    let directory = process::ask(rustc, Duration::from_secs(20)).unwrap_or_default();
    !directory.trim().is_empty() && Path::new(directory.trim()).is_dir()
}

fn fetch_rustup_target() -> bool {
    let step = Step::start(format_args!("fetching rustup's target {TARGET}"));
    let mut rustup = process::command("rustup");
    rustup.args(["target", "add", TARGET]);
    let fetched = process::ask(rustup, DOWNLOAD_PATIENCE).is_some() && has_rustup_target();
    step.done_with(if fetched { "done" } else { "not possible here, trying Debian's packages instead" });
    fetched
}

/// `wasm-ld` of the highest LLVM version below a directory such as `/usr/lib`.
fn newest_linker(directory: &Path) -> Option<PathBuf> {
    let versions = std::fs::read_dir(directory).ok()?.flatten().filter_map(|entry| {
        let version: u32 = entry.file_name().to_str()?.strip_prefix("llvm-")?.parse().ok()?;
        let linker = entry.path().join("bin/wasm-ld");
        linker.exists().then_some((version, linker))
    });
    versions.max().map(|(_, linker)| linker)
}

/// The package `lld-NN` with the highest number.
fn newest_lld<'a>(names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    names.filter_map(|name| Some((name.strip_prefix("lld-")?.parse::<u32>().ok()?, name))).max().map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_linker_package_wins_by_number_and_not_by_spelling() {
        assert_eq!(newest_lld(["lld-9", "lld-22", "lld-14", "lld-", "lld-22-dev"].into_iter()), Some("lld-22"));
        assert_eq!(newest_lld(["lldb-22"].into_iter()), None);
    }

    #[test]
    fn the_newest_linker_that_is_really_there_is_used() {
        let directory = tempfile::tempdir().unwrap();
        for version in ["llvm-9", "llvm-14"] {
            let bin = directory.path().join(version).join("bin");
            std::fs::create_dir_all(&bin).unwrap();
            std::fs::write(bin.join("wasm-ld"), "").unwrap();
        }
        std::fs::create_dir_all(directory.path().join("llvm-22/bin")).unwrap();
        assert_eq!(newest_linker(directory.path()), Some(directory.path().join("llvm-14/bin/wasm-ld")));
    }

    #[test]
    fn debian_compiler_is_named_outright_because_rustups_comes_first_on_the_path() {
        let toolchain = WebToolchain::Debian { linker: "/usr/lib/llvm-22/bin/wasm-ld".into() };
        let project = Project::at("/repository");
        let cargo = toolchain.cargo(&project, "build");
        assert_eq!(cargo.get_program(), "/usr/bin/cargo");
        let rustc = cargo.get_envs().find(|(name, _)| *name == "RUSTC").and_then(|(_, value)| value);
        assert_eq!(rustc, Some("/usr/bin/rustc".as_ref()));
    }
}
