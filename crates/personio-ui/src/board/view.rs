//! The whole board: whichever of its screens is shown.

use std::rc::Rc;

use leptos::prelude::request_animation_frame;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;
use personio::id::PositionId;

use super::filters::{active_filters, filters};
use super::job_list::job_list;
use super::model::{BoardModel, DetailState, Phase, Problem, View};
use super::notice::{notice, skeleton};
use super::search_bar::{search_bar, sort_choice};
use crate::locale::Locale;
use crate::markup::{Element, Markup, Place, element};
use crate::state::{State, watch};
use crate::text::BoardText;

/// What a board asks for from outside.
#[derive(Clone)]
pub struct BoardActions {
    /// Somebody is about to search: the texts may be fetched.
    pub on_search_wanted: Rc<dyn Fn()>,
    /// The list is to be fetched again.
    pub on_retry: Rc<dyn Fn()>,
    /// The open position's text is to be fetched again.
    pub on_retry_detail: Rc<dyn Fn()>,
}

/// A company's job board.
pub fn job_board(model: BoardModel, actions: BoardActions) -> Markup {
    let locale = Locale::current();
    let board = Place::new();
    come_back(model, board);
    let list = list_screen(model, &locale, actions.on_search_wanted.clone());
    let is_empty = move || model.list.with(|list| list.is_empty());
    let screen = {
        let locale = locale.clone();
        move || match model.phase.get() {
            Phase::Loading => skeleton(locale.t(BoardText::Loading), 6),
            Phase::Failed(problem) => failed(&locale, model, problem, actions.on_retry.clone()),
            Phase::Ready if is_empty() => empty(&locale, model).into(),
            Phase::Ready => match model.view.get() {
                View::List => Markup::nothing(),
                View::Job(id) => job(model, &locale, id, &actions.on_retry_detail),
            },
        }
    };
    let list_hidden = move || model.phase.get() != Phase::Ready || model.view.get() != View::List || is_empty();
    element("div")
        .class("board")
        .part("board")
        .attr("lang", locale.language().to_string())
        .place(board)
        .child(element("div").hidden(list_hidden).child(list))
        .child(element("div").class("screen").live(screen))
        .into()
}

/// One position, as soon as the code that shows it is there.
fn job(model: BoardModel, locale: &Locale, id: PositionId, on_retry: &Rc<dyn Fn()>) -> Markup {
    if let Some(show) = model.job_view.get() {
        return show(model, locale, id, on_retry.clone());
    }
    let is_missing = model.detail.with(|detail| matches!(detail, DetailState::Failed));
    if !is_missing {
        return skeleton(locale.t(BoardText::LoadingJob), 6);
    }
    let on_retry = on_retry.clone();
    let back = button(locale.t(BoardText::BackToList)).on_click(move || model.close());
    let again = button(locale.t(BoardText::TryAgain)).on_click(move || on_retry());
    let (title, text) = (locale.t(BoardText::JobErrorText), locale.t(BoardText::ErrorUnreachable));
    element("div").attr("role", "alert").child(notice(title, text, [again, back])).into()
}

/// Whoever comes back from a position finds its row focused.
fn come_back(model: BoardModel, board: Place) {
    let mut before = View::List;
    watch(move || {
        let view = model.view.get();
        if let (View::Job(_), View::List) = (before, view)
            && let (Some(board), Some(id)) = (board.get_untracked(), model.came_from.get_untracked())
        {
            request_animation_frame(move || focus_job(&board, id));
        }
        before = view;
    });
}

/// The list with its search and filters. It stays in the page while a position is open, so that everything is as it
/// was when somebody comes back.
fn list_screen(model: BoardModel, locale: &Locale, on_search_wanted: Rc<dyn Fn()>) -> Element {
    let is_open = State::new(false);
    let results_place = Place::new();
    let results = {
        let locale = locale.clone();
        move || {
            let count = model.outcome().hits.len();
            locale.count(BoardText::ResultsOne, BoardText::ResultsOther, count.try_into().unwrap_or(u32::MAX))
        }
    };
    let filters_label = {
        let locale = locale.clone();
        move || match model.filters().len() {
            0 => locale.t(BoardText::Filters),
            count => locale
                .fill(BoardText::FiltersActive, &[("count", &locale.number(count.try_into().unwrap_or(u32::MAX)))]),
        }
    };
    let nothing = {
        let locale = locale.clone();
        move || model.outcome().hits.is_empty().then(|| no_results(&locale, model, results_place))
    };
    let toggle = element("button")
        .class("button filter-toggle")
        .part("filter-toggle")
        .attr("type", "button")
        .live_attr("aria-expanded", move || is_open.get().to_string())
        .on_click(move || is_open.update(|open| *open = !*open))
        .child(element("span").class("filter-icon").attr("aria-hidden", "true"))
        .live(filters_label);
    let side = element("div")
        .class("side")
        .part("filters")
        .attr("role", "group")
        .attr("aria-label", locale.t(BoardText::Filters))
        .child(filters(model, locale));
    let results = element("p")
        .class("results")
        .part("results")
        .attr("role", "status")
        .attr("aria-atomic", "true")
        .attr("tabindex", "-1")
        .place(results_place)
        .live(results);
    let main = element("div")
        .class("main")
        .child(element("div").class("list-head").child(results).child(sort_choice(model, locale)))
        .child(active_filters(model, locale, results_place))
        .children(job_list(model, locale))
        .live(nothing);
    element("div")
        .class("list-screen")
        // Between the page's heading and the jobs' `h3`.
        .child(element("h2").class("visually-hidden").child(locale.t(BoardText::BoardLabel)))
        .child(search_bar(model, locale, on_search_wanted))
        .child(
            element("div")
                .class("list-columns")
                .live_class("filters-open", move || is_open.get())
                .child(toggle)
                .child(side)
                .child(main),
        )
}

/// Whoever takes everything back finds the number of jobs focused: the button goes away.
fn no_results(locale: &Locale, model: BoardModel, results: Place) -> Element {
    let reset = button(locale.t(BoardText::ClearFilters)).on_click(move || {
        model.clear_filters();
        model.search(String::new());
        results.focus();
    });
    notice(locale.t(BoardText::NoResultsTitle), locale.t(BoardText::NoResultsText), [reset])
}

fn empty(locale: &Locale, model: BoardModel) -> Element {
    notice(locale.t(BoardText::EmptyTitle), locale.t(BoardText::EmptyText), career_page(locale, model))
}

fn failed(locale: &Locale, model: BoardModel, problem: Problem, on_retry: Rc<dyn Fn()>) -> Markup {
    let text = match problem {
        Problem::Unreachable | Problem::Starting => BoardText::ErrorUnreachable,
        Problem::FeedOff => BoardText::ErrorFeedOff,
        Problem::NoSuchCompany => BoardText::ErrorNoCompany,
        Problem::Broken => BoardText::ErrorBroken,
        Problem::NotSetUp => BoardText::ErrorSetup,
    };
    // Only the page's editor can set the board up.
    let again =
        (problem != Problem::NotSetUp).then(|| button(locale.t(BoardText::TryAgain)).on_click(move || on_retry()));
    let actions = again.into_iter().chain(career_page(locale, model));
    element("div").attr("role", "alert").child(notice(locale.t(BoardText::ErrorTitle), locale.t(text), actions)).into()
}

fn career_page(locale: &Locale, model: BoardModel) -> Option<Element> {
    let page = model.settings.with(|settings| settings.career_page.clone())?;
    let link = element("a").class("button").attr("href", page).attr("target", "_blank").attr("rel", "noopener");
    Some(link.child(locale.t(BoardText::OpenHostedBoard)))
}

/// A plain button.
pub fn button(label: String) -> Element {
    element("button").class("button").attr("type", "button").child(label)
}

fn focus_job(board: &HtmlElement, id: PositionId) {
    let row = board.query_selector(&["[data-job=\"", &id.to_string(), "\"] .job-link"].concat());
    if let Some(link) = row.ok().flatten().and_then(|row| row.dyn_into::<HtmlElement>().ok()) {
        _ = link.focus();
    }
}
