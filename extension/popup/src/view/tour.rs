//! Three steps for who is here for the first time. It stands in nobody's way and is never seen again.

use personio_extension_messages::Request;
use personio_extension_model::settings::Settings;
use personio_ui::locale::Locale;
use personio_ui::markup::{Markup, element, live};
use personio_ui::state::State;

use super::parts::button;
use crate::ask::Ask;
use crate::model::Model;
use crate::text::ViewText;

const STEPS: [ViewText; 3] = [ViewText::TourOne, ViewText::TourTwo, ViewText::TourThree];

/// The tour, until it was seen or skipped.
pub fn tour(model: Model, ask: &Ask, locale: &Locale) -> Markup {
    let is_seen = model.part(true, |kept| kept.settings.tour_seen);
    let (ask, locale) = (ask.clone(), locale.clone());
    live(move || {
        if is_seen.get() {
            return None;
        }
        let step = State::new(0_usize);
        let end = {
            let ask = ask.clone();
            move || {
                let Some(mut settings) = model.with_kept_untracked(|kept| Settings::clone(&kept.settings)) else {
                    return;
                };
                settings.tour_seen = true;
                ask.send(Request::Set(Box::new(settings)));
            }
        };
        let (words, count, next) = (locale.clone(), locale.clone(), locale.clone());
        let is_last = move || step.get() + 1 >= STEPS.len();
        // One button for all steps: whoever goes on by keyboard stays on it.
        let go_on = {
            let end = end.clone();
            button("button small primary", "", move || {
                if step.get_untracked() + 1 < STEPS.len() { step.update(|it| *it += 1) } else { end() }
            })
            .live(move || next.t(if is_last() { ViewText::TourDone } else { ViewText::TourNext }))
        };
        let text = move || STEPS.get(step.get()).map(|text| words.t(*text));
        let of = move || count.fill(ViewText::TourStep, &[("step", &(step.get() + 1).to_string()), ("steps", "3")]);
        Some(
            element("section")
                .class("card stack tour")
                .attr("aria-label", locale.t(ViewText::TourTitle))
                .child(element("p").attr("role", "status").live(text))
                .child(
                    element("div").class("row spread").child(element("span").class("hint").live(of)).child(
                        element("span")
                            .class("row")
                            .child(button("link-button", locale.t(ViewText::TourSkip), end))
                            .child(go_on),
                    ),
                ),
        )
    })
}
