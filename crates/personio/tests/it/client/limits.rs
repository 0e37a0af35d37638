//! Limits that the client keeps by itself.

use std::{collections::VecDeque, sync::Mutex, time::Duration};

use futures_util::future::join_all;
use personio::{
    client::Client,
    employees::ListEmployees,
    recruiting::CreateApplication,
    retry::Policy,
    transport::{Clock, Reply, Scripted},
};

use super::{credentials, patient, person};

/// A client that has ten minutes for a call.
fn enduring(transport: &Scripted) -> Client<Scripted> {
    let policy = Policy { total: Duration::from_secs(600), ..Policy::default() };
    Client::without_credentials("https://acme.example", transport.clone()).with_retry(policy)
}

#[tokio::test]
async fn never_more_than_twenty_applications_in_a_minute() {
    let transport = Scripted::answering(|_| Reply::status(201).after(Duration::from_millis(40)));
    let client = enduring(&transport);
    let endpoint = CreateApplication { application: Default::default() };
    assert!(join_all((0..70).map(|_| client.send(&endpoint))).await.iter().all(Result::is_ok));
    let times = transport.sent().into_iter().map(|sent| sent.at).collect::<Vec<_>>();
    assert_eq!(times.len(), 70);
    for window in times.windows(21) {
        assert!(window[20] - window[0] >= Duration::from_secs(60), "{window:?}");
    }
}

#[tokio::test]
async fn never_more_than_fifteen_lists_of_employees_in_a_second() {
    let transport = Scripted::answering(|_| Reply::ok(r#"{"success":true,"data":[]}"#));
    let client = enduring(&transport);
    let endpoint = ListEmployees::default();
    assert!(join_all((0..50).map(|_| client.send(&endpoint))).await.iter().all(Result::is_ok));
    let times = transport.sent().into_iter().map(|sent| sent.at).collect::<Vec<_>>();
    assert!(times.windows(16).all(|window| window[15] - window[0] >= Duration::from_secs(1)), "{times:?}");
}

#[tokio::test]
async fn a_bucket_that_personio_announces_is_never_overdrawn() {
    let bucket = Mutex::new((5.0_f64, Duration::ZERO));
    let transport = Scripted::answering(move |sent| {
        let mut bucket = bucket.lock().unwrap();
        bucket.0 = (bucket.0 + (sent.at - bucket.1).as_secs_f64() * 2.0).min(5.0);
        bucket.1 = sent.at;
        if bucket.0 < 1.0 {
            return Reply::status(429);
        }
        bucket.0 -= 1.0;
        Reply::ok(r#"{"id":"7"}"#)
            .header("x-ratelimit-replenish-rate", "2")
            .header("x-ratelimit-burst-capacity", "5")
            .header("x-ratelimit-requested-tokens", "1")
            .header("x-ratelimit-remaining", &format!("{}", bucket.0.floor()))
    });
    let client = enduring(&transport);
    client.send(&person()).await.unwrap();
    let endpoint = person();
    assert!(join_all((0..40).map(|_| client.send(&endpoint))).await.iter().all(Result::is_ok));
    assert_eq!(transport.sent().len(), 41, "none was refused and sent again");
}

#[tokio::test]
async fn after_a_refusal_everybody_waits_as_long_as_it_says() {
    let replies = VecDeque::from([Reply::status(429).header("retry-after", "30")]);
    let replies = Mutex::new(replies);
    let transport =
        Scripted::answering(move |_| replies.lock().unwrap().pop_front().unwrap_or_else(|| Reply::ok(r#"{"id":"7"}"#)));
    let client = patient(&transport);
    let endpoint = person();
    let late = async {
        transport.sleep(Duration::from_secs(10)).await;
        client.send(&endpoint).await
    };
    let (first, second) = futures_util::future::join(client.send(&endpoint), late).await;
    assert!(first.is_ok() && second.is_ok());
    let times = transport.sent().into_iter().map(|sent| sent.at.as_secs()).collect::<Vec<_>>();
    assert_eq!((times[0], times.len()), (0, 3));
    assert!(times[1..].iter().all(|at| *at >= 30), "{times:?}");
}

#[tokio::test]
async fn recruiting_gets_its_static_token_and_the_company() {
    let transport = Scripted::answering(|_| Reply::status(201));
    let client = Client::new("https://acme.example/", credentials(), transport.clone());
    client.send(&CreateApplication { application: Default::default() }).await.unwrap();
    let sent = transport.sent();
    assert_eq!(sent.len(), 1, "no token is fetched");
    assert_eq!(sent[0].header("authorization"), Some("Bearer static"));
    assert_eq!(sent[0].header("x-company-id"), Some("4711"));
}
