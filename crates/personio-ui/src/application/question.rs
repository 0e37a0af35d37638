//! One question of the form with its answer.

use personio::language::Language;
use personio::recruiting::{Field, FieldKind, FormDefinition, validate};

use super::problem::AnswerProblem;
use crate::locale::Locale;
use crate::state::State;
use crate::text::ApplicationText;

/// A question, what was answered and what is wrong with that.
#[derive(Clone)]
pub struct Question {
    /// What is asked.
    pub field: Field,
    /// The question in the form's language.
    pub label: String,
    /// A word of help.
    pub hint: Option<String>,
    /// Values and texts of the answers to choose from.
    pub options: Vec<(String, String)>,
    /// The latest date that can be an answer.
    pub latest: Option<String>,
    /// The answer.
    pub value: State<String>,
    /// What is wrong with it, once that was asked.
    pub problem: State<Option<AnswerProblem>>,
}

impl Question {
    /// A question without an answer. `today` is a date such as `2024-09-24`.
    #[must_use]
    pub fn new(field: Field, locale: &Locale, languages: &[Language], today: &str) -> Self {
        let own = |text: &personio::recruiting::LocalText| text.resolve(languages).to_owned();
        let label = field.label.as_ref().map(own).unwrap_or_else(|| default_label(&field.id, locale));
        let message_hint = (field.id == "message").then(|| locale.t(ApplicationText::MessageHint));
        let hint = field.hint.as_ref().map(own).or(message_hint);
        let is_gender = field.id == "gender";
        let options = field.options.iter().map(|option| {
            let text = option.label.as_ref().map(own);
            let default = || if is_gender { gender_label(&option.value, locale) } else { option.value.clone() };
            (option.value.clone(), text.unwrap_or_else(default))
        });
        Self {
            options: options.collect(),
            latest: (field.id == "birthday").then(|| today.to_owned()),
            value: State::new(String::new()),
            problem: State::new(None),
            field,
            label,
            hint,
        }
    }

    /// Notes an answer. An error that is shown goes away as soon as the answer is fine.
    pub fn answer(&self, value: String) {
        self.value.set(value);
        if self.problem.with_untracked(Option::is_some) {
            self.check();
        }
    }

    /// Finds out whether the answer is fine.
    pub fn check(&self) -> Option<AnswerProblem> {
        let problem = self.value.with_untracked(|value| self.find_problem(value.trim()));
        self.problem.set(problem);
        problem
    }

    /// The element that gets the focus.
    #[must_use]
    pub fn element_id(&self) -> String {
        ["apply-", &self.field.id].concat()
    }

    fn find_problem(&self, value: &str) -> Option<AnswerProblem> {
        if let Some(problem) = validate(&self.field, value) {
            return Some(AnswerProblem::from_check(problem, self.field.kind()));
        }
        let is_future =
            self.latest.as_deref().is_some_and(|latest| self.field.kind() == FieldKind::Date && value > latest);
        is_future.then_some(AnswerProblem::FutureDate)
    }
}

/// The fields that are shown, and the names that nothing is known of.
///
/// `wanted` is the element's attribute `fields`, such as `phone, location*`. It chooses among the fields that the
/// relay takes: an answer to any other question would be refused. What the relay requires stays.
#[must_use]
pub fn choose_fields(form: &FormDefinition, wanted: Option<&str>) -> (Vec<Field>, Vec<String>) {
    let Some(wanted) = wanted else { return (form.fields.clone(), Vec::new()) };
    let wanted: Vec<(&str, bool)> = wanted
        .split(',')
        .map(|name| (name.trim().trim_end_matches('*').trim_end(), name.trim().ends_with('*')))
        .filter(|(name, _)| !name.is_empty())
        .collect();
    let is_wanted = |field: &Field| wanted.iter().any(|(name, _)| *name == field.id);
    let mut fields: Vec<Field> =
        form.fields.iter().filter(|field| field.required && !is_wanted(field)).cloned().collect();
    let mut unknown = Vec::new();
    for (name, required) in &wanted {
        let own = Some(Field::new(name)).filter(|field| field.id == "message");
        match form.fields.iter().find(|field| field.id == *name).cloned().or(own) {
            Some(field) if fields.iter().any(|known| known.id == field.id) => {}
            Some(field) => fields.push(Field { required: field.required || *required, ..field }),
            None => unknown.push((*name).to_owned()),
        }
    }
    (fields, unknown)
}

fn default_label(id: &str, locale: &Locale) -> String {
    locale.t(match id {
        "first_name" => ApplicationText::FirstName,
        "last_name" => ApplicationText::LastName,
        "email" => ApplicationText::Email,
        "phone" => ApplicationText::Phone,
        "location" => ApplicationText::Location,
        "birthday" => ApplicationText::Birthday,
        "gender" => ApplicationText::Gender,
        "available_from" => ApplicationText::AvailableFrom,
        "salary_expectations" => ApplicationText::SalaryExpectations,
        "message" => ApplicationText::Message,
        other => return other.to_owned(),
    })
}

fn gender_label(value: &str, locale: &Locale) -> String {
    locale.t(match value {
        "male" => ApplicationText::GenderMale,
        "female" => ApplicationText::GenderFemale,
        "diverse" => ApplicationText::GenderDiverse,
        "undefined" => ApplicationText::GenderUndefined,
        other => return other.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use leptos::prelude::Owner;
    use personio::recruiting::{Field, FormDefinition};

    use super::{AnswerProblem, Question, choose_fields};
    use crate::locale::tests::german;

    fn form(ids: &[&str]) -> FormDefinition {
        FormDefinition { fields: ids.iter().map(|id| Field::new(id)).collect(), ..FormDefinition::default() }
    }

    fn shown(form: &FormDefinition, wanted: &str) -> Vec<(String, bool)> {
        choose_fields(form, Some(wanted)).0.into_iter().map(|field| (field.id, field.required)).collect()
    }

    #[test]
    fn the_attribute_chooses_order_and_duty_of_optional_fields() {
        let form = form(&["first_name", "last_name", "email", "phone", "location", "message"]);
        let ids = shown(&form, "location *, phone, ,first_name");
        let expected =
            [("last_name", true), ("email", true), ("location", true), ("phone", false), ("first_name", true)];
        assert_eq!(ids, expected.map(|(id, required)| (id.to_owned(), required)));
        assert_eq!(shown(&form, "").len(), 3);
        assert_eq!(choose_fields(&form, None).0.len(), 6);
    }

    #[test]
    fn what_the_relay_requires_stays_and_what_it_does_not_take_is_left_out() {
        let mut form = form(&["first_name", "last_name", "email", "custom_attribute_3"]);
        form.fields[3].required = true;
        let (fields, unknown) = choose_fields(&form, Some("birthday, message"));
        let ids: Vec<_> = fields.iter().map(|field| field.id.as_str()).collect();
        assert_eq!(ids, ["first_name", "last_name", "email", "custom_attribute_3", "message"]);
        assert_eq!(unknown, ["birthday"]);
    }

    #[test]
    fn an_error_that_is_shown_goes_away_with_the_mistake_and_does_not_come_before_the_check() {
        let owner = Owner::new();
        owner.set();
        let question = Question::new(Field::new("email"), &german(""), &[], "2024-09-24");
        question.answer("ada@".into());
        assert_eq!(question.problem.get_untracked(), None);
        assert_eq!(question.check(), Some(AnswerProblem::Email));
        question.answer("ada@example.com".into());
        assert_eq!(question.problem.get_untracked(), None);
    }

    #[test]
    fn nobody_was_born_tomorrow() {
        let owner = Owner::new();
        owner.set();
        let question = Question::new(Field::new("birthday"), &german(""), &[], "2024-09-24");
        question.answer("2024-09-25".into());
        assert_eq!(question.check(), Some(AnswerProblem::FutureDate));
        question.answer("2024-09-24".into());
        assert_eq!(question.check(), None);
    }
}
