use std::{num::NonZeroU32, time::Duration};

use uuid::Uuid;

use super::{
    Accepted, Attempt, Claim, DocumentInfo, Endpoint, NewApplication, NewDocument, Outbox, Refusal, Settled, Slot,
    State,
};
use crate::{moment::Moment, vault::Vault};

const NOW: Moment = Moment::from_millis(1_800_000_000_000);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

struct Fixture {
    outbox: Outbox,
    folder: tempfile::TempDir,
}

impl Fixture {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { outbox: open(&folder).await, folder }
    }

    /// What a killed process leaves to the next one.
    async fn after_a_crash(self) -> Self {
        self.outbox.close().await;
        let outbox = open(&self.folder).await;
        outbox.resume(NOW).await.unwrap();
        Self { outbox, folder: self.folder }
    }

    async fn accept(&self, id: Uuid, key: Option<&str>, email: &str, body: &str, documents: &[Uuid]) -> Accepted {
        let new = NewApplication { id, idempotency_key: key, body: body.as_bytes(), email, position: 42, documents };
        self.outbox.accept(&new, NOW).await.unwrap()
    }

    async fn accept_one(&self, email: &str) -> Uuid {
        let id = Uuid::new_v4();
        assert_eq!(self.accept(id, None, email, email, &[]).await, Accepted::New);
        id
    }

    async fn document(&self) -> Uuid {
        let id = Uuid::new_v4();
        let info = DocumentInfo { original_filename: "cv.pdf".into() };
        self.outbox.add_document(&NewDocument { id, size: 7, info: &info }, NOW).await.unwrap();
        id
    }

    async fn claim(&self) -> Claim {
        self.outbox.claim(NOW).await.unwrap().expect("something is due")
    }

    async fn begin(&self, claim: &Claim, now: Moment) -> Slot {
        self.outbox.begin_attempt(claim, Endpoint::Applications, now).await.unwrap().expect("the claim is ours")
    }
}

async fn open(folder: &tempfile::TempDir) -> Outbox {
    let limit = NonZeroU32::new(3).unwrap();
    Outbox::open(&folder.path().join("outbox.sqlite"), Vault::for_tests(), limit, DAY).await.unwrap()
}

const KEY: Option<&str> = Some("7d0f360a-8da3-11ec-b909-0242ac120002");

#[tokio::test]
async fn a_repeat_with_the_same_key_joins_the_first() {
    let fixture = Fixture::new().await;
    let id = Uuid::new_v4();
    assert_eq!(fixture.accept(id, KEY, "ada@example.com", "body", &[]).await, Accepted::New);
    assert_eq!(fixture.accept(Uuid::new_v4(), KEY, "ada@example.com", "body", &[]).await, Accepted::Joined(id));
    fixture.outbox.delivered(id, NOW).await.unwrap();
    assert_eq!(fixture.accept(Uuid::new_v4(), KEY, "ada@example.com", "body", &[]).await, Accepted::Delivered);
}

#[tokio::test]
async fn a_key_is_not_good_for_another_body_even_after_delivery() {
    let fixture = Fixture::new().await;
    let id = Uuid::new_v4();
    fixture.accept(id, KEY, "ada@example.com", "body", &[]).await;
    assert_eq!(fixture.accept(Uuid::new_v4(), KEY, "ada@example.com", "other", &[]).await, Accepted::KeyReused);
    fixture.outbox.delivered(id, NOW).await.unwrap();
    assert_eq!(fixture.accept(Uuid::new_v4(), KEY, "ada@example.com", "other", &[]).await, Accepted::KeyReused);
}

#[tokio::test]
async fn concurrent_requests_with_one_key_store_one_application() {
    let fixture = Fixture::new().await;
    let accepted = futures_util::future::join_all(
        (0..8).map(|_| fixture.accept(Uuid::new_v4(), KEY, "ada@example.com", "b", &[])),
    )
    .await;
    assert_eq!(accepted.iter().filter(|accepted| **accepted == Accepted::New).count(), 1);
    assert_eq!(fixture.outbox.status().await.unwrap().pending, 1);
}

#[tokio::test]
async fn a_second_application_of_a_candidate_does_not_overtake_the_first() {
    let fixture = Fixture::new().await;
    let id = fixture.accept_one("ada@example.com").await;
    let other = fixture.accept(Uuid::new_v4(), KEY, " ADA@example.com", "another message", &[]).await;
    assert_eq!(other, Accepted::ApplicantKnown);
    // They were told that the first one counts: a refusal may no longer delete it.
    let claim = fixture.claim().await;
    assert_eq!(claim.id, id);
    assert_eq!(fixture.outbox.refused(&claim, Refusal::Told, "400", NOW).await.unwrap(), Settled::Dead);
}

#[tokio::test]
async fn nothing_personal_is_stored_in_clear_and_nothing_at_all_after_delivery() {
    let fixture = Fixture::new().await;
    let document = fixture.document().await;
    let id = Uuid::new_v4();
    fixture.accept(id, KEY, "ada@example.com", "Ada Lovelace", &[document]).await;
    let stored = || -> Vec<u8> {
        ["outbox.sqlite", "outbox.sqlite-wal"]
            .iter()
            .flat_map(|name| std::fs::read(fixture.folder.path().join(name)).unwrap_or_default())
            .collect()
    };
    for secret in ["Lovelace", "ada@example.com", "cv.pdf", KEY.unwrap()] {
        assert!(!stored().windows(secret.len()).any(|window| window == secret.as_bytes()), "{secret}");
    }
    assert_eq!(fixture.outbox.delivered(id, NOW).await.unwrap(), [document]);
    let sealed: Option<Vec<u8>> =
        sqlx::query_scalar("SELECT sealed FROM application").fetch_one(&fixture.outbox.pool).await.unwrap();
    assert_eq!(sealed, None);
}

#[tokio::test]
async fn documents_belong_to_one_application_and_return_after_a_refusal() {
    let fixture = Fixture::new().await;
    let document = fixture.document().await;
    let missing = fixture.accept(Uuid::new_v4(), None, "a@b.de", "a", &[document, Uuid::new_v4()]).await;
    assert_eq!(missing, Accepted::DocumentGone(1));
    let first = Uuid::new_v4();
    assert_eq!(fixture.accept(first, None, "a@b.de", "a", &[document]).await, Accepted::New);
    assert_eq!(fixture.accept(Uuid::new_v4(), None, "c@d.de", "c", &[document]).await, Accepted::DocumentGone(0));
    assert!(!fixture.outbox.remove_document(document).await.unwrap(), "it belongs to an application");

    let claim = fixture.claim().await;
    assert_eq!(fixture.outbox.refused(&claim, Refusal::Told, "400", NOW).await.unwrap(), Settled::Deleted);
    assert_eq!(fixture.accept(Uuid::new_v4(), None, "a@b.de", "a, corrected", &[document]).await, Accepted::New);
}

#[tokio::test]
async fn documents_that_nobody_sends_expire() {
    let fixture = Fixture::new().await;
    let (loose, taken) = (fixture.document().await, fixture.document().await);
    fixture.accept(Uuid::new_v4(), None, "a@b.de", "a", &[taken]).await;
    assert!(fixture.outbox.expire_documents(NOW).await.unwrap().is_empty());
    assert_eq!(fixture.outbox.expire_documents(NOW.plus(DAY)).await.unwrap(), [loose]);
}

#[tokio::test]
async fn an_application_is_claimed_by_one_worker_until_the_lease_ends() {
    let fixture = Fixture::new().await;
    let id = fixture.accept_one("a@b.de").await;
    let claim = fixture.claim().await;
    assert!(fixture.outbox.claim(NOW).await.unwrap().is_none());

    let later = NOW.plus(Duration::from_secs(200));
    let taken_over = fixture.outbox.claim(later).await.unwrap().unwrap();
    assert_eq!(taken_over.id, id);
    // The first worker notices before it sends, and cannot put back or refuse what is no longer its own.
    assert!(fixture.outbox.begin_attempt(&claim, Endpoint::Applications, later).await.unwrap().is_err());
    assert_eq!(fixture.outbox.refused(&claim, Refusal::Told, "400", later).await.unwrap(), Settled::NotOurs);
}

#[tokio::test]
async fn an_attempt_that_a_crash_cut_off_is_remembered_as_unclear() {
    let fixture = Fixture::new().await;
    fixture.accept_one("a@b.de").await;
    let claim = fixture.claim().await;
    assert!(!claim.unclear);
    assert_eq!(fixture.begin(&claim, NOW).await, Slot::Taken);
    let fixture = fixture.after_a_crash().await;
    assert!(fixture.claim().await.unclear);
}

#[tokio::test]
async fn an_attempt_without_effect_leaves_no_mark_but_does_not_wipe_an_earlier_one() {
    let fixture = Fixture::new().await;
    fixture.accept_one("a@b.de").await;
    let claim = fixture.claim().await;
    fixture.begin(&claim, NOW).await;
    fixture.outbox.attempt_had_no_effect(&claim).await.unwrap();
    fixture.outbox.put_back(&claim, NOW, Attempt::Failed).await.unwrap();

    let claim = fixture.claim().await;
    assert!(!claim.unclear);
    assert_eq!(claim.attempts, 1);
    fixture.begin(&claim, NOW).await;
    fixture.outbox.put_back(&claim, NOW, Attempt::Failed).await.unwrap();

    let claim = fixture.claim().await;
    assert!(claim.unclear);
    fixture.outbox.attempt_had_no_effect(&claim).await.unwrap();
    fixture.outbox.put_back(&claim, NOW, Attempt::Failed).await.unwrap();
    assert!(fixture.claim().await.unclear);
}

#[tokio::test]
async fn the_limit_is_a_sliding_window_for_each_endpoint_that_outlives_a_crash() {
    let fixture = Fixture::new().await;
    fixture.accept_one("a@b.de").await;
    let claim = fixture.claim().await;
    for second in 0..3 {
        assert_eq!(fixture.begin(&claim, NOW.plus(Duration::from_secs(second))).await, Slot::Taken);
    }
    let fixture = fixture.after_a_crash().await;
    let claim = fixture.claim().await;
    let later = NOW.plus(Duration::from_secs(30));
    assert_eq!(fixture.begin(&claim, later).await, Slot::FreeAt(NOW.plus(Duration::from_secs(61))));
    let document = fixture.outbox.begin_attempt(&claim, Endpoint::Documents, later).await.unwrap().unwrap();
    assert_eq!(document, Slot::Taken);
    assert_eq!(fixture.begin(&claim, NOW.plus(Duration::from_secs(61))).await, Slot::Taken);
}

#[tokio::test]
async fn a_promise_turns_a_refusal_into_a_dead_letter() {
    let fixture = Fixture::new().await;
    let id = Uuid::new_v4();
    fixture.accept(id, KEY, "a@b.de", "a", &[]).await;
    assert_eq!(fixture.outbox.promise(id).await.unwrap(), Some(State::Pending));
    let claim = fixture.claim().await;
    assert_eq!(fixture.outbox.refused(&claim, Refusal::Told, "400 x", NOW).await.unwrap(), Settled::Dead);
    assert!(fixture.outbox.claim(NOW).await.unwrap().is_none());
    assert_eq!(fixture.outbox.status().await.unwrap().dead, 1);
    // The candidate tries again: Personio judges anew.
    assert_eq!(fixture.accept(Uuid::new_v4(), KEY, "a@b.de", "a", &[]).await, Accepted::Joined(id));
    assert_eq!(fixture.claim().await.id, id);
}

#[tokio::test]
async fn a_promise_of_what_was_refused_already_cannot_be_given() {
    let fixture = Fixture::new().await;
    let id = fixture.accept_one("a@b.de").await;
    let claim = fixture.claim().await;
    fixture.outbox.refused(&claim, Refusal::Told, "400", NOW).await.unwrap();
    assert_eq!(fixture.outbox.promise(id).await.unwrap(), None);
}

#[tokio::test]
async fn a_delivery_counts_whoever_holds_the_claim() {
    let fixture = Fixture::new().await;
    let id = fixture.accept_one("a@b.de").await;
    fixture.claim().await;
    let later = NOW.plus(Duration::from_secs(200));
    let taken_over = fixture.outbox.claim(later).await.unwrap().unwrap();
    fixture.outbox.delivered(id, later).await.unwrap();
    assert!(fixture.outbox.begin_attempt(&taken_over, Endpoint::Applications, later).await.unwrap().is_err());
}

#[tokio::test]
async fn delivered_applications_are_forgotten_after_a_week() {
    let fixture = Fixture::new().await;
    let id = Uuid::new_v4();
    fixture.accept(id, KEY, "a@b.de", "a", &[]).await;
    fixture.outbox.delivered(id, NOW).await.unwrap();
    fixture.outbox.expire_tombstones(NOW.plus(6 * DAY)).await.unwrap();
    assert_eq!(fixture.outbox.state(id).await.unwrap(), Some(State::Delivered));
    fixture.outbox.expire_tombstones(NOW.plus(7 * DAY)).await.unwrap();
    assert_eq!(fixture.outbox.state(id).await.unwrap(), None);
}
