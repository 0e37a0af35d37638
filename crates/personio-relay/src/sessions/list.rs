//! Sessions as the operator sees them.

use super::{Session, SessionProblem, Sessions};
use crate::moment::Moment;

impl Sessions {
    /// The sessions that are open, the oldest first.
    pub(crate) async fn open(&self, now: Moment) -> Result<Vec<Session>, SessionProblem> {
        let rows = sqlx::query("SELECT * FROM session WHERE company = ? AND expires_at > ? ORDER BY created_at, id")
            .bind(&self.company)
            .bind(now.as_millis())
            .fetch_all(&self.pool)
            .await?;
        Ok(rows.iter().map(Session::read).collect::<Result<_, _>>()?)
    }

    /// Forgets what is over.
    pub(crate) async fn expire(&self, now: Moment) -> Result<(), SessionProblem> {
        for over in [
            "DELETE FROM session WHERE expires_at <= ?",
            "DELETE FROM invitation WHERE expires_at <= ?",
            "DELETE FROM returned_sign_in WHERE expires_at <= ?",
        ] {
            sqlx::query(over).bind(now.as_millis()).execute(&self.pool).await?;
        }
        Ok(())
    }
}
