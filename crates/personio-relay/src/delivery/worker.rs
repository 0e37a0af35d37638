//! Takes what is due, a few at a time.

use std::{sync::Arc, time::Duration};

use tokio::sync::{Notify, Semaphore};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{Personio, step};
use crate::{
    document_files::DocumentFiles, metrics::DeliveryCounter, moment::Moment, outbox::Outbox, waiters::Waiters,
};

/// A request that hangs must not hold up the others; more at once would only run into the limit.
const AT_ONCE: usize = 4;
/// The longest sleep: what another relay put into a shared outbox is found by looking.
const LOOK_EVERY: Duration = Duration::from_secs(5);
/// How often expired documents and tombstones are deleted.
const TIDY_EVERY: Duration = Duration::from_secs(60);

/// Everything that a delivery needs.
#[derive(Clone, Debug)]
pub(crate) struct Worker {
    pub(super) outbox: Outbox,
    pub(super) files: DocumentFiles,
    pub(super) personio: Personio,
    pub(super) waiters: Waiters,
    pub(super) pauses: Arc<super::pause::Pauses>,
    pub(super) counter: DeliveryCounter,
    /// Wakes the worker: something is due.
    pub(super) wake: Arc<Notify>,
}

impl Worker {
    pub(crate) fn new(
        outbox: Outbox,
        files: DocumentFiles,
        personio: Personio,
        waiters: Waiters,
        counter: DeliveryCounter,
        wake: Arc<Notify>,
    ) -> Self {
        Self { outbox, files, personio, waiters, pauses: Arc::default(), counter, wake }
    }

    /// Runs until told to stop, then lets what is under way finish.
    pub(crate) async fn run(self, stop: CancellationToken) {
        let slots = Arc::new(Semaphore::new(AT_ONCE));
        let deliveries = TaskTracker::new();
        let tidying = deliveries.spawn(self.clone().tidy(stop.clone()));
        while let Some(permit) = acquire(&slots, &stop).await {
            match self.outbox.claim(Moment::now()).await {
                Ok(Some(claim)) => {
                    let worker = self.clone();
                    deliveries.spawn(async move {
                        step::deliver(&worker, claim).await;
                        drop(permit);
                    });
                }
                Ok(None) => {
                    drop(permit);
                    self.sleep(&stop).await;
                }
                Err(error) => {
                    drop(permit);
                    tracing::error!(%error, "the outbox cannot be read");
                    self.sleep(&stop).await;
                }
            }
        }
        deliveries.close();
        deliveries.wait().await;
        drop(tidying);
    }

    async fn sleep(&self, stop: &CancellationToken) {
        let until_due = match self.outbox.next_due().await {
            Ok(Some(due)) => due.since(Moment::now()),
            Ok(None) | Err(_) => LOOK_EVERY,
        };
        // Never zero: a due that a claim did not see yet must not make the loop spin.
        let sleep = until_due.clamp(Duration::from_millis(20), LOOK_EVERY);
        tokio::select! {
            () = stop.cancelled() => {}
            () = self.wake.notified() => {}
            () = tokio::time::sleep(sleep) => {}
        }
    }

    async fn tidy(self, stop: CancellationToken) {
        loop {
            let now = Moment::now();
            match self.outbox.expire_documents(now).await {
                Ok(expired) => {
                    for document in expired {
                        self.files.remove(document).await;
                    }
                }
                Err(error) => tracing::error!(%error, "expired documents cannot be deleted"),
            }
            if let Err(error) = self.outbox.expire_tombstones(now).await {
                tracing::error!(%error, "delivered applications cannot be tidied up");
            }
            tokio::select! {
                () = stop.cancelled() => return,
                () = tokio::time::sleep(TIDY_EVERY) => {}
            }
        }
    }
}

async fn acquire(slots: &Arc<Semaphore>, stop: &CancellationToken) -> Option<tokio::sync::OwnedSemaphorePermit> {
    tokio::select! {
        biased;
        () = stop.cancelled() => None,
        permit = Arc::clone(slots).acquire_owned() => permit.ok(),
    }
}
