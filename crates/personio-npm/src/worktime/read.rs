//! Reads what JavaScript says of working time. By hand: derived readers of these few types weigh as much as all calls.

use personio::{
    calendar::Minutes,
    worktime::{BreakRule, Fix, Limit, Period, PeriodKind, Rules},
};
use serde_json::Value;

use crate::fields::{Fields, missing};

/// Work after at most so long a gap goes on with the same shift, unless the rules say otherwise.
const SHIFT_GAP: Minutes = Minutes::hours(4);

pub(super) fn periods(json: &str) -> Result<Vec<Period>, String> {
    list("the periods", document("periods", json)?)?
        .into_iter()
        .map(period)
        .collect::<Result<_, _>>()
        .map_err(|problem| told("periods", &problem))
}

pub(super) fn rules(json: &str) -> Result<Rules, String> {
    let read = || {
        let mut fields = Fields::of(document("rules", json)?, &RULES)?;
        Ok(Rules {
            country: fields.text("country")?.ok_or_else(|| missing("country"))?,
            breaks: list("`breaks`", fields.take("breaks"))?.into_iter().map(break_rule).collect::<Result<_, _>>()?,
            shortest_break: minutes(&mut fields, "shortestBreak")?.unwrap_or_default(),
            longest_stretch: limit(fields.take("longestStretch"))?,
            rest: limit(fields.take("rest"))?,
            regular_day: limit(fields.take("regularDay"))?,
            longest_day: limit(fields.take("longestDay"))?,
            shift_gap: minutes(&mut fields, "shiftGap")?.unwrap_or(SHIFT_GAP),
        })
    };
    read().map_err(|problem: String| told("rules", &problem))
}

pub(super) fn fix(json: &str) -> Result<Fix, String> {
    let read = || {
        let mut fields = Fields::of(document("fix", json)?, &FIX)?;
        let kind = fields.text("kind")?.ok_or_else(|| missing("kind"))?;
        Ok(match kind.as_str() {
            "insertBreak" => Fix::InsertBreak { at: fields.required("at")?, minutes: some_minutes(&mut fields)? },
            "setBreakMinutes" => {
                Fix::SetBreakMinutes { period: index(&mut fields)?, minutes: some_minutes(&mut fields)? }
            }
            "moveStart" => Fix::MoveStart { period: index(&mut fields)?, to: fields.required("to")? },
            "moveEnd" => Fix::MoveEnd { period: index(&mut fields)?, to: fields.required("to")? },
            "cut" => Fix::Cut {
                period: index(&mut fields)?,
                from: fields.required("from")?,
                until: fields.required("until")?,
            },
            "remove" => Fix::Remove { period: index(&mut fields)? },
            _ => return Err("unknown `kind`".to_owned()),
        })
    };
    read().map_err(|problem: String| told("fix", &problem))
}

const PERIOD: [&str; 5] = ["kind", "start", "end", "day", "breakMinutes"];
const RULES: [&str; 8] =
    ["country", "breaks", "shortestBreak", "longestStretch", "rest", "regularDay", "longestDay", "shiftGap"];
const FIX: [&str; 7] = ["kind", "at", "minutes", "period", "to", "from", "until"];

fn period(value: Value) -> Result<Period, String> {
    let mut fields = Fields::of(value, &PERIOD)?;
    let kind = match fields.text("kind")?.as_deref() {
        Some("work") => PeriodKind::Work,
        Some("break") => PeriodKind::Break,
        _ => return Err("`kind` is `work` or `break`".to_owned()),
    };
    let start = fields.required("start")?;
    let (end, day) = (fields.parsed("end")?, fields.parsed("day")?);
    Ok(Period { kind, start, end, day, break_minutes: minutes(&mut fields, "breakMinutes")?.unwrap_or_default() })
}

fn break_rule(value: Value) -> Result<BreakRule, String> {
    let mut fields = Fields::of(value, &["over", "minutes", "law"])?;
    let over = minutes(&mut fields, "over")?.ok_or_else(|| missing("over"))?;
    Ok(BreakRule { over, minutes: some_minutes(&mut fields)?, law: fields.text("law")?.unwrap_or_default() })
}

fn limit(value: Value) -> Result<Option<Limit>, String> {
    if value.is_null() {
        return Ok(None);
    }
    let mut fields = Fields::of(value, &["minutes", "law"])?;
    Ok(Some(Limit { minutes: some_minutes(&mut fields)?, law: fields.text("law")?.unwrap_or_default() }))
}

fn minutes(fields: &mut Fields, name: &str) -> Result<Option<Minutes>, String> {
    Ok(fields.number(name)?.map(|number| Minutes(u32::try_from(number).unwrap_or(u32::MAX))))
}

fn some_minutes(fields: &mut Fields) -> Result<Minutes, String> {
    minutes(fields, "minutes")?.ok_or_else(|| missing("minutes"))
}

fn index(fields: &mut Fields) -> Result<usize, String> {
    let number = fields.number("period")?.ok_or_else(|| missing("period"))?;
    usize::try_from(number).map_err(|_| "there is no such `period`".to_owned())
}

fn document(what: &str, json: &str) -> Result<Value, String> {
    serde_json::from_slice(json.as_bytes()).map_err(|_| told(what, "no JSON"))
}

fn list(what: &str, value: Value) -> Result<Vec<Value>, String> {
    match value {
        Value::Array(values) => Ok(values),
        Value::Null => Ok(Vec::new()),
        _ => Err([what, " are a list"].concat()),
    }
}

fn told(what: &str, problem: &str) -> String {
    ["the ", what, " cannot be read: ", problem].concat()
}

#[cfg(test)]
mod tests {
    use personio::worktime::{Fix, Period, Rules};
    use serde_json::{Value, json};

    use super::{fix, periods, rules};

    fn text(value: &Value) -> String {
        value.to_string()
    }

    #[test]
    fn what_was_written_is_read_as_the_core_reads_it() {
        let day = json!([{"kind": "work", "start": "2026-06-01T08:00", "end": "2026-06-01T16:30", "breakMinutes": 10},
            {"kind": "break", "start": "2026-06-01T22:00:00", "day": "2026-06-01"}]);
        assert_eq!(periods(&text(&day)).unwrap(), serde_json::from_value::<Vec<Period>>(day).unwrap());
        let germany = serde_json::to_value(Rules::germany()).unwrap();
        assert_eq!(rules(&text(&germany)).unwrap(), Rules::germany());
        assert_eq!(rules(r#"{"country":"XX"}"#).unwrap(), serde_json::from_str(r#"{"country":"XX"}"#).unwrap());
        for known in [
            json!({"kind": "insertBreak", "at": "2026-06-01T12:00", "minutes": 30}),
            json!({"kind": "setBreakMinutes", "period": 0, "minutes": 30}),
            json!({"kind": "moveStart", "period": 0, "to": "2026-06-01T12:00"}),
            json!({"kind": "moveEnd", "period": 1, "to": "2026-06-01T12:00"}),
            json!({"kind": "cut", "period": 1, "from": "2026-06-01T12:00", "until": "2026-06-01T13:00"}),
            json!({"kind": "remove", "period": 1}),
        ] {
            assert_eq!(fix(&text(&known)).unwrap(), serde_json::from_value::<Fix>(known).unwrap());
        }
    }

    #[test]
    fn a_slip_is_told() {
        for (json, expected) in [
            ("[", "no JSON"),
            ("{}", "the periods are a list"),
            ("[7]", "an object is expected"),
            (r#"[{"begin":1}]"#, "unknown field `begin`"),
            (r#"[{"kind":"nap"}]"#, "`kind` is `work` or `break`"),
            (r#"[{"kind":"work"}]"#, "missing field `start`"),
            (r#"[{"kind":"work","start":7}]"#, "`start` is a text"),
            (r#"[{"kind":"work","start":"2026-06-01T08:00","breakMinutes":-1}]"#, "`breakMinutes` is a whole number"),
        ] {
            let told = periods(json).unwrap_err();
            assert!(told.ends_with(expected), "{json}: {told}");
        }
        assert!(periods(r#"[{"kind":"work","start":"noon"}]"#).unwrap_err().contains("`start`: "));
        assert!(rules("{}").unwrap_err().contains("missing field `country`"));
        assert!(fix(r#"{"kind":"pray"}"#).unwrap_err().contains("unknown `kind`"));
    }
}
