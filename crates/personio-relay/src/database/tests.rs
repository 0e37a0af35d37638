use personio_tests::postgres::Postgres;

use super::{Database, Kind, is_taken};
use crate::{
    config::{DatabasePlace, DatabaseUrl},
    moment::Moment,
};

/// Runs tests on both databases: each takes what `$fixture` makes of a kind.
macro_rules! on_both {
    ($fixture:path: $($test:ident,)+) => {
        mod on_sqlite {
            $(#[tokio::test]
            async fn $test() {
                super::$test($fixture($crate::database::Kind::Sqlite).await).await;
            })+
        }
        mod on_postgres {
            $(#[tokio::test]
            async fn $test() {
                super::$test($fixture($crate::database::Kind::Postgres).await).await;
            })+
        }
    };
}

pub(crate) use on_both;

/// A database that is gone with the test.
pub(crate) struct TestDatabase {
    place: DatabasePlace,
    pub(crate) folder: tempfile::TempDir,
}

impl TestDatabase {
    pub(crate) fn new(kind: Kind) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let place = match kind {
            Kind::Sqlite => DatabasePlace::File(folder.path().join("a database #1?.sqlite")),
            Kind::Postgres => DatabasePlace::Server(DatabaseUrl::try_from(Postgres::server().database()).unwrap()),
        };
        Self { place, folder }
    }

    pub(crate) async fn open(&self) -> Database {
        Database::open(&self.place).await.unwrap()
    }
}

async fn new(kind: Kind) -> TestDatabase {
    TestDatabase::new(kind)
}

on_both! {
    super::new:
    it_is_made_once_and_opened_by_many_at_once,
    what_a_step_did_is_gone_when_it_is_given_up,
    what_is_there_already_is_told_apart_from_trouble,
    nothing_of_the_audit_log_can_be_changed,
    its_time_goes_on,
}

async fn it_is_made_once_and_opened_by_many_at_once(test: TestDatabase) {
    let (one, two, three) = tokio::join!(test.open(), test.open(), test.open());
    seal(&one, "a").await.unwrap();
    assert_eq!((count(&two).await, count(&three).await), (1, 1));
}

async fn what_a_step_did_is_gone_when_it_is_given_up(test: TestDatabase) {
    let database = test.open().await;
    let mut step = database.begin().await.unwrap();
    sqlx::query("INSERT INTO vault (name, sealed) VALUES ('a', $1)")
        .bind([1].as_slice())
        .execute(&mut *step)
        .await
        .unwrap();
    drop(step);
    assert_eq!(count(&database).await, 0);
}

async fn what_is_there_already_is_told_apart_from_trouble(test: TestDatabase) {
    let database = test.open().await;
    seal(&database, "a").await.unwrap();
    assert!(is_taken(&seal(&database, "a").await.unwrap_err()));
    assert!(!is_taken(&sqlx::query("SELECT nonsense").execute(database.pool()).await.unwrap_err()));
}

async fn nothing_of_the_audit_log_can_be_changed(test: TestDatabase) {
    let database = test.open().await;
    let note = "INSERT INTO audit (at, request, company, action, target) VALUES (1, 'r', '4711', 'invite', 'ada')";
    sqlx::query(note).execute(database.pool()).await.unwrap();
    for change in ["UPDATE audit SET target = 'eve'", "DELETE FROM audit"] {
        let error = sqlx::query(change).execute(database.pool()).await.unwrap_err().to_string();
        assert!(error.contains("append-only"), "{change}: {error}");
    }
}

async fn its_time_goes_on(test: TestDatabase) {
    let database = test.open().await;
    let mut step = database.begin().await.unwrap();
    let first = database.now_in(&mut step).await.unwrap();
    while database.now_in(&mut step).await.unwrap() <= first {}
    let machine = Moment::now();
    let off = machine.since(first).max(first.since(machine));
    assert!(off.as_secs() < 60, "{off:?}");
}

async fn seal(database: &Database, name: &str) -> Result<(), sqlx::Error> {
    let row = sqlx::query("INSERT INTO vault (name, sealed) VALUES ($1, $2)").bind(name).bind([1].as_slice());
    row.execute(database.pool()).await.map(drop)
}

async fn count(database: &Database) -> i64 {
    sqlx::query_scalar("SELECT COUNT(*) FROM vault").fetch_one(database.pool()).await.unwrap()
}
