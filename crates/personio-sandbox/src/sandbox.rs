//! The sandbox as a whole: its state and its routes.

use std::{
    future::Future,
    io,
    net::SocketAddr,
    path::Path,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use anyhow::Context;
use axum::{
    Router,
    http::StatusCode,
    middleware,
    response::IntoResponse,
    routing::{any, get, post},
};
use tokio::{net::TcpListener, sync::Notify};
use uuid::Uuid;

use crate::{
    access::{self, Access},
    account::Account,
    company::{Company, clock::Clock, seed},
    control, credentials,
    database::{Database, SETTINGS},
    delivery,
    error_response::ErrorResponse,
    exchange::{self, Log},
    fault::{self, Faults},
    feed::{self, Feeds},
    limit::Limits,
    options::Options,
    personnel,
    quirk::Quirks,
    recruiting, settings,
    store::{Application, Document, Store},
    v2,
};

/// How long a stop waits for answers under way. A `timeout` fault would hold it for ever.
const STOP_WITHIN: Duration = Duration::from_secs(2);

/// A local Personio. Clones share their state.
#[derive(Clone, Debug)]
pub struct Sandbox {
    state: Arc<State>,
}

/// Everything that changes while a sandbox runs. What a database keeps is the company.
#[derive(Debug)]
pub(crate) struct State {
    company: Mutex<Company>,
    database: Option<tokio::sync::Mutex<Database>>,
    pub(crate) access: Access,
    pub(crate) quirks: Quirks,
    pub(crate) log: Log,
    pub(crate) webhooks: delivery::Postman,
    pub(crate) options: Options,
    pub(crate) account: Account,
    pub(crate) feeds: Feeds,
    pub(crate) store: Store,
    pub(crate) limits: Limits,
    pub(crate) faults: Faults,
}

impl Sandbox {
    /// A sandbox that nobody has called yet. A state that is no company is left aside; [`Sandbox::open`] tells of it.
    #[must_use]
    pub fn new(options: Options) -> Self {
        let company = options.company().unwrap_or_else(|error| {
            tracing::error!(error, "the state cannot be read; the company is empty");
            seed::empty(Clock::default())
        });
        Self::of(options, company, None)
    }

    /// A sandbox that keeps its company in a database, if there is a file for it. A file that has a company already
    /// goes before the options.
    ///
    /// # Errors
    ///
    /// When the state of the options or the database cannot be read.
    pub async fn open(options: Options, database: Option<&Path>) -> anyhow::Result<Self> {
        let seeded = || options.company().map_err(anyhow::Error::msg).context("cannot read the state");
        let Some(path) = database else {
            let company = seeded()?;
            return Ok(Self::of(options, company, None));
        };
        let mut database = Database::open(path).await?;
        let rows = database.rows().await?;
        if rows.is_empty() {
            let mut company = seeded()?;
            company.mark_all();
            let sandbox = Self::of(options, company, Some(database));
            sandbox.state.keep().await;
            return Ok(sandbox);
        }
        let (settings, rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(area, ..)| area == SETTINGS);
        let (arrived, rows): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(area, ..)| Store::owns(area));
        let clock = options.clock.map_or_else(Clock::default, Clock::frozen_at);
        let company = Company::restore(rows, clock).map_err(anyhow::Error::msg)?;
        let sandbox = Self::of(options, company, Some(database));
        sandbox.state.store.restore(arrived).map_err(anyhow::Error::msg)?;
        let settings = settings.into_iter().map(|(_, seq, text)| (seq, text)).collect();
        settings::restore(&sandbox.state, settings).map_err(anyhow::Error::msg)?;
        Ok(sandbox)
    }

    fn of(options: Options, company: Company, database: Option<Database>) -> Self {
        let state = State {
            company: Mutex::new(company),
            database: database.map(tokio::sync::Mutex::new),
            access: Access::default(),
            quirks: options.quirks.clone(),
            log: Log::default(),
            webhooks: delivery::Postman::default(),
            account: Account::default(),
            feeds: Feeds::new(&options.sources()),
            store: options.arrived(),
            limits: Limits::default(),
            faults: Faults::new(options.random_seed),
            options,
        };
        Self { state: Arc::new(state) }
    }

    /// Every route: Personio's own, and the controls under `/_sandbox/`.
    pub fn router(&self) -> Router {
        Router::new()
            .route("/xml", get(feed::get))
            .route("/v1/recruiting/applications", post(recruiting::application::submit))
            .route("/v1/recruiting/applications/documents", post(recruiting::document::upload))
            .route("/recruiting/applicant", post(recruiting::legacy::apply))
            .route("/v1/{*path}", any(personnel::handle))
            .route("/v2/{*path}", any(v2::handle))
            .route("/_sandbox/", get(control::page::show))
            .nest("/_sandbox", control::router())
            .fallback(no_such_route)
            .layer(middleware::from_fn_with_state(Arc::clone(&self.state), fault::inject))
            .layer(middleware::from_fn_with_state(Arc::clone(&self.state), exchange::note))
            .with_state(Arc::clone(&self.state))
    }

    /// What whoever started a sandbox has to know, as one line of JSON: `url`, `pid` and the credentials that it begins
    /// with.
    #[must_use]
    pub fn ready(address: SocketAddr) -> String {
        serde_json::json!({
            "url": format!("http://{address}"),
            "pid": std::process::id(),
            "client_id": access::CLIENT_ID,
            "client_secret": access::CLIENT_SECRET,
            "company_id": credentials::COMPANY_ID,
            "recruiting_token": credentials::RECRUITING_TOKEN,
        })
        .to_string()
    }

    /// The applications that were accepted, in order of arrival.
    #[must_use]
    pub fn applications(&self) -> Vec<Application> {
        self.state.store.applications()
    }

    /// A document that was uploaded.
    #[must_use]
    pub fn document(&self, uuid: Uuid) -> Option<Document> {
        self.state.store.document(uuid)
    }

    /// Serves until `stop` is ready, then lets answers under way finish for two seconds.
    ///
    /// # Errors
    ///
    /// When the listener fails.
    pub async fn serve<S>(&self, listener: TcpListener, stop: S) -> io::Result<()>
    where
        S: Future<Output = ()> + Send + 'static,
    {
        let service = self.router().into_make_service_with_connect_info::<SocketAddr>();
        let stopping = Arc::new(Notify::new());
        let announce = Arc::clone(&stopping);
        let served = axum::serve(listener, service).with_graceful_shutdown(async move {
            stop.await;
            announce.notify_one();
        });
        let retries = tokio::spawn(delivery::retry_for_ever(Arc::clone(&self.state)));
        let result = tokio::select! {
            result = async { served.await } => result,
            () = async { stopping.notified().await; tokio::time::sleep(STOP_WITHIN).await } => Ok(()),
        };
        retries.abort();
        result
    }
}

impl State {
    /// The company, for one step.
    pub(crate) fn company(&self) -> MutexGuard<'_, Company> {
        self.company.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes what has changed to the database, if there is one, and sends webhooks on their way.
    pub(crate) async fn keep(self: &Arc<Self>) {
        self.write_changes().await;
        delivery::deliver_soon(self);
    }

    /// Writes what has changed to the database, if there is one.
    pub(crate) async fn write_changes(&self) {
        match &self.database {
            None => self.company().forget_changes(),
            Some(database) => {
                // The database is locked before the changes are taken: they are written in their order.
                let mut database = database.lock().await;
                let mut changes = self.company().take_changes();
                changes.extend(self.store.take_changes());
                changes.extend(database.unwritten(settings::of(self)));
                if changes.is_empty() {
                    return;
                }
                if let Err(error) = database.write(changes).await {
                    tracing::error!(error = format!("{error:#}"), "the database cannot be written");
                }
            }
        }
    }

    /// Puts another company in the place of this one.
    pub(crate) async fn replace_company(self: &Arc<Self>, mut company: Company) {
        company.mark_all();
        self.store.mark_all();
        if let Some(database) = &self.database
            && let Err(error) = database.lock().await.clear().await
        {
            tracing::error!(error = format!("{error:#}"), "the database cannot be cleared");
        }
        *self.company() = company;
        self.keep().await;
    }

    /// Forgets what arrived and what was set, as if the sandbox had just started.
    pub(crate) async fn reset(self: &Arc<Self>) {
        self.access.reset();
        self.log.clear();
        self.account.set(crate::account::Settings::default());
        self.feeds.replace_all(&self.options.sources());
        self.store.replace(self.options.arrived());
        self.limits.reset();
        self.faults.reset();
        match self.options.company() {
            Ok(company) => self.replace_company(company).await,
            Err(error) => tracing::error!(error, "the state cannot be read; the company stays"),
        }
    }
}

async fn no_such_route() -> impl IntoResponse {
    ErrorResponse::new(StatusCode::NOT_FOUND, "The sandbox does not have this endpoint.")
}
