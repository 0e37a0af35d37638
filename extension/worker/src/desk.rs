//! Where the state is changed: one event at a time, stored before anything else happens.

use std::cell::RefCell;

use futures_util::lock::Mutex;
use personio_extension_browser::storage::{self, Area};
use personio_extension_messages::{
    Problem,
    document::{AWAY, COMMON, OF_ACCOUNT, OPENED, PAYSLIPS, PRESENCE, SEALED, TOKEN, key},
    state::State,
};
use personio_extension_model::account::AccountId;

thread_local! {
    static TURN: &'static Mutex<()> = Box::leak(Box::new(Mutex::new(())));
    /// The accounts of which this worker has looked at what one before it left behind.
    static AWAKE: RefCell<Vec<AccountId>> = const { RefCell::new(Vec::new()) };
    /// What the last change left in the storage, until somebody looks: reading a year of entries again takes time. Nobody
    /// but this module writes what a state is made of.
    static LEFT: RefCell<Option<State>> = const { RefCell::new(None) };
}

/// Everything as it is.
///
/// # Errors
/// When the browser cannot read.
pub(crate) async fn look() -> Result<State, Problem> {
    match LEFT.take() {
        Some(left) => Ok(left),
        None => Ok(stored().await?.state()),
    }
}

/// The documents as they are stored.
struct Stored {
    common: Vec<Option<String>>,
    of_account: Vec<Option<String>>,
}

impl Stored {
    /// Reads them. Who needs the state twice reads them twice: copying each type would be more code than that is worth.
    fn state(&self) -> State {
        State::common(self.common.clone()).with_account(self.of_account.clone())
    }
}

async fn stored() -> Result<Stored, Problem> {
    let common = storage::get(Area::Local, &COMMON).await.map_err(|_| Problem::Storage)?;
    let mut stored = Stored { common, of_account: Vec::new() };
    if let Some(account) = stored.state().account() {
        let keys = OF_ACCOUNT.map(|document| key(&account.id, document));
        let texts = storage::get(Area::Local, &keys.each_ref().map(String::as_str)).await;
        stored.of_account = texts.map_err(|_| Problem::Storage)?;
    }
    Ok(stored)
}

/// Changes the state and stores it. When the change itself says no, nothing is stored.
///
/// # Errors
/// The change's own, or that the browser cannot store: then nothing was changed either.
pub(crate) async fn change<R>(change: impl FnOnce(&mut State) -> Result<R, Problem>) -> Result<R, Problem> {
    let mut done = Err(Problem::Nothing);
    // Not generic: the waiting around each change is the same code.
    change_and_store(Box::new(|state| match change(state) {
        Ok(result) => {
            done = Ok(result);
            Ok(())
        }
        Err(problem) => Err(problem),
    }))
    .await?;
    done
}

async fn change_and_store(change: Box<dyn FnOnce(&mut State) -> Result<(), Problem> + '_>) -> Result<(), Problem> {
    let turn = TURN.with(|turn| *turn);
    let _turn = turn.lock().await;
    let stored = stored().await?;
    let (before, mut state) = (stored.state(), stored.state());
    let account = before.account().map(|account| account.id.clone());
    let slept = account.clone().filter(|account| AWAKE.with_borrow(|awake| !awake.contains(account)));
    if slept.is_some() {
        state.queue.wake();
    }
    change(&mut state)?;
    let changes = state.changes(&before);
    LEFT.take();
    if !changes.is_empty() {
        storage::set(Area::Local, &changes).await.map_err(|_| Problem::Storage)?;
    }
    // Of another account, the rest lies in the storage.
    if state.account().map(|account| &account.id) == account.as_ref() {
        LEFT.set(Some(state));
    }
    AWAKE.with_borrow_mut(|awake| awake.extend(slept));
    Ok(())
}

/// The token of an account's session.
pub(crate) async fn token(account: &AccountId) -> Option<String> {
    storage::get(Area::Local, &[&key(account, TOKEN)]).await.ok()?.into_iter().next().flatten()
}

/// Keeps a secret of an account: the token of its session, or what is sealed.
///
/// # Errors
/// When the browser cannot store it.
pub(crate) async fn keep_secret(account: &AccountId, what: &str, secret: String) -> Result<(), Problem> {
    storage::set(Area::Local, &[(key(account, what), secret)]).await.map_err(|_| Problem::Storage)
}

/// What was opened of an account, until the browser ends.
pub(crate) async fn opened(account: &AccountId) -> Option<String> {
    storage::get(Area::Session, &[&key(account, OPENED)]).await.ok()?.into_iter().next().flatten()
}

/// Keeps what was opened of an account.
///
/// # Errors
/// When the browser cannot store it.
pub(crate) async fn keep_open(account: &AccountId, opened: String) -> Result<(), Problem> {
    storage::set(Area::Session, &[(key(account, OPENED), opened)]).await.map_err(|_| Problem::Storage)
}

/// Forgets what was opened of an account; what is sealed stays.
///
/// # Errors
/// When the browser cannot.
pub(crate) async fn close(account: &AccountId) -> Result<(), Problem> {
    storage::remove(Area::Session, &[&key(account, OPENED)]).await.map_err(|_| Problem::Storage)
}

/// Forgets everything of an account.
///
/// # Errors
/// When the browser cannot.
pub(crate) async fn forget(account: &AccountId) -> Result<(), Problem> {
    change(|state| {
        // What was done for the person is forgotten as well.
        *state = State { accounts: state.accounts.clone(), settings: state.settings.clone(), ..State::default() };
        state.accounts.remove(account);
        Ok(())
    })
    .await?;
    // Where the person was is nobody's business any more either.
    _ = storage::remove(Area::Session, &[AWAY, PRESENCE, &key(account, OPENED)]).await;
    let keys: Vec<String> =
        OF_ACCOUNT.into_iter().chain([TOKEN, SEALED, PAYSLIPS]).map(|document| key(account, document)).collect();
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    storage::remove(Area::Local, &keys).await.map_err(|_| Problem::Storage)
}
