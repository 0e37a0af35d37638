//! What comes into the module with leptos and nobody calls: exports for streaming bodies. They keep their code alive,
//! for the linker cannot know that no script wants them.

use std::error::Error;

use wasm_encoder::{
    ExportSection, Module, RawSection,
    reencode::{Reencode, RoundtripReencoder},
};
use wasmparser::{Parser, Payload};

/// The exports, as classes in the script.
const CLASSES: [&str; 3] = ["IntoUnderlyingByteSource", "IntoUnderlyingSink", "IntoUnderlyingSource"];

/// The linked module without the exports. All else stays byte for byte: relocations point into it.
///
/// # Errors
/// When the module is broken.
pub fn drop_exports(wasm: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        if let Payload::ExportSection(exports) = payload {
            let mut kept = ExportSection::new();
            for export in exports {
                let export = export?;
                if !is_unused(export.name) {
                    kept.export(export.name, RoundtripReencoder.export_kind(export.kind)?, export.index);
                }
            }
            module.section(&kept);
        } else if let Some((id, range)) = payload.as_section() {
            let range = usize::try_from(range.start)?..usize::try_from(range.end)?;
            let data = wasm.get(range).ok_or("a section ends behind the module")?;
            module.section(&RawSection { id, data });
        }
    }
    Ok(module.finish())
}

/// The script without the classes.
pub fn drop_classes(script: &str) -> String {
    let mut script = script.to_owned();
    for class in CLASSES {
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

fn is_unused(export: &str) -> bool {
    let export =
        ["__wbg_", "__wbindgen_describe_"].iter().find_map(|prefix| export.strip_prefix(prefix)).unwrap_or(export);
    CLASSES.iter().any(|class| export.starts_with(&class.to_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use wasm_encoder::{
        CodeSection, CustomSection, ExportKind, ExportSection, Function, FunctionSection, Module, TypeSection,
    };

    use super::*;

    /// Two functions, exported under the names, and a section of the linker's.
    fn module(exports: &[&str]) -> Vec<u8> {
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        for _ in 0..2 {
            functions.function(0);
            let mut body = Function::new([]);
            body.instructions().end();
            code.function(&body);
        }
        let mut section = ExportSection::new();
        for name in exports {
            section.export(name, ExportKind::Func, 0);
        }
        let mut module = Module::new();
        module.section(&types).section(&functions).section(&section).section(&code);
        module.section(&CustomSection { name: "linking".into(), data: [2, 0].as_slice().into() });
        module.finish()
    }

    #[test]
    fn only_the_exports_of_streams_go_and_all_else_stays() {
        let linked =
            module(&["mount", "intounderlyingsink_write_58a9338f50bce61c", "__wbg_intounderlyingsource_free_58"]);
        assert_eq!(drop_exports(&linked).unwrap(), module(&["mount"]));
    }

    #[test]
    fn a_broken_module_is_an_error() {
        assert!(drop_exports(b"\0asm\x01\0\0\0\x07\xff").is_err());
    }

    #[test]
    fn exports_are_told_by_their_classes() {
        assert!(is_unused("intounderlyingsource_pull") && is_unused("__wbg_intounderlyingsink_free"));
        assert!(is_unused("__wbindgen_describe_intounderlyingbytesource_type_58a9338f50bce61c"));
        assert!(!is_unused("board_open") && !is_unused("memory"));
    }

    #[test]
    fn a_script_keeps_everything_but_the_classes() {
        let script = "a;\nexport class IntoUnderlyingSink {\n    free() {\n    }\n}\nif (Symbol.dispose) IntoUnderlyingSink.x = 1;\n\
            const IntoUnderlyingSinkFinalization = (typeof F === 'undefined')\n    ? { register: () => {} }\n    : new F();\nb;\n";
        assert_eq!(drop_classes(script), "a;\nb;\n");
    }
}
