//! What the view fetches itself, because nothing of it is kept: the person's documents, and colleagues. A document of
//! many megabytes goes straight to the downloads; it has no business in messages between parts of an extension.

use personio_extension_browser::storage::{self, Area};
use personio_extension_browser::web::{self, Answer, Content};
use personio_extension_messages::Problem;
use personio_extension_messages::document::{TOKEN, key};
use personio_extension_model::account::{AccountId, Way};
use personio_extension_model::document::{Document, Page, name_categories, read_page, sort};
use personio_extension_model::team::{self, Colleague};

use crate::model::Model;

/// For a list, in milliseconds.
const PATIENCE: u32 = 60_000;
/// For a large document over a slow line.
const LONG_PATIENCE: u32 = 600_000;
/// More pages than anybody has.
const MOST_PAGES: usize = 50;
const DOCUMENTS: &str = "/v2/document-management/documents";

/// Why nothing came.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// As with anything else.
    Problem(Problem),
    /// The relay may not read it from Personio.
    NoRight,
}

/// Whom the view fetches for.
#[derive(Clone)]
pub struct Seat {
    relay: String,
    account: AccountId,
    person: String,
}

/// Whom the view fetches for; nobody without a relay: what opens Personio itself stays with the worker.
#[must_use]
pub fn seat(model: Model) -> Option<Seat> {
    model.with_kept_untracked(|kept| {
        let account = kept.account()?;
        let Way::Relay { url } = &account.way else { return None };
        let person = account.person.as_str().to_owned();
        Some(Seat { relay: url.trim_end_matches('/').to_owned(), account: account.id.clone(), person })
    })?
}

/// The person's documents, the newest first. Without the names of categories, which are a right of their own, they are
/// there all the same.
///
/// # Errors
/// When they do not come.
pub async fn documents(seat: Seat) -> Result<Vec<Document>, Trouble> {
    let (mut documents, mut after) = (Vec::new(), String::new());
    for _ in 0..MOST_PAGES {
        let path = [DOCUMENTS, "?limit=200&owner_id=", &seat.person, &after].concat();
        let Page { documents: page, next } = read_page(&text(&seat, &path).await?).ok_or(BROKEN)?;
        documents.extend(page);
        match next.map(|next| ["&cursor=", &next].concat()).filter(|next| *next != after) {
            Some(next) => after = next,
            None => break,
        }
    }
    if let Ok(categories) = text(&seat, "/v1/company/document-categories").await {
        name_categories(&mut documents, &categories);
    }
    sort(&mut documents);
    Ok(documents)
}

/// What is in a document.
///
/// # Errors
/// When it does not come.
pub async fn content(seat: Seat, id: &str) -> Result<Content, Trouble> {
    let answer = get(&seat, &[DOCUMENTS, "/", id, "/download"].concat(), LONG_PATIENCE).await?;
    answer.content().await.map_err(|_| OFFLINE)
}

/// Colleagues, as the company shows them.
///
/// # Errors
/// When they do not come.
pub async fn colleagues(seat: Seat) -> Result<Vec<Colleague>, Trouble> {
    team::read(&text(&seat, "/_relay/colleagues").await?).ok_or(BROKEN)
}

const OFFLINE: Trouble = Trouble::Problem(Problem::Offline);
const BROKEN: Trouble = Trouble::Problem(Problem::Server);

async fn text(seat: &Seat, path: &str) -> Result<String, Trouble> {
    get(seat, path, PATIENCE).await?.text().await.map_err(|_| OFFLINE)
}

async fn get(seat: &Seat, path: &str, patience: u32) -> Result<Answer, Trouble> {
    let stored = storage::get(Area::Local, &[&key(&seat.account, TOKEN)]).await.unwrap_or_default();
    let token = stored.into_iter().next().flatten().ok_or(Trouble::Problem(Problem::SignedOut))?;
    let answer = web::get(&[&seat.relay, path].concat(), &token, patience).await.map_err(|_| OFFLINE)?;
    match answer.status() {
        200 => Ok(answer),
        401 => Err(Trouble::Problem(Problem::SignedOut)),
        403 => Err(Trouble::NoRight),
        // It says so of its own credentials; a gateway on the way says something else.
        502 if answer.text().await.is_ok_and(|text| text.contains("credentials")) => Err(Trouble::NoRight),
        _ => Err(BROKEN),
    }
}
