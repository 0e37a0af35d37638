//! The accounts of a person: at which company, by which way. Their secrets are kept elsewhere.

mod invitation;

pub use invitation::{Invitation, InvitationProblem, relay_address};

use personio::id::v2::PersonId;
use serde::{Deserialize, Serialize};

/// Names an account here; says nothing about it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AccountId(pub String);

/// An account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Account {
    /// Names it here.
    pub id: AccountId,
    /// How it reaches Personio.
    pub way: Way,
    /// Who it is in Personio.
    pub person: PersonId,
    /// What people call them.
    #[serde(default)]
    pub name: String,
    /// Their address.
    #[serde(default)]
    pub email: String,
    /// Whether something can be sent.
    #[serde(default)]
    pub state: AccountState,
    /// What the person is to the company, when they signed in. It hides what they cannot do; the relay refuses it.
    #[serde(default)]
    pub role: Role,
}

/// What a person is to the company.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// Also keeps employees, projects and documents of the company.
    #[serde(rename = "hr")]
    HumanResources,
    /// Reaches what is their own; so does whoever has a role that is not known here.
    #[default]
    #[serde(rename = "employee", other)]
    Employee,
}

/// How an account reaches Personio.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Way {
    /// Through a relay, which holds the credentials and knows the person.
    Relay {
        /// Its address, without a slash at the end.
        url: String,
    },
    /// Directly, with credentials that open the whole company: for a company of one.
    Direct {
        /// Personio, or a sandbox.
        url: String,
    },
}

/// Whether something can be sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum AccountState {
    /// The person is signed in.
    #[default]
    SignedIn,
    /// The session is over. What waits is kept.
    SignedOut,
    /// The credentials are encrypted, and the passphrase has not been given since the browser started.
    Locked,
}

/// All accounts of a person.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
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
impl<'de> Deserialize<'de> for Accounts {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let stored = serde_json::Value::deserialize(deserializer)?;
        let list = stored.get("list").and_then(serde_json::Value::as_array);
        let read = list.into_iter().flatten().filter_map(|account| Account::deserialize(account).ok());
        Ok(Self { list: read.collect(), current: crate::lenient::field(&stored, "current") })
    }
}

#[cfg(test)]
mod tests {
    use super::{Account, AccountId, AccountState, Accounts, Role, Way};

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
        let stored = serde_json::to_string(&accounts).unwrap();
        let odd = stored.replace(r#""list":["#, r#""list":[{"id":7},{"id":"x","way":{"pigeon":{}}},"#);
        assert_eq!(serde_json::from_str::<Accounts>(&odd).unwrap(), accounts);
        assert_eq!(serde_json::from_str::<Accounts>("null").unwrap(), Accounts::default());
    }
}
