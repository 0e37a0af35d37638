//! The relay's own things: folder, key, database, widget.

use std::{fs, path::PathBuf};

use super::Finding;
use crate::{Config, database, tls::Tls, vault::Vault};

pub(super) async fn examine(config: &Config) -> Vec<Finding> {
    let mut findings = vec![Finding::good("configuration", "can be used")];
    findings.push(folder(config));
    findings.push(key(config));
    findings.push(database(config).await);
    findings.extend(widget(config));
    findings.extend(config.tls.as_ref().map(|tls| match Tls::open(tls) {
        Ok(_) => Finding::good("certificate", "can be read, and its key belongs to it"),
        Err(error) => Finding::bad("certificate", format!("{error:#}")),
    }));
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

fn key_file(config: &Config) -> PathBuf {
    config.encryption_key_file.clone().unwrap_or_else(|| config.data_dir.join("encryption.key"))
}

fn key(config: &Config) -> Finding {
    const SUBJECT: &str = "encryption key";
    if config.encryption_key.is_none() && !key_file(config).exists() {
        return Finding::odd(SUBJECT, "is not there yet; `serve` makes it. Keep a copy of it then");
    }
    match Vault::open(config) {
        Ok(_) if config.encryption_key.is_none() && key_file(config).starts_with(&config.data_dir) => {
            Finding::odd(SUBJECT, "lies beside what it encrypts; encryption_key_file can lead elsewhere")
        }
        Ok(_) => Finding::good(SUBJECT, "can be used; keep a copy of it"),
        Err(error) => Finding::bad(SUBJECT, format!("{error}. Bring the copy back: without it, what waits is lost")),
    }
}

async fn database(config: &Config) -> Finding {
    const SUBJECT: &str = "database";
    let file = config.database_file();
    if !file.exists() {
        return Finding::odd(SUBJECT, "is not there yet; `serve` makes it");
    }
    let pool = match database::open(&file, 1).await {
        Ok(pool) => pool,
        Err(error) => return Finding::bad(SUBJECT, format!("{} cannot be opened: {error}", file.display())),
    };
    let check = sqlx::query_scalar::<_, String>("PRAGMA quick_check(1)").fetch_one(&pool).await;
    pool.close().await;
    match check {
        Ok(result) if result == "ok" => Finding::good(SUBJECT, "is whole"),
        Ok(result) => Finding::bad(SUBJECT, format!("is damaged ({result}). Stop the relay and bring a backup back")),
        Err(error) => Finding::bad(SUBJECT, format!("cannot be read: {error}")),
    }
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
