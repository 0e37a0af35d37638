//! Where the state is changed: one event at a time, stored before anything else happens.

use std::{cell::RefCell, rc::Rc};

use futures_util::lock::Mutex;
use personio_extension_browser::storage::{self, Area};
use personio_extension_messages::{
    Problem,
    document::{AWAY, OF_ACCOUNT, OPENED, PAYSLIPS, PRESENCE, SEALED, TOKEN, key},
    handled::Handled,
    state::State,
};
use personio_extension_model::account::AccountId;
use wasm_bindgen::JsValue;

thread_local! {
    static TURN: &'static Mutex<()> = Box::leak(Box::new(Mutex::new(())));
    /// The accounts of which this worker has looked at what one before it left behind.
    static AWAKE: RefCell<Vec<AccountId>> = const { RefCell::new(Vec::new()) };
    /// What the last change left in the storage: reading it again takes time. Nobody but this module writes what a state
    /// is made of.
    static LEFT: RefCell<Option<Rc<State>>> = const { RefCell::new(None) };
    /// What lay in the storage when this worker began, until somebody looks.
    static FOUND: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Everything as it is, of the account that is shown.
///
/// # Errors
/// When the browser cannot read.
pub(crate) async fn look() -> Result<Rc<State>, Problem> {
    match LEFT.with_borrow(Clone::clone) {
        Some(left) => Ok(left),
        None => Ok(Rc::new(stored(None).await?)),
    }
}

/// Everything as it is, of each account; the one that is shown comes first.
///
/// # Errors
/// When the browser cannot read.
pub(crate) async fn look_at_all() -> Result<Vec<Rc<State>>, Problem> {
    let shown = look().await?;
    let Some(first) = shown.account() else { return Ok(Vec::new()) };
    let others = shown.accounts.list.iter().filter(|account| account.id != first.id).map(|account| account.id.clone());
    let others: Vec<AccountId> = others.collect();
    let mut all = vec![shown];
    for other in others {
        all.push(Rc::new(stored(Some(other)).await?));
    }
    Ok(all)
}

async fn stored(whose: Option<AccountId>) -> Result<State, Problem> {
    let found = match FOUND.take() {
        Some(found) => found,
        None => storage::everything().await.map_err(|_| Problem::Storage)?,
    };
    Ok(State::found_of(whose, |keys| storage::texts(&found, keys)))
}

/// Takes what a script has read of the storage while this module was loaded: whoever looks first need not ask again.
/// Nothing has changed it since, because nobody but this module does.
pub(crate) fn begin(stored: JsValue) {
    FOUND.set(Some(stored).filter(JsValue::is_object));
}

/// The event that woke the worker is over; the next one looks for itself.
pub(crate) fn go_on() {
    FOUND.take();
}

/// Changes what the account has that is shown, and stores it. When the change itself says no, nothing is stored.
///
/// # Errors
/// The change's own, or that the browser cannot store: then nothing was changed either.
pub(crate) fn change<R>(
    change: impl FnOnce(&mut State) -> Result<R, Problem>,
) -> impl Future<Output = Result<R, Problem>> {
    change_what(None, change)
}

/// Changes what an account has, shown or not: whoever travelled over the network for one does not know which one is shown
/// by then.
///
/// # Errors
/// As [`change`], and when the account is gone.
pub(crate) fn change_of<R>(
    account: &AccountId,
    change: impl FnOnce(&mut State) -> Result<R, Problem>,
) -> impl Future<Output = Result<R, Problem>> {
    change_what(Some(account.clone()), change)
}

async fn change_what<R>(
    whose: Option<AccountId>,
    change: impl FnOnce(&mut State) -> Result<R, Problem>,
) -> Result<R, Problem> {
    let mut done = Err(Problem::Nothing);
    // Not generic: the waiting around each change is the same code.
    change_and_store(
        whose,
        Box::new(|state| match change(state) {
            Ok(result) => {
                done = Ok(result);
                Ok(())
            }
            Err(problem) => Err(problem),
        }),
    )
    .await?;
    done
}

type Change<'a> = Box<dyn FnOnce(&mut State) -> Result<(), Problem> + 'a>;

async fn change_and_store(whose: Option<AccountId>, change: Change<'_>) -> Result<(), Problem> {
    let turn = TURN.with(|turn| *turn);
    let _turn = turn.lock().await;
    let mut state = stored(whose.clone()).await?;
    let account = state.account().map(|account| account.id.clone());
    if account.is_none() && whose.is_some() {
        return Err(Problem::Nothing);
    }
    let slept = account.clone().filter(|account| AWAKE.with_borrow(|awake| !awake.contains(account)));
    if slept.is_some() {
        state.queue.wake();
    }
    change(&mut state)?;
    let changes = state.changes(account.as_ref());
    LEFT.take();
    if !changes.is_empty() {
        storage::set(Area::Local, &changes).await.map_err(|_| Problem::Storage)?;
    }
    // Of another account than the one that is shown now, the rest lies in the storage.
    if state.accounts.current().map(|account| &account.id) == account.as_ref() {
        LEFT.set(Some(Rc::new(state)));
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
        *state.handled = Handled::default();
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
