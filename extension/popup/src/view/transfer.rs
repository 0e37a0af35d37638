//! Import and export.

use personio_ui::locale::Locale;
use personio_ui::markup::Markup;

use super::{export, import, looking::back};
use crate::ask::Ask;
use crate::model::Model;

/// The screen to import and export with.
pub fn transfer(model: Model, ask: &Ask, locale: &Locale) -> Markup {
    Markup::Many(vec![
        back(model, locale).into(),
        import::import(model, ask, locale).into(),
        export::export(model, ask, locale).into(),
    ])
}
