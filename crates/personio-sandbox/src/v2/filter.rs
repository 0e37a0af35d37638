//! Filters of v2 lists: dotted names with an operator at the end.

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
};

use super::{cursor::Cursor, problem};
use crate::{
    call::{parse_date, parse_local},
    company::clock::instant,
    desk::Desk,
    reply::Reply,
};

/// The filters of a request.
pub(super) struct Filter<'a> {
    query: &'a [(String, String)],
    now: Timestamp,
}

/// A range of times; both ends belong to it unless they say otherwise.
#[derive(Clone, Copy, Debug)]
pub(super) struct Range<T> {
    pub(super) least: Option<T>,
    pub(super) most: Option<T>,
    above: Option<T>,
    below: Option<T>,
    equal: Option<T>,
}

impl<T: PartialOrd + Copy> Range<T> {
    pub(super) fn holds(&self, value: T) -> bool {
        self.least.is_none_or(|least| value >= least)
            && self.most.is_none_or(|most| value <= most)
            && self.above.is_none_or(|above| value > above)
            && self.below.is_none_or(|below| value < below)
            && self.equal.is_none_or(|equal| value == equal)
    }

    /// Where it begins, roughly.
    pub(super) fn from(&self) -> Option<T> {
        self.equal.or(self.least).or(self.above)
    }

    /// Where it ends, roughly.
    pub(super) fn to(&self) -> Option<T> {
        self.equal.or(self.most).or(self.below)
    }

    pub(super) fn is_open(&self) -> bool {
        self.from().is_none() && self.to().is_none()
    }
}

/// Operators that end a name.
const OPERATORS: [&str; 4] = ["gt", "lt", "gte", "lte"];

impl<'a> Filter<'a> {
    /// Refuses operators that do not exist on names that have some.
    pub(super) fn of(desk: &Desk<'_>, cursor: &'a Cursor, ranges: &[&str]) -> Result<Self, Reply> {
        let now = desk.now();
        for (name, _) in &cursor.query {
            let operator = ranges.iter().find_map(|range| name.strip_prefix(range)?.strip_prefix('.'));
            if operator.is_some_and(|operator| !OPERATORS.contains(&operator)) {
                return Err(problem::bad_request(now, "Provided filter encoding is invalid."));
            }
        }
        Ok(Self { query: &cursor.query, now })
    }

    /// The last value of a name.
    pub(super) fn text(&self, name: &str) -> Option<&'a str> {
        self.query.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// All values of a name, repeated or with commas; `None` where the name is not there.
    pub(super) fn values(&self, name: &str) -> Option<Vec<&'a str>> {
        let mut values = self.query.iter().filter(|(key, _)| key == name).map(|(_, value)| value.as_str()).peekable();
        values.peek()?;
        Some(values.flat_map(|value| value.split(',')).map(str::trim).filter(|value| !value.is_empty()).collect())
    }

    /// Points in time, with a zone.
    pub(super) fn times(&self, name: &str) -> Result<Range<Timestamp>, Reply> {
        self.range(name, |text| {
            let text = text.replace(' ', "+");
            text.parse()
                .ok()
                .or_else(|| parse_local(&text).or_else(|| Some(parse_date(&text)?.at(0, 0, 0, 0))).map(instant))
        })
    }

    /// Points in time, written as local ones: neither `Z` nor an offset.
    pub(super) fn local_instants(&self, name: &str) -> Result<Range<Timestamp>, Reply> {
        self.range(name, |text| parse_local(text).map(instant))
    }

    /// Local times: neither `Z` nor an offset.
    pub(super) fn local_times(&self, name: &str) -> Result<Range<DateTime>, Reply> {
        self.range(name, parse_local)
    }

    /// Local times or days, with a zone or without.
    pub(super) fn lenient_times(&self, name: &str) -> Result<Range<DateTime>, Reply> {
        self.range(name, |text| {
            let text = text.replace(' ', "+");
            let date = || Some(parse_date(&text)?.at(0, 0, 0, 0));
            let zoned =
                || Some(text.parse::<Timestamp>().ok()?.to_zoned_datetime(crate::company::clock::zone()).datetime());
            parse_local(&text).or_else(date).or_else(zoned)
        })
    }

    /// Days.
    pub(super) fn dates(&self, name: &str) -> Result<Range<Date>, Reply> {
        self.range(name, parse_date)
    }

    fn range<T>(&self, name: &str, parse: impl Fn(&str) -> Option<T>) -> Result<Range<T>, Reply> {
        let end = |operator: &str| {
            let name = if operator.is_empty() { name.to_owned() } else { format!("{name}.{operator}") };
            let Some(text) = self.text(&name) else { return Ok(None) };
            parse(text).map(Some).ok_or_else(|| problem::bad_request(self.now, "Invalid request content"))
        };
        Ok(Range { least: end("gte")?, most: end("lte")?, above: end("gt")?, below: end("lt")?, equal: end("")? })
    }
}
