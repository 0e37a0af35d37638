//! Everything that the extension keeps, at one moment.

use personio_extension_model::{
    account::{Account, Accounts},
    known::Known,
    queue::Queue,
    settings::Settings,
    timer::Timer,
};

use crate::{
    catalogue::Catalogue,
    document::{Document, key},
    handled::Handled,
    sync::Sync,
};

/// Everything that the extension keeps, but for secrets: what all accounts have in common, and what belongs to the one
/// that is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// Who is signed in.
    pub accounts: Accounts,
    /// How the person wants it.
    pub settings: Settings,
    /// What was asked for lately and is done.
    pub handled: Handled,
    /// The timer.
    pub timer: Timer,
    /// What Personio does not have yet.
    pub queue: Queue,
    /// What Personio had when it was last asked.
    pub known: Known,
    /// What there is to choose from.
    pub catalogue: Catalogue,
    /// How it went the last time.
    pub sync: Sync,
}

impl State {
    /// Reads what all accounts have in common, in the order of [`COMMON`](crate::document::COMMON). What is not there, or
    /// cannot be read, has its default.
    #[must_use]
    pub fn common(texts: Vec<Option<String>>) -> Self {
        let mut texts = texts.into_iter();
        let mut next = || texts.next().flatten();
        Self { accounts: document(next()), settings: document(next()), handled: document(next()), ..Self::default() }
    }

    /// Reads what belongs to the account, in the order of [`OF_ACCOUNT`](crate::document::OF_ACCOUNT).
    #[must_use]
    pub fn with_account(self, texts: Vec<Option<String>>) -> Self {
        let mut texts = texts.into_iter();
        let mut next = || texts.next().flatten();
        Self {
            timer: document(next()),
            queue: document(next()),
            known: document(next()),
            catalogue: document(next()),
            sync: document(next()),
            ..self
        }
    }

    /// Who is signed in.
    #[must_use]
    pub fn account(&self) -> Option<&Account> {
        self.accounts.current()
    }

    /// What differs from before, to be stored. When another account is shown than before, nothing of it is stored: what
    /// is here is not its own.
    #[must_use]
    pub fn changes(&self, before: &Self) -> Vec<(String, String)> {
        let mut changes = Vec::new();
        add(&mut changes, str::to_owned, &self.accounts, &before.accounts);
        add(&mut changes, str::to_owned, &self.settings, &before.settings);
        add(&mut changes, str::to_owned, &self.handled, &before.handled);
        let same = |account: &&Account| before.account().is_some_and(|before| before.id == account.id);
        if let Some(account) = self.account().filter(same) {
            let place = |document: &str| key(&account.id, document);
            add(&mut changes, place, &self.timer, &before.timer);
            add(&mut changes, place, &self.queue, &before.queue);
            add(&mut changes, place, &self.known, &before.known);
            add(&mut changes, place, &self.catalogue, &before.catalogue);
            add(&mut changes, place, &self.sync, &before.sync);
        }
        changes
    }
}

fn document<D: Document>(text: Option<String>) -> D {
    text.and_then(|text| D::read(&text)).unwrap_or_default()
}

fn add<D: Document>(changes: &mut Vec<(String, String)>, place: impl Fn(&str) -> String, now: &D, before: &D) {
    if now != before {
        changes.push((place(D::KEY), now.write()));
    }
}

#[cfg(test)]
mod tests {
    use personio_extension_model::{
        account::{Account, AccountId, AccountState, Accounts, Role, Way},
        attendance::Task,
        clock::Now,
        timer::Timer,
    };

    use super::State;
    use crate::document::{COMMON, Document, OF_ACCOUNT, key};

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

    #[test]
    fn what_belongs_to_one_account_is_never_stored_for_another() {
        let mut before = signed_in();
        before.timer.start(Task::default(), &Now::new(0, 0, ""));
        let mut state = before.clone();
        state.accounts.add(account("b", "8"));
        state.timer.discard();
        let keys: Vec<String> = state.changes(&before).into_iter().map(|(key, _)| key).collect();
        assert_eq!(keys, [Accounts::KEY]);
    }

    #[test]
    fn what_was_stored_is_read_back_and_only_what_changed_is_stored() {
        let before = signed_in();
        let mut state = before.clone();
        state.timer.start(Task::of(None, "review"), &Now::new(1_780_297_200_000, 120, "Europe/Berlin"));
        let changes = state.changes(&before);
        assert_eq!(changes.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(), ["a/timer"]);
        let find = |wanted: String| changes.iter().find(|(key, _)| *key == wanted).map(|(_, text)| text.clone());
        let common = COMMON.map(|key| (key == Accounts::KEY).then(|| state.accounts.write())).to_vec();
        let own = OF_ACCOUNT.map(|document| find(key(&AccountId("a".to_owned()), document))).to_vec();
        assert_eq!(State::common(common).with_account(own), state);
    }

    #[test]
    fn what_cannot_be_read_hides_nothing_else() {
        let mut state = State::default();
        state.timer.start(Task::default(), &Now::new(0, 0, ""));
        let texts =
            OF_ACCOUNT.map(|it| Some(if it == Timer::KEY { state.timer.write() } else { "{broken".to_owned() }));
        assert_eq!(State::default().with_account(texts.to_vec()), state);
    }
}
