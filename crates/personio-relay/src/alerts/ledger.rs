//! What was told and what is to be told, for all relays of a database together.

use std::time::Duration;

use sqlx::Row;
use uuid::Uuid;

use super::cause::Cause;
use crate::database::Database;

/// After a failure: doubled up to the longest. The first is longer than a request may take, so that no two relays tell the
/// same.
const FIRST: Duration = Duration::from_secs(30);
const LONGEST: Duration = Duration::from_secs(60 * 60);

/// The alerts of one company.
#[derive(Clone, Debug)]
pub(super) struct Ledger {
    pub(super) database: Database,
    pub(super) company: String,
    pub(super) worker: Uuid,
}

impl Ledger {
    /// A cause stands, this far. What was told already stays told until it has come further.
    pub(super) async fn raise(&self, cause: Cause, mark: i64) -> Result<(), sqlx::Error> {
        let now = self.database.now().await?.as_millis();
        sqlx::query(
            "INSERT INTO alert (company, cause, relay, mark, due_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (company, cause, relay) DO UPDATE
             SET mark = excluded.mark, told = 0, attempts = 0, due_at = excluded.due_at WHERE alert.mark < excluded.mark",
        )
        .bind(&self.company)
        .bind(cause.name())
        .bind(self.whose(cause))
        .bind(mark)
        .bind(now)
        .execute(self.database.pool())
        .await?;
        Ok(())
    }

    /// A cause is gone.
    pub(super) async fn settle(&self, cause: Cause) -> Result<(), sqlx::Error> {
        sqlx::query("DELETE FROM alert WHERE company = $1 AND cause = $2 AND relay = $3")
            .bind(&self.company)
            .bind(cause.name())
            .bind(self.whose(cause))
            .execute(self.database.pool())
            .await?;
        Ok(())
    }

    /// Takes it upon this relay to tell a cause now; `None` if it was told, or is another's turn or moment. Should this
    /// fail, it is tried again later.
    pub(super) async fn take(&self, cause: Cause) -> Result<Option<i64>, sqlx::Error> {
        let mut step = self.database.begin().await?;
        let now = self.database.now_in(&mut step).await?;
        let row = sqlx::query(
            "UPDATE alert SET attempts = attempts + 1
             WHERE company = $1 AND cause = $2 AND relay = $3 AND told = 0 AND due_at <= $4 RETURNING mark, attempts",
        )
        .bind(&self.company)
        .bind(cause.name())
        .bind(self.whose(cause))
        .bind(now.as_millis())
        .fetch_optional(&mut *step)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let attempts = u32::try_from(row.try_get::<i64, _>("attempts")?).unwrap_or(u32::MAX);
        let doubled = 1_u32.checked_shl(attempts.saturating_sub(1).min(16)).unwrap_or(u32::MAX);
        sqlx::query("UPDATE alert SET due_at = $1 WHERE company = $2 AND cause = $3 AND relay = $4")
            .bind(now.plus(FIRST.saturating_mul(doubled).min(LONGEST)).as_millis())
            .bind(&self.company)
            .bind(cause.name())
            .bind(self.whose(cause))
            .execute(&mut *step)
            .await?;
        step.commit().await?;
        row.try_get("mark").map(Some)
    }

    /// It was told, as far as it had come.
    pub(super) async fn told(&self, cause: Cause, mark: i64) -> Result<(), sqlx::Error> {
        sqlx::query("UPDATE alert SET told = 1 WHERE company = $1 AND cause = $2 AND relay = $3 AND mark = $4")
            .bind(&self.company)
            .bind(cause.name())
            .bind(self.whose(cause))
            .bind(mark)
            .execute(self.database.pool())
            .await?;
        Ok(())
    }

    fn whose(&self, cause: Cause) -> String {
        if cause.is_of_relay() { self.worker.to_string() } else { String::new() }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use uuid::Uuid;

    use super::{FIRST, LONGEST, Ledger};
    use crate::{
        alerts::cause::Cause,
        database::{
            Kind,
            tests::{TestDatabase, on_both},
        },
        moment::Moment,
    };

    const NOW: Moment = Moment::from_millis(1_800_000_000_000);

    struct Book {
        ledger: Ledger,
        _test: TestDatabase,
    }

    impl Book {
        async fn new(kind: Kind) -> Self {
            let test = TestDatabase::new(kind);
            let database = test.open().await.at(NOW);
            Self { ledger: Ledger { database, company: "4711".to_owned(), worker: Uuid::new_v4() }, _test: test }
        }

        fn at(&self, later: Duration) -> Ledger {
            Ledger { database: self.ledger.database.at(NOW.plus(later)), ..self.ledger.clone() }
        }

        /// Another relay of the same company.
        fn elsewhere(&self) -> Ledger {
            Ledger { worker: Uuid::new_v4(), ..self.ledger.clone() }
        }
    }

    on_both! {
        super::Book::new:
        a_cause_is_told_once_until_there_is_more_of_it,
        a_cause_that_comes_back_is_told_again,
        what_could_not_be_told_is_told_later_and_later,
        of_two_relays_one_tells_what_is_the_companys_and_each_what_is_its_own,
    }

    async fn a_cause_is_told_once_until_there_is_more_of_it(book: Book) {
        let ledger = &book.ledger;
        for _ in 0..2 {
            ledger.raise(Cause::DeadLetters, 5).await.unwrap();
        }
        assert_eq!(ledger.take(Cause::DeadLetters).await.unwrap(), Some(5));
        ledger.told(Cause::DeadLetters, 5).await.unwrap();
        ledger.raise(Cause::DeadLetters, 5).await.unwrap();
        assert_eq!(book.at(LONGEST).take(Cause::DeadLetters).await.unwrap(), None);
        ledger.raise(Cause::DeadLetters, 6).await.unwrap();
        assert_eq!(ledger.take(Cause::DeadLetters).await.unwrap(), Some(6));
    }

    async fn a_cause_that_comes_back_is_told_again(book: Book) {
        let ledger = &book.ledger;
        ledger.raise(Cause::Waiting, 0).await.unwrap();
        ledger.take(Cause::Waiting).await.unwrap();
        ledger.told(Cause::Waiting, 0).await.unwrap();
        ledger.settle(Cause::Waiting).await.unwrap();
        ledger.raise(Cause::Waiting, 0).await.unwrap();
        assert_eq!(ledger.take(Cause::Waiting).await.unwrap(), Some(0));
    }

    async fn what_could_not_be_told_is_told_later_and_later(book: Book) {
        book.ledger.raise(Cause::Waiting, 0).await.unwrap();
        assert!(book.ledger.take(Cause::Waiting).await.unwrap().is_some());
        assert!(book.ledger.take(Cause::Waiting).await.unwrap().is_none());
        assert!(book.at(FIRST).take(Cause::Waiting).await.unwrap().is_some());
        assert!(book.at(2 * FIRST).take(Cause::Waiting).await.unwrap().is_none());
        assert!(book.at(3 * FIRST).take(Cause::Waiting).await.unwrap().is_some());
        for hours in 2..20 {
            assert!(book.at(hours * LONGEST).take(Cause::Waiting).await.unwrap().is_some(), "{hours}");
        }
    }

    async fn of_two_relays_one_tells_what_is_the_companys_and_each_what_is_its_own(book: Book) {
        let other = book.elsewhere();
        for cause in [Cause::DeadLetters, Cause::Board] {
            book.ledger.raise(cause, 1).await.unwrap();
            other.raise(cause, 1).await.unwrap();
        }
        let (one, two) = tokio::join!(book.ledger.take(Cause::DeadLetters), other.take(Cause::DeadLetters));
        assert_ne!(one.unwrap().is_some(), two.unwrap().is_some());
        assert!(book.ledger.take(Cause::Board).await.unwrap().is_some());
        assert!(other.take(Cause::Board).await.unwrap().is_some());
    }
}
