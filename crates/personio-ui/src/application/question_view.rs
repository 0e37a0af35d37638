//! A question as a labelled control with its error.

use leptos::ev::FocusEvent;
use leptos::prelude::*;
use leptos::web_sys::HtmlInputElement;
use personio::recruiting::{FieldKind, OPTION_SEPARATOR};

use super::question::Question;
use crate::locale::Locale;
use crate::text::ApplicationText;

/// What no date is: notes that somebody began to write one.
const HALF_A_DATE: &str = "-";

/// A question with its control. The controls keep what is typed themselves; the state follows them.
pub fn question_view(question: &Question) -> AnyView {
    let locale = Locale::current();
    match question.field.kind() {
        FieldKind::Checkbox => single_box(question, &locale),
        FieldKind::Options => group(question, &locale),
        _ => labelled(question, &locale),
    }
}

/// What the parts of a question have in common.
struct Parts {
    id: String,
    hint: Option<AnyView>,
    error: AnyView,
    described_by: Signal<Option<String>>,
    invalid: Signal<Option<&'static str>>,
    required: Option<&'static str>,
}

fn parts(question: &Question, locale: &Locale) -> Parts {
    let id = question.element_id();
    let problem = question.problem;
    let (hint_id, error_id) = ([&id, "-hint"].concat(), [&id, "-error"].concat());
    let hint = question.hint.clone().map(|text| view! { <p class="hint" id=hint_id.clone()>{text}</p> }.into_any());
    let described_by = {
        let (error_id, hint_id) = (error_id.clone(), question.hint.is_some().then_some(hint_id));
        Signal::derive(move || match (problem.get().is_some(), &hint_id) {
            (true, Some(hint_id)) => Some([error_id.as_str(), " ", hint_id].concat()),
            (true, None) => Some(error_id.clone()),
            (false, hint_id) => hint_id.clone(),
        })
    };
    let error = {
        let (label, locale) = (question.label.clone(), locale.clone());
        let text = move || problem.get().map(|problem| problem.text(&locale, &label));
        view! { <p class="field-error" part="field-error" id=error_id>{text}</p> }.into_any()
    };
    Parts {
        id,
        hint,
        error,
        described_by,
        invalid: Signal::derive(move || problem.get().map(|_| "true")),
        required: question.field.required.then_some("true"),
    }
}

/// The question with its mark when it need not be answered.
fn label(question: &Question, locale: &Locale) -> AnyView {
    let optional = (!question.field.required).then(|| {
        view! { <span class="optional">" (" {locale.t(ApplicationText::Optional)} ")"</span> }
    });
    view! { {question.label.clone()} {optional} }.into_any()
}

fn labelled(question: &Question, locale: &Locale) -> AnyView {
    let parts = parts(question, locale);
    let label = label(question, locale);
    let (id, invalid) = (parts.id.clone(), parts.invalid);
    let (hint, error) = (parts.hint, parts.error);
    let (described_by, required) = (parts.described_by, parts.required);
    let answer = question.clone();
    let control = match question.field.kind() {
        FieldKind::LongText => view! {
            <textarea
                class="input long-text" part="input" id=parts.id rows="6"
                aria-invalid=invalid aria-describedby=described_by aria-required=required
                on:input=move |event| answer.answer(event_target_value(&event))
            ></textarea>
        }
        .into_any(),
        FieldKind::Option => {
            let options = question
                .options
                .iter()
                .map(|(value, text)| view! { <option value=value.clone()>{text.clone()}</option> });
            view! {
                <select
                    class="select" part="select" id=parts.id
                    aria-invalid=invalid aria-describedby=described_by aria-required=required
                    on:change=move |event| answer.answer(event_target_value(&event))
                >
                    <option value="">{locale.t(ApplicationText::Choose)}</option>
                    {options.collect_view()}
                </select>
            }
            .into_any()
        }
        kind => {
            let late = question.clone();
            let is_date = kind == FieldKind::Date;
            let leave = move |event: FocusEvent| {
                if is_date {
                    let input: HtmlInputElement = event_target(&event);
                    late.answer(if input.validity().bad_input() { HALF_A_DATE.to_owned() } else { input.value() });
                }
            };
            view! {
                <input
                    class="input" part="input" id=parts.id type=input_type(kind) inputmode=input_mode(kind)
                    autocomplete=autocomplete(&question.field.id) autocapitalize=autocapitalize(kind) max=question.latest.clone()
                    aria-invalid=invalid aria-describedby=described_by aria-required=required
                    on:input=move |event| answer.answer(event_target_value(&event))
                    on:blur=leave
                />
            }
            .into_any()
        }
    };
    view! {
        <div class="field" part="field" class:is-wrong=move || invalid.get().is_some() data-field=question.field.id.clone()>
            <label class="field-label" for=id>{label}</label>
            {hint}
            {error}
            {control}
        </div>
    }
    .into_any()
}

fn single_box(question: &Question, locale: &Locale) -> AnyView {
    let Parts { id, hint, error, described_by, invalid, required } = parts(question, locale);
    let answer = question.clone();
    view! {
        <div class="field" part="field" class:is-wrong=move || invalid.get().is_some()>
            {error}
            <label class="choice">
                <input
                    type="checkbox" id=id aria-invalid=invalid aria-describedby=described_by aria-required=required
                    on:change=move |event| answer.answer(if event_target_checked(&event) { "true".to_owned() } else { String::new() })
                />
                <span>{label(question, locale)}</span>
            </label>
            {hint}
        </div>
    }
    .into_any()
}

fn group(question: &Question, locale: &Locale) -> AnyView {
    let Parts { id, hint, error, described_by, invalid, .. } = parts(question, locale);
    let boxes = question.options.iter().enumerate().map(|(place, (value, text))| {
        let (answer, value) = (question.clone(), value.clone());
        // The first box has the question's id: it gets the focus when something is wrong.
        let box_id = if place == 0 { id.clone() } else { [&id, "-", &place.to_string()].concat() };
        view! {
            <label class="choice">
                <input type="checkbox" id=box_id aria-invalid=invalid on:change=move |event| toggle(&answer, &value, event_target_checked(&event))/>
                <span>{text.clone()}</span>
            </label>
        }
    });
    view! {
        <fieldset class="field" part="field" class:is-wrong=move || invalid.get().is_some() aria-describedby=described_by>
            <legend class="field-label">{label(question, locale)}</legend>
            {hint}
            {error}
            {boxes.collect_view()}
        </fieldset>
    }
    .into_any()
}

/// Keeps the chosen values in the order of the options.
fn toggle(question: &Question, value: &str, is_chosen: bool) {
    let before = question.value.get_untracked();
    let was_chosen = |option: &str| before.split(OPTION_SEPARATOR).any(|chosen| chosen == option);
    let chosen = question.options.iter().map(|(option, _)| option.as_str());
    let chosen: Vec<&str> =
        chosen.filter(|option| if *option == value { is_chosen } else { was_chosen(option) }).collect();
    question.answer(chosen.join(&OPTION_SEPARATOR.to_string()));
}

fn input_type(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Email => "email",
        FieldKind::Phone => "tel",
        FieldKind::Date => "date",
        _ => "text",
    }
}

fn input_mode(kind: FieldKind) -> Option<&'static str> {
    (kind == FieldKind::Number).then_some("decimal")
}

fn autocapitalize(kind: FieldKind) -> Option<&'static str> {
    (kind == FieldKind::Email).then_some("none")
}

fn autocomplete(id: &str) -> Option<&'static str> {
    Some(match id {
        "first_name" => "given-name",
        "last_name" => "family-name",
        "email" => "email",
        "phone" => "tel",
        "birthday" => "bday",
        "location" => "address-level2",
        _ => return None,
    })
}
