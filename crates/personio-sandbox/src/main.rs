//! Parses, builds and runs.

fn main() {}
