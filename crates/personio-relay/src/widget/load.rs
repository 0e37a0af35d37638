//! Reads the widget's folder at the start.

use std::{
    collections::{BTreeMap, HashMap},
    fs, io,
    path::Path,
};

use anyhow::Context;

use super::{ENTRY, ENTRY_CACHE, HASHED_CACHE, content_type};
use crate::prepared::{Effort, Prepared};

/// The folder holds a few small files; what is larger in all is not the widget.
const MAX_BYTES: u64 = 200 * 1024 * 1024;
const MAX_DEPTH: usize = 4;
/// Modules of a development build, several of half a megabyte each, are not worth the best quality: an unoptimised
/// relay would take half a minute to start.
const PRESS_UP_TO: usize = 100 * 1024;

/// Every file of the widget, by its path below `/widget/`.
#[derive(Debug, Default)]
pub(crate) struct WidgetFiles {
    files: HashMap<String, Prepared>,
}

impl WidgetFiles {
    /// Loads a folder. `X.br` and `X.gz` beside `X` are its encodings; what lacks them is compressed here.
    pub(crate) fn load(folder: Option<&Path>) -> anyhow::Result<Self> {
        let Some(folder) = folder else { return Ok(Self::default()) };
        let mut contents = BTreeMap::new();
        read_folder(folder, "", MAX_DEPTH, &mut contents)
            .with_context(|| format!("widget_dir {} cannot be read", folder.display()))?;
        if !contents.contains_key(ENTRY) {
            tracing::warn!(widget_dir = %folder.display(), "there is no {ENTRY} in it: pages will not find the widget");
        }
        let (mut encodings, sources): (BTreeMap<_, _>, BTreeMap<_, _>) =
            contents.into_iter().partition(|(name, _)| name.ends_with(".br") || name.ends_with(".gz"));
        let files = sources.into_iter().map(|(name, content)| {
            let brotli = encodings.remove(&format!("{name}.br"));
            let gzip = encodings.remove(&format!("{name}.gz"));
            let prepared = prepare(&name, content, brotli, gzip);
            (name, prepared)
        });
        Ok(Self { files: files.collect() })
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Prepared> {
        self.files.get(name)
    }
}

/// The widget's files as they are, by their names; encodings are left out, whoever serves the files makes their own.
pub(crate) fn read_files(folder: Option<&Path>) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let Some(folder) = folder else { return Ok(Vec::new()) };
    let mut contents = BTreeMap::new();
    read_folder(folder, "", MAX_DEPTH, &mut contents)
        .with_context(|| format!("widget_dir {} cannot be read", folder.display()))?;
    let is_source = |name: &str| !name.ends_with(".br") && !name.ends_with(".gz") && !name.starts_with('.');
    Ok(contents.into_iter().filter(|(name, _)| is_source(name) && name != "manifest.json").collect())
}

fn prepare(name: &str, content: Vec<u8>, brotli: Option<Vec<u8>>, gzip: Option<Vec<u8>>) -> Prepared {
    let cache_control = if name == ENTRY { ENTRY_CACHE } else { HASHED_CACHE };
    let content_type = content_type::of(name);
    if brotli.is_some() && gzip.is_some() {
        return Prepared::with_encodings(content_type, cache_control, content, brotli, gzip);
    }
    let effort = if content.len() <= PRESS_UP_TO { Effort::Often } else { Effort::Now };
    Prepared::new(content_type, cache_control, content, effort)
}

fn read_folder(folder: &Path, prefix: &str, depth: usize, into: &mut BTreeMap<String, Vec<u8>>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let kind = entry.file_type()?;
        if kind.is_dir() && depth > 0 {
            read_folder(&entry.path(), &format!("{prefix}{name}/"), depth.saturating_sub(1), into)?;
        } else if kind.is_file() {
            if entry.metadata()?.len() > MAX_BYTES {
                return Err(io::Error::other(format!("{name} is too large for a file of the widget")));
            }
            into.insert(format!("{prefix}{name}"), fs::read(entry.path())?);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::WidgetFiles;
    use axum::{
        body::HttpBody,
        http::{HeaderMap, header},
    };
    use std::fs;

    #[test]
    fn files_are_served_by_name_with_their_prepared_encodings() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("personio-jobs.js"), "import './x.js';".repeat(100)).unwrap();
        fs::write(folder.path().join("personio-jobs-1a2b.wasm"), vec![0; 5_000]).unwrap();
        fs::write(folder.path().join("personio-jobs-1a2b.wasm.br"), b"prepared").unwrap();
        fs::write(folder.path().join("personio-jobs-1a2b.wasm.gz"), b"gz").unwrap();
        let files = WidgetFiles::load(Some(folder.path())).unwrap();

        let accepts_brotli = HeaderMap::from_iter([(header::ACCEPT_ENCODING, "br".parse().unwrap())]);
        let wasm = files.get("personio-jobs-1a2b.wasm").unwrap().answer(&accepts_brotli);
        assert_eq!(wasm.headers()[header::CONTENT_TYPE], "application/wasm");
        assert_eq!(wasm.headers()[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
        assert_eq!(wasm.body().size_hint().exact(), Some(8));

        let entry = files.get("personio-jobs.js").unwrap().answer(&accepts_brotli);
        assert_eq!(entry.headers()[header::CONTENT_ENCODING], "br");
        assert!(entry.headers()[header::CACHE_CONTROL].to_str().unwrap().contains("max-age=300"));
        assert!(files.get("personio-jobs-1a2b.wasm.br").is_none());
        assert!(files.get("../Cargo.toml").is_none());
    }
}
