//! Taking an application.

use sqlx::{Row, Sqlite, Transaction};
use uuid::Uuid;

use super::{Outbox, OutboxError, State, uuid};
use crate::{moment::Moment, vault::Fingerprinted};

/// An application that was checked and is to be stored.
#[derive(Debug)]
pub(crate) struct NewApplication<'a> {
    /// The relay's own id of it.
    pub(crate) id: Uuid,
    /// The header that makes repeats harmless.
    pub(crate) idempotency_key: Option<&'a str>,
    /// The canonical body.
    pub(crate) body: &'a [u8],
    /// Whose it is; Personio takes one application for each pair.
    pub(crate) email: &'a str,
    /// For which position.
    pub(crate) position: u64,
    /// The documents that it names.
    pub(crate) documents: &'a [Uuid],
}

/// What became of it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Accepted {
    /// It is durable now.
    New,
    /// The same application is durable already, under this id, and not delivered yet.
    Joined(Uuid),
    /// The same application was delivered.
    Delivered,
    /// The key was used for another body.
    KeyReused,
    /// Another application of this candidate for this position is on its way.
    ApplicantKnown,
    /// The document at this index does not exist (any more), or belongs to another application.
    DocumentGone(usize),
}

impl Outbox {
    /// Stores an application with its documents, all or nothing, unless it is there already.
    pub(crate) async fn accept(&self, new: &NewApplication<'_>, now: Moment) -> Result<Accepted, OutboxError> {
        let key_hash =
            new.idempotency_key.map(|key| self.vault.fingerprint(Fingerprinted::IdempotencyKey, &[key.as_bytes()]));
        let body_hash = self.vault.fingerprint(Fingerprinted::Body, &[new.body]);
        let email = new.email.trim().to_lowercase();
        let applicant_hash =
            self.vault.fingerprint(Fingerprinted::Applicant, &[email.as_bytes(), &new.position.to_be_bytes()]);
        let sealed = self.vault.seal(new.id, new.body)?;

        let mut step = self.begin().await?;
        if let Some(hash) = &key_hash
            && let Some(accepted) = known_key(&mut step, hash, &body_hash, now).await?
        {
            step.commit().await?;
            return Ok(accepted);
        }
        if let Some(accepted) = known_applicant(&mut step, &applicant_hash, &body_hash).await? {
            step.commit().await?;
            return Ok(accepted);
        }
        sqlx::query(
            "INSERT INTO application (id, key_hash, body_hash, applicant_hash, state, sealed, due_at, created_at)
             VALUES (?, ?, ?, ?, 'pending', ?, ?, ?)",
        )
        .bind(new.id.to_string())
        .bind(key_hash.as_ref().map(<[u8; 32]>::as_slice))
        .bind(body_hash.as_slice())
        .bind(applicant_hash.as_slice())
        .bind(sealed)
        .bind(now.as_millis())
        .bind(now.as_millis())
        .execute(&mut *step)
        .await?;
        for (index, document) in new.documents.iter().enumerate() {
            let taken = sqlx::query(
                "UPDATE document SET application_id = ? WHERE id = ? AND application_id IS NULL AND created_at > ?",
            )
            .bind(new.id.to_string())
            .bind(document.to_string())
            .bind(now.minus(self.documents_expire).as_millis())
            .execute(&mut *step)
            .await?;
            if taken.rows_affected() != 1 {
                step.rollback().await?;
                return Ok(Accepted::DocumentGone(index));
            }
        }
        step.commit().await?;
        Ok(Accepted::New)
    }
}

async fn known_key(
    step: &mut Transaction<'static, Sqlite>,
    key_hash: &[u8; 32],
    body_hash: &[u8; 32],
    now: Moment,
) -> Result<Option<Accepted>, OutboxError> {
    let row = sqlx::query("SELECT id, state, body_hash, applicant_hash FROM application WHERE key_hash = ?")
        .bind(key_hash.as_slice())
        .fetch_optional(&mut **step)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let id: String = row.try_get("id")?;
    let known: Vec<u8> = row.try_get("body_hash")?;
    if known != body_hash {
        return Ok(Some(Accepted::KeyReused));
    }
    match State::from_text(row.try_get("state")?)? {
        State::Pending => Ok(Some(Accepted::Joined(uuid(&id)?))),
        State::Delivered => Ok(Some(Accepted::Delivered)),
        State::Dead => {
            // The candidate tries again what was refused after the promise: Personio judges anew. If another
            // application of theirs is on its way by now, that one counts.
            let revived = sqlx::query(
                "UPDATE OR IGNORE application
                 SET state = 'pending', attempts = 0, due_at = ?, reason = NULL, settled_at = NULL WHERE id = ?",
            )
            .bind(now.as_millis())
            .bind(&id)
            .execute(&mut **step)
            .await?;
            let accepted =
                if revived.rows_affected() == 1 { Accepted::Joined(uuid(&id)?) } else { Accepted::ApplicantKnown };
            Ok(Some(accepted))
        }
    }
}

/// Two applications of one candidate for one position must not be under way together: if the first got lost and the
/// second arrived, Personio's "already exists" to a repeat of the first would be taken for its delivery.
async fn known_applicant(
    step: &mut Transaction<'static, Sqlite>,
    applicant_hash: &[u8; 32],
    body_hash: &[u8; 32],
) -> Result<Option<Accepted>, OutboxError> {
    let row = sqlx::query("SELECT id, body_hash FROM application WHERE applicant_hash = ? AND state = 'pending'")
        .bind(applicant_hash.as_slice())
        .fetch_optional(&mut **step)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let id: String = row.try_get("id")?;
    let known: Vec<u8> = row.try_get("body_hash")?;
    if known == body_hash {
        return Ok(Some(Accepted::Joined(uuid(&id)?)));
    }
    // "You have applied already" is a promise that the first application is on its way.
    sqlx::query("UPDATE application SET promised = 1 WHERE id = ?").bind(&id).execute(&mut **step).await?;
    Ok(Some(Accepted::ApplicantKnown))
}
