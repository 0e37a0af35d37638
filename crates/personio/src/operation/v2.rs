//! Version 2.

use super::{
    AnswerKind::{Bytes, Pages, Record},
    NaturalKey, Operation,
    Paging::{CursorAlone, CursorOnly},
    Parameter::{Joined, One, Preset, Repeated},
    Same::{Amount, Boundary, Day, Email, Likely, Moment, Text, Unless},
};
use crate::request::Repeat;

const APPROVAL: super::Parameter = Preset("skip_approval", "false");

pub(super) const OPERATIONS: &[Operation] = &[
    Operation::list(
        "persons.list",
        "/v2/persons",
        &[
            Joined("id"),
            Joined("email"),
            One("first_name"),
            One("last_name"),
            One("preferred_name"),
            One("created_at"),
            One("created_at.gt"),
            One("created_at.lt"),
            One("updated_at"),
            One("updated_at.gt"),
            One("updated_at.lt"),
            One("status"),
        ],
    ),
    Operation::get("persons.get", "/v2/persons/{}"),
    Operation::post("persons.create", "/v2/persons").answering(Record).found_by(&PERSON),
    Operation::patch("persons.update", "/v2/persons/{}"),
    Operation::delete("persons.delete", "/v2/persons/{}"),
    Operation::list(
        "persons.listEmployments",
        "/v2/persons/{}/employments",
        &[Joined("id"), One("updated_at"), One("updated_at.gt"), One("updated_at.lt")],
    ),
    Operation::get("persons.getEmployment", "/v2/persons/{}/employments/{}"),
    Operation::patch("persons.updateEmployment", "/v2/persons/{}/employments/{}"),
    Operation::list(
        "attendances.list",
        "/v2/attendance-periods",
        &[
            Repeated("id"),
            Joined("person.id"),
            Joined("project.id"),
            One("status"),
            One("start.date_time.gte"),
            One("start.date_time.lte"),
            One("end.date_time.gte"),
            One("end.date_time.lte"),
            One("attribution_date.gte"),
            One("attribution_date.lte"),
            One("updated_at.gte"),
            One("updated_at.lte"),
            One("sort"),
        ],
    ),
    Operation::get("attendances.get", "/v2/attendance-periods/{}"),
    Operation::post("attendances.create", "/v2/attendance-periods")
        .with(&[APPROVAL])
        .answering(Record)
        .found_by(&ATTENDANCE),
    Operation::patch("attendances.update", "/v2/attendance-periods/{}").with(&[APPROVAL]),
    Operation::delete("attendances.delete", "/v2/attendance-periods/{}").with(&[APPROVAL]),
    Operation::list(
        "absences.list",
        "/v2/absence-periods",
        &[
            Joined("id"),
            Joined("person.id"),
            Joined("absence_type.id"),
            One("starts_from.date_time.gte"),
            One("starts_from.date_time.lte"),
            One("ends_at.date_time.gte"),
            One("ends_at.date_time.lte"),
            One("updated_at.gte"),
            One("updated_at.lte"),
        ],
    ),
    Operation::get("absences.get", "/v2/absence-periods/{}"),
    Operation::post("absences.create", "/v2/absence-periods").with(&[APPROVAL]).answering(Record).found_by(&ABSENCE),
    Operation::patch("absences.update", "/v2/absence-periods/{}").with(&[APPROVAL]),
    Operation::delete("absences.delete", "/v2/absence-periods/{}").with(&[APPROVAL]),
    Operation::get("absences.listBreakdowns", "/v2/absence-periods/{}/breakdowns").answering(Pages(CursorOnly)),
    Operation::list("absences.listTypes", "/v2/absence-types", &[]),
    Operation::get("absences.getType", "/v2/absence-types/{}"),
    Operation::list("projects.list", "/v2/projects", &[One("name"), One("status"), One("top_level_only")]),
    Operation::get("projects.get", "/v2/projects/{}"),
    Operation::post("projects.create", "/v2/projects").answering(Record).found_by(&PROJECT),
    Operation::patch("projects.update", "/v2/projects/{}"),
    Operation::delete("projects.delete", "/v2/projects/{}"),
    Operation::list("projects.listMembers", "/v2/projects/{}/members", &[]),
    // Who is a member already stays one.
    Operation { repeat: Repeat::Safe, ..Operation::post("projects.addMembers", "/v2/projects/{}/members") },
    Operation::delete("projects.removeMembers", "/v2/projects/{}/members").sending(super::BodyKind::Json),
    Operation::list(
        "documents.list",
        "/v2/document-management/documents",
        &[One("owner_id"), One("category_id"), One("created_at.gte"), One("created_at.lt")],
    ),
    Operation::patch("documents.update", "/v2/document-management/documents/{}"),
    Operation::delete("documents.delete", "/v2/document-management/documents/{}"),
    Operation::get("documents.download", "/v2/document-management/documents/{}/download").answering(Bytes),
    Operation::list("organisation.listCostCenters", "/v2/cost-centers", &[Joined("id"), One("name"), One("sort")]),
    Operation::list("organisation.listWorkplaces", "/v2/workplaces", &[Joined("id"), One("name"), One("sort")]),
    Operation::list("organisation.listLegalEntities", "/v2/legal-entities", &[One("country")]),
    Operation::get("organisation.getLegalEntity", "/v2/legal-entities/{}"),
    Operation::get("organisation.getOrgUnit", "/v2/org-units/{}").with(&[One("type")]),
    Operation::list(
        "compensations.list",
        "/v2/compensations",
        &[One("start_date"), One("end_date"), Joined("person.id"), Joined("legal_entity.id")],
    ),
    Operation::post("compensations.create", "/v2/compensations").answering(Record).found_by(&COMPENSATION),
    Operation::list("compensations.listTypes", "/v2/compensations/types", &[]),
    Operation::post("compensations.createType", "/v2/compensations/types")
        .answering(Record)
        .found_by(&COMPENSATION_TYPE),
    Operation::get("reports.list", "/v2/reports").answering(Pages(CursorAlone)),
    Operation::get("reports.listAttributes", "/v2/reports/attributes").answering(Pages(CursorAlone)),
    Operation::get("reports.get", "/v2/reports/{}").answering(Pages(CursorAlone)),
    Operation::list(
        "recruiting.listApplications",
        "/v2/recruiting/applications",
        &[One("updated_at.gt"), One("updated_at.lt"), One("candidate.email")],
    ),
    Operation::get("recruiting.getApplication", "/v2/recruiting/applications/{}"),
    Operation::list("recruiting.listStageTransitions", "/v2/recruiting/applications/{}/stage-transitions", &[]),
    Operation::list(
        "recruiting.listCandidates",
        "/v2/recruiting/candidates",
        &[One("updated_at.gt"), One("updated_at.lt"), One("email")],
    ),
    Operation::get("recruiting.getCandidate", "/v2/recruiting/candidates/{}"),
    Operation::list("recruiting.listCategories", "/v2/recruiting/categories", &[]),
    Operation::get("recruiting.getCategory", "/v2/recruiting/categories/{}"),
    Operation::list("recruiting.listJobs", "/v2/recruiting/jobs", &[One("updated_at.gt"), One("updated_at.lt")]),
    Operation::get("recruiting.getJob", "/v2/recruiting/jobs/{}"),
    Operation::list("webhooks.list", "/v2/webhooks", &[One("enabled_events"), One("status")]),
    Operation::get("webhooks.get", "/v2/webhooks/{}"),
    Operation::post("webhooks.create", "/v2/webhooks").answering(Record).found_by(&WEBHOOK),
    Operation::patch("webhooks.update", "/v2/webhooks/{}"),
    Operation::delete("webhooks.delete", "/v2/webhooks/{}"),
    Operation::list(
        "webhooks.listEvents",
        "/v2/webhooks/{}/events",
        &[One("occurred_at.gte"), One("occurred_at.lte"), One("event_name")],
    ),
    Operation::list(
        "webhooks.listActivity",
        "/v2/webhooks/{}/activity",
        &[One("completed_at.gte"), One("completed_at.lte"), One("event_name"), One("is_delivered")],
    ),
    Operation::post("webhooks.ping", "/v2/webhooks/{}/ping").sending(super::BodyKind::None),
    Operation::post("webhooks.redeliver", "/v2/webhooks/{}/redelivery"),
    Operation::post("webhooks.sendTestEvent", "/v2/webhooks/{}/test-event"),
];

/// E-mail addresses are unique in a company.
const PERSON: NaturalKey = NaturalKey {
    list: Some("persons.list"),
    ask: &[("email", "/email")],
    limit: None,
    same: &[Email("/email", "/email")],
};

/// A person does one thing at a time.
const ATTENDANCE: NaturalKey = NaturalKey {
    list: Some("attendances.list"),
    ask: &[
        ("person.id", "/person/id"),
        ("start.date_time.gte", "/start/date_time"),
        ("start.date_time.lte", "/start/date_time"),
    ],
    limit: None,
    same: &[
        Text("/type", "/type"),
        Text("/person/id", "/person/id"),
        Moment("/start/date_time"),
        Moment("/end/date_time"),
    ],
};

/// A person is away once at a time.
const ABSENCE: NaturalKey = NaturalKey {
    list: Some("absences.list"),
    ask: &[
        ("person.id", "/person/id"),
        ("starts_from.date_time.lte", "/ends_at/date_time"),
        ("ends_at.date_time.gte", "/starts_from/date_time"),
    ],
    limit: None,
    same: &[
        Text("/person/id", "/person/id"),
        Text("/absence_type/id", "/absence_type/id"),
        Boundary("/starts_from"),
        Boundary("/ends_at"),
        Unless("/approval/status", "REJECTED"),
    ],
};

/// Names are unique among the projects on a level.
const PROJECT: NaturalKey = NaturalKey {
    list: Some("projects.list"),
    ask: &[("name", "/name")],
    limit: Some(200),
    same: &[Text("/name", "/name"), Text("/parent_project/id", "/parent_project/id")],
};

/// Personio refuses a second webhook for an address.
const WEBHOOK: NaturalKey =
    NaturalKey { list: Some("webhooks.list"), ask: &[], limit: Some(200), same: &[Text("/url", "/url")] };

/// A person is not paid the same for the same from the same day on twice.
const COMPENSATION: NaturalKey = NaturalKey {
    list: Some("compensations.list"),
    ask: &[("start_date", "/effective_from"), ("end_date", "/effective_from"), ("person.id", "/person/id")],
    limit: Some(100),
    same: &[
        Text("/person/id", "/person/id"),
        Day("/effective_from"),
        // That answers tell the kind is not documented.
        Likely("/type/id", "/type/id"),
        Amount("/value"),
    ],
};

/// Names are unique among the kinds of pay.
const COMPENSATION_TYPE: NaturalKey = NaturalKey {
    list: Some("compensations.listTypes"),
    ask: &[],
    limit: Some(100),
    same: &[Text("/name", "/name"), Text("/category", "/category")],
};
