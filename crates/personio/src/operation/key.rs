//! By what a thing is found again that was made, although the answer was lost. The types of the areas know the same of
//! themselves: see [`Create`](crate::request::Create).

use serde_json::Value;

/// How a thing is looked up.
#[derive(Clone, Copy, Debug)]
pub struct NaturalKey {
    /// The operation that lists such things; `None` where Personio itself refuses to make one twice.
    pub list: Option<&'static str>,
    /// Parameters of the list, and where in the request their values stand.
    pub ask: &'static [(&'static str, &'static str)],
    /// How many records to look at, where the list has more than one that fits the question.
    pub limit: Option<u32>,
    /// What must hold for a record to be the thing.
    pub same: &'static [Same],
}

/// What a record has in common with the request that made it. Places are JSON pointers; one alone is the same in both.
#[derive(Clone, Copy, Debug)]
pub enum Same {
    /// A text or a number, in whatever dress, or its absence: place in the request, place in the record.
    Text(&'static str, &'static str),
    /// An e-mail address, whose case does not matter.
    Email(&'static str, &'static str),
    /// A moment by what the clock on the wall shows.
    Moment(&'static str),
    /// The day of a moment.
    Day(&'static str),
    /// A moment, or half a day: `{"date_time": …, "type": …}`.
    Boundary(&'static str),
    /// Yes or no; nothing is no.
    Flag(&'static str),
    /// A text, a number or a day, where both have one: place in the request, place in the record.
    Likely(&'static str, &'static str),
    /// An amount of money, however it is written; records call it `value` or `amount`.
    Amount(&'static str),
    /// The record does not say this.
    Unless(&'static str, &'static str),
}

impl NaturalKey {
    /// What to ask the list for.
    pub(super) fn query(&self, request: &Value) -> Vec<(&'static str, String)> {
        self.ask.iter().filter_map(|(name, place)| Some((*name, text(request.pointer(place))?))).collect()
    }

    /// Whether a record is what the request made.
    pub(super) fn fits(&self, request: &Value, record: &Value) -> bool {
        self.same.iter().all(|same| same.holds(request, record))
    }
}

impl Same {
    fn holds(self, request: &Value, record: &Value) -> bool {
        let both = |place: &str| (text(request.pointer(place)), text(record.pointer(place)));
        let start = |(asked, known): (Option<String>, Option<String>), length: usize| {
            let start = |text: Option<String>| text.and_then(|text| text.get(..length).map(str::to_owned));
            start(asked) == start(known)
        };
        match self {
            Self::Text(asked, known) => text(request.pointer(asked)) == text(record.pointer(known)),
            Self::Email(asked, known) => match (text(request.pointer(asked)), text(record.pointer(known))) {
                (Some(asked), Some(known)) => asked.eq_ignore_ascii_case(&known),
                _ => false,
            },
            // `2026-06-01T08:00`: who leaves out the seconds means the same.
            Self::Moment(place) => start(both(place), 16),
            Self::Day(place) => start(both(place), 10),
            Self::Boundary(place) => {
                let (half, moment) = (both(&[place, "/type"].concat()), both(&[place, "/date_time"].concat()));
                if half.0.is_some() { half.0 == half.1 && start(moment, 10) } else { start(moment, 16) }
            }
            Self::Flag(place) => {
                let says = |value: &Value| text(value.pointer(place)).is_some_and(|it| it == "true" || it == "1");
                says(request) == says(record)
            }
            Self::Likely(asked, known) => text(request.pointer(asked))
                .zip(text(record.pointer(known)))
                .is_none_or(|(asked, known)| asked == known),
            Self::Amount(asked) => {
                let known = amount(record.get("value")).or_else(|| amount(record.get("amount")));
                known.zip(amount(request.pointer(asked))).is_some_and(|(known, asked)| (known - asked).abs() < 0.005)
            }
            Self::Unless(place, word) => text(record.pointer(place)).as_deref() != Some(word),
        }
    }
}

fn amount(value: Option<&Value>) -> Option<f64> {
    text(value)?.parse().ok()
}

fn text(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Same;

    #[test]
    fn a_record_is_recognised_in_every_dress_and_no_other_is() {
        let request = json!({"id": 1, "email": "Ada@acme.example", "at": "2026-06-01T08:00",
            "from": {"date_time": "2026-06-01T00:00:00", "type": "FIRST_HALF"}, "half": true, "value": 100.5});
        let record = json!({"id": "1", "email": "ada@ACME.example", "at": "2026-06-01T08:00:00+02:00",
            "from": {"date_time": "2026-06-01T06:00:00", "type": "FIRST_HALF"}, "half": 1, "status": "open",
            "amount": "100.50"});
        let other = json!({"id": "2", "email": null, "at": "2026-06-01T08:01:00",
            "from": {"date_time": "2026-06-01T00:00:00", "type": "SECOND_HALF"}, "half": 0, "status": "rejected",
            "value": 100});
        for same in [
            Same::Text("/id", "/id"),
            Same::Email("/email", "/email"),
            Same::Moment("/at"),
            Same::Boundary("/from"),
            Same::Flag("/half"),
            Same::Likely("/id", "/id"),
            Same::Amount("/value"),
            Same::Unless("/status", "rejected"),
        ] {
            assert!(same.holds(&request, &record), "{same:?}");
            assert!(!same.holds(&request, &other), "{same:?}");
        }
        assert!(Same::Day("/at").holds(&request, &other));
        assert!(Same::Likely("/id", "/end").holds(&request, &record), "one has none");
        assert!(Same::Text("/end", "/end").holds(&request, &record), "both have none");
        assert!(!Same::Text("/end", "/id").holds(&request, &record), "one has none");
    }
}
