//! Counts guesses at codes, for all relays of a database together.

use std::{net::IpAddr, sync::Arc, time::Duration};

use sqlx::Row;
use uuid::Uuid;

use super::SessionProblem;
use crate::{
    client_address::Network,
    database::{Database, Step},
    hourly_key::HourlyKeys,
    moment::Moment,
};

pub(super) const WITHIN: Duration = Duration::from_secs(10 * 60);
/// Wrong codes from one address; a person mistypes twice.
const PER_ADDRESS: usize = 10;
/// Wrong codes from everywhere: sixty bits would take longer than the universe has.
const IN_TOTAL: usize = 200;

/// Wrong guesses of the last minutes. An attempt counts as wrong until it proves right, so that many at once gain
/// nothing. Clones share everything.
#[derive(Clone, Debug)]
pub(crate) struct Attempts {
    database: Database,
    keys: HourlyKeys,
    company: Arc<str>,
    door: Door,
}

/// Where somebody tries to come in; each is counted for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Door {
    /// Codes of invitations, and those that a sign-in with the provider is handed over with.
    Codes,
    /// What the provider sends back.
    Provider,
}

/// A guess that was let through.
#[derive(Debug)]
pub(crate) struct Attempt(Uuid);

/// A guess that was not.
#[derive(Debug)]
pub(crate) enum Stopped {
    /// There were too many; so long is the wait.
    Until(Duration),
    Trouble(SessionProblem),
}

impl Door {
    fn name(self) -> &'static str {
        match self {
            Self::Codes => "codes",
            Self::Provider => "provider",
        }
    }
}

impl Attempts {
    pub(crate) fn new(database: Database, keys: HourlyKeys, company: &str, door: Door) -> Self {
        Self { database, keys, company: company.into(), door }
    }

    /// Lets a guess through, or says how long to wait.
    pub(crate) async fn begin(&self, address: IpAddr, now: Moment) -> Result<Attempt, Stopped> {
        let hour = HourlyKeys::hour(now);
        let network = Network::of(address).to_bytes();
        let of = async |hour| self.keys.of(hour).await.map(|key| key.hash(&[b"g", &network]));
        let own = of(hour).await.map_err(SessionProblem::from)?;
        let own_before = of(hour - 1).await.map_err(SessionProblem::from)?;
        let mut step = self.database.begin().await?;
        let made = self.made(&mut step, now).await?;
        let (all, by_address): (Vec<Moment>, Vec<Moment>) = {
            let is_own = |subject: &[u8]| subject == own.as_slice() || subject == own_before.as_slice();
            (
                made.iter().map(|(at, _)| *at).collect(),
                made.iter().filter(|(_, subject)| is_own(subject)).map(|(at, _)| *at).collect(),
            )
        };
        for (made, most) in [(all, IN_TOTAL), (by_address, PER_ADDRESS)] {
            if made.len() >= most {
                let oldest = made.first().copied().unwrap_or(now);
                return Err(Stopped::Until(WITHIN.saturating_sub(now.since(oldest)).max(Duration::from_secs(1))));
            }
        }
        let id = Uuid::new_v4();
        sqlx::query("INSERT INTO attempt (id, company, door, subject, at) VALUES ($1, $2, $3, $4, $5)")
            .bind(id.to_string())
            .bind(&*self.company)
            .bind(self.door.name())
            .bind(own.as_slice())
            .bind(now.as_millis())
            .execute(&mut *step)
            .await?;
        step.commit().await?;
        Ok(Attempt(id))
    }

    /// It was no guess, or nobody could say.
    pub(crate) async fn take_back(&self, attempt: Attempt) {
        let done =
            sqlx::query("DELETE FROM attempt WHERE id = $1").bind(attempt.0.to_string()).execute(self.database.pool());
        if let Err(error) = done.await {
            tracing::warn!(%error, "somebody who knew the code counts as guessing for some minutes");
        }
    }

    /// The guesses that count, the oldest first: when, and the hash of from where.
    async fn made(&self, step: &mut Step, now: Moment) -> Result<Vec<(Moment, Vec<u8>)>, sqlx::Error> {
        // Whoever has this row counts; other relays wait here, and see what was written when it is their turn.
        sqlx::query(
            "INSERT INTO endpoint (company, name) VALUES ($1, $2)
             ON CONFLICT (company, name) DO UPDATE SET name = excluded.name",
        )
        .bind(&*self.company)
        .bind(format!("attempts/{}", self.door.name()))
        .execute(&mut **step)
        .await?;
        // A relay whose clock is ahead must not shut the door for as long as it is.
        let (since, until) = (now.minus(WITHIN).as_millis(), now.plus(WITHIN).as_millis());
        let rows = sqlx::query(
            "SELECT at, subject FROM attempt WHERE company = $1 AND door = $2 AND at > $3 AND at < $4 ORDER BY at",
        )
        .bind(&*self.company)
        .bind(self.door.name())
        .bind(since)
        .bind(until)
        .fetch_all(&mut **step)
        .await?;
        rows.iter().map(|row| Ok((Moment::from_millis(row.try_get("at")?), row.try_get("subject")?))).collect()
    }
}

impl<E: Into<SessionProblem>> From<E> for Stopped {
    fn from(error: E) -> Self {
        Self::Trouble(error.into())
    }
}

#[cfg(test)]
mod tests;
