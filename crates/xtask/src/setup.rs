//! What a command needs on this machine: found, or installed, or asked for in one message.

mod components;
mod debian;
mod node;
mod postgres;
mod python;
mod web_toolchain;

pub use self::{
    components::install_components,
    debian::{Package, install},
    node::{install_tools, tool},
    postgres::install_postgres,
    python::python,
    web_toolchain::WebToolchain,
};

/// The browser of the tests.
pub const CHROMIUM: &str = "/usr/bin/chromium";

/// What drives it for wasm-bindgen's tests.
pub const CHROMEDRIVER: &str = "/usr/bin/chromedriver";

/// The other browser of the extension's tests.
pub const FIREFOX: Package = Package { name: "firefox-esr", provides: "/usr/bin/firefox-esr" };

/// What puts a server under load, and the server that it is measured beside.
pub const LOAD: [Package; 2] =
    [Package { name: "wrk", provides: "/usr/bin/wrk" }, Package { name: "nginx-light", provides: "/usr/sbin/nginx" }];

/// What the browser tests need.
pub const BROWSER: [Package; 3] = [
    Package { name: "chromium", provides: CHROMIUM },
    Package { name: "chromium-driver", provides: CHROMEDRIVER },
    // Without any font, text has no width, and nothing can be clicked.
    Package { name: "fonts-dejavu-core", provides: "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf" },
];
