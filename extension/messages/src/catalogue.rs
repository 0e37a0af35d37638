//! What there is to choose from, as Personio had it when it was last asked.

use personio::id::{
    v1::EmployeeId,
    v2::{AbsenceTypeId, ProjectId},
};
use personio_extension_model::{kept::Kept, quick::Project};

/// What there is to choose from, and what is left of it.
#[derive(Clone, Debug, Default, PartialEq, Kept)]
#[kept(default)]
pub struct Catalogue {
    /// The projects that the person may book on, by name.
    pub projects: Vec<Project>,
    /// Those that the person wants to be offered first. Only this device knows.
    pub favourites: Vec<ProjectId>,
    /// The kinds of absence.
    pub absence_types: Vec<AbsenceType>,
    /// How much is left of each kind that has an end.
    pub balances: Vec<Balance>,
    /// The person's number in version 1, which has the balances.
    pub employee: Option<EmployeeId>,
    /// How many minutes a week the contract says.
    pub weekly_minutes: Option<u32>,
    /// When it was asked for, in milliseconds since 1970.
    pub asked_at: i64,
}

/// A kind of absence.
#[derive(Clone, Debug, PartialEq, Eq, Kept)]
pub struct AbsenceType {
    /// Its id.
    pub id: AbsenceTypeId,
    /// What people call it.
    pub name: String,
    /// It is counted in hours, not in days.
    #[kept(default)]
    pub in_hours: bool,
    /// What it is for the law and for payroll, in Personio's words.
    #[kept(default)]
    pub category: Option<String>,
}

/// How much is left.
#[derive(Clone, Debug, PartialEq, Eq, Kept)]
pub struct Balance {
    /// Of what.
    pub name: String,
    /// As of today.
    pub today: Option<String>,
    /// What can still be planned.
    pub available: Option<String>,
}

impl Catalogue {
    /// What a project is called.
    #[must_use]
    pub fn project(&self, id: &ProjectId) -> Option<&str> {
        self.projects.iter().find(|project| project.id == *id).map(|project| project.name.as_str())
    }

    /// What a kind of absence is called.
    #[must_use]
    pub fn absence_type(&self, id: &AbsenceTypeId) -> Option<&str> {
        self.absence_types.iter().find(|kind| kind.id == *id).map(|kind| kind.name.as_str())
    }
}
