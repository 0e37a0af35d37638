//! The company's provider of sign-in.

use super::Finding;
use crate::{PersonnelConfig, personnel};

const SUBJECT: &str = "openid";

pub(super) async fn examine(config: &PersonnelConfig) -> Vec<Finding> {
    let provider = match personnel::openid(config) {
        Ok(Some(provider)) => provider,
        Ok(None) => return Vec::new(),
        Err(error) => return vec![Finding::bad(SUBJECT, error.to_string())],
    };
    let issuer = &provider.config().issuer;
    let mut findings = vec![match provider.discover().await {
        Ok(_) => Finding::good(SUBJECT, format!("{issuer} can be asked, and names itself so")),
        Err(problem) => Finding::bad(
            SUBJECT,
            format!(
                "{issuer}: {problem}. personnel.openid.issuer has to be what stands under \"issuer\" in the provider's \
                 .well-known/openid-configuration, to the last slash"
            ),
        ),
    }];
    // Only the provider knows whether it has this address, and tells the person who signs in.
    findings.push(Finding::good(
        SUBJECT,
        format!(
            "the provider has to send browsers back to {}: look whether it stands there among the addresses (redirect \
             URIs) of {}",
            provider.callback(),
            provider.config().client_id
        ),
    ));
    if provider.config().hr_claim.is_none() && config.hr.is_empty() {
        findings.push(Finding::odd("hr", "nobody is HR: neither personnel.hr nor personnel.openid.hr_claim is set"));
    }
    findings
}
