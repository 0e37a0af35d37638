//! The core against what is outside: real feeds, Personio's specification, and the sandbox.

#[cfg(test)]
mod client;
#[cfg(test)]
mod feeds;
#[cfg(test)]
mod mixed;
#[cfg(test)]
#[cfg(feature = "reqwest")]
mod sandbox;
#[cfg(test)]
mod shared;
#[cfg(test)]
mod specification;
#[cfg(test)]
mod v2;
