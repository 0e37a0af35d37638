//! The whole form, and what stands in its place when it was sent.

use leptos::ev::SubmitEvent;
use leptos::html::{Form, H3};
use leptos::prelude::*;
use leptos::web_sys::FileList;

use super::documents::Documents;
use super::model::{ApplicationModel, Status};
use super::outcome::OutcomePage;
use super::question_view::question_view;
use super::summary::{ErrorSummary, SEND_ID};
use crate::locale::Locale;
use crate::text::ApplicationText;

/// What can be done in the form.
#[derive(Clone, Copy)]
pub struct FormActions {
    /// Files were chosen or dropped.
    pub on_files: Callback<FileList>,
    /// A document is to be tried again.
    pub on_retry: Callback<u32>,
    /// A document is to be taken out, wherever it is.
    pub on_remove: Callback<u32>,
    /// The application is to be sent.
    pub on_submit: Callback<()>,
}

/// The application form of one position.
#[component]
pub fn ApplicationForm(
    /// What the form holds.
    model: ApplicationModel,
    /// What can be done.
    actions: FormActions,
) -> AnyView {
    let locale = Locale::current();
    let form = NodeRef::<Form>::new();
    let heading = NodeRef::<H3>::new();
    Effect::new(move |_| {
        if let Some(heading) = heading.get() {
            _ = heading.focus();
        }
    });
    let is_over = move || matches!(model.status.get(), Status::Sent | Status::Received | Status::Duplicate);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        actions.on_submit.run(());
    };
    let questions = model.questions.with_value(|questions| questions.iter().map(question_view).collect_view());
    let documents =
        (model.form.with_value(|form| form.documents.max_files) > 0).then(|| view! { <Documents model actions form/> });
    view! {
        <section class="application" part="application">
            <form class="form" part="form" novalidate=true hidden=is_over on:submit=submit node_ref=form>
                <h3 class="form-title" part="form-title" tabindex="-1" node_ref=heading>{locale.t(ApplicationText::FormTitle)}</h3>
                <ErrorSummary model actions form/>
                <p class="hint">{locale.t(ApplicationText::RequiredNote)}</p>
                <div class="fields">{questions}</div>
                {documents}
                {notice(model, &locale)}
                <SendButton model/>
            </form>
            <OutcomePage model form/>
        </section>
    }
    .into_any()
}

/// Where the company says what it does with what it gets.
fn notice(model: ApplicationModel, locale: &Locale) -> AnyView {
    let url = model.form.with_value(|form| {
        form.privacy_url.as_ref().map(|url| model.languages.with_value(|languages| url.resolve(languages).to_owned()))
    });
    let link = url.filter(|url| !url.is_empty()).map(|url| {
        view! { " " <a href=url target="_blank" rel="noopener">{locale.t(ApplicationText::Notice)}</a> }
    });
    view! { <p class="hint form-notice">{locale.t(ApplicationText::NoticeText)} {link}</p> }.into_any()
}

#[component]
fn SendButton(model: ApplicationModel) -> AnyView {
    let locale = Locale::current();
    let is_busy = move || matches!(model.status.get(), Status::Sending | Status::WaitingForUploads);
    let (sending, waiting) = (locale.t(ApplicationText::Sending), locale.t(ApplicationText::SendingUploads));
    let progress = move || match model.status.get() {
        Status::Sending => sending.clone(),
        Status::WaitingForUploads => waiting.clone(),
        _ => String::new(),
    };
    // Not `disabled`: the focus would be lost, and with it the place in the page.
    view! {
        <div class="send">
            <button class="button primary" id=SEND_ID part="send" type="submit" aria-disabled=move || is_busy().then_some("true")>
                {locale.t(ApplicationText::Send)}
            </button>
            <p class="send-progress" role="status">{progress}</p>
        </div>
    }
    .into_any()
}
