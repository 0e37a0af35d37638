//! Asks whether a time away from the computer was a break. Nothing changes without an answer.

use personio_extension_messages::{Press, Request};
use personio_extension_model::{idle::Offer, timer::TimerState};
use personio_ui::locale::Locale;
use personio_ui::markup::{Markup, element, live};

use super::parts::button;
use crate::ask::Ask;
use crate::format;
use crate::model::{Model, Toast};
use crate::text::ViewText;

/// The question, while there is one.
pub fn away(model: Model, ask: &Ask, locale: &Locale) -> Markup {
    let is_working = model.part(false, |kept| kept.timer.state() == TimerState::Working);
    let (ask, locale) = (ask.clone(), locale.clone());
    live(move || {
        let offer: Offer = model.away.get().filter(|_| is_working.get())?;
        let (from, until) = (format::time(offer.left_at().time()), format::time(offer.until.local().time()));
        let words = locale.fill(ViewText::AwayQuestion, &[("from", &from), ("until", &until)]);
        let answer = |class, text: String, press: Press| {
            let (ask, saved) = (ask.clone(), locale.t(ViewText::Saved));
            button(class, text, move || {
                let (after, saved) = (ask.clone(), saved.clone());
                ask.send_then(Request::Press(press.clone()), move |model, _| {
                    after.forget_away();
                    model.toast.set(Some(Toast::new(saved, Vec::new())));
                });
            })
        };
        let was_break = Press::Break { from: offer.from, until: offer.until };
        let stop = locale.fill(ViewText::AwayStopped, &[("time", &from)]);
        let worked = {
            let ask = ask.clone();
            button("button small", locale.t(ViewText::AwayWorked), move || ask.forget_away())
        };
        Some(
            element("section").class("advice").attr("role", "alert").child(element("p").child(words)).child(
                element("div")
                    .class("row links")
                    .child(answer("button small primary", locale.t(ViewText::AwayBreak), was_break))
                    .child(worked)
                    .child(answer("button small", stop, Press::Stop { at: Some(offer.left_at()) })),
            ),
        )
    })
}
