//! What browser tests and benches are told through their environment.

use std::{path::PathBuf, process::Command};

use anyhow::Result;

use crate::{cargo, process, project::Project, setup, widget};

/// Where the built parts lie that scripts start or serve.
#[derive(Debug, Clone)]
pub struct Surroundings {
    programs: PathBuf,
    widget: PathBuf,
}

impl Surroundings {
    /// The optimised widget, and the programs as the tests have them.
    ///
    /// # Errors
    /// When something does not build.
    pub fn for_tests(project: &Project) -> Result<Self> {
        let mut programs = cargo::NATIVE.cargo(project, "build");
        programs.args(["--lib", "--bins", "--tests"]);
        process::run(project, "building the programs", "programs", programs)?;
        let widget = widget::build(project, widget::Profile::Release)?;
        Ok(Self { programs: project.target("debug"), widget })
    }

    /// Everything optimised.
    ///
    /// # Errors
    /// When something does not build.
    pub fn for_benches(project: &Project) -> Result<Self> {
        let mut programs = process::native_cargo(project);
        programs.args(["build", "--release", "--bins", "--package", "personio-relay", "--package", "personio-sandbox"]);
        process::run(project, "building the relay and the sandbox, optimised", "programs-release", programs)?;
        let widget = widget::build(project, widget::Profile::Release)?;
        Ok(Self { programs: project.target("release"), widget })
    }

    /// Sets `PERSONIO_PROGRAMS` (the folder of `personio`, `personio-relay` and `personio-sandbox`), `PERSONIO_WIDGET_DIR` and
    /// `PERSONIO_CHROMIUM`.
    pub fn tell(&self, command: &mut Command) {
        command
            .env("PERSONIO_PROGRAMS", &self.programs)
            .env("PERSONIO_WIDGET_DIR", &self.widget)
            .env("PERSONIO_CHROMIUM", setup::CHROMIUM);
    }
}
