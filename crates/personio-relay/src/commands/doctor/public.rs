//! The address under which employees reach the relay.

use std::time::Duration;

use super::Finding;
use crate::PersonnelConfig;

const WITHIN: Duration = Duration::from_secs(10);

pub(super) async fn examine(personnel: &PersonnelConfig) -> Finding {
    const SUBJECT: &str = "public_url";
    let address = &personnel.public_url;
    let is_secure = address.as_str().starts_with("https://") || address.as_str().starts_with("http://127.0.0.1");
    if !is_secure {
        return Finding::bad(
            SUBJECT,
            format!("{address} is not encrypted: set up [tls], or put a proxy that speaks TLS in front"),
        );
    }
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).timeout(WITHIN).build();
    let Ok(client) = client else { return Finding::bad(SUBJECT, "TLS cannot be set up") };
    match client.get(format!("{address}/_relay/health/live")).send().await {
        Ok(response) if response.status().is_success() => Finding::good(SUBJECT, format!("{address} leads to a relay")),
        Ok(response) => Finding::odd(
            SUBJECT,
            format!("{address} answers {}: is it this relay, and does it run?", response.status().as_u16()),
        ),
        Err(error) => Finding::odd(
            SUBJECT,
            format!(
                "{address} cannot be reached from here ({}): does the relay run, is the proxy set up?",
                error.without_url()
            ),
        ),
    }
}
