//! Who is signed in, and the client for them.

use std::sync::Arc;

use personio::{
    client::Client,
    credentials::{BearerToken, Credentials, Secret, TokenSource},
    error::Error,
    page::Paged,
    request::{self, Api, Endpoint, Method},
    retry::Policy,
    transport::{Fetch, Pending},
};
use personio_extension_browser::storage::{self, Area};
use personio_extension_messages::document::{Document, TOKEN, key};
use personio_extension_model::account::{Account, AccountId, Accounts, Role, Way};
use serde::Deserialize;

/// Somebody at the desk.
#[derive(Clone)]
pub struct Seat {
    /// Asks the relay. It waits rather than being refused, and looks a lost document up before it sends it again.
    pub client: Client<Fetch>,
    /// Whose work is kept under which name.
    pub account: AccountId,
    /// What they are called.
    pub name: String,
}

/// Why nobody can work here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// Nobody is signed in.
    SignedOut,
    /// Whoever is signed in keeps nothing but their own.
    NotAllowed,
    /// The relay does not answer.
    Unreachable,
}

/// The token of a session; it lasts until the relay says no.
struct Session(Secret);

impl TokenSource for Session {
    fn token(&self, _api: Api) -> Pending<'_, Result<BearerToken, Error>> {
        Box::pin(async { Ok(BearerToken { secret: self.0.clone(), expires_in: None }) })
    }
}

/// Sits down: with the account that the extension shows and its session, if the relay says that it may.
///
/// # Errors
/// When it may not, or nobody knows.
pub async fn sit_down() -> Result<Seat, Closed> {
    let account = account().await.ok_or(Closed::SignedOut)?;
    let token = storage::get(Area::Local, &[&key(&account.id, TOKEN)]).await.ok();
    let token = token.and_then(|texts| texts.into_iter().next().flatten()).ok_or(Closed::SignedOut)?;
    let (Way::Relay { url } | Way::Direct { url }) = &account.way;
    #[expect(clippy::arc_with_non_send_sync, reason = "in wasm nothing leaves its thread")]
    let source: Arc<dyn TokenSource> = Arc::new(Session(Secret::new(&token)));
    let client = Client::new(url, Credentials::from(source), Fetch).with_retry(Policy::default());
    // What was kept at the sign-in may have changed since.
    match client.send(&GetSession).await {
        Ok(session) if Role::named(&session.role) == Role::HumanResources => {
            Ok(Seat { client, account: account.id, name: account.name })
        }
        Ok(_) => Err(Closed::NotAllowed),
        Err(error) if error.is_auth() => Err(Closed::SignedOut),
        Err(_) => Err(Closed::Unreachable),
    }
}

async fn account() -> Option<Account> {
    let texts = storage::get(Area::Local, &[Accounts::KEY]).await.ok()?;
    let accounts = Accounts::read(&texts.into_iter().next().flatten()?)?;
    accounts.current().cloned()
}

/// Every record of a list, page after page. A loop weighs less than a stream for each kind of list.
///
/// # Errors
/// When a page cannot be read.
pub async fn all<L: Paged>(client: &Client<Fetch>, list: L) -> Result<Vec<L::Item>, Error> {
    let (mut found, mut next) = (Vec::new(), Some(list));
    while let Some(list) = next.take() {
        let page = list.page(client.send(&list).await?);
        found.extend(page.items);
        next = page.next;
    }
    Ok(found)
}

/// `GET /_relay/session`: who is signed in.
struct GetSession;

#[derive(Deserialize)]
struct Known {
    #[serde(default)]
    role: String,
}

impl Endpoint for GetSession {
    type Response = Known;

    fn method(&self) -> Method {
        Method::Get
    }

    fn path(&self) -> String {
        "/_relay/session".to_owned()
    }

    fn api(&self) -> Api {
        Api::V2 // the session's token goes along
    }

    fn decode(&self, body: &[u8]) -> Result<Known, Error> {
        request::from_json(body)
    }
}
