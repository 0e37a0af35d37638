use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::{
    chain::{Answer, HR},
    people::{CLARA, FELIX, People},
};

fn ids(answer: &Answer) -> Vec<&str> {
    answer.body["_data"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect()
}

async fn all(people: &People, token: &str, path: &str) -> Vec<Value> {
    let mut found = Vec::new();
    let mut next = path.to_owned();
    for _ in 0..50 {
        let page = people.read(token, &next).await;
        assert_eq!(page.status, 200, "{next} {page:?}");
        found.extend(page.body["_data"].as_array().unwrap().iter().cloned());
        match page.body["_meta"]["links"]["next"]["href"].as_str() {
            Some(link) => next = link.strip_prefix("https://relay.acme.example").unwrap().to_owned(),
            None => return found,
        }
    }
    panic!("the list does not end");
}

#[tokio::test]
async fn a_list_is_ones_own_on_every_page() {
    let people = People::start().await;
    let token = people.sign_in(CLARA).await;
    let person = people.person(CLARA).await;
    let attendances =
        all(&people, &token, "/v2/attendance-periods?limit=20&start.date_time.gte=2026-05-01T00:00:00").await;
    assert!(attendances.len() > 25, "{}", attendances.len());
    assert!(attendances.iter().all(|period| period["person"]["id"] == json!(person)));
}

#[tokio::test]
async fn hr_reads_who_worked_how_long_for_a_project_and_nothing_that_they_wrote_about_it() {
    let people = People::start().await;
    let (clara, hr) = (people.sign_in(CLARA).await, people.sign_in(HR).await);
    let (person, own) = (people.person(CLARA).await, people.person(HR).await);
    let project = people.made("/v2/projects", &json!({"name": "Bridge", "assigned_to_all": true})).await;
    for (who, day) in [(&person, "2026-03-02"), (&person, "2026-03-03"), (&own, "2026-03-02")] {
        let period = json!({
            "person": {"id": who}, "type": "WORK", "comment": "tired", "project": {"id": project},
            "start": {"date_time": format!("{day}T05:00:00")}, "end": {"date_time": format!("{day}T05:30:00")},
        });
        people.made("/v2/attendance-periods", &period).await;
    }
    let path = format!("/v2/attendance-periods?limit=1&project.id={project}");
    let periods = all(&people, &hr, &path).await;
    let mut whose: Vec<&str> = periods.iter().map(|period| period["person"]["id"].as_str().unwrap()).collect();
    whose.sort_unstable();
    let mut expected = [person.as_str(), &person, &own];
    expected.sort_unstable();
    assert_eq!(whose, expected);
    assert!(periods.iter().all(|period| period.get("comment").is_none() && period["project"]["id"] == json!(project)));
    let of_employee = all(&people, &clara, &path).await;
    assert!(of_employee.len() == 2 && of_employee.iter().all(|period| period["person"]["id"] == json!(person)));
    assert!(of_employee.iter().all(|period| period["comment"] == "tired"));
    // What one asks about oneself is answered whole, and the place in everybody's list opens nothing there.
    let of_oneself = all(&people, &hr, &format!("{path}&person.id={own}")).await;
    assert!(of_oneself.len() == 1 && of_oneself[0]["comment"] == "tired");
    let page = people.read(&hr, &path).await;
    let link = page.body["_meta"]["links"]["next"]["href"].as_str().unwrap();
    let cursor = link.split("cursor=").nth(1).unwrap();
    assert_eq!(people.read(&hr, &format!("/v2/attendance-periods?limit=1&cursor={cursor}")).await.status, 400);
    let by_person = format!("/v2/attendance-periods?limit=1&person.id={own}&project.id={project}&cursor={cursor}");
    assert_eq!(people.read(&hr, &by_person).await.status, 400);
}

#[tokio::test]
async fn the_cursor_of_somebody_else_opens_nothing() {
    let people = People::start().await;
    let (clara, felix, hr) = (people.sign_in(CLARA).await, people.sign_in(FELIX).await, people.sign_in(HR).await);
    let page = people.read(&felix, "/v2/attendance-periods?limit=5").await;
    let link = page.body["_meta"]["links"]["next"]["href"].as_str().unwrap();
    let path = link.strip_prefix("https://relay.acme.example").unwrap();
    assert_eq!(people.read(&felix, path).await.status, 200);
    for (token, path) in [(&clara, path.to_owned()), (&hr, path.to_owned())] {
        assert_eq!(people.read(token, &path).await.status, 400, "{path}");
    }
    // Personio's own: it holds the whole question, and would bring Felix' attendances to whoever shows it.
    let person = people.person(FELIX).await;
    let page = people.personio("GET", &format!("/v2/attendance-periods?limit=5&person.id={person}"), None).await;
    let cursor = page.body["_meta"]["links"]["next"]["href"].as_str().unwrap().split("cursor=").nth(1).unwrap();
    let answer = people.read(&clara, &format!("/v2/attendance-periods?cursor={cursor}")).await;
    assert_eq!(answer.status, 400, "{answer:?}");
    // A list that may be read by all: a cursor of HR's would bring what employees do not see.
    let page = people.read(&hr, "/v2/persons?limit=5").await;
    let path = page.body["_meta"]["links"]["next"]["href"].as_str().unwrap();
    let path = path.strip_prefix("https://relay.acme.example").unwrap();
    assert_eq!(people.read(&clara, path).await.status, 400);
}

#[tokio::test]
async fn of_colleagues_an_employee_sees_names_and_no_more() {
    let people = People::start().await;
    let token = people.sign_in(CLARA).await;
    let colleagues = all(&people, &token, "/v2/persons?limit=50").await;
    assert_eq!(colleagues.len(), 39, "without who has left");
    for colleague in &colleagues {
        let mut keys: Vec<&str> = colleague.as_object().unwrap().keys().map(String::as_str).collect();
        keys.sort_unstable();
        assert_eq!(keys, ["first_name", "id", "last_name", "preferred_name"]);
    }
    let me = people.read(&token, &format!("/v2/persons/{}", people.person(CLARA).await)).await;
    assert_eq!(me.body["email"], CLARA);
    assert!(me.body.get("custom_attributes").is_none(), "{me:?}");
    let hidden = people.read(&token, "/v2/persons?status=INACTIVE&email=carla.bruno@acme.example&limit=50").await;
    assert_eq!(hidden.body["_data"].as_array().unwrap().len(), 39);
}

#[tokio::test]
async fn what_is_of_others_is_answered_as_what_does_not_exist() {
    let people = People::start().await;
    let token = people.sign_in(CLARA).await;
    let person = people.person(FELIX).await;
    let theirs = people.personio("GET", &format!("/v2/attendance-periods?limit=1&person.id={person}"), None).await;
    let theirs = ids(&theirs)[0].to_owned();
    let document = people.personio("GET", &format!("/v2/document-management/documents?owner_id={person}"), None).await;
    let document = ids(&document)[0].to_owned();
    let nowhere = "00000000-0000-4000-8000-000000000000";
    let body = json!({"comment": "x"});
    for (method, foreign, missing, body) in [
        ("GET", format!("/v2/attendance-periods/{theirs}"), format!("/v2/attendance-periods/{nowhere}"), None),
        ("PATCH", format!("/v2/attendance-periods/{theirs}"), format!("/v2/attendance-periods/{nowhere}"), Some(&body)),
        ("DELETE", format!("/v2/attendance-periods/{theirs}"), format!("/v2/attendance-periods/{nowhere}"), None),
        ("GET", format!("/v2/persons/{person}"), "/v2/persons/999999".to_owned(), None),
        ("GET", format!("/v2/persons/{person}/employments"), "/v2/persons/999999/employments".to_owned(), None),
        (
            "GET",
            format!("/v1/company/employees/{person}/absences/balance"),
            "/v1/company/employees/999999/absences/balance".to_owned(),
            None,
        ),
        (
            "GET",
            format!("/v2/document-management/documents/{document}/download"),
            format!("/v2/document-management/documents/{nowhere}/download"),
            None,
        ),
        (
            "GET",
            format!("/v2/attendance-periods?person.id={person}"),
            "/v2/attendance-periods?person.id=999999".to_owned(),
            None,
        ),
        ("GET", "/v2/compensations".to_owned(), "/v2/no-such-thing".to_owned(), None),
    ] {
        let strip = |mut answer: Answer| {
            if let Some(body) = answer.body.as_object_mut() {
                body.remove("personio_trace_id");
                body.remove("timestamp");
            }
            (answer.status, answer.body)
        };
        let (foreign_answer, missing_answer) =
            (people.ask(&token, method, &foreign, body).await, people.ask(&token, method, &missing, body).await);
        assert_eq!(foreign_answer.status, 404, "{method} {foreign} {foreign_answer:?}");
        assert_eq!(strip(foreign_answer), strip(missing_answer), "{method} {foreign}");
    }
    let untouched = people.personio("GET", &format!("/v2/attendance-periods/{theirs}"), None).await;
    assert_eq!(untouched.status, 200);
}

#[tokio::test]
async fn an_employee_books_for_themselves_whatever_the_request_says() {
    let people = People::start().await;
    let token = people.sign_in(CLARA).await;
    let (clara, felix) = (people.person(CLARA).await, people.person(FELIX).await);
    let night = |day: u32| {
        json!({
            "type": "WORK",
            "start": {"date_time": format!("2026-06-{day:02}T02:00:00")},
            "end": {"date_time": format!("2026-06-{day:02}T03:00:00")},
        })
    };
    let answer = people.ask(&token, "POST", "/v2/attendance-periods?skip_approval=true", Some(&night(1))).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    let made = answer.body["id"].as_str().unwrap();
    let period = people.personio("GET", &format!("/v2/attendance-periods/{made}"), None).await;
    assert_eq!(period.body["person"]["id"], json!(clara));
    assert_eq!(period.body["approval"]["status"], "PENDING", "approval is never skipped");
    let mut for_felix = night(2);
    for_felix["person"] = json!({"id": felix});
    assert_eq!(people.ask(&token, "POST", "/v2/attendance-periods", Some(&for_felix)).await.status, 404);
    let mut approved = night(3);
    approved["approval"] = json!({"status": "CONFIRMED"});
    assert_eq!(people.ask(&token, "POST", "/v2/attendance-periods", Some(&approved)).await.status, 400);
    let moved = json!({"person": {"id": felix}});
    let path = format!("/v2/attendance-periods/{made}");
    assert_eq!(people.ask(&token, "PATCH", &path, Some(&moved)).await.status, 400);
    // A key twice: Personio gets the one that was checked.
    let twice = format!(
        r#"{{"person":{{"id":"{felix}"}},"type":"WORK","start":{{"date_time":"2026-06-04T02:00:00"}},"end":{{"date_time":"2026-06-04T03:00:00"}},"person":{{"id":"{clara}"}}}}"#
    );
    let request = people.request(&token, "POST", "/v2/attendance-periods").header("content-type", "application/json");
    let answer = Answer::of(request.body(twice).send().await.unwrap()).await;
    assert_eq!(answer.status, 201);
    let path = format!("/v2/attendance-periods/{}", answer.body["id"].as_str().unwrap());
    let period = people.personio("GET", &path, None).await;
    assert_eq!(period.body["person"]["id"], json!(clara));
    assert_eq!(people.arrived_at("POST", "/v2/attendance-periods").await, 2);
}

#[tokio::test]
async fn projects_are_those_that_the_person_may_book_on() {
    let people = People::start().await;
    let (clara, felix) = (people.sign_in(CLARA).await, people.sign_in(FELIX).await);
    let person = people.person(CLARA).await;
    let secret = people.made("/v2/projects", &json!({"name": "Secret", "status": "ACTIVE"})).await;
    let members = format!("/v2/projects/{secret}/members");
    assert_eq!(people.personio("POST", &members, Some(&json!([{"person": {"id": person}}]))).await.status, 204);
    let below = json!({"name": "Below", "status": "ACTIVE", "parent_project": {"id": secret}});
    let below = people.made("/v2/projects", &below).await;
    let (clara_sees, felix_sees) =
        (people.read(&clara, "/v2/projects").await, people.read(&felix, "/v2/projects").await);
    for project in [&secret, &below] {
        assert!(ids(&clara_sees).contains(&project.as_str()));
        assert!(!ids(&felix_sees).contains(&project.as_str()));
    }
    assert!(felix_sees.body["_data"][0].get("client_name").is_none());
    let work = |project: &str| {
        json!({
            "type": "WORK",
            "start": {"date_time": "2026-06-01T02:00:00"},
            "end": {"date_time": "2026-06-01T03:00:00"},
            "project": {"id": project},
        })
    };
    let foreign = people.ask(&felix, "POST", "/v2/attendance-periods", Some(&work(&secret))).await;
    let missing = people.ask(&felix, "POST", "/v2/attendance-periods", Some(&work("999999"))).await;
    assert_eq!((foreign.status, missing.status), (400, 400));
    let detail = |answer: &Answer| answer.body["errors"][0]["detail"].as_str().unwrap().to_owned();
    assert_eq!(detail(&foreign).replace(&secret, "*"), detail(&missing).replace("999999", "*"));
    // The words are Personio's.
    let mut direct = work("999999");
    direct["person"] = json!({"id": person});
    assert_eq!(detail(&people.personio("POST", "/v2/attendance-periods", Some(&direct)).await), detail(&missing));
    assert_eq!(people.ask(&clara, "POST", "/v2/attendance-periods", Some(&work(&below))).await.status, 201);
}

#[tokio::test]
async fn documents_are_ones_own_and_stream() {
    let people = People::start().await;
    let (clara, hr) = (people.sign_in(CLARA).await, people.sign_in(HR).await);
    let person = people.person(CLARA).await;
    let content: Vec<u8> = (0..12_000_000_u32).map(|index| u8::try_from(index % 251).unwrap()).collect();
    let form = || {
        Form::new()
            .part("file", Part::bytes(content.clone()).file_name("payslip.pdf"))
            .text("title", "Payslip")
            .text("employee_id", person.clone())
            .text("category_id", "1")
    };
    let refused = people.request(&clara, "POST", "/v1/company/documents").multipart(form()).send().await.unwrap();
    assert_eq!(refused.status(), 404);
    let sent = people.request(&hr, "POST", "/v1/company/documents").multipart(form()).send().await.unwrap();
    assert_eq!(sent.status(), 201, "{}", sent.text().await.unwrap());
    assert_eq!(people.stored_documents().await, 0, "nothing stays on the relay's disk");
    let odd = people.request(&hr, "POST", "/v1/company/documents").multipart(form().text("employee_id", "1"));
    assert_eq!(odd.send().await.unwrap().status(), 400, "a part twice");
    let list = people.read(&clara, "/v2/document-management/documents?limit=200").await;
    let documents = list.body["_data"].as_array().unwrap();
    assert!(documents.iter().all(|document| document["owner"]["id"] == json!(person)));
    let payslip = documents.iter().find(|document| document["name"] == "Payslip").unwrap()["id"].as_str().unwrap();
    let path = format!("/v2/document-management/documents/{payslip}/download");
    let download = people.request(&clara, "GET", &path).send().await.unwrap();
    assert_eq!(download.status(), 200);
    assert_eq!(download.headers()["content-type"], "application/octet-stream");
    assert!(download.headers()["content-disposition"].to_str().unwrap().starts_with("attachment"));
    assert_eq!(download.headers()["x-content-type-options"], "nosniff");
    assert!(download.bytes().await.unwrap() == content);
}

#[tokio::test]
async fn links_lead_to_the_relay_and_nothing_leads_to_personio() {
    let people = People::start().await;
    let (clara, hr) = (people.sign_in(CLARA).await, people.sign_in(HR).await);
    let person = people.person(CLARA).await;
    for (token, path) in [
        (&hr, "/v2/persons?limit=2".to_owned()),
        (&hr, format!("/v2/persons/{person}")),
        (&clara, format!("/v2/persons/{person}/employments?limit=1")),
        (&clara, "/v2/attendance-periods?limit=2".to_owned()),
        (&clara, "/v2/absence-types".to_owned()),
    ] {
        let answer = people.read(token, &path).await;
        assert_eq!(answer.status, 200, "{path}");
        let text = answer.body.to_string();
        assert!(!text.contains("127.0.0.1"), "{path} {text}");
    }
}

#[tokio::test]
async fn trouble_with_the_companys_credentials_is_not_the_employees() {
    let people = People::start().await;
    let token = people.sign_in(CLARA).await;
    for (fault, expected) in [
        (json!({"path": "/v2/absence-types", "kind": "status", "status": 401}), 502),
        (json!({"path": "/v2/absence-types", "kind": "status", "status": 307}), 502),
        (json!({"path": "/v2/absence-types", "kind": "status", "status": 500}), 500),
        (json!({"path": "/v2/absence-types", "kind": "status", "status": 200, "body": "<html>"}), 502),
    ] {
        people.fault(&fault).await;
        let answer = people.read(&token, "/v2/absence-types").await;
        assert_eq!(answer.status, expected, "{fault} {answer:?}");
        people.clear_faults().await;
    }
    assert_eq!(people.read(&token, "/_relay/session").await.status, 200);
}

#[tokio::test]
async fn a_lost_answer_to_a_write_is_told_as_such_and_nothing_is_written_twice() {
    let people = People::start().await;
    let token = people.sign_in(CLARA).await;
    people.fault(&json!({"path": "/v2/attendance-periods", "method": "POST", "kind": "lost_answer"})).await;
    let work = json!({
        "type": "WORK",
        "start": {"date_time": "2026-06-01T02:00:00"},
        "end": {"date_time": "2026-06-01T03:00:00"},
    });
    let answer = people.ask(&token, "POST", "/v2/attendance-periods", Some(&work)).await;
    assert_eq!(answer.status, 504, "{answer:?}");
    assert_eq!(people.arrived_at("POST", "/v2/attendance-periods").await, 1);
}

#[tokio::test]
async fn bodies_that_are_no_json_or_too_large_go_nowhere() {
    let people = People::start().await;
    let token = people.sign_in(CLARA).await;
    let send = |content_type: &'static str, body: Vec<u8>| {
        people.request(&token, "POST", "/v2/attendance-periods").header("content-type", content_type).body(body).send()
    };
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for (content_type, body, expected) in [
        ("text/plain", b"{}".to_vec(), 415),
        ("application/x-www-form-urlencoded", b"person=1".to_vec(), 415),
        ("application/json", b"{".to_vec(), 400),
        ("application/json", b"".to_vec(), 400),
        ("application/json", deep.into_bytes(), 400),
        ("application/json", format!(r#"{{"comment":"{}"}}"#, "x".repeat(300_000)).into_bytes(), 413),
    ] {
        assert_eq!(send(content_type, body).await.unwrap().status(), expected, "{content_type}");
    }
    assert_eq!(people.arrived_at("POST", "/v2/attendance-periods").await, 0);
}

#[tokio::test]
async fn paths_with_tricks_go_nowhere() {
    let people = People::start().await;
    let token = people.sign_in(CLARA).await;
    let before = people.arrived_at("GET", "/v2/**").await;
    // A client that does not tidy addresses up.
    for path in ["/v2/persons/%2e%2e/compensations", "/v2/persons//1", "/v2/persons/1%2Femployments", "/v1/%61uth"] {
        let answer = people.raw(&format!("GET {path} HTTP/1.1"), &token).await;
        assert!(answer.starts_with("HTTP/1.1 400"), "{path} {answer}");
    }
    let answer = people.raw("GET /v2/persons/1/../2 HTTP/1.1", &token).await;
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    assert_eq!(people.arrived_at("GET", "/v2/**").await, before);
}
