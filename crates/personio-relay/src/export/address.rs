//! Where offices are, as search engines want to know it.

use serde_json::{Map, Value, json};

use crate::config::{ExportConfig, OfficeConfig};

/// What companies call an office that is none.
const REMOTE: [&str; 5] = ["remote", "homeoffice", "home office", "mobiles arbeiten", "work from home"];

/// A place of work.
#[derive(Debug, PartialEq)]
pub(super) enum Workplace {
    /// An address.
    Place(Value),
    /// People's homes, in this country.
    Home(String),
}

/// The place of an office.
pub(super) fn workplace(name: &str, config: &ExportConfig) -> Workplace {
    let unknown = OfficeConfig::default();
    let office = config.offices.get(name.trim()).unwrap_or(&unknown);
    let country = office.country.as_deref().unwrap_or(&config.country);
    let is_configured = config.offices.contains_key(name.trim());
    if office.remote || (!is_configured && REMOTE.contains(&name.trim().to_lowercase().as_str())) {
        return Workplace::Home(country.to_owned());
    }
    let mut address = Map::new();
    address.insert("@type".to_owned(), json!("PostalAddress"));
    for (key, value) in [
        ("streetAddress", office.street.as_deref()),
        ("postalCode", office.postal_code.as_deref()),
        ("addressLocality", Some(office.place.as_deref().unwrap_or(name.trim()))),
        ("addressRegion", office.region.as_deref()),
        ("addressCountry", Some(country)),
    ] {
        if let Some(value) = value {
            address.insert(key.to_owned(), json!(value));
        }
    }
    Workplace::Place(json!({"@type": "Place", "address": address}))
}
