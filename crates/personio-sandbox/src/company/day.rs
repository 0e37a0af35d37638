//! What a new day brings: people who were about to begin are there, and people whose last day has passed are gone.

use jiff::civil::Date;
use serde_json::json;

use super::{
    Company,
    id::{Kind, uuid},
    person::{Employment, Status},
    table::Seq,
};

impl Company {
    /// Brings what the days since the last look have brought, and tells webhooks of it. Answers whether that was
    /// anything.
    pub(crate) fn begin_day(&mut self) -> bool {
        let today = self.today();
        let before = self.clock.see(today);
        if before >= today {
            return false;
        }
        let turned: Vec<(Seq, Status)> =
            self.employments.iter().filter_map(|(seq, row)| Some((seq, turn(row, before, today)?))).collect();
        for (seq, status) in &turned {
            self.change_status(*seq, *status);
        }
        !turned.is_empty()
    }

    fn change_status(&mut self, seq: Seq, status: Status) {
        let now = self.now();
        let Some(employment) = self.employments.get_mut(seq) else { return };
        (employment.status, employment.updated_at) = (status, now);
        let ids = json!({
            "person": {"id": employment.person.to_string()}, "employment": {"id": uuid(Kind::Employment, seq)},
        });
        let event = if status == Status::Active { "employment.started" } else { "employment.terminated" };
        self.emit(event, &ids);
    }
}

/// The status that an employment gets because its first day has come, or its last one has gone.
fn turn(employment: &Employment, before: Date, today: Date) -> Option<Status> {
    let began = employment.start.is_some_and(|start| before < start && start <= today);
    let ended = employment.end.is_some_and(|end| before <= end && end < today);
    match employment.status {
        Status::Active | Status::Leave | Status::Onboarding if ended => Some(Status::Inactive),
        Status::Onboarding if began => Some(Status::Active),
        _ => None,
    }
}
