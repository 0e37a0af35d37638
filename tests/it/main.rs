//! Tests that need several parts of the project at once.
