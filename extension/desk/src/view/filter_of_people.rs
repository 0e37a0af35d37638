//! Narrowing the people by what stands in their columns, the company's own attributes with them.

use leptos::prelude::{event_target_checked, event_target_value};
use personio_ui::locale::Locale;
use personio_ui::markup::{Element, Markup, Property, element, live};
use personio_ui::state::State;

use super::parts;
use super::people::{title, worded};
use crate::model::Model;
use crate::people::{Column, Filter};
use crate::text::DeskText;

/// Whoever needs more values than that searches for them.
const MOST_VALUES: usize = 50;

/// Choosing a column, and of its values those that are wanted.
pub fn filter(model: Model, locale: &Locale, filters: State<Vec<Filter>>) -> Element {
    let column: State<Option<Column>> = State::new(None);
    let words = locale.clone();
    let options = live(move || {
        let first = element("option").attr("value", "").child("–");
        let columns = model.directory.get().shared_columns();
        let others = (0..).zip(columns).map(|(place, column)| {
            let place: u32 = place;
            element("option").attr("value", place.to_string()).child(title(&words, &column))
        });
        Markup::many([first].into_iter().chain(others))
    });
    let select = element("select").class("select").child(options).on("change", move |event| {
        let place: Option<usize> = event_target_value(&event).parse().ok();
        let columns = model.directory.get_untracked().shared_columns();
        column.set(place.and_then(|place| columns.get(place).cloned()));
    });
    let words = locale.clone();
    let values = live(move || {
        let column = column.get()?;
        let values = model.directory.get().values(&column, MOST_VALUES);
        let boxes = values.into_iter().map(|(value, count)| value_box(&words, filters, &column, value, count));
        let label = words.t(DeskText::FilterValues);
        let group = element("div").class("filter-values").attr("role", "group").attr("aria-label", label);
        Some(group.children(boxes.collect::<Vec<_>>()))
    });
    let list = element("div")
        .class("columns-list card")
        .child(parts::field("filter-column", locale.t(DeskText::FilterBy), select))
        .child(values);
    element("details")
        .class("columns")
        .child(element("summary").class("button").child(locale.t(DeskText::Filter)))
        .child(list)
}

fn value_box(locale: &Locale, filters: State<Vec<Filter>>, column: &Column, value: String, count: u32) -> Element {
    let name = named(locale, column, &value);
    let filter = Filter { column: column.clone(), value };
    let of_box = filter.clone();
    let check = element("input")
        .attr("type", "checkbox")
        .live_property(move || Property::Checked(filters.with(|filters| filters.contains(&of_box))))
        .on("change", move |event| {
            let is_wanted = event_target_checked(&event);
            filters.update(|filters| {
                filters.retain(|it| *it != filter);
                if is_wanted {
                    filters.push(filter.clone());
                }
            });
        });
    let count = element("span").class("hint number").child(locale.number(count));
    element("label").class("column-choice").child(check).child(element("span").class("grow").child(name)).child(count)
}

/// The filters that narrow the table; pressed, one goes.
pub fn chips(locale: &Locale, filters: State<Vec<Filter>>) -> Markup {
    let locale = locale.clone();
    live(move || {
        let all = filters.get();
        let chips = all.into_iter().map(|filter| {
            let value = named(&locale, &filter.column, &filter.value);
            let values = [("column", title(&locale, &filter.column)), ("value", value)];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            let text = locale.fill(DeskText::FilterChip, &values);
            element("button")
                .class("filter-chip")
                .attr("type", "button")
                .attr("aria-label", locale.fill(DeskText::TakeFilterAway, &[("filter", &text)]))
                .child(text)
                .child(parts::icon("icon icon-close"))
                .on_click(move || filters.update(|filters| filters.retain(|it| *it != filter)))
        });
        let chips: Vec<Element> = chips.collect();
        (!chips.is_empty()).then(|| element("div").class("row filter-chips").children(chips))
    })
}

fn named(locale: &Locale, column: &Column, value: &str) -> String {
    if value.is_empty() { locale.t(DeskText::NoValue) } else { worded(locale, column, value.to_owned()) }
}
