//! The relay of one company: what it holds, what it serves, what runs in its background.

use std::sync::Arc;

use axum::{Router, extract::DefaultBodyLimit, middleware, routing::get};
use tokio::sync::Notify;
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use uuid::Uuid;

use crate::{
    alerts::Watch,
    announcements::{self, Announcer},
    applications::{self, SubmissionRules, UploadPlaces},
    board::{self, BoardKeeper},
    colleagues,
    config::Config,
    delivery::{Personio, Worker},
    documents::Documents,
    headers, health,
    metrics::{self, Metrics},
    openid, origin,
    outbox::Outbox,
    pages,
    personnel::Personnel,
    protection::{self, Doorkeeper},
    proxy, sessions,
    storage::Storage,
    waiters::Waiters,
    widget::{self, WidgetFiles},
    wire,
};

/// The running relay of a company. Clones share everything.
#[derive(Clone, Debug)]
pub(crate) struct Relay {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    config: Config,
    rules: SubmissionRules,
    board: BoardKeeper,
    widget: Arc<WidgetFiles>,
    outbox: Outbox,
    documents: Documents,
    spool: Documents,
    doorkeeper: Doorkeeper,
    personnel: Option<Personnel>,
    waiters: Waiters,
    metrics: Metrics,
    wake: Arc<Notify>,
    uploads: UploadPlaces,
    stop: CancellationToken,
    tasks: TaskTracker,
}

/// What all companies of a relay have in common.
pub(crate) struct Common {
    pub(crate) storage: Storage,
    /// The relay's name in leases.
    pub(crate) worker: Uuid,
    pub(crate) widget: Arc<WidgetFiles>,
    pub(crate) spool: Documents,
    pub(crate) metrics: Metrics,
}

impl Relay {
    /// Sets a company up, takes up again what a crash cut off, and starts the background work.
    ///
    /// # Errors
    ///
    /// When the database cannot be written, or TLS cannot be set up.
    pub(crate) async fn start(config: Config, common: &Common) -> anyhow::Result<Self> {
        let Common { storage, worker, widget, spool, metrics } = common;
        let outbox = storage.outbox(&config, *worker);
        outbox.resume().await?;
        let Storage { database, vault, documents } = storage;
        let shared = Shared {
            rules: SubmissionRules::new(&config),
            board: BoardKeeper::new(&config)?,
            widget: Arc::clone(widget),
            outbox,
            documents: documents.clone(),
            spool: spool.clone(),
            doorkeeper: Doorkeeper::new(&config, database, vault),
            personnel: Personnel::new(&config, database, vault, metrics)?,
            waiters: Waiters::default(),
            metrics: metrics.clone(),
            wake: Arc::default(),
            uploads: UploadPlaces::default(),
            stop: CancellationToken::new(),
            tasks: TaskTracker::new(),
            config,
        };
        let relay = Self { shared: Arc::new(shared) };
        relay.start_background()?;
        Ok(relay)
    }

    /// Everything that the relay answers.
    pub(crate) fn router(&self) -> Router {
        let public = Router::new()
            .merge(board::router())
            .merge(widget::router())
            .route("/_relay/form.json", get(health::form))
            .route("/_relay/challenge", get(protection::challenge_route))
            .route_layer(origin::public());
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
            .layer(headers::secured(headers::Travel::of(self.config())))
            .layer(middleware::from_fn_with_state(self.shared.metrics.clone(), metrics::count))
            .with_state(self.clone())
    }

    /// Ends the background work: no new delivery starts, running ones are waited for.
    pub(crate) async fn stop(&self) {
        self.shared.stop.cancel();
        self.shared.tasks.close();
        self.shared.tasks.wait().await;
    }

    pub(crate) fn config(&self) -> &Config {
        &self.shared.config
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

    /// What candidates upload.
    pub(crate) fn documents(&self) -> &Documents {
        &self.shared.documents
    }

    /// What passes this relay on its way to Personio.
    pub(crate) fn spool(&self) -> &Documents {
        &self.shared.spool
    }

    pub(crate) fn doorkeeper(&self) -> &Doorkeeper {
        &self.shared.doorkeeper
    }

    pub(crate) fn waiters(&self) -> &Waiters {
        &self.shared.waiters
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
            shared.documents.clone(),
            Personio::new(&shared.config, &shared.metrics)?,
            shared.waiters.clone(),
            shared.metrics.deliveries(&shared.config.personio.company_id),
            Arc::clone(&shared.wake),
            shared.config.applications.dead_letters_expire,
        );
        shared.tasks.spawn(worker.run(shared.stop.clone()));
        shared.tasks.spawn(board::refresh(shared.board.clone(), shared.stop.clone()));
        shared.tasks.spawn(protection::tidy(shared.doorkeeper.clone(), shared.stop.clone()));
        let announcer = match &shared.personnel {
            Some(personnel) => {
                let database = shared.outbox.database();
                Announcer::new(&shared.config, database, personnel.company.client().clone())?
            }
            None => None,
        };
        if let Some(watch) = Watch::new(&shared.config, &shared.outbox, &shared.board, announcer.as_ref())? {
            shared.tasks.spawn(watch.run(shared.stop.clone()));
        }
        if let Some(announcer) = announcer {
            shared.tasks.spawn(announcements::run(announcer, shared.stop.clone()));
        }
        if let Some(personnel) = &shared.personnel {
            shared.tasks.spawn(sessions::tidy(personnel.sessions.clone(), shared.stop.clone()));
        }
        Ok(())
    }
}
