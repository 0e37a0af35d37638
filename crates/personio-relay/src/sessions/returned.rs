//! Sign-ins that came back from the company's provider.

use uuid::Uuid;

use super::{SessionProblem, Sessions};
use crate::moment::Moment;

impl Sessions {
    /// Whether a sign-in comes back for the first time, at whichever relay. It is kept for as long as it could come
    /// back.
    pub(crate) async fn returns_first(&self, sign_in: Uuid, until: Moment) -> Result<bool, SessionProblem> {
        let kept =
            sqlx::query("INSERT INTO returned_sign_in (id, expires_at) VALUES (?, ?) ON CONFLICT (id) DO NOTHING")
                .bind(sign_in.to_string())
                .bind(until.as_millis())
                .execute(&self.pool)
                .await?;
        Ok(kept.rows_affected() > 0)
    }
}
