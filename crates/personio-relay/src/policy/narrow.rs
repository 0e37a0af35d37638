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
            Body::Whole => return Ok(body),
            Body::Fields(fields) => fields,
        };
        let Value::Object(mut body) = body else { return Err(Refusal::Malformed) };
        if body.keys().any(|key| !fields.contains(&key.as_str())) {
            return Err(Refusal::Malformed);
        }
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

fn object(item: Value, fields: &[&str]) -> Option<Value> {
    let Value::Object(item) = item else { return None };
    let kept: Map<String, Value> = item.into_iter().filter(|(key, _)| fields.contains(&key.as_str())).collect();
    Some(Value::Object(kept))
}
