//! One delivery: documents first, then the application, then what the answer means.

use axum::http::StatusCode;
use personio::recruiting::ErrorCode;

use super::{Failure, Worker, backoff};
use crate::{
    applications::Submission,
    metrics::Delivery,
    moment::Moment,
    outbox::{Attempt, Claim, Endpoint, OutboxError, Refusal, Settled, Slot, StoredDocument},
    verdict::Verdict,
    waiters::Outcome,
};

/// Why a delivery ends.
enum End {
    Delivered,
    Refused(Verdict),
    /// It can never be sent: what is stored cannot be read.
    Unusable(&'static str),
    PutBack(Moment, Attempt),
    /// Another worker has it.
    Lost,
}

/// Delivers a claimed application as far as it goes now. Whatever happens, the outbox knows it before anybody else.
pub(super) async fn deliver(worker: &Worker, claim: Claim) {
    let ended = match attempt(worker, &claim).await {
        Ok(end) => settle(worker, &claim, end).await,
        Err(error) => Err(error),
    };
    if let Err(error) = ended {
        tracing::error!(application = %claim.id, %error, "the outbox cannot be written");
        // If this fails too, the claim runs out by itself.
        let due = Moment::now().plus(backoff::wait(claim.attempts.max(4), None, &mut rand::rng()));
        let _ = worker.outbox.put_back(&claim, due, Attempt::Failed).await;
    }
}

async fn attempt(worker: &Worker, claim: &Claim) -> Result<End, OutboxError> {
    let submission = match worker.outbox.body(claim) {
        Ok(body) => match serde_json::from_slice::<Submission>(&body) {
            Ok(submission) => submission,
            Err(_) => return Ok(End::Unusable("the stored application is unreadable")),
        },
        Err(_) => return Ok(End::Unusable("the stored application was encrypted with another key")),
    };
    let mut documents = match worker.outbox.documents(claim).await {
        Ok(documents) => documents,
        Err(OutboxError::Vault(_)) => return Ok(End::Unusable("a document's name was encrypted with another key")),
        Err(error) => return Err(error),
    };
    for document in &mut documents {
        if document.personio_uuid.is_none()
            && let Some(end) = upload(worker, claim, document, &submission).await?
        {
            return Ok(end);
        }
    }
    let Some(application) = submission.to_personio(&documents) else {
        return Ok(End::Unusable("a document is missing"));
    };
    if let Some(end) = take_slot(worker, claim, Endpoint::Applications).await? {
        return Ok(end);
    }
    match worker.personio.submit(application).await {
        Ok(()) => {
            worker.pauses.end(Endpoint::Applications);
            Ok(End::Delivered)
        }
        Err(failure) => failed(worker, claim, Endpoint::Applications, failure).await,
    }
}

async fn upload(
    worker: &Worker,
    claim: &Claim,
    document: &mut StoredDocument,
    submission: &Submission,
) -> Result<Option<End>, OutboxError> {
    let Ok(reader) = worker.files.read(document.id).await else {
        return Ok(Some(End::Unusable("a stored document is unreadable")));
    };
    if let Some(end) = take_slot(worker, claim, Endpoint::Documents).await? {
        return Ok(Some(end));
    }
    match worker.personio.upload(&document.info, document.size, reader).await {
        Ok(uuid) => {
            worker.pauses.end(Endpoint::Documents);
            worker.outbox.document_uploaded(document.id, uuid).await?;
            document.personio_uuid = Some(uuid);
            Ok(None)
        }
        // The candidate does not know an upload of the relay's: name the file as the form does.
        Err(Failure::Refused(verdict)) => Ok(Some(End::Refused(submission.verdict_on_file(document.id, verdict)))),
        Err(failure) => failed(worker, claim, Endpoint::Documents, failure).await.map(Some),
    }
}

/// `None`: go ahead.
async fn take_slot(worker: &Worker, claim: &Claim, endpoint: Endpoint) -> Result<Option<End>, OutboxError> {
    let now = Moment::now();
    if let Some(until) = worker.pauses.until(endpoint, now) {
        return Ok(Some(End::PutBack(until, Attempt::Postponed)));
    }
    Ok(match worker.outbox.begin_attempt(claim, endpoint, now).await? {
        Ok(Slot::Taken) => None,
        Ok(Slot::FreeAt(moment)) => Some(End::PutBack(moment, Attempt::Postponed)),
        Err(_) => Some(End::Lost),
    })
}

async fn failed(worker: &Worker, claim: &Claim, endpoint: Endpoint, failure: Failure) -> Result<End, OutboxError> {
    let (problem, asked) = match failure {
        Failure::Refused(verdict) => {
            worker.pauses.end(endpoint);
            return verdict_on(worker, claim, verdict).await;
        }
        Failure::RateLimited(asked) => {
            worker.outbox.attempt_had_no_effect(claim).await?;
            let until = worker.pauses.start(endpoint, asked, Moment::now());
            tracing::warn!(application = %claim.id, endpoint = endpoint.name(), "Personio says: too many requests");
            return Ok(End::PutBack(until, Attempt::Failed));
        }
        Failure::NotTaken(problem) => {
            worker.outbox.attempt_had_no_effect(claim).await?;
            (problem, None)
        }
        Failure::Unclear(problem, asked) => (problem, asked),
    };
    let wait = backoff::wait(claim.attempts, asked, &mut rand::rng());
    tracing::warn!(
        application = %claim.id, endpoint = endpoint.name(), problem, attempts = claim.attempts, retry_in = ?wait,
        "not delivered yet"
    );
    Ok(End::PutBack(Moment::now().plus(wait), Attempt::Failed))
}

async fn verdict_on(worker: &Worker, claim: &Claim, verdict: Verdict) -> Result<End, OutboxError> {
    if claim.unclear && verdict.reasons.is_already_applied() {
        // The attempt whose answer never came had arrived.
        return Ok(End::Delivered);
    }
    if verdict.reasons.contains(&ErrorCode::FileNotExists) && claim.attempts < FORGETFUL {
        // Personio forgot uploads: again, from the start.
        worker.outbox.attempt_had_no_effect(claim).await?;
        worker.outbox.documents_lost(claim).await?;
        let wait = backoff::wait(claim.attempts, None, &mut rand::rng());
        return Ok(End::PutBack(Moment::now().plus(wait), Attempt::Failed));
    }
    Ok(End::Refused(verdict))
}

/// After so many attempts, "file does not exist" is believed.
const FORGETFUL: u32 = 8;

async fn settle(worker: &Worker, claim: &Claim, end: End) -> Result<(), OutboxError> {
    match end {
        End::Delivered => {
            let documents = worker.outbox.delivered(claim.id, Moment::now()).await?;
            worker.waiters.tell(claim.id, &Outcome::Delivered);
            worker.counter.count(Delivery::delivered);
            for document in documents {
                worker.files.remove(document).await;
            }
            tracing::info!(application = %claim.id, attempts = claim.attempts, "delivered");
        }
        End::Refused(verdict) => refuse(worker, claim, verdict).await?,
        End::Unusable(problem) => {
            worker.outbox.refused(claim, Refusal::Untold, problem, Moment::now()).await?;
            worker.waiters.tell(claim.id, &Outcome::Kept);
            worker.counter.count(Delivery::dead);
            tracing::error!(application = %claim.id, problem, "cannot be delivered, kept");
        }
        End::PutBack(due, attempt) => {
            worker.outbox.put_back(claim, due, attempt).await?;
            worker.counter.count(match attempt {
                Attempt::Failed => Delivery::failed,
                Attempt::Postponed => Delivery::postponed,
            });
            // The worker may sleep towards a later moment.
            worker.wake.notify_one();
        }
        End::Lost => tracing::warn!(application = %claim.id, "another worker has taken over"),
    }
    Ok(())
}

async fn refuse(worker: &Worker, claim: &Claim, verdict: Verdict) -> Result<(), OutboxError> {
    // A refusal after an attempt without answer is believed only if the same content would have been refused then.
    let believed = !claim.unclear || depends_on_content_only(&verdict);
    let refusal = match worker.waiters.is_awaited(claim.id) && believed {
        true => Refusal::Told,
        false => Refusal::Untold,
    };
    let codes = verdict.summary();
    let settled = worker.outbox.refused(claim, refusal, &codes, Moment::now()).await?;
    if settled != Settled::NotOurs {
        let outcome = if believed { Outcome::Refused(verdict.into()) } else { Outcome::Kept };
        worker.waiters.tell(claim.id, &outcome);
    }
    match settled {
        Settled::Deleted => {
            worker.counter.count(Delivery::refused);
            tracing::info!(application = %claim.id, codes, "refused by Personio, the candidate was told");
        }
        Settled::Dead => {
            worker.counter.count(Delivery::dead);
            tracing::error!(application = %claim.id, codes, unclear = claim.unclear, "refused by Personio, kept");
        }
        Settled::NotOurs => tracing::warn!(application = %claim.id, "another worker has taken over"),
    }
    Ok(())
}

fn depends_on_content_only(verdict: &Verdict) -> bool {
    let is_timely = |code: &ErrorCode| {
        matches!(
            code,
            ErrorCode::JobPositionNotPublished
                | ErrorCode::PostingNotFound
                | ErrorCode::ChannelNotFound
                | ErrorCode::RecruitingDisabled
                | ErrorCode::PublicApiDisabled
                | ErrorCode::Unknown(_)
        )
    };
    verdict.status != StatusCode::FORBIDDEN && verdict.codes().next().is_some() && !verdict.codes().any(is_timely)
}
