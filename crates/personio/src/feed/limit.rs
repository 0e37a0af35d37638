//! How much of a feed is read. Real boards have 1 to 300 positions of 4 to 9 KB, nested five elements deep.

/// The largest document in bytes: 5,000 long positions, several times over.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// The most positions, good and bad ones: ten times the largest board that this is built for.
pub const MAX_POSITIONS: usize = 50_000;

/// The deepest nesting of elements, outside of descriptions.
pub const MAX_DEPTH: usize = 64;

/// The most unknown elements that are kept of a position: they are for the curious, not a way to fill memory.
pub const MAX_UNKNOWN: usize = 64;

/// How often reading starts anew behind broken markup. Each time may look at the whole rest of the document.
pub const MAX_REPAIRS: usize = 32;
