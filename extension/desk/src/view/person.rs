//! Somebody as they are typed, with what would change.

use personio::id::v2::PersonId;
use personio_hr::people::Change;
use personio_ui::browser::spawn;
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, element, live};
use personio_ui::state::State;

use super::people::Chosen;
use super::{parts, wrong::wrong};
use crate::model::{Model, Trouble};
use crate::parts::{self as parts_of_desk, DocumentView, NotLoaded};
use crate::people::draft::{Draft, Flaw};
use crate::people::import::shown;
use crate::saving;
use crate::text::DeskText;
use crate::tools::Tools;

/// The columns of everybody.
const FIELDS: [(&str, &str, DeskText); 4] = [
    ("first_name", "person-first", DeskText::ColumnFirstName),
    ("last_name", "person-last", DeskText::ColumnLastName),
    ("preferred_name", "person-preferred", DeskText::PreferredName),
    ("email", "person-email", DeskText::ColumnEmail),
];

/// Somebody new, or somebody known.
pub fn person(
    model: Model,
    tools: &Tools,
    locale: &Locale,
    chosen: State<Option<Chosen>>,
    known: Option<Draft>,
) -> Element {
    spawn(model.load_attributes());
    let is_new = known.is_none();
    let paper = known.as_ref().and_then(Draft::id).map(|id| paper(model, tools, locale, id));
    let (draft, is_busy) = (State::new(known.unwrap_or_default()), State::new(false));
    let title = match is_new {
        true => locale.t(DeskText::NewPerson),
        false => draft.with_untracked(|draft| [draft.text("first_name"), draft.text("last_name")].join(" ")),
    };
    let fields = FIELDS.map(|(column, id, text)| parts::field(id, locale.t(text), field(draft, column)));
    let words = locale.clone();
    let first_day = is_new.then(|| {
        let day = field(draft, "start").attr("type", "date");
        parts::field("person-start", words.t(DeskText::FirstDay), day)
    });
    let words = locale.clone();
    let attributes = live(move || {
        let attributes = model.attributes.get();
        let fields: Vec<Element> = attributes
            .iter()
            .enumerate()
            .map(|(index, attribute)| {
                let label = attribute.label.clone().unwrap_or_else(|| attribute.key.clone());
                let id = ["person-attribute-", &index.to_string()].concat();
                parts::field_named(id, label, field(draft, &attribute.key))
            })
            .collect();
        (!fields.is_empty()).then(|| {
            let summary = element("summary").child(words.t(DeskText::OwnAttributes));
            element("details").class("own-attributes").child(summary).children(fields)
        })
    });
    let words = locale.clone();
    let foot = live(move || foot(model, &words, chosen, draft, is_busy));
    parts::panel(locale, title, move || chosen.set(None))
        .children(fields)
        .child(Markup::from(first_day))
        .child(attributes)
        .child(element("p").class("hint").child(locale.t(DeskText::PersonHint)))
        .child(foot)
        .child(Markup::from(paper))
}

/// Sending them a document, as soon as somebody looks there.
fn paper(model: Model, tools: &Tools, locale: &Locale, id: &PersonId) -> Element {
    let (loaded, is_asked): (State<Option<DocumentView>>, _) = (State::new(None), State::new(false));
    let (tools, words, id) = (tools.clone(), locale.clone(), id.clone());
    let content = live(move || loaded.get().map(|view| view(model, &tools, &words, &id)));
    element("details")
        .class("own-attributes")
        .child(element("summary").child(locale.t(DeskText::SendDocument)))
        .child(content)
        .on("toggle", move |_| {
            if is_asked.get_untracked() {
                return;
            }
            is_asked.set(true);
            spawn(async move {
                match parts_of_desk::document().await {
                    Ok(view) if loaded.is_alive() => loaded.set(Some(view)),
                    Ok(_) => {}
                    Err(NotLoaded) => model.trouble.set(Some(Trouble::Outdated)),
                }
            });
        })
}

fn field(draft: State<Draft>, column: &str) -> Element {
    let (read, column) = (column.to_owned(), column.to_owned());
    parts::text_input(
        move || draft.with(|draft| draft.text(&read)),
        move |text| draft.update(|draft| draft.set(&column, text)),
    )
}

/// What would change, and saving it.
fn foot(
    model: Model,
    locale: &Locale,
    chosen: State<Option<Chosen>>,
    draft: State<Draft>,
    is_busy: State<bool>,
) -> Element {
    let (attributes, directory) = (model.attributes.get(), model.directory.get());
    let now = draft.get();
    let is_new = now.id().is_none();
    let changes = now.changes(&attributes);
    let flaw = now.flaw(&attributes, |email| directory.is_taken(email, now.id()));
    let is_due = is_new || !changes.is_empty();
    let said = match flaw.as_ref().filter(|_| is_due) {
        Some(Flaw::Missing) => locale.t(DeskText::FlawMissing),
        Some(Flaw::NoAddress) => locale.t(DeskText::FlawNoAddress),
        Some(Flaw::Taken) => locale.t(DeskText::FlawTaken),
        Some(Flaw::Wrong(why)) => wrong(locale, why),
        None => String::new(),
    };
    let count = u32::try_from(changes.len()).unwrap_or(u32::MAX);
    let text = match is_new {
        true => locale.t(DeskText::Create),
        false => locale.count(DeskText::SaveOne, DeskText::SaveOther, count),
    };
    let save = parts::button("button primary", text, move || {
        if is_busy.get_untracked() {
            return;
        }
        is_busy.set(true);
        let draft = draft.get_untracked();
        spawn(async move {
            let saved = saving::save(model, draft).await;
            if is_busy.is_alive() {
                is_busy.set(false);
                if let Some(id) = saved {
                    chosen.set(None);
                    chosen.set(Some(Chosen::Known(id)));
                }
            }
        });
    });
    let lines = changes.iter().map(|change| element("li").child(line(locale, change))).collect::<Vec<_>>();
    let preview = (!lines.is_empty()).then(|| {
        let title = element("h3").class("field-label").child(locale.t(DeskText::WhatChanges));
        element("div").class("stack").child(title).child(element("ul").class("changes").children(lines))
    });
    element("div")
        .class("stack")
        .child(Markup::from(preview))
        .child(element("p").class("hint").attr("role", "status").child(said))
        .child(save.attr("disabled", !is_due || flaw.is_some() || is_busy.get()))
}

/// A change, as people call what changes.
fn line(locale: &Locale, change: &Change) -> String {
    let field = FIELDS.iter().find(|(column, ..)| *column == change.column);
    let column = field.map_or_else(|| change.column.clone(), |(.., text)| locale.t(*text));
    shown(&Change { column, ..change.clone() })
}
