//! The authorization matrix: every operation of the policy, asked by everybody who might.
//!
//! The operations come from the policy itself. One that has no line in [`CELLS`] fails the test, as does a line without
//! an operation.

use std::collections::BTreeSet;

use personio_relay::policy::{Operation, Role, operations};
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};

use crate::{
    chain::{Answer, HR, PAGE},
    people::{CLARA, FELIX, People},
};

/// What is answered to who is signed in: for what is their own, and for what is somebody else's. What belongs to nobody
/// is the same in both columns.
struct Cell {
    method: &'static str,
    path: &'static str,
    employee: [u16; 2],
    hr: [u16; 2],
}

const fn cell(method: &'static str, path: &'static str, employee: [u16; 2], hr: [u16; 2]) -> Cell {
    Cell { method, path, employee, hr }
}

const NOT_FOUND: [u16; 2] = [404, 404];

const CELLS: &[Cell] = &[
    cell("GET", "/v2/attendance-periods", [200, 404], [200, 404]),
    cell("POST", "/v2/attendance-periods", [201, 404], [201, 404]),
    cell("GET", "/v2/attendance-periods/{id}", [200, 404], [200, 404]),
    cell("PATCH", "/v2/attendance-periods/{id}", [200, 404], [200, 404]),
    cell("DELETE", "/v2/attendance-periods/{id}", [204, 404], [204, 404]),
    cell("GET", "/v2/absence-periods", [200, 404], [200, 404]),
    cell("POST", "/v2/absence-periods", [201, 404], [201, 404]),
    cell("GET", "/v2/absence-periods/{id}", [200, 404], [200, 404]),
    cell("GET", "/v2/absence-periods/{id}/breakdowns", [200, 404], [200, 404]),
    cell("PATCH", "/v2/absence-periods/{id}", [200, 404], [200, 404]),
    cell("DELETE", "/v2/absence-periods/{id}", [204, 404], [204, 404]),
    cell("GET", "/v2/absence-types", [200, 200], [200, 200]),
    cell("GET", "/v2/absence-types/{id}", [200, 200], [200, 200]),
    cell("GET", "/v1/company/employees/{id}/absences/balance", [200, 404], [200, 404]),
    cell("GET", "/v2/persons", [200, 200], [200, 200]),
    cell("GET", "/v2/persons/{id}", [200, 404], [200, 200]),
    cell("GET", "/v2/persons/{id}/employments", [200, 404], [200, 200]),
    cell("GET", "/v1/company/employees/{id}/profile-picture", [200, 404], [200, 200]),
    cell("GET", "/v1/company/employees/{id}/profile-picture/{width}", [200, 404], [200, 200]),
    cell("GET", "/v2/projects", [200, 200], [200, 200]),
    cell("GET", "/v2/document-management/documents", [200, 404], [200, 200]),
    cell("GET", "/v2/document-management/documents/{id}/download", [200, 404], [200, 200]),
    cell("GET", "/v1/company/document-categories", [200, 200], [200, 200]),
    cell("POST", "/v2/persons", NOT_FOUND, [201, 201]),
    cell("PATCH", "/v2/persons/{id}", NOT_FOUND, [200, 200]),
    cell("GET", "/v2/persons/{id}/employments/{employment}", NOT_FOUND, [200, 200]),
    cell("PATCH", "/v2/persons/{id}/employments/{employment}", NOT_FOUND, [200, 200]),
    cell("GET", "/v1/company/employees/attributes", NOT_FOUND, [200, 200]),
    cell("POST", "/v2/projects", NOT_FOUND, [201, 201]),
    cell("GET", "/v2/projects/{id}", NOT_FOUND, [200, 200]),
    cell("PATCH", "/v2/projects/{id}", NOT_FOUND, [200, 200]),
    cell("DELETE", "/v2/projects/{id}", NOT_FOUND, [204, 204]),
    cell("GET", "/v2/projects/{id}/members", NOT_FOUND, [200, 200]),
    cell("POST", "/v2/projects/{id}/members", NOT_FOUND, [204, 204]),
    cell("DELETE", "/v2/projects/{id}/members", NOT_FOUND, [204, 204]),
    cell("PATCH", "/v2/document-management/documents/{id}", NOT_FOUND, [200, 200]),
    cell("DELETE", "/v2/document-management/documents/{id}", NOT_FOUND, [204, 204]),
    cell("POST", "/v1/company/documents", NOT_FOUND, [201, 201]),
];

/// Methods and paths of the policy, each once.
fn policy() -> BTreeSet<(&'static str, &'static str)> {
    let line = |operation: &'static Operation| (operation.method, operation.path);
    operations(Role::HumanResources).chain(operations(Role::Employee)).map(line).collect()
}

#[test]
fn every_operation_of_the_policy_has_its_line_and_every_line_its_operation() {
    let lines: BTreeSet<_> = CELLS.iter().map(|cell| (cell.method, cell.path)).collect();
    assert_eq!(lines, policy());
    assert_eq!(lines.len(), CELLS.len(), "a line twice");
}

#[tokio::test]
async fn nobody_gets_anything_without_a_session_that_is_open() {
    let people = People::start().await;
    let elsewhere = People::start().await;
    let other_company = elsewhere.sign_in(CLARA).await;
    let revoked = people.sign_in(CLARA).await;
    assert_eq!(people.ask(&revoked, "DELETE", "/_relay/session", None).await.status, 204);
    let expired = people.sign_in(CLARA).await;
    let session = people.read(&expired, "/_relay/session").await;
    people.let_expire(session.body["id"].as_str().unwrap()).await;
    let clara = people.person(CLARA).await;
    // Nothing of these requests reaches Personio, so that the things themselves need not be there.
    let before = people.arrived_at("*", "/v2/**").await + people.arrived_at("*", "/v1/**").await;
    for (method, path) in policy() {
        let path = path.replace("{id}", &clara).replace("{employment}", "1").replace("{width}", "75");
        for (who, token) in [
            ("expired", &expired),
            ("revoked", &revoked),
            ("other company", &other_company),
            ("garbage", &"x".repeat(49)),
        ] {
            let answer = people.ask(token, method, &path, None).await;
            assert_eq!(answer.status, 401, "{who}: {method} {path}");
        }
        let bare = || people.http.request(method.parse().unwrap(), people.relay_url(&path));
        assert_eq!(bare().send().await.unwrap().status(), 401, "no token: {method} {path}");
        let candidate = bare().header("origin", PAGE).send().await.unwrap();
        assert_eq!(candidate.status(), 403, "candidate: {method} {path}");
        let basic = bare().basic_auth("sandbox-client", Some("sandbox-secret")).send().await.unwrap();
        assert_eq!(basic.status(), 401, "the company's own credentials: {method} {path}");
        let in_query =
            people.http.request(method.parse().unwrap(), people.relay_url(&format!("{path}?access_token=x")));
        assert_eq!(in_query.send().await.unwrap().status(), 401, "token in the query: {method} {path}");
    }
    let after = people.arrived_at("*", "/v2/**").await + people.arrived_at("*", "/v1/**").await;
    assert_eq!(after, before);
}

#[tokio::test]
async fn employees_reach_what_is_theirs_and_hr_what_is_the_companys() {
    let people = People::start().await;
    let (clara, hr) = (people.sign_in(CLARA).await, people.sign_in(HR).await);
    // Not everybody has a picture.
    for email in [HR, FELIX] {
        let path = format!("/v1/company/employees/{}/profile-picture", people.person(email).await);
        let headers = json!({"content-type": "image/png"});
        people.fault(&json!({"path": path, "kind": "status", "status": 200, "headers": headers, "body": "PNG"})).await;
    }
    let mut things = Things { people: &people, made: 0 };
    for Cell { method, path, employee, hr: allowed } in CELLS {
        for (who, token, whose, expected) in [
            ("employee, own", &clara, CLARA, employee[0]),
            ("employee, another's", &clara, FELIX, employee[1]),
            ("hr, own", &hr, HR, allowed[0]),
            ("hr, another's", &hr, FELIX, allowed[1]),
        ] {
            let is_own = !who.contains("another's");
            let asked = things.of(method, path, whose, is_own).await;
            people.forget_log().await;
            let answer = asked.send(&people, token, method).await;
            assert_eq!(answer.status, expected, "{who}: {method} {} {answer:?}", asked.path);
            if expected == 404 {
                let message = answer.body["errors"][0]["detail"].as_str().or(answer.body["error"]["message"].as_str());
                assert_eq!(message, Some("There is no resource for the specified id."), "{who}: {method} {path}");
                if *method != "GET" {
                    assert_eq!(things.writes(method).await, 0, "{who}: {method} {path} reached Personio");
                }
            }
        }
    }
}

/// What requests are about. Each request gets a thing of its own, as some of them delete it.
struct Things<'a> {
    people: &'a People,
    made: u32,
}

struct Asked {
    path: String,
    body: Option<Value>,
    upload: Option<String>,
}

impl Asked {
    async fn send(&self, people: &People, token: &str, method: &str) -> Answer {
        let Some(employee) = &self.upload else {
            return people.ask(token, method, &self.path, self.body.as_ref()).await;
        };
        let form = Form::new()
            .part("file", Part::bytes(b"%PDF-1.4".to_vec()).file_name("a.pdf"))
            .text("title", "A document")
            .text("employee_id", employee.clone())
            .text("category_id", "1");
        Answer::of(people.request(token, method, &self.path).multipart(form).send().await.unwrap()).await
    }
}

impl Things<'_> {
    async fn of(&mut self, method: &str, path: &str, whose: &str, is_own: bool) -> Asked {
        self.made += 1;
        let person = self.people.person(whose).await;
        let id = self.thing(path, &person).await;
        let mut asked = path.replace("{id}", &id).replace("{width}", "75");
        if asked.contains("{employment}") {
            asked = asked.replace("{employment}", &self.first(&format!("/v2/persons/{person}/employments")).await);
        }
        match (method, path) {
            ("GET", "/v2/attendance-periods" | "/v2/absence-periods") => {
                asked.push_str(&format!("?person.id={person}"))
            }
            ("GET", "/v2/document-management/documents") => asked.push_str(&format!("?owner_id={person}")),
            _ => {}
        }
        let upload = (path == "/v1/company/documents").then(|| person.clone());
        Asked { path: asked, body: self.body(method, path, &person, is_own).await, upload }
    }

    async fn thing(&self, path: &str, person: &str) -> String {
        if path.starts_with("/v2/attendance-periods/") {
            self.people.made("/v2/attendance-periods", &self.attendance(Some(person))).await
        } else if path.starts_with("/v2/absence-periods/") {
            self.people.made("/v2/absence-periods", &self.absence(Some(person)).await).await
        } else if path.starts_with("/v2/absence-types/") {
            self.first("/v2/absence-types").await
        } else if path.starts_with("/v2/projects/") {
            self.people.made("/v2/projects", &self.project()).await
        } else if path.starts_with("/v2/document-management/documents/") {
            self.first(&format!("/v2/document-management/documents?owner_id={person}")).await
        } else {
            person.to_owned()
        }
    }

    async fn body(&self, method: &str, path: &str, person: &str, is_own: bool) -> Option<Value> {
        let named = (!is_own).then_some(person);
        Some(match (method, path) {
            ("GET", _) => return None,
            ("POST", "/v2/attendance-periods") => self.attendance(named),
            ("POST", "/v2/absence-periods") => self.absence(named).await,
            ("POST", "/v2/persons") => {
                let email = format!("new.{}@acme.example", self.made);
                json!({"email": email, "first_name": "New", "last_name": "Comer"})
            }
            ("PATCH", "/v2/persons/{id}") => json!({"preferred_name": "Somebody"}),
            ("PATCH", "/v2/persons/{id}/employments/{employment}") => json!({"weekly_working_hours": 38}),
            ("POST", "/v2/projects") => self.project(),
            ("PATCH", "/v2/projects/{id}") => json!({"description": "changed"}),
            (_, "/v2/projects/{id}/members") => json!([{"person": {"id": person}}]),
            ("PATCH", _) => json!({"comment": "changed"}),
            _ => return None,
        })
    }

    fn attendance(&self, person: Option<&str>) -> Value {
        // A night of its own, when nobody works.
        let (month, day) = (3 + self.made / 28 % 3, 1 + self.made % 28);
        let (hour, minute) = (1 + self.made / 84 % 4, 0);
        let at = |minute: u32| json!({"date_time": format!("2026-{month:02}-{day:02}T{hour:02}:{minute:02}:00")});
        let mut body = json!({"type": "WORK", "start": at(minute), "end": at(minute + 30)});
        if let Some(person) = person {
            body["person"] = json!({"id": person});
        }
        body
    }

    async fn absence(&self, person: Option<&str>) -> Value {
        let (month, day) = (1 + self.made / 28 % 12, 1 + self.made % 28);
        let date = format!("2028-{month:02}-{day:02}T00:00:00");
        let mut body = json!({
            "absence_type": {"id": self.first("/v2/absence-types").await},
            "starts_from": {"date_time": date, "type": "FIRST_HALF"},
            "ends_at": {"date_time": date, "type": "SECOND_HALF"},
        });
        if let Some(person) = person {
            body["person"] = json!({"id": person});
        }
        body
    }

    fn project(&self) -> Value {
        json!({"name": format!("Project {}", self.made), "status": "ACTIVE"})
    }

    async fn first(&self, list: &str) -> String {
        let answer = self.people.personio("GET", list, None).await;
        answer.body["_data"][0]["id"].as_str().unwrap().to_owned()
    }

    async fn writes(&self, method: &str) -> u64 {
        self.people.arrived_at(method, "/v2/**").await + self.people.arrived_at(method, "/v1/company/**").await
    }
}
