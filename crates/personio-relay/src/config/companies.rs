//! Several companies in one file: each has a section `[companies.NAME]` with what otherwise stands at the top.

use std::{
    collections::{HashMap, HashSet},
    fmt, fs,
    path::Path,
};

use serde::Deserialize;
use toml::{Table, Value};

use super::{
    Config, ConfigError, environment,
    key::{self, PREFIX},
};

/// The configurations of all companies of a relay; at least one. What they have in common is in each of them.
#[derive(Clone, Debug)]
pub struct Companies(Vec<Config>);

/// What a company is called in paths and commands.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(try_from = "String")]
pub struct CompanyName(String);

/// Where companies differ; everything else is the relay's.
const OWN: [&str; 7] = ["hosts", "personio", "board", "sections", "applications", "personnel", "form"];
const SECTION: &str = "companies";

impl Companies {
    /// Reads the file, lays the environment over it, and fetches secrets from their files.
    ///
    /// # Errors
    ///
    /// When the file is missing or not TOML, a key is unknown or missing, a value cannot be used, or companies get into
    /// each other's way. The message names the key, where it stands and what to write instead.
    pub fn load<I>(file: &Path, variables: I) -> Result<Self, ConfigError>
    where
        I: IntoIterator<Item = (String, String)>,
    {
        let text = fs::read_to_string(file).map_err(|error| {
            ConfigError::in_file(file, format!("cannot be read: {error}"))
                .with_advice("personio-relay serve --config <an existing file>; start from relay.example.toml")
        })?;
        Self::from_text(file, &text, variables)
    }

    /// As [`Companies::load`], of a text that is already there. The file's name is for messages.
    ///
    /// # Errors
    ///
    /// As [`Companies::load`].
    pub fn from_text<I>(file: &Path, text: &str, variables: I) -> Result<Self, ConfigError>
    where
        I: IntoIterator<Item = (String, String)>,
    {
        let variables: Vec<(String, String)> = variables.into_iter().collect();
        let mut common = environment::parse(file, text)?;
        let Some(companies) = common.remove(SECTION) else {
            let only = Self(vec![Config::from_table(file, common, &variables)?]);
            only.check(file)?;
            return Ok(only);
        };
        let companies = sections(file, companies)?;
        if let Some(own) = OWN.into_iter().find(|own| common.contains_key(*own)) {
            return Err(ConfigError::in_file(file, "with several companies, each has its own")
                .with_key(own)
                .with_advice(format!("[{SECTION}.NAME.{own}], or everything without [{SECTION}] for one company")));
        }
        let names: Vec<CompanyName> = companies.iter().map(|(name, _)| name.clone()).collect();
        let mut all = Vec::new();
        for (name, section) in companies {
            let table: Table = common.clone().into_iter().chain(section).collect();
            let config = Config::from_table(file, table, &variables_of(&name, &names, &variables))
                .map_err(|error| error.of_company(&format!("{SECTION}.{name}"), &OWN))?;
            all.push(Config { name: Some(name), ..config });
        }
        let all = Self(all);
        all.check(file)?;
        Ok(all)
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[Config] {
        &self.0
    }

    /// The one that somebody names; without a name, the only one.
    ///
    /// # Errors
    ///
    /// With the names to choose from.
    pub fn one(&self, name: Option<&str>) -> Result<&Config, WhichCompany> {
        match (name, self.0.as_slice()) {
            (None, [only]) => Ok(only),
            (Some(name), all) => {
                let named = all.iter().find(|config| config.name.as_ref().is_some_and(|known| known.0 == name));
                named.ok_or_else(|| self.which())
            }
            (None, _) => Err(self.which()),
        }
    }

    fn which(&self) -> WhichCompany {
        WhichCompany(self.0.iter().filter_map(|config| config.name.clone()).collect())
    }

    /// Companies must not get into each other's way.
    fn check(&self, file: &Path) -> Result<(), ConfigError> {
        let (mut ids, mut hosts) = (HashSet::new(), HashSet::new());
        for config in &self.0 {
            let key = |key: &str| match &config.name {
                Some(name) => format!("{SECTION}.{name}.{key}"),
                None => key.to_owned(),
            };
            if !ids.insert(&config.personio.company_id) {
                return Err(ConfigError::in_file(file, "another company has the same number")
                    .with_key(&key("personio.company_id")));
            }
            let public = config.personnel.as_ref().and_then(|personnel| personnel.public_url.company());
            if public.is_some_and(|public| config.name.as_ref().is_none_or(|name| name.0 != public)) {
                return Err(ConfigError::in_file(file, "behind /c/ stands another company's name")
                    .with_key(&key("personnel.public_url")));
            }
            for host in &config.hosts {
                if !hosts.insert(host) {
                    return Err(
                        ConfigError::in_file(file, format!("another company has {host} too")).with_key(&key("hosts"))
                    );
                }
            }
        }
        Ok(())
    }
}

impl From<Config> for Companies {
    fn from(only: Config) -> Self {
        Self(vec![only])
    }
}

fn sections(file: &Path, companies: Value) -> Result<Vec<(CompanyName, Table)>, ConfigError> {
    let complain = |problem: &str, key: &str| {
        let error = ConfigError::in_file(file, problem).with_key(key);
        error.with_advice(format!("[{SECTION}.acme.personio] and what else a company has"))
    };
    let Value::Table(companies) = companies else { return Err(complain("not a section", SECTION)) };
    if companies.is_empty() {
        return Err(complain("there is no company in it", SECTION));
    }
    let section = |(name, section): (String, Value)| {
        let key = format!("{SECTION}.{name}");
        let name = CompanyName::try_from(name).map_err(|problem| complain(&problem, &key))?;
        let Value::Table(section) = section else { return Err(complain("not a section", &key)) };
        match section.keys().find(|own| !OWN.contains(&own.as_str())) {
            Some(other) => {
                let key_there = format!("{key}.{other}");
                let is_known = key::names_in("").contains(&other.as_str());
                let problem = if is_known { "all companies have this in common" } else { "there is no such key" };
                Err(ConfigError::in_file(file, problem)
                    .with_key(&key_there)
                    .with_advice(format!("one of {}", OWN.join(", "))))
            }
            None => Ok((name, section)),
        }
    };
    companies.into_iter().map(section).collect()
}

/// The variables as if there were this company only: `PERSONIO_RELAY_COMPANIES_ACME_BOARD_INTERVAL` is its
/// `PERSONIO_RELAY_BOARD_INTERVAL`, and wins over one of that name, which is for all.
fn variables_of(name: &CompanyName, names: &[CompanyName], variables: &[(String, String)]) -> Vec<(String, String)> {
    let mut all: HashMap<String, String> = HashMap::new();
    let mut own: HashMap<String, String> = HashMap::new();
    for (variable, text) in variables {
        let Some(rest) = variable.strip_prefix(PREFIX).and_then(|rest| rest.strip_prefix("COMPANIES_")) else {
            all.insert(variable.clone(), text.clone());
            continue;
        };
        // Of `acme` and `acme-north`, the longer name that fits.
        let whose = names.iter().filter_map(|name| Some((name, name.in_variable(rest)?)));
        match whose.max_by_key(|(name, _)| name.0.len()) {
            Some((whose, key)) if whose == name => {
                own.insert(format!("{PREFIX}{key}"), text.clone());
            }
            Some(_) => {}
            // Of no company: told as unknown.
            None => {
                all.insert(variable.clone(), text.clone());
            }
        }
    }
    all.extend(own);
    all.into_iter().collect()
}

impl CompanyName {
    /// As it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The key in what stands behind `COMPANIES_`, if it is this company's.
    fn in_variable<'a>(&self, rest: &'a str) -> Option<&'a str> {
        rest.strip_prefix(&self.0.replace('-', "_").to_ascii_uppercase())?.strip_prefix('_')
    }
}

impl TryFrom<String> for CompanyName {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let is_sign = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if text.is_empty() || text.len() > 40 || !text.bytes().all(is_sign) {
            return Err(
                "a company's name has small letters, digits and hyphens, 40 at most: it stands in paths".to_owned()
            );
        }
        Ok(Self(text))
    }
}

impl fmt::Display for CompanyName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A command is about one company, and it is not clear which.
#[derive(Debug)]
pub struct WhichCompany(Vec<CompanyName>);

impl fmt::Display for WhichCompany {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return formatter.write_str("the configuration is of one company, which has no name: leave --company out");
        }
        let names: Vec<&str> = self.0.iter().map(CompanyName::as_str).collect();
        write!(formatter, "say which company: --company {}", names.join(" | --company "))
    }
}

impl std::error::Error for WhichCompany {}
