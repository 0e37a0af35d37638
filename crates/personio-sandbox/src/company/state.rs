//! The company as one document, and what of it has changed.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{
    Company,
    clock::Clock,
    table::{Change, Kept, Seq},
};

/// What counts the periods of attendance, which stand together in one row a person.
const PERIODS: &str = "attendance_periods";

impl Company {
    /// Every table, by name.
    fn tables(&mut self) -> Vec<&mut dyn Kept> {
        let [baseline, attendances] = self.attendances.tables();
        vec![
            &mut self.persons,
            &mut self.employments,
            &mut self.attributes,
            &mut self.org_units,
            &mut self.legal_entities,
            &mut self.workplaces,
            &mut self.cost_centers,
            &mut self.absence_types,
            &mut self.absences,
            baseline,
            attendances,
            &mut self.projects,
            &mut self.document_categories,
            &mut self.documents,
            &mut self.compensation_types,
            &mut self.compensations,
            &mut self.reports,
            &mut self.webhooks,
            self.outbox.table(),
            &mut self.candidates,
            &mut self.applications,
        ]
    }

    /// `{"clock": …, "tables": {"persons": …}}`
    pub(crate) fn export(&mut self) -> Value {
        let tables: Map<String, Value> =
            self.tables().into_iter().map(|table| (table.name().to_owned(), table.export())).collect();
        json!({"clock": self.clock, "next": {PERIODS: self.attendances.next()}, "tables": tables})
    }

    /// The number that the next row of each table gets: no number is used twice, not even after a restart.
    pub(crate) fn counters(&mut self) -> BTreeMap<String, Seq> {
        let mut counters: BTreeMap<String, Seq> =
            self.tables().into_iter().map(|table| (table.name().to_owned(), table.next())).collect();
        counters.insert(PERIODS.to_owned(), self.attendances.next());
        counters
    }

    /// Goes on counting where it was left.
    pub(crate) fn count_on(&mut self, counters: &BTreeMap<String, Seq>) {
        for table in self.tables() {
            if let Some(next) = counters.get(table.name()) {
                table.begin_at(*next);
            }
        }
        if let Some(next) = counters.get(PERIODS) {
            self.attendances.begin_at(*next);
        }
    }

    /// The company of such a document. A table that is not in it is empty.
    ///
    /// # Errors
    ///
    /// A sentence that names what cannot be read.
    pub(crate) fn import(mut document: Value) -> Result<Self, String> {
        let clock = match document.get_mut("clock").map(Value::take) {
            None | Some(Value::Null) => Clock::default(),
            Some(clock) => serde_json::from_value(clock).map_err(|error| format!("clock: {error}"))?,
        };
        let mut company = Self::empty(clock);
        let Some(Value::Object(mut tables)) = document.get_mut("tables").map(Value::take) else {
            return Err("tables: not there, or no object".into());
        };
        for table in company.tables() {
            if let Some(rows) = tables.remove(table.name()) {
                table.import(rows)?;
            }
        }
        if let Some(unknown) = tables.keys().next() {
            return Err(format!("tables: there is no table {unknown}"));
        }
        company.attendances.index();
        company.outbox.index();
        if let Some(next) = document.pointer("/next/attendance_periods").and_then(Value::as_u64) {
            company.attendances.begin_at(next);
        }
        for table in company.tables() {
            table.mark_all();
        }
        Ok(company)
    }

    /// Rows that were kept.
    pub(crate) fn restore(rows: Vec<(String, Seq, String)>, clock: Clock) -> Result<Self, String> {
        let mut company = Self::empty(clock);
        {
            let mut tables = company.tables();
            for (name, seq, row) in rows {
                let table = tables.iter_mut().find(|table| table.name() == name);
                table.ok_or_else(|| format!("there is no table {name}"))?.restore(seq, &row)?;
            }
        }
        company.attendances.index();
        company.outbox.index();
        company.forget_changes();
        Ok(company)
    }

    /// What has changed since the last call.
    pub(crate) fn take_changes(&mut self) -> Vec<Change> {
        self.tables().into_iter().flat_map(Kept::take_changes).collect()
    }

    /// Regards everything as kept.
    pub(crate) fn forget_changes(&mut self) {
        self.tables().into_iter().for_each(Kept::forget_changes);
    }

    /// Regards everything as changed.
    pub(crate) fn mark_all(&mut self) {
        self.tables().into_iter().for_each(Kept::mark_all);
    }
}
