//! One position: its text, its facts, and the way to apply.

use std::sync::Arc;

use leptos::html::H2;
use leptos::prelude::*;
use personio::board::{Detail, DetailSection, Facet, List};
use personio::id::PositionId;
use personio::{description, language::Language};

use super::model::{ApplyVia, BoardModel, DetailState};
use super::rich_text::rich_text;
use super::salary::salary_text;
use crate::board::filters::facet_text;
use crate::locale::Locale;
use crate::text::BoardText;

/// The facts of the box beside the text, in order.
const FACTS: [Facet; 7] = [
    Facet::Office,
    Facet::Department,
    Facet::Subcompany,
    Facet::EmploymentType,
    Facet::Schedule,
    Facet::Seniority,
    Facet::Experience,
];

/// What can be done from a position's page.
#[derive(Clone, Copy)]
pub struct DetailActions {
    /// Back to the list.
    pub on_close: Callback<()>,
    /// Fetches the text once more.
    pub on_retry: Callback<()>,
}

/// A position in place of the list.
#[component]
pub fn JobDetail(
    /// The board that the position belongs to.
    model: BoardModel,
    /// The position.
    id: PositionId,
    /// What can be done.
    actions: DetailActions,
) -> AnyView {
    let locale = Locale::current();
    let heading = NodeRef::<H2>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            _ = heading.focus();
        }
    });
    let list = model.list.get_untracked();
    let index = list.index_of(id);
    let position = index.and_then(|index| list.position(index));
    let back = view! {
        <button class="back" part="back" type="button" on:click=move |_| actions.on_close.run(())>
            <span class="back-arrow" aria-hidden="true"></span>
            {locale.t(BoardText::BackToList)}
        </button>
    };
    let Some((index, position)) = index.zip(position) else {
        return view! {
            {back}
            <div class="notice" part="notice">
                <h2 class="notice-title" tabindex="-1" node_ref=heading>{locale.t(BoardText::JobGoneTitle)}</h2>
                <p>{locale.t(BoardText::JobGoneText)}</p>
            </div>
        }
        .into_any();
    };
    let title = position.title.clone();
    let lang = model.foreign(position.language).map(|language| language.to_string());
    let body = {
        let locale = locale.clone();
        move || detail_body(model, &locale, &model.detail.get(), actions)
    };
    view! {
        {back}
        <article class="detail" part="detail">
            <header class="detail-head">
                <h2 class="detail-title" part="detail-title" tabindex="-1" lang=lang node_ref=heading>{title}</h2>
                <p class="detail-meta">{meta_line(&locale, &list, index)}</p>
                <ApplyButton model id/>
            </header>
            <div class="detail-columns">
                <div class="detail-main">
                    {body}
                    <ApplyButton model id/>
                    <FormPlace model/>
                </div>
                <aside class="detail-side" part="facts" aria-label=locale.t(BoardText::AboutJob)>
                    {fact_box(&locale, &list, index)}
                </aside>
            </div>
        </article>
    }
    .into_any()
}

fn meta_line(locale: &Locale, list: &List, index: u32) -> String {
    let facts = [Facet::Office, Facet::Schedule, Facet::EmploymentType];
    let facts = facts
        .into_iter()
        .flat_map(|facet| list.values(index, facet).into_iter().map(move |value| locale.value(facet, value)));
    facts.collect::<Vec<_>>().join(" · ")
}

fn fact_box(locale: &Locale, list: &Arc<List>, index: u32) -> AnyView {
    let fact =
        |name: String, value: String| view! { <div class="fact-row"><dt>{name}</dt><dd>{value}</dd></div> }.into_any();
    let mut facts: Vec<AnyView> = Vec::new();
    for facet in FACTS {
        let values: Vec<String> =
            list.values(index, facet).into_iter().map(|value| locale.value(facet, value)).collect();
        if !values.is_empty() {
            facts.push(fact(locale.t(facet_text(facet)), values.join(", ")));
        }
    }
    if let Some(position) = list.position(index) {
        if let Some(pay) = position.salary.as_ref().and_then(|salary| salary_text(locale, salary)) {
            facts.push(fact(locale.t(BoardText::Salary), pay));
        }
        if let Some(created_at) = position.created_at {
            facts.push(fact(locale.t(BoardText::Posted), locale.date(created_at)));
        }
    }
    view! { <h3 class="side-title">{locale.t(BoardText::AboutJob)}</h3><dl class="fact-box">{facts}</dl> }.into_any()
}

fn detail_body(model: BoardModel, locale: &Locale, state: &DetailState, actions: DetailActions) -> AnyView {
    match state {
        DetailState::Loading => view! {
            <div class="skeleton" role="status" aria-label=locale.t(BoardText::LoadingJob)>
                <span></span><span></span><span></span><span></span>
            </div>
        }
        .into_any(),
        DetailState::Ready(detail) => text(model, locale, detail),
        DetailState::Gone => view! { <p class="note">{locale.t(BoardText::JobGoneText)}</p> }.into_any(),
        DetailState::Failed => view! {
            <div class="note" role="alert">
                <p>{locale.t(BoardText::JobErrorText)}</p>
                <button class="button" type="button" on:click=move |_| actions.on_retry.run(())>{locale.t(BoardText::TryAgain)}</button>
            </div>
        }
        .into_any(),
    }
}

fn text(model: BoardModel, locale: &Locale, detail: &Detail) -> AnyView {
    if detail.sections.is_empty() && detail.contact.is_none() {
        return view! { <p class="note">{locale.t(BoardText::NoText)}</p> }.into_any();
    }
    let note = model.foreign(detail.language).map(|language| {
        let text = locale.fill(BoardText::TextIsInLanguage, &[("language", &locale.language_name(language))]);
        view! { <p class="note language-note">{text}</p> }
    });
    let sections = detail.sections.iter().map(|section| section_view(model, section));
    let contact = detail.contact.as_deref().map(|html| {
        view! {
            <section class="text-section contact" part="contact">
                <h3 class="section-title">{locale.t(BoardText::Contact)}</h3>
                <div class="rich-text">{rich_text(description::parse(html))}</div>
            </section>
        }
    });
    view! { {note}{sections.collect_view()}{contact} }.into_any()
}

fn section_view(model: BoardModel, section: &DetailSection) -> AnyView {
    let lang = model.foreign(section.language).as_ref().map(Language::to_string);
    let title = (!section.name.is_empty()).then(|| view! { <h3 class="section-title">{section.name.clone()}</h3> });
    view! {
        <section class="text-section" part="section" lang=lang>
            {title}
            <div class="rich-text" part="text">{rich_text(description::parse(&section.html))}</div>
        </section>
    }
    .into_any()
}

/// Opens the form in the page, or leads to Personio's hosted one.
#[component]
fn ApplyButton(model: BoardModel, id: PositionId) -> AnyView {
    let locale = Locale::current();
    match model.settings.with_untracked(|settings| settings.apply.clone()) {
        ApplyVia::Nowhere => ().into_any(),
        ApplyVia::Hosted(career_page) => {
            let language = model.foreign(
                model.list.with_untracked(|list| list.index_of(id).and_then(|index| list.position(index)?.language)),
            );
            let language = language.unwrap_or_else(|| locale.language()).to_string();
            let href = [&career_page, "/job/", &id.to_string(), "?language=", &language, "#apply"].concat();
            view! {
                <a class="button primary apply" part="apply" href=href target="_blank" rel="noopener">
                    {locale.t(BoardText::ApplyHosted)}
                    <span class="visually-hidden">{[" (", &locale.t(BoardText::OpensNewTab), ")"].concat()}</span>
                </a>
            }
            .into_any()
        }
        ApplyVia::Form => {
            let label = locale.t(BoardText::Apply);
            view! {
                <button
                    class="button primary apply" part="apply" type="button"
                    hidden=move || model.applying.get()
                    on:click=move |_| model.applying.set(true)
                >{label}</button>
            }
            .into_any()
        }
    }
}

/// The place of the form: whoever mounts the board puts it into `form_host`.
#[component]
fn FormPlace(model: BoardModel) -> AnyView {
    view! { <div class="form-place" part="form" node_ref=model.form_host hidden=move || !model.applying.get()></div> }
        .into_any()
}
