//! By what each thing that is created is found again: [`Create`] for everything that has such a key.

mod v1;

use std::convert::Infallible;

use crate::{
    absences::v2::{
        AbsenceBoundary, AbsenceEnd, AbsencePeriod, AbsenceStart, AbsenceStatus, CreateAbsencePeriod, Half,
        ListAbsencePeriods,
    },
    attendances::v2::{
        Activity, AttendancePeriod, AttendancePeriodCreated, CreateAttendancePeriod, ListAttendancePeriods, PeriodType,
    },
    calendar::{Date, LocalDateTime, TimeOfDay},
    compensations::{
        Compensation, CompensationType, CreateCompensation, CreateCompensationType, ListCompensationTypes,
        ListCompensations,
    },
    envelope::Created,
    error::Error,
    id::v2::{AbsencePeriodId, CompensationId, CompensationTypeId, PersonId, ProjectId, WebhookId},
    persons::{CreatePerson, ListPersons, Person},
    projects::v2::{CreateProject, ListProjects, Placement, Project},
    recruiting::CreateApplication,
    request::Create,
    webhooks::{CreateWebhook, ListWebhooks, Webhook},
};

/// A person does one thing at a time: person, kind, start and end.
impl Create for CreateAttendancePeriod {
    type Lookup = ListAttendancePeriods;

    fn lookup(&self) -> Option<ListAttendancePeriods> {
        Some(ListAttendancePeriods::at(self.person.clone(), self.start))
    }

    fn find(&self, found: Vec<AttendancePeriod>) -> Option<AttendancePeriodCreated> {
        let kind = match self.activity {
            Activity::Work { .. } => PeriodType::Work,
            Activity::Break => PeriodType::Break,
        };
        let period = found.into_iter().find(|period| {
            period.person.id == self.person
                && period.r#type == kind
                && period.start.date_time.local() == self.start
                && period.end.map(|end| end.date_time.local()) == self.end
        })?;
        Some(AttendancePeriodCreated { id: period.id, affected_periods: Vec::new() })
    }
}

/// A person is away once at a time: person, kind, start and end.
impl Create for CreateAbsencePeriod {
    type Lookup = ListAbsencePeriods;

    fn lookup(&self) -> Option<ListAbsencePeriods> {
        let (from, _) = start(self.start);
        let (to, _) = self.end.map_or((from, None), end);
        Some(ListAbsencePeriods::during(self.person.clone(), from.into(), to.into()))
    }

    fn find(&self, found: Vec<AbsencePeriod>) -> Option<Created<AbsencePeriodId>> {
        let same = |known: &AbsenceBoundary, (moment, half): (LocalDateTime, Option<Half>)| match half {
            Some(half) => known.date_time.date() == moment.date() && known.r#type == Some(half),
            None => known.date_time.local() == moment,
        };
        let absence = found.into_iter().find(|absence| {
            let is_rejected = absence.approval.as_ref().is_some_and(|it| it.status == AbsenceStatus::Rejected);
            let ends_as_well = match (&absence.ends_at, self.end) {
                (Some(known), Some(asked)) => same(known, end(asked)),
                (known, asked) => known.is_none() && asked.is_none(),
            };
            !is_rejected
                && absence.person.id == self.person
                && absence.absence_type.id == self.absence_type
                && same(&absence.starts_from, start(self.start))
                && ends_as_well
        })?;
        Some(Created { id: absence.id })
    }
}

fn start(start: AbsenceStart) -> (LocalDateTime, Option<Half>) {
    match start {
        AbsenceStart::Morning(date) => half(date, Half::First),
        AbsenceStart::Noon(date) => half(date, Half::Second),
        AbsenceStart::At(moment) => (moment, None),
    }
}

fn end(end: AbsenceEnd) -> (LocalDateTime, Option<Half>) {
    match end {
        AbsenceEnd::Noon(date) => half(date, Half::First),
        AbsenceEnd::Evening(date) => half(date, Half::Second),
        AbsenceEnd::At(moment) => (moment, None),
    }
}

fn half(date: Date, half: Half) -> (LocalDateTime, Option<Half>) {
    (date.at(TimeOfDay::MIDNIGHT), Some(half))
}

/// E-mail addresses are unique in a company.
impl Create for CreatePerson {
    type Lookup = ListPersons;

    fn lookup(&self) -> Option<ListPersons> {
        Some(ListPersons { emails: vec![self.email.clone()], ..ListPersons::default() })
    }

    fn find(&self, found: Vec<Person>) -> Option<Created<PersonId>> {
        let has_address =
            |it: &Person| it.email.as_deref().is_some_and(|known| known.eq_ignore_ascii_case(&self.email));
        found.into_iter().find(has_address).map(|person| Created { id: person.id })
    }
}

/// Names are unique among the projects on a level.
impl Create for CreateProject {
    type Lookup = ListProjects;

    fn lookup(&self) -> Option<ListProjects> {
        Some(ListProjects { name: Some(self.name.clone()), limit: Some(200), ..ListProjects::default() })
    }

    fn find(&self, found: Vec<Project>) -> Option<Created<ProjectId>> {
        let above = match &self.place {
            Placement::Below(parent) => Some(parent),
            Placement::Top { .. } => None,
        };
        let is_it = |known: &Project| {
            known.name.as_ref() == Some(&self.name) && known.parent_project.as_ref().map(|it| &it.id) == above
        };
        found.into_iter().find(is_it).map(|project| Created { id: project.id })
    }
}

/// Person, kind, day and amount. A person is not paid the same for the same from the same day on twice.
impl Create for CreateCompensation {
    type Lookup = ListCompensations;

    fn lookup(&self) -> Option<ListCompensations> {
        let day = Some(self.effective_from);
        let persons = vec![self.person.id.clone()];
        Some(ListCompensations { start_date: day, end_date: day, persons, limit: Some(100), ..Default::default() })
    }

    fn find(&self, found: Vec<Compensation>) -> Option<Created<CompensationId>> {
        let compensation = found.into_iter().find(|known| {
            // That answers tell the kind is not documented.
            let kind = known.other.get("type").and_then(|kind| kind.get("id")?.as_str());
            known.person.as_ref() == Some(&self.person)
                && kind.is_none_or(|kind| kind == self.r#type.id.as_str())
                && known.effective_from == Some(self.effective_from)
                && known.value == Some(self.value)
        })?;
        Some(Created { id: compensation.id? })
    }
}

/// Personio refuses a second kind of a name.
impl Create for CreateCompensationType {
    type Lookup = ListCompensationTypes;

    fn lookup(&self) -> Option<ListCompensationTypes> {
        Some(ListCompensationTypes { limit: Some(100), ..Default::default() })
    }

    fn find(&self, found: Vec<CompensationType>) -> Option<Created<CompensationTypeId>> {
        let is_it = |known: &CompensationType| known.name.as_ref() == Some(&self.name);
        found.into_iter().find(is_it).map(|kind| Created { id: kind.id })
    }
}

/// Personio refuses a second webhook for an address.
impl Create for CreateWebhook {
    type Lookup = ListWebhooks;

    fn lookup(&self) -> Option<ListWebhooks> {
        Some(ListWebhooks { limit: Some(200), ..ListWebhooks::default() })
    }

    fn find(&self, found: Vec<Webhook>) -> Option<Created<WebhookId>> {
        let is_it = |known: &Webhook| known.url == self.url;
        found.into_iter().find(is_it).map(|webhook| Created { id: webhook.id })
    }
}

/// Personio itself takes one application for a position and address, and says so.
impl Create for CreateApplication {
    type Lookup = Infallible;

    fn lookup(&self) -> Option<Infallible> {
        None
    }

    fn find(&self, _: Vec<Infallible>) -> Option<()> {
        None
    }

    fn is_there(&self, refusal: &Error) -> Option<()> {
        refusal.response()?.is_already_applied().then_some(())
    }
}
