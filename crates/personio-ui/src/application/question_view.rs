//! A question as a labelled control with its error.

use leptos::prelude::{event_target, event_target_checked, event_target_value};
use leptos::web_sys::{Event, HtmlInputElement};
use personio::recruiting::{FieldKind, OPTION_SEPARATOR};

use super::question::Question;
use crate::locale::Locale;
use crate::markup::{Element, element};
use crate::text::ApplicationText;

/// What no date is: notes that somebody began to write one.
const HALF_A_DATE: &str = "-";

/// A question with its control. The controls keep what is typed themselves; the state follows them.
pub fn question_view(question: &Question, locale: &Locale) -> Element {
    match question.field.kind() {
        FieldKind::Checkbox => single_box(question, locale),
        FieldKind::Options => group(question, locale),
        _ => labelled(question, locale),
    }
}

/// The place of a question, marked while its answer is wrong.
fn field(tag: &'static str, question: &Question) -> Element {
    let problem = question.problem;
    element(tag).class("field").part("field").live_class("is-wrong", move || problem.get().is_some())
}

/// The question with its mark when it need not be answered.
fn labelled_by(label: Element, question: &Question, locale: &Locale) -> Element {
    let optional = (!question.field.required)
        .then(|| element("span").class("optional").child([" (", &locale.t(ApplicationText::Optional), ")"].concat()));
    label.child(question.label.clone()).child(" ").child(optional)
}

fn hint_id(question: &Question) -> String {
    [&question.element_id(), "-hint"].concat()
}

fn error_id(question: &Question) -> String {
    [&question.element_id(), "-error"].concat()
}

fn hint(question: &Question) -> Option<Element> {
    let text = question.hint.clone()?;
    Some(element("p").class("hint").attr("id", hint_id(question)).child(text))
}

fn error(question: &Question, locale: &Locale) -> Element {
    let (locale, problem) = (locale.clone(), question.problem);
    let text = move || problem.get().map(|problem| problem.text(&locale));
    element("p").class("field-error").part("field-error").attr("id", error_id(question)).live(text)
}

/// Tells assistive technology which texts belong to a control.
fn described(control: Element, question: &Question) -> Element {
    let problem = question.problem;
    let (error_id, hint_id) = (error_id(question), question.hint.is_some().then(|| hint_id(question)));
    control.live_attr("aria-describedby", move || match (problem.get().is_some(), &hint_id) {
        (true, Some(hint_id)) => Some([error_id.as_str(), " ", hint_id].concat()),
        (true, None) => Some(error_id.clone()),
        (false, hint_id) => hint_id.clone(),
    })
}

/// A control that says whether its answer is wrong.
fn validated(control: Element, question: &Question) -> Element {
    let problem = question.problem;
    control.live_attr("aria-invalid", move || problem.get().map(|_| "true"))
}

fn control(control: Element, question: &Question) -> Element {
    let required = question.field.required.then_some("true");
    described(validated(control, question), question).attr("aria-required", required)
}

fn labelled(question: &Question, locale: &Locale) -> Element {
    let answer = {
        let question = question.clone();
        move |event: Event| question.answer(event_target_value(&event))
    };
    let input = match question.field.kind() {
        FieldKind::LongText => {
            element("textarea").class("input long-text").part("input").attr("rows", "6").on("input", answer)
        }
        FieldKind::Option => {
            let option = |value: String, text: String| element("option").attr("value", value).child(text);
            let options = question.options.iter().map(|(value, text)| option(value.clone(), text.clone()));
            element("select")
                .class("select")
                .part("select")
                .on("change", answer)
                .child(option(String::new(), locale.t(ApplicationText::Choose)))
                .children(options)
        }
        kind => {
            let input = element("input")
                .class("input")
                .part("input")
                .attr("type", input_type(kind))
                .attr("inputmode", (kind == FieldKind::Number).then_some("decimal"))
                .attr("autocomplete", autocomplete(&question.field.id))
                .attr("autocapitalize", (kind == FieldKind::Email).then_some("none"))
                .attr("max", question.latest.clone())
                .on("input", answer);
            if kind == FieldKind::Date { input.on("blur", leave_date(question)) } else { input }
        }
    };
    let label = element("label").class("field-label").attr("for", question.element_id());
    field("div", question)
        .attr("data-field", question.field.id.clone())
        .child(labelled_by(label, question, locale))
        .child(hint(question))
        .child(error(question, locale))
        .child(control(input, question).attr("id", question.element_id()))
}

fn leave_date(question: &Question) -> impl FnMut(Event) + 'static {
    let question = question.clone();
    move |event| {
        let input: HtmlInputElement = event_target(&event);
        question.answer(if input.validity().bad_input() { HALF_A_DATE.to_owned() } else { input.value() });
    }
}

fn single_box(question: &Question, locale: &Locale) -> Element {
    let answer = question.clone();
    let input =
        element("input").attr("type", "checkbox").attr("id", question.element_id()).on("change", move |event| {
            answer.answer(if event_target_checked(&event) { "true".to_owned() } else { String::new() });
        });
    let label = element("label").class("choice").child(control(input, question)).child(labelled_by(
        element("span"),
        question,
        locale,
    ));
    field("div", question).child(error(question, locale)).child(label).child(hint(question))
}

fn group(question: &Question, locale: &Locale) -> Element {
    let id = question.element_id();
    let boxes = question.options.iter().enumerate().map(|(place, (value, text))| {
        let (answer, value) = (question.clone(), value.clone());
        // The first box has the question's id: it gets the focus when something is wrong.
        let box_id = if place == 0 { id.clone() } else { [&id, "-", &place.to_string()].concat() };
        let input = element("input")
            .attr("type", "checkbox")
            .attr("id", box_id)
            .on("change", move |event| toggle(&answer, &value, event_target_checked(&event)));
        let text = element("span").child(text.clone());
        element("label").class("choice").child(validated(input, question)).child(text)
    });
    described(field("fieldset", question), question)
        .child(labelled_by(element("legend").class("field-label"), question, locale))
        .child(hint(question))
        .child(error(question, locale))
        .children(boxes)
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
