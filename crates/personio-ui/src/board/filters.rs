//! Facets as groups of check boxes, and the filters that are set.

use std::rc::Rc;

use leptos::prelude::request_animation_frame;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;
use personio::board::{Facet, FacetCounts, Outcome};

use super::model::BoardModel;
use crate::locale::Locale;
use crate::markup::{Element, Markup, Place, Property, element};
use crate::state::State;
use crate::text::BoardText;

/// How many values of a facet are shown before "Show all": more would push the next facet out of sight.
const SHORT_FACET: usize = 7;

/// The heading of a facet.
pub fn facet_text(facet: Facet) -> BoardText {
    match facet {
        Facet::Department => BoardText::Department,
        Facet::Office => BoardText::Office,
        Facet::EmploymentType => BoardText::EmploymentType,
        Facet::Schedule => BoardText::Schedule,
        Facet::Seniority => BoardText::Seniority,
        Facet::RecruitingCategory => BoardText::RecruitingCategory,
        Facet::Subcompany => BoardText::Subcompany,
        Facet::Experience => BoardText::Experience,
        Facet::OccupationCategory => BoardText::OccupationCategory,
        Facet::Language => BoardText::Language,
    }
}

/// Every facet that can narrow the list. The groups and their values stay where they are while the counts change, so
/// that nothing jumps under a finger and the focus stays.
pub fn filters(model: BoardModel, locale: &Locale) -> Element {
    let locale = locale.clone();
    let groups = move || {
        let whole = model.whole();
        let hidden = model.settings.with(|settings| settings.hidden_facets.clone());
        let facets = whole.facets.into_iter().filter(|facet| facet.values.len() > 1 && !hidden.contains(&facet.facet));
        Markup::many(facets.map(|facet| facet_group(model, &locale, facet)))
    };
    element("div").class("facets").part("facets").live(groups)
}

fn facet_group(model: BoardModel, locale: &Locale, whole: FacetCounts) -> Element {
    let FacetCounts { facet, values } = whole;
    let all = State::new(false);
    let is_long = values.len() > SHORT_FACET + 1;
    let toggle = is_long.then(|| {
        let count = locale.number(values.len().try_into().unwrap_or(u32::MAX));
        let more = locale.fill(BoardText::ShowAllValues, &[("count", &count)]);
        let fewer = locale.t(BoardText::ShowFewerValues);
        element("button")
            .class("link-button")
            .attr("type", "button")
            .live_attr("aria-expanded", move || all.get().to_string())
            .on_click(move || all.update(|all| *all = !*all))
            .live(move || if all.get() { fewer.clone() } else { more.clone() })
    });
    let boxes = values.into_iter().enumerate().map(|(place, value)| {
        let can_hide = is_long && place >= SHORT_FACET;
        let is_folded = move || can_hide && !all.get();
        facet_box(model, locale, facet, value.value, is_folded)
    });
    element("fieldset")
        .class("facet")
        .child(element("legend").class("facet-title").child(locale.t(facet_text(facet))))
        .child(element("ul").class("facet-values").children(boxes))
        .child(toggle)
}

fn facet_box(
    model: BoardModel,
    locale: &Locale,
    facet: Facet,
    value: String,
    is_folded: impl Fn() -> bool + 'static,
) -> Element {
    let label = locale.value(facet, &value);
    let value: Rc<str> = value.into();
    let count = {
        let value = value.clone();
        move || count_of(&model.outcome(), facet, &value)
    };
    let is_selected = {
        let value = value.clone();
        move || model.query.with(|query| query.selection.contains(facet, &value))
    };
    let number = {
        let (locale, count) = (locale.clone(), count.clone());
        move || locale.number(count())
    };
    let check = element("input")
        .attr("type", "checkbox")
        .live_property({
            let is_selected = is_selected.clone();
            move || Property::Checked(is_selected())
        })
        .on("change", move |_| model.toggle(facet, &value));
    element("li")
        .class("facet-value")
        .live_class("is-without", {
            let is_selected = is_selected.clone();
            move || count() == 0 && !is_selected()
        })
        .hidden(move || is_folded() && !is_selected())
        .child(
            element("label")
                .child(check)
                .child(element("span").class("facet-name").child(label))
                .child(element("span").class("facet-count").live(number)),
        )
}

fn count_of(outcome: &Outcome, facet: Facet, value: &str) -> u32 {
    let counts = outcome.facets.iter().find(|counts| counts.facet == facet);
    let count = counts.and_then(|counts| counts.values.iter().find(|count| count.value == value));
    count.map_or(0, |count| count.count)
}

/// The filters that are set, each with a way to take it back. `results` gets the focus when none is left.
pub fn active_filters(model: BoardModel, locale: &Locale, results: Place) -> Element {
    let locale = locale.clone();
    let chips = move || {
        let chosen = model.filters();
        if chosen.is_empty() {
            return Markup::nothing();
        }
        let chips = chosen.into_iter().enumerate().map(|(number, (facet, value))| {
            let label = locale.value(facet, &value);
            let remove = locale.fill(BoardText::RemoveFilter, &[("value", &label)]);
            let chip = element("button")
                .class("chip")
                .part("chip")
                .attr("type", "button")
                .attr("aria-label", remove)
                .child(label)
                .child(element("span").class("chip-remove").attr("aria-hidden", "true"))
                .on_click(move || {
                    model.toggle(facet, &value);
                    focus_chip(results, number);
                });
            element("li").child(chip)
        });
        let clear = element("button")
            .class("link-button")
            .attr("type", "button")
            .child(locale.t(BoardText::ClearFilters))
            .on_click(move || {
                model.clear_filters();
                results.focus();
            });
        element("ul").class("chips").children(chips).child(element("li").child(clear)).into()
    };
    element("div").class("active-filters").live(chips)
}

/// The chip that was clicked goes away: its neighbour gets the focus, so that the keyboard stays where it was.
fn focus_chip(results: Place, number: usize) {
    request_animation_frame(move || {
        let Some(results) = results.get_untracked() else { return };
        let main = results.closest(".main").ok().flatten();
        let chips = main.and_then(|main| main.query_selector_all(".chip").ok());
        let chip = chips.and_then(|chips| {
            let last = chips.length().saturating_sub(1);
            chips.get(last.min(number.try_into().unwrap_or(u32::MAX)))
        });
        _ = chip.and_then(|chip| chip.dyn_into::<HtmlElement>().ok()).unwrap_or(results).focus();
    });
}
