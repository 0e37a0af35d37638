//! The parts of the desk whose code is loaded when somebody goes there: most people come for payslips. The build splits
//! them off by the functions that carry `#[wasm_split]`.

use personio_ui::locale::Locale;
use personio_ui::markup::Markup;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::model::{Model, Screen};
use crate::tools::Tools;
use crate::view::{people, projects};

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

/// What shows a screen that is a part of its own; `None` for the one that is always there.
///
/// # Errors
/// When the part could not start.
pub async fn of(screen: Screen) -> Result<Option<View>, NotLoaded> {
    Ok(Some(match screen {
        Screen::Payslips => return Ok(None),
        Screen::People => people_part().await?,
        Screen::Projects => projects_part().await?,
    }))
}

#[wasm_split(people, fallible)]
fn people_part() -> Result<View, NotLoaded> {
    Ok(people::people)
}

#[wasm_split(projects, fallible)]
fn projects_part() -> Result<View, NotLoaded> {
    Ok(projects::projects)
}
