//! Each thing that version 1 makes is made once, whatever becomes of the answers.

use std::collections::BTreeMap;

use futures_util::TryStreamExt;
use personio::{
    absences::v1::{AbsenceSpan, CreateAbsencePeriod, ListAbsencePeriods, ListTimeOffTypes, Unit},
    approval::ApprovalFlow,
    attendances::v1::{CreateAttendances, ListAttendances, NewAttendance, Row},
    calendar::{Date, TimeOfDay},
    client::Client,
    documents::{
        v1::{ListDocumentCategories, UploadDocument},
        v2::ListDocuments,
    },
    id::v1::{DocumentCategoryId, EmployeeId, TimeOffTypeId},
    page::Paged,
    projects::v1::{CreateProject, ListProjects},
    recruiting,
    transport::FileContent,
};
use personio_sandbox::{Options, Sandbox};

use crate::{
    in_process::{InProcess, patient_client},
    mixed::{all, new_person},
};

/// What happens to requests of every kind.
const FAULTS: [&str; 5] = [
    r#"{"path":"/v1/company","method":"POST","kind":"lost_answer","share":0.2}"#,
    r#"{"path":"/v1/company","method":"POST","kind":"reset","share":0.1}"#,
    r#"{"path":"/v","kind":"status","status":503,"share":0.05}"#,
    r#"{"path":"/v","kind":"status","status":429,"headers":{"retry-after":"1"},"share":0.05}"#,
    r#"{"path":"/v2","method":"GET","kind":"reset","share":0.05}"#,
];

const MANY: usize = 40;

struct Company {
    _sandbox: Sandbox,
    transport: InProcess,
    client: Client<InProcess>,
    employee: EmployeeId,
}

impl Company {
    /// A company with somebody new.
    async fn found() -> Self {
        let sandbox = Sandbox::new(Options::default());
        let transport = InProcess::new(sandbox.router());
        let client = patient_client(&transport);
        let person = client.create(&new_person(0)).await.unwrap().id;
        Self { _sandbox: sandbox, transport, client, employee: EmployeeId(person.as_str().parse().unwrap()) }
    }

    /// Sets faults, and forgets what was requested before.
    async fn suffer(&self, faults: &[&str]) {
        for fault in faults {
            self.transport.control("POST", "/_sandbox/faults", fault).await;
        }
    }

    async fn recover(&self) {
        self.transport.control("DELETE", "/_sandbox/faults", "").await;
    }

    /// Requests from a number on, as method and path.
    fn requests(&self, from: usize) -> Vec<String> {
        let requests = self.transport.requests().into_iter().skip(from);
        requests.map(|it| format!("{} {}", it.method, it.path)).filter(|it| !it.contains("auth")).collect()
    }

    async fn list<E: Paged>(&self, list: E) -> Vec<E::Item> {
        self.client.pages(list).try_collect().await.unwrap()
    }

    async fn hourly_type(&self) -> TimeOffTypeId {
        let types = self.list(ListTimeOffTypes::default()).await;
        types.into_iter().find(|it| it.unit == Some(Unit::Hour)).unwrap().id
    }

    async fn category(&self) -> DocumentCategoryId {
        self.client.send(&ListDocumentCategories).await.unwrap().items[0].id
    }
}

fn day(number: usize) -> Date {
    "2026-03-01".parse::<Date>().unwrap().plus_days(i64::try_from(number).unwrap()).unwrap()
}

fn at(time: &str) -> TimeOfDay {
    time.parse().unwrap()
}

fn count(things: impl Iterator<Item = String>) -> BTreeMap<String, usize> {
    things.fold(BTreeMap::new(), |mut counts, thing| {
        *counts.entry(thing).or_insert(0) += 1;
        counts
    })
}

/// An hour on a day; every second one right after another of the same length.
fn hour(employee: EmployeeId, kind: TimeOffTypeId, number: usize) -> CreateAbsencePeriod {
    let (start, end) = if number.is_multiple_of(2) { ("08:00", "09:00") } else { ("09:00", "10:00") };
    let span = AbsenceSpan::Hours { date: day(number / 2), start: at(start), end: at(end) };
    CreateAbsencePeriod { employee, time_off_type: kind, span, comment: None, approval: ApprovalFlow::Skip }
}

fn work(employee: EmployeeId, number: usize) -> NewAttendance {
    NewAttendance { end_time: Some(at("12:00")), ..NewAttendance::starting(employee, day(number), at("08:00")) }
}

fn payslip(employee: EmployeeId, category: DocumentCategoryId, number: usize) -> UploadDocument {
    UploadDocument {
        title: format!("Payslip {number}"),
        employee,
        category,
        file_name: "payslip.pdf".into(),
        size: 8,
        ..UploadDocument::default()
    }
}

fn pdf() -> FileContent<'static, Vec<u8>> {
    FileContent::anew(|| Ok(b"%PDF-1.7".to_vec()))
}

#[tokio::test(start_paused = true)]
async fn an_absence_in_hours_is_found_by_its_times_and_not_taken_for_its_neighbour() {
    let company = Company::found().await;
    let kind = company.hourly_type().await;
    let (first, second) = (hour(company.employee, kind, 0), hour(company.employee, kind, 1));
    company.client.create(&first).await.unwrap();
    for (fault, expected) in [
        (
            "reset",
            ["POST /v1/company/absence-periods", "GET /v2/absence-periods", "POST /v1/company/absence-periods"]
                .as_slice(),
        ),
        ("lost_answer", &["POST /v1/company/absence-periods", "GET /v2/absence-periods"]),
    ] {
        let fault = format!(r#"{{"path":"/v1/company/absence-periods","method":"POST","kind":"{fault}","times":1}}"#);
        company.suffer(&[&fault]).await;
        let before = company.transport.requests().len();
        let made = company.client.create(&second).await.unwrap();
        assert_eq!(company.requests(before), expected);
        let listed = company.list(ListAbsencePeriods { employees: vec![company.employee], ..Default::default() }).await;
        assert_eq!(listed.len(), 2);
        assert!(listed.iter().any(|it| it.id == made.id));
        company.client.send(&personio::absences::v1::DeleteAbsencePeriod { id: made.id }).await.unwrap();
    }
    let days = AbsenceSpan::Days { start: day(7), end: day(9), half_day_start: true, half_day_end: false };
    let several = CreateAbsencePeriod { span: days, ..first };
    company.suffer(&[r#"{"path":"/v1/company/absence-periods","method":"POST","kind":"lost_answer","times":1}"#]).await;
    let made = company.client.create(&several).await.unwrap();
    assert_eq!((made.half_day_start, made.half_day_end), (Some(true), Some(false)));
    let listed = company.list(ListAbsencePeriods { employees: vec![company.employee], ..Default::default() }).await;
    assert_eq!(listed.iter().filter(|it| it.id == made.id).count(), 1);
}

#[tokio::test(start_paused = true)]
async fn of_a_batch_whose_answer_was_lost_only_the_rows_that_are_missing_are_sent_again() {
    let company = Company::found().await;
    let there = CreateAttendances { attendances: vec![work(company.employee, 1)], approval: ApprovalFlow::Skip };
    company.client.create(&there).await.unwrap();
    let overlapping = NewAttendance { start_time: at("09:00"), ..work(company.employee, 1) };
    let attendances = vec![work(company.employee, 0), overlapping, work(company.employee, 2)];
    let batch = CreateAttendances { attendances, approval: ApprovalFlow::Skip };
    company.suffer(&[r#"{"path":"/v1/company/attendances","method":"POST","kind":"lost_answer","times":1}"#]).await;
    let before = company.transport.requests().len();
    let answer = company.client.create(&batch).await.unwrap();
    let post = "POST /v1/company/attendances";
    assert_eq!(company.requests(before), [post, "GET /v1/company/attendances", post]);
    let log = company.transport.control("GET", "/_sandbox/log?path=/v1/company/attendances&method=POST", "").await;
    let sizes = log.as_array().unwrap().iter().map(|it| it["body"]["attendances"].as_array().unwrap().len());
    let mut sizes: Vec<_> = sizes.collect();
    sizes.sort_unstable();
    assert_eq!(sizes, [1, 1, 3], "the first of all, the batch, and the row that was not found");
    let refusals: Vec<_> = answer.refused().collect();
    assert_eq!((answer.stored().count(), refusals.len(), refusals[0].0), (2, 1, 1));
    assert!(refusals[0].1.message.as_deref().is_some_and(|it| it.contains("overlapping")), "in Personio's words");
    let listed = company.list(ListAttendances { employees: vec![company.employee], ..of_march() }).await;
    let ids: Vec<_> = listed.iter().map(|it| Row::Stored(it.id)).collect();
    assert_eq!(ids.len(), 3);
    assert!(answer.rows.iter().filter(|row| matches!(row, Row::Stored(_))).all(|row| ids.contains(row)));
}

fn of_march() -> ListAttendances {
    ListAttendances { include_pending: true, ..ListAttendances::between(day(0), day(100)) }
}

#[tokio::test(start_paused = true)]
async fn a_payslip_whose_answer_was_lost_is_in_the_file_once() {
    let company = Company::found().await;
    let category = company.category().await;
    let post = "POST /v1/company/documents";
    let get = "GET /v2/document-management/documents";
    for (number, (fault, expected)) in [
        (r#""kind":"lost_answer""#, [post, get].as_slice()),
        (r#""kind":"reset""#, &[post, get, post]),
        (r#""kind":"status","status":429"#, &[post, post]),
        (r#""kind":"status","status":503"#, &[post, get, post]),
    ]
    .into_iter()
    .enumerate()
    {
        company.suffer(&[&format!(r#"{{"path":"/v1/company/documents",{fault},"times":1}}"#)]).await;
        let before = company.transport.requests().len();
        let made = company.client.create_file(&payslip(company.employee, category, number), pdf()).await.unwrap();
        assert_eq!(company.requests(before), expected, "{fault}");
        assert_eq!(made.title, Some(format!("Payslip {number}")));
        assert!(made.id.is_some() || made.id_v2.is_some());
    }
    let listed = company.list(ListDocuments::of(company.employee.to_string().into())).await;
    assert_eq!(count(listed.into_iter().filter_map(|it| it.name)).len(), 4);
}

#[tokio::test(start_paused = true)]
async fn a_document_that_comes_once_is_looked_for_and_not_sent_again() {
    let company = Company::found().await;
    let upload = payslip(company.employee, company.category().await, 0);
    company.suffer(&[r#"{"path":"/v1/company/documents","kind":"reset","times":1}"#]).await;
    assert!(company.client.create_file(&upload, b"%PDF-1.7".to_vec()).await.unwrap_err().is_unclear());
    company.suffer(&[r#"{"path":"/v1/company/documents","kind":"lost_answer","times":1}"#]).await;
    let found = company.client.create_file(&upload, b"%PDF-1.7".to_vec()).await.unwrap();
    assert!(found.id.is_none() && found.id_v2.is_some());
}

#[tokio::test(start_paused = true)]
async fn a_document_of_a_candidate_is_sent_until_an_answer_comes() {
    let company = Company::found().await;
    let path = "/v1/recruiting/applications/documents";
    company
        .suffer(&[
            &format!(r#"{{"path":"{path}","kind":"lost_answer","times":2}}"#),
            &format!(r#"{{"path":"{path}","kind":"status","status":503,"times":1}}"#),
            &format!(r#"{{"path":"{path}","kind":"reset","times":1}}"#),
        ])
        .await;
    let before = company.transport.requests().len();
    let upload = recruiting::UploadDocument { file_name: "cv.pdf".into(), size: 8 };
    let uploaded = company.client.send_file(&upload, pdf()).await.unwrap();
    assert_eq!(uploaded.size, 8);
    assert_eq!(company.requests(before).len(), 5);
}

#[tokio::test(start_paused = true)]
async fn whatever_happens_to_answers_each_thing_of_version_1_is_there_once() {
    let company = Company::found().await;
    let (kind, category) = (company.hourly_type().await, company.category().await);
    let (client, employee) = (&company.client, company.employee);
    company.suffer(&FAULTS).await;
    let absences =
        async { all((0..MANY).map(|number| async move { client.create(&hour(employee, kind, number)).await })).await };
    let batches = async {
        all((0..MANY / 4).map(|number| async move {
            let attendances = (0..4).map(|row| work(employee, number * 4 + row)).collect();
            client.create(&CreateAttendances { attendances, approval: ApprovalFlow::Skip }).await
        }))
        .await
    };
    let projects = async {
        all((0..MANY).map(|number| async move {
            client.create(&CreateProject { name: format!("Project {number}"), active: true }).await
        }))
        .await
    };
    let payslips = async {
        all((0..MANY)
            .map(|number| async move { client.create_file(&payslip(employee, category, number), pdf()).await }))
        .await
    };
    let (_, batches, _, _) = futures_util::join!(absences, batches, projects, payslips);
    assert!(batches.iter().all(|batch| batch.is_complete()), "{batches:?}");
    let hits = company.transport.faults().await;
    assert!(hits["lost_answer"] > 10 && hits["reset"] > 5, "{hits:?}");
    company.recover().await;

    let once = |things: BTreeMap<String, usize>, what: &str| {
        assert_eq!(things.len(), MANY, "{what}");
        assert!(things.values().all(|count| *count == 1), "{what}: {things:?}");
    };
    let absences = company.list(ListAbsencePeriods { employees: vec![employee], ..Default::default() }).await;
    once(count(absences.iter().map(|it| it.start.to_string())), "absences");
    let attendances = company.list(ListAttendances { employees: vec![employee], ..of_march() }).await;
    once(count(attendances.iter().map(|it| it.date.to_string())), "attendances");
    let projects = company.list(ListProjects).await.into_iter().map(|it| it.name);
    once(count(projects.filter(|name| name.starts_with("Project "))), "projects");
    let documents = company.list(ListDocuments::of(employee.to_string().into())).await;
    once(count(documents.into_iter().filter_map(|it| it.name)), "documents");
}
