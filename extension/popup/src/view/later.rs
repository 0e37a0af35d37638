//! Screens, and pieces of them, whose code is loaded when they are shown.

use std::future::Future;

use personio_extension_messages::Problem;
use personio_ui::browser::spawn;
use personio_ui::locale::Locale;
use personio_ui::markup::{Markup, element, live};
use personio_ui::state::State;

use crate::ask::Ask;
use crate::model::{Model, Screen};
use crate::parts::{self, NotLoaded, View};

/// A screen, as soon as its part is there.
pub fn later(model: Model, ask: &Ask, locale: &Locale, screen: Screen) -> Markup {
    piece(model, ask, locale, parts::of(screen))
}

/// A piece, as soon as its part is there.
pub fn piece(
    model: Model,
    ask: &Ask,
    locale: &Locale,
    part: impl Future<Output = Result<Option<View>, NotLoaded>> + 'static,
) -> Markup {
    let loaded: State<Option<View>> = State::new(None);
    spawn(async move {
        match part.await {
            Ok(view) => loaded.set(view),
            Err(NotLoaded) => model.problem.set(Some(Problem::Version)),
        }
    });
    let (ask, locale) = (ask.clone(), locale.clone());
    live(move || match loaded.get() {
        Some(view) => view(model, &ask, &locale),
        None => element("div").class("starting").attr("aria-hidden", "true").child(element("span")).into(),
    })
}
