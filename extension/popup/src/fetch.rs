//! What the worker brings and nobody keeps: the person's documents, and colleagues.

use base64::{Engine, engine::general_purpose::STANDARD};
use personio_extension_messages::{Problem, Wanted};
use personio_extension_model::account::Way;
use personio_extension_model::document::{self, Document};
use personio_extension_model::team::{self, Colleague};

use crate::ask::find;
use crate::model::Model;

/// Whether a relay is in between, which knows more than Personio alone tells.
#[must_use]
pub fn has_relay(model: Model) -> bool {
    let way = model.with_kept_untracked(|kept| kept.account().map(|it| matches!(it.way, Way::Relay { .. })));
    way.flatten().unwrap_or_default()
}

/// The person's documents, the newest first.
///
/// # Errors
/// When they do not come.
pub async fn documents() -> Result<Vec<Document>, Problem> {
    document::read(&find(Wanted::Documents).await?).ok_or(Problem::Server)
}

/// What is in a document.
///
/// # Errors
/// When it does not come.
pub async fn content(id: String) -> Result<Vec<u8>, Problem> {
    STANDARD.decode(find(Wanted::Document(id)).await?).map_err(|_| Problem::Version)
}

/// Colleagues, as the company shows them.
///
/// # Errors
/// When they do not come.
pub async fn colleagues() -> Result<Vec<Colleague>, Problem> {
    team::read(&find(Wanted::Colleagues).await?).ok_or(Problem::Server)
}
