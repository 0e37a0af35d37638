use serde_json::json;

use crate::stage::{CLARA, Stage, pdf};

#[tokio::test(flavor = "multi_thread")]
async fn a_document_is_sent_listed_and_saved_as_it_was() {
    let stage = Stage::start().await;
    let content = pdf("certificate");
    let file = stage.write("Zeugnis Köln.pdf", &content);
    let send = ["documents", "send", &file, "--person", CLARA, "--category", "other documents", "--date", "2026-06-01"];
    stage.run(&send).await.good();
    let listed =
        stage.run(&["documents", "list", "--person", CLARA, "--category", "Other documents", "--json"]).await.json();
    assert_eq!((&listed[0]["name"], &listed[0]["date"]), (&json!("Zeugnis Köln"), &json!("2026-06-01")));
    let id = listed[0]["id"].as_str().unwrap();
    stage.run(&["documents", "download", id, "-o", "saved.pdf"]).await.good();
    assert_eq!(std::fs::read(stage.folder.path().join("saved.pdf")).unwrap(), content);
    stage.run(&["documents", "download", id, "-o", "saved.pdf"]).await.ended(2).says("is there already");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_personio_would_refuse_is_not_sent() {
    let stage = Stage::start().await;
    for (name, content, reason) in [
        ("empty.pdf", Vec::new(), "it is empty"),
        ("fake.pdf", b"MZ not a pdf".to_vec(), "is none"),
        ("large.pdf", [pdf("x"), vec![b' '; 31 * 1024 * 1024]].concat(), "Personio takes"),
    ] {
        let (good, bad) = (stage.write("good.pdf", pdf("good")), stage.write(name, content));
        let send = ["documents", "send", &good, &bad, "--person", CLARA, "--category", "Payslips"];
        stage.run(&send).await.ended(1).says(reason);
    }
    assert_eq!(stage.arrived("POST", "/v1/company/documents").await, 0);
}
