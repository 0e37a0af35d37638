//! One endpoint of each kind, filled to the brim, every id 4711 or `ID`.

use personio::{
    absences::v1::*,
    approval::ApprovalFlow,
    attendances::v1::*,
    authentication::v1::*,
    credentials::Secret,
    documents::v1::*,
    employees::*,
    id::{PositionId, v1::*},
    patch::Patch,
    projects::v1::*,
    recruiting::{self, Application, ApplicationFile, CreateApplication, FileCategory, Phase, SystemPhase},
    reports::v1::*,
};

use crate::operation::{NUMBER, Operation, list, one};

const EMPLOYEE: EmployeeId = EmployeeId(NUMBER);

fn of<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap()
}

fn text() -> Option<String> {
    Some("Acme".to_owned())
}

fn report() -> ReportId {
    ReportId("ID".into())
}

pub fn operations() -> Vec<Operation> {
    let areas =
        [authentication(), people(), attendances(), projects(), absences(), hours(), documents(), reports(), hiring()];
    areas.into_iter().flatten().collect()
}

fn authentication() -> Vec<Operation> {
    vec![one(CreateToken { client_id: "papi-1".into(), client_secret: Secret::new("verY-Secret") })]
}

fn people() -> Vec<Operation> {
    let details = EmployeeDetails {
        preferred_name: text(),
        gender: Some(Gender::Female),
        position: text(),
        subcompany: text(),
        department: text(),
        office: text(),
        hire_date: Some(of("2026-06-01")),
        weekly_working_hours: Some(of("38.5")),
        status: Some(EmployeeStatus::Active),
        supervisor_id: Patch::Set(EMPLOYEE),
        custom_attributes: [("dynamic_1".to_owned(), "German".to_owned())].into(),
    };
    let employee = NewEmployee {
        email: "ada@acme.example".into(),
        first_name: "Ada".into(),
        last_name: "Acme".into(),
        details: details.clone(),
    };
    let change = EmployeeChange { first_name: text(), last_name: text(), details };
    vec![
        list(ListEmployees {
            email: text(),
            attributes: vec!["email".into()],
            updated_since: Some(of("2026-06-01T08:00:00")),
            ..ListEmployees::default()
        }),
        one(GetEmployee { id: EMPLOYEE }),
        one(CreateEmployee { employee }),
        one(UpdateEmployee { id: EMPLOYEE, change }),
        one(ListAttributes),
        one(ListCustomAttributes),
        one(GetProfilePicture { employee: EMPLOYEE, width: u32::try_from(NUMBER).unwrap() }),
    ]
}

fn attendances() -> Vec<Operation> {
    let work = NewAttendance {
        end_time: Some(of("17:00")),
        break_time: of_minutes(30),
        comment: text(),
        project_id: Some(ProjectId(NUMBER)),
        ..NewAttendance::starting(EMPLOYEE, of("2026-06-01"), of("08:00"))
    };
    vec![
        list(ListAttendances {
            updated_from: Some(of("2026-06-01T08:00:00")),
            updated_to: Some(of("2026-06-01T08:00:00")),
            include_pending: true,
            employees: vec![EMPLOYEE],
            ..ListAttendances::between(of("2026-06-01"), of("2026-06-30"))
        }),
        one(CreateAttendances { attendances: vec![work], approval: ApprovalFlow::Follow }),
        one(UpdateAttendance {
            id: AttendanceId(NUMBER),
            date: Some(of("2026-06-01")),
            start_time: Some(of("08:00")),
            end_time: Patch::Set(of("17:00")),
            break_time: Some(of_minutes(30)),
            comment: Patch::Clear,
            project_id: Patch::Set(ProjectId(NUMBER)),
            approval: ApprovalFlow::Follow,
        }),
        one(DeleteAttendance { id: AttendanceId(NUMBER), approval: ApprovalFlow::Skip }),
    ]
}

fn of_minutes(minutes: u32) -> personio::calendar::Minutes {
    personio::calendar::Minutes(minutes)
}

fn projects() -> Vec<Operation> {
    vec![
        one(ListProjects),
        one(CreateProject { name: "Moon".into(), active: true }),
        one(UpdateProject { id: ProjectId(NUMBER), name: text(), active: Some(false) }),
        one(DeleteProject { id: ProjectId(NUMBER) }),
    ]
}

fn absences() -> Vec<Operation> {
    let type_id = TimeOffTypeId(NUMBER);
    let leave = CreateTimeOff {
        half_day_start: true,
        comment: text(),
        ..CreateTimeOff::days(EMPLOYEE, type_id, of("2026-06-01"), of("2026-06-02"))
    };
    vec![
        one(GetAbsenceBalance { employee: EMPLOYEE }),
        list(ListTimeOffTypes::default()),
        list(ListTimeOffs {
            start_date: Some(of("2026-06-01")),
            end_date: Some(of("2026-06-30")),
            updated_from: Some(of("2026-06-01")),
            updated_to: Some(of("2026-06-30")),
            employees: vec![EMPLOYEE],
            ..ListTimeOffs::default()
        }),
        one(GetTimeOff { id: TimeOffId(NUMBER) }),
        one(leave),
        one(DeleteTimeOff { id: TimeOffId(NUMBER) }),
    ]
}

fn hours() -> Vec<Operation> {
    let span = AbsenceSpan::Hours { date: of("2026-06-01"), start: of("08:00"), end: of("12:00") };
    vec![
        list(ListAbsencePeriods {
            start_date: Some(of("2026-06-01")),
            end_date: Some(of("2026-06-30")),
            updated_from: Some(of("2026-06-01T08:00:00")),
            updated_to: Some(of("2026-06-01T08:00:00")),
            employees: vec![EMPLOYEE],
            absence_types: vec![AbsenceTypeId("ID".into())],
            absence_periods: vec![AbsencePeriodId("ID".into())],
            ..ListAbsencePeriods::default()
        }),
        one(CreateAbsencePeriod {
            employee: EMPLOYEE,
            time_off_type: TimeOffTypeId(NUMBER),
            span,
            comment: text(),
            approval: ApprovalFlow::Follow,
        }),
        one(DeleteAbsencePeriod { id: AbsencePeriodId("ID".into()) }),
    ]
}

fn documents() -> Vec<Operation> {
    vec![
        one(ListDocumentCategories),
        one(UploadDocument {
            title: "Payslip".into(),
            employee: EMPLOYEE,
            category: DocumentCategoryId(NUMBER),
            comment: text(),
            date: Some(of("2026-06-01")),
            file_name: "payslip.pdf".into(),
            size: 7,
        }),
    ]
}

fn reports() -> Vec<Operation> {
    vec![
        one(ListReports { reports: vec![report()], status: Some(ReportStatus::UpToDate) }),
        list(GetReport { locale: Some("de".into()), ..GetReport::new(report()) }),
        one(ListColumns { columns: vec!["email".into()], locale: Some("de".into()), report: Some(report()) }),
    ]
}

fn hiring() -> Vec<Operation> {
    let file = ApplicationFile {
        uuid: "7d0f360a-8da3-11ec-b909-0242ac120002".into(),
        original_filename: "cv.pdf".into(),
        category: FileCategory::Cv,
    };
    let application = Application {
        first_name: "Ada".into(),
        last_name: "Acme".into(),
        email: "ada@acme.example".into(),
        job_position_id: PositionId(NUMBER),
        recruiting_channel_id: Some(1),
        external_posting_id: text(),
        message: text(),
        application_date: Some("2026-06-01".into()),
        phase: Some(Phase::System(SystemPhase::Offer)),
        tags: vec!["tag".into()],
        files: vec![file],
        attributes: vec![recruiting::Attribute { id: "phone".into(), value: "1".into() }],
    };
    vec![
        one(CreateApplication { application }),
        one(recruiting::UploadDocument { file_name: "cv.pdf".into(), size: 7 }),
    ]
}
