//! The whole board: whichever of its screens is shown.

use leptos::html::Div;
use leptos::prelude::*;
use personio::id::PositionId;

use super::filters::{ActiveFilters, Filters};
use super::job_detail::{DetailActions, JobDetail};
use super::job_list::JobList;
use super::model::{BoardModel, Phase, Problem, View};
use super::notice::Notice;
use super::search_bar::{SearchBar, SortChoice};
use crate::locale::Locale;
use crate::text::BoardText;

/// A company's job board.
#[component]
pub fn JobBoard(
    /// What is shown.
    model: BoardModel,
    /// Somebody is about to search: the texts may be fetched.
    on_search_wanted: Callback<()>,
    /// The list is to be fetched again.
    on_retry: Callback<()>,
    /// The open position's text is to be fetched again.
    on_retry_detail: Callback<()>,
) -> AnyView {
    let locale = Locale::current();
    let board = NodeRef::<Div>::new();
    let actions = DetailActions { on_close: Callback::new(move |()| model.close()), on_retry: on_retry_detail };
    let list = view! { <ListScreen model on_search_wanted/> };
    let screen = {
        let locale = locale.clone();
        move || match model.phase.get() {
            Phase::Loading => loading(&locale),
            Phase::Failed(problem) => failed(&locale, model, problem, on_retry),
            Phase::Ready if model.list.with(|list| list.is_empty()) => empty(&locale, model),
            Phase::Ready => match model.view.get() {
                View::List => ().into_any(),
                View::Job(id) => view! { <JobDetail model id actions/> }.into_any(),
            },
        }
    };
    let list_hidden = move || {
        model.phase.get() != Phase::Ready || model.view.get() != View::List || model.list.with(|list| list.is_empty())
    };
    Effect::new(move |before: Option<View>| {
        let view = model.view.get();
        if let (Some(View::Job(_)), View::List, Some(board)) = (before, view, board.get_untracked())
            && let Some(id) = model.came_from.get_untracked()
        {
            request_animation_frame(move || focus_job(&board, id));
        }
        view
    });
    view! {
        <div class="board" part="board" lang=locale.language().to_string() node_ref=board>
            <div hidden=list_hidden>{list}</div>
            <div class="screen">{screen}</div>
        </div>
    }
    .into_any()
}

/// The list with its search and filters. It stays in the page while a position is open, so that everything is as it
/// was when somebody comes back.
#[component]
fn ListScreen(model: BoardModel, on_search_wanted: Callback<()>) -> AnyView {
    let locale = Locale::current();
    let open = RwSignal::new(false);
    let results = {
        let locale = locale.clone();
        move || {
            let count = model.outcome.with(|outcome| outcome.hits.len());
            locale.count(BoardText::ResultsOne, BoardText::ResultsOther, count.try_into().unwrap_or(u32::MAX))
        }
    };
    let filters_label = {
        let (plain, locale) = (locale.t(BoardText::Filters), locale.clone());
        move || match model.filters().len() {
            0 => plain.clone(),
            count => locale
                .fill(BoardText::FiltersActive, &[("count", &locale.number(count.try_into().unwrap_or(u32::MAX)))]),
        }
    };
    let nothing = {
        let locale = locale.clone();
        move || model.outcome.with(|outcome| outcome.hits.is_empty()).then(|| no_results(&locale, model))
    };
    view! {
        <div class="list-screen">
            // Between the page's heading and the jobs' `h3`.
            <h2 class="visually-hidden">{locale.t(BoardText::BoardLabel)}</h2>
            <SearchBar model on_search_wanted/>
            <div class="list-columns" class:filters-open=open>
                <button class="button filter-toggle" part="filter-toggle" type="button" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>
                    <span class="filter-icon" aria-hidden="true"></span>
                    {filters_label}
                </button>
                <div class="side" part="filters" role="group" aria-label=locale.t(BoardText::Filters)>
                    <Filters model/>
                </div>
                <div class="main">
                    <div class="list-head">
                        <p class="results" part="results" role="status" aria-atomic="true">{results}</p>
                        <SortChoice model/>
                    </div>
                    <ActiveFilters model/>
                    <JobList model/>
                    {nothing}
                </div>
            </div>
        </div>
    }
    .into_any()
}

fn no_results(locale: &Locale, model: BoardModel) -> AnyView {
    let reset = move |_| {
        model.clear_filters();
        model.search(String::new());
    };
    let actions =
        view! { <button class="button" type="button" on:click=reset>{locale.t(BoardText::ClearFilters)}</button> }
            .into_any();
    view! { <Notice title=locale.t(BoardText::NoResultsTitle) text=locale.t(BoardText::NoResultsText) actions=Some(actions)/> }.into_any()
}

fn loading(locale: &Locale) -> AnyView {
    view! {
        <div class="skeleton" role="status" aria-label=locale.t(BoardText::Loading)>
            <span></span><span></span><span></span><span></span><span></span><span></span>
        </div>
    }
    .into_any()
}

fn empty(locale: &Locale, model: BoardModel) -> AnyView {
    view! { <Notice title=locale.t(BoardText::EmptyTitle) text=locale.t(BoardText::EmptyText) actions=career_page(locale, model)/> }.into_any()
}

fn failed(locale: &Locale, model: BoardModel, problem: Problem, on_retry: Callback<()>) -> AnyView {
    let text = match problem {
        Problem::Unreachable => BoardText::ErrorUnreachable,
        Problem::FeedOff => BoardText::ErrorFeedOff,
        Problem::NoSuchCompany => BoardText::ErrorNoCompany,
        Problem::Broken => BoardText::ErrorBroken,
        Problem::NotSetUp => BoardText::ErrorSetup,
    };
    let actions = view! {
        <button class="button" type="button" on:click=move |_| on_retry.run(())>{locale.t(BoardText::TryAgain)}</button>
        {career_page(locale, model)}
    }
    .into_any();
    view! {
        <div role="alert"><Notice title=locale.t(BoardText::ErrorTitle) text=locale.t(text) actions=Some(actions)/></div>
    }
    .into_any()
}

fn career_page(locale: &Locale, model: BoardModel) -> Option<AnyView> {
    let page = model.settings.with(|settings| settings.career_page.clone())?;
    Some(
        view! { <a class="button" href=page target="_blank" rel="noopener">{locale.t(BoardText::OpenHostedBoard)}</a> }
            .into_any(),
    )
}

fn focus_job(board: &leptos::web_sys::HtmlDivElement, id: PositionId) {
    use leptos::wasm_bindgen::JsCast;
    let row = board.query_selector(&["[data-job=\"", &id.to_string(), "\"] .job-link"].concat());
    if let Some(link) = row.ok().flatten().and_then(|row| row.dyn_into::<leptos::web_sys::HtmlElement>().ok()) {
        _ = link.focus();
    }
}
