//! Everything that the extension keeps, at one moment.

use personio_extension_model::{
    account::{Account, AccountId, Accounts},
    known::Known,
    queue::Queue,
    settings::Settings,
    timer::Timer,
};

use crate::{
    catalogue::Catalogue,
    document::{COMMON, Document, OF_ACCOUNT, key},
    handled::Handled,
    lazy::Lazy,
    sync::Sync,
};

/// Everything that the extension keeps, but for secrets: what all accounts have in common, and what belongs to one of
/// them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// Whose it is; nothing said, it is that of the account that is shown.
    whose: Option<AccountId>,
    /// Who is signed in.
    pub accounts: Lazy<Accounts>,
    /// How the person wants it.
    pub settings: Lazy<Settings>,
    /// What was asked for lately and is done.
    pub handled: Lazy<Handled>,
    /// The timer.
    pub timer: Lazy<Timer>,
    /// What Personio does not have yet.
    pub queue: Lazy<Queue>,
    /// What Personio had when it was last asked.
    pub known: Lazy<Known>,
    /// What there is to choose from.
    pub catalogue: Lazy<Catalogue>,
    /// How it went the last time.
    pub sync: Lazy<Sync>,
}

impl State {
    /// Reads that of the account that is shown, given the texts of some keys of the storage. What is not there, or cannot be
    /// read, has its default.
    #[must_use]
    pub fn found(texts: impl Fn(&[&str]) -> Vec<Option<String>>) -> Self {
        Self::found_of(None, texts)
    }

    /// Reads that of an account, shown or not.
    #[must_use]
    pub fn found_of(whose: Option<AccountId>, texts: impl Fn(&[&str]) -> Vec<Option<String>>) -> Self {
        let state = Self { whose, ..Self::common(texts(&COMMON)) };
        let Some(account) = state.account() else { return state };
        let keys = OF_ACCOUNT.map(|document| key(&account.id, document));
        let own = texts(&keys.each_ref().map(String::as_str));
        state.with_account(own)
    }

    fn common(texts: Vec<Option<String>>) -> Self {
        let mut texts = texts.into_iter();
        let mut next = || texts.next().flatten();
        Self {
            accounts: Lazy::stored(next()),
            settings: Lazy::stored(next()),
            handled: Lazy::stored(next()),
            ..Self::default()
        }
    }

    fn with_account(self, texts: Vec<Option<String>>) -> Self {
        let mut texts = texts.into_iter();
        let mut next = || texts.next().flatten();
        Self {
            timer: Lazy::stored(next()),
            queue: Lazy::stored(next()),
            known: Lazy::stored(next()),
            catalogue: Lazy::stored(next()),
            sync: Lazy::stored(next()),
            ..self
        }
    }

    /// Whose it is, while they are signed in.
    #[must_use]
    pub fn account(&self) -> Option<&Account> {
        match &self.whose {
            Some(id) => self.accounts.get(id),
            None => self.accounts.current(),
        }
    }

    /// What is to be stored. When another account is shown than before, nothing of it is stored: what is here is not its
    /// own.
    #[must_use]
    pub fn changes(&self, account: Option<&AccountId>) -> Vec<(String, String)> {
        let mut changes = Vec::new();
        add(&mut changes, None, &self.accounts);
        add(&mut changes, None, &self.settings);
        add(&mut changes, None, &self.handled);
        if let (Some(before), Some(now)) = (account, self.account())
            && *before == now.id
        {
            add(&mut changes, account, &self.timer);
            add(&mut changes, account, &self.queue);
            add(&mut changes, account, &self.known);
            add(&mut changes, account, &self.catalogue);
            add(&mut changes, account, &self.sync);
        }
        changes
    }
}

fn add<D: Document>(changes: &mut Vec<(String, String)>, account: Option<&AccountId>, document: &Lazy<D>) {
    if let Some(text) = document.change() {
        changes.push((account.map_or_else(|| D::KEY.to_owned(), |account| key(account, D::KEY)), text));
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use personio_extension_model::{
        account::{Account, AccountId, AccountState, Accounts, Role, Way},
        attendance::Task,
        clock::Now,
        timer::{Timer, TimerState},
    };

    use super::State;
    use crate::document::{Document, OF_ACCOUNT, key};

    fn signed_in() -> State {
        let mut state = State::default();
        state.accounts.add(account("a", "7"));
        state
    }

    fn account(id: &str, person: &str) -> Account {
        Account {
            id: AccountId(id.to_owned()),
            way: Way::Relay { url: "https://relay.example".to_owned() },
            person: person.into(),
            name: String::new(),
            email: "ada@acme.example".to_owned(),
            state: AccountState::SignedIn,
            role: Role::Employee,
        }
    }

    fn read(stored: &BTreeMap<String, String>) -> State {
        State::found(|keys| keys.iter().map(|key| stored.get(*key).cloned()).collect())
    }

    #[test]
    fn what_belongs_to_one_account_is_never_stored_for_another() {
        let mut state = signed_in();
        state.accounts.add(account("b", "8"));
        state.timer.start(Task::default(), &Now::new(0, 0, ""));
        let before = AccountId("a".to_owned());
        let keys: Vec<String> = state.changes(Some(&before)).into_iter().map(|(key, _)| key).collect();
        assert_eq!(keys, [Accounts::KEY]);
    }

    #[test]
    fn what_another_account_has_is_changed_without_showing_it() {
        let mut accounts = signed_in().accounts;
        accounts.add(account("b", "8"));
        let mut stored = BTreeMap::from([(Accounts::KEY.to_owned(), accounts.write())]);
        let texts = |stored: &BTreeMap<String, String>, keys: &[&str]| {
            keys.iter().map(|key| stored.get(*key).cloned()).collect::<Vec<_>>()
        };
        let first = AccountId("a".to_owned());
        let mut state = State::found_of(Some(first.clone()), |keys| texts(&stored, keys));
        assert_eq!(state.account().map(|it| it.id.clone()), Some(first.clone()));
        state.timer.start(Task::default(), &Now::new(0, 0, ""));
        let changes = state.changes(Some(&first));
        assert_eq!(changes.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(), ["a/timer"]);
        stored.extend(changes);
        let shown = read(&stored);
        assert_eq!((shown.account().map(|it| it.id.0.as_str()), shown.timer.state()), (Some("b"), TimerState::Idle));
        let gone = State::found_of(Some(AccountId("c".to_owned())), |keys| texts(&stored, keys));
        assert_eq!(gone.account(), None, "nobody stands in for who has signed out");
    }

    #[test]
    fn what_was_stored_is_read_back_and_only_what_changed_is_stored() {
        let accounts = signed_in().accounts.write();
        let mut stored = BTreeMap::from([(Accounts::KEY.to_owned(), accounts)]);
        let mut state = read(&stored);
        state.timer.start(Task::of(None, "review"), &Now::new(1_780_297_200_000, 120, "Europe/Berlin"));
        let changes = state.changes(state.account().map(|account| &account.id));
        assert_eq!(changes.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(), ["a/timer"]);
        stored.extend(changes);
        assert_eq!(read(&stored), state);
    }

    #[test]
    fn what_cannot_be_read_hides_nothing_else() {
        let mut state = signed_in();
        state.timer.start(Task::default(), &Now::new(0, 0, ""));
        let own = OF_ACCOUNT.map(|document| {
            let text = if document == Timer::KEY { state.timer.write() } else { "{broken".to_owned() };
            (key(&AccountId("a".to_owned()), document), text)
        });
        let common = [(Accounts::KEY.to_owned(), state.accounts.write()), ("settings".to_owned(), "[".to_owned())];
        assert_eq!(read(&own.into_iter().chain(common).collect()), state);
    }
}
