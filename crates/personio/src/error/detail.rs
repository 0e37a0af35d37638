//! What an answer says is wrong, in every shape that Personio and what stands before it use.

use serde_json::{Map, Value};

/// One thing that is wrong with a request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Detail {
    /// Names the problem for programs: `common.resource_not_found`, `invalid_client`, `errors.file-too-big`.
    pub code: Option<String>,
    /// Where: a field, or `row 2` of a batch, counted from 1.
    pub field: Option<String>,
    /// In words, English or German. It may quote what was sent, and with it people: not for logs.
    pub message: Option<String>,
}

/// What was read out of a body.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Reading {
    pub(super) details: Vec<Detail>,
    pub(super) trace_id: Option<String>,
    /// The status that version 1 puts into the body, where the answer itself has 200.
    pub(super) status: Option<u16>,
}

/// An answer with more is not read to its end.
const MOST_DETAILS: usize = 100;

impl Reading {
    /// Nothing where the body is no JSON.
    pub(super) fn of(body: &[u8]) -> Self {
        let mut reading = Self::default();
        match serde_json::from_slice(body) {
            Ok(Value::Object(answer)) => reading.answer(&answer),
            // Custom reports of version 1 answer with a list of answers.
            Ok(Value::Array(answers)) => answers.iter().filter_map(Value::as_object).for_each(|it| reading.answer(it)),
            _ => {}
        }
        reading
    }

    fn answer(&mut self, answer: &Map<String, Value>) {
        for key in ["personio_trace_id", "trace_id"] {
            self.trace_id = self.trace_id.take().or_else(|| text(answer.get(key)));
        }
        if let Some(Value::Array(errors)) = answer.get("errors") {
            errors.iter().for_each(|error| self.error(error));
            return;
        }
        match answer.get("error") {
            // The token endpoint.
            Some(Value::String(code)) => self.push(Some(code.clone()), None, text(answer.get("error_description"))),
            Some(Value::Object(error)) if error.contains_key("message") || error.contains_key("code") => self.v1(error),
            // A project of version 1 with a wrong field.
            Some(Value::Object(fields)) => self.fields(fields),
            Some(Value::Array(errors)) => errors.iter().for_each(|error| self.error(error)),
            // A project of version 1 that is not there, and the gateway.
            _ => self.error(&Value::Object(answer.clone())),
        }
    }

    /// `{"code": 422, "message": …, "error_data": …, "detailed_message": …}`
    fn v1(&mut self, error: &Map<String, Value>) {
        let number = error.get("code").and_then(Value::as_u64);
        self.status = number.and_then(|code| u16::try_from(code).ok()).filter(|code| (400..600).contains(code));
        let code = text(error.get("code"));
        self.push(code, None, text(error.get("message")));
        match error.get("error_data") {
            Some(Value::Object(fields)) => self.fields(fields),
            Some(Value::String(json)) => {
                if let Ok(Value::Object(fields)) = serde_json::from_slice(json.as_bytes()) {
                    self.fields(&fields);
                }
            }
            _ => {}
        }
        match error.get("detailed_message") {
            Some(Value::Array(rows)) => {
                for (index, row) in rows.iter().enumerate() {
                    if let Some(message) = text(row.get("error_msg")) {
                        self.push(None, Some(["row ", &index.saturating_add(1).to_string()].concat()), Some(message));
                    }
                }
            }
            Some(Value::String(message)) => self.push(None, None, Some(message.clone())),
            _ => {}
        }
    }

    /// `{"name": ["Project name cannot be empty"]}`
    fn fields(&mut self, fields: &Map<String, Value>) {
        for (field, messages) in fields {
            match messages {
                Value::Array(messages) => {
                    messages.iter().for_each(|message| self.push(None, Some(field.clone()), text(Some(message))));
                }
                message => self.push(None, Some(field.clone()), text(Some(message))),
            }
        }
    }

    /// One of the `errors` of recruiting, of v2 and of custom reports.
    fn error(&mut self, error: &Value) {
        let field = text(error.get("field"));
        if let Some(Value::Array(reasons)) = error.get("errors") {
            reasons.iter().for_each(|reason| self.push(text(reason.get("reason")), field.clone(), None));
            return;
        }
        let fragment = text(error.get("type")).and_then(|link| Some(link.rsplit_once('#')?.1.to_owned()));
        let code = fragment.or_else(|| text(error.get("code"))).or_else(|| text(error.get("reason")));
        let mut messages = ["detail", "details", "message", "title"].into_iter().map(|key| text(error.get(key)));
        let message = messages.find_map(|message| message).or_else(|| text(Some(error)));
        if error.get("status").is_some() {
            self.trace_id = self.trace_id.take().or_else(|| text(error.get("id")));
        }
        if code.is_some() || message.is_some() {
            self.push(code, field, message);
        }
    }

    fn push(&mut self, code: Option<String>, field: Option<String>, message: Option<String>) {
        if self.details.len() < MOST_DETAILS {
            self.details.push(Detail { code, field, message });
        }
    }
}

/// A text, or a number as text; nothing for nothing.
fn text(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) if number.as_u64() != Some(0) => Some(number.to_string()),
        _ => None,
    }
}

/// Whether a text is a code, and not a sentence or a name that came in a code's place.
pub(super) fn is_code(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"._-".contains(&byte);
    (1..=100).contains(&text.len()) && text.bytes().all(allowed)
}

#[cfg(test)]
mod tests {
    use super::{Detail, Reading, is_code};

    /// The details as `code|field|message`.
    fn read(body: &str) -> (Vec<String>, Option<String>) {
        let reading = Reading::of(body.as_bytes());
        let part = |part: &Option<String>| part.clone().unwrap_or_default();
        let shown = |it: &Detail| [part(&it.code), part(&it.field), part(&it.message)].join("|");
        (reading.details.iter().map(shown).collect(), reading.trace_id)
    }

    #[test]
    fn every_shape_of_a_refusal_is_read() {
        for (body, details, trace) in [
            (
                r#"{"success":false,"error":{"code":404,"message":"Es ist ein Problem aufgetreten "}}"#,
                vec!["404||Es ist ein Problem aufgetreten "],
                None,
            ),
            (
                r#"{"success":false,"error":{"code":0,"message":"no","error_data":{"file":["a","b"]}}}"#,
                vec!["||no", "|file|a", "|file|b"],
                None,
            ),
            (
                r#"{"success":false,"error":{"code":0,"message":"no","error_data":"{\"end\":\"late\"}"}}"#,
                vec!["||no", "|end|late"],
                None,
            ),
            (
                r#"{"success":false,"error":{"code":400,"message":"no","detailed_message":[{"error_msg":null,"id":1},{"error_msg":"overlap"}]}}"#,
                vec!["400||no", "|row 2|overlap"],
                None,
            ),
            (
                r#"{"success":false,"error":{"name":["Project name cannot be empty"]}}"#,
                vec!["|name|Project name cannot be empty"],
                None,
            ),
            (
                r#"{"success":false,"error":{"active":["Active field needs to be of type boolean"]}}"#,
                vec!["|active|Active field needs to be of type boolean"],
                None,
            ),
            (r#"{"success":false,"message":"Project 5 not found"}"#, vec!["||Project 5 not found"], None),
            (
                r#"{"personio_trace_id":"t-1","errors":[{"title":"Resource not found","detail":"There is none.","type":"https://developer.personio.de/reference/errors#common.resource_not_found"}]}"#,
                vec!["common.resource_not_found||There is none."],
                Some("t-1"),
            ),
            (
                r#"{"title":"Not Found","detail":"The endpoint was not found.","type":"https://developer.personio.de/page/codes#apinot_found","_meta":{"path":"/v2/x"}}"#,
                vec!["apinot_found||The endpoint was not found."],
                None,
            ),
            (
                r#"{"timestamp":"2023-03-01T14:07:17Z","trace_id":"t-2","error":"invalid_request","error_description":"missing","meta":{}}"#,
                vec!["invalid_request||missing"],
                Some("t-2"),
            ),
            (
                r#"[{"status":404,"trace_id":"t-3","errors":[{"title":"Not Found","details":"Report not found","type":"search"}]}]"#,
                vec!["||Report not found"],
                Some("t-3"),
            ),
            (
                r#"{"errors":[{"field":"email","errors":[{"reason":"errors.a"},{"reason":"errors.b"}]},{"id":"t-4","status":"400","title":"Bad Request"}]}"#,
                vec!["errors.a|email|", "errors.b|email|", "||Bad Request"],
                Some("t-4"),
            ),
            ("<html>502</html>", vec![], None),
            ("", vec![], None),
            ("7", vec![], None),
        ] {
            assert_eq!(
                read(body),
                (details.into_iter().map(str::to_owned).collect(), trace.map(str::to_owned)),
                "{body}"
            );
        }
    }

    #[test]
    fn names_and_sentences_are_no_codes() {
        for (text, expected) in [
            ("common.bad_request", true),
            ("errors.file-too-big", true),
            ("Ada", false),
            ("ada@acme.example", false),
            ("", false),
        ] {
            assert_eq!(is_code(text), expected, "{text}");
        }
    }
}
