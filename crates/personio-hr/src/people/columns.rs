//! What can be told about people, by the names of columns.

use personio::persons::{CustomAttribute, Employment, Person};
use serde_json::{Value, json};

/// A column of a person.
#[must_use]
pub fn value(person: &Person, employment: Option<&Employment>, column: &str) -> Value {
    let code = |code: Option<&str>| json!(code.map(str::to_lowercase));
    match column {
        "id" => json!(person.id),
        "first_name" => json!(person.first_name),
        "last_name" => json!(person.last_name),
        "preferred_name" => json!(person.preferred_name),
        "email" => json!(person.email),
        "gender" => code(person.gender.as_ref().map(|it| it.code())),
        "status" => code(person.status.as_ref().map(|it| it.code())),
        "created_at" => json!(person.created_at),
        "updated_at" => json!(person.updated_at),
        "position" => json!(employment.and_then(|it| it.position.as_ref()?.title.clone())),
        "start" => json!(employment.and_then(|it| it.employment_start_date)),
        "end" => json!(employment.and_then(|it| it.employment_end_date)),
        "employment" => code(employment.and_then(|it| Some(it.status.as_ref()?.code()))),
        "type" => code(employment.and_then(|it| Some(it.r#type.as_ref()?.code()))),
        "weekly_hours" => json!(employment.and_then(|it| it.weekly_working_hours)),
        "supervisor" => json!(employment.and_then(|it| Some(it.supervisor.as_ref()?.id.clone()))),
        _ => {
            let attribute = person.custom_attributes.iter().find(|it| is(it, column));
            json!(attribute.and_then(|it| it.value.clone()))
        }
    }
}

/// What people call an attribute; its id where nobody says.
#[must_use]
pub fn label(attribute: &CustomAttribute) -> String {
    let label = attribute.label.as_deref().map(str::trim).filter(|label| !label.is_empty());
    label.unwrap_or(attribute.id.as_str()).to_owned()
}

/// Whether an attribute is called so, or has this id.
#[must_use]
pub fn is(attribute: &CustomAttribute, named: &str) -> bool {
    attribute.id.as_str() == named || label(attribute).to_lowercase() == named.to_lowercase()
}

/// A value in words.
#[must_use]
pub fn words(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Array(values) => values.iter().map(words).collect::<Vec<_>>().join(", "),
        // 40.0 is 40 for people.
        Value::Number(number) => {
            let text = number.to_string();
            text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
        }
        value => value.to_string(),
    }
}
