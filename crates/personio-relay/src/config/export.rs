//! What static pages need to know beyond the board.

use std::{collections::BTreeMap, path::Path};

use serde::Deserialize;

use super::{ConfigError, SiteUrl};

/// Static pages of the jobs, made by `personio-relay export`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExportConfig {
    /// Where the pages will be.
    pub base_url: SiteUrl,
    /// The company's name, as search engines show it.
    pub company: String,
    /// The country of offices that say nothing else, such as `DE`.
    pub country: String,
    /// The company's own site.
    #[serde(default)]
    pub website: Option<SiteUrl>,
    /// The address of its logo.
    #[serde(default)]
    pub logo: Option<SiteUrl>,
    /// Where offices are, by their names in Personio.
    #[serde(default)]
    pub offices: BTreeMap<String, OfficeConfig>,
}

/// Where an office is. What is missing is left out; the name of the office is its place then.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OfficeConfig {
    /// Street and number.
    pub street: Option<String>,
    /// The code of the place.
    pub postal_code: Option<String>,
    /// The place.
    pub place: Option<String>,
    /// State, county or canton.
    pub region: Option<String>,
    /// Such as `DE`.
    pub country: Option<String>,
    /// Nobody has to go there: people work from home.
    pub remote: bool,
}

impl ExportConfig {
    pub(super) fn check(&self, file: &Path) -> Result<(), ConfigError> {
        let complain = |path: &str, problem: &str| Err(ConfigError::about(file, path, problem));
        let is_country = |code: &str| code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_uppercase());
        if self.company.trim().is_empty() {
            return complain("export.company", "empty");
        }
        if !is_country(&self.country) {
            return complain("export.country", "not a country of two capitals");
        }
        let countries = self.offices.values().filter_map(|office| office.country.as_deref());
        if countries.into_iter().any(|country| !is_country(country)) {
            return complain("export.offices", "not a country of two capitals");
        }
        Ok(())
    }
}
