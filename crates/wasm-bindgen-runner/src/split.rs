//! Takes the parts out of a module that are loaded later, and drops what nobody calls.

use std::{error::Error, ffi::OsStr, fs, path::Path};

use wasm_split_cli_support::{Options, transform};

use crate::unused;

/// Splits a module.
///
/// # Errors
/// When the module cannot be read, or was linked without `--emit-relocs`.
pub fn run(module: &Path, directory: &Path, name: &OsStr) -> Result<(), Box<dyn Error>> {
    let name = name.to_str().ok_or("the name is no text")?;
    let wasm = fs::read(module).map_err(|error| format!("cannot read {}: {error}", module.display()))?;
    // Before the split: afterwards nobody knows any more which functions only they reach.
    let wasm = unused::drop_exports(&wasm)?;
    let main_out_path = directory.join(format!("{name}.wasm"));
    let link_name = format!("./{name}-parts.js");
    let main_module = format!("./{name}.js");
    let mut options = Options::new(&wasm);
    options.output_dir = directory;
    options.main_out_path = &main_out_path;
    options.link_name = &link_name;
    options.main_module = &main_module;
    transform(options)?;
    Ok(())
}
