//! The list of projects: a field to search in, and below it those that the person may book on.

use std::rc::Rc;

use js_sys::Reflect;
use leptos::prelude::event_target_value;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Event, HtmlElement, KeyboardEvent, window};
use personio::id::v2::ProjectId;
use personio_extension_messages::Request;
use personio_extension_model::{
    offer::{self, Place as Standing},
    quick::Project,
    timeline,
};
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, Place, Property, element, live};
use personio_ui::state::State;

use super::looking::looks;
use super::parts::icon;
use super::project::Chosen;
use crate::ask::Ask;
use crate::model::Model;
use crate::text::{ProjectText, ViewText};

/// More rows are read by nobody; whoever has more types a few letters.
const MOST_ROWS: usize = 50;
/// What was worked for in these days counts as used lately.
const DAYS: i64 = 40;
const LIST: &str = "projects";

/// A row of the list.
#[derive(Clone, PartialEq)]
struct Row {
    /// None for the row with no project.
    project: Option<Project>,
    standing: Standing,
}

/// The list, until something is chosen.
pub fn projects(
    model: Model,
    ask: &Ask,
    locale: &Locale,
    chosen: Option<ProjectId>,
    done: Rc<dyn Fn(Chosen)>,
) -> Markup {
    let (wanted, active) = (State::new(String::new()), State::new(0));
    let (rows, more) = (State::new(Vec::<Row>::new()), State::new(0));
    personio_ui::state::watch(move || {
        let (found, left) = wanted.with(|wanted| found(model, wanted));
        active.set(0);
        more.set(left);
        rows.set(found);
    });
    let place = Place::new();
    place.focus_when_made();
    let pick = {
        let done = done.clone();
        move |index: usize| {
            let row = rows.with_untracked(|rows| rows.get(index).cloned());
            if let Some(row) = row {
                done(Some(row.project.map(|project| project.id)));
            }
        }
    };
    let left = {
        let done = done.clone();
        move |event: &Event| {
            if is_leaving(event) {
                done(None);
            }
        }
    };
    let input = {
        let (pick, leave) = (pick.clone(), done);
        let left = left.clone();
        element("input")
            .class("input")
            .attr("type", "text")
            .attr("role", "combobox")
            .attr("autocomplete", "off")
            .attr("spellcheck", "false")
            .attr("aria-autocomplete", "list")
            .attr("aria-expanded", "true")
            .attr("aria-controls", LIST)
            .attr("aria-label", locale.t(ProjectText::SearchProjects))
            .attr("placeholder", locale.t(ProjectText::SearchProjects))
            .live_attr("aria-activedescendant", move || rows.with(|rows| !rows.is_empty()).then(|| name(active.get())))
            .place(place)
            .live_property(move || Property::Value(wanted.get()))
            .on("input", move |event| wanted.set(event_target_value(&event)))
            .on("blur", move |event| left(&event))
            .on("keydown", move |event| {
                let Some(key) = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key) else { return };
                let last = rows.with_untracked(Vec::len).saturating_sub(1);
                let now = active.get_untracked();
                match key.as_str() {
                    "ArrowDown" => reveal(active, if now >= last { 0 } else { now + 1 }),
                    "ArrowUp" => reveal(active, if now == 0 { last } else { now - 1 }),
                    "Enter" => pick(now),
                    // It would close the popup, or the form around.
                    "Escape" => {
                        event.stop_propagation();
                        leave(None);
                    }
                    _ => return,
                }
                event.prevent_default();
            })
    };
    let pointed = move || rows.with(|rows| rows.get(active.get())?.project.clone());
    let star = star(model, ask, locale, pointed, left);
    let words = locale.clone();
    let list = live(move || {
        let options = rows.with(|rows| {
            let rows = rows.iter().enumerate();
            rows.map(|(index, it)| option(&words, index, it, active, chosen.as_ref(), pick.clone())).collect::<Vec<_>>()
        });
        element("ul")
            .class("offers")
            .attr("id", LIST)
            .attr("role", "listbox")
            .attr("aria-label", words.t(ViewText::Project))
            .children(options)
    });
    let words = locale.clone();
    let said = live(move || {
        let text = match (rows.with(Vec::is_empty), more.get()) {
            (true, _) => words.t(ProjectText::NoSuchProject),
            (false, 0) => return None,
            (false, more) => words.fill(ProjectText::MoreProjects, &[("count", &more.to_string())]),
        };
        Some(element("p").class("hint").child(text))
    });
    let head = element("div").class("row").child(input).child(star);
    Markup::Many(vec![looks().into(), head.into(), list, element("div").attr("role", "status").child(said).into()])
}

/// Has the project that Enter chooses offered first, or no longer.
fn star(
    model: Model,
    ask: &Ask,
    locale: &Locale,
    project: impl Fn() -> Option<Project> + Clone + 'static,
    leave: impl Fn(&Event) + 'static,
) -> Element {
    let is_one = {
        let project = project.clone();
        move || {
            let id = project().map(|project| project.id);
            model.with_kept(|kept| id.is_some_and(|id| kept.catalogue.favourites.contains(&id))).unwrap_or_default()
        }
    };
    let (pressed, sign, pressing) = (is_one.clone(), is_one.clone(), is_one);
    let (there, named, ask, locale) = (project.clone(), project.clone(), ask.clone(), locale.clone());
    element("button")
        .class("icon-only")
        .attr("type", "button")
        .hidden(move || there().is_none())
        .live_attr("aria-label", move || {
            let name = named().map(|project| project.name).unwrap_or_default();
            locale.fill(ProjectText::FavouriteIs, &[("name", &name)])
        })
        .live_attr("aria-pressed", move || if pressed() { "true" } else { "false" })
        .child(icon("").live_attr("class", move || if sign() { "icon icon-star full" } else { "icon icon-star" }))
        // Who clicks stays in the field.
        .on("mousedown", |event| event.prevent_default())
        .on("blur", move |event| leave(&event))
        .on_click(move || {
            let Some(Project { id, .. }) = project() else { return };
            ask.send(if pressing() { Request::PreferNoMore(id) } else { Request::Prefer(id) });
        })
}

/// Whether the focus goes elsewhere, and not to another piece of the choice.
fn is_leaving(event: &Event) -> bool {
    let to = Reflect::get(event, &"relatedTarget".into()).ok().and_then(|to| to.dyn_into::<HtmlElement>().ok());
    to.and_then(|to| to.closest(".choice").ok().flatten()).is_none()
}

/// What is offered, and how many more there are.
fn found(model: Model, wanted: &str) -> (Vec<Row>, usize) {
    let today = model.minute.get_untracked().date();
    let (from, to) = (today.plus_days(-DAYS).unwrap_or(today), today.plus_days(1).unwrap_or(today));
    let found = model.with_kept_untracked(|kept| {
        let recent = offer::recent(&timeline::entries(&kept.known, &kept.queue, from, to));
        let catalogue = &kept.catalogue;
        let offers = offer::offers(&catalogue.projects, &catalogue.favourites, &recent, wanted);
        let left = offers.len().saturating_sub(MOST_ROWS);
        let rows = offers.into_iter().take(MOST_ROWS);
        (rows.map(|it| Row { project: Some(it.project.clone()), standing: it.place }).collect::<Vec<_>>(), left)
    });
    let (mut rows, left) = found.unwrap_or_default();
    if wanted.trim().is_empty() {
        rows.insert(0, Row { project: None, standing: Standing::Other });
    }
    (rows, left)
}

fn option(
    locale: &Locale,
    index: usize,
    row: &Row,
    active: State<usize>,
    chosen: Option<&ProjectId>,
    pick: impl Fn(usize) + 'static,
) -> Element {
    let is_chosen = row.project.as_ref().map(|project| &project.id) == chosen;
    let text = row.project.as_ref().map_or_else(|| locale.t(ViewText::NoProject), |project| project.name.clone());
    let standing: Markup = match row.standing {
        Standing::Favourite => element("span")
            .class("icon small icon-star full")
            .attr("role", "img")
            .attr("aria-label", locale.t(ProjectText::Favourite))
            .into(),
        Standing::Recent => element("span").class("hint").child(locale.t(ProjectText::UsedLately)).into(),
        Standing::Other => Markup::nothing(),
    };
    element("li")
        .attr("role", "option")
        .attr("id", name(index))
        .attr("aria-selected", if is_chosen { "true" } else { "false" })
        .live_class("active", move || active.get() == index)
        .child(element("span").child(text))
        .child(standing)
        // The field would lose the focus, and the list go, before it is chosen.
        .on("mousedown", |event| event.prevent_default())
        .on_click(move || pick(index))
}

fn name(index: usize) -> String {
    ["project-", &index.to_string()].concat()
}

/// Makes a row the one that Enter chooses, and brings it into sight.
fn reveal(active: State<usize>, index: usize) {
    active.set(index);
    let document = window().and_then(|window| window.document());
    let row = document.and_then(|document| document.get_element_by_id(&name(index)));
    let Some(row) = row.and_then(|row| row.dyn_into::<HtmlElement>().ok()) else { return };
    let Some(list) = row.parent_element() else { return };
    let (top, height) = (row.offset_top(), row.offset_height());
    if top < list.scroll_top() {
        list.set_scroll_top(top);
    } else if top + height > list.scroll_top() + list.client_height() {
        list.set_scroll_top(top + height - list.client_height());
    }
}
