//! What somebody waits for while it travels: signing in and out, and looking at what nobody keeps.

use personio_extension_browser::storage::{self, Area};
use personio_extension_messages::{Problem, Reply, Request, Wanted, document::SIGN_IN, write};

use crate::{desk, direct, looking, provider, session};

/// Does it.
///
/// # Errors
/// As whatever does it; a request that nobody has to wait for is done elsewhere.
pub(crate) async fn answer(request: Request) -> Result<Reply, Problem> {
    match request {
        Request::SignIn { relay, code } => session::open(&relay, code, None).await?,
        Request::SignInWithCompany { relay } => {
            if let Err(problem) = provider::sign_in(&relay).await {
                // A popup is gone since the company's page opened: the next one says it.
                _ = storage::set(Area::Session, &[(SIGN_IN.to_owned(), write(&problem))]).await;
                return Err(problem);
            }
        }
        Request::Direct(packed) => direct::handle(packed).await?,
        Request::SignOut(devices) => session::close(devices).await?,
        Request::Look(wanted) => return find(wanted).await.map(Reply::Found),
        _ => return Err(Problem::Version),
    }
    Ok(Reply::DONE)
}

/// For whoever is signed in.
async fn find(wanted: Wanted) -> Result<String, Problem> {
    let state = desk::look().await?;
    let account = state.account().ok_or(Problem::SignedOut)?;
    let client = session::client(account).await?;
    let found = looking::find(&client, account, wanted).await;
    session::done(&client, account).await;
    found
}
