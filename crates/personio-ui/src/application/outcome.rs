//! What stands in the form's place when the application is through.

use leptos::html::{Form, H3};
use leptos::prelude::*;

use super::model::{ApplicationModel, Status};
use super::summary::go_to;
use crate::locale::Locale;
use crate::text::ApplicationText;

/// Says that the application arrived, or that there was one before.
#[component]
pub fn OutcomePage(
    /// The form's state.
    model: ApplicationModel,
    /// The form, to go back to.
    form: NodeRef<Form>,
) -> AnyView {
    let locale = Locale::current();
    let heading = NodeRef::<H3>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            _ = heading.focus();
        }
    });
    let page = move || {
        let (title, text) = match model.status.get() {
            Status::Sent => (ApplicationText::SentTitle, ApplicationText::SentText),
            Status::Received => (ApplicationText::ReceivedTitle, ApplicationText::ReceivedText),
            Status::Duplicate => (ApplicationText::DuplicateTitle, ApplicationText::DuplicateText),
            _ => return ().into_any(),
        };
        let is_duplicate = model.status.get_untracked() == Status::Duplicate;
        let email = model.application().email;
        let text = model.job.with_value(|job| locale.fill(text, &[("job", &job.title), ("email", &email)]));
        let change = move |_| {
            model.edit_again();
            request_animation_frame(move || go_to(form, "apply-email"));
        };
        let back = is_duplicate.then(|| {
            view! { <button class="button" type="button" on:click=change>{locale.t(ApplicationText::DuplicateChange)}</button> }
        });
        view! {
            <div class="outcome" part="outcome" class:is-done=!is_duplicate>
                <h3 class="outcome-title" part="outcome-title" tabindex="-1" node_ref=heading>{locale.t(title)}</h3>
                <p>{text}</p>
                {back}
            </div>
        }
        .into_any()
    };
    view! { <div role="status">{page}</div> }.into_any()
}
