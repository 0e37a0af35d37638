//! Shortens the names between a bound module and its script: every name that wasm-bindgen gives ends in a hash, bytes
//! that no compression can save, twice. Takes the classes out of the script whose exports the splitter dropped, and joins
//! the data of each part.

use std::{collections::BTreeMap, convert::Infallible, error::Error, ffi::OsStr, fs, path::Path};

use wasm_encoder::{
    ExportSection, ImportSection, Module,
    reencode::{self, Reencode},
};
use wasmparser::{ExportSectionReader, Imports, Parser, Payload};

use crate::{segments, unused};

/// Rewrites a module and its script `DIRECTORY/NAME_bg.wasm` and `DIRECTORY/NAME.js`, and the parts beside them.
///
/// # Errors
/// When a file cannot be read or written, or a module is broken.
pub fn run(directory: &Path, name: &OsStr) -> Result<(), Box<dyn Error>> {
    let name = name.to_str().ok_or("the name is no text")?;
    let main = directory.join(format!("{name}_bg.wasm"));
    let script = directory.join(format!("{name}.js"));
    shorten(&main, &script)?;
    let mut modules = BTreeMap::new();
    for entry in fs::read_dir(directory)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "wasm") {
            let bytes = read(&path)?;
            modules.insert(path, bytes);
        }
    }
    for (path, bytes) in &modules {
        // The main module comes first, into memory that nobody has touched.
        let others = modules.iter().filter(|(other, _)| *path != main && *other != path);
        let taken: Vec<_> = others.map(|(_, bytes)| segments::ranges(bytes)).collect::<Result<_, _>>()?;
        fs::write(path, segments::merge(bytes, &taken.concat())?)?;
    }
    Ok(())
}

fn shorten(wasm: &Path, script: &Path) -> Result<(), Box<dyn Error>> {
    let bytes = read(wasm)?;
    let text = fs::read_to_string(script).map_err(|error| format!("cannot read {}: {error}", script.display()))?;
    let names = short_names(&bytes)?;
    let mut module = Module::new();
    let mut tidy = Tidy { names: &names };
    tidy.parse_core_module(&mut module, Parser::new(0), &bytes).map_err(|error| format!("{error:?}"))?;
    fs::write(wasm, module.finish())?;
    fs::write(script, rename(&unused::drop_classes(&text), &names))?;
    Ok(())
}

fn read(file: &Path) -> Result<Vec<u8>, String> {
    fs::read(file).map_err(|error| format!("cannot read {}: {error}", file.display()))
}

/// A short name for every import and export whose name carries a hash.
fn short_names(wasm: &[u8]) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
    let mut names = BTreeMap::new();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import?;
                    if import.module.ends_with("_bg.js") && has_hash(import.name) {
                        names.entry(import.name.to_owned()).or_default();
                    }
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    let export = export?;
                    if export.name.starts_with("wasm_bindgen_") {
                        names.entry(export.name.to_owned()).or_default();
                    }
                }
            }
            _ => {}
        }
    }
    for (number, short) in names.values_mut().enumerate() {
        *short = short_name(number);
    }
    Ok(names)
}

/// `__wbg_push_c9f4893fc209f768` has one.
fn has_hash(name: &str) -> bool {
    name.rsplit('_').next().is_some_and(|end| end.len() == 16 && end.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// `$a`, `$b`, …: no other name of the script starts with a dollar.
fn short_name(number: usize) -> String {
    const DIGITS: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
    let mut name = String::from("$");
    let mut rest = number;
    loop {
        name.extend(DIGITS.get(rest % DIGITS.len()).map(|digit| char::from(*digit)));
        rest /= DIGITS.len();
        if rest == 0 {
            return name;
        }
    }
}

struct Tidy<'n> {
    names: &'n BTreeMap<String, String>,
}

impl Tidy<'_> {
    fn short<'a>(&'a self, name: &'a str) -> &'a str {
        self.names.get(name).map_or(name, String::as_str)
    }
}

impl Reencode for Tidy<'_> {
    type Error = Infallible;

    fn parse_imports(
        &mut self,
        section: &mut ImportSection,
        imports: Imports<'_>,
    ) -> Result<(), reencode::Error<Infallible>> {
        match imports {
            Imports::Single(_, import) => {
                let kind = self.entity_type(import.ty)?;
                section.import(import.module, self.short(import.name), kind);
                Ok(())
            }
            other => reencode::utils::parse_imports(self, section, other),
        }
    }

    fn parse_export_section(
        &mut self,
        section: &mut ExportSection,
        exports: ExportSectionReader<'_>,
    ) -> Result<(), reencode::Error<Infallible>> {
        for export in exports {
            let export = export?;
            let (kind, index) = (self.export_kind(export.kind)?, self.external_index(export.kind, export.index)?);
            section.export(self.short(export.name), kind, index);
        }
        Ok(())
    }
}

/// The script with its short names. Long names go first: one may begin like another.
fn rename(script: &str, names: &BTreeMap<String, String>) -> String {
    let mut names: Vec<_> = names.iter().collect();
    names.sort_by_key(|(long, _)| std::cmp::Reverse(long.len()));
    names.into_iter().fold(script.to_owned(), |script, (long, short)| script.replace(long, short))
}

#[cfg(test)]
mod tests {
    use super::{BTreeMap, has_hash, rename, short_name};

    #[test]
    fn names_are_short_and_all_different() {
        let names: Vec<_> = (0..2000).map(short_name).collect();
        assert_eq!(names.iter().collect::<std::collections::BTreeSet<_>>().len(), 2000);
        assert!(names.iter().all(|name| name.len() <= 4));
    }

    #[test]
    fn only_names_with_a_hash_are_shortened() {
        assert!(has_hash("__wbg_push_c9f4893fc209f768"));
        assert!(!has_hash("__wbindgen_init_externref_table") && !has_hash("__wasm_split_load_form"));
    }

    #[test]
    fn a_name_that_begins_like_another_is_not_mistaken_for_it() {
        let names = BTreeMap::from([("call".into(), "$a".into()), ("call_true".into(), "$b".into())]);
        assert_eq!(rename("wasm.call_true(); wasm.call();", &names), "wasm.$b(); wasm.$a();");
    }
}
