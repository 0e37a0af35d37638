//! Which day was told, for all relays of a database together.

use std::time::Duration;

use jiff::civil::Date;
use sqlx::Row;

use crate::{database::Database, moment::Moment};

/// After a failure: doubled up to the longest.
const FIRST: Duration = Duration::from_secs(60);
const LONGEST: Duration = Duration::from_secs(15 * 60);
/// Whoever has not said by then what became of a message is dead.
const SENDING: Duration = Duration::from_secs(5 * 60);
/// What is older says nothing to anybody.
const KEPT: Duration = Duration::from_secs(14 * 24 * 60 * 60);

const TAKE: &str = "UPDATE announcement SET state = 'sending', attempts = attempts + 1, due_at = $1
                    WHERE company = $2 AND day = $3 AND state = 'open' AND due_at <= $4";
const TAKE_AGAIN: &str = "UPDATE announcement SET state = 'sending', attempts = attempts + 1, due_at = $1
                          WHERE company = $2 AND day = $3 AND (state <> 'sending' OR due_at <= $4)";

/// The days of one company.
#[derive(Clone, Debug)]
pub(super) struct Ledger {
    database: Database,
    company: String,
}

/// How the message of a day stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// It is to be sent.
    Open,
    /// Somebody is sending it.
    Sending,
    /// It was sent, or there was nothing to tell.
    Done,
    /// It may have arrived.
    Unclear,
}

impl Ledger {
    pub(super) fn new(database: Database, company: &str) -> Self {
        Self { database, company: company.to_owned() }
    }

    pub(super) async fn now(&self) -> Result<Moment, sqlx::Error> {
        self.database.now().await
    }

    /// Takes it upon this relay to tell a day; `false` if it was told, or is another's turn or moment.
    pub(super) async fn take(&self, day: Date) -> Result<bool, sqlx::Error> {
        self.begin(day, TAKE).await
    }

    /// As [`take`](Self::take), also where it was told or may have been; `false` while another relay is at it.
    pub(super) async fn take_again(&self, day: Date) -> Result<bool, sqlx::Error> {
        self.begin(day, TAKE_AGAIN).await
    }

    /// Begins to send where the statement finds that it may be sent.
    async fn begin(&self, day: Date, take: &'static str) -> Result<bool, sqlx::Error> {
        let now = self.now().await?;
        sqlx::query(
            "INSERT INTO announcement (company, day, state, due_at) VALUES ($1, $2, 'open', $3)
             ON CONFLICT (company, day) DO NOTHING",
        )
        .bind(&self.company)
        .bind(day.to_string())
        .bind(now.as_millis())
        .execute(self.database.pool())
        .await?;
        // One statement: of several relays that come at once, one finds it open.
        let taken = sqlx::query(take)
            .bind(now.plus(SENDING).as_millis())
            .bind(&self.company)
            .bind(day.to_string())
            .bind(now.as_millis())
            .execute(self.database.pool())
            .await?;
        Ok(taken.rows_affected() == 1)
    }

    /// It did not arrive, for sure: somebody tries it again later.
    pub(super) async fn give_back(&self, day: Date) -> Result<(), sqlx::Error> {
        let now = self.now().await?;
        let attempts: i64 = sqlx::query_scalar("SELECT attempts FROM announcement WHERE company = $1 AND day = $2")
            .bind(&self.company)
            .bind(day.to_string())
            .fetch_one(self.database.pool())
            .await?;
        let doubled = 1_u32.checked_shl(u32::try_from(attempts.clamp(1, 16) - 1).unwrap_or(0)).unwrap_or(u32::MAX);
        self.set(day, "open", now.plus(FIRST.saturating_mul(doubled).min(LONGEST))).await
    }

    /// It arrived, or there was nothing to tell.
    pub(super) async fn done(&self, day: Date) -> Result<(), sqlx::Error> {
        let now = self.now().await?;
        self.set(day, "done", now).await
    }

    /// Nobody knows whether it arrived.
    pub(super) async fn unclear(&self, day: Date) -> Result<(), sqlx::Error> {
        let now = self.now().await?;
        self.set(day, "unclear", now).await
    }

    /// How the message of a day stands; `None` if nobody has thought of it yet. One whose relay died while sending it
    /// may have arrived.
    pub(super) async fn state(&self, day: Date) -> Result<Option<State>, sqlx::Error> {
        let now = self.now().await?;
        let row = sqlx::query("SELECT state, due_at FROM announcement WHERE company = $1 AND day = $2")
            .bind(&self.company)
            .bind(day.to_string())
            .fetch_optional(self.database.pool())
            .await?;
        let Some(row) = row else { return Ok(None) };
        let (state, due_at): (String, i64) = (row.try_get("state")?, row.try_get("due_at")?);
        Ok(Some(match state.as_str() {
            "done" => State::Done,
            "unclear" => State::Unclear,
            "sending" if due_at <= now.as_millis() => State::Unclear,
            "sending" => State::Sending,
            _ => State::Open,
        }))
    }

    /// Forgets days that are long over.
    pub(super) async fn tidy(&self) -> Result<(), sqlx::Error> {
        let now = self.now().await?;
        sqlx::query("DELETE FROM announcement WHERE company = $1 AND due_at <= $2")
            .bind(&self.company)
            .bind(now.minus(KEPT).as_millis())
            .execute(self.database.pool())
            .await?;
        Ok(())
    }

    async fn set(&self, day: Date, state: &str, due_at: Moment) -> Result<(), sqlx::Error> {
        sqlx::query("UPDATE announcement SET state = $1, due_at = $2 WHERE company = $3 AND day = $4")
            .bind(state)
            .bind(due_at.as_millis())
            .bind(&self.company)
            .bind(day.to_string())
            .execute(self.database.pool())
            .await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use futures_util::future::join_all;
    use jiff::civil::{Date, date};

    use super::{FIRST, KEPT, Ledger, SENDING, State};
    use crate::{
        database::{
            Database, Kind,
            tests::{TestDatabase, on_both},
        },
        moment::Moment,
    };

    const NOW: Moment = Moment::from_millis(1_800_000_000_000);
    const DAY: Date = date(2026, 6, 10);

    struct Book {
        database: Database,
        test: TestDatabase,
    }

    impl Book {
        async fn new(kind: Kind) -> Self {
            let test = TestDatabase::new(kind);
            Self { database: test.open().await, test }
        }

        fn at(&self, later: Duration) -> Ledger {
            Ledger::new(self.database.at(NOW.plus(later)), "4711")
        }
    }

    on_both! {
        super::Book::new:
        of_many_relays_one_tells_a_day,
        what_did_not_arrive_is_told_later_and_what_may_have_is_not,
        a_relay_that_dies_while_it_sends_leaves_a_doubt_and_no_second_message,
        days_and_companies_are_told_apart_and_forgotten,
    }

    async fn of_many_relays_one_tells_a_day(book: Book) {
        let relays = [book.test.open().await, book.test.open().await]
            .map(|database| (0..8).map(move |_| Ledger::new(database.at(NOW), "4711")).collect::<Vec<_>>());
        let taken = join_all(relays.iter().flatten().map(|ledger| ledger.take(DAY))).await;
        assert_eq!(taken.into_iter().filter(|taken| *taken.as_ref().unwrap()).count(), 1);
    }

    async fn what_did_not_arrive_is_told_later_and_what_may_have_is_not(book: Book) {
        let now = book.at(Duration::ZERO);
        assert_eq!(now.state(DAY).await.unwrap(), None);
        assert!(now.take(DAY).await.unwrap());
        now.give_back(DAY).await.unwrap();
        assert!(!now.take(DAY).await.unwrap() && !book.at(FIRST / 2).take(DAY).await.unwrap());
        let later = book.at(FIRST);
        assert!(later.take(DAY).await.unwrap());
        later.give_back(DAY).await.unwrap();
        assert!(!book.at(2 * FIRST).take(DAY).await.unwrap(), "longer each time");
        let later = book.at(3 * FIRST);
        assert!(later.take(DAY).await.unwrap());
        later.unclear(DAY).await.unwrap();
        assert!(!book.at(100 * FIRST).take(DAY).await.unwrap());
        assert_eq!(later.state(DAY).await.unwrap(), Some(State::Unclear));
        later.done(DAY).await.unwrap();
        assert_eq!(later.state(DAY).await.unwrap(), Some(State::Done));
    }

    async fn a_relay_that_dies_while_it_sends_leaves_a_doubt_and_no_second_message(book: Book) {
        let now = book.at(Duration::ZERO);
        assert!(now.take(DAY).await.unwrap());
        assert_eq!(now.state(DAY).await.unwrap(), Some(State::Sending));
        assert!(!now.take_again(DAY).await.unwrap(), "somebody is at it");
        let later = book.at(SENDING);
        assert!(!later.take(DAY).await.unwrap());
        assert_eq!(later.state(DAY).await.unwrap(), Some(State::Unclear));
        assert!(later.take_again(DAY).await.unwrap(), "whoever asks for it takes the risk");
        assert_eq!(later.state(DAY).await.unwrap(), Some(State::Sending));
    }

    async fn days_and_companies_are_told_apart_and_forgotten(book: Book) {
        let now = book.at(Duration::ZERO);
        assert!(now.take(DAY).await.unwrap() && now.take(DAY.tomorrow().unwrap()).await.unwrap());
        assert!(Ledger::new(book.database.at(NOW), "4712").take(DAY).await.unwrap());
        now.done(DAY).await.unwrap();
        book.at(KEPT - Duration::from_secs(1)).tidy().await.unwrap();
        assert_eq!(now.state(DAY).await.unwrap(), Some(State::Done));
        book.at(KEPT).tidy().await.unwrap();
        assert_eq!(now.state(DAY).await.unwrap(), None);
    }
}
