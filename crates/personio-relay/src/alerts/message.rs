//! What is posted.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::cause::{Cause, Standing};

/// Words and numbers about a cause, for programs and, in `text`, for the chat that many post alerts to.
pub(super) fn message(company: &str, cause: Cause, standing: Standing) -> Value {
    let since = standing.since.and_then(|since| Timestamp::from_millisecond(since).ok());
    json!({
        "source": "personio-relay",
        "company": company,
        "cause": cause.name(),
        "count": standing.count,
        "since": since.map(|since| format!("{since:.0}")),
        "text": format!("personio-relay, {company}: {}", cause.text()),
    })
}

#[cfg(test)]
mod tests {
    use super::{Cause, Standing, message};

    #[test]
    fn a_message_says_what_happened_what_is_safe_and_what_to_do() {
        for cause in Cause::ALL {
            let message = message("acme", cause, Standing { mark: 7, count: Some(3), since: Some(1_000) });
            assert_eq!((&message["company"], &message["count"]), (&"acme".into(), &3.into()));
            assert_eq!(message["since"], "1970-01-01T00:00:01Z");
            assert!(message["text"].as_str().unwrap().contains("`personio-relay "), "{message}");
        }
    }
}
