//! Signing in, signing out, and the client of whoever is signed in.

use std::sync::Arc;

use personio::{
    client::Client,
    credentials::{BearerToken, Credentials, Secret, TokenSource},
    error::Error,
    id::v1::EmployeeId,
    request::Api,
    transport::{Fetch, Pending},
};
use personio_extension_browser::random;
use personio_extension_messages::{Devices, Problem, document::TOKEN};
use personio_extension_model::account::{Account, AccountId, AccountState, Accounts, Role, Way};

use serde::Deserialize;

use crate::{
    desk, direct, raw,
    relay::{EndSession, OpenSession, Opened},
};

/// The token of a session; it lasts until the relay says no.
struct Session(Secret);

impl TokenSource for Session {
    fn token(&self, _api: Api) -> Pending<'_, Result<BearerToken, Error>> {
        Box::pin(async { Ok(BearerToken { secret: self.0.clone(), expires_in: None }) })
    }
}

/// The client of an account. It sends each request once: the queue knows what to do when an answer is lost.
///
/// # Errors
/// When there is no session, or what opens Personio is locked.
pub(crate) async fn client(account: &Account) -> Result<Client<Fetch>, Problem> {
    Ok(match &account.way {
        Way::Relay { url } => with_token(url, &desk::token(&account.id).await.ok_or(Problem::SignedOut)?),
        Way::Direct { url } => direct::client(url, &account.id).await?,
    })
}

fn with_token(relay: &str, token: &str) -> Client<Fetch> {
    #[expect(clippy::arc_with_non_send_sync, reason = "in wasm nothing leaves its thread")]
    let source: Arc<dyn TokenSource> = Arc::new(Session(Secret::new(token)));
    Client::new(relay, Credentials::from(source), Fetch)
}

/// Nothing more is sent with a client for now.
pub(crate) async fn done(client: &Client<Fetch>, account: &Account) {
    if let Way::Direct { .. } = account.way {
        direct::give_back(client).await;
    }
}

/// Opens a session. Whoever was signed in here before as the same person goes on with what waits.
///
/// # Errors
/// When the relay does not know the code, is not there, or is no relay.
pub(crate) async fn open(relay: &str, code: String, verifier: Option<String>) -> Result<(), Problem> {
    let client = Client::without_credentials(relay, Fetch);
    let opened = raw::send(&client, &OpenSession { code, verifier }).await;
    let opened = opened.map_err(|error| Problem::of_sign_in(&error))?;
    let Opened { token, session } = Opened::deserialize(&opened).map_err(|_| Problem::NoRelay)?;
    let account = Account {
        id: AccountId(random::name()),
        way: Way::Relay { url: relay.to_owned() },
        person: session.person.id,
        name: session.email.clone(),
        email: session.email,
        state: AccountState::SignedIn,
        role: Role::named(&session.role),
    };
    let employee = session.employee.and_then(|it| it.id.parse().ok()).map(EmployeeId);
    keep(account, TOKEN, token, None, employee).await
}

/// Keeps an account with its secret, and what was opened of it. What waits can be sent.
///
/// # Errors
/// When the browser cannot store.
pub(crate) async fn keep(
    account: Account,
    kind: &str,
    secret: String,
    opened: Option<String>,
    employee: Option<EmployeeId>,
) -> Result<(), Problem> {
    // The secrets first: an account without them would look like a session that has ended.
    let id = Accounts::clone(&desk::look().await?.accounts).add(account.clone());
    desk::keep_secret(&id, kind, secret).await?;
    if let Some(opened) = opened {
        desk::keep_open(&id, opened).await?;
    }
    desk::change(|state| {
        state.accounts.add(Account { id: id.clone(), ..account });
        Ok(())
    })
    .await?;
    desk::change(|state| {
        state.queue.release();
        state.sync.problem = None;
        state.catalogue.employee = employee;
        state.catalogue.asked_at = 0;
        Ok(())
    })
    .await
}

/// Ends the session and forgets everything of it. A relay that does not answer keeps nobody from leaving.
///
/// # Errors
/// When the browser cannot forget.
pub(crate) async fn close(devices: Devices) -> Result<(), Problem> {
    let state = desk::look().await?;
    let Some(account) = state.account() else { return Ok(()) };
    // Directly, each token is given back as soon as it was used.
    if let Way::Relay { .. } = account.way
        && let Ok(client) = client(account).await
    {
        let end = match devices {
            Devices::This => EndSession::This,
            Devices::All => EndSession::All,
        };
        _ = raw::send(&client, &end).await;
    }
    desk::forget(&account.id).await
}
