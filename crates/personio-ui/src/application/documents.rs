//! The documents: a file input, a drop zone as an extra, and a row for each document.

use leptos::prelude::event_target;
use leptos::web_sys::HtmlInputElement;
use personio::recruiting::file::{EXTENSIONS, MAX_BYTES};

use super::drop_zone::drop_zone;
use super::form::FormActions;
use super::model::ApplicationModel;
use super::size::size_text;
use super::summary::FILES_ID;
use super::upload_row::upload_row;
use crate::locale::Locale;
use crate::markup::{Element, Markup, Place, element, rows};
use crate::text::{ApplicationText, category_text};

/// Everything about documents.
pub fn documents(model: ApplicationModel, locale: &Locale, actions: &FormActions, form: Place) -> Element {
    let (most, is_required) =
        model.form.with_untracked(|form| (form.documents.max_files, !form.documents.required.is_empty()));
    let limits = [("count", locale.number(most)), ("size", size_text(locale, MAX_BYTES))];
    let limits = limits.each_ref().map(|(name, value)| (*name, value.as_str()));
    let hint = locale.fill(ApplicationText::DocumentsHint, &limits);
    let optional = (!is_required)
        .then(|| element("span").class("optional").child([" (", &locale.t(ApplicationText::Optional), ")"].concat()));
    let errors = {
        let locale = locale.clone();
        move || error_lines(model, &locale)
    };
    let legend =
        element("legend").class("field-label").child(locale.t(ApplicationText::Documents)).child(" ").child(optional);
    let uploads = {
        let (locale, actions) = (locale.clone(), actions.clone());
        let ids = move || model.uploads.with(|uploads| uploads.iter().map(|upload| upload.id).collect());
        rows(ids, move |id| match model.upload(id) {
            Some(upload) => upload_row(model, upload, &locale, &actions, form).into(),
            None => Markup::nothing(),
        })
    };
    let label = element("label")
        .class("button")
        .part("choose-files")
        .attr("for", FILES_ID)
        .child(locale.t(ApplicationText::DocumentsButton));
    element("fieldset")
        .class("documents")
        .part("documents")
        .child(legend)
        .child(element("p").class("hint").attr("id", "apply-files-hint").child(hint))
        .child(element("div").class("field-error").attr("id", "apply-files-error").live(errors))
        .child(element("ul").class("uploads").part("uploads").child(uploads))
        .child(drop_zone(model, locale, actions.on_files.clone(), [file_input(model, actions), label]))
        .child(announcements(model))
}

fn file_input(model: ApplicationModel, actions: &FormActions) -> Element {
    let on_files = actions.on_files.clone();
    let has_error = move || !model.missing.with(Vec::is_empty) || !model.surplus.with(Vec::is_empty);
    element("input")
        .class("file-input visually-hidden")
        .attr("id", FILES_ID)
        .attr("type", "file")
        .attr("multiple", true)
        .attr("accept", accepted())
        .attr("aria-describedby", "apply-files-error apply-files-hint")
        .live_attr("aria-invalid", move || has_error().then_some("true"))
        .on("change", move |event| {
            let input: HtmlInputElement = event_target(&event);
            if let Some(files) = input.files() {
                on_files(files);
            }
            // The same file can be chosen once more.
            input.set_value("");
        })
}

fn error_lines(model: ApplicationModel, locale: &Locale) -> Markup {
    let missing = model.missing.get().into_iter().map(|category| {
        locale.fill(ApplicationText::ErrorDocumentRequired, &[("category", &locale.t(category_text(category)))])
    });
    Markup::many(missing.chain(model.surplus.get()).map(|text| element("p").child(text)))
}

/// Start and end of each upload, for screen readers: not every per cent.
fn announcements(model: ApplicationModel) -> Element {
    let numbers = move || model.announcements.with(|all| all.iter().map(|(number, _)| *number).collect());
    let text = move |number: u32| {
        let text = model.announcements.with_untracked(|all| all.iter().find(|(other, _)| *other == number).cloned());
        element("p").child(text.map(|(_, text)| text)).into()
    };
    element("div").class("visually-hidden").attr("role", "log").attr("aria-live", "polite").child(rows(numbers, text))
}

/// What the file dialog offers; other spellings of a type are renamed.
fn accepted() -> String {
    let extensions = EXTENSIONS.iter().chain(&["jpeg", "tiff"]);
    extensions.map(|extension| [".", extension].concat()).collect::<Vec<_>>().join(",")
}
