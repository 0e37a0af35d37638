//! Debian's and Ubuntu's packages.

use std::{path::Path, process::Command, time::Duration};

use anyhow::{Result, bail};

use crate::{process, project::Project};

/// A package, and a file that shows that it (or something as good) is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Package {
    /// Its name in Debian and Ubuntu.
    pub name: &'static str,
    /// What others look for.
    pub provides: &'static str,
}

/// Installs those packages of which nothing is there yet.
///
/// # Errors
/// One message with the command to type, when they cannot be installed from here.
pub fn install(project: &Project, packages: &[Package], purpose: &str) -> Result<()> {
    let missing = missing(packages, |file| Path::new(file).exists());
    if missing.is_empty() {
        return Ok(());
    }
    install_by_name(project, &missing, purpose)
}

/// Installs packages by name.
///
/// # Errors
/// One message with the command to type, when they cannot be installed from here.
pub fn install_by_name(project: &Project, names: &[&str], purpose: &str) -> Result<()> {
    let list = names.join(" ");
    let by_hand = format!(
        "{purpose} needs the Debian packages {list}. Install them with `apt-get install {list}` (as root), or bring the \
         same programs by another way, and run the command again"
    );
    if !Path::new("/usr/bin/apt-get").exists() {
        bail!("{by_hand}");
    }
    let Some(privilege) = Privilege::find() else { bail!("{by_hand}") };
    let mut update = privilege.apt_get();
    update.args(["update", "--quiet"]);
    // A stale list may still know the packages: only the installation decides.
    let _ = process::run(project, "reading Debian's package lists", "apt-update", update);
    let mut install = privilege.apt_get();
    install.args(["install", "--yes", "--quiet", "--no-install-recommends"]).args(names);
    if let Err(error) = process::run(project, &format!("installing {list} (a minute or two)"), "apt-install", install) {
        bail!("{by_hand}. ({error})");
    }
    Ok(())
}

/// Whether packages can be installed here.
pub fn is_here() -> bool {
    Path::new("/usr/bin/apt-get").exists() && Privilege::find().is_some()
}

/// Whether a Debian package is installed.
pub fn is_installed(name: &str) -> bool {
    let mut query = Command::new("dpkg-query");
    query.args(["--show", "--showformat=${db:Status-Status}", name]);
    process::ask(query, Duration::from_secs(10)).is_some_and(|status| status.trim() == "installed")
}

/// The names of all packages whose name begins with a prefix, as far as the package lists know.
pub fn available(prefix: &str) -> Vec<String> {
    let mut search = Command::new("apt-cache");
    search.args(["pkgnames", prefix]);
    let names = process::ask(search, Duration::from_secs(30)).unwrap_or_default();
    names.lines().map(str::to_owned).collect()
}

enum Privilege {
    Root,
    Sudo,
}

impl Privilege {
    /// Root, or sudo that asks for no password; nobody is there to type one.
    fn find() -> Option<Self> {
        let mut id = Command::new("id");
        id.arg("-u");
        let patience = Duration::from_secs(5);
        if process::ask(id, patience).is_some_and(|id| id.trim() == "0") {
            return Some(Self::Root);
        }
        let mut sudo = Command::new("sudo");
        sudo.args(["--non-interactive", "true"]);
        process::ask(sudo, patience).map(|_| Self::Sudo)
    }

    fn apt_get(&self) -> Command {
        let mut command = match self {
            Self::Root => Command::new("apt-get"),
            Self::Sudo => {
                let mut sudo = Command::new("sudo");
                sudo.args(["--non-interactive", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
                sudo
            }
        };
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    }
}

fn missing(packages: &[Package], exists: impl Fn(&str) -> bool) -> Vec<&'static str> {
    packages.iter().filter(|package| !exists(package.provides)).map(|package| package.name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup::BROWSER;

    #[test]
    fn only_what_is_not_there_is_installed() {
        let missing = missing(&BROWSER, |file| file == "/usr/bin/chromium");
        assert_eq!(missing, ["chromium-driver", "fonts-dejavu-core"]);
    }

    #[test]
    fn a_machine_that_has_everything_installs_nothing() {
        assert!(missing(&BROWSER, |_| true).is_empty());
    }
}
