use axum::{
    body::Body,
    http::{Method, Request, StatusCode},
};

use crate::server::{DOCUMENTS, Part, Server, authorized};

const LIMIT: usize = 20 * 1024 * 1024;

#[tokio::test]
async fn an_upload_is_answered_with_personios_five_keys_and_kept_byte_for_byte() {
    let server = Server::new().await;
    let content = b"%PDF-1.7 \x00\xff\r\n--YY not the boundary";
    let answer = server.upload("Käthe's CV.PDF", content).await.expect(StatusCode::OK).json();
    let mut keys: Vec<_> = answer.as_object().unwrap().keys().cloned().collect();
    keys.sort();
    assert_eq!(keys, ["extension", "mimetype", "original_filename", "size", "uuid"]);
    assert_eq!(answer["extension"], "pdf");
    assert_eq!(answer["mimetype"], "application/pdf");
    assert_eq!(answer["original_filename"], "Käthe's CV.PDF");
    assert_eq!(answer["size"], content.len());
    let stored = server.get(&format!("/_sandbox/documents/{}", answer["uuid"].as_str().unwrap())).await;
    assert_eq!(stored.body, content);
    assert_eq!(stored.headers["content-disposition"], "attachment");
    assert_eq!(stored.headers["x-content-type-options"], "nosniff");
}

#[tokio::test]
async fn twenty_megabytes_pass_and_one_byte_more_does_not() {
    let server = Server::new().await;
    let content = vec![b'a'; LIMIT + 1];
    server.upload("a.txt", &content[..LIMIT]).await.expect(StatusCode::OK);
    let answer = server.upload("a.txt", &content).await.expect(StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(answer.complaints(), ["file: errors.file-too-big"]);
}

#[tokio::test]
async fn a_body_beyond_all_limits_is_read_and_refused() {
    let answer = Server::new().await.upload("a.txt", &vec![b'a'; 90 << 20]).await;
    assert_eq!(answer.expect(StatusCode::PAYLOAD_TOO_LARGE).complaints(), ["file: errors.file-too-big"]);
}

#[tokio::test]
async fn other_file_types_and_empty_files_cannot_be_processed() {
    let server = Server::new().await;
    for filename in ["a.exe", "a.jpeg", "a.pdf.html", "pdf", ".pdf", "a."] {
        let answer = server.upload(filename, b"x").await.expect(StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(answer.complaints(), ["file: errors.invalid-file-type"], "{filename}");
    }
    let answer = server.upload("a.pdf", b"").await.expect(StatusCode::UNPROCESSABLE_ENTITY).json();
    assert_eq!(answer["errors"][0]["detail"], "The file is empty.");
    assert_eq!(answer["errors"][0]["status"], "422");
}

#[tokio::test]
async fn one_part_named_file_is_wanted() {
    let server = Server::new().await;
    let (one, two) = (Part::File("file", "a.txt", b"1"), Part::File("file", "b.txt", b"2"));
    server.form(DOCUMENTS, &[one, two]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
    server.form(DOCUMENTS, &[Part::Field("file", "text")]).await.expect(StatusCode::UNPROCESSABLE_ENTITY);
    let answer = server.form(DOCUMENTS, &[Part::File("document", "a.txt", b"1")]).await;
    let complaints = answer.expect(StatusCode::UNPROCESSABLE_ENTITY).complaints();
    assert_eq!(complaints, ["file: errors.attribute-validation.required-attribute"]);
}

#[tokio::test]
async fn what_is_no_form_is_refused_in_personios_words() {
    let server = Server::new().await;
    let cut_off = b"--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nhalf".to_vec();
    for (content_type, body) in [
        ("application/json", b"{}".to_vec()),
        ("multipart/form-data", b"--XX--".to_vec()),
        ("multipart/form-data; boundary=XX", cut_off),
        ("multipart/form-data; boundary=XX", b"JVBERi0xLjQ=".to_vec()),
    ] {
        let answer = server.send(authorized(Method::POST, DOCUMENTS, content_type, body)).await;
        let detail = answer.expect(StatusCode::BAD_REQUEST).json()["errors"][0]["detail"].clone();
        assert_eq!(detail, "Invalid multipart request body and/or headers supplied.", "{content_type}");
    }
}

#[tokio::test]
async fn an_unknown_document_is_not_found() {
    let server = Server::new().await;
    for uuid in ["66121e48-2a2d-4158-a21d-f36c3453df1a", "cv.pdf"] {
        server.get(&format!("/_sandbox/documents/{uuid}")).await.expect(StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn only_the_recruiting_token_with_the_company_id_opens() {
    let server = Server::new().await;
    for (authorization, company) in [
        (None, Some("4711")),
        (Some("Bearer sandbox-recruiting"), None),
        (Some("Bearer sandbox-recruiting"), Some("4712")),
        (Some("Bearer papi-0123456789"), Some("4711")),
        (Some("Bearer sandbox-secret"), Some("4711")),
        (Some("Token token=sandbox-recruiting"), Some("4711")),
        (Some("sandbox-recruiting"), Some("4711")),
    ] {
        for path in [DOCUMENTS, crate::server::APPLICATIONS] {
            let mut request = Request::post(path);
            if let Some(authorization) = authorization {
                request = request.header("authorization", authorization);
            }
            if let Some(company) = company {
                request = request.header("x-company-id", company);
            }
            let answer = server.send(request.body(Body::empty()).unwrap()).await.expect(StatusCode::UNAUTHORIZED);
            assert!(answer.body.is_empty(), "{authorization:?} {company:?}");
        }
    }
}
