//! When the program is asked to stop.

/// Ready once the program is interrupted (Ctrl-C) or terminated, as test suites and service managers do.
pub(crate) async fn asked() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => tokio::select! {
                () = interrupted() => {}
                _ = terminate.recv() => {}
            },
            Err(error) => {
                tracing::error!(%error, "cannot wait for a termination");
                interrupted().await;
            }
        }
    }
    #[cfg(not(unix))]
    interrupted().await;
}

async fn interrupted() {
    if let Err(error) = tokio::signal::ctrl_c().await {
        tracing::error!(%error, "cannot wait for Ctrl-C");
    }
}
