//! Answers to questions that people have.

use personio_ui::locale::Locale;
use personio_ui::markup::{Markup, element};

use super::parts::button;
use crate::model::{Model, Screen};
use crate::text::ViewText;

const ANSWERS: [(ViewText, ViewText); 6] = [
    (ViewText::HelpSafeTitle, ViewText::HelpSafeText),
    (ViewText::HelpRefusedTitle, ViewText::HelpRefusedText),
    (ViewText::HelpSessionTitle, ViewText::HelpSessionText),
    (ViewText::HelpGreyTitle, ViewText::HelpGreyText),
    (ViewText::HelpKeysTitle, ViewText::HelpKeysText),
    (ViewText::HelpDataTitle, ViewText::HelpDataText),
];

/// The screen with answers.
pub fn help(model: Model, locale: &Locale) -> Markup {
    let answers = ANSWERS.map(|(title, text)| {
        element("details").child(element("summary").child(locale.t(title))).child(element("p").child(locale.t(text)))
    });
    Markup::Many(vec![
        element("section").class("card stack").children(answers).into(),
        button("button", locale.t(ViewText::Back), move || model.screen.set(Screen::More)).into(),
    ])
}
