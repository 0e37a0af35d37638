//! Long lists: only the rows that are seen are in the page.

use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;
use personio_ui::markup::{Element, Markup, Place, element, rows};
use personio_ui::state::{State, watch};

/// More rows than are seen, so that scrolling shows no gaps.
const MARGIN: u32 = 8;
/// The height of a screen that does not tell, in pixels.
const SCREEN: u32 = 2160;

/// A list whose rows all have the same height in pixels. `places` are its items; a row is made for each that is seen.
pub fn virtual_rows<M: Into<Markup>>(
    height: u32,
    places: State<Vec<u32>>,
    row: impl Fn(u32) -> M + 'static,
) -> Element {
    let row = move |place| row(place).into();
    let (first, most) = (State::new(0_u32), screen().checked_div(height).unwrap_or_default().saturating_add(1));
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
        let length = usize::try_from(most + 2 * MARGIN).unwrap_or_default();
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

/// How high a list can become, however people drag the window.
fn screen() -> u32 {
    let screen = js_sys::Reflect::get(&js_sys::global(), &"screen".into());
    let height = screen.and_then(|screen| js_sys::Reflect::get(&screen, &"height".into())).ok();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "heights of screens")]
    height.and_then(|height| height.as_f64()).filter(|height| *height > 0.0).map_or(SCREEN, |height| height as u32)
}
