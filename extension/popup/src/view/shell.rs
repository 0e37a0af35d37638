//! What is around every screen: title, state of what waits, navigation, what was just done.

use std::rc::Rc;

use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::KeyboardEvent;
use personio_extension_messages::{Problem, Request, Scope};
use personio_extension_model::account::{AccountState, Way};
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, Place, element, live};
use personio_ui::state::watch;

use super::{later, parts::icon, problem, today, welcome};
use crate::answer::Answer;
use crate::ask::Ask;
use crate::format;
use crate::model::{Editing, Model, Screen, Toast};
use crate::parts;
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
        Face::SignedOut if matches!(model.screen.get(), Screen::Help | Screen::Direct) => {
            let screen = later::later(model, &ask, &locale, model.screen.get());
            element("main").class("welcome").child(element("div").class("stack").child(screen)).into()
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
            Screen::SignIn => Markup::Many(vec![
                welcome::form(model, &ask, &locale).class("card stack").into(),
                welcome::direct(model, &locale),
            ]),
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
        .child(
            element("main").class("main").child(banner(model, locale)).child(locked(model, ask, locale)).child(screens),
        )
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
            Screen::SignIn | Screen::Direct => locale.t(ViewText::SignIn),
            Screen::Help => locale.t(ViewText::Help),
            Screen::Transfer => locale.t(ViewText::Transfer),
            Screen::Documents => locale.t(ViewText::Documents),
            Screen::People => locale.t(ViewText::People),
            Screen::Sheet => locale.t(ViewText::Sheet),
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
        Locked,
        Trouble,
    }
    let status = model.part(Status::Unasked, |kept| {
        let waiting = u32::try_from(kept.queue.waiting()).unwrap_or(u32::MAX);
        if kept.queue.problems().next().is_some() || kept.sync.problem == Some(Problem::SignedOut) {
            Status::Trouble
        } else if kept.sync.problem == Some(Problem::Locked) && waiting == 0 {
            Status::Locked
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
            Status::Unasked | Status::Locked => "chip",
            Status::Sending(_) | Status::Waiting(_) => "chip waiting",
            Status::Trouble => "chip refused",
        })
        .attr("title", refresh)
        .attr("data-status", "")
        .child(element("span").attr("aria-hidden", "true").live_attr("class", move || match status.get() {
            Status::Saved => "icon icon-done",
            Status::Unasked | Status::Sending(_) | Status::Locked => "icon icon-waiting",
            Status::Waiting(_) => "icon icon-offline",
            Status::Trouble => "icon icon-warning",
        }))
        .child(element("span").attr("role", "status").live(move || match status.get() {
            Status::Saved => words.t(ViewText::AllSaved),
            Status::Unasked => words.t(ViewText::NotYetAsked),
            Status::Sending(_) => words.t(ViewText::Sending),
            Status::Locked => words.t(ViewText::Locked),
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

/// Asks for the passphrase where the account is locked; what can be done without it goes on below.
fn locked(model: Model, ask: &Ask, locale: &Locale) -> Markup {
    let is_locked = model.part(false, |kept| kept.sync.problem == Some(Problem::Locked));
    let (ask, locale) = (ask.clone(), locale.clone());
    live(move || {
        let is_asked = is_locked.get() && model.screen.get() != Screen::Direct;
        is_asked.then(|| later::piece(model, &ask, &locale, parts::unlock()))
    })
}

/// What stands above every screen: that the session is over, or what did not work.
fn banner(model: Model, locale: &Locale) -> Markup {
    let locale = locale.clone();
    let lasting = model.part(None, |kept| {
        kept.sync.problem.clone().filter(|it| matches!(it, Problem::SignedOut | Problem::MissingRight(_)))
    });
    let is_direct = model.part(false, |kept| matches!(kept.account().map(|it| &it.way), Some(Way::Direct { .. })));
    live(move || {
        let asked = model.problem.get();
        let answer = asked.as_ref().map_or(Answer::Session, Answer::to);
        let text = asked.map(|asked| problem::words(&locale, &asked));
        let lasting = lasting.get().filter(|_| text.is_none() && model.screen.get() != Screen::Direct);
        let answer = lasting.as_ref().filter(|_| is_direct.get()).map_or(answer, |_| Answer::Direct);
        let over = lasting.as_ref().map(|problem| match problem {
            Problem::SignedOut if is_direct.get() => locale.t(ViewText::CredentialsEnded),
            problem => problem::words(&locale, problem),
        });
        let again = (lasting == Some(Problem::SignedOut)).then(|| {
            let (text, screen) = match is_direct.get() {
                true => (ViewText::ConnectAgain, Screen::Direct),
                false => (ViewText::SignInAgain, Screen::SignIn),
            };
            super::parts::button("button small", locale.t(text), move || model.screen.set(screen))
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

/// From which tab a screen is reached.
fn tab_of(screen: Screen) -> Screen {
    match screen {
        Screen::Today | Screen::Week | Screen::Absences => screen,
        Screen::Sheet => Screen::Week,
        _ => Screen::More,
    }
}

fn tabs(model: Model, locale: &Locale) -> Element {
    let tab = |screen: Screen, sign: &'static str, text: ViewText| {
        element("button")
            .class("tab")
            .attr("type", "button")
            .live_attr("aria-current", move || {
                let shown = model.screen.get();
                if shown == screen { Some("page") } else { (tab_of(shown) == screen).then_some("true") }
            })
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
