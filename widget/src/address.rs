//! The page's address as state, where the editor asked for it: a job's link can be shared, the back button works. Its
//! code travels with boards that keep it, and with no others.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::Owner;
use personio::board::{Facet, Query, Selection};
use personio::id::PositionId;
use personio_ui::board::{BoardModel, View};
use personio_ui::state::watch;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_split_helpers::wasm_split;
use web_sys::{UrlSearchParams, Window};

use crate::options::UrlState;
use crate::parts::NotLoaded;

const JOB: &str = "job";
const TEXT: &str = "q";

/// Where a board's address bar is, once its code has arrived.
pub type AddressPlace = Rc<RefCell<Option<AddressBar>>>;

/// Brings board and address into step. Without its code the board works, and the address stays as it is.
pub async fn follow(model: BoardModel, place: UrlState, owner: Owner, bar: AddressPlace) {
    if let Ok(begin) = address_part().await
        && model.view.is_alive()
    {
        bar.replace(owner.with(|| begin(model, place)));
    }
}

/// What the part brings.
type Begin = fn(BoardModel, UrlState) -> Option<AddressBar>;

#[wasm_split(address, fallible)]
fn address_part() -> Result<Begin, NotLoaded> {
    Ok(AddressBar::new)
}

/// Keeps address and board in step until it is dropped.
pub struct AddressBar {
    listener: Closure<dyn FnMut()>,
    event: &'static str,
}

impl AddressBar {
    /// Shows what the address says, then follows the board.
    fn new(model: BoardModel, place: UrlState) -> Option<Self> {
        let window = web_sys::window()?;
        let preset = model.query.with_untracked(|query| query.selection.clone());
        read(&window, model, place, &preset);
        let mut before = None;
        let at_first = preset.clone();
        watch(move || {
            let (view, query) = (model.view.get(), model.query.get());
            if let (Some(before), Some(window)) = (before.replace(view), web_sys::window()) {
                write(&window, place, view, &query, &at_first, before != view);
            }
        });
        let listener = Closure::new(move || {
            if let Some(window) = web_sys::window() {
                read(&window, model, place, &preset);
            }
        });
        let event = "popstate";
        window.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref()).ok()?;
        Some(Self { listener, event })
    }
}

impl Drop for AddressBar {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            _ = window.remove_event_listener_with_callback(self.event, self.listener.as_ref().unchecked_ref());
        }
    }
}

fn parameters(window: &Window, place: UrlState) -> Option<UrlSearchParams> {
    let text = match place {
        UrlState::Query => window.location().search(),
        UrlState::Hash => window.location().hash().map(|hash| hash.trim_start_matches('#').to_owned()),
    };
    UrlSearchParams::new_with_str(&text.ok()?).ok()
}

/// An address that names no filter leaves those that the page's editor preset; `department=` says that it is taken
/// back.
fn read(window: &Window, model: BoardModel, place: UrlState, preset: &Selection) {
    let Some(parameters) = parameters(window, place) else { return };
    let mut query = model.query.get_untracked();
    query.text = parameters.get(TEXT).unwrap_or_default();
    let hidden = model.settings.with_untracked(|settings| settings.hidden_facets.clone());
    let offered: Vec<Facet> = Facet::ALL.into_iter().filter(|facet| !hidden.contains(facet)).collect();
    let names_filters = offered.iter().any(|facet| parameters.has(facet.key()));
    for facet in offered {
        let named = parameters.get_all(facet.key());
        let values = named.iter().filter_map(|value| value.as_string()).filter(|value| !value.is_empty());
        query.selection.set(facet, if names_filters { values.collect() } else { preset.values(facet).to_vec() });
    }
    if query != model.query.get_untracked() {
        model.query.set(query);
    }
    match parameters.get(JOB).and_then(|id| id.parse().ok()) {
        Some(id) => model.open(PositionId(id)),
        None => model.close(),
    }
}

/// A screen of its own gets an entry in the history; narrowing the list does not. Other parameters stay.
fn write(window: &Window, place: UrlState, view: View, query: &Query, preset: &Selection, is_new_screen: bool) {
    let Some(parameters) = parameters(window, place) else { return };
    let before = String::from(parameters.to_string());
    parameters.delete(JOB);
    parameters.delete(TEXT);
    for facet in Facet::ALL {
        parameters.delete(facet.key());
    }
    if let View::Job(id) = view {
        parameters.set(JOB, &id.to_string());
    }
    if !query.text.is_empty() {
        parameters.set(TEXT, &query.text);
    }
    for facet in Facet::ALL {
        let values = query.selection.values(facet);
        for value in values {
            parameters.append(facet.key(), value);
        }
        if values.is_empty() && !preset.values(facet).is_empty() {
            parameters.append(facet.key(), "");
        }
    }
    let after = String::from(parameters.to_string());
    if after == before {
        return;
    }
    let (path, search, hash) = {
        let location = window.location();
        (
            location.pathname().unwrap_or_default(),
            location.search().unwrap_or_default(),
            location.hash().unwrap_or_default(),
        )
    };
    let address = match (place, after.is_empty()) {
        (UrlState::Query, true) => [path, hash].concat(),
        (UrlState::Query, false) => [&path, "?", &after, &hash].concat(),
        (UrlState::Hash, true) => [path, search].concat(),
        (UrlState::Hash, false) => [&path, &search, "#", &after].concat(),
    };
    if let Ok(history) = window.history() {
        // A sandboxed frame may refuse this; the board works without.
        _ = if is_new_screen {
            history.push_state_with_url(&JsValue::NULL, "", Some(&address))
        } else {
            history.replace_state_with_url(&JsValue::NULL, "", Some(&address))
        };
    }
}
