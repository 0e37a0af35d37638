//! What both lists of absences ask for.

use std::fmt::Display;

use crate::{calendar::Date, id::v1::EmployeeId, query::Query};

/// The absences that touch some days, perhaps changed within a time, of some employees.
pub(super) struct Window<'a, U> {
    pub(super) days: (Option<Date>, Option<Date>),
    /// Days for one list, moments for the other.
    pub(super) updated: (Option<U>, Option<U>),
    pub(super) employees: &'a [EmployeeId],
}

impl<U: Display> Window<'_, U> {
    pub(super) fn query(self) -> Query {
        Query::new()
            .with("start_date", self.days.0)
            .with("end_date", self.days.1)
            .with("updated_from", self.updated.0)
            .with("updated_to", self.updated.1)
            .repeated("employees[]", self.employees)
    }
}
