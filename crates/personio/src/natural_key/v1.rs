//! The keys of what version 1 creates.

use crate::{
    absences::v1::{AbsenceStatus, CreateTimeOff, ListTimeOffs, TimeOff},
    answer::Listing,
    employees::{CreateEmployee, Employee, ListEmployees, WrittenEmployee},
    request::Create,
};

/// E-mail addresses are unique in a company.
impl Create for CreateEmployee {
    type Lookup = ListEmployees;

    fn lookup(&self) -> Option<ListEmployees> {
        Some(ListEmployees { email: Some(self.employee.email.clone()), ..ListEmployees::default() })
    }

    /// What Personio remarked was lost with the answer.
    fn find(&self, answer: Listing<Employee>) -> Option<WrittenEmployee> {
        let email = &self.employee.email;
        let is_it = |known: &Employee| known.email().is_some_and(|known| known.eq_ignore_ascii_case(email));
        let employee = answer.records.into_iter().find(is_it)?;
        Some(WrittenEmployee { id: employee.id()?, remarks: Vec::new() })
    }
}

/// A person is away once at a time: person, kind, first and last day with their halves.
impl Create for CreateTimeOff {
    type Lookup = ListTimeOffs;

    fn lookup(&self) -> Option<ListTimeOffs> {
        Some(ListTimeOffs {
            start_date: Some(self.start_date),
            end_date: Some(self.end_date),
            employees: vec![self.employee],
            ..ListTimeOffs::default()
        })
    }

    fn find(&self, answer: Listing<TimeOff>) -> Option<TimeOff> {
        answer.records.into_iter().find(|known| {
            known.status != Some(AbsenceStatus::Rejected)
                && known.time_off_type.as_ref().is_some_and(|kind| kind.id == self.time_off_type)
                && known.employee.as_ref().is_none_or(|employee| employee.id() == Some(self.employee))
                && (known.start_date, known.end_date) == (self.start_date, self.end_date)
                && known.half_day_start.unwrap_or(false) == self.half_day_start
                && known.half_day_end.unwrap_or(false) == self.half_day_end
        })
    }
}
