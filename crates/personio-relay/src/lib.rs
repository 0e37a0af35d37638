//! Holds a company's Personio credentials: serves its job board, takes applications and delivers each exactly once.
