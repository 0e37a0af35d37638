//! Forgetting what is over.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::Sessions;
use crate::moment::Moment;

/// What is over opens nothing in any case; this is about not keeping addresses of people for longer than needed.
const EVERY: Duration = Duration::from_secs(60 * 60);

/// Runs until told to stop.
pub(crate) async fn tidy(sessions: Sessions, stop: CancellationToken) {
    loop {
        if let Err(error) = sessions.expire(Moment::now()).await {
            tracing::error!(%error, "sessions that are over cannot be deleted");
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}
