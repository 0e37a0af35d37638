//! Who wrote what, when, and what became of it. Nothing of it is ever changed or deleted: the database refuses.
//!
//! A write is noted before it goes to Personio, and again with its result. Without the first note there is no write.

mod export;

use uuid::Uuid;

use crate::{
    database::Database,
    moment::Moment,
    policy::{Caller, Role},
};

/// The audit log.
#[derive(Clone, Debug)]
pub(crate) struct Audit {
    database: Database,
    company: String,
}

/// Who does something.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Actor<'a> {
    /// Somebody at the relay's command line.
    Operator,
    /// Somebody who is signed in.
    Person { session: &'a str, caller: &'a Caller },
}

/// Something that is being done.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Deed<'a> {
    pub(crate) actor: Actor<'a>,
    /// Such as `POST /v2/attendance-periods` or `sign_in`.
    pub(crate) action: &'a str,
    /// The path with its ids, or whom it is about.
    pub(crate) target: &'a str,
}

impl Audit {
    pub(crate) fn new(database: Database, company: String) -> Self {
        Self { database, company }
    }

    /// Notes that something begins.
    ///
    /// # Returns
    ///
    /// What [`end`](Self::end) takes.
    pub(crate) async fn begin(&self, deed: Deed<'_>, now: Moment) -> Result<Uuid, sqlx::Error> {
        let request = Uuid::new_v4();
        self.note(request, deed, None, now).await?;
        Ok(request)
    }

    /// Notes what became of it.
    pub(crate) async fn end(
        &self,
        request: Uuid,
        deed: Deed<'_>,
        result: &str,
        now: Moment,
    ) -> Result<(), sqlx::Error> {
        self.note(request, deed, Some(result), now).await
    }

    /// Notes something that is done already.
    pub(crate) async fn done(&self, deed: Deed<'_>, now: Moment) -> Result<(), sqlx::Error> {
        self.note(Uuid::new_v4(), deed, Some("done"), now).await
    }

    async fn note(&self, request: Uuid, deed: Deed<'_>, result: Option<&str>, now: Moment) -> Result<(), sqlx::Error> {
        let (session, person, role) = match deed.actor {
            Actor::Operator => (None, None, Some("operator")),
            Actor::Person { session, caller } => {
                (Some(session), Some(caller.person.as_str()), Some(Role::name(caller.role)))
            }
        };
        sqlx::query(
            "INSERT INTO audit (at, request, company, session, person, role, action, target, result)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(now.as_millis())
        .bind(request.to_string())
        .bind(&self.company)
        .bind(session)
        .bind(person)
        .bind(role)
        .bind(deed.action)
        .bind(deed.target)
        .bind(result)
        .execute(self.database.pool())
        .await?;
        Ok(())
    }
}
