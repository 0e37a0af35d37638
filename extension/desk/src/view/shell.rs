//! What is around every part of the desk.

use personio_ui::browser::spawn;
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, element, live};
use personio_ui::state::State;

use super::{parts, payslips, why};
use crate::model::{Model, Screen, Trouble};
use crate::parts::{NotLoaded, View};
use crate::relay::Closed;
use crate::text::DeskText;
use crate::tools::Tools;

/// Everything.
pub fn shell(model: Model, tools: &Tools, locale: &Locale) -> Markup {
    let (tools, locale) = (tools.clone(), locale.clone());
    live(move || match (model.closed.get(), model.seat.with(Option::is_some)) {
        (Some(closed), _) => Markup::from(shut(&locale, closed)),
        (None, true) => open(model, &tools, &locale).into(),
        (None, false) => {
            let lines = [(); 2].map(|()| element("span"));
            element("div").class("starting").attr("aria-hidden", "true").children(lines).into()
        }
    })
}

fn shut(locale: &Locale, closed: Closed) -> Element {
    let (title, text) = match closed {
        Closed::SignedOut => (DeskText::SignedOut, DeskText::SignedOutText),
        Closed::NotAllowed => (DeskText::NotAllowed, DeskText::NotAllowedText),
        Closed::Unreachable => (DeskText::Unreachable, DeskText::UnreachableText),
    };
    let card = element("main")
        .class("card stack shut")
        .child(element("h1").child(locale.t(title)))
        .child(element("p").attr("role", "alert").child(locale.t(text)));
    element("div").class("desk-shut").child(card)
}

fn open(model: Model, tools: &Tools, locale: &Locale) -> Element {
    let screens = {
        let (tools, locale) = (tools.clone(), locale.clone());
        live(move || match model.screen.get() {
            Screen::Payslips => payslips::payslips(model, &tools, &locale),
            screen => later(model, &tools, &locale, screen),
        })
    };
    let troubles = {
        let locale = locale.clone();
        live(move || {
            let text = why::trouble(&locale, &model.trouble.get()?);
            let close = parts::button("button small", locale.t(DeskText::Close), move || model.trouble.set(None));
            let line = element("div")
                .class("row")
                .child(parts::icon("icon icon-warning"))
                .child(element("p").class("grow").attr("role", "alert").child(text));
            Some(element("div").class("trouble").child(line.child(close)))
        })
    };
    element("div")
        .class("desk")
        .child(side(model, locale))
        .child(element("main").class("desk-main").child(troubles).child(screens))
}

/// A screen, as soon as its part is there.
fn later(model: Model, tools: &Tools, locale: &Locale, screen: Screen) -> Markup {
    let loaded: State<Option<View>> = State::new(None);
    spawn(async move {
        match crate::parts::of(screen).await {
            Ok(view) if loaded.is_alive() => loaded.set(view),
            Ok(_) => {}
            Err(NotLoaded) => model.trouble.set(Some(Trouble::Outdated)),
        }
    });
    let (tools, locale) = (tools.clone(), locale.clone());
    live(move || match loaded.get() {
        Some(view) => view(model, &tools, &locale),
        None => element("div").class("starting").attr("aria-hidden", "true").child(element("span")).into(),
    })
}

fn side(model: Model, locale: &Locale) -> Element {
    let name = model.seat.with_untracked(|seat| seat.as_ref().map(|seat| seat.name.clone())).unwrap_or_default();
    let entry = |screen: Screen, sign: &'static str, text: DeskText| {
        element("button")
            .class("side-entry")
            .attr("type", "button")
            .live_attr("aria-current", move || (model.screen.get() == screen).then_some("page"))
            .child(parts::icon(sign))
            .child(locale.t(text))
            .on_click(move || model.screen.set(screen))
    };
    element("header")
        .class("side")
        .child(element("p").class("side-title").child(locale.t(DeskText::Desk)))
        .child(
            element("nav")
                .class("side-entries")
                .attr("aria-label", locale.t(DeskText::Navigation))
                .child(entry(Screen::Payslips, "icon icon-payslips", DeskText::Payslips))
                .child(entry(Screen::People, "icon icon-people", DeskText::People))
                .child(entry(Screen::Projects, "icon icon-projects", DeskText::Projects))
                .child(entry(Screen::Time, "icon icon-time", DeskText::ProjectTime)),
        )
        .child(element("p").class("hint side-name").child(name))
}
