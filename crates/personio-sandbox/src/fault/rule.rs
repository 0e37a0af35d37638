//! Which requests a fault hits, how often, and what it does.

use std::collections::BTreeMap;

use axum::http::{HeaderName, HeaderValue, Method};
use serde::{Deserialize, Serialize};

use super::answer::Answer;

/// A fault that can happen.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Rule {
    path: String,
    #[serde(rename = "match")]
    matching: Matching,
    #[serde(skip_serializing_if = "Option::is_none")]
    method: Option<String>,
    #[serde(flatten)]
    pub(super) kind: Kind,
    pub(super) delay_ms: u64,
    #[serde(flatten)]
    pub(super) frequency: Frequency,
}

/// What happens.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Kind {
    /// This answer instead of Personio's; the request has no effect.
    Status(Answer),
    /// Personio's answer, later.
    Delay,
    /// The connection breaks in the middle of a body: of the answer's for GET, of the request's otherwise.
    /// The request has no effect.
    Reset,
    /// No answer until the client gives up; the request has no effect.
    Timeout,
    /// The request takes effect, then the connection breaks before the answer.
    LostAnswer,
}

/// How often it happens.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Frequency {
    /// To so many requests.
    Times { times: u64 },
    /// To this share of the requests.
    Share { share: f64 },
    /// To every request until the faults are deleted.
    Always {},
}

/// How the path is compared.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Matching {
    /// The request's path starts with it.
    #[default]
    Prefix,
    /// It is the request's path.
    Exact,
}

impl Rule {
    /// The path of applications is the beginning of the path of documents; `"match": "exact"` tells them apart.
    pub(super) fn matches(&self, method: &Method, path: &str) -> bool {
        let path_matches = match self.matching {
            Matching::Prefix => path.starts_with(&self.path),
            Matching::Exact => path == self.path,
        };
        path_matches && self.method.as_ref().is_none_or(|wanted| wanted == method.as_str())
    }

    /// What it does, in a few words.
    pub(crate) fn summary(&self) -> String {
        let often = match self.frequency {
            Frequency::Times { times } => format!("{times} times"),
            Frequency::Share { share } => format!("share {share}"),
            Frequency::Always {} => "always".into(),
        };
        format!("{} {} · {} · {often}", self.method.as_deref().unwrap_or("any"), self.path, self.kind.name())
    }
}

impl Kind {
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Status(_) => "status",
            Self::Delay => "delay",
            Self::Reset => "reset",
            Self::Timeout => "timeout",
            Self::LostAnswer => "lost_answer",
        }
    }
}

/// A fault as it is asked for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleRequest {
    path: String,
    #[serde(default, rename = "match")]
    matching: Matching,
    method: Option<String>,
    kind: KindName,
    status: Option<u16>,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    body: Option<String>,
    delay_ms: Option<u64>,
    times: Option<u64>,
    share: Option<f64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum KindName {
    Status,
    Delay,
    Reset,
    Timeout,
    LostAnswer,
}

impl RuleRequest {
    /// Turns the request into a rule, or says in a sentence what is wrong with it.
    pub(crate) fn check(self) -> Result<Rule, String> {
        if !self.path.starts_with('/') {
            return Err("path must start with a slash".into());
        }
        if self.path.starts_with("/_sandbox") {
            return Err("faults cannot hit the sandbox's own controls".into());
        }
        let frequency = match (self.times, self.share) {
            (Some(_), Some(_)) => return Err("give times or share, not both".into()),
            (Some(times), None) => Frequency::Times { times },
            (None, Some(share)) if (0.0..=1.0).contains(&share) => Frequency::Share { share },
            (None, Some(_)) => return Err("share must be between 0 and 1".into()),
            (None, None) => Frequency::Always {},
        };
        if self.kind == KindName::Delay && self.delay_ms.is_none() {
            return Err("kind delay needs delay_ms".into());
        }
        let answer_given = self.status.is_some() || self.body.is_some() || !self.headers.is_empty();
        if self.kind != KindName::Status && answer_given {
            return Err("status, headers and body belong to kind status only".into());
        }
        let kind = match self.kind {
            KindName::Status => Kind::Status(answer(self.status, self.headers, self.body)?),
            KindName::Delay => Kind::Delay,
            KindName::Reset => Kind::Reset,
            KindName::Timeout => Kind::Timeout,
            KindName::LostAnswer => Kind::LostAnswer,
        };
        Ok(Rule {
            path: self.path,
            matching: self.matching,
            method: self.method.map(|method| method.to_ascii_uppercase()),
            kind,
            delay_ms: self.delay_ms.unwrap_or_default(),
            frequency,
        })
    }
}

fn answer(status: Option<u16>, headers: BTreeMap<String, String>, body: Option<String>) -> Result<Answer, String> {
    let status = status.ok_or("kind status needs status")?;
    if !(200..=599).contains(&status) {
        return Err("status must be between 200 and 599".into());
    }
    for (name, value) in &headers {
        if HeaderName::try_from(name).is_err() || HeaderValue::try_from(value).is_err() {
            return Err(format!("{name} is no header that can be sent"));
        }
    }
    Ok(Answer { status, headers, body })
}
