//! Personio itself, without a relay: for whoever holds the company's credentials anyway.
//!
//! On the disk lie the credentials as the view sealed them; what was opened, and the tokens that it brought, are in the
//! memory of the browser and end with it. Without them everything is kept and waits.
//!
//! What sends requests is the part that sends everything else; here is only what they are.

use std::{cell::Cell, sync::Arc};

use personio::{
    authentication::{
        v1::CreateToken,
        v2::{ObtainToken, RevokeToken},
    },
    credentials::{BearerToken, Secret, TokenSource},
    error::Error,
    id::v1::EmployeeId,
    request::Api,
    transport::Pending,
};
use personio_extension_browser::random;
use personio_extension_messages::{
    Problem,
    direct::{Connect, Direct, Packed},
    document::OPENED,
    read, write,
};
use personio_extension_model::account::{Account, AccountId, AccountState, Credentials, Way};
use serde_json::Value;

use crate::{
    choice, desk,
    parts::sync::{self, Call},
};

/// Has the tokens of an account: those that are there already, and new ones when they are refused.
struct Company {
    url: String,
    account: AccountId,
    credentials: Credentials,
    /// Whether versions 1 and 2 were asked for before: whoever asks again was refused what is kept.
    is_refused: [Cell<bool>; 2],
}

impl TokenSource for Company {
    fn token(&self, api: Api) -> Pending<'_, Result<BearerToken, Error>> {
        Box::pin(async move {
            let [first, second] = &self.is_refused;
            let was_refused = if api == Api::V1 { first } else { second }.replace(true);
            let token = match self.kept(api).await.filter(|_| !was_refused) {
                Some(token) => Ok(token),
                None => self.fetch(api).await,
            };
            match token {
                Ok(token) => Ok(BearerToken { secret: Secret::new(&token), expires_in: None }),
                // That the credentials were withdrawn says nothing of what was being sent: it waits.
                Err(error) if was_refused && !error.is_retryable() => {
                    _ = self.keep(api, String::new()).await;
                    Err(Error::not_sent("the credentials are not accepted any more"))
                }
                Err(error) => Err(error),
            }
        })
    }
}

impl Company {
    fn new(url: String, account: AccountId, credentials: Credentials) -> Self {
        Self { url, account, credentials, is_refused: [Cell::new(false), Cell::new(false)] }
    }

    async fn kept(&self, api: Api) -> Option<String> {
        desk::opened(&self.account, place(api)).await
    }

    async fn keep(&self, api: Api, token: String) -> Result<(), Problem> {
        desk::keep_open(&self.account, place(api), token).await
    }

    /// A new token.
    async fn fetch(&self, api: Api) -> Result<String, Error> {
        let (client_id, client_secret) =
            (self.credentials.client_id.clone(), Secret::new(&self.credentials.client_secret));
        let call = match api {
            Api::V1 => Call::of(&CreateToken { client_id, client_secret })?,
            _ => Call::of(&ObtainToken { client_id, client_secret, scope: Vec::new() })?,
        };
        let answer = sync::exchange(self.url.clone(), None, call).await?;
        let token = ["token", "access_token"].into_iter().find_map(|name| choice::text(&answer, name));
        let token = token.ok_or_else(|| Error::no_answer("no token came"))?;
        _ = self.keep(api, token.clone()).await;
        Ok(token)
    }

    /// What a path has, for a token that is there or fetched.
    async fn get(&self, api: Api, path: &str, email: &str) -> Result<Value, Error> {
        let token = match self.kept(api).await {
            Some(token) => token,
            None => self.fetch(api).await?,
        };
        sync::exchange(self.url.clone(), Some(token), Call::get(api, path, vec![("email", email.to_owned())])).await
    }

    /// The person with an address: id, name, and number in version 1, where that tells it.
    async fn find(&self, email: &str) -> Result<(String, Option<String>, Option<EmployeeId>), Problem> {
        let persons = self.get(Api::V2, "/v2/persons", email).await;
        let persons = persons.map_err(|error| Problem::of_credentials(&error))?;
        let is_meant =
            |it: &&Value| choice::text(it, "email").is_some_and(|own| own.to_lowercase() == email.to_lowercase());
        let person = persons.as_array().and_then(|it| it.iter().find(is_meant)).ok_or(Problem::NoPerson)?;
        let id = choice::text(person, "id").ok_or(Problem::NoPerson)?;
        // Version 1 has what is left of absences, and nothing else that is needed: without it there is just that missing.
        let employee = self.get(Api::V1, "/v1/company/employees", email).await;
        Ok((id, choice::name(person), employee.ok().as_ref().and_then(choice::employee)))
    }

    /// Gives the token of version 2 back and forgets everything that was opened. That of version 1 cannot be given back.
    async fn close(url: String, account: &AccountId) -> Result<(), Problem> {
        if let Some(token) = desk::opened(account, place(Api::V2)).await
            && let Ok(call) = Call::of(&RevokeToken { token: Secret::new(&token) })
        {
            // A server that does not answer keeps nobody from leaving.
            _ = sync::exchange(url, None, call).await;
        }
        desk::close(account).await
    }
}

/// Where a token is.
fn place(api: Api) -> &'static str {
    let [_, first, second] = OPENED;
    if api == Api::V1 { first } else { second }
}

/// What has the tokens of an account.
///
/// # Errors
/// While it is locked, and when Personio does not accept the credentials any more.
pub(crate) async fn source(url: String, account: AccountId) -> Result<Arc<dyn TokenSource>, Problem> {
    let [opened, ..] = OPENED;
    let opened = desk::opened(&account, opened).await.ok_or(Problem::Locked)?;
    let company = Company::new(url, account, read(&opened).ok_or(Problem::Locked)?);
    // Before anything is sent with it: a change whose token was refused would look like a refused change.
    if company.kept(Api::V2).await.is_none() {
        company.fetch(Api::V2).await.map_err(|error| match Problem::of_credentials(&error) {
            Problem::WrongCredentials => Problem::SignedOut,
            problem => problem,
        })?;
    }
    #[expect(clippy::arc_with_non_send_sync, reason = "in wasm nothing leaves its thread")]
    Ok(Arc::new(company))
}

/// Does what was asked for.
///
/// # Errors
/// When Personio does not know the credentials or the person, when a right is missing, or the browser cannot store.
pub(crate) async fn handle(packed: Packed) -> Result<(), Problem> {
    match packed.unpack().ok_or(Problem::Version)? {
        Direct::Connect(it) => connect(it).await,
        Direct::Unlock(credentials) => {
            let account = shown().await?;
            open(&account.id, &credentials, None).await
        }
        Direct::Lock => {
            let account = shown().await?;
            close(&account).await?;
            desk::change(|state| {
                state.sync.problem = Some(Problem::Locked);
                Ok(())
            })
            .await
        }
    }
}

/// The account that is shown.
async fn shown() -> Result<Account, Problem> {
    desk::look().await?.account().cloned().ok_or(Problem::Nothing)
}

/// Ends what an account can do at Personio; what is sealed stays.
///
/// # Errors
/// When the browser cannot forget.
pub(crate) async fn close(account: &Account) -> Result<(), Problem> {
    match &account.way {
        Way::Direct { url } => Company::close(url.clone(), &account.id).await,
        Way::Relay { .. } => Ok(()),
    }
}

/// Keeps what was opened: what waits can be sent.
async fn open(id: &AccountId, credentials: &Credentials, employee: Option<EmployeeId>) -> Result<(), Problem> {
    let [opened, ..] = OPENED;
    desk::keep_open(id, opened, write(credentials)).await?;
    desk::change(|state| {
        state.queue.release();
        state.sync.problem = None;
        if employee.is_some() {
            state.catalogue.employee = employee;
            state.catalogue.asked_at = 0;
        }
        Ok(())
    })
    .await
}

/// Looks for the person, then keeps the account. Whoever was connected before as the same person goes on with what
/// waits.
async fn connect(it: Connect) -> Result<(), Problem> {
    let Connect { url, email, credentials, sealed } = it;
    // Tokens are kept under a name that is given up afterwards: nothing of an attempt stays.
    let company = Company::new(url.clone(), AccountId(random::name()), credentials);
    let found = company.find(&email).await;
    Company::close(url.clone(), &company.account).await?;
    let (person, name, employee) = found?;
    let account = Account {
        id: company.account,
        way: Way::Direct { url },
        name: name.unwrap_or_else(|| email.clone()),
        email,
        person: person.as_str().into(),
        state: AccountState::SignedIn,
    };
    // The secrets first: an account without them would look locked, and nothing would open it.
    let id = desk::look().await?.accounts.add(account.clone());
    desk::keep_sealed(&id, write(&sealed)).await?;
    desk::change(|state| {
        state.accounts.add(Account { id: id.clone(), ..account });
        Ok(())
    })
    .await?;
    open(&id, &company.credentials, employee).await
}
