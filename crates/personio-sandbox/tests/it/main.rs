//! The sandbox as its users meet it: through its router, and over a socket where connections are the subject.

#[cfg(test)]
mod application;
#[cfg(test)]
mod client;
#[cfg(test)]
mod company;
#[cfg(test)]
mod conformance;
#[cfg(test)]
mod connection;
#[cfg(test)]
mod control;
#[cfg(test)]
mod database;
#[cfg(test)]
mod day;
#[cfg(test)]
mod document;
#[cfg(test)]
mod error_code;
#[cfg(test)]
mod fault;
#[cfg(test)]
mod feed;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod javascript;
#[cfg(test)]
mod legacy;
#[cfg(test)]
mod limit;
#[cfg(test)]
mod log;
#[cfg(test)]
mod manner;
#[cfg(test)]
mod parallel;
#[cfg(test)]
mod personnel;
#[cfg(test)]
mod quirk;
#[cfg(test)]
mod right;
#[cfg(test)]
mod rule;
#[cfg(test)]
mod seed;
#[cfg(test)]
mod server;
#[cfg(test)]
mod speed;
#[cfg(test)]
mod versions;
#[cfg(test)]
mod webhook;
