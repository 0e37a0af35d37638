//! Answers to questions that people have.

use personio_ui::locale::Locale;
use personio_ui::markup::{Markup, Place, element};

use super::parts::button;
use crate::answer::Answer;
use crate::ask::Ask;
use crate::model::{Model, Screen};
use crate::text::ViewText;

/// The screen with answers; the one that somebody came for is open.
pub fn help(model: Model, _ask: &Ask, locale: &Locale) -> Markup {
    let wanted = model.answer.get_untracked();
    let answers = Answer::ALL.map(|answer| {
        let (title, text) = answer.texts();
        let mut summary = element("summary").child(locale.t(title));
        if wanted == Some(answer) {
            let place = Place::new();
            place.focus_when_made();
            summary = summary.place(place);
        }
        element("details")
            .attr("id", answer.id())
            .attr("open", wanted == Some(answer))
            .child(summary)
            .child(element("p").child(locale.t(text)))
    });
    let back = move || {
        model.answer.set(None);
        model.screen.set(if wanted.is_some() { Screen::Today } else { Screen::More });
    };
    Markup::Many(vec![
        element("section").class("card stack").children(answers).into(),
        button("button", locale.t(ViewText::Back), back).into(),
    ])
}
