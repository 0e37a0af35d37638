//! Making something once, although answers get lost.

use personio::{
    absences::v1::CreateTimeOff,
    absences::v2::{AbsenceEnd, AbsenceStart, CreateAbsencePeriod},
    attendances::v1::{CreateAttendances, NewAttendance, Row},
    attendances::v2::{Activity, CreateAttendancePeriod},
    compensations::{Amount, CompensationCategory, CreateCompensation, CreateCompensationType},
    employees::{CreateEmployee, NewEmployee},
    error::Error,
    id::v1::{AttendanceId, EmployeeId, TimeOffTypeId},
    persons::{CreatePerson, NewEmployment},
    projects::v2::CreateProject,
    recruiting::CreateApplication,
    reference::Reference,
    request::{Create, Method},
    transport::{Reply, Scripted},
    webhooks::{CreateWebhook, WebhookAuth, WebhookStatus},
};

use super::patient;

fn work() -> CreateAttendancePeriod {
    CreateAttendancePeriod::new("1".into(), Activity::work(), "2026-06-01T08:00:00".parse().unwrap())
        .until("2026-06-01T12:00:00".parse().unwrap())
}

fn half_a_day() -> CreateAbsencePeriod {
    let date = "2026-06-01".parse().unwrap();
    CreateAbsencePeriod::new("1".into(), "t".into(), AbsenceStart::Noon(date), AbsenceEnd::Evening(date))
}

fn person() -> CreatePerson {
    CreatePerson {
        email: "ada@acme.example".into(),
        first_name: "Ada".into(),
        last_name: "Byron".into(),
        preferred_name: None,
        gender: None,
        language: None,
        custom_attributes: vec![],
        employments: vec![NewEmployment::default()],
    }
}

fn webhook() -> CreateWebhook {
    CreateWebhook {
        url: "https://acme.example/hook".into(),
        description: String::new(),
        status: WebhookStatus::Enabled,
        auth: WebhookAuth::None,
        enabled_events: vec![],
    }
}

/// Loses the answer to the first POST; lists hold what is given.
async fn created_after_a_loss<E: Create>(endpoint: &E, listed: &'static str) -> (Result<E::Response, Error>, String) {
    let transport = Scripted::answering({
        let lost = std::sync::atomic::AtomicBool::new(false);
        move |sent| match sent.method {
            Method::Get => Reply::ok(&format!(r#"{{"_data":[{listed}]}}"#)),
            _ if lost.swap(true, std::sync::atomic::Ordering::SeqCst) => Reply::status(201).body(r#"{"id":"new"}"#),
            _ => Reply::no_answer(),
        }
    });
    let result = patient(&transport).create(endpoint).await;
    let methods = transport.sent().iter().map(|sent| sent.method.as_str()).collect::<Vec<_>>();
    (result, methods.join(" "))
}

#[tokio::test]
async fn what_is_found_by_its_key_is_not_made_again() {
    let period = r#"{"id":"p","type":"WORK","person":{"id":"1"},"start":{"date_time":"2026-06-01T08:00:00"},"end":{"date_time":"2026-06-01T12:00:00"}}"#;
    let (found, sent) = created_after_a_loss(&work(), period).await;
    assert_eq!((found.unwrap().id.as_str(), sent.as_str()), ("p", "POST GET"));

    let absence = r#"{"id":"a","person":{"id":"1"},"absence_type":{"id":"t"},"starts_from":{"date_time":"2026-06-01T00:00:00","type":"SECOND_HALF"},"ends_at":{"date_time":"2026-06-01T00:00:00","type":"SECOND_HALF"}}"#;
    let (found, sent) = created_after_a_loss(&half_a_day(), absence).await;
    assert_eq!((found.unwrap().id.as_str(), sent.as_str()), ("a", "POST GET"));

    let (found, sent) = created_after_a_loss(&person(), r#"{"id":"9","email":"Ada@acme.example"}"#).await;
    assert_eq!((found.unwrap().id.as_str(), sent.as_str()), ("9", "POST GET"));

    let (found, sent) = created_after_a_loss(&CreateProject::named("Apollo"), r#"{"id":"3","name":"Apollo"}"#).await;
    assert_eq!((found.unwrap().id.as_str(), sent.as_str()), ("3", "POST GET"));

    let pay = CreateCompensation {
        person: Reference::new("1".into()),
        r#type: Reference::new("t".into()),
        value: Amount(20.5),
        effective_from: "2026-06-01".parse().unwrap(),
        currency: None,
        interval: None,
        comment: None,
    };
    let listed = r#"{"id":"c","person":{"id":"1"},"type":{"id":"t"},"value":20.5,"effective_from":"2026-06-01"}"#;
    let (found, sent) = created_after_a_loss(&pay, listed).await;
    assert_eq!((found.unwrap().id.as_str(), sent.as_str()), ("c", "POST GET"));

    let kind = CreateCompensationType { name: "Bonus".into(), category: CompensationCategory::OneTime };
    let (found, sent) = created_after_a_loss(&kind, r#"{"id":"k","name":"Bonus"}"#).await;
    assert_eq!((found.unwrap().id.as_str(), sent.as_str()), ("k", "POST GET"));

    let (found, sent) = created_after_a_loss(&webhook(), r#"{"id":"w","url":"https://acme.example/hook"}"#).await;
    assert_eq!((found.unwrap().id.as_str(), sent.as_str()), ("w", "POST GET"));
}

#[tokio::test]
async fn what_is_only_similar_is_something_else() {
    let breaks = r#"{"id":"p","type":"BREAK","person":{"id":"1"},"start":{"date_time":"2026-06-01T08:00:00"},"end":{"date_time":"2026-06-01T12:00:00"}}"#;
    let (made, sent) = created_after_a_loss(&work(), breaks).await;
    assert_eq!((made.unwrap().id.as_str(), sent.as_str()), ("new", "POST GET POST"));

    let morning = r#"{"id":"a","person":{"id":"1"},"absence_type":{"id":"t"},"starts_from":{"date_time":"2026-06-01T00:00:00","type":"FIRST_HALF"},"ends_at":{"date_time":"2026-06-01T00:00:00","type":"FIRST_HALF"}}"#;
    let (made, sent) = created_after_a_loss(&half_a_day(), morning).await;
    assert_eq!((made.unwrap().id.as_str(), sent.as_str()), ("new", "POST GET POST"));

    let below = r#"{"id":"3","name":"Apollo","parent_project":{"id":"2"}}"#;
    let (made, sent) = created_after_a_loss(&CreateProject::named("Apollo"), below).await;
    assert_eq!((made.unwrap().id.as_str(), sent.as_str()), ("new", "POST GET POST"));
}

#[tokio::test]
async fn a_thing_is_looked_for_on_every_page() {
    let transport = Scripted::answering(|sent| match sent.method {
        Method::Get if sent.url.contains("cursor=c1") => {
            Reply::ok(r#"{"_data":[{"id":"w","url":"https://acme.example/hook"}]}"#)
        }
        Method::Get => Reply::ok(r#"{"_data":[],"_meta":{"links":{"next":{"href":"?cursor=c1"}}}}"#),
        _ => Reply::no_answer(),
    });
    assert_eq!(patient(&transport).create(&webhook()).await.unwrap().id.as_str(), "w");
    assert_eq!(transport.sent().len(), 3);
}

fn row(day: &str) -> NewAttendance {
    let end_time = Some("12:00".parse().unwrap());
    NewAttendance { end_time, ..NewAttendance::starting(EmployeeId(7), day.parse().unwrap(), "08:00".parse().unwrap()) }
}

#[tokio::test]
async fn rows_that_came_through_late_are_not_reported_as_refused() {
    let refused = r#"{"success":false,"error":{"code":400,"message":"no","detailed_message":[
        {"success":false,"error_msg":"overlap"},{"success":false,"error_msg":"overlap"}]}}"#;
    let listed = r#"{"success":true,"data":[{"id":5,"type":"AttendancePeriod","attributes":{
        "employee":7,"date":"2026-06-01","start_time":"08:00:00","end_time":"12:00:00"}}]}"#;
    let transport = Scripted::new([
        Reply::status(504),
        Reply::ok(r#"{"success":true,"data":[]}"#),
        Reply::status(400).body(refused),
        Reply::ok(listed),
    ]);
    let attendances = vec![row("2026-06-01"), row("2026-06-02")];
    let batch = CreateAttendances { attendances, ..CreateAttendances::default() };
    let answer = patient(&transport).create(&batch).await.unwrap();
    assert_eq!(answer.rows[0], Row::Stored(AttendanceId(5)));
    assert!(matches!(&answer.rows[1], Row::Refused(it) if it.message.as_deref() == Some("overlap")));
}

#[tokio::test]
async fn version_1_looks_by_its_own_keys() {
    let lost = |listed: &'static str| {
        Scripted::answering(move |sent| match sent.method {
            Method::Get => Reply::ok(&format!(r#"{{"success":true,"data":[{listed}]}}"#)),
            _ => Reply::no_answer(),
        })
    };
    let employee = NewEmployee { email: "ada@acme.example".into(), ..NewEmployee::default() };
    let transport = lost(
        r#"{"type":"Employee","attributes":{"id":{"value":9},"email":{"label":"Email","value":"ada@acme.example"}}}"#,
    );
    assert_eq!(patient(&transport).create(&CreateEmployee { employee }).await.unwrap().id, EmployeeId(9));
    assert!(transport.sent()[1].url.contains("email=ada%40acme.example"));
    let date = "2026-06-01".parse().unwrap();
    let mut time_off = CreateTimeOff::days(EmployeeId(9), TimeOffTypeId(3), date, date);
    let listed = r#"{"type":"TimeOffPeriod","attributes":{"id":5,"start_date":"2026-06-01T00:00:00+0200",
        "end_date":"2026-06-01T00:00:00+0200","half_day_start":0,"half_day_end":1,
        "time_off_type":{"type":"TimeOffType","attributes":{"id":3,"name":"Vacation"}}}}"#;
    assert!(patient(&lost(listed)).create(&time_off).await.unwrap_err().is_unclear(), "a whole day is another one");
    time_off.half_day_end = true;
    assert_eq!(patient(&lost(listed)).create(&time_off).await.unwrap().id.0, 5);
}

#[tokio::test]
async fn what_the_second_attempt_runs_into_is_what_the_first_one_made() {
    let transport = Scripted::new([
        Reply::status(504),
        Reply::ok(r#"{"_data":[]}"#),
        Reply::status(409),
        Reply::ok(r#"{"_data":[{"id":"9","email":"ada@acme.example"}]}"#),
    ]);
    assert_eq!(patient(&transport).create(&person()).await.unwrap().id.as_str(), "9");
}

#[tokio::test]
async fn a_refusal_without_doubt_is_a_refusal() {
    let transport = Scripted::answering(|_| Reply::status(409));
    assert_eq!(patient(&transport).create(&person()).await.unwrap_err().status(), Some(409));
    assert_eq!(transport.sent().len(), 1);
    let transport = Scripted::new([Reply::status(429), Reply::not_sent(), Reply::status(201).body(r#"{"id":"9"}"#)]);
    patient(&transport).create(&person()).await.unwrap();
    assert_eq!(transport.sent().len(), 3, "nothing had an effect, so nothing is looked up");
}

#[tokio::test]
async fn where_looking_does_not_work_either_the_caller_learns_that_nobody_knows() {
    let transport = Scripted::answering(|sent| match sent.method {
        Method::Get => Reply::status(403),
        _ => Reply::no_answer(),
    });
    assert!(patient(&transport).create(&person()).await.unwrap_err().is_unclear());
    assert_eq!(transport.sent().len(), 2);
}

#[tokio::test]
async fn an_application_that_is_there_already_arrived_if_an_answer_was_lost() {
    let already = r#"{"errors":[{"field":"email","errors":[{"reason":"errors.applicant-already-exists"}]}]}"#;
    let application = CreateApplication { application: Default::default() };
    let transport = Scripted::new([Reply::no_answer(), Reply::status(400).body(already)]);
    patient(&transport).create(&application).await.unwrap();
    let transport = Scripted::new([Reply::status(429), Reply::status(400).body(already)]);
    assert!(patient(&transport).create(&application).await.unwrap_err().response().unwrap().is_already_applied());
}
