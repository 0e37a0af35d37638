//! The search field and the sorting.

use leptos::html::Input;
use leptos::prelude::*;
use personio::board::Sort;

use super::model::{BoardModel, TextsState};
use crate::locale::Locale;
use crate::text::BoardText;

/// The search field with the number of results, and the order of the list.
#[component]
pub fn SearchBar(
    /// The board that is searched.
    model: BoardModel,
    /// Somebody is about to search: the texts may be fetched.
    on_search_wanted: Callback<()>,
) -> AnyView {
    let locale = Locale::current();
    let field = NodeRef::<Input>::new();
    let searching = locale.t(BoardText::SearchingTexts);
    let clear = move |_| {
        model.search(String::new());
        if let Some(field) = field.get_untracked() {
            _ = field.focus();
        }
    };
    view! {
        <div class="search" role="search" part="search">
            <label class="field-label" for="search">{locale.t(BoardText::SearchLabel)}</label>
            <div class="search-box">
                <span class="search-icon" aria-hidden="true"></span>
                <input
                    id="search" class="input" part="search-input" type="search" autocomplete="off" spellcheck="false" enterkeyhint="search"
                    node_ref=field
                    placeholder=locale.t(BoardText::SearchHint)
                    prop:value=move || model.query.with(|query| query.text.clone())
                    on:focus=move |_| on_search_wanted.run(())
                    on:input=move |event| {
                        on_search_wanted.run(());
                        model.search(event_target_value(&event));
                    }
                />
                <button
                    class="icon-button clear" type="button" aria-label=locale.t(BoardText::ClearSearch)
                    hidden=move || model.query.with(|query| query.text.is_empty())
                    on:click=clear
                ></button>
            </div>
            <p class="hint search-progress">
                {move || {
                    let busy = model.texts.get() == TextsState::Loading && model.query.with(|query| !query.text.trim().is_empty());
                    busy.then(|| searching.clone())
                }}
            </p>
        </div>
    }
    .into_any()
}

/// The choice of the list's order.
#[component]
pub fn SortChoice(
    /// The board that is sorted.
    model: BoardModel,
) -> AnyView {
    let locale = Locale::current();
    let first = {
        let (relevance, board) = (locale.t(BoardText::SortRelevance), locale.t(BoardText::SortBoard));
        move || if model.query.with(|query| query.text.trim().is_empty()) { board.clone() } else { relevance.clone() }
    };
    let choose = move |event| {
        model.sort(match event_target_value(&event).as_str() {
            "newest" => Sort::Newest,
            "title" => Sort::Title,
            _ => Sort::Relevance,
        });
    };
    let value = move || match model.query.with(|query| query.sort) {
        Sort::Newest => "newest",
        Sort::Title => "title",
        _ => "relevance",
    };
    view! {
        <div class="sort">
            <label class="sort-label" for="sort">{locale.t(BoardText::SortLabel)}</label>
            <select id="sort" class="select" part="sort" prop:value=value on:change=choose>
                <option value="relevance">{first}</option>
                <option value="newest">{locale.t(BoardText::SortNewest)}</option>
                <option value="title">{locale.t(BoardText::SortTitle)}</option>
            </select>
        </div>
    }
    .into_any()
}
