//! `personio-relay doctor`

mod finding;
mod here;
mod openid;
mod personio;
mod public;

pub use finding::{Finding, Findings, Health};

use crate::Config;

/// Checks everything that a relay needs: its disk, database and key, Personio with the company's credentials and their
/// scopes, the feed, the clock, and the address under which others reach it. Nothing is changed, here or at Personio.
pub async fn examine(config: &Config) -> Findings {
    let mut findings = here::examine(config).await;
    findings.extend(personio::recruiting(config).await);
    if let Some(personnel) = &config.personnel {
        findings.extend(personio::personnel(config, personnel).await);
        findings.extend(openid::examine(personnel).await);
        findings.push(public::examine(personnel).await);
    }
    Findings(findings)
}
