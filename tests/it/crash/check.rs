//! What arrived, against what candidates were told.

use std::path::PathBuf;

use personio_tests::postgres::Postgres;
use reqwest::Client;
use serde_json::Value;

use super::candidate::{Candidate, Told};

/// A run in which little happened proves little.
pub const ENOUGH: usize = 30;

/// Where documents are.
pub enum Stored {
    Files(PathBuf),
    /// The address of the database.
    Rows(String),
}

/// Checks every candidate and every document.
pub async fn everything(http: &Client, personio: &str, candidates: &[Candidate], outbox: &Value, stored: &Stored) {
    let arrived: Vec<Value> =
        http.get(format!("{personio}/_sandbox/applications")).send().await.unwrap().json().await.unwrap();
    println!("{}", summary(candidates, &arrived, outbox));
    for candidate in candidates {
        let theirs: Vec<&Value> = arrived.iter().filter(|arrived| arrived["email"] == *candidate.email).collect();
        let wanted = match (candidate.told, candidate.acceptable) {
            (Told::Success(201), _) | (Told::Success(_), true) => 1..=1,
            // Promised, then refused: kept for a person to look at.
            (Told::Success(_) | Told::Refusal, false) | (Told::Refusal, true) => 0..=0,
            (Told::Nothing, _) => 0..=1,
        };
        assert!(
            wanted.contains(&theirs.len()),
            "{} was told {:?}, arrived {}",
            candidate.email,
            candidate.told,
            theirs.len()
        );
        if let [application] = theirs.as_slice() {
            documents(http, personio, candidate, application).await;
        }
    }
    assert!(candidates.iter().all(|candidate| candidate.acceptable || candidate.told != Told::Success(201)));
    assert!(candidates.iter().all(|candidate| !candidate.acceptable || candidate.told != Told::Refusal));

    // Nothing of the delivered ones stays: contents are those of documents that the outbox still knows.
    match stored {
        Stored::Files(folder) => {
            let files = std::fs::read_dir(folder).unwrap().count();
            assert_eq!(outbox["documents"], files, "files without a record, or records without a file");
        }
        Stored::Rows(database) => {
            // What was cut off while it arrived is swept later. Nothing of it has a record.
            let with_content = "SELECT COUNT(*) FROM document JOIN document_content USING (id)";
            assert_eq!(outbox["documents"].to_string(), Postgres::server().ask(database, with_content));
        }
    }
    let refused = candidates.iter().filter(|candidate| !candidate.acceptable).count();
    assert!(outbox["dead"].as_u64().unwrap() <= refused as u64, "an acceptable application was buried: {outbox}");
    let confirmed = candidates.iter().filter(|candidate| matches!(candidate.told, Told::Success(_))).count();
    assert!(confirmed >= ENOUGH, "only {confirmed} applications were confirmed");
}

async fn documents(http: &Client, personio: &str, candidate: &Candidate, application: &Value) {
    let files = application["files"].as_array().unwrap();
    assert_eq!(files.len(), candidate.documents.len(), "{}", candidate.email);
    for (file, document) in files.iter().zip(&candidate.documents) {
        assert_eq!(file["original_filename"], document.name, "{}", candidate.email);
        assert_eq!(file["category"], document.category, "{}", candidate.email);
        let url = format!("{personio}/_sandbox/documents/{}", file["uuid"].as_str().unwrap());
        let content = http.get(url).send().await.unwrap().bytes().await.unwrap();
        assert!(content == document.content, "{}: a document is not what was sent", candidate.email);
    }
}

fn summary(candidates: &[Candidate], arrived: &[Value], outbox: &Value) -> String {
    let count = |told: Told| candidates.iter().filter(|candidate| candidate.told == told).count();
    format!(
        "{} candidates: {} delivered at once, {} promised, {} refused, {} left without an answer; {} arrived, {} kept",
        candidates.len(),
        count(Told::Success(201)),
        count(Told::Success(202)),
        count(Told::Refusal),
        count(Told::Nothing),
        arrived.len(),
        outbox["dead"],
    )
}
