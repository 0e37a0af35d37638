//! What was used and how often, shared by all relays of a database.
//!
//! Nobody's address is kept: what is counted is a hash with the key of its hour. An hour is looked back upon by counting
//! this one in full and the last one as far as it reaches into it.

use std::{sync::Arc, time::Duration};

use crate::{
    client_address::Network,
    database::{Database, Step},
    hourly_key::{HOUR_MILLIS, HourlyKey, HourlyKeyError, HourlyKeys},
    moment::Moment,
};

/// How far is looked back.
const PERIOD: Duration = Duration::from_secs(60 * 60);

/// Something that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// Solved challenges of an address.
    Tickets(Network),
    /// Applications from an address.
    Applications(Network),
    /// Bytes of documents from an address.
    Bytes(Network),
    /// Applications for a job.
    Job(u64),
}

/// How much of it there is now, and how much there may be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limit {
    pub(super) subject: Subject,
    pub(super) amount: u64,
    pub(super) most: u64,
}

/// What became of something that may be used once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// It was not used before, or for just the same.
    Good,
    /// It was used for something else.
    Spent,
    /// Too much of something else was used.
    Limited(Subject),
}

/// What can be used once, and for what.
#[derive(Clone, Copy, Debug)]
pub(super) struct Once<'a> {
    pub(super) id: [u8; 32],
    /// The same use again is no second one: a page repeats what was not answered.
    pub(super) used_for: &'a [u8],
    pub(super) until: Moment,
}

/// What goes wrong is never the candidate's fault.
#[derive(Debug)]
pub(crate) enum TallyError {
    Database(sqlx::Error),
    Key(HourlyKeyError),
}

/// The database of it. Clones share it.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    database: Database,
    keys: HourlyKeys,
    company: Arc<str>,
}

impl Tally {
    /// An hour has one key for all companies; the company is in what is counted.
    pub(super) fn new(database: Database, keys: HourlyKeys, company: &str) -> Self {
        Self { database, keys, company: company.into() }
    }

    /// Uses something once and counts what that costs: all of it, or nothing.
    pub(super) async fn take(&self, once: Option<Once<'_>>, limits: &[Limit], now: Moment) -> Result<Use, TallyError> {
        let period = HourlyKeys::hour(now);
        let (current, last) = (self.keys.of(period).await?, self.keys.of(period - 1).await?);
        // The part of the last hour that is within the hour until now.
        let rest = HOUR_MILLIS - now.as_millis().rem_euclid(HOUR_MILLIS);
        let mut step = self.database.begin().await?;
        if let Some(once) = once
            && !spend(&mut step, &once).await?
        {
            step.rollback().await?;
            return Ok(Use::Spent);
        }
        for limit in limits {
            let sum_now = add(&mut step, period, &hash(&current, &self.company, limit.subject), limit.amount).await?;
            let before = sum(&mut step, period - 1, &hash(&last, &self.company, limit.subject)).await?;
            let within = u64::try_from(i128::from(before) * i128::from(rest) / i128::from(HOUR_MILLIS));
            if sum_now.saturating_add(within.unwrap_or(u64::MAX)) > limit.most {
                step.rollback().await?;
                return Ok(Use::Limited(limit.subject));
            }
        }
        step.commit().await?;
        Ok(Use::Good)
    }

    /// Deletes what no longer counts, keys first: without them the rest says nothing about anybody.
    pub(super) async fn tidy(&self, now: Moment) -> Result<(), TallyError> {
        let oldest = HourlyKeys::hour(now.minus(PERIOD));
        self.keys.forget_before(oldest).await?;
        for (statement, value) in [
            ("DELETE FROM tally WHERE period < $1", oldest),
            ("DELETE FROM spent WHERE expires_at < $1", now.as_millis()),
        ] {
            sqlx::query(statement).bind(value).execute(self.database.pool()).await?;
        }
        Ok(())
    }
}

/// Whether this is its first use, or the same one again.
async fn spend(step: &mut Step, once: &Once<'_>) -> Result<bool, TallyError> {
    let spent =
        sqlx::query("INSERT INTO spent (id, used_for, expires_at) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING")
            .bind(once.id.as_slice())
            .bind(once.used_for)
            .bind(once.until.as_millis())
            .execute(&mut **step)
            .await?;
    if spent.rows_affected() == 1 {
        return Ok(true);
    }
    let used_for: Vec<u8> = sqlx::query_scalar("SELECT used_for FROM spent WHERE id = $1")
        .bind(once.id.as_slice())
        .fetch_one(&mut **step)
        .await?;
    Ok(!once.used_for.is_empty() && used_for == once.used_for)
}

async fn add(step: &mut Step, period: i64, subject: &[u8], amount: u64) -> Result<u64, TallyError> {
    let sum: i64 = sqlx::query_scalar(
        "INSERT INTO tally (period, subject, amount) VALUES ($1, $2, $3)
         ON CONFLICT (period, subject) DO UPDATE SET amount = tally.amount + excluded.amount RETURNING amount",
    )
    .bind(period)
    .bind(subject)
    .bind(i64::try_from(amount).unwrap_or(i64::MAX))
    .fetch_one(&mut **step)
    .await?;
    Ok(u64::try_from(sum).unwrap_or(0))
}

async fn sum(step: &mut Step, period: i64, subject: &[u8]) -> Result<u64, TallyError> {
    let sum: Option<i64> = sqlx::query_scalar("SELECT amount FROM tally WHERE period = $1 AND subject = $2")
        .bind(period)
        .bind(subject)
        .fetch_optional(&mut **step)
        .await?;
    Ok(u64::try_from(sum.unwrap_or(0)).unwrap_or(0))
}

fn hash(key: &HourlyKey, company: &str, subject: Subject) -> [u8; 32] {
    let (kind, value) = match subject {
        Subject::Tickets(network) => (b"t", network.to_bytes()),
        Subject::Applications(network) => (b"a", network.to_bytes()),
        Subject::Bytes(network) => (b"b", network.to_bytes()),
        Subject::Job(job) => (b"j", u128::from(job).to_be_bytes()),
    };
    key.hash(&[kind, &value, company.as_bytes()])
}

impl From<sqlx::Error> for TallyError {
    fn from(error: sqlx::Error) -> Self {
        Self::Database(error)
    }
}

impl From<HourlyKeyError> for TallyError {
    fn from(error: HourlyKeyError) -> Self {
        Self::Key(error)
    }
}

impl std::fmt::Display for TallyError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Database(error) => write!(formatter, "tally database: {error}"),
            Self::Key(error) => write!(formatter, "tally: {error}"),
        }
    }
}

impl std::error::Error for TallyError {}

#[cfg(test)]
mod tests;
