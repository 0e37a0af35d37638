//! Long lists: only the rows that are seen are in the page.

use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;
use personio_ui::markup::{Element, Markup, Place, element, rows};
use personio_ui::state::{State, watch};

/// More rows than are seen, so that scrolling shows no gaps.
const MARGIN: u32 = 12;
/// As many rows as fit on a tall screen.
const SEEN: u32 = 40;

/// A list whose rows all have the same height in pixels. `places` are its items; a row is made for each that is seen.
pub fn virtual_rows(height: u32, places: State<Vec<u32>>, row: impl Fn(u32) -> Markup + 'static) -> Element {
    let first = State::new(0_u32);
    let scroller = Place::new();
    watch(move || {
        // Another list is read from its start.
        places.track();
        if first.get_untracked() != 0
            && let Some(element) = scroller.get_untracked()
        {
            element.set_scroll_top(0);
            first.set(0);
        }
    });
    let count = move || places.with(|places| u32::try_from(places.len()).unwrap_or(u32::MAX));
    let from = move || first.get().saturating_sub(MARGIN).min(count());
    let style = move || {
        let number = |number: u32| number.to_string();
        let (before, all) = (from().saturating_mul(height), count().saturating_mul(height));
        ["padding-block-start:", &number(before), "px;block-size:", &number(all), "px"].concat()
    };
    let seen = move || {
        let start = usize::try_from(from()).unwrap_or_default();
        let length = usize::try_from(SEEN + 2 * MARGIN).unwrap_or_default();
        places.with(|places| places.iter().skip(start).take(length).copied().collect())
    };
    let inner = element("div")
        .class("virtual-rows")
        .attr("role", "presentation")
        .live_attr("style", style)
        .child(rows(seen, row));
    element("div").class("virtual").attr("tabindex", "0").attr("role", "rowgroup").place(scroller).child(inner).on(
        "scroll",
        move |event| {
            let Some(element) = event.target().and_then(|it| it.dyn_into::<HtmlElement>().ok()) else { return };
            let top = u32::try_from(element.scroll_top()).unwrap_or_default().checked_div(height).unwrap_or_default();
            if first.get_untracked().abs_diff(top) >= MARGIN / 2 || top == 0 {
                first.set(top);
            }
        },
    )
}
