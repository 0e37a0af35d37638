//! The sandbox as a whole: its state and its routes.

use std::{future::Future, io, net::SocketAddr, sync::Arc, time::Duration};

use axum::{
    Router,
    http::StatusCode,
    middleware,
    response::IntoResponse,
    routing::{get, post},
};
use tokio::{net::TcpListener, sync::Notify};
use uuid::Uuid;

use crate::{
    account::Account,
    control,
    error_response::ErrorResponse,
    fault::{self, Faults},
    feed::{self, Feeds},
    limit::Limits,
    options::Options,
    recruiting,
    store::{Application, Document, Store},
};

/// How long a stop waits for answers under way. A `timeout` fault would hold it for ever.
const STOP_WITHIN: Duration = Duration::from_secs(2);

/// A local Personio. Clones share their state.
#[derive(Clone, Debug)]
pub struct Sandbox {
    state: Arc<State>,
}

/// Everything that changes while a sandbox runs. What a database would keep is in `store`.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) options: Options,
    pub(crate) account: Account,
    pub(crate) feeds: Feeds,
    pub(crate) store: Store,
    pub(crate) limits: Limits,
    pub(crate) faults: Faults,
}

impl Sandbox {
    /// A sandbox that nobody has applied to yet.
    #[must_use]
    pub fn new(options: Options) -> Self {
        let state = State {
            account: Account::default(),
            feeds: Feeds::new(&options.sources()),
            store: Store::default(),
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
            .route("/_sandbox/", get(control::page::show))
            .nest("/_sandbox", control::router())
            .fallback(no_such_route)
            .layer(middleware::from_fn_with_state(Arc::clone(&self.state), fault::inject))
            .with_state(Arc::clone(&self.state))
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
        tokio::select! {
            result = async { served.await } => result,
            () = async { stopping.notified().await; tokio::time::sleep(STOP_WITHIN).await } => Ok(()),
        }
    }
}

impl State {
    /// Forgets what arrived and what was set, as if the sandbox had just started.
    pub(crate) fn reset(&self) {
        self.account.set(crate::account::Settings::default());
        self.feeds.replace_all(&self.options.sources());
        self.store.clear();
        self.limits.reset();
        self.faults.reset();
    }
}

async fn no_such_route() -> impl IntoResponse {
    ErrorResponse::new(StatusCode::NOT_FOUND, "The sandbox does not have this endpoint.")
}
