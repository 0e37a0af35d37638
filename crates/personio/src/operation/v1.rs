//! What only version 1 has, and its elder forms of the rest.

use super::{
    AnswerKind::{All, Batch, Bytes, Pages, Record, Written},
    BodyKind::{self, File},
    Encoding, NaturalKey, Operation, Paging,
    Parameter::{Joined, One, Preset, Repeated},
    Same::{Day, Email, Flag, Likely, Text, Unless},
};
use crate::request::Repeat;

/// Version 1 passes the approval unless it is told not to.
const APPROVED: &[(&str, bool)] = &[("skip_approval", false)];

const COUNTED: Paging = Paging::Offset { limit: 200 };

pub(super) const OPERATIONS: &[Operation] = &[
    Operation::list(
        "v1.employees.list",
        "/v1/company/employees",
        &[One("email"), Repeated("attributes[]"), One("updated_since")],
    )
    .answering(Pages(Paging::Offset { limit: 100 })),
    Operation::get("v1.employees.get", "/v1/company/employees/{}"),
    Operation::post("v1.employees.create", "/v1/company/employees").answering(Written).found_by(&EMPLOYEE),
    Operation::patch("v1.employees.update", "/v1/company/employees/{}").answering(Written),
    Operation::get("v1.employees.listAttributes", "/v1/company/employees/attributes").answering(All),
    Operation::get("v1.employees.listCustomAttributes", "/v1/company/employees/custom-attributes").answering(All),
    Operation::get("v1.employees.getPicture", "/v1/company/employees/{}/profile-picture/{}").answering(Bytes),
    Operation::list(
        "v1.attendances.list",
        "/v1/company/attendances",
        &[
            One("start_date"),
            One("end_date"),
            One("updated_from"),
            One("updated_to"),
            One("includePending"),
            Repeated("employees[]"),
        ],
    )
    .answering(Pages(COUNTED)),
    Operation::post("v1.attendances.create", "/v1/company/attendances")
        .sending(BodyKind::Preset(Encoding::Json, APPROVED))
        .answering(Batch),
    Operation::patch("v1.attendances.update", "/v1/company/attendances/{}")
        .sending(BodyKind::Preset(Encoding::Json, APPROVED)),
    Operation::delete("v1.attendances.delete", "/v1/company/attendances/{}").with(&[Preset("skip_approval", "false")]),
    Operation::get("v1.projects.list", "/v1/company/attendances/projects").answering(All),
    Operation::post("v1.projects.create", "/v1/company/attendances/projects").answering(Record).found_by(&PROJECT),
    Operation::patch("v1.projects.update", "/v1/company/attendances/projects/{}").answering(Record),
    Operation::delete("v1.projects.delete", "/v1/company/attendances/projects/{}"),
    Operation::get("v1.absences.getBalance", "/v1/company/employees/{}/absences/balance").answering(All),
    Operation::get("v1.timeOffs.listTypes", "/v1/company/time-off-types").answering(Pages(COUNTED)),
    Operation::list(
        "v1.timeOffs.list",
        "/v1/company/time-offs",
        &[One("start_date"), One("end_date"), One("updated_from"), One("updated_to"), Repeated("employees[]")],
    )
    .answering(Pages(Paging::Numbered { name: "offset", limit: 200 })),
    Operation::get("v1.timeOffs.get", "/v1/company/time-offs/{}"),
    Operation::post("v1.timeOffs.create", "/v1/company/time-offs")
        .sending(BodyKind::Preset(
            Encoding::Form,
            &[("half_day_start", false), ("half_day_end", false), ("skip_approval", false)],
        ))
        .answering(Record)
        .found_by(&TIME_OFF),
    Operation::delete("v1.timeOffs.delete", "/v1/company/time-offs/{}"),
    Operation::list(
        "v1.absences.list",
        "/v1/company/absence-periods",
        &[
            One("start_date"),
            One("end_date"),
            One("updated_from"),
            One("updated_to"),
            Repeated("employees[]"),
            Repeated("absence_types[]"),
            Repeated("absence_periods[]"),
        ],
    )
    .answering(Pages(COUNTED)),
    Operation::post("v1.absences.create", "/v1/company/absence-periods")
        .sending(BodyKind::Preset(Encoding::Form, APPROVED))
        .answering(Record),
    Operation::delete("v1.absences.delete", "/v1/company/absence-periods/{}"),
    Operation::get("v1.reports.list", "/v1/company/custom-reports/reports")
        .with(&[Joined("report_ids"), One("status")])
        .answering(All),
    Operation::get("v1.reports.get", "/v1/company/custom-reports/reports/{}")
        .with(&[One("locale")])
        .answering(Pages(Paging::Numbered { name: "page", limit: 200 })),
    Operation::get("v1.reports.listColumns", "/v1/company/custom-reports/columns")
        .with(&[Joined("columns"), One("locale"), One("report_id")])
        .answering(All),
    // Personio has the upload in version 1 only, and everything else about documents in version 2.
    Operation::get("documents.listCategories", "/v1/company/document-categories").answering(All),
    Operation::post("documents.upload", "/v1/company/documents")
        .sending(File(&["title", "employee_id", "category_id", "comment", "date"]))
        .answering(Record)
        .found_by(&DOCUMENT),
    // Likewise for recruiting, whose version 2 can only be read.
    Operation::post("recruiting.createApplication", "/v1/recruiting/applications").found_by(&APPLICATION),
    Operation {
        // A document that no application names does no harm.
        repeat: Repeat::Safe,
        ..Operation::post("recruiting.uploadDocument", "/v1/recruiting/applications/documents")
            .sending(File(&[]))
            .answering(Record)
    },
];

const EMPLOYEE: NaturalKey = NaturalKey {
    list: Some("v1.employees.list"),
    ask: &[("email", "/employee/email")],
    limit: None,
    same: &[Email("/employee/email", "/email/value")],
};

const PROJECT: NaturalKey =
    NaturalKey { list: Some("v1.projects.list"), ask: &[], limit: None, same: &[Text("/name", "/name")] };

const TIME_OFF: NaturalKey = NaturalKey {
    list: Some("v1.timeOffs.list"),
    ask: &[("employees[]", "/employee_id"), ("start_date", "/start_date"), ("end_date", "/end_date")],
    limit: None,
    same: &[
        Text("/employee_id", "/employee/id/value"),
        Text("/time_off_type_id", "/time_off_type/id"),
        Day("/start_date"),
        Day("/end_date"),
        Flag("/half_day_start"),
        Flag("/half_day_end"),
        Unless("/status", "rejected"),
    ],
};

/// Personio itself takes one application for a position and address, and says so.
const APPLICATION: NaturalKey = NaturalKey { list: None, ask: &[], limit: None, same: &[] };

/// Version 1 has no list of documents, version 2 has; persons have the ids of employees there.
const DOCUMENT: NaturalKey = NaturalKey {
    list: Some("documents.list"),
    ask: &[("owner_id", "/employee_id")],
    limit: Some(200),
    same: &[Text("/title", "/name"), Likely("/size", "/size"), Likely("/date", "/date")],
};
