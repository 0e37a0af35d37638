//! The finished directory: files, their compressed siblings and the manifest.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use super::Profile;
use crate::bundle::{File, Manifest, Published, compress};

/// Says from which inputs the directory was made.
const STAMP: &str = ".inputs";

/// Whether the directory was made from the same inputs.
pub fn is_current(directory: &Path, inputs: &str) -> bool {
    fs::read_to_string(directory.join(STAMP)).is_ok_and(|last| last == inputs)
}

/// Writes the files beside the directory and then puts them in its place, so that nobody sees half of them.
///
/// # Errors
/// When a file cannot be written.
pub fn write(directory: &Path, published: Vec<Published>, profile: Profile, inputs: &str) -> Result<()> {
    let fresh = directory.with_extension("new");
    let _ = fs::remove_dir_all(&fresh);
    fs::create_dir_all(&fresh).with_context(|| format!("cannot create {}", fresh.display()))?;
    let mut manifest = Manifest::default();
    for file in published {
        let entry = match profile {
            Profile::Dev => plain(&fresh, &file)?,
            Profile::Release => compressed(&fresh, &file)?,
        };
        manifest.files.insert(file.logical, entry);
    }
    manifest.write(&fresh)?;
    fs::write(fresh.join(STAMP), inputs)?;
    let _ = fs::remove_dir_all(directory);
    fs::rename(&fresh, directory).with_context(|| format!("cannot replace {}", directory.display()))
}

fn plain(directory: &Path, file: &Published) -> Result<File> {
    fs::write(directory.join(&file.name), &file.bytes).with_context(|| format!("cannot write {}", file.name))?;
    Ok(File { name: file.name.clone(), raw: file.bytes.len(), gzip: None, brotli: None })
}

fn compressed(directory: &Path, file: &Published) -> Result<File> {
    let mut entry = plain(directory, file)?;
    let brotli = compress::brotli(&file.bytes)?;
    let gzip = compress::gzip(&file.bytes)?;
    entry.brotli = Some(brotli.len());
    entry.gzip = Some(gzip.len());
    fs::write(directory.join(format!("{}.br", file.name)), brotli)?;
    fs::write(directory.join(format!("{}.gz", file.name)), gzip)?;
    Ok(entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rebuilt_directory_holds_no_file_of_the_last_build() {
        let parent = tempfile::tempdir().unwrap();
        let directory = parent.path().join("widget");
        let file = |name: &str| Published { logical: "a.js".into(), name: name.into(), bytes: b"a".repeat(100) };
        write(&directory, vec![file("a-1.js")], Profile::Release, "one").unwrap();
        assert!(is_current(&directory, "one"));
        write(&directory, vec![file("a-2.js")], Profile::Release, "two").unwrap();
        assert!(is_current(&directory, "two") && !is_current(&directory, "one"));
        let mut names: Vec<_> =
            fs::read_dir(&directory).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        assert_eq!(names, [".inputs", "a-2.js", "a-2.js.br", "a-2.js.gz", "manifest.json"]);
        assert_eq!(Manifest::read(&directory).unwrap().files["a.js"].raw, 100);
    }
}
