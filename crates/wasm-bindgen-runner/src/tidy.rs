//! Takes out of a bound module what nobody calls, and shortens the names between wasm and script.
//!
//! leptos brings exports for streaming bodies that keep their code alive though the widget has none. And every name
//! that wasm-bindgen gives ends in a hash: bytes that no compression can save, twice.

use std::{collections::BTreeMap, convert::Infallible, error::Error, fs, path::Path};

use wasm_encoder::{
    ExportSection, ImportSection, Module,
    reencode::{self, Reencode},
};
use wasmparser::{ExportSectionReader, Imports, Parser, Payload};

/// The exports that nobody calls, as classes in the script.
const UNUSED_CLASSES: [&str; 3] = ["IntoUnderlyingByteSource", "IntoUnderlyingSink", "IntoUnderlyingSource"];

/// Rewrites a module and its script.
///
/// # Errors
/// When a file cannot be read or written, or the module is broken.
pub fn run(wasm: &Path, script: &Path) -> Result<(), Box<dyn Error>> {
    let bytes = fs::read(wasm).map_err(|error| format!("cannot read {}: {error}", wasm.display()))?;
    let text = fs::read_to_string(script).map_err(|error| format!("cannot read {}: {error}", script.display()))?;
    let names = short_names(&bytes)?;
    let mut module = Module::new();
    let mut tidy = Tidy { names: &names };
    tidy.parse_core_module(&mut module, Parser::new(0), &bytes).map_err(|error| format!("{error:?}"))?;
    fs::write(wasm, module.finish())?;
    fs::write(script, rename(&without_classes(&text), &names))?;
    Ok(())
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

fn is_unused(export: &str) -> bool {
    let export = export.strip_prefix("__wbg_").unwrap_or(export);
    UNUSED_CLASSES.iter().any(|class| export.starts_with(&class.to_ascii_lowercase()))
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
            if !is_unused(export.name) {
                let (kind, index) = (self.export_kind(export.kind)?, self.external_index(export.kind, export.index)?);
                section.export(self.short(export.name), kind, index);
            }
        }
        Ok(())
    }
}

/// The script without the classes of the exports that nobody calls.
fn without_classes(script: &str) -> String {
    let mut script = script.to_owned();
    for class in UNUSED_CLASSES {
        for (start, end) in [
            (format!("export class {class} {{\n"), "\n}\n"),
            (format!("if (Symbol.dispose) {class}."), ";\n"),
            (format!("const {class}Finalization ="), ";\n"),
        ] {
            if let Some((before, rest)) = script.split_once(&start)
                && let Some((_, after)) = rest.split_once(end)
            {
                script = [before, after].concat();
            }
        }
    }
    script
}

/// The script with its short names. Long names go first: one may begin like another.
fn rename(script: &str, names: &BTreeMap<String, String>) -> String {
    let mut names: Vec<_> = names.iter().collect();
    names.sort_by_key(|(long, _)| std::cmp::Reverse(long.len()));
    names.into_iter().fold(script.to_owned(), |script, (long, short)| script.replace(long, short))
}

#[cfg(test)]
mod tests {
    use super::{BTreeMap, has_hash, is_unused, rename, short_name, without_classes};

    #[test]
    fn names_are_short_and_all_different() {
        let names: Vec<_> = (0..2000).map(short_name).collect();
        assert_eq!(names.iter().collect::<std::collections::BTreeSet<_>>().len(), 2000);
        assert!(names.iter().all(|name| name.len() <= 4));
    }

    #[test]
    fn only_names_with_a_hash_and_exports_of_streams_are_touched() {
        assert!(has_hash("__wbg_push_c9f4893fc209f768"));
        assert!(!has_hash("__wbindgen_init_externref_table") && !has_hash("__wasm_split_load_form"));
        assert!(is_unused("intounderlyingsource_pull") && is_unused("__wbg_intounderlyingsink_free"));
        assert!(!is_unused("board_open") && !is_unused("memory"));
    }

    #[test]
    fn a_script_keeps_everything_but_the_classes() {
        let script = "a;\nexport class IntoUnderlyingSink {\n    free() {\n    }\n}\nif (Symbol.dispose) IntoUnderlyingSink.x = 1;\n\
            const IntoUnderlyingSinkFinalization = (typeof F === 'undefined')\n    ? { register: () => {} }\n    : new F();\nb;\n";
        assert_eq!(without_classes(script), "a;\nb;\n");
    }

    #[test]
    fn a_name_that_begins_like_another_is_not_mistaken_for_it() {
        let names = BTreeMap::from([("call".into(), "$a".into()), ("call_true".into(), "$b".into())]);
        assert_eq!(rename("wasm.call_true(); wasm.call();", &names), "wasm.$b(); wasm.$a();");
    }
}
