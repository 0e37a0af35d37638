//! Where everything is kept that has to survive a restart: a file (SQLite), or a server (PostgreSQL) that several relays
//! share.
//!
//! One text of SQL serves both, through sqlx' `Any`: numbered parameters, whole numbers of 64 bits, texts and bytes,
//! upserts and `RETURNING` are the same in both. Where they differ, [`Database::sql`] takes a text for each.
//!
//! In SQLite a step takes the only lock there is, at once. In PostgreSQL steps run side by side, and each is written so
//! that what it decides on is a row that it holds.

mod clock;
mod open;

pub(crate) use open::OpenError;

use sqlx::{Any, AnyPool, Transaction};

use crate::moment::Moment;
use clock::Clock;

/// A step that is done as a whole or not at all.
pub(crate) type Step = Transaction<'static, Any>;

/// The database. Clones share its connections.
#[derive(Clone, Debug)]
pub(crate) struct Database {
    kind: Kind,
    /// For the outbox. With SQLite this is one connection, so that its steps wait here instead of for a lock.
    outbox: AnyPool,
    /// For everything else.
    pool: AnyPool,
    /// For large contents, whose commits do not wait for the disk: the commit of their last part does, for all.
    bulk: AnyPool,
    clock: Clock,
}

/// Which one it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Sqlite,
    Postgres,
}

impl Database {
    /// Which one it is.
    pub(crate) fn kind(&self) -> Kind {
        self.kind
    }

    /// The one of two texts that this database understands.
    pub(crate) fn sql(&self, sqlite: &'static str, postgres: &'static str) -> &'static str {
        match self.kind {
            Kind::Sqlite => sqlite,
            Kind::Postgres => postgres,
        }
    }

    /// For single statements.
    pub(crate) fn pool(&self) -> &AnyPool {
        &self.pool
    }

    /// For single statements of the outbox.
    pub(crate) fn outbox(&self) -> &AnyPool {
        &self.outbox
    }

    /// For large contents; see [`Database`].
    pub(crate) fn bulk(&self) -> &AnyPool {
        &self.bulk
    }

    /// Starts a step that may write.
    pub(crate) async fn begin(&self) -> Result<Step, sqlx::Error> {
        self.begin_on(&self.pool).await
    }

    /// Starts a step of the outbox.
    pub(crate) async fn begin_outbox(&self) -> Result<Step, sqlx::Error> {
        self.begin_on(&self.outbox).await
    }

    /// What time it is for everybody who shares the database.
    pub(crate) async fn now(&self) -> Result<Moment, sqlx::Error> {
        self.clock.now(&self.outbox).await
    }

    /// As [`now`](Self::now), within a step: not earlier than what others wrote before it.
    pub(crate) async fn now_in(&self, step: &mut Step) -> Result<Moment, sqlx::Error> {
        self.clock.now(&mut **step).await
    }

    /// Closes it once running steps are done.
    pub(crate) async fn close(&self) {
        for pool in [&self.outbox, &self.pool, &self.bulk] {
            pool.close().await;
        }
    }

    async fn begin_on(&self, pool: &AnyPool) -> Result<Step, sqlx::Error> {
        // SQLite: the lock at once, so that a step cannot fail half-way.
        pool.begin_with(self.sql("BEGIN IMMEDIATE", "BEGIN")).await
    }
}

/// Whether somebody else was faster with the same thing.
pub(crate) fn is_taken(error: &sqlx::Error) -> bool {
    error.as_database_error().is_some_and(sqlx::error::DatabaseError::is_unique_violation)
}

#[cfg(test)]
pub(crate) mod tests;
