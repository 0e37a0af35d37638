//! Personio itself, without a relay: for whoever holds the company's credentials anyway.
//!
//! On the disk lie the credentials as the view sealed them; what was opened is in the memory of the browser and ends
//! with it. Without it everything is kept and waits. A token is given back as soon as it was used.

use personio::{
    authentication::v2::RevokeToken,
    client::Client,
    credentials::{ClientCredentials, Secret},
    error::Error,
    request::Api,
    transport::Fetch,
};
use personio_extension_browser::random;
use personio_extension_messages::{
    Problem,
    direct::{Connect, Direct, Hidden},
    document::SEALED,
    read,
};
use personio_extension_model::account::{Account, AccountId, AccountState, Credentials, Role, Way};
use serde_json::Value;

use crate::{
    choice, desk,
    raw::{self, Raw},
    session,
};

/// Does what was asked for.
///
/// # Errors
/// When Personio does not know the credentials or the person, when a right is missing, or the browser cannot store.
pub(crate) async fn handle(packed: Hidden) -> Result<(), Problem> {
    let shown = desk::look().await?.account().map(|account| account.id.clone());
    let problem = match (Direct::unpack(&packed).ok_or(Problem::Version)?, shown) {
        (Direct::Connect(it), _) => return connect(it).await,
        (Direct::Unlock(opened), Some(account)) => {
            desk::keep_open(&account, opened.0).await?;
            None
        }
        (Direct::Lock, Some(account)) => {
            desk::close(&account).await?;
            Some(Problem::Locked)
        }
        (_, None) => return Err(Problem::Nothing),
    };
    desk::change(|state| {
        state.queue.release();
        state.sync.problem = problem;
        Ok(())
    })
    .await
}

/// The client of an account.
///
/// # Errors
/// While it is locked, and when Personio does not accept the credentials any more.
pub(crate) async fn client(url: &str, account: &AccountId) -> Result<Client<Fetch>, Problem> {
    let opened = desk::opened(account).await.ok_or(Problem::Locked)?;
    let client = with_credentials(url, &opened).ok_or(Problem::Locked)?;
    // Before anything is sent with it: a change whose token was refused would look like a refused change.
    match client.bearer(Api::V2).await {
        Ok(_) => Ok(client),
        Err(error) => Err(match Problem::of_credentials(&error) {
            Problem::WrongCredentials => Problem::SignedOut,
            problem => problem,
        }),
    }
}

fn with_credentials(url: &str, opened: &str) -> Option<Client<Fetch>> {
    let Credentials { client_id, client_secret } = read(opened)?;
    let client_secret = Secret::new(&client_secret);
    Some(Client::new(url, ClientCredentials { client_id, client_secret, scope: Vec::new() }, Fetch))
}

/// Gives the token of version 2 back; that of version 1 cannot be. A server that does not answer keeps nobody from
/// going on.
pub(crate) async fn give_back(client: &Client<Fetch>) {
    if let Ok(Some(token)) = client.bearer(Api::V2).await {
        _ = raw::send(client, &RevokeToken { token }).await;
    }
}

/// Looks for the person, then keeps the account. Whoever was connected before as the same person goes on with what
/// waits.
async fn connect(it: Connect) -> Result<(), Problem> {
    let Connect { url, email, opened, sealed } = it;
    let client = with_credentials(&url, &opened.0).ok_or(Problem::Version)?;
    let persons = of(&client, Api::V2, "/v2/persons", &email).await;
    // Version 1 has what is left of absences, and nothing else that is needed: without it there is just that missing.
    let employees = of(&client, Api::V1, "/v1/company/employees", &email).await;
    give_back(&client).await;
    let persons = persons.map_err(|error| Problem::of_credentials(&error))?;
    let is_meant =
        |it: &&Value| choice::text(it, "email").is_some_and(|own| own.to_lowercase() == email.to_lowercase());
    let person = persons.as_array().and_then(|it| it.iter().find(is_meant)).ok_or(Problem::NoPerson)?;
    let account = Account {
        id: AccountId(random::name()),
        way: Way::Direct { url },
        name: email.clone(), // until it is read
        person: choice::text(person, "id").ok_or(Problem::NoPerson)?.as_str().into(),
        email,
        state: AccountState::SignedIn,
        role: Role::Employee,
    };
    let employee = employees.ok().as_ref().and_then(choice::employee);
    session::keep(account, SEALED, sealed, Some(opened.0), employee).await
}

/// What a path has of somebody.
async fn of(client: &Client<Fetch>, api: Api, path: &str, email: &str) -> Result<Value, Error> {
    raw::perform(client, Raw::get(api, path, vec![("email", email.to_owned())])).await
}
