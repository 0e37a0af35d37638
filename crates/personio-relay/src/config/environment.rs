//! Environment variables, laid over the file.

use std::path::Path;

use toml::{Table, Value};

use super::{
    ConfigError,
    key::{KEYS, Key, Kind, PREFIX},
};

/// A database's address, by the name that it has elsewhere.
const DATABASE_URL: &str = "DATABASE_URL";

/// Variables of the same beginning that are not keys. Kubernetes gives every container the addresses of its
/// services, and a service may well be called `personio-relay`.
const NOT_KEYS: [&str; 4] =
    ["PERSONIO_RELAY_CONFIG", "PERSONIO_RELAY_LOG", "PERSONIO_RELAY_SERVICE_", "PERSONIO_RELAY_PORT"];
/// Which company a command is about.
const COMPANY: &str = "PERSONIO_RELAY_COMPANY";

/// Puts every variable of a key in its place; the environment wins over the file.
pub(super) fn lay_over<I>(table: &mut Table, variables: I) -> Result<(), ConfigError>
where
    I: IntoIterator<Item = (String, String)>,
{
    let variables: Vec<(String, String)> = variables.into_iter().collect();
    // The name by which every hoster hands a database over; the relay's own name for it wins.
    if let Some((_, url)) = variables.iter().find(|(variable, _)| variable == DATABASE_URL) {
        insert(table, "database_url", Value::String(url.clone()))
            .map_err(|problem| ConfigError::in_environment(DATABASE_URL, problem))?;
    }
    for (variable, text) in variables {
        if !variable.starts_with(PREFIX)
            || variable == COMPANY
            || NOT_KEYS.iter().any(|other| variable.starts_with(other))
        {
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
pub(super) fn is_set<'a>(key: &Key, names: impl Iterator<Item = &'a str>) -> Option<String> {
    let own = key.variable();
    let is_of = |name: &&str| *name == own || (key.path == "database_url" && *name == DATABASE_URL);
    let mut names: Vec<&str> = names.filter(is_of).collect();
    names.sort_by_key(|name| *name != own);
    names.first().map(|name| (*name).to_owned())
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
