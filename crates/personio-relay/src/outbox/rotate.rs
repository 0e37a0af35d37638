//! A new encryption key: everything that an older one sealed is sealed anew.

use sqlx::Row;

use super::{Outbox, OutboxError, uuid};

/// How many records are read at once.
const AT_ONCE: i64 = 100;

/// What was sealed anew, and what nobody can open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rotated {
    pub(crate) resealed: u64,
    /// Sealed with a key that is not configured, or damaged: left as it is.
    pub(crate) unreadable: u64,
}

/// A kind of record.
struct Records {
    /// Some of them, behind an id.
    read: &'static str,
    write: &'static str,
}

const APPLICATIONS: Records = Records {
    read: "SELECT id, sealed FROM application WHERE sealed IS NOT NULL AND id > $1 ORDER BY id LIMIT $2",
    // Unless it was settled meanwhile.
    write: "UPDATE application SET sealed = $1 WHERE id = $2 AND sealed = $3",
};

const DOCUMENTS: Records = Records {
    read: "SELECT id, sealed FROM document WHERE id > $1 ORDER BY id LIMIT $2",
    write: "UPDATE document SET sealed = $1 WHERE id = $2 AND sealed = $3",
};

impl Outbox {
    /// Seals everything with the newest key, of all companies. Relays may run meanwhile, if they have that key.
    pub(crate) async fn rotate_key(&self) -> Result<Rotated, OutboxError> {
        let mut rotated = Rotated::default();
        for records in [APPLICATIONS, DOCUMENTS] {
            self.rotate(&records, &mut rotated).await?;
        }
        Ok(rotated)
    }

    async fn rotate(&self, records: &Records, rotated: &mut Rotated) -> Result<(), OutboxError> {
        let mut last = String::new();
        loop {
            let rows = sqlx::query(records.read).bind(&last).bind(AT_ONCE).fetch_all(self.pool()).await?;
            let Some(end) = rows.last() else { return Ok(()) };
            last = end.try_get("id")?;
            for row in &rows {
                let id: &str = row.try_get("id")?;
                let sealed: Vec<u8> = row.try_get("sealed")?;
                match self.vault.reseal(uuid(id)?, &sealed) {
                    Ok(None) => {}
                    Ok(Some(anew)) => {
                        sqlx::query(records.write).bind(anew).bind(id).bind(sealed).execute(self.pool()).await?;
                        rotated.resealed = rotated.resealed.saturating_add(1);
                    }
                    Err(_) => rotated.unreadable = rotated.unreadable.saturating_add(1),
                }
            }
        }
    }
}
