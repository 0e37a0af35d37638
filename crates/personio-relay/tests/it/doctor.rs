use personio_relay::commands::{Findings, Health, examine};
use serde_json::json;

use crate::{people::People, provider::FakeProvider};

fn bad(findings: &Findings) -> Vec<(&str, &str)> {
    let bad = findings.0.iter().filter(|finding| finding.health == Health::Bad);
    bad.map(|finding| (finding.subject, finding.text.as_str())).collect()
}

#[tokio::test]
async fn a_relay_that_is_set_up_is_healthy() {
    let people = People::start().await;
    let findings = examine(&people.config().into()).await;
    // The sandbox' clock stands in another year.
    let bad: Vec<_> = bad(&findings).into_iter().filter(|(subject, _)| *subject != "clock").collect();
    assert!(bad.is_empty(), "{findings}");
    let text = findings.to_string();
    for subject in ["database", "encryption key", "job feed", "recruiting token", "attendances", "employees (v1)", "hr"]
    {
        assert!(text.contains(subject), "{subject} is not in:\n{text}");
    }
    assert!(!text.contains("sandbox-secret") && !text.contains("sandbox-recruiting"));
    assert_eq!(people.sandbox.applications().len(), 0, "nothing was sent");
}

#[tokio::test]
async fn a_missing_scope_and_a_refused_token_are_told_with_what_to_do() {
    let people = People::start().await;
    let scopes = json!({
        "client_id": "sandbox-client",
        "client_secret": "sandbox-secret",
        "scopes": ["personio:persons:read", "personio:absences:read", "personio:projects:read", "personio:documents:read"],
    });
    let set = people.sandbox_request(|http, url| http.post(format!("{url}/_sandbox/credentials")).json(&scopes)).await;
    assert!(set.status().is_success());
    let findings = examine(&people.config().into()).await;
    let bad: Vec<_> = bad(&findings).into_iter().filter(|(subject, _)| *subject != "clock").collect();
    assert_eq!(bad.len(), 1, "{findings}");
    assert!(bad[0].0 == "attendances" && bad[0].1.contains("add the scope"), "{findings}");

    let mut config = people.config();
    config.personio.recruiting_token = None;
    if let Some(personnel) = &mut config.personnel {
        personnel.client_id = "somebody".to_owned();
    }
    let findings = examine(&config.into()).await;
    assert!(!findings.is_healthy());
    let text = findings.to_string();
    assert!(text.contains("is refused") && text.contains("client_id and its secret are not accepted"), "{text}");
}

#[tokio::test]
async fn the_provider_of_sign_in_is_asked_and_what_it_has_to_know_is_printed() {
    let provider = FakeProvider::start().await;
    let people = People::with(&provider.section("")).await;
    let findings = examine(&people.config().into()).await;
    let text = findings.to_string();
    assert!(bad(&findings).iter().all(|(subject, _)| *subject != "openid"), "{text}");
    assert!(text.contains("can be asked, and names itself so"), "{text}");
    assert!(text.contains("https://relay.acme.example/_relay/openid/callback"), "{text}");
    assert!(!text.contains(crate::provider::SECRET), "{text}");
    let with_issuer = |issuer: String| {
        let mut config = people.config();
        config.personnel.as_mut().unwrap().openid.as_mut().unwrap().issuer = issuer;
        async move { examine(&config.into()).await.to_string() }
    };
    let text = with_issuer(format!("{}/", provider.url)).await;
    assert!(text.contains("FAIL  openid") && text.contains("names itself in another way"), "{text}");
    assert!(text.contains("to the last slash"), "{text}");
    let text = with_issuer(format!("{}/nowhere", provider.url)).await;
    assert!(text.contains("answers 404 where its configuration should be"), "{text}");
    provider.set_down(true);
    let text = examine(&people.config().into()).await.to_string();
    assert!(text.contains("FAIL  openid") && text.contains("answers 502"), "{text}");
}

/// What is found of a certificate for these names that was made some days ago and ends in some days.
async fn certificate(people: &People, names: &[&str], began: i64, ends: i64) -> String {
    let folder = tempfile::tempdir().unwrap();
    let key = rcgen::KeyPair::generate().unwrap();
    let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    let mut params = rcgen::CertificateParams::new(names).unwrap();
    let in_days = |days: i64| {
        let day = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(days * 24 + 12);
        let day = day.to_zoned_datetime(jiff::tz::TimeZone::UTC).date();
        rcgen::date_time_ymd(day.year().into(), day.month().unsigned_abs(), day.day().unsigned_abs())
    };
    (params.not_before, params.not_after) = (in_days(-began), in_days(ends));
    let file = |name: &str, text: String| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let mut config = people.config();
    config.tls = Some(personio_relay::TlsConfig {
        certificate_file: file("certificate.pem", params.self_signed(&key).unwrap().pem()),
        key_file: file("certificate.key", key.serialize_pem()),
    });
    config.hosts = vec!["jobs.acme.example".to_owned().try_into().unwrap()];
    let findings = examine(&config.into()).await;
    let about = findings.0.iter().filter(|finding| finding.subject == "certificate");
    about.map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn a_certificate_that_ends_soon_or_is_for_another_name_is_told() {
    let people = People::start().await;
    let both = ["relay.acme.example", "jobs.acme.example"];
    for (names, began, ends, expected) in [
        (both.as_slice(), 1, 80, "ok    certificate      is valid until"),
        (&both, 1, 80, "ok    certificate      is for jobs.acme.example, relay.acme.example"),
        (&["*.acme.example"], 1, 80, "ok    certificate      is for jobs.acme.example, relay.acme.example"),
        (&both, 70, 10, "look  certificate      ends on"),
        (&both, 90, -2, "FAIL  certificate      ended on"),
        (&both, -3, 80, "FAIL  certificate      is not valid before"),
        (&["relay.acme.example"], 1, 80, "FAIL  certificate      is not for jobs.acme.example (hosts"),
        (&["acme.example"], 1, 80, "FAIL  certificate      is not for jobs.acme.example, relay.acme.example"),
    ] {
        let found = certificate(&people, names, began, ends).await;
        assert!(found.contains(expected), "{expected} is not in\n{found}");
        assert_eq!(found.contains("FAIL"), expected.contains("FAIL"), "{found}");
        assert!(found.contains("its key belongs to it"), "{found}");
    }
}
