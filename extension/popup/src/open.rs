//! Opens the view in a page.

use std::cell::RefCell;

use leptos::prelude::{Owner, provide_context};
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::{self, JsCast, JsValue, prelude::wasm_bindgen};
use leptos::web_sys::{HtmlElement, window};
use personio::language::Language;
use personio_extension_browser::{
    leisure::leisure,
    storage::{self, Area, Watch},
};
use personio_extension_messages::{Request, Scope};
use personio_extension_model::{settings::Theme, week::monday};
use personio_ui::browser::{spawn, start_executor};
use personio_ui::browser_format::BrowserFormat;
use personio_ui::locale::Locale;
use personio_ui::markup::{Mounted, mount};
use personio_ui::state::watch;
use personio_ui::text::Catalogue;

use crate::ask::{Ask, found};
use crate::format;
use crate::model::{Editing, Model, Screen};
use crate::view::shell;

/// What is shown goes on for as long as its page.
struct Opened {
    #[expect(dead_code, reason = "kept to be there")]
    parts: (Mounted, Owner, Watch, Closure<dyn FnMut()>),
}

thread_local! {
    static OPENED: RefCell<Option<Opened>> = const { RefCell::new(None) };
}

/// How long, in milliseconds, that waits which nobody waits for.
const PATIENCE: u32 = 300;

/// Opens the view: `view` is where it stands (`popup`, `panel`, `tab`, `settings`), `catalogue` are the texts of the
/// browser's language, and `stored` is what the extension keeps, as its storage answers; `undefined` where that failed.
#[wasm_bindgen]
pub fn open(place: HtmlElement, view: &str, language: &str, catalogue: &str, stored: &JsValue) {
    start_executor();
    let owner = Owner::new();
    let opened = owner.with(|| {
        let interface = if catalogue.is_empty() { Language::ENGLISH } else { read_language(language) };
        let locale = Locale::new(interface, Catalogue::parse(catalogue), Box::new(BrowserFormat));
        format::write_dates_in(language);
        provide_context(locale.clone());
        let model = Model::new(if view == "settings" { Screen::More } else { Screen::Today });
        let ask = Ask::new(model);
        if stored.is_object() {
            model.kept.set(Some(found(stored)));
        }
        start(model, &ask);
        let changed = {
            let ask = ask.clone();
            storage::watch(move |_| ask.reload())
        };
        let tick = Closure::new(move || model.tick());
        if let Some(window) = window() {
            let listener = tick.as_ref().unchecked_ref();
            _ = window.set_interval_with_callback_and_timeout_and_arguments_0(listener, 1000);
        }
        place.set_text_content(None);
        document_language(interface.as_str());
        (mount(&place, shell::shell(model, &ask, &locale)), changed, tick)
    });
    let (mounted, changed, tick) = opened;
    OPENED.set(Some(Opened { parts: (mounted, owner, changed, tick) }));
}

/// Shows what its address asks for. When that is on the screen, it reads what was kept meanwhile, and asks Personio whether
/// there is something new: a worker that wakes would hold up the first frame.
fn start(model: Model, ask: &Ask) {
    let hash = window().and_then(|window| window.location().hash().ok()).unwrap_or_default();
    match hash.as_str() {
        "#add" => model.editing.set(Editing::New),
        "#transfer" => model.screen.set(Screen::Transfer),
        "#direct" => model.screen.set(Screen::Direct),
        _ => {}
    }
    let ask = ask.clone();
    spawn(async move {
        leisure(PATIENCE).await;
        ask.reload();
        ask.show_missed();
        let today = model.minute.get_untracked().date();
        let from = monday(today).plus_days(-35).unwrap_or(today);
        ask.refresh(Request::Refresh(Scope { from, to: today.plus_days(7).unwrap_or(today) }));
        let stored = storage::get(Area::Managed, &["relay"]).await.unwrap_or_default();
        model.relay.set(stored.into_iter().next().flatten());
    });
    watch(move || {
        let theme = model.with_kept(|kept| kept.settings.theme).unwrap_or_default();
        let root = window().and_then(|window| window.document()).and_then(|document| document.document_element());
        if let Some(root) = root {
            _ = match theme {
                Theme::System => root.remove_attribute("theme"),
                Theme::Light => root.set_attribute("theme", "light"),
                Theme::Dark => root.set_attribute("theme", "dark"),
            };
        }
    });
}

fn read_language(language: &str) -> Language {
    Language::parse(language).unwrap_or(Language::ENGLISH)
}

fn document_language(language: &str) {
    let root = window().and_then(|window| window.document()).and_then(|document| document.document_element());
    if let Some(root) = root {
        _ = root.set_attribute("lang", language);
    }
}
