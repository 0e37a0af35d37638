//! Paging and filters of v1 lists.

use jiff::{Timestamp, civil::Date};
use serde_json::{Value, json};

use super::error;
use crate::{
    call::Call,
    company::clock::{instant, zone},
    desk::Desk,
    reply::Reply,
};

/// How a list counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counting {
    /// `offset` is the number of items that are skipped; the first page is 0.
    Items,
    /// As items, but the first page is called 1.
    ItemsFromPageOne,
    /// `offset` is the number of the page, from 1; 0 is the first page too.
    Pages,
}

/// Which part of a list is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page {
    counting: Counting,
    pub(super) limit: usize,
    offset: usize,
}

impl Page {
    /// Reads `limit` and `offset`.
    pub(super) fn of(call: &Call, counting: Counting, default: usize, most: usize) -> Result<Self, Reply> {
        let number = |name: &str| match call.query(name) {
            None => Ok(None),
            Some(text) => text
                .trim()
                .parse::<usize>()
                .map(Some)
                .map_err(|_| error::bad_request(&format!("The {name} must be a number that is not negative."))),
        };
        let limit = number("limit")?.unwrap_or(default);
        if limit == 0 {
            return Err(error::bad_request("The limit must be at least 1."));
        }
        Ok(Self { counting, limit: limit.min(most), offset: number("offset")?.unwrap_or(0) })
    }

    /// How many items come before.
    pub(super) fn skip(self) -> usize {
        match self.counting {
            Counting::Items | Counting::ItemsFromPageOne => self.offset,
            Counting::Pages => self.offset.saturating_sub(1).saturating_mul(self.limit),
        }
    }

    /// `metadata` for a list of so many items.
    pub(super) fn metadata(self, total: usize) -> Value {
        let current = match self.counting {
            Counting::Items => self.offset / self.limit,
            Counting::ItemsFromPageOne => self.offset / self.limit + 1,
            Counting::Pages => self.offset.max(1),
        };
        json!({"total_elements": total, "current_page": current, "total_pages": total.div_ceil(self.limit)})
    }

    /// The answer of a list.
    pub(super) fn answer(self, total: usize, data: Vec<Value>) -> Value {
        let head = json!({
            "success": true,
            "metadata": self.metadata(total),
            "offset": self.offset,
            "limit": self.limit,
        });
        with_data(head, data)
    }

    /// The answer of a list that brings back what was sent as it was sent: as texts.
    pub(super) fn answer_as_sent(self, desk: &Desk<'_>, total: usize, data: Vec<Value>) -> Value {
        let mut answer = self.answer(total, data);
        if desk.quirks.is("v1-paging", "strings") {
            for name in ["offset", "limit"] {
                if let (Some(sent), Some(value)) = (desk.call.query(name), answer.get_mut(name)) {
                    *value = Value::String(sent.to_owned());
                }
            }
        }
        answer
    }
}

/// Puts rows into an answer. `json!` would copy each of them with all that is in it.
pub(super) fn with_data(mut answer: Value, data: Vec<Value>) -> Value {
    if let Some(answer) = answer.as_object_mut() {
        answer.insert("data".into(), Value::Array(data));
    }
    answer
}

/// A date of the query.
pub(super) fn date(call: &Call, name: &str) -> Result<Option<Date>, Reply> {
    match call.query(name).filter(|text| !text.is_empty()) {
        None => Ok(None),
        Some(text) => {
            let date = text.get(..10).and_then(|date| date.parse().ok());
            date.map(Some).ok_or_else(|| error::bad_request(&format!("The {name} is not a valid date.")))
        }
    }
}

/// A point in time of the query: a date, or date and time with or without a zone. The end of a day, if `end` is.
pub(super) fn time(call: &Call, name: &str, day: DayEdge) -> Result<Option<Timestamp>, Reply> {
    let Some(text) = call.query(name).filter(|text| !text.is_empty()) else { return Ok(None) };
    let wrong = || error::bad_request(&format!("The {name} is not a valid date."));
    // A plus sign in a query that was not escaped arrives as a blank.
    let text = match text.rsplit_once(' ') {
        Some((start, zone)) if start.contains('T') => format!("{start}+{zone}"),
        _ => text.to_owned(),
    };
    if let Ok(date) =
        text.parse::<Date>().map_err(drop).and_then(|date| if text.len() == 10 { Ok(date) } else { Err(()) })
    {
        let time = match day {
            DayEdge::Start => date.at(0, 0, 0, 0),
            DayEdge::End => date.at(23, 59, 59, 999_999_999),
        };
        return Ok(Some(instant(time)));
    }
    let zoned = text.parse::<Timestamp>().ok();
    zoned.or_else(|| text.parse().ok().map(instant)).map(Some).ok_or_else(wrong)
}

/// Which end of a day a date stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DayEdge {
    Start,
    End,
}

/// The numbers of `name[]`.
pub(super) fn numbers(call: &Call, name: &str) -> Result<Vec<u64>, Reply> {
    let wrong = |_| error::bad_request(&format!("The {name} must be a list of numbers."));
    call.query_list(name).into_iter().map(|text| text.parse().map_err(wrong)).collect()
}

/// `2017-01-17T10:32:18+0100`
pub(super) fn stamp(at: Timestamp) -> String {
    at.to_zoned_datetime(zone()).strftime("%Y-%m-%dT%H:%M:%S%z").to_string()
}

/// `2017-01-17T10:32:18+01:00`
pub(super) fn stamp_iso(at: Timestamp) -> String {
    at.to_zoned_datetime(zone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// A day's midnight as v1 writes it: `2017-12-27T00:00:00+0100`.
pub(super) fn midnight(day: Date) -> String {
    stamp(instant(day.at(0, 0, 0, 0)))
}
