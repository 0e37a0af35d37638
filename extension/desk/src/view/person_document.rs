//! Sending somebody a document, from their page.

use leptos::prelude::event_target_value;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{DragEvent, File, HtmlInputElement};
use personio::id::v1::DocumentCategoryId;
use personio::id::v2::PersonId;
use personio_ui::browser::spawn;
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, Place, Property, element, live};
use personio_ui::state::State;

use super::parts;
use crate::model::Model;
use crate::people::document::{DocumentFlaw, NewDocument};
use crate::saving::{self, Handed};
use crate::text::DeskText;
use crate::tools::Tools;

/// A document on the page.
#[derive(Clone, Copy)]
struct Desk {
    document: State<NewDocument>,
    file: State<Option<File>>,
    /// How much of it is sent, in hundredths; nothing as long as it is not on its way.
    sent: State<Option<u32>>,
    /// What became of the last one, and its title.
    handed: State<Option<(Handed, String)>>,
    /// Several files were dropped.
    is_heap: State<bool>,
}

/// A document for somebody: file, title, category, date, comment.
pub fn document(model: Model, tools: &Tools, locale: &Locale, person: &PersonId) -> Markup {
    let desk = Desk {
        document: State::new(NewDocument::default()),
        file: State::new(None),
        sent: State::new(None),
        handed: State::new(None),
        is_heap: State::new(false),
    };
    let is_busy = move || desk.sent.with(Option::is_some);
    let text = |read: fn(&NewDocument) -> String, write: fn(&mut NewDocument, String)| {
        let value = move || desk.document.with(read);
        parts::text_input(value, move |text| desk.document.update(|it| write(it, text))).live_attr("disabled", is_busy)
    };
    let title = text(|it| it.title.clone(), |it, text| it.title = text);
    let date = text(|it| it.date.clone(), |it, text| it.date = text).attr("type", "date");
    let comment = text(|it| it.comment.clone(), |it, text| it.comment = text);
    let words = locale.clone();
    let person = person.clone();
    element("div")
        .class("stack")
        .child(zone(tools, locale, desk))
        .child(parts::field("document-title", locale.t(DeskText::Title), title))
        .child(parts::field("document-category", locale.t(DeskText::Category), category(model, locale, desk)))
        .child(parts::field("document-date", locale.t(DeskText::Date), date))
        .child(parts::field("document-comment", locale.t(DeskText::Comment), comment))
        .child(live(move || foot(model, &words, desk, &person)))
        .into()
}

/// Where the file is dropped or chosen.
fn zone(tools: &Tools, locale: &Locale, desk: Desk) -> Element {
    let over = State::new(false);
    let input = Place::new();
    let field =
        element("input").attr("type", "file").attr("hidden", true).attr("data-chooser", "document").place(input);
    let field = field.on("change", move |event| {
        let Some(field) = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) else { return };
        let file = field.files().and_then(|files| files.get(0));
        field.set_value("");
        take(desk, file.into_iter().collect());
    });
    let choose = parts::button("button", locale.t(DeskText::ChooseFile), move || {
        if let Some(field) = input.get_untracked() {
            field.click();
        }
    });
    let choose = choose.live_attr("disabled", move || desk.sent.with(Option::is_some));
    let words = locale.clone();
    let name = live(move || match desk.document.with(|it| it.file.clone()) {
        Some((name, _)) => element("p").class("look-file").child(name),
        None => element("p").class("hint").child(words.t(DeskText::DropOne)),
    });
    let tools = tools.clone();
    element("div")
        .class("drop-zone small")
        .live_class("over", move || over.get())
        .child(name)
        .child(choose)
        .child(field)
        .on("dragover", move |event| {
            event.prevent_default();
            if !over.get_untracked() {
                over.set(true);
            }
        })
        .on("dragleave", move |_| over.set(false))
        .on("drop", move |event| {
            event.prevent_default();
            over.set(false);
            let Some(transfer) = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer) else { return };
            let files = tools.files(&transfer);
            spawn(async move {
                let files = files.await;
                if desk.file.is_alive() {
                    take(desk, files);
                }
            });
        })
}

fn take(desk: Desk, files: Vec<File>) {
    if desk.sent.with_untracked(Option::is_some) || files.is_empty() {
        return;
    }
    desk.handed.set(None);
    desk.is_heap.set(files.len() > 1);
    let Some(file) = files.into_iter().next().filter(|_| !desk.is_heap.get_untracked()) else { return };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes of files")]
    desk.document.update(|it| it.take(&file.name(), file.size() as u64));
    desk.file.set(Some(file));
}

fn category(model: Model, locale: &Locale, desk: Desk) -> Element {
    let none = locale.t(DeskText::ChooseCategory);
    element("select")
        .class("select")
        .live(move || {
            let first = element("option").attr("value", "").child(none.clone());
            let named = model.categories.get().into_iter();
            let others = named.map(|(id, name)| element("option").attr("value", id.to_string()).child(name));
            Markup::many([first].into_iter().chain(others))
        })
        .live_property(move || {
            model.categories.track();
            Property::Value(desk.document.with(|it| it.category.map(|id| id.to_string()).unwrap_or_default()))
        })
        .live_attr("disabled", move || desk.sent.with(Option::is_some))
        .on("change", move |event| {
            let id = event_target_value(&event).parse().ok().map(DocumentCategoryId);
            desk.document.update(|it| it.category = id);
        })
}

/// What is not right yet, how far it is, and sending it.
fn foot(model: Model, locale: &Locale, desk: Desk, person: &PersonId) -> Element {
    let (document, sent) = (desk.document.get(), desk.sent.get());
    let flaw = document.flaw();
    let said = match (sent, desk.handed.get(), &flaw) {
        (Some(sent), ..) => locale.fill(DeskText::DocumentSending, &[("share", &locale.number(sent))]),
        (None, Some((Handed::Sent, title)), _) => locale.fill(DeskText::DocumentSent, &[("title", &title)]),
        (None, Some((Handed::Before, title)), _) => locale.fill(DeskText::DocumentBefore, &[("title", &title)]),
        (None, None, _) if desk.is_heap.get() => locale.t(DeskText::DropOneOnly),
        (None, None, Some(flaw)) => worded(locale, flaw),
        (None, None, None) => String::new(),
    };
    let (is_wrong, person) = (flaw.is_some() || sent.is_some(), person.clone());
    let send = parts::button("button primary", locale.t(DeskText::SendThis), move || {
        let upload = desk.document.with_untracked(|it| it.upload(&person));
        let (Some(upload), Some(file)) = (upload, desk.file.get_untracked()) else { return };
        desk.sent.set(Some(0));
        let title = upload.title.clone();
        spawn(async move {
            let tell = move |share| {
                if desk.sent.is_alive() {
                    desk.sent.set(Some(share));
                }
            };
            let handed = saving::hand(model, &upload, file, tell).await;
            if !desk.sent.is_alive() {
                return;
            }
            desk.sent.set(None);
            if let Some(handed) = handed {
                desk.handed.set(Some((handed, title)));
                desk.file.set(None);
                desk.document.update(|it| *it = it.next());
            }
        });
    });
    element("div")
        .class("stack")
        .child(Markup::from(sent.map(|sent| parts::meter(sent, 100))))
        .child(element("p").class("hint").attr("role", "status").child(said))
        .child(send.attr("disabled", is_wrong).attr("data-send", "document"))
}

fn worded(locale: &Locale, flaw: &DocumentFlaw) -> String {
    match flaw {
        DocumentFlaw::NoFile => String::new(),
        DocumentFlaw::Empty => locale.t(DeskText::FlawEmptyFile),
        DocumentFlaw::TooLarge => locale.t(DeskText::FlawLargeFile),
        DocumentFlaw::Kind(kind) => locale.fill(DeskText::FlawKind, &[("kind", kind)]),
        DocumentFlaw::Title => locale.t(DeskText::TitleWrong),
        DocumentFlaw::Category => locale.t(DeskText::ChooseCategory),
    }
}
