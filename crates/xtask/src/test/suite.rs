//! The levels of tests, from the quickest to the slowest.

use std::fmt::{self, Display};

use clap::ValueEnum;

/// A level of tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Suite {
    /// Core, servers and tools, with the tests that need several of them at once.
    Native,
    /// Clients that others wrote, against the sandbox.
    Peers,
    /// The components, rendered to text.
    Components,
    /// What is plain logic in the widget.
    Widget,
    /// What finishes a wasm module.
    Tools,
    /// The wasm crates in headless Chromium.
    Browser,
    /// The weight of what is published.
    Size,
    /// The npm package, installed and used.
    Package,
    /// A person's way through the demo, in Chromium.
    EndToEnd,
    /// The browser extension, loaded into Chromium and Firefox, on a real relay.
    Extension,
}

impl Suite {
    /// All levels in the order in which they run: each builds what the next needs.
    pub const ALL: [Self; 10] = [
        Self::Native,
        Self::Peers,
        Self::Components,
        Self::Widget,
        Self::Tools,
        Self::Browser,
        Self::Size,
        Self::Package,
        Self::EndToEnd,
        Self::Extension,
    ];

    /// Whether it needs a browser and the Node tools.
    pub fn needs_browser(self) -> bool {
        matches!(self, Self::Browser | Self::Size | Self::Package | Self::EndToEnd | Self::Extension)
    }
}

impl Display for Suite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Native => "core, servers and tools",
            Self::Peers => "clients of others",
            Self::Components => "components",
            Self::Widget => "widget and extension, natively",
            Self::Tools => "wasm tools",
            Self::Browser => "wasm in Chromium",
            Self::Size => "size budgets",
            Self::Package => "npm package",
            Self::EndToEnd => "end to end",
            Self::Extension => "browser extension",
        })
    }
}
