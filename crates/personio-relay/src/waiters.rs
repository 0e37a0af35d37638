//! Candidates who wait for Personio's verdict.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::broadcast;
use uuid::Uuid;

use crate::verdict::Verdict;

/// What a waiting candidate is told.
#[derive(Clone, Debug)]
pub(crate) enum Outcome {
    /// Personio has the application.
    Delivered,
    /// Personio does not want it.
    Refused(Arc<Verdict>),
    /// The relay keeps it; Personio's verdict will not come to the candidate.
    Kept,
}

/// Who waits for which application. An entry lives as long as somebody waits.
#[derive(Clone, Debug, Default)]
pub(crate) struct Waiters {
    waiting: Arc<Mutex<HashMap<Uuid, broadcast::Sender<Outcome>>>>,
}

impl Waiters {
    /// Starts to wait. Start before the application can be settled, or look at the outbox after starting.
    pub(crate) fn wait(&self, id: Uuid) -> Waiting {
        let receiver = self.lock().entry(id).or_insert_with(|| broadcast::Sender::new(1)).subscribe();
        Waiting { id, receiver: Some(receiver), waiters: self.clone() }
    }

    /// Whether somebody waits.
    pub(crate) fn is_awaited(&self, id: Uuid) -> bool {
        self.lock().contains_key(&id)
    }

    /// Tells everybody who waits. Call it once the outcome is durable.
    pub(crate) fn tell(&self, id: Uuid, outcome: &Outcome) {
        if let Some(sender) = self.lock().get(&id) {
            // Nobody receives when the last one has just left; they read the outbox when they come back.
            let _ = sender.send(outcome.clone());
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<Uuid, broadcast::Sender<Outcome>>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A place in the queue; given up when dropped, as when the candidate's connection breaks.
#[derive(Debug)]
pub(crate) struct Waiting {
    id: Uuid,
    receiver: Option<broadcast::Receiver<Outcome>>,
    waiters: Waiters,
}

impl Waiting {
    /// Waits for the outcome; `None` is not expected and means that there will be none.
    pub(crate) async fn outcome(&mut self) -> Option<Outcome> {
        self.receiver.as_mut()?.recv().await.ok()
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        let mut waiting = self.waiters.lock();
        self.receiver = None;
        if waiting.get(&self.id).is_some_and(|sender| sender.receiver_count() == 0) {
            waiting.remove(&self.id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Outcome, Waiters};
    use uuid::Uuid;

    #[tokio::test]
    async fn everybody_who_waits_for_an_application_is_told() {
        let waiters = Waiters::default();
        let id = Uuid::new_v4();
        let (mut first, mut second) = (waiters.wait(id), waiters.wait(id));
        waiters.tell(id, &Outcome::Delivered);
        assert!(matches!(first.outcome().await, Some(Outcome::Delivered)));
        assert!(matches!(second.outcome().await, Some(Outcome::Delivered)));
    }

    #[test]
    fn who_leaves_no_longer_waits() {
        let waiters = Waiters::default();
        let id = Uuid::new_v4();
        let (first, second) = (waiters.wait(id), waiters.wait(id));
        drop(first);
        assert!(waiters.is_awaited(id));
        drop(second);
        assert!(!waiters.is_awaited(id));
    }
}
