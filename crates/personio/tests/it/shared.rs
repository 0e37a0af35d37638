//! Material that lies beside a checkout of the project and is not part of it.

use std::path::{Path, PathBuf};

/// The path of a piece of it; says so and is `None` where there is none.
pub fn find(path: &str) -> Option<PathBuf> {
    let found = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared").join(path);
    if found.exists() {
        return Some(found);
    }
    println!("nothing to check: {} is not there", found.display());
    None
}
