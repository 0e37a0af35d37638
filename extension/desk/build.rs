//! Tells the linker what the build needs to split parts off the module: where each function and datum is used.

use std::env;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm") {
        println!("cargo:rustc-link-arg-cdylib=--emit-relocs");
        // One segment for all would keep every part's texts in what the desk loads first.
        println!("cargo:rustc-link-arg-cdylib=--no-merge-data-segments");
    }
}
