//! Opening a database, which is made and migrated as needed.

use std::{
    fmt,
    fs::File,
    io,
    path::{Path, PathBuf},
    time::Duration,
};

use sqlx::{
    AnyPool, Connection,
    any::{AnyConnectOptions, AnyPoolOptions},
    migrate::Migrator,
};

use super::{Database, Kind, clock::Clock};
use crate::config::{DatabasePlace, DatabaseUrl};

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// Requests come side by side.
const CONNECTIONS: u32 = 4;
/// Of a relay at a server: a default installation has a hundred for all.
const OUTBOX_CONNECTIONS: u32 = 8;
/// A server that does not answer is told to the operator at the start.
const CONNECT_WITHIN: Duration = Duration::from_secs(15);

/// A commit is on disk when it returns. With NORMAL, a power cut could take back a confirmed application.
const SQLITE_SETTINGS: &str = "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
                               PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON";
/// A relay whose machine hangs in the middle of a step must not hold the others up.
const POSTGRES_SETTINGS: &str = "SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '10s';
                                 SET client_min_messages = warning";
const BULK_SETTINGS: &str = "SET lock_timeout = '10s'; SET synchronous_commit = off;
                             SET client_min_messages = warning";

/// The database cannot be used.
#[derive(Debug)]
pub(crate) struct OpenError {
    place: String,
    problem: Problem,
}

#[derive(Debug)]
enum Problem {
    /// A path that is no text.
    Path,
    Lock(io::Error),
    Connection(sqlx::Error),
    Migration(sqlx::migrate::MigrateError),
}

impl Database {
    /// Opens it.
    pub(crate) async fn open(place: &DatabasePlace) -> Result<Self, OpenError> {
        sqlx::any::install_default_drivers();
        let complain = |problem| OpenError { place: place.to_string(), problem };
        match place {
            DatabasePlace::File(file) => Self::open_file(file).await.map_err(complain),
            DatabasePlace::Server(url) => Self::open_server(url).await.map_err(complain),
        }
    }

    async fn open_file(file: &Path) -> Result<Self, Problem> {
        let path = std::path::absolute(file).map_err(|_| Problem::Path)?;
        let mut url = reqwest::Url::from_file_path(&path).map_err(|()| Problem::Path)?;
        url.set_query(Some("mode=rwc"));
        let options: AnyConnectOptions =
            url.as_str().replacen("file:", "sqlite:", 1).parse().map_err(Problem::Connection)?;
        let outbox = connect(&options, 1, SQLITE_SETTINGS).await?;
        let lock = lock(path.with_extension("migrations")).await.map_err(Problem::Lock)?;
        SQLITE.run(&outbox).await.map_err(Problem::Migration)?;
        drop(lock);
        let pool = connect(&options, CONNECTIONS, SQLITE_SETTINGS).await?;
        Ok(Self { kind: Kind::Sqlite, bulk: pool.clone(), outbox, pool, clock: Clock::Machine })
    }

    async fn open_server(url: &DatabaseUrl) -> Result<Self, Problem> {
        let options: AnyConnectOptions = url.expose().parse().map_err(Problem::Connection)?;
        let outbox = connect(&options, OUTBOX_CONNECTIONS, POSTGRES_SETTINGS).await?;
        // Migrations take the server's own lock: relays that start together do not get into each other's way.
        POSTGRES.run(&outbox).await.map_err(Problem::Migration)?;
        let pool = lazily(&options, CONNECTIONS, POSTGRES_SETTINGS);
        let bulk = lazily(&options, CONNECTIONS, BULK_SETTINGS);
        Ok(Self { kind: Kind::Postgres, outbox, pool, bulk, clock: Clock::Server })
    }
}

/// Whoever opens a file while another one migrates it waits. SQLite's own locks are between two migrations.
async fn lock(file: PathBuf) -> io::Result<File> {
    let locked = tokio::task::spawn_blocking(move || {
        let file = File::create(file)?;
        match file.lock() {
            Err(error) if error.kind() != io::ErrorKind::Unsupported => Err(error),
            Ok(()) | Err(_) => Ok(file),
        }
    });
    locked.await.map_err(io::Error::other)?
}

async fn connect(options: &AnyConnectOptions, connections: u32, settings: &'static str) -> Result<AnyPool, Problem> {
    let pool = lazily(options, connections, settings);
    let connection = tokio::time::timeout(CONNECT_WITHIN, pool.acquire()).await;
    let mut connection =
        connection.map_err(|_| Problem::Connection(sqlx::Error::PoolTimedOut))?.map_err(Problem::Connection)?;
    connection.ping().await.map_err(Problem::Connection)?;
    drop(connection);
    Ok(pool)
}

fn lazily(options: &AnyConnectOptions, connections: u32, settings: &'static str) -> AnyPool {
    AnyPoolOptions::new()
        .max_connections(connections)
        .after_connect(move |connection, _| {
            Box::pin(async move { sqlx::raw_sql(settings).execute(connection).await.map(drop) })
        })
        .connect_lazy_with(options.clone())
}

impl fmt::Display for OpenError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "database {}: ", self.place)?;
        match &self.problem {
            Problem::Path => formatter.write_str("its path cannot be used"),
            Problem::Lock(error) => write!(formatter, "nothing can be written beside it: {error}"),
            Problem::Connection(error) => write!(formatter, "it cannot be opened: {error}"),
            Problem::Migration(error) => write!(formatter, "it cannot be brought to this version: {error}"),
        }
    }
}

impl std::error::Error for OpenError {}
