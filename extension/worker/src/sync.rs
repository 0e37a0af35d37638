//! Sends what waits and reads what Personio has, one after the other, however many ask for it.

use std::cell::{Cell, RefCell};

use futures_util::lock::Mutex;
use personio::{client::Client, error::Error, transport::Fetch};
use personio_extension_browser::{alarms, clock};
use personio_extension_messages::{Problem, Scope, catalogue::Catalogue, state::State};
use personio_extension_model::{
    account::Account,
    clock::{Instant, Now},
    queue::Hold,
};

use crate::{
    desk,
    parts::sync::{is_unread, waits},
    perform::perform,
    reading, remind, session,
};

/// The alarm of what is sent later.
pub(crate) const LATER: &str = "sync";
/// What there is to choose from is asked for so often.
const CATALOGUE_AGE: i64 = 30 * 60 * 1000;
/// Days before today that are looked at by default, and after it.
const BEFORE: i64 = 40;
const AFTER: i64 = 7;
/// Absences are planned so far ahead.
const YEAR: i64 = 366;

thread_local! {
    static IS_SENDING: Cell<bool> = const { Cell::new(false) };
    static SEND_AGAIN: Cell<bool> = const { Cell::new(false) };
    static READING: &'static Mutex<()> = Box::leak(Box::new(Mutex::new(())));
    /// What else was asked for meanwhile.
    static ASKED: RefCell<Vec<Scope>> = const { RefCell::new(Vec::new()) };
}

/// The present moment.
pub(crate) fn now() -> Now {
    let milliseconds = clock::now();
    #[expect(clippy::cast_possible_truncation, reason = "whole milliseconds, for a quarter of a million years")]
    Now::new(milliseconds as i64, clock::offset_minutes(milliseconds), clock::zone())
}

/// Sends what waits; with a scope, then reads these days. Sending waits for nobody who reads. Whoever comes while
/// something of the kind is under way is served by that.
pub(crate) async fn run(scope: Option<Scope>) {
    let sent = send_all().await;
    if let (Some(scope), true) = (scope, sent) {
        ASKED.with_borrow_mut(|asked| asked.push(scope));
        // Whoever asks waits until it is there: an export of what is half read would be wrong.
        let turn = READING.with(|turn| *turn);
        let _turn = turn.lock().await;
        read_all().await;
    }
    remind::refresh().await;
}

/// Whether nothing went wrong with the account that is shown.
async fn send_all() -> bool {
    SEND_AGAIN.set(true);
    if IS_SENDING.replace(true) {
        return true;
    }
    loop {
        SEND_AGAIN.set(false);
        let is_sent = send_of_all().await;
        if !is_sent || !SEND_AGAIN.get() {
            IS_SENDING.set(false);
            return is_sent;
        }
    }
}

/// Whether nothing went wrong with the account that is shown. Its changes go first; those of the others are not forgotten.
async fn send_of_all() -> bool {
    let Ok(all) = desk::look_at_all().await else { return true };
    let mut is_sent = true;
    for (place, state) in all.iter().enumerate() {
        let is_shown = place == 0;
        // Who only reads asks for no token to send with.
        let is_wanted = state.queue.waiting() > 0 && (is_shown || waits(state));
        if let (Some(account), true) = (state.account(), is_wanted) {
            let went_well = send_waiting(account).await;
            is_sent = if is_shown { went_well } else { is_sent };
        }
    }
    is_sent
}

/// Whether nothing went wrong.
async fn send_waiting(account: &Account) -> bool {
    let outcome = match session::client(account).await {
        Ok(client) => {
            let sent = send(&client, account).await;
            session::done(&client, account).await;
            sent
        }
        Err(problem) => Err(problem),
    };
    let is_sent = outcome.is_ok();
    note(account, outcome, Done::Sending).await;
    is_sent
}

async fn read_all() {
    loop {
        let scopes = ASKED.take();
        let shown = desk::look().await.ok().and_then(|state| state.account().cloned());
        let Some(account) = shown.filter(|_| !scopes.is_empty()) else { return };
        let outcome = read(&account, &scopes).await;
        note(&account, outcome, Done::Reading).await;
    }
}

/// What was done.
#[derive(Clone, Copy, PartialEq)]
enum Done {
    Sending,
    Reading,
}

/// The days that matter to everybody: those that the week and the month show.
pub(crate) fn usual(now: &Now) -> Scope {
    let today = now.today();
    Scope { from: today.plus_days(-BEFORE).unwrap_or(today), to: today.plus_days(AFTER).unwrap_or(today) }
}

async fn read(account: &Account, scopes: &[Scope]) -> Result<(), Problem> {
    let client = session::client(account).await?;
    let read = read_with(&client, account, scopes).await;
    session::done(&client, account).await;
    read
}

async fn read_with(client: &Client<Fetch>, account: &Account, scopes: &[Scope]) -> Result<(), Problem> {
    for scope in scopes {
        let asked = now().instant;
        let (from, to) = (scope.from, scope.to);
        let periods = reading::attendances(client, &account.person, *scope).await.map_err(|it| Problem::of(&it))?;
        desk::change_of(&account.id, |state| {
            state.known.adopt_attendances(from, to, asked, &periods);
            Ok(())
        })
        .await?;
    }
    read_rest(client, account).await
}

/// Absences, and from time to time what there is to choose from.
async fn read_rest(client: &Client<Fetch>, account: &Account) -> Result<(), Problem> {
    let asked = now();
    let today = asked.today();
    let year = Scope { from: today.plus_days(-YEAR).unwrap_or(today), to: today.plus_days(YEAR).unwrap_or(today) };
    let of = |error: Error| Problem::of(&error);
    let absences = reading::absences(client, &account.person, year).await.map_err(of)?;
    let before = desk::change_of(&account.id, |state| {
        state.known.adopt_absences(year.from, year.to, asked.instant, &absences);
        state.known.forget_before(year.from);
        Ok(Catalogue::clone(&state.catalogue))
    })
    .await?;
    let age = asked.instant.0.saturating_sub(before.asked_at);
    if (0..CATALOGUE_AGE).contains(&age) {
        return Ok(());
    }
    let mut catalogue = reading::catalogue(client, &account.person, &before).await.map_err(of)?;
    catalogue.asked_at = asked.instant.0;
    let name = reading::name(client, &account.person).await.map_err(of)?;
    desk::change_of(&account.id, |state| {
        // It may have changed since it was asked for.
        catalogue.favourites = std::mem::take(&mut state.catalogue.favourites);
        *state.catalogue = catalogue;
        if let (Some(name), Some(account)) = (name, state.accounts.get_mut(&account.id)) {
            account.name = name;
        }
        Ok(())
    })
    .await
}

/// Each step is stored before it is done and after it. Whoever wakes after a death in between knows what is in doubt.
async fn send(client: &Client<Fetch>, account: &Account) -> Result<(), Problem> {
    loop {
        let begun = desk::change_of(&account.id, |state| {
            let step = state.queue.next(now().instant);
            if let Some(step) = &step {
                state.queue.begin(step);
            }
            Ok(step)
        })
        .await?;
        let Some(step) = begun else { return Ok(()) };
        let outcome = perform(client, &step, &account.person).await;
        desk::change_of(&account.id, |state| {
            if let Some(landed) = state.queue.settle(&step, outcome, now().instant) {
                state.known.land(landed);
            }
            Ok(())
        })
        .await?;
    }
}

/// Remembers how it went, and when to try again.
async fn note(account: &Account, outcome: Result<(), Problem>, done: Done) {
    _ = desk::change_of(&account.id, |state| {
        state.sync.problem = match (outcome, state.queue.hold()) {
            (Err(problem), _) => Some(problem),
            (Ok(()), Hold::SignedOut) => Some(Problem::SignedOut),
            (Ok(()), Hold::Until { .. }) => Some(Problem::Offline),
            (Ok(()), Hold::Free) => None,
        };
        if state.sync.problem.is_none() && done == Done::Reading {
            state.sync.at = Some(now().instant.0);
        }
        Ok(())
    })
    .await;
    let all = desk::look_at_all().await.unwrap_or_default();
    _ = match all.iter().filter_map(|state| due(state)).min() {
        Some(Instant(at)) =>
        {
            #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 fit")]
            alarms::at(LATER, at as f64)
        }
        _ => alarms::clear(LATER),
    };
}

/// When to try again, if anything waits.
fn due(state: &State) -> Option<Instant> {
    const SOON: std::time::Duration = std::time::Duration::from_secs(60);
    let waits = state.queue.waiting() > 0 && !matches!(state.sync.problem, Some(Problem::SignedOut | Problem::Locked)); // a person has to come first
    state.queue.due().or_else(|| (waits || is_unread(state)).then(|| now().instant.plus(SOON)))
}
