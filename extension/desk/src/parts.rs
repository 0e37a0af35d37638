//! The parts of the desk whose code is loaded when somebody goes there: most people come for payslips. The build splits
//! them off by the functions that carry `#[wasm_split]`.

use personio::id::v2::PersonId;
use personio_ui::locale::Locale;
use personio_ui::markup::Markup;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::model::{Model, Screen};
use crate::tools::Tools;
use crate::view::{people, person_document, projects, time};

/// A part could not start: the extension was updated while its page was open.
#[derive(Clone, Copy, Debug)]
pub struct NotLoaded;

impl From<SplitLoaderError> for NotLoaded {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// What shows a screen.
pub type View = fn(Model, &Tools, &Locale) -> Markup;

/// What sends somebody a document.
pub type DocumentView = fn(Model, &Tools, &Locale, &PersonId) -> Markup;

/// What sends somebody a document: a part of its own, since few who look at people do.
///
/// # Errors
/// When the part could not start.
pub async fn document() -> Result<DocumentView, NotLoaded> {
    document_part().await
}

/// What shows a screen that is a part of its own; `None` for the one that is always there.
///
/// # Errors
/// When the part could not start.
pub async fn of(screen: Screen) -> Result<Option<View>, NotLoaded> {
    Ok(Some(match screen {
        Screen::Payslips => return Ok(None),
        Screen::People => people_part().await?,
        Screen::Projects => projects_part().await?,
        Screen::Time => time_part().await?,
    }))
}

#[wasm_split(people, fallible)]
fn people_part() -> Result<View, NotLoaded> {
    Ok(people::people)
}

#[wasm_split(document, fallible)]
fn document_part() -> Result<DocumentView, NotLoaded> {
    Ok(person_document::document)
}

#[wasm_split(projects, fallible)]
fn projects_part() -> Result<View, NotLoaded> {
    Ok(projects::projects)
}

#[wasm_split(time, fallible)]
fn time_part() -> Result<View, NotLoaded> {
    Ok(time::time)
}
