//! A Personio that fits into a test: one person, no overlaps, ids that are never given twice.

use std::collections::BTreeMap;

use personio::attendances::v2::AttendancePeriod;

use crate::{
    attendance::Kind,
    edit::Record,
    queue::{Action, Outcome, Refusal, RefusalKind},
};

#[derive(Clone, Debug, Default)]
pub(crate) struct Server {
    records: BTreeMap<String, Record>,
    made: u32,
}

impl Server {
    /// What is there, in the order of time.
    pub(crate) fn records(&self) -> Vec<Record> {
        let mut records: Vec<Record> = self.records.values().cloned().collect();
        records.sort_by_key(|record| record.attendance().map(|it| it.start));
        records
    }

    /// What a list of Personio has.
    pub(crate) fn periods(&self) -> Vec<AttendancePeriod> {
        let period = |(id, record): (&String, &Record)| {
            let it = record.attendance()?;
            let json = serde_json::json!({
                "id": id,
                "type": if it.kind == Kind::Work { "WORK" } else { "BREAK" },
                "person": {"id": "7"},
                "start": {"date_time": it.start},
                "end": it.end.map(|end| serde_json::json!({"date_time": end})),
                "comment": it.task.comment,
                "project": it.task.project.as_ref().map(|id| serde_json::json!({"id": id})),
            });
            serde_json::from_value(json).ok()
        };
        self.records.iter().filter_map(period).collect()
    }

    /// Somebody else writes.
    pub(crate) fn write(&mut self, id: &str, record: Option<Record>) {
        self.records.remove(id);
        self.records.extend(record.map(|record| (id.to_owned(), record)));
    }

    pub(crate) fn answer(&mut self, action: &Action) -> Outcome {
        match action {
            Action::Find(record) => {
                let key = |it: &Record| it.attendance().map(|it| (it.kind, it.start, it.end));
                let found = self.records.iter().find(|(_, known)| key(known) == key(record));
                found.map_or(Outcome::NotFound, |(id, _)| Outcome::Created(id.clone()))
            }
            Action::Create(record) => {
                if self.is_taken(record, "") {
                    return overlap();
                }
                self.made += 1;
                let id = format!("id{}", self.made);
                self.records.insert(id.clone(), record.clone());
                Outcome::Created(id)
            }
            Action::Look { id, .. } => {
                self.records.get(id).map_or(Outcome::NotFound, |record| Outcome::Seen(record.clone()))
            }
            Action::Update { id, to, .. } => {
                if !self.records.contains_key(id) {
                    return Outcome::NotFound;
                }
                if self.is_taken(to, id) {
                    return overlap();
                }
                self.records.insert(id.clone(), to.clone());
                Outcome::Written
            }
            Action::Delete { id, .. } => self.records.remove(id).map_or(Outcome::NotFound, |_| Outcome::Written),
        }
    }

    fn is_taken(&self, record: &Record, but: &str) -> bool {
        let Some(wanted) = record.attendance() else { return false };
        let others = self.records.iter().filter(|(id, _)| *id != but);
        others.filter_map(|(_, record)| record.attendance()).any(|other| other.overlaps(wanted))
    }
}

fn overlap() -> Outcome {
    let words = vec!["The attendance period overlaps with an existing attendance period.".to_owned()];
    Outcome::Refused(Refusal { kind: RefusalKind::Overlap, words, trace_id: Some("trace".to_owned()) })
}
