//! The search field and the sorting.

use std::rc::Rc;

use leptos::prelude::event_target_value;
use personio::board::Sort;

use super::model::{BoardModel, TextsState};
use crate::locale::Locale;
use crate::markup::{Element, Place, Property, element};
use crate::text::BoardText;

/// The search field. `on_search_wanted` hears that somebody is about to search: the texts may be fetched.
pub fn search_bar(model: BoardModel, locale: &Locale, on_search_wanted: Rc<dyn Fn()>) -> Element {
    let field = Place::new();
    let searching = locale.t(BoardText::SearchingTexts);
    let text = move || model.query.with(|query| query.text.clone());
    let focused = on_search_wanted.clone();
    let input = element("input")
        .attr("id", "search")
        .class("input")
        .part("search-input")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("enterkeyhint", "search")
        .attr("placeholder", locale.t(BoardText::SearchHint))
        .place(field)
        .live_property(move || Property::Value(text()))
        .on("focus", move |_| focused())
        .on("input", move |event| {
            on_search_wanted();
            model.search(event_target_value(&event));
        });
    let clear = element("button")
        .class("icon-button clear")
        .attr("type", "button")
        .attr("aria-label", locale.t(BoardText::ClearSearch))
        .hidden(move || text().is_empty())
        .on_click(move || {
            model.search(String::new());
            field.focus();
        });
    let progress = element("p").class("hint search-progress").live(move || {
        let busy = model.texts.get() == TextsState::Loading && !text().trim().is_empty();
        busy.then(|| searching.clone())
    });
    element("div")
        .class("search")
        .part("search")
        .attr("role", "search")
        .child(element("label").class("field-label").attr("for", "search").child(locale.t(BoardText::SearchLabel)))
        .child(
            element("div")
                .class("search-box")
                .child(element("span").class("search-icon").attr("aria-hidden", "true"))
                .child(input)
                .child(clear),
        )
        .child(progress)
}

/// The choice of the list's order.
pub fn sort_choice(model: BoardModel, locale: &Locale) -> Element {
    let (relevance, board) = (locale.t(BoardText::SortRelevance), locale.t(BoardText::SortBoard));
    let first = move || {
        if model.query.with(|query| query.text.trim().is_empty()) { board.clone() } else { relevance.clone() }
    };
    let value = move || match model.query.with(|query| query.sort) {
        Sort::Newest => "newest",
        Sort::Title => "title",
        _ => "relevance",
    };
    let option = |value: &'static str| element("option").attr("value", value);
    let select = element("select")
        .attr("id", "sort")
        .class("select")
        .part("sort")
        .child(option("relevance").live(first))
        .child(option("newest").child(locale.t(BoardText::SortNewest)))
        .child(option("title").child(locale.t(BoardText::SortTitle)))
        .live_property(move || Property::Value(value().to_owned()))
        .on("change", move |event| {
            model.sort(match event_target_value(&event).as_str() {
                "newest" => Sort::Newest,
                "title" => Sort::Title,
                _ => Sort::Relevance,
            });
        });
    element("div")
        .class("sort")
        .child(element("label").class("sort-label").attr("for", "sort").child(locale.t(BoardText::SortLabel)))
        .child(select)
}
