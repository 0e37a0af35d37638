//! What of a body goes up, and what of an answer comes back.

use serde_json::{Map, Value, json};

use super::{Answer, Body, Caller, Operation, Pin, Refusal};

impl Operation {
    /// The body that goes to Personio.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotFound`] when it names another person, [`Refusal::Malformed`] when it is no object or has a key
    /// that may not pass: dropping it in silence would change what was meant.
    pub fn body(&self, caller: &Caller, body: Value) -> Result<Value, Refusal> {
        let fields = match self.body {
            Body::Empty => return Ok(Value::Null),
            // A form is not JSON; it is read part by part.
            Body::Upload(_) => return Err(Refusal::Malformed),
            Body::Items(fields) => return items(body, fields),
            Body::Fields(fields) => fields,
        };
        let Value::Object(mut body) = body else { return Err(Refusal::Malformed) };
        only(&body, fields)?;
        if self.pin == Pin::Body {
            let own = json!({"id": caller.person});
            if body.insert("person".to_owned(), own.clone()).is_some_and(|given| given != own) {
                return Err(Refusal::NotFound);
            }
        }
        Ok(Value::Object(body))
    }

    /// The answer that goes to the caller. What has an unexpected shape is not shown.
    #[must_use]
    pub fn cut(&self, answer: Value) -> Value {
        let Answer::Fields(fields) = self.answer else { return answer };
        let Value::Object(mut answer) = answer else { return Value::Null };
        match answer.remove("_data") {
            Some(Value::Array(items)) => {
                let items: Vec<Value> = items.into_iter().filter_map(|item| object(item, fields)).collect();
                let meta = answer.remove("_meta").unwrap_or(Value::Null);
                json!({"_data": items, "_meta": meta})
            }
            Some(_) => Value::Null,
            None => object(Value::Object(answer), fields).unwrap_or(Value::Null),
        }
    }
}

fn only(body: &Map<String, Value>, fields: &[&str]) -> Result<(), Refusal> {
    let is_known = |key: &String| fields.contains(&key.as_str());
    if body.keys().all(is_known) { Ok(()) } else { Err(Refusal::Malformed) }
}

fn items(body: Value, fields: &[&str]) -> Result<Value, Refusal> {
    let items = match &body {
        Value::Array(items) => items.as_slice(),
        item => std::slice::from_ref(item),
    };
    for item in items {
        only(item.as_object().ok_or(Refusal::Malformed)?, fields)?;
    }
    Ok(body)
}

fn object(item: Value, fields: &[&str]) -> Option<Value> {
    let Value::Object(item) = item else { return None };
    let kept: Map<String, Value> = item.into_iter().filter(|(key, _)| fields.contains(&key.as_str())).collect();
    Some(Value::Object(kept))
}
