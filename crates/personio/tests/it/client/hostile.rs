//! Whatever is answered, with whatever status, nothing panics and nobody is named.

use std::sync::Mutex;

use futures_util::StreamExt;
use personio::{
    absences::v1::GetTimeOff,
    attendances::v1::{CreateAttendances, NewAttendance},
    client::Client,
    employees::ListEmployees,
    error::Error,
    id::v1::{EmployeeId, TimeOffId},
    persons::ListPersons,
    recruiting::CreateApplication,
    reports::v2::GetReport,
    transport::{Reply, Scripted},
};

use super::person;
use crate::hostile::Random;

/// What is never shown.
const NAME: &str = "Zoe Quux";

const SEEDS: [&str; 12] = [
    r#"{"success":true,"data":"Zoe Quux"}"#,
    r#"{"success":true,"data":{"id":1,"attributes":{"name":{"x":"Zoe Quux"},"start_date":"Zoe Quux"}}}"#,
    r#"{"success":false,"error":{"code":404,"message":"Zoe Quux","error_data":{"file":["Zoe Quux"],"a":"{}"}}}"#,
    r#"{"success":false,"error":{"code":400,"message":"no","detailed_message":[{"success":true,"id":1},{"success":false,"error_msg":"Zoe Quux","id":null,"employee":7}]}}"#,
    r#"{"success":false,"error":{"name":["Zoe Quux"]}}"#,
    r#"{"success":false,"message":"Zoe Quux not found"}"#,
    r#"{"personio_trace_id":"t-1","errors":[{"title":"Zoe Quux","detail":"Zoe Quux","type":"https://x.example/errors#common.x"}]}"#,
    r#"{"trace_id":"t-2","error":"invalid_request","error_description":"Zoe Quux","meta":{}}"#,
    r#"[{"status":404,"trace_id":"t-3","errors":[{"title":"Zoe Quux","details":"Zoe Quux"}]}]"#,
    r#"{"errors":[{"field":"email","errors":[{"reason":"errors.a","context":{"a":"Zoe Quux"}}]},{"id":"t-4","status":"400","title":"Zoe Quux"}]}"#,
    "<!doctype html><p>Zoe Quux</p>",
    r#"{"success":true,"data":[{"id":7,"attributes":{"name":"Zoe Quux"}}],"_data":[{"id":"7"}],"_meta":{"links":{"next":{"href":"?cursor=a"}}}}"#,
];

const STATUSES: [u16; 14] = [0, 100, 200, 201, 204, 302, 400, 401, 403, 404, 422, 429, 500, 999];

/// What a log could hold of an error.
fn shown(error: &Error) -> String {
    let source = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    let rest = format!("{:?} {:?} {:?}", error.kind(), error.missing_right(), error.retry_after());
    format!("{error} {error:?} {source} {rest} {}", error.is_web_page())
}

#[tokio::test]
async fn ten_thousand_random_and_mutated_answers_never_panic_and_name_nobody() {
    let random = Mutex::new(Random(0x2545_f491_4f6c_dd1d));
    let transport = Scripted::answering(move |_| {
        let mut random = random.lock().unwrap();
        let status = STATUSES[random.below(STATUSES.len())];
        let waits = ["", "0", "99999999999999999999", "-1", "Wed, 99 Foo 2026 07:28:00 GMT", "ü"];
        Reply::status(status).header("retry-after", waits[random.below(waits.len())]).body(random.body(&SEEDS))
    });
    let client = Client::without_credentials("https://acme.example", transport.clone());
    let work = NewAttendance::starting(EmployeeId(7), "2026-06-01".parse().unwrap(), "08:00:00".parse().unwrap());
    let batch = CreateAttendances { attendances: vec![work], ..CreateAttendances::default() };
    let application = CreateApplication { application: Default::default() };
    let (mut refused, mut taken) = (0, 0);
    while transport.sent().len() < 10_000 {
        for _ in 0..100 {
            let results = [
                client.send(&person()).await.map(drop),
                client.send(&ListEmployees::default()).await.map(drop),
                client.send(&GetTimeOff { id: TimeOffId(7) }).await.map(drop),
                client.send(&GetReport::of("r".into())).await.map(drop),
                client.send(&batch).await.map(drop),
                client.send(&application).await,
                client.create(&personio::projects::v2::CreateProject::named("Apollo")).await.map(drop),
            ];
            let pages = client.pages(ListPersons::default()).map(|it| it.map(drop)).collect::<Vec<_>>().await;
            for result in results.into_iter().chain(pages) {
                match result {
                    Ok(()) => taken += 1,
                    Err(error) => {
                        refused += 1;
                        // A mutation may tear the name apart, and may put a part of it where a code belongs.
                        assert!(!shown(&error).contains(NAME), "{}", shown(&error));
                    }
                }
            }
        }
    }
    assert!(refused > 1_000 && taken > 100, "{refused} refused, {taken} taken");
}
