use reqwest::multipart::{Form, Part};

use crate::chain::{Answer, Chain, PAGE, candidate, eventually, on_both, with_files};

on_both! {
    a_document_is_answered_as_personio_answers_it_and_lies_encrypted,
    documents_that_personio_would_not_take_are_refused_with_its_codes,
    twenty_megabytes_pass,
    what_is_no_upload_is_refused,
    a_removed_document_is_gone,
    a_full_storage_takes_no_more_documents,
}

const MEGABYTES_20: usize = 20 * 1024 * 1024;

async fn a_document_is_answered_as_personio_answers_it_and_lies_encrypted() {
    let chain = Chain::start().await;
    let answer = chain.upload("CV Ada.PDF", b"%PDF-1.7 Lovelace".as_slice()).await;
    assert_eq!(answer.status, 200);
    let keys: Vec<&String> = answer.body.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["extension", "mimetype", "original_filename", "size", "uuid"]);
    assert_eq!(answer.body["extension"], "pdf");
    assert_eq!(answer.body["original_filename"], "CV Ada.PDF");
    for entry in std::fs::read_dir(chain.data().join("documents")).unwrap() {
        let stored = std::fs::read(entry.unwrap().path()).unwrap();
        assert!(!stored.windows(8).any(|window| window == b"Lovelace"));
    }
    assert_eq!(chain.sandbox.applications().len(), 0);
}

async fn documents_that_personio_would_not_take_are_refused_with_its_codes() {
    let chain = Chain::start().await;
    let program = b"MZ\x90\0\x03\0\0\0".repeat(1_000);
    for (name, content, status, reason) in [
        ("cv.exe", program.clone(), 422, "errors.invalid-file-type"),
        ("cv.pdf", program, 422, "errors.invalid-file-type"),
        ("cv.pdf", Vec::new(), 422, "errors.invalid-file-type"),
        ("cv", b"%PDF-".to_vec(), 422, "errors.invalid-file-type"),
        ("cv.txt", vec![b'x'; MEGABYTES_20 + 1], 413, "errors.file-too-big"),
    ] {
        let answer = chain.upload(name, content).await;
        assert_eq!((answer.status, answer.complaint()), (status, ("file", reason)), "{name}");
    }
    eventually("nothing of them stays", || async { chain.stored_documents().await == 0 }).await;
}

async fn twenty_megabytes_pass() {
    let chain = Chain::start().await;
    assert_eq!(chain.upload("cv.txt", vec![b'x'; MEGABYTES_20]).await.status, 200);
}

async fn what_is_no_upload_is_refused() {
    let chain = Chain::start().await;
    let part = || Part::bytes(b"%PDF-".as_slice()).file_name("cv.pdf");
    assert_eq!(chain.upload_form(Form::new()).await.status, 400);
    assert_eq!(chain.upload_form(Form::new().part("document", part())).await.status, 400);
    assert_eq!(chain.upload_form(Form::new().text("file", "%PDF-")).await.status, 400);
    assert_eq!(chain.upload_form(Form::new().part("file", part()).part("file", part())).await.status, 400);
    let url = chain.relay_url("/v1/recruiting/applications/documents");
    let not_multipart = chain.http.post(&url).header("origin", PAGE).body("%PDF-").send().await.unwrap();
    assert_eq!(not_multipart.status(), 400);
    let cut_off = chain
        .http
        .post(&url)
        .header("origin", PAGE)
        .header("content-type", "multipart/form-data; boundary=x")
        .body("--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"cv.pdf\"\r\n\r\n%PDF-1.7")
        .send()
        .await
        .unwrap();
    assert_eq!(Answer::of(cut_off).await.status, 400);
    eventually("nothing of it stays", || async { chain.stored_documents().await == 0 }).await;
}

async fn a_removed_document_is_gone() {
    let chain = Chain::start().await;
    let cv = chain.document("cv.pdf", b"%PDF-1.7".as_slice()).await;
    let url = chain.relay_url(&format!("/_relay/documents/{cv}"));
    for _ in 0..2 {
        let removed = chain.http.delete(&url).header("origin", PAGE).send().await.unwrap();
        assert_eq!(removed.status(), 204);
    }
    assert_eq!(chain.stored_documents().await, 0);
    let answer = chain.apply(&with_files(candidate("ada@example.com"), &[(cv, "cv")])).await;
    assert_eq!(answer.complaint().1, "errors.file-validation.file-not-exists");
}

async fn a_full_storage_takes_no_more_documents() {
    let chain = Chain::with("max_stored_bytes = 20").await;
    assert_eq!(chain.upload("cv.txt", "0123456789").await.status, 200);
    assert_eq!(chain.upload("cv.txt", vec![b'x'; 100_000]).await.status, 507);
}
