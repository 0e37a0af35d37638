//! `personio-relay doctor`

mod certificate;
mod finding;
mod here;
mod openid;
mod personio;
mod public;

pub use finding::{Finding, Findings, Health};

use jiff::Timestamp;

use crate::Companies;

/// Checks everything that a relay needs: its disk, database, key and certificate, Personio with the company's credentials and their
/// scopes, the feed, the clock, and the address under which others reach it. Nothing is changed, here or at Personio.
pub async fn examine(companies: &Companies) -> Findings {
    let mut findings = Vec::new();
    // What is not a company's own is the same in each configuration.
    if let Some(first) = companies.all().first() {
        findings.extend(here::examine(first).await);
    }
    findings.extend(certificate::examine(companies, Timestamp::now()));
    for config in companies.all() {
        let mut own = personio::recruiting(config).await;
        if let Some(personnel) = &config.personnel {
            own.extend(personio::personnel(config, personnel).await);
            own.extend(openid::examine(personnel).await);
            own.push(public::examine(personnel).await);
        }
        findings.extend(own.into_iter().map(|finding| finding.of_company(config.name.as_ref())));
    }
    Findings(findings)
}
