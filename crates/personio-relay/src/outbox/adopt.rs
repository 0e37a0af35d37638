//! What was stored before a relay could have several companies.

use super::Outbox;
use crate::database::Database;

impl Outbox {
    /// Gives everything that belongs to no company to the company of this outbox.
    pub(crate) async fn adopt(&self) -> Result<(), sqlx::Error> {
        let Self { database, .. } = self;
        for table in [
            "UPDATE application SET company = $1 WHERE company = ''",
            "UPDATE document SET company = $1 WHERE company = ''",
            "UPDATE request SET company = $1 WHERE company = ''",
        ] {
            sqlx::query(table).bind(self.company()).execute(Database::outbox(database)).await?;
        }
        Ok(())
    }
}
