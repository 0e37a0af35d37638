//! The wasm crates' own tests, in headless Chromium.

use std::{fs, path::Path};

use anyhow::Result;

use super::outcome::{Outcome, Runner};
use crate::{
    console::{self, Step},
    process,
    project::Project,
    setup::{CHROMEDRIVER, WebToolchain},
    widget,
};

/// Crates that may have tests for the browser, and their folders.
const CRATES: [(&str, &str); 5] = [
    ("personio", "crates/personio"),
    ("personio-ui", "crates/personio-ui"),
    ("personio-widget", "widget"),
    ("personio-widget-form", "widget/form"),
    ("personio-widget-feed", "widget/feed"),
];

/// What a test for the browser is marked with.
const MARK: &str = "wasm_bindgen_test";

/// Runs the tests of all crates that have some.
///
/// # Errors
/// When they do not compile.
pub fn run(project: &Project) -> Result<Outcome> {
    let packages: Vec<_> =
        CRATES.iter().filter(|(_, folder)| has_tests(&project.path(folder))).map(|(name, _)| *name).collect();
    if packages.is_empty() {
        console::line("  no crate has tests for the browser");
        return Ok(Outcome::default());
    }
    let toolchain = WebToolchain::prepare(project)?;
    widget::wasm_bindgen(project)?;
    let mut cargo = toolchain.cargo(project, "test");
    toolchain.abort_in_tests(&mut cargo);
    // The profile of the development build, so that both share what they compile.
    cargo.args(["--no-fail-fast", "--profile", "wasm-dev", "--lib", "--tests"]);
    for package in &packages {
        cargo.args(["--package", package]);
    }
    if packages.contains(&"personio-ui") {
        cargo.args(["--features", "personio-ui/csr"]);
    }
    cargo
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", project.program("wasm-bindgen-test-runner"))
        .env("CHROMEDRIVER", CHROMEDRIVER)
        .env("WASM_BINDGEN_TEST_ONLY_WEB", "1")
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", project.path("crates/wasm-bindgen-runner/webdriver.json"));
    let step = Step::start(format_args!("testing {} in Chromium", packages.join(", ")));
    let run = process::attempt(project, &step, "test-browser", cargo)?;
    Ok(Outcome::of(&run, step, Runner::Cargo))
}

fn has_tests(folder: &Path) -> bool {
    ["src", "tests"].iter().any(|part| contains_mark(&folder.join(part)))
}

fn contains_mark(path: &Path) -> bool {
    match fs::read_dir(path) {
        Ok(entries) => entries.flatten().any(|entry| contains_mark(&entry.path())),
        Err(_) => {
            path.extension().is_some_and(|extension| extension == "rs")
                && fs::read_to_string(path).is_ok_and(|text| text.contains(MARK))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_for_the_browser_is_found_in_a_folder_below() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!has_tests(folder.path()));
        fs::create_dir_all(folder.path().join("tests/it")).unwrap();
        fs::write(folder.path().join("tests/it/main.rs"), "#[wasm_bindgen_test]").unwrap();
        assert!(has_tests(folder.path()));
    }
}
