//! What `docs/security.md` promises is held by tests that exist.

use std::{
    fs,
    path::{Path, PathBuf},
};

const DOCUMENT: &str = include_str!("../../docs/security.md");

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All of the relay's sources.
fn sources() -> Vec<(PathBuf, String)> {
    let mut folders = vec![here().join("src"), here().join("tests/it"), here().join("../../tests/it")];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                sources.push((path.clone(), fs::read_to_string(path).unwrap()));
            }
        }
    }
    sources
}

/// What stands between backticks.
fn named(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// Test names are sentences; nothing else has that many words.
fn is_test(name: &str) -> bool {
    name.matches('_').count() >= 3
        && name.bytes().all(|sign| sign.is_ascii_lowercase() || sign == b'_' || sign.is_ascii_digit())
}

fn is_room(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|sign| sign.is_ascii_lowercase() || sign == b'_' || sign == b':')
}

/// The cells of the rows that say what holds a point: the point, and what holds it.
fn points() -> Vec<(&'static str, &'static str)> {
    let rows = DOCUMENT.lines().filter(|line| line.starts_with('|') && !line.contains("---"));
    let cells = rows.map(|row| row.trim_matches('|').split(" | ").collect::<Vec<_>>());
    cells.filter(|cells| cells.len() == 3 && cells[2].trim() != "held by").map(|cells| (cells[0], cells[2])).collect()
}

#[test]
fn every_test_that_the_document_names_exists() {
    let sources = sources();
    let names: Vec<&str> = named(DOCUMENT).filter(|name| is_test(name)).collect();
    assert!(names.len() > 30, "{names:?}");
    for name in names {
        let function = format!("fn {name}(");
        let is_there = sources.iter().any(|(_, text)| text.contains(&function));
        assert!(is_there, "docs/security.md names the test `{name}`, which does not exist");
    }
}

#[test]
fn every_point_is_held_by_a_test_or_a_room_with_tests() {
    let sources = sources();
    let has_tests = |path: &Path| {
        sources.iter().any(|(other, text)| {
            let is_it = other == path || other.starts_with(path.with_extension(""));
            is_it && (text.contains("#[test]") || text.contains("#[tokio::test]") || text.contains("on_both! {"))
        })
    };
    let points = points();
    let owasp = points.iter().filter(|(point, _)| point.trim_start().starts_with(|sign: char| sign.is_ascii_digit()));
    assert_eq!(owasp.count(), 10, "OWASP's list has ten points");
    for (point, held) in points {
        let mut holding = 0;
        for name in named(held) {
            let is_there = match name {
                name if is_test(name) => true,
                name if name.contains('/') => here().join("../..").join(name).exists(),
                name if is_room(name) => {
                    let path = format!("{}.rs", name.replace("::", "/"));
                    has_tests(&here().join("tests/it").join(&path)) || has_tests(&here().join("src").join(&path))
                }
                _ => continue,
            };
            assert!(is_there, "{point}: `{name}` has no tests");
            holding += 1;
        }
        assert!(holding > 0 || held.trim() == "the same", "{point}: nothing holds it");
    }
}
