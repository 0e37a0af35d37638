use personio::{board::Board, feed, id::PositionId, language::Language};
use serde_json::{Value, json};

use super::posting;
use crate::config::{ExportConfig, OfficeConfig, SiteUrl};

fn config() -> ExportConfig {
    let munich = OfficeConfig {
        street: Some("Rundfunkplatz 4".into()),
        postal_code: Some("80335".into()),
        place: Some("München".into()),
        ..OfficeConfig::default()
    };
    let zurich = OfficeConfig { country: Some("CH".into()), ..OfficeConfig::default() };
    ExportConfig {
        base_url: SiteUrl::try_from("https://www.acme.example/jobs".to_owned()).unwrap(),
        company: "Acme".into(),
        country: "DE".into(),
        website: Some(SiteUrl::try_from("https://www.acme.example".to_owned()).unwrap()),
        logo: None,
        offices: [("Munich HQ".to_owned(), munich), ("Zürich".to_owned(), zurich)].into(),
    }
}

/// The posting of a position with these elements.
fn of(elements: &str) -> Option<Value> {
    let text = "<jobDescriptions><jobDescription><name>Tasks</name><value><![CDATA[<p>Cook</p>]]></value>\
                </jobDescription></jobDescriptions>";
    let xml = format!("<workzag-jobs><position><id>7</id><name>Cook</name>{text}{elements}</position></workzag-jobs>");
    let board = Board::merge(vec![(Language::ENGLISH, feed::parse(xml.as_bytes()).unwrap())], &<_>::default());
    let detail = board.detail(PositionId(7), &[Language::ENGLISH]).unwrap();
    posting(&board.positions[0], &detail, "https://www.acme.example/jobs/en/7.html", &config())
}

const SINCE: &str = "<createdAt>2024-09-24T10:00:00+00:00</createdAt>";

#[test]
fn what_google_insists_on_is_there() {
    let posting = of(&format!("{SINCE}<office>Munich HQ</office>")).unwrap();
    assert_eq!(posting["title"], "Cook");
    assert_eq!(posting["datePosted"], "2024-09-24");
    assert_eq!(posting["description"], "<h3>Tasks</h3><p>Cook</p>");
    assert_eq!(
        posting["hiringOrganization"],
        json!({"@type": "Organization", "name": "Acme", "sameAs": "https://www.acme.example"})
    );
    assert_eq!(
        posting["jobLocation"],
        json!([{"@type": "Place", "address": {
            "@type": "PostalAddress", "streetAddress": "Rundfunkplatz 4", "postalCode": "80335",
            "addressLocality": "München", "addressCountry": "DE",
        }}])
    );
    assert_eq!(posting["identifier"]["value"], "7");
}

#[test]
fn a_job_that_lacks_what_google_insists_on_has_no_posting() {
    assert!(of(SINCE).is_none(), "no place");
    assert!(of("<office>Berlin</office>").is_none(), "no day");
}

#[test]
fn people_who_work_at_home_do_so_in_a_country() {
    let posting = of(&format!("{SINCE}<office>Remote</office>")).unwrap();
    assert_eq!(posting["jobLocationType"], "TELECOMMUTE");
    assert_eq!(posting["applicantLocationRequirements"], json!([{"@type": "Country", "name": "DE"}]));
    assert!(posting.get("jobLocation").is_none());
    let additional = "<additionalOffices><office>Home Office</office></additionalOffices>";
    let both = of(&format!("{SINCE}<office>Zürich</office>{additional}")).unwrap();
    assert_eq!(both["jobLocation"][0]["address"]["addressCountry"], "CH");
    assert_eq!(both["jobLocationType"], "TELECOMMUTE");
}

#[test]
fn kinds_of_employment_are_googles() {
    for (elements, expected) in [
        ("<schedule>full-time</schedule><employmentType>permanent</employmentType>", json!(["FULL_TIME"])),
        ("<schedule>full-or-part-time</schedule>", json!(["FULL_TIME", "PART_TIME"])),
        ("<schedule>part-time</schedule><employmentType>working_student</employmentType>", json!(["PART_TIME"])),
        ("<schedule>full-time</schedule><employmentType>intern</employmentType>", json!(["FULL_TIME", "INTERN"])),
        ("<employmentType>freelance</employmentType>", json!(["CONTRACTOR"])),
        ("<schedule>nightly</schedule><employmentType>odd</employmentType>", Value::Null),
    ] {
        let posting = of(&format!("{SINCE}<office>Berlin</office>{elements}")).unwrap();
        assert_eq!(posting["employmentType"], expected, "{elements}");
    }
}

#[test]
fn a_salary_is_told_where_currency_and_interval_are_known() {
    let salary = |inner: &str| {
        let salary = format!("<salaryInformation>{inner}</salaryInformation>");
        of(&format!("{SINCE}<office>Berlin</office>{salary}")).unwrap()["baseSalary"].clone()
    };
    let money = "<currencyCode>EUR</currencyCode><type>monthly</type>";
    assert_eq!(
        salary(&format!("<min>3000.50</min><max>4000</max>{money}")),
        json!({"@type": "MonetaryAmount", "currency": "EUR", "value": {
            "@type": "QuantitativeValue", "unitText": "MONTH", "minValue": 3000.5, "maxValue": 4000.0,
        }})
    );
    assert_eq!(salary(&format!("<min>3000</min><max></max>{money}"))["value"]["value"], 3000.0);
    for broken in [
        "<min>3000</min><currencySymbol>€</currencySymbol><type>monthly</type>".to_owned(),
        "<min>3000</min><currencyCode>EUR</currencyCode><type>fortnightly</type>".to_owned(),
        format!("<min>plenty</min><max>-1</max>{money}"),
    ] {
        assert_eq!(salary(&broken), Value::Null, "{broken}");
    }
}
