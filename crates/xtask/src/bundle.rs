//! Files named by their content, so that a browser may keep them for ever.
//!
//! In the sources, a file refers to another one by its logical name in quotes (`"./personio-jobs-list.js"`). The name
//! that is published carries a hash of the content, and every reference is rewritten to it.

pub mod compress;
pub mod hash;
mod manifest;
mod references;

use std::{collections::BTreeMap, path::Path};

use anyhow::{Result, bail};

pub use self::manifest::{File, Manifest};

/// A file before it has its published name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// What the sources call it.
    pub name: String,
    /// Its content, with logical names inside.
    pub bytes: Vec<u8>,
    /// How its published name is made.
    pub naming: Naming,
}

/// How a published name is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// `style.css` becomes `style-0123456789.css`.
    ByContent,
    /// The name stays: others know it by heart.
    Kept,
}

/// A file as it is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// What the sources call it.
    pub logical: String,
    /// What browsers ask for.
    pub name: String,
    /// Its content, with published names inside.
    pub bytes: Vec<u8>,
}

/// Gives every file its published name and rewrites the references, what is referred to first.
///
/// # Errors
/// When files refer to each other in a circle (their hashes would depend on each other), or two have one name.
pub fn publish(assets: Vec<Asset>) -> Result<Vec<Published>> {
    let mut waiting: BTreeMap<String, Asset> = BTreeMap::new();
    for asset in assets {
        if let Some(twin) = waiting.insert(asset.name.clone(), asset) {
            bail!("two files are called {}", twin.name);
        }
    }
    let mut published: Vec<Published> = Vec::new();
    while !waiting.is_empty() {
        let ready: Vec<_> =
            waiting.values().filter(|asset| is_ready(asset, &waiting)).map(|asset| asset.name.clone()).collect();
        if ready.is_empty() {
            let names: Vec<_> = waiting.into_keys().collect();
            bail!("these files refer to each other in a circle: {}", names.join(", "));
        }
        for asset in ready.iter().filter_map(|name| waiting.remove(name)).collect::<Vec<_>>() {
            let name = published_name(&asset, &published);
            published.push(name);
        }
    }
    Ok(published)
}

fn is_ready(asset: &Asset, waiting: &BTreeMap<String, Asset>) -> bool {
    let Some(text) = text(asset) else { return true };
    !waiting.values().any(|other| {
        other.naming == Naming::ByContent && other.name != asset.name && references::mentions(text, &other.name)
    })
}

fn published_name(asset: &Asset, published: &[Published]) -> Published {
    let bytes = match text(asset) {
        Some(text) => published
            .iter()
            .filter(|other| other.name != other.logical)
            .fold(text.to_owned(), |text, other| references::rewrite(&text, &other.logical, &other.name))
            .into_bytes(),
        None => asset.bytes.clone(),
    };
    let name = match asset.naming {
        Naming::Kept => asset.name.clone(),
        Naming::ByContent => hash::name(&asset.name, &bytes),
    };
    Published { logical: asset.name.clone(), name, bytes }
}

/// The text of a file that may refer to others.
fn text(asset: &Asset) -> Option<&str> {
    let extension = Path::new(&asset.name).extension()?.to_str()?;
    matches!(extension, "js" | "css").then(|| std::str::from_utf8(&asset.bytes).ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asset(name: &str, content: &str, naming: Naming) -> Asset {
        Asset { name: name.into(), bytes: content.into(), naming }
    }

    fn find<'a>(published: &'a [Published], logical: &str) -> &'a Published {
        published.iter().find(|file| file.logical == logical).unwrap()
    }

    #[test]
    fn a_reference_follows_the_file_through_two_levels() {
        let published = publish(vec![
            asset("entry.js", "import('./list.js')", Naming::Kept),
            asset("list.js", "new URL('list.wasm', import.meta.url)", Naming::ByContent),
            asset("list.wasm", "\0asm", Naming::ByContent),
        ])
        .unwrap();
        let (entry, list, wasm) =
            (find(&published, "entry.js"), find(&published, "list.js"), find(&published, "list.wasm"));
        assert_eq!(entry.name, "entry.js");
        assert_eq!(String::from_utf8_lossy(&entry.bytes), format!("import('./{}')", list.name));
        assert_eq!(String::from_utf8_lossy(&list.bytes), format!("new URL('{}', import.meta.url)", wasm.name));
    }

    #[test]
    fn a_change_deep_down_changes_every_name_above_it() {
        let build = |wasm: &str| {
            publish(vec![
                asset("list.js", "'./list.wasm'", Naming::ByContent),
                asset("list.wasm", wasm, Naming::ByContent),
            ])
            .unwrap()
        };
        assert_ne!(find(&build("one"), "list.js").name, find(&build("two"), "list.js").name);
    }

    #[test]
    fn a_circle_is_an_error_that_names_its_files() {
        let error = publish(vec![
            asset("a.js", "'./b.js'", Naming::ByContent),
            asset("b.js", "'./a.js'", Naming::ByContent),
            asset("c.js", "", Naming::ByContent),
        ])
        .unwrap_err();
        assert_eq!(error.to_string(), "these files refer to each other in a circle: a.js, b.js");
    }
}
