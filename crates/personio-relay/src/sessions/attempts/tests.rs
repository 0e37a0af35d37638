use std::{net::IpAddr, time::Duration};

use futures_util::future::join_all;

use super::{Attempts, Door, IN_TOTAL, PER_ADDRESS, Stopped, WITHIN};
use crate::{
    database::{
        Kind,
        tests::{TestDatabase, on_both},
    },
    hourly_key::HourlyKeys,
    moment::Moment,
    vault::Vault,
};

/// Some minutes before an hour ends: what counts is not only of this one.
const NOW: Moment = Moment::from_millis(1_800_000_000_000 - 3 * 60_000);

async fn new(kind: Kind) -> TestDatabase {
    TestDatabase::new(kind)
}

on_both! {
    super::new:
    an_address_has_few_guesses_and_gets_new_ones_with_time,
    a_right_code_is_no_guess,
    many_addresses_do_not_get_further_together,
    the_addresses_of_one_network_are_one,
    relays_count_together_however_fast_the_guesses_come,
    doors_and_companies_are_counted_apart,
    no_address_is_kept,
}

async fn relay(test: &TestDatabase) -> Attempts {
    of(test, "4711", Door::Codes).await
}

async fn of(test: &TestDatabase, company: &str, door: Door) -> Attempts {
    let database = test.open().await;
    let keys = HourlyKeys::new(database.clone(), Vault::for_tests());
    Attempts::new(database, keys, company, door)
}

fn address(number: usize) -> IpAddr {
    IpAddr::from([10, 0, u8::try_from(number / 250).unwrap(), u8::try_from(number % 250).unwrap()])
}

async fn wait(attempts: &Attempts, address: IpAddr, now: Moment) -> Option<Duration> {
    match attempts.begin(address, now).await {
        Ok(_) => None,
        Err(Stopped::Until(wait)) => Some(wait),
        Err(Stopped::Trouble(error)) => panic!("{error}"),
    }
}

async fn let_through(attempts: &Attempts, addresses: impl Iterator<Item = IpAddr>) -> usize {
    let mut through = 0;
    for address in addresses {
        through += usize::from(wait(attempts, address, NOW).await.is_none());
    }
    through
}

async fn an_address_has_few_guesses_and_gets_new_ones_with_time(test: TestDatabase) {
    let attempts = relay(&test).await;
    assert_eq!(let_through(&attempts, (0..PER_ADDRESS).map(|_| address(1))).await, PER_ADDRESS);
    // In the next hour, whose key is another.
    let later = NOW.plus(Duration::from_secs(240));
    assert_eq!(wait(&attempts, address(1), later).await, Some(Duration::from_secs(360)));
    assert_eq!(wait(&attempts, address(2), NOW).await, None);
    assert_eq!(wait(&attempts, address(1), NOW.plus(WITHIN)).await, None);
}

async fn a_right_code_is_no_guess(test: TestDatabase) {
    let attempts = relay(&test).await;
    for _ in 0..2 * PER_ADDRESS {
        let attempt = attempts.begin(address(1), NOW).await.unwrap();
        attempts.take_back(attempt).await;
    }
}

async fn many_addresses_do_not_get_further_together(test: TestDatabase) {
    let attempts = relay(&test).await;
    // Nearly all of them at once: each by itself would wait for the disk.
    let mut step = attempts.database.begin().await.unwrap();
    for number in 5..IN_TOTAL {
        sqlx::query("INSERT INTO attempt (id, company, door, subject, at) VALUES ($1, '4711', 'codes', $2, $3)")
            .bind(number.to_string())
            .bind(number.to_string().as_bytes())
            .bind(NOW.as_millis())
            .execute(&mut *step)
            .await
            .unwrap();
    }
    step.commit().await.unwrap();
    assert_eq!(let_through(&attempts, (0..10).map(address)).await, 5);
}

async fn the_addresses_of_one_network_are_one(test: TestDatabase) {
    let attempts = relay(&test).await;
    let of = |number: u16| IpAddr::from([0x2001, 0xdb8, 0, 1, 0, 0, 0, number]);
    assert_eq!(let_through(&attempts, (0..30).map(of)).await, PER_ADDRESS);
    assert_eq!(wait(&attempts, IpAddr::from([0x2001, 0xdb8, 0, 2, 0, 0, 0, 1]), NOW).await, None);
}

async fn relays_count_together_however_fast_the_guesses_come(test: TestDatabase) {
    let relays = [relay(&test).await, relay(&test).await];
    let guesses = (0..40).map(|guess| wait(&relays[guess % 2], address(1), NOW));
    let through = join_all(guesses).await.into_iter().filter(Option::is_none).count();
    assert_eq!(through, PER_ADDRESS);
}

async fn doors_and_companies_are_counted_apart(test: TestDatabase) {
    let full = relay(&test).await;
    assert_eq!(let_through(&full, (0..2 * PER_ADDRESS).map(|_| address(1))).await, PER_ADDRESS);
    for other in [of(&test, "4711", Door::Provider).await, of(&test, "4712", Door::Codes).await] {
        assert_eq!(wait(&other, address(1), NOW).await, None);
    }
}

async fn no_address_is_kept(test: TestDatabase) {
    let attempts = relay(&test).await;
    attempts.begin(address(1), NOW).await.unwrap();
    attempts.begin(address(1), NOW.plus(Duration::from_secs(240))).await.unwrap();
    let subjects: Vec<Vec<u8>> = sqlx::query_scalar("SELECT subject FROM attempt ORDER BY at")
        .fetch_all(attempts.database.pool())
        .await
        .unwrap();
    assert!(subjects[0] != subjects[1] && subjects.iter().all(|subject| subject.len() == 32), "{subjects:?}");
}
