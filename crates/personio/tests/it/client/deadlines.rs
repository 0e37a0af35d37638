//! Nobody waits for ever.

use std::{sync::Arc, time::Duration};

use personio::{
    client::Client,
    credentials::{BearerToken, Credentials, TokenSource},
    error::{Error, ErrorKind},
    recruiting::CreateApplication,
    request::Api,
    transport::{Clock, Pending, Reply, Scripted},
};

use super::{patient, person};

#[tokio::test]
async fn an_answer_that_does_not_come_within_half_a_minute_is_lost() {
    let transport = Scripted::answering(|_| Reply::ok("{}").after(Duration::from_secs(3600)));
    let client = Client::without_credentials("https://acme.example", transport.clone());
    assert_eq!(client.send(&person()).await.unwrap_err().kind(), ErrorKind::NoAnswer);
    assert_eq!(transport.now(), Duration::from_secs(30));
}

#[tokio::test]
async fn a_call_with_all_its_attempts_ends_in_its_time() {
    let transport = Scripted::answering(|_| Reply::status(503).after(Duration::from_secs(3)));
    let client = patient(&transport).within(Duration::from_secs(8));
    let error = client.send(&person()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NoAnswer, "the third attempt is given up");
    assert_eq!((transport.now(), transport.sent().len()), (Duration::from_secs(8), 3));
}

#[tokio::test]
async fn the_last_attempt_gets_the_time_that_is_left() {
    let transport = Scripted::answering(|_| Reply::ok("{}").after(Duration::from_secs(3600)));
    let client = patient(&transport).within(Duration::from_secs(40));
    assert_eq!(client.send(&person()).await.unwrap_err().kind(), ErrorKind::NoAnswer);
    assert_eq!((transport.now(), transport.sent().len()), (Duration::from_secs(40), 2));
}

#[tokio::test]
async fn what_the_limits_leave_no_time_for_is_not_sent() {
    let transport = Scripted::answering(|_| Reply::status(201));
    let client = patient(&transport);
    let endpoint = CreateApplication { application: Default::default() };
    for _ in 0..20 {
        client.send(&endpoint).await.unwrap();
    }
    let error = client.within(Duration::from_secs(5)).send(&endpoint).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Deadline);
    assert!(error.is_retryable() && !error.is_unclear());
    assert_eq!((transport.sent().len(), transport.now()), (20, Duration::ZERO), "nobody waits in vain");
}

/// Never has a token.
struct Silence;

impl TokenSource for Silence {
    fn token(&self, _api: Api) -> Pending<'_, Result<BearerToken, Error>> {
        Box::pin(std::future::pending())
    }
}

#[tokio::test]
async fn a_token_that_does_not_come_is_waited_for_no_longer_than_the_call_may_take() {
    let transport = Scripted::new([]);
    let source: Arc<dyn TokenSource> = Arc::new(Silence);
    let client = Client::new("https://acme.example", Credentials::from(source), transport.clone());
    let error = client.within(Duration::from_secs(5)).send(&person()).await.unwrap_err();
    assert_eq!((error.kind(), transport.now()), (ErrorKind::Deadline, Duration::from_secs(5)));
}

#[tokio::test]
async fn a_dropped_call_sends_nothing_more() {
    let transport = Scripted::answering(|_| Reply::status(503));
    let client = patient(&transport);
    let endpoint = person();
    let timer = transport.sleep(Duration::from_millis(100));
    drop(futures_util::future::select(Box::pin(client.send(&endpoint)), Box::pin(timer)).await);
    transport.sleep(Duration::from_secs(600)).await;
    assert_eq!(transport.sent().len(), 1);
}
