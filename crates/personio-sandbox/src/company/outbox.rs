//! Events on their way to webhooks, and which of them is due first.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{
    table::{Kept, Seq, Table},
    webhook::WebhookEvent,
};

/// All events of the webhooks, those that arrived too.
#[derive(Clone, Debug)]
pub(crate) struct Outbox {
    events: Table<WebhookEvent>,
    /// What is yet to be delivered, in the order of its time.
    due: BTreeSet<(Timestamp, Seq)>,
}

impl Default for Outbox {
    fn default() -> Self {
        Self { events: Table::new("webhook_events", 1), due: BTreeSet::new() }
    }
}

impl Outbox {
    /// Puts an event on its way and answers its number.
    pub(crate) fn add(&mut self, event: WebhookEvent) -> Seq {
        let due = event.due;
        let seq = self.events.add(event);
        self.due.extend(due.map(|due| (due, seq)));
        seq
    }

    /// Changes an event, if it is there.
    pub(crate) fn change(&mut self, seq: Seq, change: impl FnOnce(&mut WebhookEvent)) {
        let Some(event) = self.events.get_mut(seq) else { return };
        let before = event.due;
        change(event);
        let after = event.due;
        if let Some(before) = before {
            self.due.remove(&(before, seq));
        }
        self.due.extend(after.map(|due| (due, seq)));
    }

    /// The event that is to be delivered next, if its time has come.
    pub(crate) fn next(&self, now: Timestamp) -> Option<(Seq, &WebhookEvent)> {
        let (_, seq) = self.due.first().filter(|(due, _)| *due <= now)?;
        Some((*seq, self.events.get(*seq)?))
    }

    /// The events of a webhook, in the order of their numbers.
    pub(crate) fn of(&self, webhook: Seq) -> impl DoubleEndedIterator<Item = (Seq, &WebhookEvent)> {
        self.events.of(webhook)
    }

    /// Forgets a webhook.
    pub(crate) fn remove_webhook(&mut self, webhook: Seq) {
        let events: Vec<Seq> = self.of(webhook).map(|(seq, _)| seq).collect();
        for seq in events {
            if let Some(due) = self.events.remove(seq).and_then(|event| event.due) {
                self.due.remove(&(due, seq));
            }
        }
    }

    /// The table behind it.
    pub(crate) fn table(&mut self) -> &mut dyn Kept {
        &mut self.events
    }

    /// Finds out again what is due, after the table was read.
    pub(crate) fn index(&mut self) {
        self.due = self.events.iter().filter_map(|(seq, event)| Some((event.due?, seq))).collect();
    }
}

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, Timestamp};
    use serde_json::json;

    use super::{Outbox, WebhookEvent};

    fn event(webhook: u64, due: Timestamp) -> WebhookEvent {
        let (name, attempts) = ("person.created".to_owned(), Vec::new());
        WebhookEvent { webhook, name, payload: json!({}), occurred_at: due, attempts, due: Some(due) }
    }

    fn next(outbox: &Outbox, now: Timestamp) -> Option<u64> {
        outbox.next(now).map(|(seq, _)| seq)
    }

    #[test]
    fn what_is_due_first_is_next_whatever_happens_to_it() {
        let now: Timestamp = "2026-06-10T10:00:00Z".parse().unwrap();
        let later = now + SignedDuration::from_hours(1);
        let mut outbox = Outbox::default();
        let (first, second, third) = (outbox.add(event(7, now)), outbox.add(event(8, now)), outbox.add(event(7, now)));
        assert_eq!(next(&outbox, now), Some(first));
        outbox.change(first, |event| event.due = Some(later));
        assert_eq!(next(&outbox, now), Some(second));
        outbox.change(second, |event| event.due = None);
        assert_eq!(next(&outbox, now), Some(third));
        outbox.index();
        assert_eq!(next(&outbox, now), Some(third));
        outbox.change(third, |event| event.due = None);
        assert_eq!((next(&outbox, now), next(&outbox, later)), (None, Some(first)));
        outbox.remove_webhook(7);
        assert_eq!((next(&outbox, later), outbox.of(8).count()), (None, 1));
    }
}
