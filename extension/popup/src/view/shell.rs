//! What is around every screen: title, state of what waits, navigation, what was just done.

use std::rc::Rc;

use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::KeyboardEvent;
use personio_extension_messages::{Problem, Request, Scope};
use personio_extension_model::account::AccountState;
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, Place, element, live};
use personio_ui::state::watch;

use super::{later, parts::icon, problem, today, welcome};
use crate::answer::Answer;
use crate::ask::Ask;
use crate::format;
use crate::model::{Editing, Model, Screen, Toast};
use crate::text::ViewText;

/// Everything: signing in, or the screens.
pub fn shell(model: Model, ask: &Ask, locale: &Locale) -> Markup {
    let (ask, locale) = (ask.clone(), locale.clone());
    #[derive(Clone, Copy, PartialEq)]
    enum Face {
        Unknown,
        SignedOut,
        SignedIn,
    }
    let face = model.part(Face::Unknown, |kept| match kept.account() {
        Some(account) if account.state == AccountState::SignedIn => Face::SignedIn,
        _ => Face::SignedOut,
    });
    live(move || match face.get() {
        Face::Unknown => {
            let lines = [(); 3].map(|()| element("span"));
            element("div").class("starting").attr("aria-hidden", "true").children(lines).into()
        }
        Face::SignedOut if model.screen.get() == Screen::Help => {
            let answers = later::later(model, &ask, &locale, Screen::Help);
            element("main").class("welcome").child(element("div").class("stack").child(answers)).into()
        }
        Face::SignedOut => welcome::welcome(model, &ask, &locale),
        Face::SignedIn => signed_in(model, &ask, &locale).into(),
    })
}

fn signed_in(model: Model, ask: &Ask, locale: &Locale) -> Element {
    let title = Place::new();
    let screens = {
        let (ask, locale) = (ask.clone(), locale.clone());
        live(move || match model.screen.get() {
            Screen::Today => today::today(model, &ask, &locale),
            Screen::SignIn => welcome::form(model, &ask, &locale).class("card stack").into(),
            screen => later::later(model, &ask, &locale, screen),
        })
    };
    let mut before = Screen::Today;
    watch(move || {
        // Who changes the screen by keyboard goes on from its title.
        let screen = model.screen.get();
        if std::mem::replace(&mut before, screen) != screen {
            title.focus();
        }
    });
    element("div")
        .class("shell")
        .child(bar(model, ask, locale, title))
        .child(element("main").class("main").child(banner(model, locale)).child(screens))
        .child(element("div").child(toast(model, ask, locale)))
        .child(tabs(model, locale))
        .on("keydown", move |event| {
            if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape")
                && model.editing.with_untracked(|editing| *editing != Editing::Nothing)
            {
                // Escape would close the popup, and what was typed with it.
                event.prevent_default();
                model.editing.set(Editing::Nothing);
            }
        })
}

fn bar(model: Model, ask: &Ask, locale: &Locale, place: Place) -> Element {
    let name = model.part(String::new(), |kept| kept.account().map(|it| it.name.clone()).unwrap_or_default());
    let title = {
        let locale = locale.clone();
        move || match model.screen.get() {
            Screen::Today => format::long_day(model.day.get()),
            Screen::Week => locale.t(ViewText::Week),
            Screen::Absences => locale.t(ViewText::Absences),
            Screen::More => locale.t(ViewText::More),
            Screen::SignIn => locale.t(ViewText::SignIn),
            Screen::Help => locale.t(ViewText::Help),
            Screen::Transfer => locale.t(ViewText::Transfer),
        }
    };
    let titles = element("div")
        .class("bar-titles")
        .child(element("h1").attr("tabindex", "-1").place(place).live(title))
        .child(element("p").class("hint").live(move || name.get()));
    element("header").class("bar").child(titles).child(status(model, ask, locale))
}

/// How it is with what waits to be sent; pressed, it is tried again.
fn status(model: Model, ask: &Ask, locale: &Locale) -> Element {
    #[derive(Clone, Copy, PartialEq)]
    enum Status {
        Saved,
        Unasked,
        Sending(u32),
        Waiting(u32),
        Trouble,
    }
    let status = model.part(Status::Unasked, |kept| {
        let waiting = u32::try_from(kept.queue.waiting()).unwrap_or(u32::MAX);
        if kept.queue.problems().next().is_some() || kept.sync.problem == Some(Problem::SignedOut) {
            Status::Trouble
        } else if kept.sync.problem.is_some() {
            Status::Waiting(waiting)
        } else if waiting > 0 {
            Status::Sending(waiting)
        } else if kept.sync.at.is_some() {
            Status::Saved
        } else {
            Status::Unasked
        }
    });
    let (ask, words) = (ask.clone(), locale.clone());
    let refresh = locale.t(ViewText::RefreshNow);
    element("button")
        .attr("type", "button")
        .live_attr("class", move || match status.get() {
            Status::Saved => "chip ok",
            Status::Unasked => "chip",
            Status::Sending(_) | Status::Waiting(_) => "chip waiting",
            Status::Trouble => "chip refused",
        })
        .attr("title", refresh)
        .attr("data-status", "")
        .child(element("span").attr("aria-hidden", "true").live_attr("class", move || match status.get() {
            Status::Saved => "icon icon-done",
            Status::Unasked | Status::Sending(_) => "icon icon-waiting",
            Status::Waiting(_) => "icon icon-offline",
            Status::Trouble => "icon icon-warning",
        }))
        .child(element("span").attr("role", "status").live(move || match status.get() {
            Status::Saved => words.t(ViewText::AllSaved),
            Status::Unasked => words.t(ViewText::NotYetAsked),
            Status::Sending(_) => words.t(ViewText::Sending),
            Status::Waiting(0) => words.t(ViewText::Offline),
            Status::Waiting(count) => words.count(ViewText::WaitingOne, ViewText::WaitingOther, count),
            Status::Trouble => words.t(ViewText::NeedsYou),
        }))
        .on_click(move || ask.send(Request::Refresh(shown(model))))
}

/// The days that the screens show.
pub fn shown(model: Model) -> Scope {
    let day = model.day.get_untracked();
    Scope { from: day.plus_days(-42).unwrap_or(day), to: day.plus_days(14).unwrap_or(day) }
}

/// What stands above every screen: that the session is over, or what did not work.
fn banner(model: Model, locale: &Locale) -> Markup {
    let locale = locale.clone();
    let is_over = model.part(false, |kept| kept.sync.problem == Some(Problem::SignedOut));
    live(move || {
        let asked = model.problem.get();
        let answer = asked.as_ref().map_or(Answer::Session, Answer::to);
        let text = asked.map(|asked| problem::words(&locale, &asked));
        let over = (text.is_none() && is_over.get()).then(|| locale.t(ViewText::SessionEnded));
        let again = over.is_some().then(|| {
            let relay = locale.t(ViewText::SignInAgain);
            super::parts::button("button small", relay, move || model.screen.set(Screen::SignIn))
        });
        text.or(over).map(|text| {
            let ways = element("div").class("row").child(Markup::from(again));
            element("div")
                .class("card stack")
                .child(problem::line(text))
                .child(ways.child(problem::help(model, &locale, answer)))
        })
    })
}

fn tabs(model: Model, locale: &Locale) -> Element {
    let tab = |screen: Screen, sign: &'static str, text: ViewText| {
        element("button")
            .class("tab")
            .attr("type", "button")
            .live_attr("aria-current", move || (model.screen.get() == screen).then_some("page"))
            .child(icon(sign))
            .child(locale.t(text))
            .on_click(move || {
                model.problem.set(None);
                model.editing.set(Editing::Nothing);
                model.screen.set(screen);
            })
    };
    element("nav")
        .class("tabs")
        .attr("aria-label", locale.t(ViewText::Navigation))
        .child(tab(Screen::Today, "icon icon-today", ViewText::Today))
        .child(tab(Screen::Week, "icon icon-week", ViewText::Week))
        .child(tab(Screen::Absences, "icon icon-absences", ViewText::Absences))
        .child(tab(Screen::More, "icon icon-more", ViewText::More))
}

fn toast(model: Model, ask: &Ask, locale: &Locale) -> Markup {
    let (ask, undo_text, undone) = (Rc::new(ask.clone()), locale.t(ViewText::Undo), locale.t(ViewText::Undone));
    live(move || {
        let Toast { text, undo, .. } = model.toast.get()?;
        let again = (!undo.is_empty()).then(|| {
            let (ask, undone) = (ask.clone(), undone.clone());
            super::parts::button("", undo_text.clone(), move || {
                let undone = undone.clone();
                ask.send_then(Request::Edit(undo.clone()), move |model, _| {
                    model.toast.set(Some(Toast::new(undone, Vec::new())));
                });
            })
        });
        let said = element("span").attr("role", "status").child(text);
        Some(element("div").class("toast").child(said).child(Markup::from(again)))
    })
}
