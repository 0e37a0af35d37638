//! Builds queries and forms: what is not set is not sent.

use std::fmt::Display;

use crate::{
    approval::ApprovalFlow,
    request::{self, RequestBody},
};

#[derive(Default)]
pub(crate) struct Query(Vec<(&'static str, String)>);

impl Query {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// One value, if there is one.
    pub(crate) fn with(mut self, name: &'static str, value: Option<impl Display>) -> Self {
        self.0.extend(value.map(|value| (name, value.to_string())));
        self
    }

    /// Several values, separated by commas.
    pub(crate) fn joined(self, name: &'static str, values: &[impl Display]) -> Self {
        let joined = values.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
        self.with(name, (!values.is_empty()).then_some(joined))
    }

    /// Several values, each under the same name.
    pub(crate) fn repeated(mut self, name: &'static str, values: &[impl Display]) -> Self {
        self.0.extend(values.iter().map(|value| (name, value.to_string())));
        self
    }

    /// Whether a write passes the approval.
    pub(crate) fn approval(self, flow: ApprovalFlow) -> Self {
        self.with("skip_approval", Some(flow.skip_approval()))
    }

    /// The pair of every list with cursors.
    pub(crate) fn page(self, limit: Option<u32>, cursor: Option<&String>) -> Self {
        self.with("limit", limit).with("cursor", cursor)
    }

    /// The pair of a list that counts.
    pub(crate) fn counted(self, limit: u32, name: &'static str, from: u64) -> Self {
        self.with("limit", Some(limit)).with(name, Some(from))
    }

    /// The same as a form.
    pub(crate) fn form(&self) -> RequestBody {
        let fields: Vec<_> = self.0.iter().map(|(name, value)| (*name, value.as_str())).collect();
        request::form(&fields)
    }

    pub(crate) fn finish(self) -> Vec<(&'static str, String)> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Query;

    #[test]
    fn what_is_not_set_is_not_sent() {
        let query =
            Query::new().page(Some(10), None).joined("a", &[1, 2]).joined("b", &[""; 0]).repeated("c", &["x", "y"]);
        let sent = query.finish().into_iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>();
        assert_eq!(sent, ["limit=10", "a=1,2", "c=x", "c=y"]);
    }
}
