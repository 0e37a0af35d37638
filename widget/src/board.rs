//! A mounted board, and what the element can tell it.

use std::rc::Rc;

use js_sys::Function;
use leptos::prelude::{Owner, provide_context};
use personio::board::Facet;
use personio::id::PositionId;
use personio::language::Language;
use personio_ui::STYLES;
use personio_ui::board::{BoardActions, BoardModel, DetailState, Phase, Problem, View, job_board};
use personio_ui::browser::{adopt_styles, pause, spawn, start_executor};
use personio_ui::browser_format::BrowserFormat;
use personio_ui::locale::Locale;
use personio_ui::markup::{Markup, Mounted, mount as mount_markup};
use personio_ui::state::{State, watch};
use personio_ui::text::Catalogue;
use wasm_bindgen::prelude::*;
use web_sys::{HtmlElement, ShadowRoot};

use crate::address::{self, AddressPlace};
use crate::application::{Applying, Forms};
use crate::detail::fetch_detail;
use crate::events::Event;
use crate::indexing::prepare_search;
use crate::options::{Options, Origin};
use crate::source::Source;

/// A board in an element's shadow root. Freeing it takes everything out again.
#[wasm_bindgen]
pub struct Board {
    model: BoardModel,
    reload: Rc<dyn Fn()>,
    forms: Forms,
    address: AddressPlace,
    mounted: Option<Mounted>,
    owner: Owner,
}

impl Drop for Board {
    fn drop(&mut self) {
        self.address.take();
        self.forms.clear();
        self.mounted = None;
        // Callbacks and what travels hold their owner, so it would not go by itself.
        self.owner.cleanup();
    }
}

/// Puts a board into a shadow root.
///
/// `first` is the answer to the list's request, `{ ok, body }`, or a promise of it: the element sends it before this
/// module has arrived. `catalogue` are the texts of the interface's language; `load_module` loads a further module by its name.
///
/// # Errors
/// When the style sheet cannot be made.
#[wasm_bindgen]
pub fn mount(
    root: &ShadowRoot,
    host: HtmlElement,
    options: JsValue,
    first: JsValue,
    catalogue: Option<String>,
    load_module: Function,
) -> Result<Board, JsValue> {
    start_executor();
    let options = Options::read(&options);
    adopt_styles(root, "list", STYLES)?;
    let owner = Owner::new();
    let model = owner.with(|| BoardModel::new(options.settings()));
    let place: HtmlElement =
        root.owner_document().ok_or("the shadow root has no document")?.create_element("div")?.unchecked_into();
    root.append_child(&place)?;
    let parts = Parts {
        model,
        host,
        options,
        first,
        catalogue: catalogue.unwrap_or_default(),
        load_module,
        forms: Forms::default(),
    };
    let forms = parts.forms.clone();
    let (mounted, reload, address) = owner.with(|| {
        let (markup, reload, address) = start(parts);
        (mount_markup(&place, markup), reload, address)
    });
    Ok(Board { model, reload, forms, address, mounted: Some(mounted), owner })
}

#[wasm_bindgen]
impl Board {
    /// Opens a position; an id that is no number is ignored.
    pub fn open(&self, id: &str) {
        if let Ok(id) = id.trim().parse() {
            self.model.open(PositionId(id));
        }
    }

    /// Goes back to the list.
    pub fn close(&self) {
        self.model.close();
    }

    /// Searches for a text.
    pub fn search(&self, text: String) {
        self.model.search(text);
    }

    /// Selects the values of a facet; an unknown facet is ignored.
    pub fn filter(&self, facet: &str, values: Vec<String>) {
        if let Some(facet) = Facet::from_key(&facet.replace('-', "_")) {
            self.model.query.update(|query| query.selection.set(facet, values));
        }
    }

    /// Fetches the list again.
    pub fn reload(&self) {
        (self.reload)();
    }
}

struct Parts {
    model: BoardModel,
    host: HtmlElement,
    options: Options,
    first: JsValue,
    catalogue: String,
    load_module: Function,
    forms: Forms,
}

/// Wires the board to its source, its page and its form. Runs within the board's owner.
fn start(parts: Parts) -> (Markup, Rc<dyn Fn()>, AddressPlace) {
    let Parts { model, host, options, first, catalogue, load_module, forms } = parts;
    let languages = options.languages();
    let language = languages.first().copied().unwrap_or(Language::ENGLISH);
    let interface = if catalogue.is_empty() { Language::ENGLISH } else { language };
    let locale = Locale::new(interface, Catalogue::parse(&catalogue), Box::new(BrowserFormat));
    provide_context(locale.clone());

    model.query.update(|query| {
        query.selection = options.preset();
        query.sort = options.sort();
    });
    if let Some(job) = options.job() {
        model.open(job);
    }
    let Some(origin) = options.origin() else {
        model.fail(Problem::NotSetUp);
        Event::Error { kind: kind(Problem::NotSetUp) }.dispatch(&host);
        let idle: Rc<dyn Fn()> = Rc::new(|| ());
        let actions =
            BoardActions { on_search_wanted: idle.clone(), on_retry: idle.clone(), on_retry_detail: idle.clone() };
        return (job_board(model, actions), idle, AddressPlace::default());
    };
    let source = Source::new(origin.clone(), languages.clone(), load_module);

    // A skeleton that is gone in the next moment would cost a phone a layout.
    let shown_at_once = source.list_at_once(&first);
    let owner = Owner::current().unwrap_or_default();
    let fetch_list = {
        let (source, host, owner) = (source.clone(), host.clone(), owner.clone());
        move |first: JsValue| {
            let fetching = fetch_list(model, source.clone(), host.clone(), first);
            owner.with(|| spawn(fetching));
        }
    };
    let on_retry: Rc<dyn Fn()> = {
        let fetch_list = fetch_list.clone();
        Rc::new(move || {
            if model.phase.get_untracked() != Phase::Ready {
                model.phase.set(Phase::Loading);
            }
            fetch_list(JsValue::UNDEFINED);
        })
    };

    let detail_asked = State::new(());
    {
        let (source, host) = (source.clone(), host.clone());
        let mut before = View::List;
        watch(move || {
            detail_asked.track();
            let view = model.view.get();
            let is_ready = model.phase.get() == Phase::Ready;
            match (std::mem::replace(&mut before, view), view) {
                (_, View::Job(id)) if is_ready => fetch_detail(model, &locale, source.clone(), &host, id),
                (View::Job(_), View::List) if is_ready => Event::JobClose {}.dispatch(&host),
                _ => {}
            }
        });
    }
    let on_retry_detail = Rc::new(move || {
        model.detail.set(DetailState::Loading);
        detail_asked.set(());
    });
    let on_search_wanted = {
        let owner = owner.clone();
        Rc::new(move || owner.with(|| spawn(prepare_search(model, source.clone()))))
    };
    {
        // A text can come from the page's address or from a script, and a list can be replaced while somebody searches.
        let on_search_wanted = on_search_wanted.clone();
        watch(move || {
            if model.awaits_finder() {
                on_search_wanted();
            }
        });
    }
    tell_searches(model, host.clone());
    if let Origin::Relay(relay) = origin {
        forms.follow(model, host.clone(), Applying { relay, languages, fields: options.fields.clone() });
    }
    let show_first = move || match shown_at_once {
        Some(list) => {
            let jobs = list.len();
            model.show(list);
            // Not before the element has the board: who is told may want to search it.
            spawn(async move { Event::Ready { jobs }.dispatch(&host) });
        }
        None => fetch_list(first),
    };
    let address = AddressPlace::default();
    match options.url_state() {
        // What the address says comes first: nobody sees a list that changes in the next moment.
        Some(place) => {
            let following = address::follow(model, place, owner.clone(), address.clone());
            spawn(async move {
                following.await;
                if model.view.is_alive() {
                    owner.with(show_first);
                }
            });
        }
        None => show_first(),
    }
    let actions = BoardActions { on_search_wanted, on_retry: on_retry.clone(), on_retry_detail };
    (job_board(model, actions), on_retry, address)
}

/// How long to wait, in milliseconds, before a relay is asked again that has just started: half a minute in all.
const STARTING: [i32; 7] = [500, 1_000, 2_000, 4_000, 7_000, 7_000, 8_000];

async fn fetch_list(model: BoardModel, source: Source, host: HtmlElement, first: JsValue) {
    let mut found = source.list(first).await;
    for wait in STARTING {
        if !matches!(found, Err(Problem::Starting)) {
            break;
        }
        pause(wait).await;
        found = source.list(JsValue::UNDEFINED).await;
    }
    match found {
        Ok(list) => {
            let jobs = list.len();
            model.show(list);
            Event::Ready { jobs }.dispatch(&host);
        }
        Err(problem) => {
            if let Some(page) = source.career_page() {
                model.settings.update(|settings| _ = settings.career_page.get_or_insert(page));
            }
            model.fail(problem);
            Event::Error { kind: kind(problem) }.dispatch(&host);
        }
    }
}

fn tell_searches(model: BoardModel, host: HtmlElement) {
    let mut is_first = true;
    watch(move || {
        let (text, narrowed) = model.query.with(|query| (query.text.clone(), !query.selection.is_empty()));
        let results = model.outcome().hits.len();
        if !model.awaits_finder() && !std::mem::take(&mut is_first) && (narrowed || !text.is_empty()) {
            Event::Search { text, results }.dispatch(&host);
        }
    });
}

fn kind(problem: Problem) -> &'static str {
    match problem {
        Problem::Unreachable | Problem::Starting => "unreachable",
        Problem::FeedOff => "feed_off",
        Problem::NoSuchCompany => "no_such_company",
        Problem::Broken => "broken",
        Problem::NotSetUp => "not_set_up",
    }
}
