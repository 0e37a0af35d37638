//! Environment variables, laid over the file.

use std::path::Path;

use toml::{Table, Value};

use super::{
    ConfigError,
    key::{KEYS, Key, Kind, PREFIX},
};

/// Variables of the same beginning that are not keys. Kubernetes gives every container the addresses of its
/// services, and a service may well be called `personio-relay`.
const NOT_KEYS: [&str; 4] =
    ["PERSONIO_RELAY_CONFIG", "PERSONIO_RELAY_LOG", "PERSONIO_RELAY_SERVICE_", "PERSONIO_RELAY_PORT"];

/// Puts every variable of a key in its place; the environment wins over the file.
pub(super) fn lay_over<I>(table: &mut Table, variables: I) -> Result<(), ConfigError>
where
    I: IntoIterator<Item = (String, String)>,
{
    for (variable, text) in variables {
        if !variable.starts_with(PREFIX) || NOT_KEYS.iter().any(|other| variable.starts_with(other)) {
            continue;
        }
        let Some(key) = KEYS.iter().find(|key| key.variable() == variable) else {
            let known: Vec<String> = KEYS.iter().map(Key::variable).collect();
            return Err(ConfigError::in_environment(&variable, "there is no such key")
                .with_advice(format!("one of {}", known.join(", "))));
        };
        let value = value_of(key, &text)
            .map_err(|problem| ConfigError::in_environment(&variable, problem).with_key(key.path).with_example(key))?;
        insert(table, key.path, value).map_err(|problem| ConfigError::in_environment(&variable, problem))?;
    }
    Ok(())
}

/// Where a value came from, for messages.
pub(super) fn is_set<'a>(key: &Key, mut names: impl Iterator<Item = &'a str>) -> Option<String> {
    let variable = key.variable();
    names.any(|name| name == variable).then_some(variable)
}

/// The file's table, or an empty one.
pub(super) fn parse(file: &Path, text: &str) -> Result<Table, ConfigError> {
    text.parse::<Table>().map_err(|error| ConfigError::in_file(file, format!("not TOML: {error}")))
}

fn value_of(key: &Key, text: &str) -> Result<Value, String> {
    match key.kind {
        Kind::Text => Ok(Value::String(text.to_owned())),
        Kind::Number => text.trim().parse().map(Value::Integer).map_err(|_| "not a whole number".to_owned()),
        Kind::Flag => text.trim().parse().map(Value::Boolean).map_err(|_| "neither true nor false".to_owned()),
        Kind::List => {
            let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
            Ok(Value::Array(parts.map(|part| Value::String(part.to_owned())).collect()))
        }
        Kind::Section => {
            let mut table: Table = format!("value = {text}").parse().map_err(|_| "not an inline table of TOML")?;
            table.remove("value").ok_or_else(|| "empty".to_owned())
        }
    }
}

fn insert(table: &mut Table, path: &str, value: Value) -> Result<(), String> {
    match path.split_once('.') {
        None => {
            table.insert(path.to_owned(), value);
            Ok(())
        }
        Some((section, rest)) => {
            let inner = table.entry(section).or_insert_with(|| Value::Table(Table::new()));
            let inner = inner.as_table_mut().ok_or_else(|| format!("`{section}` in the file is not a section"))?;
            insert(inner, rest, value)
        }
    }
}
