//! Listing somebody's documents.

use personio::documents::v2::ListDocuments;
use serde_json::json;

use super::{categories, category};
use crate::{failure::Failure, output::Table, person, session::Session};

#[derive(Debug, clap::Args)]
pub(crate) struct List {
    /// Whose: an id, an address, or a part of a name.
    #[arg(long, value_name = "WHO")]
    person: Option<String>,

    /// Only of a category: its id or its name.
    #[arg(long, value_name = "CATEGORY")]
    category: Option<String>,
}

pub(super) async fn run(session: &Session, list: List) -> Result<(), Failure> {
    let person = person::who(session, list.person.as_deref()).await?;
    let categories = categories(session).await?;
    let wanted = list.category.as_deref().map(|named| category(&categories, named)).transpose()?;
    let ask = ListDocuments {
        category: wanted.map(|it| it.id.to_string().into()),
        limit: Some(200),
        ..ListDocuments::of(person)
    };
    let mut shown = Table::new(&[
        ("date", "Date"),
        ("name", "Title"),
        ("category", "Category"),
        ("size", "Bytes"),
        ("comment", "Comment"),
        ("id", "Id"),
    ]);
    for document in session.all(ask).await? {
        let id = document.category.as_ref().map(|it| it.id.as_str());
        let category = categories.iter().find(|it| Some(it.id.to_string().as_str()) == id);
        let category = category.and_then(|it| it.name.as_deref()).or(id);
        let comment = document.comment.as_deref().filter(|comment| !comment.is_empty());
        let (date, name, size) = (document.date, &document.name, document.size);
        shown.push([json!(date), json!(name), json!(category), json!(size), json!(comment), json!(document.id)]);
    }
    session.out.table(&shown)
}
