use std::{num::NonZeroU32, time::Duration};

use uuid::Uuid;

use super::{
    Accepted, Attempt, Claim, DocumentInfo, Due, Endpoint, NewApplication, NewDocument, Outbox, OutboxSettings,
    Refusal, Settled, Slot, State,
};
use crate::{
    database::{
        Database, Kind,
        tests::{TestDatabase, on_both},
    },
    moment::Moment,
    vault::{DocumentKey, Vault},
};

const NOW: Moment = Moment::from_millis(1_800_000_000_000);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const WAIT: Duration = Duration::from_secs(8);

struct Fixture {
    outbox: Outbox,
    database: Database,
    test: TestDatabase,
}

impl Fixture {
    async fn new(kind: Kind) -> Self {
        let test = TestDatabase::new(kind);
        let database = test.open().await;
        Self { outbox: outbox(&database, "4711", Uuid::new_v4()), database, test }
    }

    /// What a killed process leaves to the next one.
    async fn after_a_crash(self) -> Self {
        self.database.close().await;
        let database = self.test.open().await;
        let outbox = outbox(&database, "4711", self.outbox.settings.worker);
        outbox.resume().await.unwrap();
        Self { outbox, database, test: self.test }
    }

    /// The same company's outbox, of another relay.
    fn elsewhere(&self) -> Outbox {
        outbox(&self.database, "4711", Uuid::new_v4())
    }

    fn at(&self, now: Moment) -> Outbox {
        self.outbox.at(now)
    }

    async fn accept(&self, id: Uuid, key: Option<&str>, email: &str, body: &str, documents: &[Uuid]) -> Accepted {
        accept(&self.outbox, id, key, email, body, documents).await
    }

    async fn accept_one(&self, email: &str) -> Uuid {
        let id = Uuid::new_v4();
        assert_eq!(self.accept(id, None, email, email, &[]).await, Accepted::New);
        id
    }

    async fn document(&self) -> Uuid {
        let id = Uuid::new_v4();
        let info = DocumentInfo { original_filename: "cv.pdf".into(), key: DocumentKey::new().unwrap() };
        self.outbox.add_document(&NewDocument { id, size: 7, info: &info }).await.unwrap();
        id
    }

    async fn claim(&self) -> Claim {
        self.outbox.claim().await.unwrap().expect("something is due")
    }

    async fn begin(&self, claim: &Claim, now: Moment) -> Slot {
        self.at(now).begin_attempt(claim, Endpoint::Applications).await.unwrap().expect("the claim is ours")
    }
}

fn outbox(database: &Database, company: &str, worker: Uuid) -> Outbox {
    let settings = OutboxSettings {
        company: company.to_owned(),
        worker,
        per_minute: NonZeroU32::new(3).unwrap(),
        documents_expire: DAY,
        wait: WAIT,
    };
    Outbox::new(database.clone(), Vault::for_tests().of_company(company), settings).at(NOW)
}

async fn accept(outbox: &Outbox, id: Uuid, key: Option<&str>, email: &str, body: &str, documents: &[Uuid]) -> Accepted {
    let new = NewApplication { id, idempotency_key: key, body: body.as_bytes(), email, position: 42, documents };
    outbox.accept(&new).await.unwrap()
}

on_both! {
    super::Fixture::new:
    a_repeat_with_the_same_key_joins_the_first,
    a_key_is_not_good_for_another_body_even_after_delivery,
    concurrent_requests_with_one_key_store_one_application,
    a_second_application_of_a_candidate_does_not_overtake_the_first,
    nothing_personal_is_stored_in_clear_and_nothing_at_all_after_delivery,
    documents_belong_to_one_application_and_return_after_a_refusal,
    documents_that_nobody_sends_expire,
    an_application_is_claimed_by_one_worker_until_the_lease_ends,
    an_attempt_that_a_crash_cut_off_is_remembered_as_unclear,
    an_attempt_without_effect_leaves_no_mark_but_does_not_wipe_an_earlier_one,
    the_limit_is_a_sliding_window_for_each_endpoint_that_outlives_a_crash,
    a_promise_turns_a_refusal_into_a_dead_letter,
    a_promise_of_what_was_refused_already_cannot_be_given,
    a_delivery_counts_whoever_holds_the_claim,
    delivered_applications_are_forgotten_after_a_week,
    what_a_relay_took_is_its_own_while_the_candidate_waits,
    of_many_relays_one_gets_an_application,
    many_relays_together_keep_the_limit,
    relays_that_take_the_same_application_store_one,
    a_relay_that_starts_leaves_the_claims_of_others_alone,
    a_promise_at_one_relay_binds_the_other,
    another_companys_applications_are_nobodys,
    an_outbox_of_before_companies_belongs_to_the_first,
    dead_letters_are_kept_for_a_while_and_then_deleted_with_their_documents,
}

const KEY: Option<&str> = Some("7d0f360a-8da3-11ec-b909-0242ac120002");

async fn a_repeat_with_the_same_key_joins_the_first(fixture: Fixture) {
    let id = Uuid::new_v4();
    assert_eq!(fixture.accept(id, KEY, "ada@example.com", "body", &[]).await, Accepted::New);
    assert_eq!(fixture.accept(Uuid::new_v4(), KEY, "ada@example.com", "body", &[]).await, Accepted::Joined(id));
    fixture.outbox.delivered(id).await.unwrap();
    assert_eq!(fixture.accept(Uuid::new_v4(), KEY, "ada@example.com", "body", &[]).await, Accepted::Delivered);
}

async fn a_key_is_not_good_for_another_body_even_after_delivery(fixture: Fixture) {
    let id = Uuid::new_v4();
    fixture.accept(id, KEY, "ada@example.com", "body", &[]).await;
    assert_eq!(fixture.accept(Uuid::new_v4(), KEY, "ada@example.com", "other", &[]).await, Accepted::KeyReused);
    fixture.outbox.delivered(id).await.unwrap();
    assert_eq!(fixture.accept(Uuid::new_v4(), KEY, "ada@example.com", "other", &[]).await, Accepted::KeyReused);
}

async fn concurrent_requests_with_one_key_store_one_application(fixture: Fixture) {
    let accepted = futures_util::future::join_all(
        (0..8).map(|_| fixture.accept(Uuid::new_v4(), KEY, "ada@example.com", "b", &[])),
    )
    .await;
    assert_eq!(accepted.iter().filter(|accepted| **accepted == Accepted::New).count(), 1);
    assert_eq!(fixture.outbox.status().await.unwrap().pending, 1);
}

async fn a_second_application_of_a_candidate_does_not_overtake_the_first(fixture: Fixture) {
    let id = fixture.accept_one("ada@example.com").await;
    let other = fixture.accept(Uuid::new_v4(), KEY, " ADA@example.com", "another message", &[]).await;
    assert_eq!(other, Accepted::ApplicantKnown);
    // They were told that the first one counts: a refusal may no longer delete it.
    let claim = fixture.claim().await;
    assert_eq!(claim.id, id);
    assert_eq!(fixture.outbox.refused(&claim, Refusal::Told, "400").await.unwrap(), Settled::Dead);
}

async fn nothing_personal_is_stored_in_clear_and_nothing_at_all_after_delivery(fixture: Fixture) {
    let document = fixture.document().await;
    let id = Uuid::new_v4();
    fixture.accept(id, KEY, "ada@example.com", "Ada Lovelace", &[document]).await;
    let stored = stored(&fixture).await;
    assert!(stored.len() > 500);
    for secret in ["Lovelace", "ada@example.com", "cv.pdf", KEY.unwrap()] {
        assert!(!stored.windows(secret.len()).any(|window| window == secret.as_bytes()), "{secret}");
    }
    assert_eq!(fixture.outbox.delivered(id).await.unwrap(), [document]);
    let sealed: Option<Vec<u8>> =
        sqlx::query_scalar("SELECT sealed FROM application").fetch_one(fixture.outbox.pool()).await.unwrap();
    assert_eq!(sealed, None);
}

/// Everything that is stored of applications and documents.
async fn stored(fixture: &Fixture) -> Vec<u8> {
    match fixture.database.kind() {
        Kind::Sqlite => {
            let files = std::fs::read_dir(fixture.test.folder.path()).unwrap();
            files.flat_map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect()
        }
        Kind::Postgres => {
            let rows: Vec<String> = sqlx::query_scalar(
                "SELECT CONCAT(encode(sealed, 'escape'), encode(key_hash, 'escape'), encode(body_hash, 'escape'),
                               encode(applicant_hash, 'escape'), application.*) FROM application
                 UNION ALL SELECT CONCAT(encode(sealed, 'escape'), document.*) FROM document",
            )
            .fetch_all(fixture.outbox.pool())
            .await
            .unwrap();
            rows.concat().into_bytes()
        }
    }
}

async fn documents_belong_to_one_application_and_return_after_a_refusal(fixture: Fixture) {
    let document = fixture.document().await;
    let missing = fixture.accept(Uuid::new_v4(), None, "a@b.de", "a", &[document, Uuid::new_v4()]).await;
    assert_eq!(missing, Accepted::DocumentGone(1));
    let first = Uuid::new_v4();
    assert_eq!(fixture.accept(first, None, "a@b.de", "a", &[document]).await, Accepted::New);
    assert_eq!(fixture.accept(Uuid::new_v4(), None, "c@d.de", "c", &[document]).await, Accepted::DocumentGone(0));
    assert!(!fixture.outbox.remove_document(document).await.unwrap(), "it belongs to an application");

    let claim = fixture.claim().await;
    assert_eq!(fixture.outbox.refused(&claim, Refusal::Told, "400").await.unwrap(), Settled::Deleted);
    assert_eq!(fixture.accept(Uuid::new_v4(), None, "a@b.de", "a, corrected", &[document]).await, Accepted::New);
}

async fn documents_that_nobody_sends_expire(fixture: Fixture) {
    let (loose, taken) = (fixture.document().await, fixture.document().await);
    fixture.accept(Uuid::new_v4(), None, "a@b.de", "a", &[taken]).await;
    assert!(fixture.outbox.expire_documents().await.unwrap().is_empty());
    assert_eq!(fixture.at(NOW.plus(DAY)).expire_documents().await.unwrap(), [loose]);
}

async fn an_application_is_claimed_by_one_worker_until_the_lease_ends(fixture: Fixture) {
    let id = fixture.accept_one("a@b.de").await;
    let claim = fixture.claim().await;
    assert!(fixture.outbox.claim().await.unwrap().is_none());

    let later = NOW.plus(Duration::from_secs(200));
    let taken_over = fixture.at(later).claim().await.unwrap().unwrap();
    assert_eq!(taken_over.id, id);
    // The first worker notices before it sends, and cannot put back or refuse what is no longer its own.
    assert!(fixture.at(later).begin_attempt(&claim, Endpoint::Applications).await.unwrap().is_err());
    assert_eq!(fixture.at(later).refused(&claim, Refusal::Told, "400").await.unwrap(), Settled::NotOurs);
}

async fn an_attempt_that_a_crash_cut_off_is_remembered_as_unclear(fixture: Fixture) {
    fixture.accept_one("a@b.de").await;
    let claim = fixture.claim().await;
    assert!(!claim.unclear);
    assert_eq!(fixture.begin(&claim, NOW).await, Slot::Taken);
    let fixture = fixture.after_a_crash().await;
    assert!(fixture.claim().await.unclear);
}

async fn an_attempt_without_effect_leaves_no_mark_but_does_not_wipe_an_earlier_one(fixture: Fixture) {
    fixture.accept_one("a@b.de").await;
    let claim = fixture.claim().await;
    fixture.begin(&claim, NOW).await;
    fixture.outbox.attempt_had_no_effect(&claim).await.unwrap();
    fixture.outbox.put_back(&claim, Due::At(NOW), Attempt::Failed).await.unwrap();

    let claim = fixture.claim().await;
    assert!(!claim.unclear);
    assert_eq!(claim.attempts, 1);
    fixture.begin(&claim, NOW).await;
    fixture.outbox.put_back(&claim, Due::At(NOW), Attempt::Failed).await.unwrap();

    let claim = fixture.claim().await;
    assert!(claim.unclear);
    fixture.outbox.attempt_had_no_effect(&claim).await.unwrap();
    fixture.outbox.put_back(&claim, Due::At(NOW), Attempt::Failed).await.unwrap();
    assert!(fixture.claim().await.unclear);
}

async fn the_limit_is_a_sliding_window_for_each_endpoint_that_outlives_a_crash(fixture: Fixture) {
    fixture.accept_one("a@b.de").await;
    let claim = fixture.claim().await;
    for second in 0..3 {
        assert_eq!(fixture.begin(&claim, NOW.plus(Duration::from_secs(second))).await, Slot::Taken);
    }
    let fixture = fixture.after_a_crash().await;
    let claim = fixture.claim().await;
    let later = NOW.plus(Duration::from_secs(30));
    assert_eq!(fixture.begin(&claim, later).await, Slot::FreeAt(NOW.plus(Duration::from_secs(61))));
    let document = fixture.at(later).begin_attempt(&claim, Endpoint::Documents).await.unwrap().unwrap();
    assert_eq!(document, Slot::Taken);
    assert_eq!(fixture.begin(&claim, NOW.plus(Duration::from_secs(61))).await, Slot::Taken);
}

async fn a_promise_turns_a_refusal_into_a_dead_letter(fixture: Fixture) {
    let id = Uuid::new_v4();
    fixture.accept(id, KEY, "a@b.de", "a", &[]).await;
    assert_eq!(fixture.outbox.promise(id).await.unwrap(), Some(State::Pending));
    let claim = fixture.claim().await;
    assert_eq!(fixture.outbox.refused(&claim, Refusal::Told, "400 x").await.unwrap(), Settled::Dead);
    assert!(fixture.outbox.claim().await.unwrap().is_none());
    assert_eq!(fixture.outbox.status().await.unwrap().dead, 1);
    // The candidate tries again: Personio judges anew.
    assert_eq!(fixture.accept(Uuid::new_v4(), KEY, "a@b.de", "a", &[]).await, Accepted::Joined(id));
    assert_eq!(fixture.claim().await.id, id);
}

async fn a_promise_of_what_was_refused_already_cannot_be_given(fixture: Fixture) {
    let id = fixture.accept_one("a@b.de").await;
    let claim = fixture.claim().await;
    fixture.outbox.refused(&claim, Refusal::Told, "400").await.unwrap();
    assert_eq!(fixture.outbox.promise(id).await.unwrap(), None);
}

async fn a_delivery_counts_whoever_holds_the_claim(fixture: Fixture) {
    let id = fixture.accept_one("a@b.de").await;
    fixture.claim().await;
    let later = NOW.plus(Duration::from_secs(200));
    let taken_over = fixture.at(later).claim().await.unwrap().unwrap();
    fixture.at(later).delivered(id).await.unwrap();
    assert!(fixture.at(later).begin_attempt(&taken_over, Endpoint::Applications).await.unwrap().is_err());
}

async fn delivered_applications_are_forgotten_after_a_week(fixture: Fixture) {
    let id = Uuid::new_v4();
    fixture.accept(id, KEY, "a@b.de", "a", &[]).await;
    fixture.outbox.delivered(id).await.unwrap();
    fixture.at(NOW.plus(6 * DAY)).expire_tombstones().await.unwrap();
    assert_eq!(fixture.outbox.state(id).await.unwrap(), Some(State::Delivered));
    fixture.at(NOW.plus(7 * DAY)).expire_tombstones().await.unwrap();
    assert_eq!(fixture.outbox.state(id).await.unwrap(), None);
}

async fn what_a_relay_took_is_its_own_while_the_candidate_waits(fixture: Fixture) {
    let id = fixture.accept_one("a@b.de").await;
    let other = fixture.elsewhere();
    assert!(other.claim().await.unwrap().is_none());
    assert_eq!(other.until_due().await.unwrap(), Some(WAIT));
    // A first attempt that failed does not hand it on either: the candidate is still there.
    let claim = fixture.claim().await;
    fixture.outbox.put_back(&claim, Due::At(NOW), Attempt::Failed).await.unwrap();
    assert!(other.claim().await.unwrap().is_none());
    assert_eq!(fixture.outbox.until_due().await.unwrap(), Some(Duration::ZERO));
    // After that, whoever is there delivers it.
    assert_eq!(other.at(NOW.plus(WAIT)).claim().await.unwrap().unwrap().id, id);
}

async fn of_many_relays_one_gets_an_application(fixture: Fixture) {
    for number in 0..6 {
        fixture.accept_one(&format!("ada{number}@example.com")).await;
    }
    let later = NOW.plus(WAIT);
    let claims = (0..12).map(|_| {
        let relay = fixture.elsewhere().at(later);
        async move { relay.claim().await.unwrap() }
    });
    let claimed: Vec<Uuid> =
        futures_util::future::join_all(claims).await.into_iter().flatten().map(|claim| claim.id).collect();
    let different: std::collections::HashSet<&Uuid> = claimed.iter().collect();
    assert_eq!((claimed.len(), different.len()), (6, 6), "each is claimed once, and none is passed over");
}

async fn many_relays_together_keep_the_limit(fixture: Fixture) {
    let mut claims = Vec::new();
    for number in 0..12 {
        fixture.accept_one(&format!("ada{number}@example.com")).await;
        claims.push(fixture.claim().await);
    }
    let attempts = claims.iter().map(|claim| {
        let relay = fixture.elsewhere();
        async move { relay.begin_attempt(claim, Endpoint::Applications).await.unwrap().unwrap() }
    });
    let slots = futures_util::future::join_all(attempts).await;
    assert_eq!(slots.iter().filter(|slot| **slot == Slot::Taken).count(), 3);
}

async fn relays_that_take_the_same_application_store_one(fixture: Fixture) {
    let tries = (0..8).map(|_| {
        let relay = fixture.elsewhere();
        async move { accept(&relay, Uuid::new_v4(), KEY, "ada@example.com", "b", &[]).await }
    });
    let accepted = futures_util::future::join_all(tries).await;
    assert_eq!(accepted.iter().filter(|accepted| **accepted == Accepted::New).count(), 1);
    assert!(accepted.iter().all(|accepted| matches!(accepted, Accepted::New | Accepted::Joined(_))), "{accepted:?}");
}

async fn a_relay_that_starts_leaves_the_claims_of_others_alone(fixture: Fixture) {
    fixture.accept_one("a@b.de").await;
    let claim = fixture.claim().await;
    let other = fixture.elsewhere();
    other.resume().await.unwrap();
    let is_ours = fixture.at(NOW).begin_attempt(&claim, Endpoint::Applications).await.unwrap().is_ok();
    // A file is of one relay: whoever starts on it has its predecessor's claims.
    assert_eq!(is_ours, fixture.database.kind() == Kind::Postgres);
    fixture.outbox.resume().await.unwrap();
    assert!(fixture.outbox.claim().await.unwrap().is_some(), "its own it gets back at once");
}

async fn a_promise_at_one_relay_binds_the_other(fixture: Fixture) {
    for number in 0..8 {
        let id = fixture.accept_one(&format!("ada{number}@example.com")).await;
        let claim = fixture.claim().await;
        let other = fixture.elsewhere();
        let (promised, settled) = tokio::join!(other.promise(id), fixture.outbox.refused(&claim, Refusal::Told, "400"));
        match promised.unwrap() {
            Some(_) => assert_eq!(settled.unwrap(), Settled::Dead, "it may not disappear"),
            None => assert_eq!(settled.unwrap(), Settled::Deleted),
        }
    }
}

async fn another_companys_applications_are_nobodys(fixture: Fixture) {
    let id = Uuid::new_v4();
    fixture.accept(id, KEY, "a@b.de", "a", &[]).await;
    let document = fixture.document().await;
    let other = outbox(&fixture.database, "4712", Uuid::new_v4());
    assert!(other.at(NOW.plus(DAY)).claim().await.unwrap().is_none());
    assert!(other.entries().await.unwrap().is_empty());
    assert!(other.content(id).await.unwrap().is_none());
    assert_eq!(other.retry(id).await.unwrap(), super::Outcome::Gone);
    assert_eq!(other.purge(id).await.unwrap(), super::Outcome::Gone);
    assert!(!other.remove_document(document).await.unwrap());
    assert!(other.at(NOW.plus(2 * DAY)).expire_documents().await.unwrap().is_empty());
    assert_eq!(accept(&other, Uuid::new_v4(), None, "c@d.de", "c", &[document]).await, Accepted::DocumentGone(0));
    assert_eq!((other.status().await.unwrap().pending, other.status().await.unwrap().documents), (0, 0));
    // The same key, candidate and position are another application there.
    assert_eq!(accept(&other, Uuid::new_v4(), KEY, "a@b.de", "b", &[]).await, Accepted::New);
    assert_eq!(fixture.outbox.status().await.unwrap().pending, 1);
}

async fn an_outbox_of_before_companies_belongs_to_the_first(fixture: Fixture) {
    let id = fixture.accept_one("a@b.de").await;
    sqlx::query("UPDATE application SET company = ''").execute(fixture.outbox.pool()).await.unwrap();
    assert!(fixture.outbox.claim().await.unwrap().is_none());
    fixture.outbox.adopt().await.unwrap();
    assert_eq!(fixture.claim().await.id, id);
}

async fn dead_letters_are_kept_for_a_while_and_then_deleted_with_their_documents(fixture: Fixture) {
    let (id, document) = (Uuid::new_v4(), fixture.document().await);
    fixture.accept(id, KEY, "a@b.de", "a", &[document]).await;
    let claim = fixture.claim().await;
    fixture.outbox.refused(&claim, Refusal::Untold, "400").await.unwrap();
    let waiting = fixture.accept_one("c@d.de").await;
    assert_eq!(fixture.outbox.dead_letters().await.unwrap(), Some((1, NOW)));
    let expired = fixture.at(NOW.plus(9 * DAY)).expire_dead(10 * DAY).await.unwrap();
    assert_eq!(expired.applications, 0);
    let expired = fixture.at(NOW.plus(10 * DAY)).expire_dead(10 * DAY).await.unwrap();
    assert_eq!((expired.applications, expired.documents), (1, vec![document]));
    assert_eq!(fixture.outbox.state(id).await.unwrap(), None);
    assert_eq!(fixture.outbox.dead_letters().await.unwrap(), None);
    assert_eq!(fixture.outbox.state(waiting).await.unwrap(), Some(State::Pending), "what waits is never deleted");
}
