//! Personio, with each of the company's credentials.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp, fmt::rfc2822};
use personio::{
    client::Client,
    credentials::{RecruitingCredentials, Secret},
    error::Error,
    request::{Method, RequestBody},
    transport::{Answer, Reqwest},
};

use super::Finding;
use crate::{
    Config, PersonnelConfig,
    metrics::Metrics,
    personnel::{Company, Directory, Forward},
};

const WITHIN: Duration = Duration::from_secs(15);
/// Signatures and expiry dates bear that much.
const CLOCK_OFF: SignedDuration = SignedDuration::from_secs(60);

/// The feed, the clock, and the token of the Recruiting API.
pub(super) async fn recruiting(config: &Config) -> Vec<Finding> {
    let mut findings = Vec::new();
    for language in &config.board.languages {
        findings.push(feed(config, language.as_str()).await);
    }
    let credentials = RecruitingCredentials {
        token: config.personio.recruiting_token.clone().unwrap_or_else(|| Secret::new("")),
        company_id: config.personio.company_id.clone(),
    };
    let transport = match Reqwest::new("personio-relay doctor") {
        Ok(transport) => transport,
        Err(error) => return vec![Finding::bad("TLS", format!("cannot be set up: {error}"))],
    };
    let client = Client::new(config.personio.api.as_str(), credentials, transport).within(WITHIN);
    // An application without anything in it: Personio says what is missing, once it knows who asks.
    let empty = Forward {
        method: Method::Post,
        path: "/v1/recruiting/applications".to_owned(),
        query: Vec::new(),
        body: RequestBody::Json(b"{}".to_vec()),
    };
    let answer = client.pass(&empty).await;
    findings.extend(answer.as_ref().ok().map(clock));
    findings.push(token(answer));
    findings
}

fn token(answer: Result<Answer, Error>) -> Finding {
    const SUBJECT: &str = "recruiting token";
    match answer.map(|answer| answer.status) {
        Ok(400 | 422) => Finding::good(SUBJECT, "is accepted"),
        Ok(401) => Finding::bad(
            SUBJECT,
            "is refused. It is the access token of the Recruiting API (Personio, Settings, API credentials), not the \
             secret of another API; and personio.company_id has to be the same company's",
        ),
        Ok(403) => Finding::bad(SUBJECT, "is accepted, but the account does not have the Recruiting API"),
        Ok(429) => Finding::odd(SUBJECT, "cannot be checked: too many requests this minute; try again in a minute"),
        Ok(status) => {
            Finding::bad(SUBJECT, format!("cannot be checked: Personio answers {status}; is personio.api right?"))
        }
        Err(error) => Finding::bad(SUBJECT, format!("cannot be checked: {error}. Is there a way out to personio.api?")),
    }
}

fn clock(answer: &Answer) -> Finding {
    const SUBJECT: &str = "clock";
    let date = answer.headers.get("date").and_then(|date| rfc2822::parse(&date.replace("GMT", "+0000")).ok());
    let Some(date) = date else { return Finding::odd(SUBJECT, "cannot be compared: Personio's answer has no date") };
    let off = Timestamp::now().duration_since(date.timestamp());
    if off.abs() > CLOCK_OFF {
        Finding::bad(SUBJECT, format!("is {}s off; let the system keep it (NTP)", off.as_secs()))
    } else {
        Finding::good(SUBJECT, "is right")
    }
}

async fn feed(config: &Config, language: &str) -> Finding {
    const SUBJECT: &str = "job feed";
    let url = format!("{}/xml?language={language}", config.personio.career_page);
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).timeout(WITHIN).build();
    let Ok(client) = client else { return Finding::bad(SUBJECT, "TLS cannot be set up") };
    match client.get(&url).send().await.map(|response| response.status().as_u16()) {
        Ok(200) => Finding::good(SUBJECT, format!("{language} is there")),
        Ok(404) => Finding::bad(
            SUBJECT,
            "is not there. Switch it on (Personio, Settings, Recruiting, Career page, Activations), and look whether \
             personio.career_page is the right host",
        ),
        Ok(status @ 300..=399) => Finding::bad(SUBJECT, format!("leads elsewhere ({status}): no company of this name")),
        Ok(status) => Finding::odd(SUBJECT, format!("answers {status} for {language}; the last good board is served")),
        Err(error) => Finding::bad(SUBJECT, format!("cannot be reached: {}", error.without_url())),
    }
}

/// The personnel API: tokens and scopes of both versions, and the addresses of HR.
pub(super) async fn personnel(config: &Config, personnel: &PersonnelConfig) -> Vec<Finding> {
    let company = match Company::new(config, personnel, &Metrics::new()) {
        Ok(company) => company,
        Err(error) => return vec![Finding::bad("TLS", error.to_string())],
    };
    let mut findings = Vec::new();
    for (subject, path) in [
        ("persons", "/v2/persons"),
        ("attendances", "/v2/attendance-periods"),
        ("absences", "/v2/absence-types"),
        ("projects", "/v2/projects"),
        // Documents are listed by owner only; a category needs the same right.
        ("documents (v1)", "/v1/company/document-categories"),
        ("employees (v1)", "/v1/company/employees"),
    ] {
        let query = if path.starts_with("/v2/") || path.ends_with("employees") {
            vec![("limit", "1".to_owned())]
        } else {
            vec![]
        };
        let answer = company.send(&Forward { query, ..Forward::get(path.to_owned()) }).await;
        findings.push(scope(subject, answer));
    }
    let directory = Directory::new(company.client().clone());
    for address in &personnel.hr {
        let finding = match directory.by_email(address).await {
            Ok(Some(_)) => Finding::good("hr", format!("{address} works here")),
            Ok(None) => {
                Finding::odd("hr", format!("Personio knows nobody who works here and has the address {address}"))
            }
            Err(_) => continue,
        };
        findings.push(finding);
    }
    findings
}

fn scope(subject: &'static str, answer: Result<Answer, Error>) -> Finding {
    match answer {
        Ok(answer) if answer.status == 200 => Finding::good(subject, "can be read"),
        Ok(answer) if matches!(answer.status, 401 | 403) => Finding::bad(
            subject,
            "may not be read with these credentials: add the scope (Personio, Settings, API credentials)",
        ),
        Ok(answer) => Finding::bad(subject, format!("cannot be read: Personio answers {}", answer.status)),
        Err(error) if matches!(error.status(), Some(400 | 401 | 403)) => {
            Finding::bad(subject, "no token: personnel.client_id and its secret are not accepted")
        }
        Err(error) => Finding::bad(subject, format!("cannot be read: {error}")),
    }
}
