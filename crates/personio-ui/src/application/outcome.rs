//! What stands in the form's place when the application is through.

use leptos::prelude::request_animation_frame;

use super::model::{ApplicationModel, Status};
use super::summary::go_to;
use crate::board::button;
use crate::locale::Locale;
use crate::markup::{Element, Markup, Place, element};
use crate::text::ApplicationText;

/// Says that the application arrived, or that there was one before. `form` is what can be gone back to.
pub fn outcome_page(model: ApplicationModel, locale: &Locale, form: Place) -> Element {
    let heading = Place::new();
    heading.focus_when_made();
    let locale = locale.clone();
    let page = move || {
        let (title, text) = match model.status.get() {
            Status::Sent => (ApplicationText::SentTitle, ApplicationText::SentText),
            Status::Received => (ApplicationText::ReceivedTitle, ApplicationText::ReceivedText),
            Status::Duplicate => (ApplicationText::DuplicateTitle, ApplicationText::DuplicateText),
            _ => return Markup::nothing(),
        };
        let is_duplicate = model.status.get_untracked() == Status::Duplicate;
        let email = model.application().email;
        let text = model.job.with_untracked(|job| locale.fill(text, &[("job", &job.title), ("email", &email)]));
        let back = is_duplicate.then(|| {
            button(locale.t(ApplicationText::DuplicateChange)).on_click(move || {
                model.edit_again();
                request_animation_frame(move || go_to(form, "apply-email"));
            })
        });
        let title = element("h3")
            .class("outcome-title")
            .part("outcome-title")
            .attr("tabindex", "-1")
            .place(heading)
            .child(locale.t(title));
        element("div")
            .class(if is_duplicate { "outcome" } else { "outcome is-done" })
            .part("outcome")
            .child(title)
            .child(element("p").child(text))
            .child(back)
            .into()
    };
    element("div").attr("role", "status").live(page)
}
