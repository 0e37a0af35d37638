//! What search engines want to know of a job: schema.org's `JobPosting`, as Google asks for it.

use jiff::Timestamp;
use personio::{
    board::{BoardPosition, Detail},
    decimal::Decimal,
    feed::{EmploymentType, SalaryInformation, Schedule},
};
use serde_json::{Map, Value, json};

use super::{
    address::{Workplace, workplace},
    html::Html,
};
use crate::config::ExportConfig;

/// The posting; `None` where the feed lacks what it may not lack: a day, a place, or a text.
pub(super) fn posting(
    position: &BoardPosition,
    detail: &Detail,
    address: &str,
    config: &ExportConfig,
) -> Option<Value> {
    let posted = Timestamp::from_second(position.created_at?).ok()?.strftime("%Y-%m-%d").to_string();
    let description = description(detail)?;
    let mut organisation = json!({"@type": "Organization", "name": employer(position, config)});
    for (key, url) in [("sameAs", &config.website), ("logo", &config.logo)] {
        if let (Some(url), Some(organisation)) = (url, organisation.as_object_mut()) {
            organisation.insert(key.to_owned(), json!(url.as_str()));
        }
    }
    let mut posting = json!({
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": detail.title,
        "description": description,
        "identifier": {"@type": "PropertyValue", "name": config.company, "value": position.id.to_string()},
        "datePosted": posted,
        "hiringOrganization": organisation,
        "url": address,
        "directApply": false,
    });
    let fields = posting.as_object_mut()?;
    add_places(fields, position, config)?;
    let kinds = employment_types(position);
    if !kinds.is_empty() {
        fields.insert("employmentType".to_owned(), json!(kinds));
    }
    if let Some(salary) = position.salary.as_ref().and_then(base_salary) {
        fields.insert("baseSalary".to_owned(), salary);
    }
    if let Some(category) = &position.occupation_category {
        fields.insert("industry".to_owned(), json!(category.replace('_', " ")));
    }
    Some(posting)
}

/// The company of a group that offers the job, or the company itself.
pub(super) fn employer<'a>(position: &'a BoardPosition, config: &'a ExportConfig) -> &'a str {
    position.subcompany.as_deref().map(str::trim).filter(|name| !name.is_empty()).unwrap_or(&config.company)
}

fn description(detail: &Detail) -> Option<String> {
    let mut html = Html::default();
    for section in &detail.sections {
        if !section.name.is_empty() {
            html.element("<h3>", &section.name, "</h3>");
        }
        html.description(&section.text);
    }
    let html = html.into_string();
    (!html.trim().is_empty()).then_some(html)
}

fn add_places(fields: &mut Map<String, Value>, position: &BoardPosition, config: &ExportConfig) -> Option<()> {
    let offices = position.office.iter().chain(&position.additional_offices);
    let (mut places, mut countries) = (Vec::new(), Vec::new());
    for office in offices {
        match workplace(office, config) {
            Workplace::Place(place) => places.push(place),
            Workplace::Home(country) => countries.push(country),
        }
    }
    if places.is_empty() && countries.is_empty() {
        return None;
    }
    if !countries.is_empty() {
        countries.dedup();
        let countries: Vec<Value> =
            countries.iter().map(|country| json!({"@type": "Country", "name": country})).collect();
        fields.insert("jobLocationType".to_owned(), json!("TELECOMMUTE"));
        fields.insert("applicantLocationRequirements".to_owned(), json!(countries));
    }
    if !places.is_empty() {
        fields.insert("jobLocation".to_owned(), json!(places));
    }
    Some(())
}

/// Google's codes; what Personio has and they do not is left out.
fn employment_types(position: &BoardPosition) -> Vec<&'static str> {
    let mut kinds = match &position.schedule {
        Some(Schedule::FullTime) => vec!["FULL_TIME"],
        Some(Schedule::PartTime) => vec!["PART_TIME"],
        Some(Schedule::FullOrPartTime) => vec!["FULL_TIME", "PART_TIME"],
        _ => Vec::new(),
    };
    let kind = match &position.employment_type {
        Some(EmploymentType::Intern) => Some("INTERN"),
        Some(EmploymentType::Freelance) => Some("CONTRACTOR"),
        Some(EmploymentType::Temporary) => Some("TEMPORARY"),
        Some(EmploymentType::WorkingStudent) => Some("PART_TIME"),
        Some(EmploymentType::Trainee) => Some("OTHER"),
        _ => None,
    };
    kinds.extend(kind.filter(|kind| !kinds.contains(kind)));
    kinds
}

/// A salary with a currency and an interval that Google knows.
fn base_salary(salary: &SalaryInformation) -> Option<Value> {
    let currency = salary.currency_code.as_deref().map(str::trim)?;
    if currency.len() != 3 || !currency.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let unit = match salary.interval.as_deref()? {
        "yearly" | "per_year" => "YEAR",
        "monthly" | "per_month" => "MONTH",
        "weekly" | "per_week" => "WEEK",
        "daily" | "per_day" => "DAY",
        "hourly" | "per_hour" => "HOUR",
        _ => return None,
    };
    let amount = |text: &Option<String>| {
        let amount: Decimal = text.as_deref()?.trim().parse().ok()?;
        (amount > Decimal::default()).then(|| amount.to_f64())
    };
    let mut value = json!({"@type": "QuantitativeValue", "unitText": unit});
    let fields = value.as_object_mut()?;
    match (amount(&salary.min), amount(&salary.max)) {
        (Some(min), Some(max)) if min < max => {
            fields.insert("minValue".to_owned(), json!(min));
            fields.insert("maxValue".to_owned(), json!(max));
        }
        (Some(amount), _) | (None, Some(amount)) => {
            fields.insert("value".to_owned(), json!(amount));
        }
        (None, None) => return None,
    }
    Some(json!({"@type": "MonetaryAmount", "currency": currency.to_uppercase(), "value": value}))
}

#[cfg(test)]
mod tests;
