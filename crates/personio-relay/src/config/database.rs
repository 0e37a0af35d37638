//! Where the database is.

use std::{fmt, path::PathBuf};

use personio::credentials::Secret;
use serde::Deserialize;

/// Where everything is kept that has to survive a restart.
#[derive(Clone, Debug)]
pub(crate) enum DatabasePlace {
    /// SQLite, for one relay.
    File(PathBuf),
    /// PostgreSQL, for several relays.
    Server(DatabaseUrl),
}

/// The address of a PostgreSQL server and a database on it. It may hold a password, so it does not print.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct DatabaseUrl(Secret);

impl DatabaseUrl {
    pub(crate) fn expose(&self) -> &str {
        self.0.expose()
    }
}

impl TryFrom<String> for DatabaseUrl {
    type Error = String;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        // Never with the text in the message: there may be a password in it.
        let url = reqwest::Url::parse(&text).map_err(|_| "not an address; it starts with postgres://".to_owned())?;
        if !matches!(url.scheme(), "postgres" | "postgresql") {
            return Err(
                "only PostgreSQL has an address, which starts with postgres://; without one, the relay keeps a \
                        file of SQLite in data_dir"
                    .to_owned(),
            );
        }
        if url.path().trim_matches('/').is_empty() {
            return Err("there is no database behind the host".to_owned());
        }
        Ok(Self(Secret::new(&text)))
    }
}

/// Without user and password.
impl fmt::Display for DatabasePlace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(file) => write!(formatter, "{}", file.display()),
            Self::Server(url) => match reqwest::Url::parse(url.expose()) {
                Ok(url) => write!(formatter, "{} at {}", url.path().trim_matches('/'), url.host_str().unwrap_or("?")),
                Err(_) => formatter.write_str("at a server"),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{DatabasePlace, DatabaseUrl};

    #[test]
    fn an_address_is_of_postgresql_and_names_a_database() {
        for text in ["relay.sqlite", "mysql://db/relay", "postgres://relay:s3cr3t@db", "postgres://relay:s3cr3t@db/"] {
            let problem = DatabaseUrl::try_from(text.to_owned()).unwrap_err();
            assert!(!problem.contains("s3cr3t"), "{problem}");
        }
    }

    #[test]
    fn a_password_never_shows() {
        let url = DatabaseUrl::try_from("postgres://relay:s3cr3t@db.acme.example/relay".to_owned()).unwrap();
        assert!(!format!("{url:?}").contains("s3cr3t"));
        assert_eq!(DatabasePlace::Server(url).to_string(), "relay at db.acme.example");
    }
}
