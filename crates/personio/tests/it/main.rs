//! The core against what is outside: real feeds, Personio's specification, and the sandbox.

#[cfg(test)]
mod change;
#[cfg(test)]
mod client;
#[cfg(test)]
mod coverage;
#[cfg(test)]
mod examples;
#[cfg(test)]
mod feeds;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod in_process;
#[cfg(test)]
mod mixed;
#[cfg(test)]
mod once;
#[cfg(test)]
mod operation;
#[cfg(test)]
mod rights;
#[cfg(test)]
#[cfg(feature = "reqwest")]
mod sandbox;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod shared;
#[cfg(test)]
mod table;
#[cfg(test)]
mod v1;
#[cfg(test)]
mod v2;
