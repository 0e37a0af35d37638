//! The accounts of a person: at which company, by which way. Their secrets are kept elsewhere.

mod credentials;
mod invitation;
mod server;

pub use credentials::{Credentials, Method, SHORTEST_PASSPHRASE, Sealed};
pub use invitation::{Invitation, InvitationProblem, relay_address};
pub use server::direct_address;

use personio::id::v2::PersonId;

use crate::kept::{Kept, Piece, Writer, named};

/// Names an account here; says nothing about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Kept)]
pub struct AccountId(pub String);

/// An account.
#[derive(Clone, Debug, PartialEq, Kept)]
pub struct Account {
    /// Names it here.
    pub id: AccountId,
    /// How it reaches Personio.
    pub way: Way,
    /// Who it is in Personio.
    pub person: PersonId,
    /// What people call them.
    #[kept(default)]
    pub name: String,
    /// Their address.
    #[kept(default)]
    pub email: String,
    /// Whether something can be sent.
    #[kept(default)]
    pub state: AccountState,
    /// What the person is to the company, when they signed in. It hides what they cannot do; the relay refuses it.
    #[kept(default)]
    pub role: Role,
}

/// What a person is to the company.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Kept)]
pub enum Role {
    /// Also keeps employees, projects and documents of the company.
    HumanResources,
    /// Reaches what is their own; so does whoever has a role that is not known here.
    #[default]
    #[kept(other)]
    Employee,
}

impl Role {
    /// A role as a relay calls it.
    #[must_use]
    pub fn named(name: &str) -> Self {
        if name == "hr" { Self::HumanResources } else { Self::Employee }
    }
}

/// How an account reaches Personio.
#[derive(Clone, Debug, PartialEq, Eq, Kept)]
pub enum Way {
    /// Through a relay, which holds the credentials and knows the person.
    Relay {
        /// Its address, without a slash at the end.
        url: String,
    },
    /// Directly, with credentials that open the whole company: for whoever holds them anyway.
    Direct {
        /// Personio, or a sandbox.
        url: String,
    },
}

/// Whether something can be sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Kept)]
pub enum AccountState {
    /// The person is signed in.
    #[default]
    SignedIn,
    /// The session is over. What waits is kept.
    SignedOut,
}

/// All accounts of a person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Accounts {
    /// In the order in which they were added.
    pub list: Vec<Account>,
    /// Which one is shown.
    pub current: Option<AccountId>,
}

impl Accounts {
    /// The one that is shown: the chosen one, or the first.
    #[must_use]
    pub fn current(&self) -> Option<&Account> {
        let chosen = self.current.as_ref().and_then(|id| self.get(id));
        chosen.or_else(|| self.list.first())
    }

    /// An account.
    #[must_use]
    pub fn get(&self, id: &AccountId) -> Option<&Account> {
        self.list.iter().find(|account| account.id == *id)
    }

    /// An account, to be changed.
    pub fn get_mut(&mut self, id: &AccountId) -> Option<&mut Account> {
        self.list.iter_mut().find(|account| account.id == *id)
    }

    /// Adds an account and shows it. Whoever signs in again as the same person by the same way gets the account that they
    /// had, with all that waits in it; the answer is its id.
    pub fn add(&mut self, account: Account) -> AccountId {
        let same = |known: &&mut Account| known.way == account.way && known.person == account.person;
        let id = match self.list.iter_mut().find(same) {
            Some(known) => {
                let id = known.id.clone();
                *known = Account { id: id.clone(), ..account };
                id
            }
            None => {
                let id = account.id.clone();
                self.list.push(account);
                id
            }
        };
        self.current = Some(id.clone());
        id
    }

    /// Forgets an account. What is stored for it has to be removed as well.
    pub fn remove(&mut self, id: &AccountId) {
        self.list.retain(|account| account.id != *id);
        if self.current.as_ref() == Some(id) {
            self.current = None;
        }
    }
}

/// An account that cannot be read is left out, the others stay.
impl Kept for Accounts {
    fn read(piece: &Piece<'_>) -> Option<Self> {
        let list = piece.get("list").and_then(Piece::list).unwrap_or_default();
        Some(Self { list: list.iter().filter_map(Account::read).collect(), current: named(piece, "current") })
    }

    fn write(&self, to: &mut Writer) {
        to.begin_object();
        to.name("list");
        self.list.write(to);
        to.name("current");
        self.current.write(to);
        to.end_object();
    }
}

#[cfg(test)]
mod tests {
    use super::{Account, AccountId, AccountState, Accounts, Role, Way};
    use crate::kept::{read, write};

    fn account(id: &str, person: &str) -> Account {
        Account {
            id: AccountId(id.to_owned()),
            way: Way::Relay { url: "https://relay.example".to_owned() },
            person: person.into(),
            name: "Ada".to_owned(),
            email: String::new(),
            state: AccountState::SignedIn,
            role: Role::Employee,
        }
    }

    #[test]
    fn who_signs_in_again_finds_what_waited() {
        let mut accounts = Accounts::default();
        accounts.add(account("a", "1"));
        accounts.add(account("b", "2"));
        assert_eq!(accounts.current().map(|it| it.id.0.as_str()), Some("b"));
        assert_eq!(accounts.add(account("c", "1")), AccountId("a".to_owned()));
        assert_eq!(accounts.list.len(), 2);
        accounts.remove(&AccountId("a".to_owned()));
        assert_eq!(accounts.current().map(|it| it.id.0.as_str()), Some("b"), "the first that is left");
    }

    #[test]
    fn an_account_of_another_version_takes_no_other_with_it() {
        let mut accounts = Accounts::default();
        accounts.add(account("a", "1"));
        let stored = write(&accounts);
        let odd = stored.replace(r#""list":["#, r#""list":[{"id":7},{"id":"x","way":{"pigeon":{}}},"#);
        assert_eq!(read::<Accounts>(&odd), Some(accounts));
        assert_eq!(read::<Accounts>("null"), Some(Accounts::default()));
    }
}
