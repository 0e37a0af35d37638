//! Questions to the log: which requests are meant, and whether as many arrived as were expected.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Exchange, pattern::is_like};

/// How many near misses an unmet expectation shows.
const NEAR_MISSES: usize = 5;

/// Which requests are meant. What is left out may be anything.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Wanted {
    method: Option<String>,
    /// `/v2/persons/*` and everything below with `/v2/**`.
    path: Option<String>,
    /// `200`, `4xx` or `*`.
    status: Option<Status>,
    /// Names and values that the query has, among others; values are patterns.
    query: BTreeMap<String, String>,
    /// What the body holds, among other things.
    body: Option<Value>,
    /// The client whose token it was.
    client: Option<String>,
    app_id: Option<String>,
    /// Only requests that were noted after this one.
    after: u64,
}

/// A status or a group of them, as number or text.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Status {
    Number(u16),
    Pattern(String),
}

/// An expectation: which requests, and how many of them. Without a number, at least one.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Expectation {
    count: Option<usize>,
    at_least: Option<usize>,
    at_most: Option<usize>,
    #[serde(flatten)]
    wanted: WantedFields,
}

/// [`Wanted`], flattened: serde cannot refuse unknown fields of a flattened struct by itself.
#[derive(Clone, Debug, Deserialize)]
struct WantedFields(serde_json::Map<String, Value>);

/// What came of an expectation.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Verdict {
    pub(crate) met: bool,
    matched: usize,
    expected: String,
    /// Ids of the requests that matched.
    ids: Vec<u64>,
    /// When it is not met: requests that differ least, with what differs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    near_misses: Vec<NearMiss>,
}

#[derive(Clone, Debug, Serialize)]
struct NearMiss {
    request: Exchange,
    differs: Vec<String>,
}

impl Wanted {
    /// The filters of a query: every name but `query.…` is a field.
    pub(crate) fn of_query(pairs: Vec<(String, String)>) -> Result<Self, String> {
        let mut wanted = Self::default();
        for (name, value) in pairs {
            match (name.as_str(), name.strip_prefix("query.")) {
                (_, Some(name)) => drop(wanted.query.insert(name.to_owned(), value)),
                ("method", _) => wanted.method = Some(value),
                ("path", _) => wanted.path = Some(value),
                ("status", _) => wanted.status = Some(Status::Pattern(value)),
                ("client", _) => wanted.client = Some(value),
                ("app_id", _) => wanted.app_id = Some(value),
                ("after", _) => wanted.after = value.parse().map_err(|_| "after is the id of a request".to_owned())?,
                _ => return Err(format!("there is no filter {name}")),
            }
        }
        Ok(wanted)
    }

    /// Whether a request is meant.
    pub(crate) fn matches(&self, exchange: &Exchange) -> bool {
        exchange.id > self.after && self.differences(exchange).is_empty()
    }

    fn differences(&self, exchange: &Exchange) -> Vec<String> {
        let mut differences = Vec::new();
        let mut differ = |what: &str, found: &str, wanted: &str| {
            differences.push(format!("{what} is {found}, not {wanted}"));
        };
        if let Some(method) = self.method.as_ref().filter(|method| !method.eq_ignore_ascii_case(&exchange.method)) {
            differ("method", &exchange.method, method);
        }
        if let Some(path) = self.path.as_ref().filter(|path| !is_like(path, &exchange.path)) {
            differ("path", &exchange.path, path);
        }
        let status = exchange.status.to_string();
        if let Some(wanted) = self.status.as_ref().map(Status::pattern).filter(|wanted| !is_status(wanted, &status)) {
            differ("status", &status, &wanted);
        }
        let sent = exchange.query_pairs();
        for (name, value) in &self.query {
            let same = |(other, sent): &&(String, String)| other == name && is_like(value, sent);
            if !sent.iter().any(|pair| same(&pair)) {
                let found = sent.iter().find(|(other, _)| other == name).map_or("absent", |(_, value)| value.as_str());
                differ(&format!("query {name}"), found, value);
            }
        }
        for (what, wanted, found) in
            [("client", &self.client, &exchange.client), ("app_id", &self.app_id, &exchange.app_id)]
        {
            if let Some(wanted) = wanted.as_ref().filter(|wanted| Some(*wanted) != found.as_ref()) {
                differ(what, found.as_deref().unwrap_or("absent"), wanted);
            }
        }
        if let Some(wanted) = self.body.as_ref().filter(|wanted| !holds(&exchange.body, wanted)) {
            differ("body", &exchange.body.to_string(), &wanted.to_string());
        }
        differences
    }
}

impl Expectation {
    /// Holds an expectation against what was noted. Says what is wrong with the expectation itself.
    pub(crate) fn check(self, exchanges: &[Exchange]) -> Result<Verdict, String> {
        let wanted: Wanted =
            serde_json::from_value(Value::Object(self.wanted.0)).map_err(|error| format!("{error}"))?;
        let (least, most, expected) = match (self.count, self.at_least, self.at_most) {
            (Some(count), None, None) => (count, count, format!("exactly {count}")),
            (None, None, None) => (1, usize::MAX, "at least 1".into()),
            (None, Some(least), None) => (least, usize::MAX, format!("at least {least}")),
            (None, None, Some(most)) => (0, most, format!("at most {most}")),
            (None, Some(least), Some(most)) if least <= most => (least, most, format!("{least} to {most}")),
            _ => return Err("give count, or at_least and at_most".into()),
        };
        let ids: Vec<u64> = exchanges.iter().filter(|it| wanted.matches(it)).map(|it| it.id).collect();
        let met = (least..=most).contains(&ids.len());
        let near_misses = if ids.len() < least { near_misses(&wanted, exchanges) } else { Vec::new() };
        Ok(Verdict { met, matched: ids.len(), expected, ids, near_misses })
    }
}

impl Status {
    fn pattern(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Pattern(pattern) => pattern.to_ascii_lowercase(),
        }
    }
}

fn near_misses(wanted: &Wanted, exchanges: &[Exchange]) -> Vec<NearMiss> {
    let after = exchanges.iter().filter(|exchange| exchange.id > wanted.after);
    let mut misses: Vec<NearMiss> = after
        .map(|exchange| NearMiss { request: exchange.clone(), differs: wanted.differences(exchange) })
        .filter(|miss| !miss.differs.is_empty())
        .collect();
    misses.sort_by_key(|miss| miss.differs.len());
    misses.truncate(NEAR_MISSES);
    misses
}

/// `4xx` stands for 400 to 499.
fn is_status(wanted: &str, status: &str) -> bool {
    let same = |(wanted, digit): (char, char)| wanted == digit || wanted == 'x';
    wanted == "*" || (wanted.len() == status.len() && wanted.chars().zip(status.chars()).all(same))
}

/// Whether a value has everything that is wanted: objects may hold more, lists have the same length.
fn holds(value: &Value, wanted: &Value) -> bool {
    match (value, wanted) {
        (Value::Object(fields), Value::Object(wanted)) => {
            wanted.iter().all(|(key, wanted)| fields.get(key).is_some_and(|value| holds(value, wanted)))
        }
        (Value::Array(values), Value::Array(wanted)) => {
            values.len() == wanted.len() && values.iter().zip(wanted).all(|(value, wanted)| holds(value, wanted))
        }
        (value, wanted) => value == wanted,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{Exchange, Expectation};

    fn exchange(id: u64, method: &str, path: &str, status: u16) -> Exchange {
        Exchange {
            id,
            at: "2026-06-10T10:00:00Z".parse().unwrap(),
            method: method.into(),
            path: path.into(),
            query: "limit=5&name=a%20b".into(),
            status,
            milliseconds: 1.0,
            client: Some("sandbox-client".into()),
            app_id: None,
            body: json!({"a": {"b": 1, "c": 2}}),
        }
    }

    fn check(expectation: Value) -> Result<Value, String> {
        let log = [
            exchange(1, "GET", "/v2/persons", 200),
            exchange(2, "GET", "/v2/persons/501", 404),
            exchange(3, "POST", "/v2/persons", 201),
        ];
        let expectation: Expectation = serde_json::from_value(expectation).map_err(|error| error.to_string())?;
        expectation.check(&log).map(|verdict| json!(verdict))
    }

    #[test]
    fn requests_are_counted_by_what_they_were() {
        for (expectation, met) in [
            (json!({"method": "get", "path": "/v2/persons", "count": 1}), true),
            (json!({"method": "GET", "path": "/v2/**", "count": 2}), true),
            (json!({"path": "/v2/persons/*", "status": "4xx"}), true),
            (json!({"status": 404, "count": 1, "query": {"name": "a b"}}), true),
            (json!({"method": "DELETE", "count": 0}), true),
            (json!({"method": "DELETE"}), false),
            (json!({"at_least": 2, "at_most": 3}), true),
            (json!({"at_most": 2}), false),
            (json!({"after": 2, "count": 1}), true),
            (json!({"body": {"a": {"b": 1}}, "count": 3}), true),
            (json!({"body": {"a": {"b": 2}}}), false),
            (json!({"client": "nobody", "count": 0}), true),
        ] {
            assert_eq!(check(expectation.clone()).unwrap()["met"], met, "{expectation}");
        }
    }

    #[test]
    fn what_is_not_met_says_what_came_closest() {
        let verdict = check(json!({"method": "PUT", "path": "/v2/persons"})).unwrap();
        assert_eq!((&verdict["matched"], &verdict["expected"]), (&json!(0), &json!("at least 1")));
        assert_eq!(verdict["near_misses"][0]["differs"], json!(["method is GET, not PUT"]));
        assert_eq!(verdict["near_misses"][2]["differs"].as_array().unwrap().len(), 2);
    }

    #[test]
    fn a_misspelt_expectation_is_refused() {
        assert!(check(json!({"methods": "GET"})).unwrap_err().contains("methods"));
        assert!(check(json!({"count": 1, "at_least": 1})).unwrap_err().contains("give count"));
    }
}
