//! Reads Personio's XML feed in the page, for boards without a relay; loaded only by them.
