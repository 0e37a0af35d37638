use std::{net::IpAddr, time::Duration};

use super::{Limit, Once, PERIOD, Subject, Tally, Use};
use crate::{
    client_address::Network,
    database::{
        Kind,
        tests::{TestDatabase, on_both},
    },
    hourly_key::HourlyKeys,
    moment::Moment,
    vault::Vault,
};

/// The beginning of an hour.
const HOUR: Moment = Moment::from_millis(1_800_000_000_000);

async fn new(kind: Kind) -> TestDatabase {
    TestDatabase::new(kind)
}

on_both! {
    super::new:
    an_hour_has_its_limit_whenever_it_begins,
    each_address_and_each_kind_is_counted_for_itself,
    what_is_too_much_of_one_thing_counts_for_no_other,
    what_may_be_used_once_is_used_for_one_thing_by_all_relays_together,
    nothing_of_an_address_stays_when_its_time_is_over,
}

async fn tally(test: &TestDatabase) -> Tally {
    let database = test.open().await;
    let keys = HourlyKeys::new(database.clone(), Vault::for_tests());
    Tally::new(database, keys, "4711")
}

fn network(last: u8) -> Network {
    Network::of(IpAddr::from([192, 0, 2, last]))
}

fn applications(last: u8) -> Limit {
    Limit { subject: Subject::Applications(network(last)), amount: 1, most: 4 }
}

async fn taken(tally: &Tally, limit: Limit, times: usize, now: Moment) -> usize {
    let mut taken = 0;
    for _ in 0..times {
        taken += usize::from(tally.take(None, &[limit], now).await.unwrap() == Use::Good);
    }
    taken
}

async fn an_hour_has_its_limit_whenever_it_begins(test: TestDatabase) {
    let tally = tally(&test).await;
    let late = HOUR.plus(Duration::from_secs(59 * 60));
    assert_eq!(taken(&tally, applications(1), 9, late).await, 4);
    // A minute later it is the next hour of the clock, and most of the last one still counts.
    let next = HOUR.plus(PERIOD);
    assert_eq!(taken(&tally, applications(1), 9, next).await, 0);
    assert_eq!(taken(&tally, applications(1), 9, next.plus(PERIOD / 2)).await, 2);
    assert_eq!(taken(&tally, applications(1), 9, next.plus(2 * PERIOD)).await, 4);
}

async fn each_address_and_each_kind_is_counted_for_itself(test: TestDatabase) {
    let tally = tally(&test).await;
    assert_eq!(taken(&tally, applications(1), 9, HOUR).await, 4);
    assert_eq!(taken(&tally, applications(2), 9, HOUR).await, 4);
    let tickets = Limit { subject: Subject::Tickets(network(1)), ..applications(1) };
    assert_eq!(taken(&tally, tickets, 9, HOUR).await, 4);
    let bytes = Limit { subject: Subject::Bytes(network(1)), amount: 400, most: 1_000 };
    assert_eq!(taken(&tally, bytes, 9, HOUR).await, 2);
}

async fn what_is_too_much_of_one_thing_counts_for_no_other(test: TestDatabase) {
    let tally = tally(&test).await;
    let full = Limit { subject: Subject::Job(7), amount: 5, most: 4 };
    let once = Once { id: [1; 32], used_for: b"a", until: HOUR.plus(PERIOD) };
    let refused = tally.take(Some(once), &[applications(1), full], HOUR).await.unwrap();
    assert_eq!(refused, Use::Limited(Subject::Job(7)));
    assert_eq!(taken(&tally, applications(1), 9, HOUR).await, 4);
    let other = Once { used_for: b"b", ..once };
    assert_eq!(tally.take(Some(other), &[], HOUR).await.unwrap(), Use::Good, "it was not used");
}

async fn what_may_be_used_once_is_used_for_one_thing_by_all_relays_together(test: TestDatabase) {
    let (one, other) = (tally(&test).await, tally(&test).await);
    let once = Once { id: [1; 32], used_for: b"ada", until: HOUR.plus(PERIOD) };
    assert_eq!(one.take(Some(once), &[], HOUR).await.unwrap(), Use::Good);
    assert_eq!(other.take(Some(once), &[], HOUR).await.unwrap(), Use::Good, "the same again");
    let eve = Once { used_for: b"eve", ..once };
    assert_eq!(other.take(Some(eve), &[], HOUR).await.unwrap(), Use::Spent);
    // What is used for nothing in particular has no second time at all.
    let plain = Once { id: [2; 32], used_for: b"", ..once };
    assert_eq!(one.take(Some(plain), &[], HOUR).await.unwrap(), Use::Good);
    assert_eq!(other.take(Some(plain), &[], HOUR).await.unwrap(), Use::Spent);
    // Relays count together as well.
    assert_eq!(taken(&one, applications(1), 2, HOUR).await + taken(&other, applications(1), 9, HOUR).await, 4);
}

async fn nothing_of_an_address_stays_when_its_time_is_over(test: TestDatabase) {
    let tally = tally(&test).await;
    let once = Once { id: [1; 32], used_for: b"ada", until: HOUR.plus(PERIOD) };
    tally.take(Some(once), &[applications(1)], HOUR).await.unwrap();
    let rows = || async {
        let mut rows = [0; 3];
        for (rows, statement) in rows.iter_mut().zip([
            "SELECT COUNT(*) FROM tally_key",
            "SELECT COUNT(*) FROM tally",
            "SELECT COUNT(*) FROM spent",
        ]) {
            *rows = sqlx::query_scalar::<_, i64>(statement).fetch_one(tally.database.pool()).await.unwrap();
        }
        rows
    };
    assert_eq!(rows().await, [2, 1, 1]);
    tally.tidy(HOUR.plus(PERIOD)).await.unwrap();
    assert_eq!(rows().await[1..], [1, 1], "still within the hour");
    tally.tidy(HOUR.plus(2 * PERIOD)).await.unwrap();
    assert_eq!(rows().await, [0, 0, 0]);
    // The same address has another hash in the next hour.
    tally.take(None, &[applications(1)], HOUR.plus(2 * PERIOD)).await.unwrap();
    tally.take(None, &[applications(1)], HOUR.plus(3 * PERIOD)).await.unwrap();
    let hashes: Vec<Vec<u8>> =
        sqlx::query_scalar("SELECT subject FROM tally ORDER BY period").fetch_all(tally.database.pool()).await.unwrap();
    assert!(hashes.len() == 2 && hashes[0] != hashes[1]);
}
