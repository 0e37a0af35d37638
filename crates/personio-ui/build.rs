//! Style sheets as they travel: without remarks and blanks that only people need.

use std::{env, fs, io, path::Path};

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=src");
    println!("cargo:rerun-if-changed=build.rs");
    let out = env::var("OUT_DIR").map_err(io::Error::other)?;
    for (name, folder, sheets) in [
        ("list", "src", ["theme", "board/search_bar", "board/filters", "board/job_list", "board/notice"].as_slice()),
        ("detail", "src", ["board/job_detail"].as_slice()),
        ("form", "src/application", ["form", "documents", "summary"].as_slice()),
    ] {
        let mut styles = String::new();
        for sheet in sheets {
            styles.push_str(&minified(&fs::read_to_string(format!("{folder}/{sheet}.css"))?));
        }
        fs::write(Path::new(&out).join(format!("{name}.css")), styles)?;
    }
    Ok(())
}

/// No text of these sheets has braces, colons or blanks that count.
fn minified(sheet: &str) -> String {
    let mut plain = String::new();
    for (place, part) in sheet.split("/*").enumerate() {
        plain.push_str(if place == 0 { part } else { part.split_once("*/").map_or("", |(_, rest)| rest) });
    }
    let mut styles = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    for mark in ["{", "}", ";", ","] {
        styles = styles.replace(&format!(" {mark}"), mark).replace(&format!("{mark} "), mark);
    }
    styles.replace(": ", ":").replace(";}", "}")
}
