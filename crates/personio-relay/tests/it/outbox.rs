use personio_relay::commands;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::chain::{Chain, candidate, eventually, on_both, with_files};

on_both! {
    the_list_shows_what_waits_and_nothing_personal,
    an_application_is_shown_and_exported_decrypted,
    what_is_tried_again_by_hand_is_delivered_once,
    what_is_purged_is_gone_with_its_documents,
}

/// A relay with an application that cannot be delivered now.
async fn waiting() -> (Chain, Uuid) {
    let chain = Chain::with("wait = \"100ms\"").await;
    chain.fault(&json!({"path": "/v1/recruiting/applications", "kind": "status", "status": 503})).await;
    let document = chain.document("../Lebenslauf Ada.txt", "I wrote the first program.").await;
    let body = with_files(candidate("ada@example.com"), &[(document, "cv")]);
    assert_eq!(chain.apply(&body).await.status, 202);
    let list = commands::list_outbox(&chain.config()).await.unwrap();
    assert_eq!(list.len(), 1);
    let id = list[0].id;
    (chain, id)
}

async fn until_put_back(chain: &Chain) {
    eventually("the application is put back", || async {
        commands::list_outbox(&chain.config()).await.unwrap().iter().all(|waiting| waiting.attempts > 0)
    })
    .await;
}

async fn the_list_shows_what_waits_and_nothing_personal() {
    let (chain, id) = waiting().await;
    let list = commands::list_outbox(&chain.config()).await.unwrap();
    assert_eq!((list[0].state, list[0].documents), ("pending", 1));
    let line = list[0].to_string();
    assert!(line.starts_with(&id.to_string()) && !line.contains("ada"), "{line}");
}

async fn an_application_is_shown_and_exported_decrypted() {
    let (chain, id) = waiting().await;
    let shown: Value = serde_json::from_str(&commands::show_application(&chain.config(), id).await.unwrap()).unwrap();
    assert_eq!(shown["application"]["email"], "ada@example.com");
    let folder = tempfile::tempdir().unwrap();
    let written = commands::export_application(&chain.config(), id, folder.path()).await.unwrap();
    let mut names: Vec<String> =
        std::fs::read_dir(&written).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(names.len(), 2, "{names:?}");
    let document = names.iter().find(|name| name.starts_with("1-")).unwrap();
    assert_eq!(std::fs::read(written.join(document)).unwrap(), b"I wrote the first program.");
    let application: Value = serde_json::from_slice(&std::fs::read(written.join("application.json")).unwrap()).unwrap();
    assert_eq!(application["email"], "ada@example.com");
    assert!(commands::export_application(&chain.config(), id, folder.path()).await.is_err(), "nothing is overwritten");
    assert!(commands::show_application(&chain.config(), Uuid::new_v4()).await.is_err());
}

async fn what_is_tried_again_by_hand_is_delivered_once() {
    let (chain, id) = waiting().await;
    until_put_back(&chain).await;
    // Unless it is on its way this moment.
    let retry = || async { commands::retry_application(&chain.config(), id).await.is_ok() };
    eventually("it is tried again", retry).await;
    chain.clear_faults().await;
    eventually("it is delivered", || async { chain.arrived("ada@example.com") == 1 }).await;
    eventually("it is gone", || async { commands::list_outbox(&chain.config()).await.unwrap().is_empty() }).await;
    let error = commands::retry_application(&chain.config(), id).await.unwrap_err().to_string();
    assert!(error.contains("outbox list"), "{error}");
    assert_eq!(chain.arrived("ada@example.com"), 1);
}

async fn what_is_purged_is_gone_with_its_documents() {
    let (chain, id) = waiting().await;
    until_put_back(&chain).await;
    eventually("it is purged", || async { commands::purge_application(&chain.config(), id).await.is_ok() }).await;
    assert_eq!(chain.stored_documents().await, 0);
    assert!(commands::list_outbox(&chain.config()).await.unwrap().is_empty());
    chain.clear_faults().await;
    assert!(commands::purge_application(&chain.config(), id).await.is_err());
    assert_eq!(chain.arrived("ada@example.com"), 0);
}
