//! The log for other programs.

use std::io::Write;

use futures_util::TryStreamExt;
use jiff::Timestamp;
use serde_json::json;
use sqlx::Row;

use super::Audit;
use crate::moment::Moment;

impl Audit {
    /// Writes the log from a moment on, a JSON object each line, in the order in which things began.
    ///
    /// `result` is what became of it: a status of Personio's, `no_answer` where nobody knows, `done` for what the relay
    /// does itself; `null` where the relay was cut off in between.
    pub(crate) async fn export(&self, since: Moment, output: &mut impl Write) -> anyhow::Result<()> {
        // Of both notes of a request the last one with a result counts.
        let mut rows = sqlx::query(
            "SELECT first.number, first.at, first.request, first.session, first.person, first.role, first.action,
                    first.target,
                    (SELECT result FROM audit AS last
                     WHERE last.request = first.request AND last.result IS NOT NULL ORDER BY last.number DESC LIMIT 1)
                    AS result
             FROM audit AS first
             WHERE first.company = $1 AND first.at >= $2
               AND NOT EXISTS (SELECT 1 FROM audit AS before
                               WHERE before.request = first.request AND before.number < first.number)
             ORDER BY first.number",
        )
        .bind(&self.company)
        .bind(since.as_millis())
        .fetch(self.database.pool());
        while let Some(row) = rows.try_next().await? {
            let text = |name: &str| row.try_get::<Option<String>, _>(name);
            let line = json!({
                "number": row.try_get::<i64, _>("number")?,
                "at": Timestamp::from_millisecond(row.try_get("at")?)?.to_string(),
                "request": text("request")?,
                "session": text("session")?,
                "person": text("person")?,
                "role": text("role")?,
                "action": text("action")?,
                "target": text("target")?,
                "result": text("result")?,
            });
            writeln!(output, "{line}")?;
        }
        Ok(())
    }
}
