//! Facets as groups of check boxes, and the filters that are set.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use personio::board::Facet;

use super::model::BoardModel;
use crate::locale::Locale;
use crate::text::BoardText;

/// How many values of a facet are shown before "Show all": more would push the next facet out of sight.
const SHORT_FACET: usize = 7;

/// The counts of every facet's values, as the outcome gives them.
type Counts = Arc<BTreeMap<(Facet, String), u32>>;

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
#[component]
pub fn Filters(
    /// The board that is narrowed.
    model: BoardModel,
) -> AnyView {
    let counts = Memo::new_with_compare(
        move |_| {
            let outcome = model.outcome.get();
            let values = outcome.facets.iter().flat_map(|facet| {
                facet.values.iter().map(move |value| ((facet.facet, value.value.clone()), value.count))
            });
            Counts::new(values.collect())
        },
        |_, _| true,
    );
    let groups = move || {
        let outcome = model.whole();
        let hidden = model.settings.with(|settings| settings.hidden_facets.clone());
        let facets = outcome.facets.iter().filter(|facet| facet.values.len() > 1 && !hidden.contains(&facet.facet));
        let groups = facets.map(|facet| {
            let values = facet.values.iter().map(|value| value.value.clone()).collect();
            view! { <FacetGroup model facet=facet.facet values counts/> }
        });
        groups.collect_view()
    };
    view! { <div class="facets" part="facets">{groups}</div> }.into_any()
}

#[component]
fn FacetGroup(model: BoardModel, facet: Facet, values: Vec<String>, counts: Memo<Counts>) -> AnyView {
    let locale = Locale::current();
    let all = RwSignal::new(false);
    let long = values.len() > SHORT_FACET + 1;
    let (more, fewer) = (
        locale
            .fill(BoardText::ShowAllValues, &[("count", &locale.number(values.len().try_into().unwrap_or(u32::MAX)))]),
        locale.t(BoardText::ShowFewerValues),
    );
    let boxes = values.into_iter().enumerate().map(|(place, value)| {
        let is_short = place < SHORT_FACET;
        view! { <FacetBox model facet value counts is_short long all/> }
    });
    view! {
        <fieldset class="facet">
            <legend class="facet-title">{locale.t(facet_text(facet))}</legend>
            <ul class="facet-values">{boxes.collect_view()}</ul>
            {long.then(|| view! {
                <button class="link-button" type="button" aria-expanded=move || all.get().to_string() on:click=move |_| all.update(|all| *all = !*all)>
                    {move || if all.get() { fewer.clone() } else { more.clone() }}
                </button>
            })}
        </fieldset>
    }
    .into_any()
}

#[component]
fn FacetBox(
    model: BoardModel,
    facet: Facet,
    value: String,
    counts: Memo<Counts>,
    is_short: bool,
    long: bool,
    all: RwSignal<bool>,
) -> AnyView {
    let locale = Locale::current();
    let label = locale.value(facet, &value);
    let key = (facet, value.clone());
    let count = Memo::new(move |_| counts.with(|counts| counts.get(&key).copied().unwrap_or(0)));
    let selected = {
        let value = value.clone();
        Memo::new(move |_| model.query.with(|query| query.selection.contains(facet, &value)))
    };
    view! {
        <li
            class="facet-value"
            class:is-without=move || count.get() == 0 && !selected.get()
            hidden=move || long && !is_short && !all.get() && !selected.get()
        >
            <label>
                <input type="checkbox" prop:checked=selected on:change=move |_| model.toggle(facet, &value)/>
                <span class="facet-name">{label}</span>
                <span class="facet-count">{move || locale.number(count.get())}</span>
            </label>
        </li>
    }
    .into_any()
}

/// The filters that are set, each with a way to take it back.
#[component]
pub fn ActiveFilters(
    /// The board that is narrowed.
    model: BoardModel,
) -> AnyView {
    let locale = Locale::current();
    let chips = move || {
        let chosen = model.filters();
        if chosen.is_empty() {
            return ().into_any();
        }
        let clear = locale.t(BoardText::ClearFilters);
        let chips = chosen.into_iter().map(|(facet, value)| {
            let label = locale.value(facet, &value);
            let remove = locale.fill(BoardText::RemoveFilter, &[("value", &label)]);
            view! {
                <li>
                    <button class="chip" part="chip" type="button" aria-label=remove on:click=move |_| model.toggle(facet, &value)>
                        {label}
                        <span class="chip-remove" aria-hidden="true"></span>
                    </button>
                </li>
            }
        });
        view! {
            <ul class="chips">
                {chips.collect_view()}
                <li><button class="link-button" type="button" on:click=move |_| model.clear_filters()>{clear}</button></li>
            </ul>
        }
        .into_any()
    };
    view! { <div class="active-filters">{chips}</div> }.into_any()
}
