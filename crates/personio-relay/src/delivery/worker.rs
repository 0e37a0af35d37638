//! Takes what is due, a few at a time.

use std::{sync::Arc, time::Duration};

use tokio::sync::{Notify, Semaphore};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{Personio, step};
use crate::{documents::Documents, metrics::DeliveryCounter, outbox::Outbox, waiters::Waiters};

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
    pub(super) documents: Documents,
    pub(super) personio: Personio,
    pub(super) waiters: Waiters,
    pub(super) pauses: Arc<super::pause::Pauses>,
    pub(super) counter: DeliveryCounter,
    /// Wakes the worker: something is due.
    pub(super) wake: Arc<Notify>,
    dead_letters_expire: Duration,
}

impl Worker {
    pub(crate) fn new(
        outbox: Outbox,
        documents: Documents,
        personio: Personio,
        waiters: Waiters,
        counter: DeliveryCounter,
        wake: Arc<Notify>,
        dead_letters_expire: Duration,
    ) -> Self {
        Self { outbox, documents, personio, waiters, pauses: Arc::default(), counter, wake, dead_letters_expire }
    }

    /// Runs until told to stop, then lets what is under way finish.
    pub(crate) async fn run(self, stop: CancellationToken) {
        let slots = Arc::new(Semaphore::new(AT_ONCE));
        let deliveries = TaskTracker::new();
        let tidying = deliveries.spawn(self.clone().tidy(stop.clone()));
        while let Some(permit) = acquire(&slots, &stop).await {
            match self.outbox.claim().await {
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
        let until_due = match self.outbox.until_due().await {
            Ok(Some(wait)) => wait,
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

    async fn expire_dead(&self) {
        match self.outbox.expire_dead(self.dead_letters_expire).await {
            Ok(expired) => {
                if expired.applications > 0 {
                    tracing::warn!(
                        applications = expired.applications,
                        "deleted dead letters that nobody looked at in time"
                    );
                }
                for document in expired.documents {
                    self.documents.remove(document).await;
                }
            }
            Err(error) => tracing::error!(%error, "old dead letters cannot be deleted"),
        }
    }

    async fn tidy(self, stop: CancellationToken) {
        loop {
            match self.outbox.expire_documents().await {
                Ok(expired) => {
                    for document in expired {
                        self.documents.remove(document).await;
                    }
                }
                Err(error) => tracing::error!(%error, "expired documents cannot be deleted"),
            }
            self.expire_dead().await;
            if let Err(error) = self.outbox.expire_tombstones().await {
                tracing::error!(%error, "delivered applications cannot be tidied up");
            }
            if let Err(error) = self.documents.tidy().await {
                tracing::error!(%error, "documents of uploads that were cut off cannot be deleted");
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
