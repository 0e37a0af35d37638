//! What is sent again, when, and who is told.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use personio::{
    client::Client,
    documents::v1::UploadDocument,
    error::{Error, ErrorKind},
    observer::Attempt,
    persons::DeletePerson,
    recruiting,
    request::Method,
    transport::{FileContent, Reply, Scripted},
    webhooks::PingWebhook,
};

use super::{patient, person};

const PERSON: &str = r#"{"id":"7"}"#;

#[tokio::test]
async fn a_read_is_repeated_until_it_works() {
    let transport = Scripted::new([
        Reply::no_answer(),
        Reply::not_sent(),
        Reply::status(503),
        Reply::status(429),
        Reply::ok(PERSON),
    ]);
    patient(&transport).send(&person()).await.unwrap();
    let times = transport.sent().iter().map(|sent| sent.at.as_millis()).collect::<Vec<_>>();
    let pauses = times.windows(2).map(|pair| pair[1] - pair[0]).collect::<Vec<_>>();
    for (pause, range) in pauses.iter().zip([250..=500, 500..=1000, 1000..=2000, 2000..=4000]) {
        assert!(range.contains(pause), "{pauses:?}");
    }
}

#[tokio::test]
async fn five_attempts_are_enough_and_a_refusal_is_final() {
    let transport = Scripted::answering(|_| Reply::status(500));
    assert_eq!(patient(&transport).send(&person()).await.unwrap_err().status(), Some(500));
    assert_eq!(transport.sent().len(), 5);
    for status in [400, 401, 403, 404, 409, 422, 302] {
        let transport = Scripted::answering(move |_| Reply::status(status));
        assert_eq!(patient(&transport).send(&person()).await.unwrap_err().status(), Some(status));
        assert_eq!(transport.sent().len(), 1, "{status}");
    }
}

#[tokio::test]
async fn a_client_that_was_not_asked_to_repeats_nothing() {
    let transport = Scripted::new([Reply::status(503), Reply::ok(PERSON)]);
    let client = Client::without_credentials("https://acme.example", transport.clone());
    assert!(client.send(&person()).await.unwrap_err().is_retryable());
    assert_eq!(transport.sent().len(), 1);
}

#[tokio::test]
async fn what_must_not_happen_twice_is_sent_again_only_if_it_had_no_effect() {
    let ping = PingWebhook { id: "w".into() };
    let transport = Scripted::new([Reply::not_sent(), Reply::status(429), Reply::ok("")]);
    patient(&transport).send(&ping).await.unwrap();
    for lost in [Reply::no_answer(), Reply::status(502)] {
        let transport = Scripted::new([lost, Reply::ok("")]);
        assert!(patient(&transport).send(&ping).await.unwrap_err().is_unclear());
        assert_eq!(transport.sent().len(), 1);
    }
}

#[tokio::test]
async fn what_a_lost_attempt_deleted_is_gone() {
    let delete = DeletePerson { id: "7".into() };
    let transport = Scripted::new([Reply::no_answer(), Reply::status(404)]);
    patient(&transport).send(&delete).await.unwrap();
    let transport = Scripted::new([Reply::status(429), Reply::status(404)]);
    assert_eq!(patient(&transport).send(&delete).await.unwrap_err().kind(), ErrorKind::NotFound);
}

#[tokio::test]
async fn a_file_that_comes_once_is_sent_once() {
    let upload = UploadDocument { file_name: "payslip.pdf".into(), size: 3, ..UploadDocument::default() };
    let transport = Scripted::new([Reply::not_sent(), Reply::ok("{}")]);
    let error = patient(&transport).send_file(&upload, b"pdf".to_vec()).await.unwrap_err();
    assert_eq!((error.kind(), transport.sent().len()), (ErrorKind::NotSent, 1));
    assert_eq!(transport.sent()[0].body, b"pdf");
}

#[tokio::test]
async fn a_file_that_can_be_opened_anew_is_sent_again_where_that_does_no_harm() {
    const DOCUMENT: &str = r#"{"success":true,"data":{"id":3,"type":"Document","attributes":{}}}"#;
    let opened = AtomicU32::new(0);
    let content = || {
        FileContent::anew(|| {
            opened.fetch_add(1, Ordering::SeqCst);
            Ok(b"pdf".to_vec())
        })
    };
    let upload = UploadDocument { file_name: "payslip.pdf".into(), size: 3, ..UploadDocument::default() };
    let transport = Scripted::new([Reply::not_sent(), Reply::status(429), Reply::ok(DOCUMENT)]);
    patient(&transport).send_file(&upload, content()).await.unwrap();
    assert!(transport.sent().iter().all(|sent| sent.body == b"pdf"));
    assert_eq!((transport.sent().len(), opened.load(Ordering::SeqCst)), (3, 3));

    let transport = Scripted::new([Reply::no_answer(), Reply::ok(DOCUMENT)]);
    assert!(patient(&transport).send_file(&upload, content()).await.unwrap_err().is_unclear());
    assert_eq!(transport.sent().len(), 1, "a payslip might be there twice");

    let transport = Scripted::new([Reply::no_answer(), Reply::status(503), Reply::ok(UPLOADED)]);
    let upload = recruiting::UploadDocument { file_name: "cv.pdf".into(), size: 3 };
    patient(&transport).send_file(&upload, content()).await.unwrap();
    assert_eq!(transport.sent().len(), 3, "a document that nobody names does no harm");
}

const UPLOADED: &str =
    r#"{"uuid":"u","size":3,"mimetype":"application/pdf","original_filename":"cv.pdf","extension":"pdf"}"#;

#[tokio::test]
async fn a_file_that_cannot_be_opened_ends_the_call() {
    let transport = Scripted::new([Reply::status(429), Reply::ok(UPLOADED)]);
    let mut left = 1;
    let content = FileContent::anew(|| {
        left -= 1;
        if left < 0 { Err(Error::not_sent("it was removed")) } else { Ok(b"pdf".to_vec()) }
    });
    let upload = recruiting::UploadDocument { file_name: "cv.pdf".into(), size: 3 };
    let error = patient(&transport).send_file(&upload, content).await.unwrap_err();
    assert_eq!((error.kind(), transport.sent().len()), (ErrorKind::NotSent, 1));
}

#[tokio::test]
async fn an_observer_sees_each_attempt() {
    let transport = Scripted::new([
        Reply::no_answer().after(Duration::from_secs(2)),
        Reply::status(503),
        Reply::ok(PERSON).after(Duration::from_millis(30)),
    ]);
    let seen = Arc::new(Mutex::new(Vec::new()));
    let notes = Arc::clone(&seen);
    let client = patient(&transport).with_observer(move |it: &Attempt<'_>| {
        assert_eq!((it.method, it.path), (Method::Get, "/v2/persons/7"));
        notes.lock().unwrap().push((it.number, it.status, it.error, it.duration.as_millis()));
    });
    client.send(&person()).await.unwrap();
    let expected = [
        (1, None, Some(ErrorKind::NoAnswer), 2000),
        (2, Some(503), Some(ErrorKind::Unavailable), 0),
        (3, Some(200), None, 30),
    ];
    assert_eq!(*seen.lock().unwrap(), expected);
}
