//! The relay's own things: folder, key, database, widget.

use std::fs;

use super::Finding;
use crate::{
    Config,
    config::DatabasePlace,
    database::{Database, Kind, OpenError},
    vault::Vault,
};

pub(super) async fn examine(config: &Config) -> Vec<Finding> {
    let mut findings = vec![Finding::good("configuration", "can be used")];
    findings.push(folder(config));
    findings.push(key(config));
    findings.extend(database(config).await);
    findings.extend(widget(config));
    findings
}

fn folder(config: &Config) -> Finding {
    const SUBJECT: &str = "data_dir";
    let folder = &config.data_dir;
    let shown = folder.display();
    if !folder.is_dir() {
        return Finding::odd(SUBJECT, format!("{shown} is not there yet; `serve` makes it"));
    }
    let probe = folder.join(format!("doctor-{}", std::process::id()));
    if let Err(error) = fs::write(&probe, b"") {
        return Finding::bad(SUBJECT, format!("{shown} cannot be written: {error}. Give it to the relay's user"));
    }
    let removed = fs::remove_file(&probe);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(folder).map(|metadata| metadata.permissions().mode()).unwrap_or_default();
        if mode & 0o077 != 0 {
            return Finding::odd(SUBJECT, format!("{shown} can be read by others; `chmod 700 {shown}` ends that"));
        }
    }
    match removed {
        Ok(()) => Finding::good(SUBJECT, format!("{shown} can be written")),
        Err(error) => Finding::bad(SUBJECT, format!("nothing in {shown} can be deleted: {error}")),
    }
}

fn key(config: &Config) -> Finding {
    const SUBJECT: &str = "encryption key";
    if config.encryption_key.is_none() && !config.encryption_key_file().exists() {
        return Finding::odd(SUBJECT, "is not there yet; `serve` makes it. Keep a copy of it then");
    }
    match Vault::open(config) {
        Ok(_) if config.encryption_key.is_none() && config.encryption_key_file().starts_with(&config.data_dir) => {
            Finding::odd(SUBJECT, "lies beside what it encrypts; encryption_key_file can lead elsewhere")
        }
        Ok(_) => Finding::good(SUBJECT, "can be used; keep a copy of it"),
        Err(error) => Finding::bad(SUBJECT, format!("{error}. Bring the copy back: without it, what waits is lost")),
    }
}

async fn database(config: &Config) -> Vec<Finding> {
    const SUBJECT: &str = "database";
    let place = config.database();
    if let DatabasePlace::File(file) = &place
        && !file.exists()
    {
        return vec![Finding::odd(SUBJECT, "is not there yet; `serve` makes it")];
    }
    let database = match Database::open(&place).await {
        Ok(database) => database,
        Err(error) => return vec![Finding::bad(SUBJECT, unreachable(&place, &error))],
    };
    let mut findings = vec![whole(&database, &place).await];
    if config.encryption_key.is_some() || config.encryption_key_file().exists() {
        findings.extend(belongs(config, &database).await);
    }
    database.close().await;
    findings
}

fn unreachable(place: &DatabasePlace, error: &OpenError) -> String {
    match place {
        DatabasePlace::File(_) => error.to_string(),
        DatabasePlace::Server(_) => format!(
            "{error}. Does the server run, is the address in database_url (or DATABASE_URL) right, may its user create \
             tables?"
        ),
    }
}

async fn whole(database: &Database, place: &DatabasePlace) -> Finding {
    const SUBJECT: &str = "database";
    if database.kind() == Kind::Postgres {
        return match database.now().await {
            Ok(_) => Finding::good(SUBJECT, format!("{place} (PostgreSQL) answers and has the relay's tables")),
            Err(error) => Finding::bad(SUBJECT, format!("cannot be read: {error}")),
        };
    }
    let check = sqlx::query_scalar::<_, String>("PRAGMA quick_check(1)").fetch_one(database.pool()).await;
    match check {
        Ok(result) if result == "ok" => Finding::good(SUBJECT, "is whole"),
        Ok(result) => Finding::bad(SUBJECT, format!("is damaged ({result}). Stop the relay and bring a backup back")),
        Err(error) => Finding::bad(SUBJECT, format!("cannot be read: {error}")),
    }
}

/// Whether key and database belong together.
async fn belongs(config: &Config, database: &Database) -> Option<Finding> {
    const SUBJECT: &str = "encryption key";
    let vault = Vault::open(config).ok()?;
    Some(match vault.probe(database).await {
        Ok(Some(_)) => Finding::good(SUBJECT, "opens what is in the database"),
        Ok(None) => return None,
        Err(error) => Finding::bad(SUBJECT, error.to_string()),
    })
}

fn widget(config: &Config) -> Option<Finding> {
    const SUBJECT: &str = "widget_dir";
    let folder = config.widget_dir.as_ref()?;
    Some(if folder.join("personio-jobs.js").is_file() {
        Finding::good(SUBJECT, "has the widget")
    } else {
        Finding::bad(SUBJECT, format!("{} has no personio-jobs.js; copy dist/widget there", folder.display()))
    })
}
