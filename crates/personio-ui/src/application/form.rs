//! The whole form, and what stands in its place when it was sent.

use std::rc::Rc;

use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{FileList, HtmlInputElement};

use super::documents::documents;
use super::model::{ApplicationModel, Status};
use super::outcome::outcome_page;
use super::question_view::question_view;
use super::summary::{SEND_ID, error_summary};
use crate::locale::Locale;
use crate::markup::{Element, Markup, Place, element};
use crate::text::ApplicationText;

/// What can be done in the form.
#[derive(Clone)]
pub struct FormActions {
    /// Files were chosen or dropped.
    pub on_files: Rc<dyn Fn(FileList)>,
    /// A document is to be tried again.
    pub on_retry: Rc<dyn Fn(u32)>,
    /// A document is to be taken out, wherever it is.
    pub on_remove: Rc<dyn Fn(u32)>,
    /// The application is to be sent.
    pub on_submit: Rc<dyn Fn()>,
}

/// The application form of one position.
pub fn application_form(model: ApplicationModel, actions: FormActions) -> Markup {
    let locale = Locale::current();
    let (form, heading, trap) = (Place::new(), Place::new(), Place::new());
    heading.focus_when_made();
    let is_over = move || matches!(model.status.get(), Status::Sent | Status::Received | Status::Duplicate);
    let questions = model
        .questions
        .with_untracked(|questions| Markup::many(questions.iter().map(|question| question_view(question, &locale))));
    let takes_documents = model.form.with_untracked(|form| form.documents.max_files > 0);
    let title = element("h3")
        .class("form-title")
        .part("form-title")
        .attr("tabindex", "-1")
        .place(heading)
        .child(locale.t(ApplicationText::FormTitle));
    let summary = error_summary(model, &locale, form, actions.on_submit.clone());
    let submit = actions.on_submit.clone();
    let fields = element("form")
        .class("form")
        .part("form")
        .attr("novalidate", true)
        .hidden(is_over)
        .on("submit", move |event| {
            event.prevent_default();
            model.trapped.set(is_filled(trap));
            submit();
        })
        .place(form)
        .child(title)
        .child(summary)
        .child(element("p").class("hint").child(locale.t(ApplicationText::RequiredNote)))
        .child(element("div").class("fields").child(questions))
        .child(takes_documents.then(|| documents(model, &locale, &actions, form)))
        .child(trap_field(trap))
        .child(notice(model, &locale))
        .child(send_button(model, &locale));
    element("section")
        .class("application")
        .part("application")
        .child(fields)
        .child(outcome_page(model, &locale, form))
        .into()
}

/// A field that robots fill in. Nobody else meets it: it is not seen, not read out, not reached by keyboard, and no
/// browser fills it in.
fn trap_field(trap: Place) -> Element {
    let input = element("input").attr("name", "homepage").attr("autocomplete", "off").place(trap);
    element("div").class("visually-hidden").attr("inert", true).attr("aria-hidden", "true").child(input)
}

fn is_filled(trap: Place) -> bool {
    let input = trap.get_untracked().and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
    input.is_some_and(|input| !input.value().is_empty())
}

/// Where the company says who it is and what it does with what it gets.
fn notice(model: ApplicationModel, locale: &Locale) -> Element {
    let text = model.form.with_untracked(|form| match &form.company {
        Some(company) => locale.fill(ApplicationText::NoticeTextOf, &[("company", company)]),
        None => locale.t(ApplicationText::NoticeText),
    });
    let url = model.form.with_untracked(|form| {
        form.privacy_url
            .as_ref()
            .map(|url| model.languages.with_untracked(|languages| url.resolve(languages).to_owned()))
    });
    let link = url.filter(|url| !url.is_empty()).map(|url| {
        element("a")
            .attr("href", url)
            .attr("target", "_blank")
            .attr("rel", "noopener")
            .child(locale.t(ApplicationText::Notice))
    });
    element("p").class("hint form-notice").child(text).child(" ").child(link)
}

fn send_button(model: ApplicationModel, locale: &Locale) -> Element {
    let is_busy = move || matches!(model.status.get(), Status::Sending | Status::WaitingForUploads);
    let (sending, waiting) = (locale.t(ApplicationText::Sending), locale.t(ApplicationText::SendingUploads));
    let progress = move || match model.status.get() {
        Status::Sending => sending.clone(),
        Status::WaitingForUploads => waiting.clone(),
        _ => String::new(),
    };
    // Not `disabled`: the focus would be lost, and with it the place in the page.
    let button = element("button")
        .class("button primary")
        .attr("id", SEND_ID)
        .part("send")
        .attr("type", "submit")
        .live_attr("aria-disabled", move || is_busy().then_some("true"))
        .child(locale.t(ApplicationText::Send));
    let progress = element("p").class("send-progress").attr("role", "status").live(progress);
    element("div").class("send").child(button).child(progress)
}
