//! The rows of the list.

use std::sync::Arc;

use leptos::html::Button;
use leptos::prelude::*;
use personio::board::{Facet, List, ListPosition, Outcome};

use super::model::BoardModel;
use super::salary::salary_text;
use crate::locale::Locale;
use crate::text::BoardText;

/// The jobs that the query gives, as far as they are shown.
#[component]
pub fn JobList(
    /// The board that is listed.
    model: BoardModel,
) -> AnyView {
    let locale = Locale::current();
    let rows = {
        let locale = locale.clone();
        move || {
            let outcome = model.outcome.get();
            let list = model.list.get_untracked();
            rows(model, &locale, &list, &outcome, model.visible.get())
        }
    };
    view! {
        <div class="jobs" part="list">{rows}</div>
        <ShowMore model/>
    }
    .into_any()
}

/// One list, or a list a group under the group's heading.
fn rows(model: BoardModel, locale: &Locale, list: &Arc<List>, outcome: &Outcome, visible: usize) -> AnyView {
    let row = |index: u32| list.position(index).map(|position| job_row(model, locale, list, index, position));
    let Some(facet) = model.query.with_untracked(|query| query.group_by) else {
        let rows = outcome.hits.iter().take(visible).filter_map(|hit| row(hit.index)).collect_view();
        return view! { <ul class="job-rows">{rows}</ul> }.into_any();
    };
    let groups = outcome.groups.iter().filter(|group| group.hits.start < visible).map(|group| {
        let name = if group.value.is_empty() { locale.t(BoardText::WithoutValue) } else { locale.value(facet, &group.value) };
        let hits = outcome.hits.get(group.hits.start..group.hits.end.min(visible)).unwrap_or_default();
        view! {
            <section class="group">
                <h2 class="group-title" part="group-title">
                    {name} <span class="group-count">{locale.number(group.hits.len().try_into().unwrap_or(u32::MAX))}</span>
                </h2>
                <ul class="job-rows">{hits.iter().filter_map(|hit| row(hit.index)).collect_view()}</ul>
            </section>
        }
    });
    groups.collect_view().into_any()
}

fn job_row(model: BoardModel, locale: &Locale, list: &List, index: u32, position: &ListPosition) -> AnyView {
    let id = position.id;
    let title = highlighted(model, &position.title);
    let language = model.foreign(position.language);
    let facts = [Facet::Department, Facet::Office, Facet::Schedule, Facet::EmploymentType].map(|facet| {
        let values: Vec<String> =
            list.values(index, facet).into_iter().map(|value| locale.value(facet, value)).collect();
        (!values.is_empty()).then(|| {
            let values = values.join(", ");
            let marked = if matches!(facet, Facet::Department | Facet::Office) {
                highlighted(model, &values)
            } else {
                values.into_any()
            };
            view! { <li class=["fact fact-", facet.key()].concat()>{marked}</li> }
        })
    });
    let pay = position
        .salary
        .as_ref()
        .and_then(|salary| salary_text(locale, salary))
        .map(|pay| view! { <li class="fact fact-salary">{pay}</li> });
    let badge = language.map(|language| {
        let name = locale.fill(BoardText::OnlyInLanguage, &[("language", &locale.language_name(language))]);
        view! { <span class="badge">{name}</span> }
    });
    let lang = language.map(|language| language.to_string());
    let link = job_link(model, position, title, lang.clone());
    let teaser = position.teaser.clone().map(|teaser| view! { <p class="teaser" lang=lang>{teaser}</p> });
    view! {
        <li class="job" part="job" data-job=id.to_string()>
            <h3 class="job-title">{link}{badge}</h3>
            <ul class="facts">{facts.into_iter().collect_view()}{pay}</ul>
            {teaser}
        </li>
    }
    .into_any()
}

/// A real link where the page's address tells the state, so that a job opens in a new tab too; else a button.
fn job_link(model: BoardModel, position: &ListPosition, title: AnyView, lang: Option<String>) -> AnyView {
    let id = position.id;
    match model.settings.with_untracked(|settings| settings.job_link.clone()) {
        Some(start) => {
            let open = move |event: leptos::ev::MouseEvent| {
                if event.button() == 0 && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()) {
                    event.prevent_default();
                    model.open(id);
                }
            };
            view! { <a class="job-link" part="job-link" lang=lang href=[start, id.to_string()].concat() on:click=open>{title}</a> }.into_any()
        }
        None => {
            view! { <button class="job-link" part="job-link" type="button" lang=lang on:click=move |_| model.open(id)>{title}</button> }.into_any()
        }
    }
}

/// A text with what matches the search marked.
fn highlighted(model: BoardModel, text: &str) -> AnyView {
    let mut pieces = Vec::new();
    let mut end = 0;
    for range in model.matches(text) {
        if let (Some(before), Some(hit)) = (text.get(end..range.start), text.get(range.clone())) {
            pieces.push(before.to_owned().into_any());
            pieces.push(view! { <mark>{hit.to_owned()}</mark> }.into_any());
            end = range.end;
        }
    }
    pieces.push(text.get(end..).unwrap_or_default().to_owned().into_any());
    pieces.collect_view().into_any()
}

/// Shows more rows and moves the focus to the first new one.
#[component]
fn ShowMore(model: BoardModel) -> AnyView {
    let locale = Locale::current();
    let button = NodeRef::<Button>::new();
    let total = move || model.outcome.with(|outcome| outcome.hits.len());
    let status = {
        let locale = locale.clone();
        move || {
            let number = |count: usize| locale.number(count.try_into().unwrap_or(u32::MAX));
            locale.fill(
                BoardText::ShownOf,
                &[("shown", &number(model.visible.get().min(total()))), ("total", &number(total()))],
            )
        }
    };
    let more = move |_| {
        let shown = model.visible.get_untracked();
        model.visible.set(shown + model.settings.with_untracked(|settings| settings.page_size));
        let Some(board) = button.get_untracked().and_then(|button| button.closest(".board").ok().flatten()) else {
            return;
        };
        request_animation_frame(move || focus_row(&board, shown));
    };
    view! {
        <div class="show-more" hidden=move || total() <= model.visible.get()>
            <p class="hint">{status}</p>
            <button class="button" part="show-more" type="button" node_ref=button on:click=more>{locale.t(BoardText::ShowMore)}</button>
        </div>
    }
    .into_any()
}

fn focus_row(board: &leptos::web_sys::Element, place: usize) {
    use leptos::wasm_bindgen::JsCast;
    let rows = board.query_selector_all(".job-link");
    let row = rows.ok().and_then(|rows| rows.get(place.try_into().unwrap_or(u32::MAX)));
    if let Some(row) = row.and_then(|row| row.dyn_into::<leptos::web_sys::HtmlElement>().ok()) {
        _ = row.focus();
    }
}
