//! Encryption keys: the right one, another one, and a new one.

use std::path::PathBuf;

use personio::credentials::Secret;
use personio_relay::{Config, Relays, commands};
use serde_json::json;

use crate::chain::{Chain, candidate, eventually, on_both, with_files};

on_both! {
    a_relay_with_another_key_does_not_start_and_says_what_to_do,
    after_a_rotation_the_old_key_is_not_needed_any_more,
}

fn with_new_key(config: &mut Config, older: &[PathBuf]) {
    config.encryption_key = Some(Secret::new("QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY="));
    config.old_encryption_key_files = older.to_vec();
}

async fn a_relay_with_another_key_does_not_start_and_says_what_to_do() {
    let mut chain = Chain::start().await;
    chain.stop().await;
    let mut other = chain.config();
    with_new_key(&mut other, &[]);
    let problem = format!("{:#}", Relays::start(other.clone()).await.unwrap_err());
    assert!(problem.contains("another key") && problem.contains("old_encryption_key_files"), "{problem}");
    let findings = commands::examine(&other.into()).await.to_string();
    assert!(findings.contains("FAIL  encryption key"), "{findings}");
}

async fn after_a_rotation_the_old_key_is_not_needed_any_more() {
    let mut chain = Chain::with("wait = \"100ms\"").await;
    chain.fault(&json!({"path": "/v1/recruiting/applications", "kind": "status", "status": 503})).await;
    let cv = chain.document("cv.txt", "curriculum").await;
    let letter = chain.document("letter.txt", "Dear all").await;
    assert_eq!(chain.apply(&with_files(candidate("ada@example.com"), &[(cv, "cv")])).await.status, 202);

    // The new key seals, the old one still opens.
    let old = chain.data().join("encryption.key");
    let file = old.clone();
    chain.configure(move |config| with_new_key(config, std::slice::from_ref(&file))).await;
    let rotation = commands::rotate_key(&chain.config()).await.unwrap();
    assert_eq!((rotation.resealed, rotation.unreadable), (4, 0), "an application, two documents, the database's own");
    assert_eq!(commands::rotate_key(&chain.config()).await.unwrap().resealed, 0);

    std::fs::remove_file(old).unwrap();
    chain.configure(|config| with_new_key(config, &[])).await;
    chain.clear_faults().await;
    eventually("it is delivered", || async { chain.arrived("ada@example.com") == 1 }).await;
    let answer = chain.apply(&with_files(candidate("bob@example.com"), &[(letter, "other")])).await;
    assert!(matches!(answer.status, 201 | 202), "{answer:?}");
    eventually("the second is delivered", || async { chain.arrived("bob@example.com") == 1 }).await;
}
