//! The client against a Personio of our own.

use std::time::Duration;

use bytes::Bytes;
use futures_util::{TryStreamExt, stream};
use personio::{
    client::Client,
    credentials::{ClientCredentials, RecruitingCredentials, Secret},
    error::Error,
    id::PositionId,
    persons::{CreatePerson, ListPersons, NewEmployment, Person},
    recruiting::{
        Application, ApplicationFile, Attribute, CreateApplication, ErrorCode, FileCategory, UploadDocument,
        UploadedDocument, file,
    },
    request::{self, Endpoint, Method, RequestBody},
    retry::Policy,
    transport::Reqwest,
};
use personio_sandbox::{Options, Sandbox};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

/// A position of the sandbox's board.
const POSITION: PositionId = PositionId(2_697_760);

/// A sandbox on a port of its own, and its address.
async fn start() -> (Sandbox, String) {
    let sandbox = Sandbox::new(Options::default());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let served = sandbox.clone();
    tokio::spawn(async move { served.serve(listener, std::future::pending()).await });
    (sandbox, address)
}

fn client(address: &str, token: &str) -> Client<Reqwest> {
    let credentials = RecruitingCredentials { token: Secret::new(token), company_id: "4711".into() };
    Client::new(address, credentials, Reqwest::new("personio-tests").unwrap())
}

fn application(email: &str) -> CreateApplication {
    let application = Application {
        first_name: "Ada".into(),
        last_name: "Byron".into(),
        email: email.into(),
        job_position_id: POSITION,
        ..Application::default()
    };
    CreateApplication { application }
}

/// Uploads bytes in pieces, so that they are never in one place.
async fn upload(client: &Client<Reqwest>, name: &str, content: &Bytes) -> Result<UploadedDocument, Error> {
    let endpoint = UploadDocument { file_name: name.into(), size: content.len() as u64 };
    let pieces: Vec<Result<Bytes, std::io::Error>> =
        content.chunks(64 * 1024).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
    client.send_file(&endpoint, reqwest::Body::wrap_stream(stream::iter(pieces))).await
}

/// A fault of the sandbox, as an endpoint that this crate does not have.
struct Fault(&'static str);

impl Endpoint for Fault {
    type Response = ();

    fn method(&self) -> Method {
        Method::Post
    }

    fn path(&self) -> String {
        "/_sandbox/faults".to_owned()
    }

    fn body(&self) -> Result<RequestBody, Error> {
        Ok(RequestBody::Json(self.0.as_bytes().to_vec()))
    }

    fn decode(&self, _body: &[u8]) -> Result<(), Error> {
        Ok(())
    }
}

#[tokio::test]
async fn an_application_arrives_with_its_document_byte_for_byte() {
    let (sandbox, address) = start().await;
    let client = client(&address, "sandbox-recruiting");
    let content: Bytes = b"%PDF-1.7\n".iter().copied().chain((0..300_000).map(|n: u32| (n % 251) as u8)).collect();
    let uploaded = upload(&client, "Lebenslauf Müller \"1\".pdf", &content).await.unwrap();
    assert_eq!((uploaded.size, uploaded.extension.as_str()), (content.len() as u64, "pdf"));
    let mut endpoint = application("ada@example.com");
    endpoint.application.files.push(ApplicationFile {
        uuid: uploaded.uuid.clone(),
        original_filename: "cv.pdf".into(),
        category: FileCategory::Cv,
    });
    endpoint.application.attributes.push(Attribute { id: "phone".into(), value: "+49 30 1".into() });
    client.send(&endpoint).await.unwrap();
    assert_eq!(sandbox.applications().len(), 1);
    let document = sandbox.document(uploaded.uuid.parse().unwrap()).unwrap();
    assert_eq!(document.content, content);
    let error = client.send(&endpoint).await.unwrap_err();
    assert_eq!(error.status(), Some(400));
    assert!(error.response().unwrap().is_already_applied() && !error.is_retryable());
}

#[tokio::test]
async fn a_refusal_names_each_field_with_its_codes() {
    let (_sandbox, address) = start().await;
    let mut endpoint = application("nobody");
    endpoint.application.first_name = " ".into();
    let error = client(&address, "sandbox-recruiting").send(&endpoint).await.unwrap_err();
    let mut fields: Vec<_> = error.response().unwrap().fields().collect();
    fields.sort_by_key(|(field, _)| *field);
    assert_eq!(fields, [("email", &ErrorCode::InvalidEmailFormat), ("first_name", &ErrorCode::RequiredAttribute)]);
}

#[tokio::test]
async fn a_document_with_one_byte_too_many_is_too_large() {
    let (_sandbox, address) = start().await;
    let client = client(&address, "sandbox-recruiting");
    let largest = usize::try_from(file::MAX_BYTES).unwrap();
    assert!(upload(&client, "a.pdf", &vec![b'x'; largest].into()).await.is_ok());
    let error = upload(&client, "a.pdf", &vec![b'x'; largest + 1].into()).await.unwrap_err();
    assert_eq!(error.status(), Some(413));
    assert!(error.response().unwrap().contains(&ErrorCode::FileTooBig));
    let error = upload(&client, "a.exe", &b"MZ".as_slice().into()).await.unwrap_err();
    assert!(error.response().unwrap().contains(&ErrorCode::InvalidFileType));
}

#[tokio::test]
async fn a_wrong_token_is_a_matter_of_authentication() {
    let (_sandbox, address) = start().await;
    let error = client(&address, "wrong").send(&application("ada@example.com")).await.unwrap_err();
    assert!(error.is_auth() && !error.is_retryable() && !error.is_unclear(), "{error:?}");
}

#[tokio::test]
async fn each_trouble_says_whether_the_application_may_have_arrived() {
    for (fault, rate_limited, retryable, unclear) in [
        (r#"{"path":"/v1","kind":"status","status":429,"headers":{"retry-after":"7"},"times":1}"#, true, true, false),
        (r#"{"path":"/v1","kind":"status","status":503,"times":1}"#, false, true, true),
        (r#"{"path":"/v1","kind":"lost_answer","times":1}"#, false, true, true),
        (r#"{"path":"/v1","kind":"reset","times":1}"#, false, true, true),
        (
            r#"{"path":"/v1","kind":"status","status":307,"headers":{"location":"/_sandbox/applications"},"times":1}"#,
            false,
            false,
            false,
        ),
    ] {
        let (sandbox, address) = start().await;
        let client = client(&address, "sandbox-recruiting");
        client.send(&Fault(fault)).await.unwrap();
        let error = client.send(&application("ada@example.com")).await.unwrap_err();
        let answers = (error.is_rate_limited(), error.is_retryable(), error.is_unclear());
        assert_eq!(answers, (rate_limited, retryable, unclear), "{fault}: {error:?}");
        assert_eq!(error.retry_after(), rate_limited.then_some(Duration::from_secs(7)), "{fault}");
        let lost = fault.contains("lost_answer");
        assert_eq!(sandbox.applications().len(), usize::from(lost), "{fault}");
        assert_eq!(client.send(&application("ada@example.com")).await.is_ok(), !lost, "{fault}");
    }
}

#[tokio::test]
async fn over_a_real_connection_too_a_lost_answer_makes_nobody_twice() {
    let (_sandbox, address) = start().await;
    let credentials = ClientCredentials {
        client_id: "sandbox-client".into(),
        client_secret: Secret::new("sandbox-secret"),
        scope: vec!["personio:persons:read".into(), "personio:persons:write".into()],
    };
    let policy = Policy { first_pause: Duration::from_millis(20), ..Policy::default() };
    let client = Client::new(&address, credentials, Reqwest::new("personio-tests").unwrap()).with_retry(policy);
    for fault in [
        r#"{"path":"/v2/auth","kind":"reset","times":1}"#,
        r#"{"path":"/v2/persons","method":"POST","kind":"lost_answer","times":1}"#,
        r#"{"path":"/v2/persons","method":"GET","kind":"reset","times":1}"#,
    ] {
        client.send(&Fault(fault)).await.unwrap();
    }
    let employment =
        NewEmployment { employment_start_date: Some("2026-01-01".parse().unwrap()), ..NewEmployment::default() };
    let person = CreatePerson {
        email: "nova@acme.example".into(),
        first_name: "Nova".into(),
        last_name: "Example".into(),
        preferred_name: None,
        gender: None,
        language: None,
        custom_attributes: vec![],
        employments: vec![employment],
    };
    let id = client.tasks().create_employee(&person).await.unwrap();
    let list = ListPersons { emails: vec![person.email.clone()], ..ListPersons::default() };
    let found: Vec<Person> = client.pages(list).try_collect().await.unwrap();
    assert_eq!(found.iter().map(|it| &it.id).collect::<Vec<_>>(), [&id]);
    client.revoke().await.unwrap();
}

#[tokio::test]
async fn where_nobody_listens_nothing_was_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let error = client(&address, "x").send(&application("ada@example.com")).await.unwrap_err();
    assert!(error.is_retryable() && !error.is_unclear(), "{error:?}");
    assert!(!format!("{error:?} {error}").contains("127.0.0.1"), "{error:?}");
}

/// What a query can hold.
struct Search;

impl Endpoint for Search {
    type Response = serde_json::Value;

    fn method(&self) -> Method {
        Method::Get
    }

    fn path(&self) -> String {
        format!("/_sandbox/documents/{}", request::path_segment("a/b"))
    }

    fn query(&self) -> Vec<(&'static str, String)> {
        vec![("a", "x&y=z".into()), ("b", "ü".into())]
    }

    fn decode(&self, body: &[u8]) -> Result<serde_json::Value, Error> {
        request::from_json(body)
    }
}

#[tokio::test]
async fn an_endpoint_of_somebody_else_is_sent_like_any_other() {
    let (_sandbox, address) = start().await;
    let error = Client::without_credentials(&address, Reqwest::new("x").unwrap()).send(&Search).await.unwrap_err();
    assert!(matches!(error.status(), Some(400 | 404)), "{error:?}");
}

/// A call that is not recruiting.
struct Employees;

impl Endpoint for Employees {
    type Response = ();

    fn method(&self) -> Method {
        Method::Get
    }

    fn path(&self) -> String {
        "/v1/company/employees".to_owned()
    }

    fn decode(&self, _body: &[u8]) -> Result<(), Error> {
        Ok(())
    }
}

/// Answers one request with 200 and hands out its head.
async fn overhear() -> (String, tokio::task::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let heard = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut head = Vec::new();
        while !head.windows(4).any(|end| end == b"\r\n\r\n") {
            stream.read_buf(&mut head).await.unwrap();
        }
        stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").await.unwrap();
        String::from_utf8(head).unwrap()
    });
    (address, heard)
}

#[tokio::test]
async fn the_recruiting_token_goes_to_recruiting_only() {
    let (address, heard) = overhear().await;
    client(&address, "s3cr3t").send(&application("ada@example.com")).await.unwrap();
    assert!(heard.await.unwrap().contains("s3cr3t"));
    let (address, heard) = overhear().await;
    client(&address, "s3cr3t").send(&Employees).await.unwrap();
    let head = heard.await.unwrap();
    assert!(head.contains("/v1/company/employees") && !head.contains("s3cr3t") && !head.contains("4711"), "{head}");
}
