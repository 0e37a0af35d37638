//! Sessions as the operator sees them.

use super::{Session, SessionProblem, Sessions, attempts};
use crate::moment::Moment;

impl Sessions {
    /// The sessions that are open, the oldest first.
    pub(crate) async fn open(&self, now: Moment) -> Result<Vec<Session>, SessionProblem> {
        let rows = sqlx::query("SELECT * FROM session WHERE company = $1 AND expires_at > $2 ORDER BY created_at, id")
            .bind(&self.company)
            .bind(now.as_millis())
            .fetch_all(self.database.pool())
            .await?;
        Ok(rows.iter().map(Session::read).collect::<Result<_, _>>()?)
    }

    /// Forgets what is over.
    pub(crate) async fn expire(&self, now: Moment) -> Result<(), SessionProblem> {
        for over in [
            "DELETE FROM session WHERE expires_at <= $1",
            "DELETE FROM invitation WHERE expires_at <= $1",
            "DELETE FROM returned_sign_in WHERE expires_at <= $1",
        ] {
            sqlx::query(over).bind(now.as_millis()).execute(self.database.pool()).await?;
        }
        sqlx::query("DELETE FROM attempt WHERE at <= $1")
            .bind(now.minus(attempts::WITHIN).as_millis())
            .execute(self.database.pool())
            .await?;
        Ok(())
    }
}
