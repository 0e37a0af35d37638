//! What a command needs on this machine: found, or installed, or asked for in one message.

mod debian;
mod node;
mod web_toolchain;

pub use self::{
    debian::{Package, install},
    node::{install_tools, tool},
    web_toolchain::WebToolchain,
};

/// What the browser tests need.
pub const BROWSER: [Package; 3] = [
    Package {
        name: "chromium",
        provides: "/usr/bin/chromium",
    },
    Package {
        name: "chromium-driver",
        provides: "/usr/bin/chromedriver",
    },
    Package {
        name: "fonts-dejavu-core",
        provides: "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    },
];
