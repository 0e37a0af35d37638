//! One endpoint of each kind, filled to the brim, every id `ID`.

use personio::{
    absences::v2::*, approval::ApprovalFlow, attendances::v2::*, authentication::v2::*, calendar::Date,
    compensations::*, credentials::Secret, documents::v2::*, organisation::*, patch::Patch, persons::*,
    projects::v2::*, recruiting::v2 as recruiting, recruiting::v2::*, reference::Reference, reports::v2::*,
    webhooks::*,
};

use crate::operation::{Operation, list, one};

macro_rules! id {
    () => {
        "ID".into()
    };
}

const LIMIT: Option<u32> = Some(10);

fn cursor() -> Option<String> {
    Some("c".to_owned())
}

fn now<T: std::str::FromStr<Err: std::fmt::Debug>>() -> Option<T> {
    Some("2026-06-01T08:00:00".parse().unwrap())
}

fn today<T: std::str::FromStr<Err: std::fmt::Debug>>() -> Option<T> {
    Some("2026-06-01".parse().unwrap())
}

fn text() -> Option<String> {
    Some("Acme".to_owned())
}

pub fn operations() -> Vec<Operation> {
    [
        authentication(),
        persons(),
        attendances(),
        absences(),
        projects(),
        documents(),
        organisation(),
        pay(),
        reports(),
        hiring(),
        webhooks(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn authentication() -> Vec<Operation> {
    let (client_secret, scope) = (Secret::new("verY-Secret"), vec!["personio:persons:read".to_owned()]);
    vec![
        one(ObtainToken { client_id: "papi-1".into(), client_secret, scope }),
        one(RevokeToken { token: Secret::new("papi-2") }),
    ]
}

fn persons() -> Vec<Operation> {
    vec![
        list(ListPersons {
            ids: vec![id!()],
            emails: vec!["ada@acme.example".into()],
            first_name: text(),
            last_name: text(),
            preferred_name: text(),
            created_at: now(),
            created_after: now(),
            created_before: now(),
            updated_at: now(),
            updated_after: now(),
            updated_before: now(),
            status: Some(PersonStatus::Active),
            limit: LIMIT,
            cursor: cursor(),
        }),
        one(GetPerson { id: id!() }),
        one(CreatePerson {
            email: "ada@acme.example".into(),
            first_name: "Ada".into(),
            last_name: "Acme".into(),
            preferred_name: text(),
            gender: Some(NewGender::Female),
            language: Some(Language::English),
            custom_attributes: vec![NewAttribute { id: id!(), value: AttributeText::One("x".into()) }],
            employments: vec![employment()],
        }),
        one(UpdatePerson {
            email: Some("ada@acme.example".into()),
            first_name: text(),
            last_name: text(),
            preferred_name: Patch::Set("Ada".into()),
            gender: Some(NewGender::Diverse),
            language: Some(Language::German),
            custom_attributes: vec![NewAttribute { id: id!(), value: AttributeText::Many(vec!["x".into()]) }],
            ..UpdatePerson::of(id!())
        }),
        one(DeletePerson { id: id!() }),
        list(ListEmployments {
            person: id!(),
            ids: vec![id!()],
            updated_at: now(),
            updated_after: now(),
            updated_before: now(),
            limit: LIMIT,
            cursor: cursor(),
        }),
        one(GetEmployment { person: id!(), id: id!() }),
        one(UpdateEmployment { person: id!(), id: id!(), change: employment_change() }),
    ]
}

fn employment() -> NewEmployment {
    NewEmployment {
        status: Some(EmploymentStatus::Onboarding),
        employment_start_date: today(),
        r#type: Some(EmploymentType::Internal),
        position: Some(Position { title: text() }),
        supervisor: Some(Reference::new(id!())),
        office: Some(Reference::new(id!())),
        legal_entity: Some(Reference::new(id!())),
        contract_end_date: today(),
        probation: Some(ProbationPeriod::Days(180)),
        weekly_working_hours: Some(Hours(38.5)),
        full_time_weekly_working_hours: Some(Hours(40.0)),
        org_units: vec![OrgUnitRef { r#type: Some(OrgUnitType::Team), id: id!() }],
        cost_centers: vec![CostCenterShare { id: id!(), weight: Some(100.0) }],
    }
}

fn employment_change() -> EmploymentChange {
    let employment = employment();
    EmploymentChange {
        r#type: employment.r#type,
        status: employment.status,
        employment_start_date: today(),
        position: Patch::Set(Position { title: text() }),
        supervisor: Patch::Set(Reference::new(id!())),
        office: Patch::Set(Reference::new(id!())),
        legal_entity: Patch::Set(Reference::new(id!())),
        contract_end_date: Patch::Set(today().unwrap()),
        probation_end_date: Patch::Set(today().unwrap()),
        weekly_working_hours: Patch::Set(Hours(38.5)),
        full_time_weekly_working_hours: Patch::Set(Hours(40.0)),
        org_units: Some(employment.org_units),
        cost_centers: Some(employment.cost_centers),
    }
}

fn attendances() -> Vec<Operation> {
    let create = CreateAttendancePeriod::new(id!(), Activity::work_for(id!()), now().unwrap()).until(now().unwrap());
    let create = CreateAttendancePeriod { comment: text(), ..create };
    let update = UpdateAttendancePeriod {
        start: now(),
        end: Patch::Clear,
        project: Patch::Set(id!()),
        comment: Patch::Set("Acme".into()),
        ..UpdateAttendancePeriod::of(id!())
    };
    vec![
        list(ListAttendancePeriods {
            ids: vec![id!()],
            persons: vec![id!()],
            projects: vec![id!()],
            status: Some(AttendanceStatus::Confirmed),
            start_from: now(),
            start_to: now(),
            end_from: now(),
            end_to: now(),
            day_from: today(),
            day_to: today(),
            updated_from: now(),
            updated_to: now(),
            order: Some(AttendanceOrder::PersonThenStart),
            limit: LIMIT,
            cursor: cursor(),
        }),
        one(GetAttendancePeriod { id: id!() }),
        one(create),
        one(update),
        one(DeleteAttendancePeriod { id: id!(), approval: ApprovalFlow::Skip }),
    ]
}

fn absences() -> Vec<Operation> {
    let (start, end) = (AbsenceStart::Noon(today().unwrap()), AbsenceEnd::Evening(today().unwrap()));
    vec![
        list(ListAbsencePeriods {
            ids: vec![id!()],
            persons: vec![id!()],
            types: vec![id!()],
            start_from: now(),
            start_to: now(),
            end_from: now(),
            end_to: now(),
            updated_from: now(),
            updated_to: now(),
            limit: LIMIT,
            cursor: cursor(),
        }),
        one(GetAbsencePeriod { id: id!() }),
        one(CreateAbsencePeriod { comment: text(), ..CreateAbsencePeriod::new(id!(), id!(), start, end) }),
        one(UpdateAbsencePeriod {
            absence_type: Some(id!()),
            start: Some(start),
            end: Patch::Set(end),
            comment: Patch::Clear,
            ..UpdateAbsencePeriod::of(id!())
        }),
        one(DeleteAbsencePeriod { id: id!(), approval: ApprovalFlow::Follow }),
        list(GetAbsenceBreakdowns { id: id!(), cursor: cursor() }),
        list(ListAbsenceTypes { limit: LIMIT, cursor: cursor() }),
        one(GetAbsenceType { id: id!() }),
    ]
}

fn projects() -> Vec<Operation> {
    let place = Placement::Top {
        assigned_to_all: Some(false),
        billable: Some(true),
        client_name: text(),
        project_type: text(),
        cost_center: Some(id!()),
    };
    let change = ProjectChange {
        name: text(),
        status: Some(ProjectStatus::Archived),
        description: Patch::Set("Acme".into()),
        project_code: Patch::Set("A".into()),
        start: Patch::Set(today::<Date>().unwrap().into()),
        end: Patch::Set(today::<Date>().unwrap().into()),
        assigned_to_all: Some(true),
        billable: Some(false),
        client_name: Patch::Set("Acme".into()),
        project_type: Patch::Set("Site".into()),
        cost_center: Patch::Set(Reference::new(id!())),
    };
    vec![
        list(ListProjects {
            name: text(),
            status: Some(ProjectStatus::Active),
            level: ProjectLevel::Top,
            limit: LIMIT,
            cursor: cursor(),
        }),
        one(GetProject { id: id!() }),
        one(CreateProject {
            description: text(),
            project_code: text(),
            start: today(),
            end: today(),
            place,
            ..CreateProject::named("Site")
        }),
        one(UpdateProject { id: id!(), change }),
        one(DeleteProject { id: id!() }),
        list(ListProjectMembers { project: id!(), limit: LIMIT, cursor: cursor() }),
        one(AddProjectMembers { project: id!(), persons: vec![id!()] }),
        one(RemoveProjectMembers { project: id!(), persons: vec![id!()] }),
    ]
}

fn documents() -> Vec<Operation> {
    vec![
        list(ListDocuments {
            owner: id!(),
            category: Some(id!()),
            created_from: now(),
            created_before: now(),
            limit: LIMIT,
            cursor: cursor(),
        }),
        one(UpdateDocument {
            name: text(),
            comment: Patch::Clear,
            date: Patch::Set(today().unwrap()),
            category: Some(Reference::new(id!())),
            ..UpdateDocument::of(id!())
        }),
        one(DeleteDocument { id: id!() }),
        one(DownloadDocument { id: id!() }),
    ]
}

fn organisation() -> Vec<Operation> {
    vec![
        list(ListCostCenters {
            ids: vec![id!()],
            name: text(),
            sort: Some(SortBy::Name),
            limit: LIMIT,
            cursor: cursor(),
        }),
        list(ListWorkplaces { ids: vec![id!()], name: text(), sort: Some(SortBy::Id), limit: LIMIT, cursor: cursor() }),
        list(ListLegalEntities { country: Some("DE".into()), limit: LIMIT, cursor: cursor() }),
        one(GetLegalEntity { id: id!() }),
        one(GetOrgUnit { id: id!(), r#type: OrgUnitType::Team }),
    ]
}

fn pay() -> Vec<Operation> {
    vec![
        list(ListCompensations {
            start_date: today(),
            end_date: today(),
            persons: vec![id!()],
            legal_entities: vec![id!()],
            limit: LIMIT,
            cursor: cursor(),
        }),
        one(CreateCompensation {
            person: Reference::new(id!()),
            r#type: Reference::new(id!()),
            value: Amount(20.5),
            effective_from: today().unwrap(),
            currency: Some("EUR".into()),
            interval: Some(Interval::Monthly),
            comment: text(),
        }),
        list(ListCompensationTypes { limit: LIMIT, cursor: cursor() }),
        one(CreateCompensationType { name: "Bonus".into(), category: CompensationCategory::OneTime }),
    ]
}

fn reports() -> Vec<Operation> {
    vec![
        list(ListReports { limit: LIMIT, cursor: cursor() }),
        list(ListReportAttributes { limit: LIMIT, cursor: cursor() }),
        list(GetReport { limit: LIMIT, cursor: cursor(), ..GetReport::of(id!()) }),
    ]
}

fn hiring() -> Vec<Operation> {
    vec![
        list(recruiting::ListApplications {
            updated_after: now(),
            updated_before: now(),
            candidate_email: text(),
            limit: LIMIT,
            cursor: cursor(),
        }),
        one(GetApplication { id: id!() }),
        list(ListStageTransitions { application: id!(), limit: LIMIT, cursor: cursor() }),
        list(ListCandidates {
            updated_after: now(),
            updated_before: now(),
            email: text(),
            limit: LIMIT,
            cursor: cursor(),
        }),
        one(GetCandidate { id: id!() }),
        list(ListCategories { limit: LIMIT, cursor: cursor() }),
        one(GetCategory { id: id!() }),
        list(ListJobs { updated_after: now(), updated_before: now(), limit: LIMIT, cursor: cursor() }),
        one(GetJob { id: id!() }),
    ]
}

fn webhooks() -> Vec<Operation> {
    vec![
        list(ListWebhooks {
            event: Some(EventName::Ping),
            status: Some(WebhookStatus::Enabled),
            limit: LIMIT,
            cursor: cursor(),
        }),
        one(GetWebhook { id: id!() }),
        one(CreateWebhook {
            url: "https://acme.example/hook".into(),
            description: "Acme".into(),
            status: WebhookStatus::Enabled,
            auth: WebhookAuth::Token(Secret::new("t")),
            enabled_events: vec![EventName::PersonCreated],
        }),
        one(UpdateWebhook {
            url: Some("https://acme.example/other".into()),
            description: text(),
            status: Some(WebhookStatus::Disabled),
            auth: Some(WebhookAuth::Token(Secret::new("t"))),
            enabled_events: Some(vec![EventName::PersonCreated]),
            ..UpdateWebhook::of(id!())
        }),
        one(DeleteWebhook { id: id!() }),
        list(ListWebhookEvents {
            webhook: id!(),
            occurred_from: now(),
            occurred_to: now(),
            event_name: Some(EventName::Ping),
            limit: LIMIT,
            cursor: cursor(),
        }),
        list(ListWebhookActivity {
            webhook: id!(),
            completed_from: now(),
            completed_to: now(),
            event_name: Some(EventName::Ping),
            is_delivered: Some(false),
            limit: LIMIT,
            cursor: cursor(),
        }),
        one(PingWebhook { id: id!() }),
        one(RedeliverEvents { webhook: id!(), event_ids: vec![id!()] }),
        one(SendTestEvent {
            webhook: id!(),
            event_name: EventName::PersonCreated,
            payload: Some(serde_json::json!({"person": {"id": "1"}})),
        }),
    ]
}
