//! The crates of the workspace in groups that can be built together natively.
//!
//! leptos renders either in the browser or to text; one build cannot have both, hence a group for each.

use std::process::Command;

use crate::{process, project::Project};

/// Crates that share one build.
#[derive(Debug, Clone, Copy)]
pub struct Group {
    /// What people call it.
    pub name: &'static str,
    /// The name of its logs.
    pub log: &'static str,
    packages: &'static [&'static str],
    features: &'static [&'static str],
}

/// The core, the servers, the command line, the tools, and what is plain logic in the npm package and the extension.
pub const NATIVE: Group = Group {
    name: "core, servers and tools",
    log: "native",
    packages: &[
        "personio",
        "personio-cli",
        "personio-extension-model",
        "personio-npm",
        "personio-npm-feed",
        "personio-extension-browser",
        "personio-extension-messages",
        "personio-extension-worker",
        "personio-relay",
        "personio-sandbox",
        "personio-tests",
        "xtask",
        "personio-hr",
        "personio-extension-kept",
    ],
    features: &[],
};

/// The components, rendered to text.
pub const COMPONENTS: Group =
    Group { name: "components", log: "components", packages: &["personio-ui"], features: &["personio-ui/ssr"] };

/// The modules with views as native libraries, for what is plain logic in them.
pub const WIDGET: Group = Group {
    name: "widget and extension, natively",
    log: "widget",
    packages: &[
        "personio-widget",
        "personio-widget-form",
        "personio-widget-feed",
        "personio-bench",
        "personio-extension-popup",
        "personio-extension-desk",
        "personio-extension-desk-files",
    ],
    features: &[],
};

/// The tools that finish a module. They are built alone, as every build of a module builds them.
pub const TOOLS: Group = Group { name: "wasm tools", log: "tools", packages: &["wasm-bindgen-runner"], features: &[] };

/// Every group; together they are all crates.
pub const GROUPS: [Group; 4] = [NATIVE, COMPONENTS, WIDGET, TOOLS];

impl Group {
    /// `cargo SUBCOMMAND` for the group.
    pub fn cargo(self, project: &Project, subcommand: &str) -> Command {
        let mut cargo = process::native_cargo(project);
        cargo.arg(subcommand);
        for package in self.packages {
            cargo.args(["--package", package]);
        }
        for feature in self.features {
            cargo.args(["--features", feature]);
        }
        cargo
    }
}
