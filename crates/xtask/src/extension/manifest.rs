//! A browser's manifest, made of the one that is written: `extension/static/manifest.json`.
//!
//! There, what only one browser wants stands under its name, and each permission has its reason beside it.

use anyhow::{Context, Result};
use serde_json::{Map, Value};

/// The name of the file.
pub const FILE: &str = "manifest.json";

/// Where permissions stand with their reasons.
const PERMISSIONS: [&str; 3] = ["permissions", "optional_permissions", "optional_host_permissions"];

/// A family of browsers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Browser {
    /// Chrome, Edge, Brave, Vivaldi, Opera.
    Chromium,
    /// Firefox.
    Firefox,
}

impl Browser {
    /// Its name in the manifest and in names of folders.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }
}

/// The manifest of a browser, with the version of the workspace.
///
/// # Errors
/// When the written one is no JSON object.
pub fn of(written: &[u8], browser: Browser) -> Result<Vec<u8>> {
    let mut manifest: Map<String, Value> = serde_json::from_slice(written).context("extension/static/manifest.json")?;
    let own = manifest.remove(browser.name());
    for other in [Browser::Chromium, Browser::Firefox] {
        manifest.remove(other.name());
    }
    if let Some(Value::Object(own)) = own {
        for (key, value) in own {
            match (manifest.get_mut(&key), value) {
                (Some(Value::Object(all)), Value::Object(more)) => all.extend(more),
                (_, value) => _ = manifest.insert(key, value),
            }
        }
    }
    for key in PERMISSIONS {
        if let Some(Value::Object(reasons)) = manifest.get(key) {
            let names = reasons.keys().cloned().map(Value::String).collect();
            manifest.insert(key.to_owned(), Value::Array(names));
        }
    }
    if manifest.contains_key("version") {
        manifest.insert("version".to_owned(), env!("CARGO_PKG_VERSION").into());
    }
    let mut bytes = serde_json::to_vec_pretty(&manifest)?;
    bytes.push(b'\n');
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRITTEN: &[u8] = include_bytes!("../../../../extension/static/manifest.json");

    fn manifest(browser: Browser) -> Value {
        serde_json::from_slice(&of(WRITTEN, browser).unwrap()).unwrap()
    }

    #[test]
    fn every_permission_has_its_reason() {
        let written: Value = serde_json::from_slice(WRITTEN).unwrap();
        let places = [&written, &written["chromium"], &written["firefox"]];
        for reasons in places.iter().flat_map(|place| PERMISSIONS.map(|key| &place[key])) {
            for (name, reason) in reasons.as_object().into_iter().flatten() {
                assert!(reason.as_str().is_some_and(|reason| reason.ends_with('.')), "{name}");
            }
        }
    }

    #[test]
    fn each_browser_gets_its_own_worker_and_only_the_permissions_that_it_knows() {
        let (chromium, firefox) = (manifest(Browser::Chromium), manifest(Browser::Firefox));
        assert_eq!(chromium["background"]["service_worker"], "worker.js");
        assert_eq!(firefox["background"]["scripts"][0], "worker.js");
        assert_eq!(chromium["permissions"], serde_json::json!(["alarms", "sidePanel", "storage"]));
        // Firefox lets no extension ask for the two later.
        assert_eq!(firefox["permissions"], serde_json::json!(["alarms", "contextMenus", "identity", "storage"]));
        assert!(chromium.get("browser_specific_settings").is_none() && firefox.get("key").is_none());
        assert_eq!(firefox["version"], env!("CARGO_PKG_VERSION"));
    }

    #[test]
    fn nobody_is_asked_for_more_than_the_least_at_the_installation() {
        for browser in [Browser::Chromium, Browser::Firefox] {
            let manifest = manifest(browser);
            assert!(manifest.get("host_permissions").is_none() && manifest.get("content_scripts").is_none());
        }
    }
}
