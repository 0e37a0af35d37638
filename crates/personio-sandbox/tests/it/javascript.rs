//! The program as JavaScript starts it, tested in JavaScript.

use std::process::Command;

#[test]
fn a_test_suite_in_javascript_starts_it() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/js/start.test.mjs");
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=tap", script])
        .env("PERSONIO_SANDBOX", env!("CARGO_BIN_EXE_personio-sandbox"));
    let output = node.output().expect("Node 20 or newer is needed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}
