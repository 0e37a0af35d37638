//! From dropped files to documents in people's files.

use std::{pin::pin, time::Duration};

use futures_util::future::{Either, select};
use personio::{
    client::Client,
    documents::v1::{Document, UploadDocument},
    error::{Error, ErrorKind},
    id::v1::DocumentCategoryId,
    observer::Attempt,
    request::Create,
    transport::{Clock, Fetch, FileContent, Upload},
};
use personio_hr::payslips::{Delivered, Delivery, Key, State, deliver};
use web_sys::{Blob, File};

use crate::{
    batch::{Batch, Cutting, Decision, Outcome, cuts, is_of_several, upload},
    journal::{Full, Journal},
    model::{Model, Stage, Trouble, Wait},
    relay::all,
    tools::{Held, Tools},
};

/// Who sends holds this lock.
const LOCK: &str = "payslips";
/// How long to wait while nobody answers, or the relay or Personio is busy and does not say how long; and how often: more than
/// a minute, which is what they count in. What was sent before a crash, or from elsewhere, counts there and not here.
const PAUSE: Duration = Duration::from_secs(10);
const MOST_PAUSES: u32 = 9;
/// How soon a pause that somebody wants is noticed while it waits.
const NOTICE: Duration = Duration::from_millis(200);

/// Looks into files, one after the other.
pub async fn take(model: Model, tools: &Tools, files: Vec<File>) {
    let heap = model.heap;
    let is_wanted = |file: &File| {
        let name = file.name().to_lowercase();
        !name.starts_with('.') && (name.ends_with(".pdf") || name.ends_with(".zip"))
    };
    let files: Vec<File> = files.into_iter().filter(is_wanted).collect();
    if files.is_empty() {
        model.trouble.set(Some(Trouble::NoFiles));
    } else if !model.categories.with_untracked(Vec::is_empty) {
        model.trouble.set(None); // without categories, what keeps them away still stands there
    }
    let all = files.len();
    for (index, file) in files.into_iter().enumerate() {
        heap.stage.set(Stage::Reading(index, all));
        match tools.look(&file).await {
            Ok(held) => heap.sources.update(|sources| {
                // The same file dropped again is the same.
                let is_new = |it: &Held| {
                    !sources.iter().any(|(known, _)| known.file == it.0.file && known.sha256 == it.0.sha256)
                };
                let fresh: Vec<Held> = held.into_iter().filter(is_new).collect();
                sources.extend(fresh);
            }),
            Err(why) => model.trouble.set(Some(Trouble::Unopened(file.name(), why))),
        }
    }
    heap.sources.update(|sources| sources.sort_by(|(one, _), (other, _)| one.file.cmp(&other.file)));
    // Nobody has to know that one file with everybody's payslips has to be cut.
    let people = model.recipients.get_untracked();
    let is_heap_of_one = heap.sources.with_untracked(|sources| match sources.as_slice() {
        [(paper, _)] => is_of_several(paper, &people),
        _ => false,
    });
    if is_heap_of_one && heap.cutting.get_untracked() == Cutting::Whole {
        heap.cutting.set(Cutting::ByPerson);
    }
    plan(model, tools).await;
}

/// Makes payslips of the files, and says whom they are for.
pub async fn plan(model: Model, tools: &Tools) {
    let heap = model.heap;
    let (people, cutting) = (model.recipients.get_untracked(), heap.cutting.get_untracked());
    let sources = heap.sources.get_untracked();
    let mut held: Vec<Held> = Vec::new();
    let all = sources.len();
    for (index, (paper, blob)) in sources.into_iter().enumerate() {
        heap.stage.set(Stage::Reading(index, all));
        let groups = cuts(&paper, &people, cutting);
        let pages = match &paper.content {
            personio_hr::payslips::Content::Pages(pages) if !groups.is_empty() => pages,
            _ => {
                held.push((paper, blob));
                continue;
            }
        };
        let papers: Vec<_> = groups.iter().map(|group| group.paper(&paper.file, pages)).collect();
        let groups: Vec<_> = groups.iter().map(|group| group.pages).collect();
        match tools.cut_out(&blob, &groups, &papers).await {
            Ok(parts) => held.extend(parts),
            Err(why) => {
                model.trouble.set(Some(Trouble::Unopened(paper.file.clone(), why)));
                held.push((paper, blob));
            }
        }
    }
    let Some(seat) = model.seat.get_untracked() else { return };
    let journal = Journal::open(seat.account.clone()).await;
    let (papers, blobs): (Vec<_>, Vec<Blob>) = held.into_iter().unzip();
    let wanted = heap.wanted.get_untracked();
    let mut batch = Batch::of(papers, &people, &wanted, journal.decisions());
    if let Some(category) = heap.category.get_untracked() {
        for entry in &mut batch.entries {
            let known = upload(entry, &wanted, category).and_then(|(key, _)| journal.state(&key).cloned());
            if let Some(State::Sent { document }) = known {
                entry.outcome = Outcome::Before(document);
            }
        }
    }
    heap.chosen.set(None);
    heap.blobs.set(blobs);
    heap.counts.set(batch.counts());
    heap.batch.set(batch);
    heap.stage.set(Stage::Idle);
}

/// Notes what somebody decided.
pub async fn decide(model: Model, place: u32, decision: Option<Decision>) {
    let heap = model.heap;
    let mut sha256 = String::new();
    heap.batch.update(|batch| {
        if let Some(entry) = batch.get_mut(place) {
            sha256.clone_from(&entry.paper.sha256);
            entry.decision.clone_from(&decision);
            if matches!(entry.outcome, Outcome::Failed(_)) {
                entry.outcome = Outcome::Waiting;
            }
        }
        batch.mark_twins(&heap.wanted.get_untracked());
        heap.counts.set(batch.counts());
    });
    let Some(seat) = model.seat.get_untracked() else { return };
    if Journal::open(seat.account.clone()).await.decide(&sha256, decision).await.is_err() {
        model.trouble.set(Some(Trouble::Storage));
    }
}

/// Sends everything that is to be sent, until it is done, somebody pauses, or something is wrong with more than one file.
pub async fn send(model: Model, tools: &Tools) {
    let heap = model.heap;
    let (Some(seat), Some(category)) = (model.seat.get_untracked(), heap.category.get_untracked()) else { return };
    if heap.stage.get_untracked() != Stage::Idle {
        return;
    }
    heap.stage.set(Stage::Sending);
    model.trouble.set(None);
    if !tools.is_alone(LOCK).await {
        heap.stage.set(Stage::Idle);
        model.trouble.set(Some(Trouble::Elsewhere));
        return;
    }
    // What the client repeats by itself is told as well: nobody should wonder why nothing moves.
    let client = seat.client.clone().with_observer(move |attempt: &Attempt<'_>| {
        let now = match attempt.error {
            Some(ErrorKind::RateLimited | ErrorKind::Unavailable) => Some(Wait::Busy),
            Some(ErrorKind::NotSent | ErrorKind::NoAnswer) => Some(Wait::Offline),
            _ => None,
        };
        if heap.waits_for.get_untracked() != now {
            heap.waits_for.set(now);
        }
    });
    let mut pauses = 0;
    while heap.stage.get_untracked() == Stage::Sending {
        let Some(place) = heap.batch.with_untracked(Batch::next) else { break };
        let sent = {
            let sending = pin!(one(model, &client, &seat.account, place, category));
            match select(sending, pin!(wish_to_pause(model))).await {
                Either::Left((sent, _)) => sent,
                // What was under way after all is looked for when it goes on.
                Either::Right(_) => {
                    set(model, place, Outcome::Waiting);
                    break;
                }
            }
        };
        match sent {
            Ok(()) => pauses = 0,
            Err(trouble @ (Trouble::Busy(_) | Trouble::Offline)) if pauses < MOST_PAUSES => {
                set(model, place, Outcome::Waiting);
                pauses += 1;
                let (reason, pause) = match trouble {
                    Trouble::Busy(asked) => (Wait::Busy, asked),
                    _ => (Wait::Offline, PAUSE),
                };
                heap.waits_for.set(Some(reason));
                select(pin!(Fetch.sleep(pause)), pin!(wish_to_pause(model))).await;
            }
            Err(trouble) => {
                set(model, place, Outcome::Waiting);
                model.trouble.set(Some(trouble));
                break;
            }
        }
    }
    heap.waits_for.set(None);
    tools.let_go();
    let is_done = heap.batch.with_untracked(|batch| batch.entries.iter().all(|it| !it.is_due()));
    if is_done && heap.counts.get_untracked().look == 0 {
        _ = Journal::open(seat.account.clone()).await.finish().await;
    }
    heap.stage.set(Stage::Idle);
}

/// Ends when somebody wants a pause while nothing moves anyway.
async fn wish_to_pause(model: Model) {
    while !(model.heap.waits_for.get_untracked().is_some() && model.heap.stage.get_untracked() == Stage::Pausing) {
        Fetch.sleep(NOTICE).await;
    }
}

async fn one(
    model: Model,
    client: &Client<Fetch>,
    account: &personio_extension_model::account::AccountId,
    place: u32,
    category: DocumentCategoryId,
) -> Result<(), Trouble> {
    let heap = model.heap;
    let wanted = heap.wanted.get_untracked();
    let asked = heap.batch.with_untracked(|batch| upload(batch.get(place)?, &wanted, category));
    let blob = heap.blobs.with_untracked(|blobs| blobs.get(usize::try_from(place).ok()?).cloned());
    let (Some((key, upload)), Some(content)) = (asked, blob) else {
        set(model, place, Outcome::Failed(String::new()));
        return Ok(());
    };
    set(model, place, Outcome::Sending);
    let journal = Journal::open(account.clone()).await;
    // What the journal does not know may have been sent from another computer: the person's file knows.
    let known = journal.state(&key).cloned().unwrap_or(State::Begun);
    match deliver(&mut Post { client, journal, content }, &key, Some(known), &upload).await {
        Ok(Delivered::Sent(document)) => set(model, place, Outcome::Sent(document)),
        Ok(Delivered::Before(document)) => set(model, place, Outcome::Before(document)),
        Ok(Delivered::Shown) => set(model, place, Outcome::Waiting),
        Err(Stop::Storage) => return Err(Trouble::Storage),
        // What is wrong with one file says nothing about the next; everything else does.
        Err(Stop::Refused(error)) => match Trouble::of_all(&error) {
            Some(trouble) => return Err(trouble),
            None => set(model, place, Outcome::Failed(words(&error))),
        },
    }
    Ok(())
}

fn set(model: Model, place: u32, outcome: Outcome) {
    model.heap.batch.update(|batch| {
        if let Some(entry) = batch.get_mut(place) {
            entry.outcome = outcome;
        }
        model.heap.counts.set(batch.counts());
    });
}

/// A document on its way.
struct Post<'a> {
    client: &'a Client<Fetch>,
    journal: Journal,
    content: Blob,
}

enum Stop {
    Storage,
    Refused(Error),
}

impl Delivery for Post<'_> {
    type Error = Stop;

    async fn note(&mut self, key: &Key, state: State) -> Result<(), Stop> {
        self.journal.note(key, state).await.map_err(|Full| Stop::Storage)
    }

    async fn create(&mut self, upload: &UploadDocument) -> Result<Option<Document>, Stop> {
        let content = FileContent::anew(|| Ok(Upload::new(self.content.clone())));
        self.client.create_file(upload, content).await.map(Some).map_err(Stop::Refused)
    }

    async fn find(&mut self, upload: &UploadDocument) -> Result<Option<Document>, Stop> {
        find(self.client, upload).await.map_err(Stop::Refused)
    }

    fn is_unclear(error: &Stop) -> bool {
        matches!(error, Stop::Refused(error) if error.is_unclear())
    }
}

impl Trouble {
    /// Why a call did not work.
    #[must_use]
    pub fn of(error: &Error) -> Self {
        Self::of_all(error).unwrap_or(Self::Server)
    }

    /// Why a change was not made.
    #[must_use]
    pub fn of_change(error: &Error) -> Self {
        Self::of_all(error).unwrap_or_else(|| Self::Refused(words(error)))
    }

    /// Why a call did not work, where that concerns more than what it was about.
    #[must_use]
    pub fn of_all(error: &Error) -> Option<Self> {
        match error.kind() {
            ErrorKind::NotSent | ErrorKind::NoAnswer => Some(Self::Offline),
            ErrorKind::Authentication => Some(Self::SignedOut),
            ErrorKind::Permission => Some(Self::Forbidden),
            // Limits leave no time for it, or it was put off for too long.
            ErrorKind::Unavailable | ErrorKind::RateLimited | ErrorKind::Deadline => {
                Some(Self::Busy(error.retry_after().unwrap_or(PAUSE)))
            }
            ErrorKind::Redirected | ErrorKind::Decoding => Some(Self::Server),
            _ => None,
        }
    }
}

/// A document, if it is in the person's file.
pub(crate) async fn find(client: &Client<Fetch>, upload: &UploadDocument) -> Result<Option<Document>, Error> {
    let Some(lookup) = upload.lookup() else { return Ok(None) };
    Ok(upload.find(all(client, lookup).await?))
}

/// What Personio says of a refusal.
pub(crate) fn words(error: &Error) -> String {
    let words = error.details().iter().filter_map(|detail| detail.message.as_deref().or(detail.code.as_deref()));
    let words = words.take(3).collect::<Vec<_>>().join(" ");
    if words.is_empty() { error.to_string() } else { words }
}
