//! The rows of the list.

use leptos::prelude::request_animation_frame;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Event, HtmlElement, MouseEvent};
use personio::board::{Facet, List, ListPosition, Outcome};

use super::model::BoardModel;
use super::salary::salary_text;
use crate::locale::Locale;
use crate::markup::{Element, Markup, Place, element};
use crate::text::BoardText;

/// The jobs that the query gives, as far as they are shown.
pub fn job_list(model: BoardModel, locale: &Locale) -> [Element; 2] {
    let rows = {
        let locale = locale.clone();
        move || {
            let outcome = model.outcome();
            let list = model.list.get_untracked();
            rows(model, &locale, &list, &outcome, model.visible.get())
        }
    };
    [element("div").class("jobs").part("list").live(rows), show_more(model, locale)]
}

/// One list, or a list a group under the group's heading.
fn rows(model: BoardModel, locale: &Locale, list: &List, outcome: &Outcome, visible: usize) -> Markup {
    let row = |index: u32| list.position(index).map(|position| job_row(model, locale, list, index, position));
    let Some(facet) = model.query.with_untracked(|query| query.group_by) else {
        let rows = outcome.hits.iter().take(visible).filter_map(|hit| row(hit.index));
        return element("ul").class("job-rows").children(rows).into();
    };
    let groups = outcome.groups.iter().filter(|group| group.hits.start < visible).map(|group| {
        let name =
            if group.value.is_empty() { locale.t(BoardText::WithoutValue) } else { locale.value(facet, &group.value) };
        let count = locale.number(group.hits.len().try_into().unwrap_or(u32::MAX));
        let title = element("h2")
            .class("group-title")
            .part("group-title")
            .child(name)
            .child(" ")
            .child(element("span").class("group-count").child(count));
        let hits = outcome.hits.get(group.hits.start..group.hits.end.min(visible)).unwrap_or_default();
        let rows = hits.iter().filter_map(|hit| row(hit.index));
        element("section").class("group").child(title).child(element("ul").class("job-rows").children(rows))
    });
    Markup::many(groups)
}

fn job_row(model: BoardModel, locale: &Locale, list: &List, index: u32, position: ListPosition<'_>) -> Element {
    let language = model.foreign(position.language);
    let lang = language.map(|language| language.to_string());
    let mut facts = element("ul").class("facts");
    for facet in [Facet::Department, Facet::Office, Facet::Schedule, Facet::EmploymentType] {
        let values: Vec<String> =
            list.values(index, facet).into_iter().map(|value| locale.value(facet, value)).collect();
        if !values.is_empty() {
            let values = values.join(", ");
            let is_searched = matches!(facet, Facet::Department | Facet::Office);
            let text = if is_searched { highlighted(model, &values) } else { values.into() };
            facts = facts.child(element("li").attr("class", ["fact fact-", facet.key()].concat()).child(text));
        }
    }
    if let Some(pay) = list.salary(index).and_then(|salary| salary_text(locale, &salary)) {
        facts = facts.child(element("li").class("fact fact-salary").child(pay));
    }
    let badge = language.map(|language| {
        let name = locale.fill(BoardText::OnlyInLanguage, &[("language", &locale.language_name(language))]);
        element("span").class("badge").child(name)
    });
    let link = job_link(model, position).attr("lang", lang.clone()).child(highlighted(model, position.title));
    let teaser = position.teaser.map(str::to_owned);
    let teaser = teaser.map(|teaser| element("p").class("teaser").attr("lang", lang).child(teaser));
    element("li")
        .class("job")
        .part("job")
        .attr("data-job", position.id.to_string())
        .child(element("h3").class("job-title").child(link).child(badge))
        .child(facts)
        .child(teaser)
}

/// A real link where the page's address tells the state, so that a job opens in a new tab too; else a button.
fn job_link(model: BoardModel, position: ListPosition<'_>) -> Element {
    let id = position.id;
    let link = match model.settings.with_untracked(|settings| settings.job_link.clone()) {
        Some(start) => {
            let open = move |event: Event| {
                if is_plain_click(event.unchecked_ref()) {
                    event.prevent_default();
                    model.open(id);
                }
            };
            element("a").attr("href", [start, id.to_string()].concat()).on("click", open)
        }
        None => element("button").attr("type", "button").on_click(move || model.open(id)),
    };
    link.class("job-link").part("job-link")
}

fn is_plain_click(event: &MouseEvent) -> bool {
    event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key())
}

/// A text with what matches the search marked.
fn highlighted(model: BoardModel, text: &str) -> Markup {
    let mut pieces: Vec<Markup> = Vec::new();
    let mut end = 0;
    for range in model.matches(text) {
        if let (Some(before), Some(hit)) = (text.get(end..range.start), text.get(range.clone())) {
            pieces.push(before.to_owned().into());
            pieces.push(element("mark").child(hit.to_owned()).into());
            end = range.end;
        }
    }
    pieces.push(text.get(end..).unwrap_or_default().to_owned().into());
    pieces.into()
}

/// Shows more rows and moves the focus to the first new one.
fn show_more(model: BoardModel, locale: &Locale) -> Element {
    let button = Place::new();
    let total = move || model.outcome().hits.len();
    let status = {
        let locale = locale.clone();
        move || {
            let number = |count: usize| locale.number(count.try_into().unwrap_or(u32::MAX));
            let (shown, total) = (number(model.visible.get().min(total())), number(total()));
            locale.fill(BoardText::ShownOf, &[("shown", &shown), ("total", &total)])
        }
    };
    let more = move || {
        let shown = model.visible.get_untracked();
        model.visible.set(shown + model.settings.with_untracked(|settings| settings.page_size));
        let board = button.get_untracked().and_then(|button| button.closest(".board").ok().flatten());
        if let Some(board) = board {
            request_animation_frame(move || focus_row(&board, shown));
        }
    };
    element("div")
        .class("show-more")
        .hidden(move || total() <= model.visible.get())
        .child(element("p").class("hint").live(status))
        .child(
            element("button")
                .class("button")
                .part("show-more")
                .attr("type", "button")
                .place(button)
                .child(locale.t(BoardText::ShowMore))
                .on_click(more),
        )
}

fn focus_row(board: &leptos::web_sys::Element, place: usize) {
    let rows = board.query_selector_all(".job-link");
    let row = rows.ok().and_then(|rows| rows.get(place.try_into().unwrap_or(u32::MAX)));
    if let Some(row) = row.and_then(|row| row.dyn_into::<HtmlElement>().ok()) {
        _ = row.focus();
    }
}
