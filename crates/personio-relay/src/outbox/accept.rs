//! Taking an application.

use sqlx::Row;
use uuid::Uuid;

use super::{Outbox, OutboxError, State, operator::Revived, uuid};
use crate::{
    database::{self, Step},
    moment::Moment,
    vault::Fingerprinted,
};

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

/// How often another relay may be faster with the same thing.
const LOOKS: usize = 5;

impl Outbox {
    /// Stores an application with its documents, all or nothing, unless it is there already. As long as the candidate
    /// waits, only this relay delivers it.
    pub(crate) async fn accept(&self, new: &NewApplication<'_>) -> Result<Accepted, OutboxError> {
        let email = new.email.trim().to_lowercase();
        let hashed = Hashed {
            key: new
                .idempotency_key
                .map(|key| self.vault.fingerprint(Fingerprinted::IdempotencyKey, &[key.as_bytes()])),
            body: self.vault.fingerprint(Fingerprinted::Body, &[new.body]),
            applicant: self
                .vault
                .fingerprint(Fingerprinted::Applicant, &[email.as_bytes(), &new.position.to_be_bytes()]),
        };
        let sealed = self.vault.seal(new.id, new.body)?;
        for _ in 0..LOOKS {
            match self.look_and_store(new, &hashed, &sealed).await {
                Ok(Some(accepted)) => return Ok(accepted),
                // Then there is something to see at the next look.
                Ok(None) => {}
                Err(OutboxError::Database(error)) if database::is_taken(&error) => {}
                Err(error) => return Err(error),
            }
        }
        Err(OutboxError::Record("others store the same application again and again"))
    }

    /// `None`: another relay changed what was seen, meanwhile.
    async fn look_and_store(
        &self,
        new: &NewApplication<'_>,
        hashed: &Hashed,
        sealed: &[u8],
    ) -> Result<Option<Accepted>, OutboxError> {
        let mut step = self.begin().await?;
        let now = self.database.now_in(&mut step).await?;
        let known = match known_key(&mut step, hashed, now).await? {
            Known::Nothing => known_applicant(&mut step, hashed).await?,
            known => known,
        };
        match known {
            Known::Nothing => {}
            Known::As(accepted) => {
                step.commit().await?;
                return Ok(Some(accepted));
            }
            Known::Changed => return Ok(None),
        }
        let stored = sqlx::query(
            "INSERT INTO application (id, company, key_hash, body_hash, applicant_hash, state, sealed, due_at, kept_for,
                                      kept_until, created_at)
             VALUES ($1, $2, $3, $4, $5, 'pending', $6, $7, $8, $9, $7)
             ON CONFLICT DO NOTHING",
        )
        .bind(new.id.to_string())
        .bind(self.company())
        .bind(hashed.key.as_ref().map(<[u8; 32]>::as_slice))
        .bind(hashed.body.as_slice())
        .bind(hashed.applicant.as_slice())
        .bind(sealed)
        .bind(now.as_millis())
        .bind(self.settings.worker.to_string())
        .bind(now.plus(self.settings.wait).as_millis())
        .execute(&mut *step)
        .await?;
        if stored.rows_affected() != 1 {
            return Ok(None);
        }
        for (index, document) in new.documents.iter().enumerate() {
            let taken = sqlx::query(
                "UPDATE document SET application_id = $1
                 WHERE id = $2 AND company = $3 AND application_id IS NULL AND created_at > $4",
            )
            .bind(new.id.to_string())
            .bind(document.to_string())
            .bind(self.company())
            .bind(now.minus(self.settings.documents_expire).as_millis())
            .execute(&mut *step)
            .await?;
            if taken.rows_affected() != 1 {
                step.rollback().await?;
                return Ok(Some(Accepted::DocumentGone(index)));
            }
        }
        step.commit().await?;
        Ok(Some(Accepted::New))
    }
}

/// By what an application is recognised. The company is in each of them.
struct Hashed {
    key: Option<[u8; 32]>,
    body: [u8; 32],
    applicant: [u8; 32],
}

/// What is known of an application that comes.
enum Known {
    Nothing,
    As(Accepted),
    /// What was seen is no longer so.
    Changed,
}

async fn known_key(step: &mut Step, hashed: &Hashed, now: Moment) -> Result<Known, OutboxError> {
    let Some(key_hash) = &hashed.key else { return Ok(Known::Nothing) };
    let row = sqlx::query("SELECT id, state, body_hash FROM application WHERE key_hash = $1")
        .bind(key_hash.as_slice())
        .fetch_optional(&mut **step)
        .await?;
    let Some(row) = row else { return Ok(Known::Nothing) };
    let id: String = row.try_get("id")?;
    let known: Vec<u8> = row.try_get("body_hash")?;
    if known != hashed.body {
        return Ok(Known::As(Accepted::KeyReused));
    }
    match State::from_text(row.try_get("state")?)? {
        State::Pending => Ok(Known::As(Accepted::Joined(uuid(&id)?))),
        State::Delivered => Ok(Known::As(Accepted::Delivered)),
        // The candidate tries again what was refused after the promise: Personio judges anew. If another application
        // of theirs is on its way by now, that one counts.
        State::Dead => Ok(match super::operator::revive(step, uuid(&id)?, now).await? {
            Revived::Yes => Known::As(Accepted::Joined(uuid(&id)?)),
            Revived::Superseded => Known::As(Accepted::ApplicantKnown),
            Revived::NotDead => Known::Changed,
        }),
    }
}

/// Two applications of one candidate for one position must not be under way together: if the first got lost and the
/// second arrived, Personio's "already exists" to a repeat of the first would be taken for its delivery.
async fn known_applicant(step: &mut Step, hashed: &Hashed) -> Result<Known, OutboxError> {
    let row = sqlx::query("SELECT id, body_hash FROM application WHERE applicant_hash = $1 AND state = 'pending'")
        .bind(hashed.applicant.as_slice())
        .fetch_optional(&mut **step)
        .await?;
    let Some(row) = row else { return Ok(Known::Nothing) };
    let id: String = row.try_get("id")?;
    let known: Vec<u8> = row.try_get("body_hash")?;
    if known == hashed.body {
        return Ok(Known::As(Accepted::Joined(uuid(&id)?)));
    }
    // "You have applied already" is a promise that the first application is on its way.
    let promised = sqlx::query("UPDATE application SET promised = 1 WHERE id = $1 AND state = 'pending'")
        .bind(&id)
        .execute(&mut **step)
        .await?;
    Ok(if promised.rows_affected() == 1 { Known::As(Accepted::ApplicantKnown) } else { Known::Changed })
}
