//! Forgets what no longer counts.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use super::Doorkeeper;
use crate::moment::Moment;

const EVERY: Duration = Duration::from_secs(10 * 60);

/// Forgets again and again, until told to stop.
pub(crate) async fn tidy(doorkeeper: Doorkeeper, stop: CancellationToken) {
    loop {
        if let Err(error) = doorkeeper.tidy(Moment::now()).await {
            tracing::warn!(%error, "what the protection counted cannot be deleted yet");
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(EVERY) => {}
        }
    }
}
