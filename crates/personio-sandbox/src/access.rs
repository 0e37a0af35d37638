//! Credentials of the personnel API and the tokens that they bring.

mod scope;

pub(crate) use scope::{ALL_SCOPES, is_known, v1_name};

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Mutex, MutexGuard, PoisonError},
};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The credentials that a sandbox starts with.
pub(crate) const CLIENT_ID: &str = "sandbox-client";
pub(crate) const CLIENT_SECRET: &str = "sandbox-secret";
const DAY_SECONDS: u32 = 86_400;
/// From so many tokens on, those that have expired are forgotten.
const MANY_TOKENS: usize = 1000;

/// A client of the API and what it may do.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Credential {
    pub(crate) client_id: String,
    pub(crate) client_secret: String,
    /// What it may do; absent: everything.
    #[serde(default)]
    pub(crate) scopes: Option<BTreeSet<String>>,
    /// Attributes of employees that it may read; absent: all. `id` always is.
    #[serde(default)]
    pub(crate) attributes: Option<BTreeSet<String>>,
    /// How long its tokens last, in seconds.
    #[serde(default = "a_day")]
    pub(crate) token_seconds: u32,
}

fn a_day() -> u32 {
    DAY_SECONDS
}

/// What a token allows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Grant {
    client_id: String,
    scopes: BTreeSet<String>,
    attributes: Option<BTreeSet<String>>,
    expires_at: Timestamp,
}

/// A token that was given out.
#[derive(Clone, Debug)]
pub(crate) struct Issued {
    pub(crate) token: String,
    pub(crate) scopes: BTreeSet<String>,
    /// How long it still lasts.
    pub(crate) seconds: i64,
}

/// Why a client gets no token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoToken {
    UnknownClient,
    InvalidScope,
}

/// Why a token opens nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Closed {
    Unknown,
    Expired,
}

/// Credentials and tokens.
#[derive(Debug)]
pub(crate) struct Access {
    inner: Mutex<Inner>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Inner {
    credentials: BTreeMap<String, Credential>,
    tokens: BTreeMap<String, Grant>,
    /// The token of v1, the same for a day.
    stable: BTreeMap<String, String>,
}

impl Default for Access {
    fn default() -> Self {
        Self { inner: Mutex::new(Inner::new()) }
    }
}

impl Inner {
    fn new() -> Self {
        let sandbox = Credential {
            client_id: CLIENT_ID.into(),
            client_secret: CLIENT_SECRET.into(),
            scopes: None,
            attributes: None,
            token_seconds: DAY_SECONDS,
        };
        Self { credentials: [(CLIENT_ID.into(), sandbox)].into(), tokens: BTreeMap::new(), stable: BTreeMap::new() }
    }

    fn issue(&mut self, credential: &Credential, scopes: BTreeSet<String>, now: Timestamp) -> Issued {
        let token = format!("papi-{}", Uuid::new_v4());
        let seconds = i64::from(credential.token_seconds);
        let expires_at = now.saturating_add(SignedDuration::from_secs(seconds)).unwrap_or(Timestamp::MAX);
        let grant = Grant {
            client_id: credential.client_id.clone(),
            scopes: scopes.clone(),
            attributes: credential.attributes.clone(),
            expires_at,
        };
        // Who asks for a token at each request shall not fill the memory.
        if self.tokens.len() >= MANY_TOKENS {
            self.tokens.retain(|_, grant| grant.expires_at > now);
        }
        self.tokens.insert(token.clone(), grant);
        Issued { token, scopes, seconds }
    }
}

impl Access {
    /// The token of v1: the same one as long as it lasts.
    pub(crate) fn token_v1(&self, id: &str, secret: &str, now: Timestamp) -> Result<Issued, NoToken> {
        let mut inner = self.lock();
        let credential = known(&inner, id, secret)?;
        if let Some(token) = inner.stable.get(id).cloned()
            && let Some(grant) = inner.tokens.get(&token).filter(|grant| grant.expires_at > now)
        {
            let seconds = grant.expires_at.duration_since(now).as_secs();
            return Ok(Issued { token, scopes: grant.scopes.clone(), seconds });
        }
        let issued = inner.issue(&credential, credential.granted(), now);
        inner.stable.insert(id.to_owned(), issued.token.clone());
        Ok(issued)
    }

    /// A token of v2, for some or all of the client's scopes.
    pub(crate) fn token_v2(&self, id: &str, secret: &str, scope: &str, now: Timestamp) -> Result<Issued, NoToken> {
        let mut inner = self.lock();
        let credential = known(&inner, id, secret)?;
        let granted = credential.granted();
        let wanted: BTreeSet<String> = scope.split_whitespace().map(str::to_owned).collect();
        if !wanted.is_subset(&granted) {
            return Err(NoToken::InvalidScope);
        }
        Ok(inner.issue(&credential, if wanted.is_empty() { granted } else { wanted }, now))
    }

    /// What a token allows now.
    pub(crate) fn grant(&self, token: &str, now: Timestamp) -> Result<Grant, Closed> {
        let inner = self.lock();
        match inner.tokens.get(token) {
            None => Err(Closed::Unknown),
            Some(grant) if grant.expires_at <= now => Err(Closed::Expired),
            Some(grant) => Ok(grant.clone()),
        }
    }

    /// Whose token it is, be it expired.
    pub(crate) fn client_of(&self, token: &str) -> Option<String> {
        self.lock().tokens.get(token).map(|grant| grant.client_id.clone())
    }

    /// Replaces a token by a new one with the same rights.
    pub(crate) fn rotate(&self, token: &str) -> Option<String> {
        let mut inner = self.lock();
        let grant = inner.tokens.remove(token)?;
        let next = format!("papi-{}", Uuid::new_v4());
        if inner.stable.get(&grant.client_id).is_some_and(|stable| stable == token) {
            inner.stable.insert(grant.client_id.clone(), next.clone());
        }
        inner.tokens.insert(next.clone(), grant);
        Some(next)
    }

    pub(crate) fn revoke(&self, token: &str) {
        self.lock().tokens.remove(token);
    }

    /// Adds or replaces a credential; its tokens are worth nothing any more.
    pub(crate) fn put(&self, credential: Credential) {
        let mut inner = self.lock();
        inner.tokens.retain(|_, grant| grant.client_id != credential.client_id);
        inner.credentials.insert(credential.client_id.clone(), credential);
    }

    /// Removes a credential with its tokens.
    pub(crate) fn remove(&self, id: &str) -> Option<Credential> {
        let mut inner = self.lock();
        inner.tokens.retain(|_, grant| grant.client_id != id);
        inner.credentials.remove(id)
    }

    pub(crate) fn credentials(&self) -> Vec<Credential> {
        self.lock().credentials.values().cloned().collect()
    }

    /// Credentials and tokens as they are kept.
    pub(crate) fn kept(&self) -> String {
        serde_json::to_string(&*self.lock()).unwrap_or_default()
    }

    /// Takes back what was kept.
    pub(crate) fn restore(&self, kept: &str) -> Result<(), String> {
        *self.lock() = serde_json::from_str(kept).map_err(|error| format!("credentials: {error}"))?;
        Ok(())
    }

    pub(crate) fn reset(&self) {
        *self.lock() = Inner::new();
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Credential {
    fn granted(&self) -> BTreeSet<String> {
        self.scopes.clone().unwrap_or_else(|| ALL_SCOPES.iter().map(|scope| (*scope).to_owned()).collect())
    }
}

impl Grant {
    /// Whether it allows what a scope stands for.
    pub(crate) fn allows(&self, scope: &str) -> bool {
        self.scopes.contains(scope)
    }

    /// Whether an attribute of employees may be read.
    pub(crate) fn reads(&self, attribute: &str) -> bool {
        attribute == "id" || self.attributes.as_ref().is_none_or(|readable| readable.contains(attribute))
    }
}

fn known(inner: &Inner, id: &str, secret: &str) -> Result<Credential, NoToken> {
    let credential = inner.credentials.get(id).filter(|credential| credential.client_secret == secret);
    credential.cloned().ok_or(NoToken::UnknownClient)
}
