//! All companies of a relay: what they have in common is opened once, and each request finds its company.

mod door;

use std::{collections::HashSet, fs::File, io, sync::Arc, time::Duration};

use anyhow::Context;
use axum::Router;
use futures_util::future::join_all;

use crate::{
    config::{Companies, Config},
    database::Kind,
    documents::Documents,
    durable,
    metrics::Metrics,
    outbox::Outbox,
    relay::{Common, Relay},
    storage::{self, Storage},
    tls::Tls,
    widget::WidgetFiles,
};
use door::Door;

/// A running relay, for one company or several. Clones share everything.
#[derive(Clone, Debug)]
pub struct Relays {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    companies: Vec<Relay>,
    storage: Storage,
    metrics: Metrics,
    tls: Option<Tls>,
    /// Keeps other relays off the folder; released with the process, however it ends.
    _lock: File,
}

impl Relays {
    /// Opens everything, finishes what a crash left half-done, and starts the background work.
    ///
    /// # Errors
    ///
    /// When the data folder cannot be used or belongs to a running relay, the database cannot be opened, or the
    /// encryption key cannot be read or is not the database's, or the certificate cannot be read.
    pub async fn start(companies: impl Into<Companies>) -> anyhow::Result<Self> {
        let companies = companies.into();
        // What is not a company's own is the same in each configuration.
        let first = companies.all().first().context("there is no company")?;
        let tls = first.tls.as_ref().map(Tls::open).transpose()?;
        let lock = lock(first)?;
        let storage = Storage::open(first).await?;
        // Nobody else has this folder (see the lock), so what its relay had claimed was claimed by a process that is gone.
        let worker = storage::relay_name(&first.data_dir)?;
        storage.outbox(first, worker).adopt().await?;
        let spool = Documents::in_folder(first.documents_folder())?;
        sweep(&storage, &storage.outbox(first, worker), &spool).await?;
        let widget_dir = first.widget_dir.clone();
        let widget = tokio::task::spawn_blocking(move || WidgetFiles::load(widget_dir.as_deref())).await??;

        let metrics = Metrics::new();
        let common = Common { storage, worker, widget: Arc::new(widget), spool, metrics: metrics.clone() };
        let mut running = Vec::new();
        for config in companies.all() {
            running.push(Relay::start(config.clone(), &common).await?);
        }
        Ok(Self { shared: Arc::new(Shared { companies: running, storage: common.storage, metrics, tls, _lock: lock }) })
    }

    /// Everything that the relay answers.
    pub fn router(&self) -> Router {
        match self.shared.companies.as_slice() {
            [only] if only.config().name.is_none() && only.config().hosts.is_empty() => only.router(),
            companies => door::router(companies.iter().map(Door::of).collect()),
        }
    }

    /// How long the head of a request may take.
    pub(crate) fn read_timeout(&self) -> Duration {
        // It is the same for each; there is one, or the relay would not have started.
        self.shared.companies.first().map_or(Duration::ZERO, |company| company.config().read_timeout)
    }

    pub(crate) fn companies(&self) -> &[Relay] {
        &self.shared.companies
    }

    pub(crate) fn tls(&self) -> Option<&Tls> {
        self.shared.tls.as_ref()
    }

    pub(crate) fn metrics(&self) -> &Metrics {
        &self.shared.metrics
    }

    /// Ends the background work: no new delivery starts, running ones are waited for.
    pub async fn stop(&self) {
        join_all(self.shared.companies.iter().map(Relay::stop)).await;
        self.shared.storage.database.close().await;
    }
}

/// Deletes what uploads and deliveries left that were cut off. Documents on their way through the relay, and with SQLite
/// those of candidates, lie in one folder.
async fn sweep(storage: &Storage, outbox: &Outbox, spool: &Documents) -> anyhow::Result<()> {
    let known = match storage.database.kind() {
        Kind::Sqlite => outbox.document_ids().await?,
        Kind::Postgres => HashSet::new(),
    };
    let swept = spool.sweep(&known).await?.saturating_add(storage.documents.tidy().await?);
    if swept > 0 {
        tracing::info!(swept, "deleted what uploads and deliveries left that had been cut off");
    }
    Ok(())
}

/// Two relays on one folder would take each other's files for left-overs.
fn lock(config: &Config) -> anyhow::Result<File> {
    let folder = &config.data_dir;
    durable::private_folder(folder).with_context(|| format!("data_dir {} cannot be made", folder.display()))?;
    let path = folder.join("relay.lock");
    let file = File::create(&path).with_context(|| format!("{} cannot be written", path.display()))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => {
            anyhow::bail!(
                "data_dir {} is in use by another relay; give each relay a folder of its own",
                folder.display()
            )
        }
        Err(std::fs::TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(file),
        Err(std::fs::TryLockError::Error(error)) => {
            Err(error).with_context(|| format!("{} cannot be locked", path.display()))
        }
    }
}
