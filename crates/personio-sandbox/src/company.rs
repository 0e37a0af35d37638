//! The company: everything that Personio's API reads and writes, behind one lock.
//!
//! Tables hold what is stored; what follows from it (who is at work, how long an absence lasts, what is left of a
//! vacation) is worked out here, once for both versions of the API.

pub(crate) mod absence;
pub(crate) mod attendance;
pub(crate) mod candidate;
pub(crate) mod clock;
mod day;
pub(crate) mod duration;
pub(crate) mod holiday;
pub(crate) mod id;
pub(crate) mod organisation;
pub(crate) mod outbox;
pub(crate) mod paper;
pub(crate) mod person;
pub(crate) mod project;
pub(crate) mod seed;
pub(crate) mod state;
pub(crate) mod table;
pub(crate) mod webhook;

use jiff::{Timestamp, civil::Date};
use serde_json::Value;

use self::{
    absence::{Absence, AbsenceType},
    attendance::Attendances,
    candidate::{Candidate, JobApplication},
    clock::Clock,
    holiday::Calendar,
    organisation::{CostCenter, CustomAttribute, LegalEntity, OrgUnit, OrgUnitKind, Workplace},
    outbox::Outbox,
    paper::{Compensation, CompensationType, DocumentCategory, PersonDocument, Report},
    person::{Employment, Person, Status},
    project::{Project, ProjectStatus},
    table::{Seq, Table},
    webhook::{Webhook, WebhookEvent},
};

/// Everything that the API reads and writes.
#[derive(Clone, Debug)]
pub(crate) struct Company {
    pub(crate) clock: Clock,
    pub(crate) persons: Table<Person>,
    pub(crate) employments: Table<Employment>,
    pub(crate) attributes: Table<CustomAttribute>,
    pub(crate) org_units: Table<OrgUnit>,
    pub(crate) legal_entities: Table<LegalEntity>,
    pub(crate) workplaces: Table<Workplace>,
    pub(crate) cost_centers: Table<CostCenter>,
    pub(crate) absence_types: Table<AbsenceType>,
    pub(crate) absences: Table<Absence>,
    pub(crate) attendances: Attendances,
    pub(crate) projects: Table<Project>,
    pub(crate) document_categories: Table<DocumentCategory>,
    pub(crate) documents: Table<PersonDocument>,
    pub(crate) compensation_types: Table<CompensationType>,
    pub(crate) compensations: Table<Compensation>,
    pub(crate) reports: Table<Report>,
    pub(crate) webhooks: Table<Webhook>,
    pub(crate) outbox: Outbox,
    pub(crate) candidates: Table<Candidate>,
    pub(crate) applications: Table<JobApplication>,
}

impl Company {
    /// A company without people and without anything that people can be given.
    pub(crate) fn empty(clock: Clock) -> Self {
        Self {
            clock,
            persons: Table::new("persons", 501),
            employments: Table::new("employments", 1),
            attributes: Table::new("attributes", 24401),
            org_units: Table::new("org_units", 281_501),
            legal_entities: Table::new("legal_entities", 7031),
            workplaces: Table::new("workplaces", 131_011),
            cost_centers: Table::new("cost_centers", 82951),
            absence_types: Table::new("absence_types", 113_431),
            absences: Table::new("absences", 900_001),
            attendances: Attendances::default(),
            projects: Table::new("projects", 3001),
            document_categories: Table::new("document_categories", 1),
            documents: Table::new("documents", 70_001),
            compensation_types: Table::new("compensation_types", 1),
            compensations: Table::new("compensations", 1),
            reports: Table::new("reports", 1),
            webhooks: Table::new("webhooks", 1),
            outbox: Outbox::default(),
            candidates: Table::new("candidates", 1),
            applications: Table::new("job_applications", 1),
        }
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub(crate) fn today(&self) -> Date {
        self.clock.today()
    }

    /// The latest employment of a person, with its number.
    pub(crate) fn employment(&self, person: Seq) -> Option<(Seq, &Employment)> {
        self.employments.of(person).next_back()
    }

    /// Whether a person is at the company: employed, on leave or about to begin.
    pub(crate) fn is_active(&self, person: Seq) -> bool {
        self.employment(person).is_some_and(|(_, employment)| {
            matches!(employment.status, Status::Active | Status::Leave | Status::Onboarding)
        })
    }

    /// The holidays of a person's workplace.
    pub(crate) fn calendar(&self, person: Seq) -> Calendar {
        let office = self.employment(person).and_then(|(_, employment)| employment.office);
        office.and_then(|office| self.workplaces.get(office)).map_or_else(Calendar::default, |place| place.calendar)
    }

    /// Minutes that a person has to work on a day.
    pub(crate) fn minutes_to_work(&self, person: Seq, day: Date) -> u32 {
        if self.calendar(person).is_holiday(day) {
            return 0;
        }
        self.employments.of(person).map(|(_, employment)| employment.minutes_on(day)).max().unwrap_or_default()
    }

    /// Whether a person has an absence on a day.
    pub(crate) fn is_absent(&self, person: Seq, day: Date) -> bool {
        self.absences
            .of(person)
            .any(|(_, absence)| absence.touches(day) && absence.status == absence::AbsenceStatus::Approved)
    }

    /// The person with an email address, in whatever case.
    pub(crate) fn person_with_email(&self, email: &str) -> Option<Seq> {
        let same = |person: &Person| person.email.as_ref().is_some_and(|own| own.eq_ignore_ascii_case(email));
        self.persons.iter().find(|(_, person)| same(person)).map(|(seq, _)| seq)
    }

    /// The department or team of a name.
    pub(crate) fn org_unit_named(&self, kind: OrgUnitKind, name: &str) -> Option<Seq> {
        self.org_units.iter().find(|(_, unit)| unit.kind == kind && unit.name == name).map(|(seq, _)| seq)
    }

    /// Whether time can be recorded for a project.
    pub(crate) fn is_open(&self, project: Seq) -> bool {
        self.projects.get(project).is_some_and(|project| project.status == ProjectStatus::Active)
    }

    /// Whether anybody has recorded time for a project since the seed, or in what the seed brought.
    pub(crate) fn is_tracked(&self, project: Seq) -> bool {
        self.persons.iter().any(|(person, _)| self.attendances.is_for(person, project))
    }

    /// Forgets a person with everything that belongs to them.
    pub(crate) fn remove_person(&mut self, person: Seq) {
        let employments: Vec<Seq> = self.employments.of(person).map(|(seq, _)| seq).collect();
        employments.into_iter().for_each(|seq| drop(self.employments.remove(seq)));
        let absences: Vec<Seq> = self.absences.of(person).map(|(seq, _)| seq).collect();
        absences.into_iter().for_each(|seq| drop(self.absences.remove(seq)));
        let documents: Vec<Seq> = self.documents.of(person).map(|(seq, _)| seq).collect();
        documents.into_iter().for_each(|seq| drop(self.documents.remove(seq)));
        let compensations: Vec<Seq> = self.compensations.of(person).map(|(seq, _)| seq).collect();
        compensations.into_iter().for_each(|seq| drop(self.compensations.remove(seq)));
        self.attendances.remove_person(person);
        let led: Vec<Seq> = self
            .employments
            .iter()
            .filter(|(_, employment)| employment.supervisor == Some(person))
            .map(|(seq, _)| seq)
            .collect();
        for seq in led {
            if let Some(employment) = self.employments.get_mut(seq) {
                employment.supervisor = None;
            }
        }
        let projects: Vec<Seq> = self
            .projects
            .iter()
            .filter(|(_, project)| matches!(&project.assignment, project::Assignment::Members(who) if who.contains(&person)))
            .map(|(seq, _)| seq)
            .collect();
        for seq in projects {
            if let Some(project::Assignment::Members(who)) =
                self.projects.get_mut(seq).map(|project| &mut project.assignment)
            {
                who.remove(&person);
            }
        }
        self.persons.remove(person);
    }

    /// Tells the webhooks that want to know.
    pub(crate) fn emit(&mut self, name: &str, payload: &Value) {
        let now = self.now();
        let wanted: Vec<Seq> = self
            .webhooks
            .iter()
            .filter(|(_, hook)| hook.status == "ENABLED" && hook.enabled_events.iter().any(|event| event == name))
            .map(|(seq, _)| seq)
            .collect();
        for webhook in wanted {
            self.send_to(webhook, name, payload.clone(), now);
        }
    }

    /// Puts an event on its way to one webhook.
    pub(crate) fn send_to(&mut self, webhook: Seq, name: &str, payload: Value, now: Timestamp) -> Seq {
        self.outbox.add(WebhookEvent {
            webhook,
            name: name.to_owned(),
            payload,
            occurred_at: now,
            attempts: Vec::new(),
            due: Some(now),
        })
    }
}
