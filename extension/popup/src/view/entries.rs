//! The day's entries: what they say, how far they are, and what can be done with them.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::Owner;
use personio::attendances::v2::AttendanceStatus;
use personio_extension_messages::Request;
use personio_extension_model::{
    attendance::Kind,
    edit::{Edit, EntryKey},
    entry::{Entry, EntryState},
};
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, element, live, rows};

use super::editor;
use super::parts::{button, empty, icon, sign_button};
use super::problem;
use super::quick;
use crate::answer::Answer;
use crate::ask::Ask;
use crate::format;
use crate::model::{Editing, Model};
use crate::text::ViewText;

/// The list, with a way to add to it.
pub fn entries(model: Model, ask: &Ask, locale: &Locale) -> Element {
    let add = sign_button("button small", "icon small icon-add", locale.t(ViewText::AddEntry), move || {
        model.editing.set(Editing::New);
    });
    let head = element("div")
        .class("row spread")
        .child(element("h2").class("card-title").child(locale.t(ViewText::DayEntries)))
        .child(add);
    let new = {
        let (ask, locale) = (ask.clone(), locale.clone());
        let is_new = model.editing;
        live(move || (is_new.get() == Editing::New).then(|| editor::editor(model, &ask, &locale, None)))
    };
    let nothing = {
        let locale = locale.clone();
        live(move || {
            let is_empty = model.entries.with(Vec::is_empty) && model.editing.get() != Editing::New;
            is_empty.then(|| empty(locale.t(ViewText::NoEntries), locale.t(ViewText::NoEntriesText)))
        })
    };
    // A row stays as it is while its entry is there: what is typed in it is not lost when others come and go.
    let names = Rc::new(RefCell::new(Vec::<EntryKey>::new()));
    let keys = {
        let names = names.clone();
        move || model.entries.with(|entries| entries.iter().map(|entry| number(&names, &entry.key)).collect())
    };
    let row = {
        // A row outlives the change of the list that made it, so what it follows belongs to the list.
        let (ask, locale, owner) = (ask.clone(), locale.clone(), Owner::current().unwrap_or_default());
        move |number: u32| {
            let key = usize::try_from(number).ok().and_then(|place| names.borrow().get(place).cloned());
            owner.with(|| key.map(|key| entry(model, &ask, &locale, key)).into())
        }
    };
    element("section")
        .class("card stack")
        .attr("aria-label", locale.t(ViewText::DayEntries))
        .child(head)
        .child(quick::quick(model, ask, locale))
        .child(new)
        .child(nothing)
        .child(element("ul").class("entries").child(rows(keys, row)))
}

fn number(names: &RefCell<Vec<EntryKey>>, key: &EntryKey) -> u32 {
    let mut names = names.borrow_mut();
    let place = names.iter().position(|known| known == key).unwrap_or_else(|| {
        names.push(key.clone());
        names.len().saturating_sub(1)
    });
    u32::try_from(place).unwrap_or(u32::MAX)
}

fn entry(model: Model, ask: &Ask, locale: &Locale, key: EntryKey) -> Element {
    let entry = personio_ui::state::State::new(None::<Entry>);
    {
        let key = key.clone();
        personio_ui::state::watch(move || {
            let found = model.entries.with(|entries| entries.iter().find(|entry| entry.key == key).cloned());
            crate::model::set_if_new(entry, found);
        });
    }
    let is_open = {
        let key = key.clone();
        move || model.editing.with(|editing| matches!(editing, Editing::Entry(open) if *open == key))
    };
    let row = {
        let (key, locale, is_open) = (key.clone(), locale.clone(), is_open.clone());
        live(move || {
            let entry = entry.get()?;
            let (key, is_open) = (key.clone(), is_open.clone());
            Some(
                summary(model, &locale, &entry)
                    .live_attr("aria-expanded", move || if is_open() { "true" } else { "false" })
                    .on_click(move || {
                        let open = Editing::Entry(key.clone());
                        let is_open = model.editing.with_untracked(|editing| *editing == open);
                        model.editing.set(if is_open { Editing::Nothing } else { open });
                    }),
            )
        })
    };
    let note = {
        let (ask, locale) = (ask.clone(), locale.clone());
        live(move || entry.get().and_then(|entry| note(model, &ask, &locale, &entry)))
    };
    let form = {
        let (ask, locale) = (ask.clone(), locale.clone());
        live(move || {
            // What is typed stays when the entry gets its id or its approval meanwhile.
            let entry = if is_open() { entry.get_untracked() } else { None };
            entry.map(|entry| editor::editor(model, &ask, &locale, Some(entry)))
        })
    };
    element("li")
        .class("entry")
        .live_class("break", move || entry.get().is_some_and(|entry| entry.kind() == Kind::Break))
        .live_class("gone", move || entry.get().is_some_and(|entry| entry.is_rejected()))
        .child(row)
        .child(note)
        .child(form)
}

fn summary(model: Model, locale: &Locale, entry: &Entry) -> Element {
    let times = format::span(&entry.attendance, &locale.t(ViewText::Running));
    let length = format::length(locale, entry.minutes(model.minute.get()));
    let project = entry.attendance.task.project.as_ref();
    let project =
        project.and_then(|id| model.with_kept(|kept| kept.catalogue.project(id).map(str::to_owned)).flatten());
    let comment = Some(entry.attendance.task.comment.clone()).filter(|comment| !comment.is_empty());
    let kind = (entry.kind() == Kind::Break).then(|| locale.t(ViewText::Break));
    let about: Vec<String> = kind.into_iter().chain(project).chain(comment).collect();
    element("button")
        .class("entry-row")
        .attr("type", "button")
        .child(element("span").class("entry-mark").attr("aria-hidden", "true"))
        .child(
            element("span")
                .class("row")
                .child(element("span").class("entry-times number").child(times))
                .child(Markup::from(chip(locale, entry))),
        )
        .child(element("span").class("entry-length number").child(length))
        .child(Markup::from((!about.is_empty()).then(|| element("span").class("entry-about").child(about.join(" · ")))))
}

/// How far an entry is, unless it is as it should be.
fn chip(locale: &Locale, entry: &Entry) -> Option<Element> {
    let (class, sign, text) = match (&entry.state, &entry.approval) {
        (EntryState::Waiting, _) => ("chip waiting", "icon icon-waiting", ViewText::Waiting),
        (EntryState::Sending, _) => ("chip waiting", "icon icon-waiting", ViewText::Sending),
        (EntryState::Refused(_), _) => ("chip refused", "icon icon-warning", ViewText::Refused),
        (EntryState::Conflict { .. }, _) => ("chip refused", "icon icon-warning", ViewText::Conflict),
        (_, Some(AttendanceStatus::Pending)) => ("chip", "", ViewText::Pending),
        (_, Some(AttendanceStatus::Rejected)) => ("chip refused", "icon icon-warning", ViewText::Rejected),
        _ => return None,
    };
    let sign = (!sign.is_empty()).then(|| icon(sign));
    Some(element("span").class(class).child(Markup::from(sign)).child(locale.t(text)))
}

/// What has to be decided about an entry.
fn note(model: Model, ask: &Ask, locale: &Locale, entry: &Entry) -> Option<Element> {
    let key = entry.key.clone();
    let choice = |class, text: ViewText, request: Request| {
        let ask = ask.clone();
        button(class, locale.t(text), move || ask.send(request.clone()))
    };
    let (words, choices) = match &entry.state {
        EntryState::Refused(refusal) => (
            problem::refused(locale, ViewText::RefusedText, &refusal.words.join(" ")),
            vec![
                choice("button small", ViewText::TryAgain, Request::Retry(key.clone())),
                choice("button small", ViewText::DropChange, Request::Abandon(key)),
            ],
        ),
        EntryState::Conflict { .. } => (
            locale.t(ViewText::ConflictText),
            vec![
                choice("button small", ViewText::KeepMine, Request::KeepMine(key.clone())),
                choice("button small", ViewText::KeepTheirs, Request::KeepTheirs(key)),
            ],
        ),
        _ => return None,
    };
    let is_refused = matches!(entry.state, EntryState::Refused(_));
    let help = is_refused.then(|| problem::help(model, locale, Answer::Refused));
    Some(
        element("div")
            .class("entry-note")
            .attr("role", "status")
            .child(element("p").child(words))
            .child(element("div").class("row").children(choices))
            .child(Markup::from(help)),
    )
}

/// Takes an entry away; it can be taken back.
pub fn remove(model: Model, ask: &Ask, locale: &Locale, entry: &Entry) {
    let times = format::span(&entry.attendance, &locale.t(ViewText::Running));
    let edit = Edit::remove(entry.key.clone(), entry.attendance.clone());
    model.editing.set(Editing::Nothing);
    ask.edit(vec![edit], locale.fill(ViewText::Deleted, &[("times", &times)]));
}
