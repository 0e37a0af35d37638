//! Tokens: what a program shows instead of its credentials.

pub mod v1;
