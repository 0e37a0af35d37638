//! The parts of the view whose code is loaded when it is first wanted: a popup opens many times a day, and most of what
//! it can do is not wanted then. The build splits them off by the functions that carry `#[wasm_split]`.

use personio_ui::locale::Locale;
use personio_ui::markup::Markup;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::ask::Ask;
use crate::model::{Model, Screen};
use crate::view::{absences, direct, documents, help, more, people, project, projects, sheet, transfer, unlock, week};

/// A part could not start: the extension was updated while its view was open.
#[derive(Clone, Copy, Debug)]
pub struct NotLoaded;

impl From<SplitLoaderError> for NotLoaded {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// What shows a screen.
pub type View = fn(Model, &Ask, &Locale) -> Markup;

/// What is looked at, chosen from or split up, rather than recorded.
struct Mine {
    documents: View,
    people: View,
    sheet: View,
    projects: project::List,
}

/// What shows a screen that is a part of its own; `None` for those that are always there.
///
/// # Errors
/// When the part could not start.
pub async fn of(screen: Screen) -> Result<Option<View>, NotLoaded> {
    Ok(Some(match screen {
        Screen::Today | Screen::SignIn => return Ok(None),
        Screen::Week => week_part().await?,
        Screen::Absences => absences_part().await?,
        Screen::More => more_part().await?.0,
        Screen::Help => more_part().await?.1,
        Screen::Transfer => transfer_part().await?,
        Screen::Direct => direct_part().await?.0,
        Screen::Documents => mine_part().await?.documents,
        Screen::People => mine_part().await?.people,
        Screen::Sheet => mine_part().await?.sheet,
    }))
}

/// What asks for the passphrase.
///
/// # Errors
/// When the part could not start.
pub async fn unlock() -> Result<Option<View>, NotLoaded> {
    Ok(Some(direct_part().await?.1))
}

#[wasm_split(week, fallible)]
fn week_part() -> Result<View, NotLoaded> {
    Ok(week::week)
}

#[wasm_split(absences, fallible)]
fn absences_part() -> Result<View, NotLoaded> {
    Ok(absences::absences)
}

#[wasm_split(more, fallible)]
fn more_part() -> Result<(View, View), NotLoaded> {
    Ok((more::more, help::help))
}

#[wasm_split(transfer, fallible)]
fn transfer_part() -> Result<View, NotLoaded> {
    Ok(transfer::transfer)
}

/// What shows the list of projects.
///
/// # Errors
/// When the part could not start.
pub async fn projects() -> Result<project::List, NotLoaded> {
    Ok(mine_part().await?.projects)
}

/// One part: each by itself would weigh more, and so would what they share with the others.
#[wasm_split(mine, fallible)]
fn mine_part() -> Result<Mine, NotLoaded> {
    Ok(Mine {
        documents: documents::documents,
        people: people::people,
        sheet: sheet::sheet,
        projects: projects::projects,
    })
}

/// A part by itself would weigh more: it shares much with the other one.
#[wasm_split(more, fallible)]
fn direct_part() -> Result<(View, View), NotLoaded> {
    Ok((direct::connect, unlock::unlock))
}
