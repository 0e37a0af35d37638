//! Import and export: a part of its own, as few people want it and none of them every day.

use personio_ui::locale::Locale;
use personio_ui::markup::Markup;
use wasm_split_helpers::wasm_split;

use super::later::{View, later};
use super::{export, import};
use crate::ask::Ask;
use crate::model::Model;
use crate::parts::NotLoaded;

/// The screen to import and export with.
pub fn transfer(model: Model, ask: &Ask, locale: &Locale) -> Markup {
    later(model, ask, locale, transfer_part())
}

#[wasm_split(transfer, fallible)]
fn transfer_part() -> Result<View, NotLoaded> {
    Ok(screen)
}

fn screen(model: Model, ask: &Ask, locale: &Locale) -> Markup {
    Markup::Many(vec![import::import(model, ask, locale).into(), export::export(model, ask, locale).into()])
}
