//! The certificate of `[tls]`: whether it can be used, until when, and for which names.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use reqwest::Url;
use tokio_rustls::rustls::{
    client::verify_server_name,
    pki_types::{CertificateDer, ServerName, pem::PemObject},
    server::ParsedCertificate,
};
use x509_parser::prelude::{FromDer, X509Certificate};

use super::Finding;
use crate::{Companies, TlsConfig, tls::Tls};

const SUBJECT: &str = "certificate";
/// Certificates are renewed a month before they end; whoever has less left, did not.
const SOON: SignedDuration = SignedDuration::from_hours(21 * 24);

pub(super) fn examine(companies: &Companies, now: Timestamp) -> Vec<Finding> {
    let Some(tls) = companies.all().first().and_then(|first| first.tls.as_ref()) else { return Vec::new() };
    if let Err(error) = Tls::open(tls) {
        return vec![Finding::bad(SUBJECT, format!("{error:#}"))];
    }
    let mut findings = vec![Finding::good(SUBJECT, "can be read, and its key belongs to it")];
    let chain: Vec<CertificateDer<'_>> =
        CertificateDer::pem_file_iter(&tls.certificate_file).into_iter().flatten().flatten().collect();
    findings.push(lifetime(tls, &chain, now));
    findings.extend(chain.first().and_then(|own| names(companies, own)));
    findings
}

/// From when until when all of them are valid: a client that meets one that is over refuses the others with it.
fn lifetime(tls: &TlsConfig, chain: &[CertificateDer<'_>], now: Timestamp) -> Finding {
    let file = tls.certificate_file.display();
    let mut valid: Option<(Timestamp, Timestamp)> = None;
    for certificate in chain {
        let Some((from, until)) = validity(certificate) else {
            return Finding::bad(SUBJECT, format!("{file} does not say in a known way when it ends"));
        };
        valid = Some(valid.map_or((from, until), |(begin, end)| (begin.max(from), end.min(until))));
    }
    let Some((from, until)) = valid else { return Finding::bad(SUBJECT, format!("{file} holds none")) };
    let day = |at: Timestamp| at.to_zoned_datetime(TimeZone::UTC).date();
    let left = until.duration_since(now);
    let days = left.as_hours() / 24;
    let renew = format!("Renew it and write the new one to {file}; the relay takes it while it runs");
    if now < from {
        Finding::bad(
            SUBJECT,
            format!("is not valid before {}: browsers refuse it until then. Is the clock right?", day(from)),
        )
    } else if left.is_negative() {
        Finding::bad(SUBJECT, format!("ended on {}: browsers refuse it. {renew}", day(until)))
    } else if left < SOON {
        Finding::odd(SUBJECT, format!("ends on {}, in {days} days. {renew}", day(until)))
    } else {
        Finding::good(SUBJECT, format!("is valid until {}, for another {days} days", day(until)))
    }
}

fn validity(certificate: &CertificateDer<'_>) -> Option<(Timestamp, Timestamp)> {
    let (_, certificate) = X509Certificate::from_der(certificate).ok()?;
    let validity = certificate.validity();
    let at = |seconds: i64| Timestamp::from_second(seconds).ok();
    Some((at(validity.not_before.timestamp())?, at(validity.not_after.timestamp())?))
}

/// Whether it is for the names under which the relay is reached; `None` where nothing says what these are.
fn names(companies: &Companies, own: &CertificateDer<'_>) -> Option<Finding> {
    let wanted: BTreeSet<String> = companies
        .all()
        .iter()
        .flat_map(|config| {
            let public = config.personnel.as_ref().and_then(|personnel| host(personnel.public_url.origin()));
            config.hosts.iter().map(|host| host.as_str().to_owned()).chain(public)
        })
        .collect();
    if wanted.is_empty() {
        return None;
    }
    let Ok(parsed) = ParsedCertificate::try_from(own) else {
        return Some(Finding::bad(SUBJECT, "is not one that clients understand"));
    };
    let is_for = |name: &str| ServerName::try_from(name).is_ok_and(|name| verify_server_name(&parsed, &name).is_ok());
    let (right, wrong): (Vec<&str>, Vec<&str>) = wanted.iter().map(String::as_str).partition(|name| is_for(name));
    Some(if wrong.is_empty() {
        Finding::good(SUBJECT, format!("is for {}", right.join(", ")))
    } else {
        Finding::bad(
            SUBJECT,
            format!(
                "is not for {} (hosts, personnel.public_url): browsers refuse it there. Have a certificate made with \
                 this name",
                wrong.join(", ")
            ),
        )
    })
}

fn host(url: &str) -> Option<String> {
    let url = Url::parse(url).ok()?;
    // An address of IPv6 has brackets in an address of the web, and none in a certificate.
    url.host_str().map(|host| host.trim_matches(['[', ']']).to_owned())
}
