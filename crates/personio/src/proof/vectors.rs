//! Challenges with their numbers, as `altcha-lib-rs` makes them: a native test holds them against it.

/// Salt, number, and the hash of both.
pub const VECTORS: [(&str, u32, &str); 4] = [
    ("3065d108b2314f5ecc7e1207", 9_718, "3b602af9ed6fbc8f689aecd042c3d23bc62ca7a3bd9f1206cf8e202e21d607a0"),
    (
        "1f2e3d4c5b6a798812345678-1764324000123-2697760?expires=1764324600&",
        54_321,
        "fe4a2addb9facc40be016ab28f96016e39ca3062e2cae39d16a35a8e88de7088",
    ),
    ("ab?expires=1764324600&", 7, "8cc8e791511bc086677a3c7a7a86f967318688f5d2f677e34672b055565ba2f5"),
    (
        "ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss",
        1_234,
        "a3cfd22a0334bb1b7f6764400c00ffa537e85944b6249b098beddbbec4132733",
    ),
];
