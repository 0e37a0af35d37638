//! Tokens: fetched once, renewed in time, given back.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use futures_util::future::{join_all, select};
use personio::{
    absences::v1::ListTimeOffTypes,
    client::Client,
    credentials::{BearerToken, Credentials, Secret, TokenSource},
    error::Error,
    request::Api,
    transport::{Clock, Pending, Reply, Scripted},
};

use super::{credentials, person, with_tokens};

const PERSON: &str = r#"{"id":"7"}"#;

fn client(transport: &Scripted) -> Client<Scripted> {
    Client::new("https://acme.example", credentials(), transport.clone())
}

fn fetched(transport: &Scripted) -> usize {
    transport.sent().iter().filter(|sent| sent.path().ends_with("/auth/token") || sent.path() == "/v1/auth").count()
}

#[tokio::test]
async fn a_hundred_calls_fetch_one_token_and_each_version_has_its_own() {
    let transport = with_tokens(|_| Reply::ok(PERSON));
    let client = client(&transport);
    let endpoint = person();
    assert!(join_all((0..100).map(|_| client.send(&endpoint))).await.iter().all(Result::is_ok));
    assert_eq!(fetched(&transport), 1);
    let _ = client.send(&ListTimeOffTypes::default()).await;
    let sent = transport.sent();
    let v1 = sent.iter().find(|sent| sent.path() == "/v1/auth").unwrap();
    assert_eq!(v1.body, br#"{"client_id":"papi-1","client_secret":"s3cr3t"}"#);
    assert_eq!(sent.last().unwrap().header("authorization"), Some("Bearer token-2"));
    let v2 = String::from_utf8(sent[0].body.clone()).unwrap();
    assert_eq!(v2, "grant_type=client_credentials&client_id=papi-1&client_secret=s3cr3t");
    assert!(sent.iter().all(|sent| !sent.url.contains("s3cr3t")));
}

#[tokio::test]
async fn a_token_is_renewed_a_minute_before_it_expires() {
    let transport = with_tokens(|_| Reply::ok(PERSON));
    let client = client(&transport);
    client.send(&person()).await.unwrap();
    transport.sleep(Duration::from_secs(3530)).await;
    client.send(&person()).await.unwrap();
    assert_eq!(fetched(&transport), 1);
    transport.sleep(Duration::from_secs(20)).await;
    client.send(&person()).await.unwrap();
    assert_eq!(fetched(&transport), 2);
    assert_eq!(transport.sent().last().unwrap().header("authorization"), Some("Bearer token-2"));
}

#[tokio::test]
async fn a_refused_token_is_renewed_once_for_all_who_had_it() {
    let transport = with_tokens(|sent| match sent.header("authorization") {
        Some("Bearer token-1") => Reply::status(401).after(Duration::from_secs(1)),
        _ => Reply::ok(PERSON),
    });
    let client = client(&transport);
    let endpoint = person();
    assert!(join_all((0..20).map(|_| client.send(&endpoint))).await.iter().all(Result::is_ok));
    assert_eq!(fetched(&transport), 2);
}

#[tokio::test]
async fn a_call_that_is_refused_with_a_new_token_as_well_ends() {
    let transport = with_tokens(|_| Reply::status(401));
    let error = client(&transport).send(&person()).await.unwrap_err();
    assert!(error.is_auth() && error.missing_right().is_some(), "{error:?}");
    let sent = transport.sent().iter().map(|sent| sent.path().to_owned()).collect::<Vec<_>>();
    assert_eq!(sent, ["/v2/auth/token", "/v2/persons/7", "/v2/auth/token", "/v2/persons/7"]);
}

#[tokio::test]
async fn the_same_token_again_is_not_sent_again() {
    let transport = Scripted::answering(|sent| match sent.path() {
        "/v2/auth/token" => Reply::ok(r#"{"access_token":"same"}"#),
        _ => Reply::status(401),
    });
    assert!(client(&transport).send(&person()).await.is_err());
    assert_eq!(transport.sent().len(), 3);
}

#[tokio::test]
async fn all_who_wait_for_a_token_get_the_error_of_the_one_who_asked() {
    let transport = Scripted::answering(|_| {
        let body = r#"{"error":"invalid_client","error_description":"no","trace_id":"t-1"}"#;
        Reply::status(400).body(body).after(Duration::from_secs(1))
    });
    let client = client(&transport);
    let endpoint = person();
    let errors = join_all((0..10).map(|_| client.send(&endpoint))).await;
    for error in errors.into_iter().map(Result::unwrap_err) {
        assert!(error.has_code("invalid_client"), "{error:?}");
        assert_eq!(
            error.to_string(),
            "Personio answered 400 to POST /v2/auth/token: invalid_client; the client id and the client secret do not \
             belong together, or were withdrawn (trace t-1)"
        );
    }
    assert_eq!(transport.sent().len(), 1);
    assert!(client.send(&endpoint).await.is_err());
    assert_eq!(transport.sent().len(), 2, "a call that comes later tries anew");
}

#[tokio::test]
async fn when_the_one_who_fetches_is_dropped_the_next_one_fetches() {
    let transport = with_tokens(|_| Reply::ok(PERSON));
    let client = client(&transport);
    let endpoint = person();
    let patient = async {
        transport.sleep(Duration::from_millis(100)).await;
        client.send(&endpoint).await
    };
    let hasty = async {
        let timer = transport.sleep(Duration::from_millis(500));
        drop(select(Box::pin(client.send(&endpoint)), Box::pin(timer)).await);
    };
    let (answer, ()) = futures_util::future::join(patient, hasty).await;
    answer.unwrap();
    assert_eq!(fetched(&transport), 2);
}

#[tokio::test]
async fn a_revoked_token_is_given_back_and_not_used_again() {
    let transport =
        with_tokens(|sent| if sent.path() == "/v2/auth/revoke" { Reply::ok("") } else { Reply::ok(PERSON) });
    let client = client(&transport);
    client.send(&person()).await.unwrap();
    client.revoke().await.unwrap();
    assert_eq!(transport.sent().last().unwrap().body, b"token=token-1");
    assert_eq!(transport.sent().last().unwrap().header("authorization"), None);
    client.send(&person()).await.unwrap();
    assert_eq!(transport.sent().last().unwrap().header("authorization"), Some("Bearer token-2"));
    client.revoke().await.unwrap();
    let before = transport.sent().len();
    client.revoke().await.unwrap();
    assert_eq!(transport.sent().len(), before, "there is nothing to give back");
}

#[tokio::test]
async fn a_token_in_the_answer_of_version_1_is_used_for_the_next_request() {
    let transport = with_tokens(|_| Reply::ok(r#"{"success":true,"data":[]}"#).header("Authorization", "Bearer next"));
    let client = client(&transport);
    client.send(&ListTimeOffTypes::default()).await.unwrap();
    client.send(&ListTimeOffTypes::default()).await.unwrap();
    assert_eq!(transport.sent().last().unwrap().header("authorization"), Some("Bearer next"));
    assert_eq!(fetched(&transport), 1);
}

/// The session of a relay.
struct Session(AtomicU32);

impl TokenSource for Session {
    fn token(&self, _api: Api) -> Pending<'_, Result<BearerToken, Error>> {
        Box::pin(async {
            let number = self.0.fetch_add(1, Ordering::SeqCst);
            Ok(BearerToken { secret: Secret::new(&format!("session-{number}")), expires_in: None })
        })
    }
}

#[tokio::test]
async fn a_source_of_tokens_is_asked_again_when_one_is_refused() {
    let transport = Scripted::answering(|sent| match sent.header("authorization") {
        Some("Bearer session-1") => Reply::ok(PERSON),
        _ => Reply::status(401),
    });
    let source: Arc<dyn TokenSource> = Arc::new(Session(AtomicU32::new(0)));
    let client = Client::new("https://acme.example", Credentials::from(source), transport.clone());
    client.send(&person()).await.unwrap();
    client.send(&person()).await.unwrap();
    assert_eq!(transport.sent().len(), 3);
}
