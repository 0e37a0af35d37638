//! What a no looks like, and what is made of it.

use personio::{
    absences::v1::ListTimeOffTypes,
    attendances::v1::{CreateAttendances, NewAttendance},
    error::ErrorKind,
    id::v1::EmployeeId,
    recruiting::CreateApplication,
    transport::{Reply, Scripted},
};

use super::{patient, person};

#[tokio::test]
async fn a_no_with_status_200_is_an_error_even_where_the_body_is_not_read() {
    let no = r#"{"success":false,"error":{"code":403,"message":"Provided authorization is not valid for Ada"}}"#;
    let transport = Scripted::answering(move |_| Reply::ok(no));
    for error in [
        patient(&transport).send(&ListTimeOffTypes::default()).await.unwrap_err(),
        patient(&transport).send(&CreateApplication { application: Default::default() }).await.unwrap_err(),
    ] {
        assert_eq!((error.status(), error.kind()), (Some(200), ErrorKind::Permission));
        assert!(!format!("{error} {error:?}").contains("Ada"));
    }
}

#[tokio::test]
async fn a_batch_tells_of_each_row_whatever_its_status() {
    let body = r#"{"success":false,"error":{"code":400,"message":"Error when trying to insert Attendances periods rows",
        "detailed_message":[{"success":true,"error_msg":null,"id":1,"employee":7},
        {"success":false,"error_msg":"Existing overlapping attendances periods","id":null,"employee":7}]}}"#;
    let work = NewAttendance::starting(EmployeeId(7), "2026-06-01".parse().unwrap(), "08:00:00".parse().unwrap());
    let batch = CreateAttendances { attendances: vec![work.clone(), work], ..CreateAttendances::default() };
    for status in [200, 400] {
        let transport = Scripted::answering(move |_| Reply::status(status).body(body));
        let answer = patient(&transport).send(&batch).await.unwrap();
        assert_eq!((answer.rows.len(), answer.stored().count()), (2, 1), "{status}");
        assert_eq!(
            answer.refused().next().unwrap().1.message.as_deref(),
            Some("Existing overlapping attendances periods")
        );
    }
    for status in [403, 500] {
        let transport = Scripted::answering(move |_| Reply::status(status).body(body));
        assert_eq!(patient(&transport).send(&batch).await.unwrap_err().status(), Some(status));
    }
}

#[tokio::test]
async fn a_web_page_is_recognised_with_every_status() {
    for status in [200, 404, 502] {
        let transport = Scripted::answering(move |_| Reply::status(status).body("<!DOCTYPE html><p>Ada</p>"));
        let error = patient(&transport).send(&person()).await.unwrap_err();
        assert!(error.is_web_page(), "{status}");
        let source = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
        assert!(!format!("{error} {error:?} {source}").contains("Ada"));
    }
}
