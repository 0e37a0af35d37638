//! The person's own documents: the newest first, to be saved.

use std::rc::Rc;

use personio_extension_browser::files;
use personio_extension_messages::Problem;
use personio_extension_model::document::{Document, file_name};
use personio_ui::browser::spawn;
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, element, live};
use personio_ui::state::State;

use super::looking::{MOST_ROWS, back, looking, looks, rest, search, words};
use super::parts::{empty, icon};
use super::problem;
use crate::ask::Ask;
use crate::fetch;
use crate::format;
use crate::model::{Model, Toast};
use crate::text::MineText;

/// From so many on, they are searched.
const MANY: usize = 8;

/// The screen with documents.
pub fn documents(model: Model, _: &Ask, locale: &Locale) -> Markup {
    let words = locale.clone();
    let list = looking(model, locale, fetch::documents, move |all| list(model, &words, all));
    Markup::Many(vec![looks().into(), back(model, locale).into(), list])
}

fn list(model: Model, locale: &Locale, all: &Rc<Vec<Document>>) -> Markup {
    if all.is_empty() {
        let nothing = empty(locale.t(MineText::NoDocuments), locale.t(MineText::NoDocumentsText));
        return element("section").class("card").child(nothing).into();
    }
    let wanted = State::new(String::new());
    let field = (all.len() >= MANY).then(|| search(wanted, "documents", locale.t(MineText::SearchDocuments)));
    let saving = Saving { now: State::new(None), failed: State::new(None) };
    let (all, words) = (all.clone(), locale.clone());
    let rows = live(move || {
        let fitting: Vec<&Document> = wanted.with(|wanted| all.iter().filter(|it| it.fits(wanted)).collect());
        let rows = fitting.iter().take(MOST_ROWS).map(|it| row(model, &words, it, saving));
        let rows = element("ul").class("people").children(rows);
        Markup::Many(vec![
            rows.into(),
            element("div").attr("role", "status").child(Markup::from(rest(&words, fitting.len()))).into(),
        ])
    });
    Markup::Many(vec![field.into(), element("section").class("card").child(rows).into()])
}

/// Which document is being saved, and which one could not be.
#[derive(Clone, Copy)]
struct Saving {
    now: State<Option<String>>,
    failed: State<Option<(String, Problem)>>,
}

fn row(model: Model, locale: &Locale, document: &Document, saving: Saving) -> Element {
    let id = document.id.clone();
    let is_saving = move || saving.now.with(|now| now.as_ref() == Some(&id));
    let size = document.bytes.map(|bytes| size(locale, bytes));
    let day = document.day.map(format::full_day);
    let about: Vec<String> = document.category.clone().into_iter().chain(day).chain(size).collect();
    let (about, loading, is_loading) = (about.join(" · "), locale.t(MineText::Loading), is_saving.clone());
    let save = {
        let (document, words) = (document.clone(), locale.clone());
        move || save(model, &words, &document, saving)
    };
    let (id, said) = (document.id.clone(), locale.clone());
    let wrong = live(move || {
        let what = saving.failed.with(|it| it.as_ref().filter(|(of, _)| *of == id).map(|(_, what)| what.clone()))?;
        Some(problem::line(words(&said, &what, MineText::NotSaved)))
    });
    let label = locale.fill(MineText::SaveDocument, &[("name", &document.name)]);
    let button = element("button")
        .class("person")
        .attr("type", "button")
        .attr("title", label)
        .live_attr("aria-busy", move || if is_saving() { "true" } else { "false" })
        .child(icon("icon icon-document"))
        .child(element("span").class("person-about").child(element("strong").child(document.name.clone())).child(
            element("span").class("hint").live(move || if is_loading() { loading.clone() } else { about.clone() }),
        ))
        .child(icon("icon small icon-save"))
        .on_click(save);
    element("li").child(button).child(wrong)
}

/// Brings a document and gives it to the person, who finds it among the browser's downloads. One at a time: a large one
/// takes its while.
fn save(model: Model, locale: &Locale, document: &Document, saving: Saving) {
    if saving.now.with_untracked(Option::is_some) {
        return;
    }
    let saved = locale.fill(MineText::DocumentSaved, &[("name", &document.name)]);
    let document = document.clone();
    saving.failed.set(None);
    saving.now.set(Some(document.id.clone()));
    spawn(async move {
        let done = bring(&document).await;
        saving.now.set(None);
        match done {
            Ok(()) => model.toast.set(Some(Toast::new(saved, Vec::new()))),
            Err(what) => saving.failed.set(Some((document.id, what))),
        }
    });
}

async fn bring(document: &Document) -> Result<(), Problem> {
    let content = fetch::content(document.id.clone()).await?;
    let name = file_name(&document.name, &content);
    files::give_content(&name, &content).map_err(|_| Problem::Storage)
}

/// `120 KB`, `3.4 MB`.
fn size(locale: &Locale, bytes: u64) -> String {
    const MEGABYTE: u64 = 1_000_000;
    if bytes < MEGABYTE {
        return [&bytes.div_ceil(1000).to_string(), "\u{a0}KB"].concat();
    }
    let tenths = (bytes + MEGABYTE / 20) / (MEGABYTE / 10);
    let point = if locale.language().as_str() == "de" { "," } else { "." };
    [&(tenths / 10).to_string(), point, &(tenths % 10).to_string(), "\u{a0}MB"].concat()
}
