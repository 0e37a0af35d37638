//! Looking at one payslip: what it says, whom it is for.

use personio_hr::payslips::{Content, Send};
use personio_ui::browser::spawn;
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, element, live};
use personio_ui::state::{State, watch};

use super::{parts, why};
use crate::batch::{Decision, Outcome, Shown};
use crate::model::Model;
use crate::people::Who;
use crate::sending;
use crate::text::DeskText;

/// How many people are offered.
const MOST_OFFERED: usize = 6;
/// How much of a text is shown.
const MOST_TEXT: usize = 1500;

/// A payslip, looked at.
pub fn look(model: Model, locale: &Locale, place: u32) -> Element {
    let heap = model.heap;
    let words = locale.clone();
    let about = live(move || {
        let about = heap.batch.with(|batch| batch.get(place).map(|entry| about(&words, entry)));
        about.map(Markup::from)
    });
    let words = locale.clone();
    // What is typed stays while others are sent.
    let choice = State::new(None);
    watch(move || {
        let now = heap.batch.with(|batch| {
            let entry = batch.get(place).filter(|it| !it.has_arrived() && it.outcome != Outcome::Sending)?;
            let is_usable = entry.paper.problem.is_none();
            is_usable.then(|| (entry.decision.is_some(), entry.send(), entry.name().to_owned()))
        });
        if choice.with_untracked(|known| *known != now) {
            choice.set(now);
        }
    });
    let choices = live(move || {
        let (is_decided, send, name) = choice.get()?;
        Some(choices(model, &words, place, is_decided, send, name))
    });
    parts::panel(locale, locale.t(DeskText::WhoIsIt), move || heap.chosen.set(None))
        .child(about)
        .child(choices)
        .child(text(model, locale, place))
}

fn about(locale: &Locale, entry: &crate::batch::Entry) -> Element {
    let (state, chip) = why::state(entry);
    let name = match entry.name() {
        "" => locale.t(DeskText::Nobody),
        name => name.to_owned(),
    };
    let note = match &entry.outcome {
        Outcome::Sent(id) | Outcome::Before(id) => Some(locale.fill(DeskText::Document, &[("id", id)])),
        Outcome::Failed(why) => Some(why.clone()),
        _ => None,
    };
    element("div")
        .class("stack")
        .child(element("p").class("look-file").child(entry.paper.file.clone()))
        .child(
            element("div")
                .class("row")
                .child(element("span").class("strong grow").child(name))
                .child(element("span").class(chip).child(locale.t(state))),
        )
        .child(element("p").class("hint").child(why::why(locale, entry)))
        .child(note.map(|note| element("p").child(note)))
}

/// What can be decided. Nothing is sent to anybody of whom the program is not certain without one of these clicks.
fn choices(model: Model, locale: &Locale, place: u32, is_decided: bool, send: Send, name: String) -> Element {
    let heap = model.heap;
    let decide = move |decision: Option<Decision>| {
        spawn(async move { sending::decide(model, place, decision).await });
    };
    let proposed = heap.batch.with_untracked(|batch| batch.get(place)?.person().cloned());
    let confirm = proposed.filter(|_| send != Send::Yes && !name.is_empty()).map(|person| {
        let text = locale.fill(DeskText::Confirm, &[("name", &name)]);
        parts::button("button primary", text, move || {
            decide(Some(Decision::For { person: person.clone(), name: name.clone() }));
            next(model);
        })
    });
    let leave = (send != Send::No).then(|| {
        parts::button("button", locale.t(DeskText::LeaveOut), move || {
            decide(Some(Decision::LeftOut));
            next(model);
        })
    });
    let back = is_decided.then(|| parts::button("button", locale.t(DeskText::TakeBack), move || decide(None)));
    element("div")
        .class("stack")
        .child(
            element("div")
                .class("row wrap")
                .child(Markup::from(confirm))
                .child(Markup::from(leave))
                .child(Markup::from(back)),
        )
        .child(search(model, locale, place))
}

/// Another person, by search.
fn search(model: Model, locale: &Locale, place: u32) -> Element {
    let search = State::new(String::new());
    let offered = live(move || {
        let text = search.get();
        if text.trim().is_empty() {
            return Markup::nothing();
        }
        let directory = model.directory.get();
        let found = directory.find(&text, Who::All).into_iter().take(MOST_OFFERED);
        let offers = found.filter_map(|found| directory.get(found)).map(|person| {
            let (id, name) = (person.id.clone(), personio_hr::payslips::name(person));
            let about = person.email.clone().unwrap_or_else(|| id.to_string());
            let decision = Decision::For { person: id, name: name.clone() };
            parts::button("offer", "", move || {
                let decision = decision.clone();
                search.set(String::new());
                spawn(async move { sending::decide(model, place, Some(decision)).await });
                next(model);
            })
            .child(element("span").class("strong").child(name))
            .child(element("span").class("hint").child(about))
        });
        Markup::many(offers)
    });
    let field = parts::search_input(locale.t(DeskText::SearchPeople), search);
    element("div").class("stack").child(field).child(element("div").class("offers").child(offered))
}

/// What the pages say.
fn text(model: Model, locale: &Locale, place: u32) -> Element {
    let said = model.heap.batch.with_untracked(|batch| match &batch.get(place)?.paper.content {
        Content::Pages(pages) => Some(pages.join("\n\n").chars().take(MOST_TEXT).collect::<String>()),
        _ => None,
    });
    let content = match said {
        Some(text) => element("pre").class("said").attr("tabindex", "0").child(text),
        None => element("p").class("hint").child(locale.t(DeskText::NoText)),
    };
    element("div")
        .class("stack")
        .child(element("h3").class("field-label").child(locale.t(DeskText::WhatItSays)))
        .child(content)
}

/// Goes to the next one that waits for a look, if those are what is shown.
fn next(model: Model) {
    let heap = model.heap;
    let (Some(chosen), Shown::Look) = (heap.chosen.get_untracked(), heap.shown.get_untracked()) else { return };
    let waiting = heap.batch.with_untracked(|batch| batch.shown(Shown::Look, &heap.search.get_untracked()));
    let others = || waiting.iter().copied().filter(|place| *place != chosen);
    heap.chosen.set(others().find(|place| *place > chosen).or_else(|| others().next()));
}
