//! Version 2 against Personio's own specifications, as far as they are there.

mod examples;
pub mod hostile;
mod registry;
mod schemas;

use std::collections::BTreeMap;

use crate::shared;

/// Method and path of each operation that the specifications list.
fn specified() -> Option<Vec<(String, String)>> {
    let text = std::fs::read_to_string(shared::find("specs/v2-operations.md")?).unwrap();
    let rows = text.lines().filter_map(|line| {
        let mut cells = line.strip_prefix('|')?.split('|').map(str::trim);
        let (method, path) = (cells.next()?, cells.next()?.strip_prefix('`')?.strip_suffix('`')?);
        Some((method.to_owned(), path.to_owned()))
    });
    Some(rows.collect())
}

/// The registry names every record `ID`.
fn matches(pattern: &str, path: &str) -> bool {
    let same = |(pattern, part): (&str, &str)| if pattern.starts_with('{') { part == "ID" } else { pattern == part };
    pattern.split('/').count() == path.split('/').count() && pattern.split('/').zip(path.split('/')).all(same)
}

#[test]
fn every_operation_has_exactly_one_endpoint() {
    let Some(specified) = specified() else { return };
    let registry = registry::operations();
    let mut areas = BTreeMap::<String, (usize, usize)>::new();
    let mut missing = Vec::new();
    for (method, pattern) in &specified {
        let found =
            registry.iter().filter(|operation| operation.method == *method && matches(pattern, &operation.path));
        let count = found.count();
        let area = areas.entry(pattern.split('/').nth(2).unwrap().to_owned()).or_default();
        area.0 += usize::from(count == 1);
        area.1 += 1;
        if count != 1 {
            missing.push(format!("{method} {pattern}: {count} endpoints"));
        }
    }
    println!("| area of v2 | operations |\n|---|---|");
    for (area, (covered, all)) in &areas {
        println!("| {area} | {covered} of {all} |");
    }
    let covered: usize = areas.values().map(|(covered, _)| covered).sum();
    println!("| all | {covered} of {} |", specified.len());
    assert!(missing.is_empty(), "{missing:#?}");
    assert_eq!((covered, specified.len(), registry.len()), (66, 66, 66));
}

#[test]
fn no_list_loses_its_limit_or_its_cursor() {
    for operation in registry::operations().iter().filter(|operation| operation.is_paged) {
        let names: Vec<&str> = operation.query.iter().map(|(name, _)| name.as_str()).collect();
        assert!(names.contains(&"cursor"), "{} {}: {names:?}", operation.method, operation.path);
    }
}
