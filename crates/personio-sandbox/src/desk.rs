//! Where a call meets the company: what an operation gets, and how it is found.

use jiff::Timestamp;

use crate::{access::Grant, call::Call, company::Company, feed::Feeds, quirk::Quirks, reply::Answer, store::Store};

/// What an operation works with. The company is locked for it: what it reads and writes is one step.
pub(crate) struct Desk<'a> {
    pub(crate) company: &'a mut Company,
    pub(crate) call: &'a Call,
    pub(crate) grant: &'a Grant,
    pub(crate) quirks: &'a Quirks,
    /// Applications that arrived.
    pub(crate) store: &'a Store,
    pub(crate) feeds: &'a Feeds,
}

/// An operation of the API.
pub(crate) type Handler = fn(&mut Desk<'_>) -> Answer;

/// Whether an answer of v1 brings the token back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Echo {
    Token,
    Nothing,
}

/// What a resource can do: method, scope, whether the token comes back, and how.
pub(crate) type Operation = (&'static str, &'static str, Echo, Handler);

impl Desk<'_> {
    /// A decoded piece of the path, counted after the version.
    pub(crate) fn segment(&self, index: usize) -> &str {
        self.call.segments.get(index).map_or("", String::as_str)
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.company.now()
    }
}
