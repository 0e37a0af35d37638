//! Reports that somebody put together in Personio.

pub mod v1;
