//! Screens whose code is loaded when they are opened.

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
    let loaded: State<Option<View>> = State::new(None);
    spawn(async move {
        match parts::of(screen).await {
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
