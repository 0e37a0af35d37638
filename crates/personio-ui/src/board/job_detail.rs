//! One position: its text, its facts, and the way to apply.

use std::rc::Rc;

use personio::board::{Detail, DetailSection, Facet, List};
use personio::id::PositionId;
use personio::language::Language;

use super::filters::facet_text;
use super::model::{ApplyVia, BoardModel, DetailState};
use super::notice::skeleton;
use super::rich_text::rich_text;
use super::salary::salary_text;
use super::view::button;
use crate::locale::Locale;
use crate::markup::{Element, Markup, Place, element};
use crate::text::{BoardText, JobText};

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

/// A position in place of the list. `on_retry` fetches its text once more.
pub fn job_detail(model: BoardModel, locale: &Locale, id: PositionId, on_retry: Rc<dyn Fn()>) -> Markup {
    let heading = Place::new();
    heading.focus_when_made();
    let title = element("h2").attr("tabindex", "-1").place(heading);
    let back = element("button")
        .class("back")
        .part("back")
        .attr("type", "button")
        .on_click(move || model.close())
        .child(element("span").class("back-arrow").attr("aria-hidden", "true"))
        .child(locale.t(BoardText::BackToList));
    let list = model.list.get_untracked();
    let index = list.index_of(id);
    let position = index.and_then(|index| list.position(index));
    let Some((index, position)) = index.zip(position) else {
        let title = title.class("notice-title").child(locale.t(JobText::JobGoneTitle));
        let text = element("p").child(locale.t(JobText::JobGoneText));
        let notice = element("div").class("notice").part("notice").child(title).child(text);
        return Markup::many([back, notice]);
    };
    let lang = model.foreign(position.language).map(|language| language.to_string());
    let title = title.class("detail-title").part("detail-title").attr("lang", lang).child(position.title.to_owned());
    let head = element("header")
        .class("detail-head")
        .child(title)
        .child(element("p").class("detail-meta").child(meta_line(locale, &list, index)))
        .child(apply_button(model, locale, id, move || is_gone(model)));
    let body = {
        let locale = locale.clone();
        move || detail_body(model, &locale, &model.detail.get(), &on_retry)
    };
    // Whoever mounts the board puts the form into this place.
    let form = element("div").class("form-place").part("form").place(model.form_host);
    let main = element("div")
        .class("detail-main")
        .live(body)
        .child(apply_button(model, locale, id, move || !is_here(model)))
        .child(form);
    let side = element("aside")
        .class("detail-side")
        .part("facts")
        .attr("aria-label", locale.t(JobText::AboutJob))
        .children(fact_box(locale, &list, index));
    let article = element("article")
        .class("detail")
        .part("detail")
        .child(head)
        .child(element("div").class("detail-columns").child(main).child(side));
    Markup::many([back, article])
}

fn meta_line(locale: &Locale, list: &List, index: u32) -> String {
    let facts = [Facet::Office, Facet::Schedule, Facet::EmploymentType];
    let facts = facts
        .into_iter()
        .flat_map(|facet| list.values(index, facet).into_iter().map(move |value| locale.value(facet, value)));
    facts.collect::<Vec<_>>().join(" · ")
}

fn fact_box(locale: &Locale, list: &List, index: u32) -> [Element; 2] {
    let mut facts = element("dl").class("fact-box");
    let row = |name: String, value: String| {
        element("div").class("fact-row").child(element("dt").child(name)).child(element("dd").child(value))
    };
    for facet in FACTS {
        let values: Vec<String> =
            list.values(index, facet).into_iter().map(|value| locale.value(facet, value)).collect();
        if !values.is_empty() {
            facts = facts.child(row(locale.t(facet_text(facet)), values.join(", ")));
        }
    }
    if let Some(pay) = list.salary(index).and_then(|salary| salary_text(locale, &salary)) {
        facts = facts.child(row(locale.t(JobText::Salary), pay));
    }
    if let Some(created_at) = list.position(index).and_then(|position| position.created_at) {
        facts = facts.child(row(locale.t(JobText::Posted), locale.date(created_at)));
    }
    [element("h3").class("side-title").child(locale.t(JobText::AboutJob)), facts]
}

fn detail_body(model: BoardModel, locale: &Locale, state: &DetailState, on_retry: &Rc<dyn Fn()>) -> Markup {
    match state {
        DetailState::Loading => skeleton(locale.t(BoardText::LoadingJob), 4),
        DetailState::Ready(detail) => text(model, locale, detail),
        DetailState::Gone => {
            let title = element("b").child(locale.t(JobText::JobGoneTitle));
            element("p").class("note").child(title).child(locale.t(JobText::JobGoneText)).into()
        }
        DetailState::Failed => {
            let on_retry = on_retry.clone();
            element("div")
                .class("note")
                .attr("role", "alert")
                .child(element("p").child(locale.t(BoardText::JobErrorText)))
                .child(button(locale.t(BoardText::TryAgain)).on_click(move || on_retry()))
                .into()
        }
    }
}

fn note(text: String) -> Element {
    element("p").class("note").child(text)
}

fn text(model: BoardModel, locale: &Locale, detail: &Detail) -> Markup {
    if detail.sections.is_empty() && detail.contact.is_empty() {
        return note(locale.t(JobText::NoText)).into();
    }
    let mut pieces: Vec<Element> = Vec::new();
    if let Some(language) = model.foreign(detail.language) {
        let text = locale.fill(JobText::TextIsInLanguage, &[("language", &locale.language_name(language))]);
        pieces.push(element("p").class("note language-note").child(text));
    }
    pieces.extend(detail.sections.iter().map(|section| section_view(model, section)));
    if !detail.contact.is_empty() {
        let title = element("h3").class("section-title").child(locale.t(JobText::Contact));
        let text = element("div").class("rich-text").child(rich_text(&detail.contact));
        pieces.push(element("section").class("text-section contact").part("contact").child(title).child(text));
    }
    Markup::many(pieces)
}

fn section_view(model: BoardModel, section: &DetailSection) -> Element {
    let lang = model.foreign(section.language).as_ref().map(Language::to_string);
    let title = (!section.name.is_empty()).then(|| element("h3").class("section-title").child(section.name.clone()));
    element("section")
        .class("text-section")
        .part("section")
        .attr("lang", lang)
        .child(title)
        .child(element("div").class("rich-text").part("text").child(rich_text(&section.text)))
}

/// Whether the text of the position is here: before it is, one button to apply is enough.
fn is_here(model: BoardModel) -> bool {
    model.detail.with(|detail| matches!(detail, DetailState::Ready(_)))
}

fn is_gone(model: BoardModel) -> bool {
    model.detail.with(|detail| matches!(detail, DetailState::Gone))
}

/// Opens the form in the page, or leads to Personio's hosted one.
fn apply_button(
    model: BoardModel,
    locale: &Locale,
    id: PositionId,
    is_hidden: impl Fn() -> bool + 'static,
) -> Option<Element> {
    let button = match model.settings.with_untracked(|settings| settings.apply.clone()) {
        ApplyVia::Nowhere => return None,
        ApplyVia::Hosted(career_page) => {
            let language = model.list.with_untracked(|list| list.position(list.index_of(id)?)?.language);
            let language = model.foreign(language).unwrap_or_else(|| locale.language()).to_string();
            let href = [&career_page, "/job/", &id.to_string(), "?language=", &language, "#apply"].concat();
            let new_tab = [" (", &locale.t(JobText::OpensNewTab), ")"].concat();
            element("a")
                .attr("href", href)
                .attr("target", "_blank")
                .attr("rel", "noopener")
                .child(locale.t(JobText::ApplyHosted))
                .child(element("span").class("visually-hidden").child(new_tab))
        }
        ApplyVia::Form => element("button")
            .attr("type", "button")
            .on_click(move || model.applying.set(true))
            .child(locale.t(JobText::Apply)),
    };
    let is_hidden = move || model.applying.get() || is_hidden();
    Some(button.class("button primary apply").part("apply").hidden(is_hidden))
}
