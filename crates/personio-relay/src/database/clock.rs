//! What time it is for everybody who shares a database.

use sqlx::{Any, Executor};

use crate::moment::Moment;

/// Leases and the limit compare what several relays wrote. Their clocks may differ by minutes; the server has one.
#[derive(Clone, Copy, Debug)]
pub(super) enum Clock {
    /// This machine's: with a file, nobody else writes.
    Machine,
    /// The server's.
    Server,
    /// One that stands, for tests.
    #[cfg(test)]
    Stopped(Moment),
}

impl Clock {
    pub(super) async fn now<'c>(self, executor: impl Executor<'c, Database = Any>) -> Result<Moment, sqlx::Error> {
        match self {
            Self::Machine => Ok(Moment::now()),
            // Not now(), which is the beginning of the transaction.
            Self::Server => {
                let now = sqlx::query_scalar("SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)");
                Ok(Moment::from_millis(now.fetch_one(executor).await?))
            }
            #[cfg(test)]
            Self::Stopped(moment) => Ok(moment),
        }
    }
}

#[cfg(test)]
impl super::Database {
    /// The same database at another time.
    pub(crate) fn at(&self, now: Moment) -> Self {
        Self { clock: Clock::Stopped(now), ..self.clone() }
    }
}
