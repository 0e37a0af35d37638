//! Accepts connections and ends gracefully.

use std::{future::Future, io, time::Duration};

use axum::Router;
use hyper::{Request, body::Incoming};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::{
        conn::auto::Builder,
        graceful::{GracefulShutdown, Watcher},
    },
    service::TowerToHyperService,
};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpListener,
};
use tower::ServiceExt;

use crate::{client_address::Peer, relay::Relay};

/// How long requests under way may take at the end. What is not answered by then was stored or was not confirmed.
const FINISH_WITHIN: Duration = Duration::from_secs(10);

/// Serves until `stop` is ready, then finishes what is under way.
///
/// # Errors
///
/// When the listener fails for good.
pub async fn serve<S>(relay: Relay, listener: TcpListener, stop: S) -> io::Result<()>
where
    S: Future<Output = ()>,
{
    let router = relay.router();
    let mut builder = Builder::new(TokioExecutor::new());
    // Who does not finish the head of a request in time holds a connection for nothing.
    let head_within = relay.config().read_timeout;
    builder.http1().timer(TokioTimer::new()).header_read_timeout(head_within);
    let connections = GracefulShutdown::new();
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            () = &mut stop => break,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, address)) => {
                let connection = Connection {
                    router: router.clone(),
                    builder: builder.clone(),
                    watcher: connections.watcher(),
                    peer: Peer(address.ip()),
                };
                match relay.tls().cloned() {
                    None => tokio::spawn(connection.serve(stream)),
                    // Greetings take time, and nobody else waits for them.
                    Some(tls) => tokio::spawn(async move {
                        if let Ok(stream) = tls.greet(stream).await {
                            connection.serve(stream).await;
                        }
                    }),
                };
            }
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                // Out of file handles, as a rule: give others time to end.
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
    drop(listener);
    tracing::info!("stopping");
    let finished = async {
        connections.shutdown().await;
        relay.stop().await;
    };
    if tokio::time::timeout(FINISH_WITHIN, finished).await.is_err() {
        tracing::warn!("stopped before everything was finished; the outbox continues at the next start");
    }
    Ok(())
}

/// Somebody who connected.
struct Connection {
    router: Router,
    builder: Builder<TokioExecutor>,
    watcher: Watcher,
    peer: Peer,
}

impl Connection {
    async fn serve<T>(self, stream: T)
    where
        T: AsyncRead + AsyncWrite + Unpin + Send + 'static,
    {
        let Self { router, builder, watcher, peer } = self;
        let service = router.map_request(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(peer);
            request
        });
        let service = TowerToHyperService::new(service);
        let connection = builder.serve_connection(TokioIo::new(stream), service).into_owned();
        // A connection that breaks is everyday business of browsers.
        watcher.watch(connection).await.unwrap_or_default();
    }
}
