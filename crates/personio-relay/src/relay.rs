//! The relay as a whole: what it holds, what it serves, what runs in its background.

use std::{fs::File, io, sync::Arc};

use anyhow::Context;
use axum::{Router, extract::DefaultBodyLimit, middleware, routing::get};
use tokio::sync::Notify;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use crate::{
    applications::{self, SubmissionRules, UploadPlaces},
    board::{self, BoardKeeper},
    colleagues,
    config::Config,
    delivery::{Personio, Worker},
    document_files::DocumentFiles,
    durable, headers, health,
    metrics::{self, Metrics},
    moment::Moment,
    openid, origin,
    outbox::Outbox,
    pages,
    personnel::Personnel,
    protection::{self, Doorkeeper},
    proxy, sessions,
    tls::Tls,
    vault::Vault,
    waiters::Waiters,
    widget::{self, WidgetFiles},
    wire,
};

/// A running relay. Clones share everything.
#[derive(Clone, Debug)]
pub struct Relay {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    config: Config,
    rules: SubmissionRules,
    board: BoardKeeper,
    widget: WidgetFiles,
    outbox: Outbox,
    files: DocumentFiles,
    doorkeeper: Doorkeeper,
    personnel: Option<Personnel>,
    tls: Option<Tls>,
    waiters: Waiters,
    metrics: Metrics,
    wake: Arc<Notify>,
    uploads: UploadPlaces,
    stop: CancellationToken,
    tasks: TaskTracker,
    /// Keeps other relays off the folder; released with the process, however it ends.
    _lock: File,
}

impl Relay {
    /// Opens everything, finishes what a crash left half-done, and starts the background work.
    ///
    /// # Errors
    ///
    /// When the data folder cannot be used or belongs to a running relay, or the encryption key or the certificate cannot
    /// be read.
    pub async fn start(config: Config) -> anyhow::Result<Self> {
        let tls = config.tls.as_ref().map(Tls::open).transpose()?;
        let lock = lock(&config)?;
        let vault = Vault::open(&config)?;
        let applications = &config.applications;
        let database = config.database_file();
        let outbox = Outbox::open(&database, vault.clone(), applications.per_minute, applications.documents_expire)
            .await
            .with_context(|| format!("{}", database.display()))?;
        let metrics = Metrics::new();
        let personnel = Personnel::open(&config, vault.clone(), &metrics).await?;
        let doorkeeper =
            Doorkeeper::open(&config, vault.clone()).await.with_context(|| format!("{}", database.display()))?;
        let files = DocumentFiles::open(config.data_dir.join("documents"), vault)?;
        // Nobody else has this folder (see the lock), so whatever is claimed was claimed by a process that is gone.
        outbox.resume(Moment::now()).await?;
        let swept = files.sweep(&outbox.document_ids().await?)?;
        if swept > 0 {
            tracing::info!(swept, "deleted files of uploads and deliveries that had been cut off");
        }

        let widget_dir = config.widget_dir.clone();
        let widget = tokio::task::spawn_blocking(move || WidgetFiles::load(widget_dir.as_deref())).await??;
        let shared = Shared {
            rules: SubmissionRules::new(&config),
            board: BoardKeeper::new(&config)?,
            widget,
            outbox,
            files,
            doorkeeper,
            personnel,
            tls,
            waiters: Waiters::default(),
            metrics,
            wake: Arc::default(),
            uploads: UploadPlaces::default(),
            stop: CancellationToken::new(),
            tasks: TaskTracker::new(),
            _lock: lock,
            config,
        };
        let relay = Self { shared: Arc::new(shared) };
        relay.start_background()?;
        Ok(relay)
    }

    /// Everything that the relay answers.
    pub fn router(&self) -> Router {
        let public = Router::new()
            .merge(board::router())
            .merge(widget::router())
            .route("/_relay/form.json", get(health::form))
            .route("/_relay/challenge", get(protection::challenge_route))
            .route_layer(middleware::from_fn(origin::public));
        let mut router = Router::new().merge(public).merge(health::router()).merge(applications::router(self));
        if let Some(personnel) = &self.shared.personnel {
            router = router
                .merge(sessions::router(self, personnel))
                .merge(openid::router(personnel))
                .merge(pages::router(self, personnel))
                .merge(colleagues::router(self, personnel))
                .merge(proxy::router(self, personnel));
        }
        router
            // Bodies are limited where they are read: by kind, with an answer that says so.
            .layer(DefaultBodyLimit::disable())
            .layer(middleware::from_fn_with_state(self.clone(), wire::check))
            .layer(middleware::from_fn_with_state(self.clone(), headers::secure))
            .layer(middleware::from_fn_with_state(self.shared.metrics.clone(), metrics::count))
            .with_state(self.clone())
    }

    /// Ends the background work: no new delivery starts, running ones are waited for.
    pub async fn stop(&self) {
        self.shared.stop.cancel();
        self.shared.tasks.close();
        self.shared.tasks.wait().await;
        self.shared.outbox.close().await;
        self.shared.doorkeeper.close().await;
        if let Some(personnel) = &self.shared.personnel {
            personnel.sessions.close().await;
        }
    }

    pub(crate) fn config(&self) -> &Config {
        &self.shared.config
    }

    /// How connections are encrypted, where the relay does so itself.
    pub(crate) fn tls(&self) -> Option<&Tls> {
        self.shared.tls.as_ref()
    }

    pub(crate) fn board(&self) -> &BoardKeeper {
        &self.shared.board
    }

    pub(crate) fn widget(&self) -> &WidgetFiles {
        &self.shared.widget
    }

    pub(crate) fn submission_rules(&self) -> &SubmissionRules {
        &self.shared.rules
    }

    pub(crate) fn outbox(&self) -> &Outbox {
        &self.shared.outbox
    }

    pub(crate) fn files(&self) -> &DocumentFiles {
        &self.shared.files
    }

    pub(crate) fn doorkeeper(&self) -> &Doorkeeper {
        &self.shared.doorkeeper
    }

    pub(crate) fn waiters(&self) -> &Waiters {
        &self.shared.waiters
    }

    pub(crate) fn metrics(&self) -> &Metrics {
        &self.shared.metrics
    }

    pub(crate) fn upload_places(&self) -> &UploadPlaces {
        &self.shared.uploads
    }

    /// Tells the worker that something is due.
    pub(crate) fn wake_worker(&self) {
        self.shared.wake.notify_one();
    }

    fn start_background(&self) -> anyhow::Result<()> {
        let shared = &self.shared;
        let worker = Worker::new(
            shared.outbox.clone(),
            shared.files.clone(),
            Personio::new(&shared.config, &shared.metrics)?,
            shared.waiters.clone(),
            shared.metrics.deliveries(&shared.config.personio.company_id),
            Arc::clone(&shared.wake),
        );
        shared.tasks.spawn(worker.run(shared.stop.clone()));
        shared.tasks.spawn(board::refresh(shared.board.clone(), shared.stop.clone()));
        shared.tasks.spawn(protection::tidy(shared.doorkeeper.clone(), shared.stop.clone()));
        if let Some(personnel) = &shared.personnel {
            shared.tasks.spawn(sessions::tidy(personnel.sessions.clone(), shared.stop.clone()));
        }
        Ok(())
    }
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
