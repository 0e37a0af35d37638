//! Opens the desk in its page.

use std::cell::RefCell;

use leptos::prelude::{Owner, provide_context};
use leptos::wasm_bindgen::{self, prelude::wasm_bindgen};
use leptos::web_sys::{HtmlElement, window};
use personio::language::Language;
use personio_extension_browser::storage::{self, Area};
use personio_ui::browser::{spawn, start_executor};
use personio_ui::browser_format::BrowserFormat;
use personio_ui::locale::Locale;
use personio_ui::markup::{Mounted, mount};
use personio_ui::text::Catalogue;

use crate::model::Model;
use crate::text::DeskText;
use crate::tools::Tools;
use crate::view::shell;

/// What is shown goes on for as long as its page.
struct Opened {
    #[expect(dead_code, reason = "kept to be there")]
    parts: (Mounted, Owner),
}

thread_local! {
    static OPENED: RefCell<Option<Opened>> = const { RefCell::new(None) };
}

/// Opens the desk; `catalogue` are the texts of the browser's language, `tools` what a script does better.
#[wasm_bindgen]
pub fn open(place: HtmlElement, language: &str, catalogue: &str, tools: Tools) {
    start_executor();
    let owner = Owner::new();
    let mounted = owner.with(|| {
        let interface = if catalogue.is_empty() { Language::ENGLISH } else { read_language(language) };
        let locale = Locale::new(interface, Catalogue::parse(catalogue), Box::new(BrowserFormat));
        provide_context(locale.clone());
        let model = Model::new(locale.t(DeskText::TitleDefault));
        model.start();
        spawn(show_as_chosen());
        say_language(interface.as_str(), &locale.t(DeskText::Desk));
        place.set_inner_html("");
        mount(&place, shell::shell(model, &tools, &locale))
    });
    OPENED.set(Some(Opened { parts: (mounted, owner) }));
}

/// Light or dark, as the person chose it for the extension.
async fn show_as_chosen() {
    let texts = storage::get(Area::Local, &["settings"]).await.unwrap_or_default();
    let settings = texts.into_iter().next().flatten();
    let settings: Option<serde_json::Value> = settings.and_then(|text| serde_json::from_str(&text).ok());
    let theme = settings.as_ref().and_then(|it| it.get("theme")?.as_str());
    let root = window().and_then(|window| window.document()).and_then(|document| document.document_element());
    if let (Some(root), Some(theme @ ("light" | "dark"))) = (root, theme) {
        _ = root.set_attribute("theme", theme);
    }
}

fn read_language(language: &str) -> Language {
    Language::parse(language).unwrap_or(Language::ENGLISH)
}

fn say_language(language: &str, title: &str) {
    let Some(document) = window().and_then(|window| window.document()) else { return };
    document.set_title(&["Personio · ", title].concat());
    if let Some(root) = document.document_element() {
        _ = root.set_attribute("lang", language);
    }
}
