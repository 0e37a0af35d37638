//! What is so at the moment: read when Prometheus asks.

use prometheus_client::{
    encoding::EncodeLabelSet,
    metrics::{family::Family, gauge::Gauge},
    registry::{Registry, Unit},
};

use crate::{board::BoardStatus, moment::Moment, outbox::OutboxStatus};

type Numbers = Family<Company, Gauge>;

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Company {
    company: String,
}

#[derive(Clone, Debug)]
pub(super) struct State {
    pending: Numbers,
    dead: Numbers,
    oldest: Numbers,
    documents: Numbers,
    document_bytes: Numbers,
    positions: Numbers,
    board_age: Numbers,
    board_troubled: Numbers,
    database_up: Gauge,
}

impl State {
    pub(super) fn register(registry: &mut Registry) -> Self {
        let mut number = |name: &str, help: &str, unit: Option<Unit>| {
            let numbers = Numbers::default();
            match unit {
                Some(unit) => registry.register_with_unit(name, help, unit, numbers.clone()),
                None => registry.register(name, help, numbers.clone()),
            }
            numbers
        };
        let pending = number("outbox_pending", "Applications that wait for Personio", None);
        let dead = number("outbox_dead", "Applications that Personio refused after all: look at them", None);
        let oldest = number("outbox_oldest_age", "How long the oldest application has waited", Some(Unit::Seconds));
        let documents = number("documents", "Documents that are stored", None);
        let document_bytes = number("documents_size", "What they take on disk", Some(Unit::Bytes));
        let positions = number("board_positions", "Positions on the board", None);
        let board_age = number("board_age", "Since the feed was last read without a problem", Some(Unit::Seconds));
        let board_troubled = number("board_troubled", "1: the last look at the feed had a problem", None);
        let database_up = Gauge::default();
        registry.register("database_up", "1: the database answers", database_up.clone());
        Self { pending, dead, oldest, documents, document_bytes, positions, board_age, board_troubled, database_up }
    }

    pub(super) fn outbox(&self, company: &str, status: Option<OutboxStatus>, now: Moment) {
        self.database_up.set(i64::from(status.is_some()));
        let Some(status) = status else { return };
        let oldest = status.oldest.map_or(0, |oldest| now.since(oldest).as_secs());
        for (numbers, value) in [
            (&self.pending, status.pending),
            (&self.dead, status.dead),
            (&self.oldest, oldest),
            (&self.documents, status.documents),
            (&self.document_bytes, status.document_bytes),
        ] {
            set(numbers, company, value);
        }
    }

    pub(super) fn board(&self, company: &str, status: &BoardStatus, now: Moment) {
        let positions = status.positions.unwrap_or(0);
        set(&self.positions, company, u64::try_from(positions).unwrap_or(u64::MAX));
        set(&self.board_troubled, company, u64::from(status.problem.is_some()));
        if let Some(fresh_at) = status.fresh_at {
            set(&self.board_age, company, now.since(fresh_at).as_secs());
        }
    }
}

fn set(numbers: &Numbers, company: &str, value: u64) {
    numbers.get_or_create(&Company { company: company.to_owned() }).set(i64::try_from(value).unwrap_or(i64::MAX));
}
