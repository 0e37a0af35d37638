//! The keys of what version 1 creates.

mod absence_period;
mod attendances;
mod document;

use crate::{
    absences::v1::{AbsenceStatus, CreateTimeOff, ListTimeOffs, TimeOff},
    employees::{CreateEmployee, Employee, ListEmployees, WrittenEmployee},
    projects::v1::{CreateProject, ListProjects, Project},
    request::Create,
};

/// E-mail addresses are unique in a company.
impl Create for CreateEmployee {
    type Lookup = ListEmployees;

    fn lookup(&self) -> Option<ListEmployees> {
        Some(ListEmployees { email: Some(self.employee.email.clone()), ..ListEmployees::default() })
    }

    /// What Personio remarked was lost with the answer.
    fn find(&self, found: Vec<Employee>) -> Option<WrittenEmployee> {
        let email = &self.employee.email;
        let is_it = |known: &Employee| known.email().is_some_and(|known| known.eq_ignore_ascii_case(email));
        let employee = found.into_iter().find(is_it)?;
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

    fn find(&self, found: Vec<TimeOff>) -> Option<TimeOff> {
        found.into_iter().find(|known| {
            known.status != Some(AbsenceStatus::Rejected)
                && known.time_off_type.as_ref().is_some_and(|kind| kind.id == self.time_off_type)
                && known.employee.as_ref().is_none_or(|employee| employee.id() == Some(self.employee))
                && (known.start_date, known.end_date) == (self.start_date, self.end_date)
                && known.half_day_start.unwrap_or(false) == self.half_day_start
                && known.half_day_end.unwrap_or(false) == self.half_day_end
        })
    }
}

/// By its name. Version 1 takes a name twice: a project that has it already is taken for this one.
impl Create for CreateProject {
    type Lookup = ListProjects;

    fn lookup(&self) -> Option<ListProjects> {
        Some(ListProjects)
    }

    fn find(&self, found: Vec<Project>) -> Option<Project> {
        found.into_iter().find(|known| known.name == self.name)
    }
}
