//! Version 2 against Personio's own specifications, as far as they are there.

mod bodies;
mod examples;
pub mod registry;
mod schemas;

#[test]
fn no_list_loses_its_limit_or_its_cursor() {
    for operation in registry::operations().iter().filter(|operation| operation.is_paged) {
        let names: Vec<&str> = operation.query.iter().map(|(name, _)| *name).collect();
        assert!(names.contains(&"cursor"), "{} {}: {names:?}", operation.method, operation.path);
    }
}
