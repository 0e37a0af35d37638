use axum::http::{Method, Uri};
use serde_json::{Value, json};

use super::{
    Admitted, Answer, Body, Caller, Pin, Question, Refusal, Role, admit, employee, human_resources, operations, table,
};

fn caller(role: Role) -> Caller {
    Caller { role, person: "7".to_owned(), employee: Some("70".to_owned()) }
}

fn ask(role: Role, method: &str, uri: &str) -> Result<Admitted, Refusal> {
    admit(&caller(role), &Method::from_bytes(method.as_bytes()).unwrap(), &uri.parse::<Uri>().unwrap())
}

fn refusal(role: Role, method: &str, uri: &str) -> Option<Refusal> {
    ask(role, method, uri).err()
}

fn own(path: &str) -> String {
    path.replace("{id}", if path.starts_with("/v1/") { "70" } else { "7" })
        .replace("{employment}", "1")
        .replace("{width}", "75")
}

#[test]
fn every_operation_of_every_role_is_pinned_as_the_policy_says() {
    for role in [Role::Employee, Role::HumanResources] {
        let list = if role == Role::Employee { employee::OPERATIONS } else { human_resources::OPERATIONS };
        for operation in list {
            let (method, path) = (operation.method, operation.path);
            let question = match operation.question {
                Question::Any => String::new(),
                Question::About { named, .. } => format!("?{named}=1"),
            };
            let admitted = ask(role, method, &[own(path), question].concat()).unwrap();
            assert!(std::ptr::eq(admitted.operation, operation), "{method} {path}: another line is in front of it");
            assert_eq!(admitted.path, own(path));
            match operation.pin {
                Pin::Path => {
                    let others = path.replace("{id}", "8");
                    assert_eq!(refusal(role, method, &others), Some(Refusal::NotFound), "{method} {others}");
                }
                Pin::Query(name) => {
                    assert!(admitted.query.contains(&(name, "7".to_owned())), "{method} {path}");
                    for others in ["8", "7,8", "", "07"] {
                        let uri = format!("{path}?{name}={others}");
                        assert_eq!(refusal(role, method, &uri), Some(Refusal::NotFound), "{uri}");
                    }
                }
                Pin::Body => {
                    let fits = operation.body(&caller(role), json!({"comment": "x"})).unwrap();
                    assert_eq!(fits["person"], json!({"id": "7"}));
                    for others in
                        [json!({"id": "8"}), json!({"id": 7}), json!("8"), Value::Null, json!({"id": "7", "x": 1})]
                    {
                        let body = json!({"person": others});
                        assert_eq!(operation.body(&caller(role), body).err(), Some(Refusal::NotFound), "{path}");
                    }
                }
                Pin::Owner | Pin::OwnList => assert_eq!(admitted.id.as_deref(), Some("7")),
                Pin::Colleague => assert_eq!(admitted.id.as_deref(), Some("70")),
                Pin::Nobody | Pin::Membership => {}
            }
        }
    }
}

#[test]
fn an_employee_skips_no_approval() {
    for operation in employee::OPERATIONS.iter().filter(|operation| operation.method != "GET") {
        let uri = format!("{}?skip_approval=true", own(operation.path));
        let query = ask(Role::Employee, operation.method, &uri).unwrap().query;
        assert_eq!(query, [("skip_approval", "false".to_owned())], "{} {uri}", operation.method);
    }
}

#[test]
fn an_employee_writes_nothing_that_is_not_pinned_and_no_key_that_is_not_listed() {
    for operation in employee::OPERATIONS.iter().filter(|operation| operation.method != "GET") {
        assert!(matches!(operation.pin, Pin::Body | Pin::Owner), "{} {}", operation.method, operation.path);
        assert!(matches!(operation.body, Body::Empty | Body::Fields(_)), "{} {}", operation.method, operation.path);
        if let Body::Fields(_) = operation.body {
            for body in [json!({"approval": {"status": "CONFIRMED"}}), json!([]), json!(1), Value::Null] {
                assert_eq!(operation.body(&caller(Role::Employee), body).err(), Some(Refusal::Malformed));
            }
        }
        if operation.pin == Pin::Owner && operation.body != Body::Empty {
            let moved = json!({"person": {"id": "7"}});
            assert_eq!(operation.body(&caller(Role::Employee), moved).err(), Some(Refusal::Malformed));
        }
    }
}

#[test]
fn human_resources_write_no_key_that_is_not_listed_either() {
    for operation in human_resources::OPERATIONS.iter().filter(|operation| operation.method != "GET") {
        let body = |body| operation.body(&caller(Role::HumanResources), body);
        match operation.body {
            Body::Empty => assert_eq!(operation.method, "DELETE", "{}", operation.path),
            Body::Upload(_) => assert_eq!(body(json!({})).err(), Some(Refusal::Malformed)),
            Body::Fields(fields) => {
                let first = json!({fields[0]: 1});
                assert_eq!(body(first.clone()).unwrap(), first);
                for odd in [json!({fields[0]: 1, "id": 8}), json!([first]), json!("x"), Value::Null] {
                    assert_eq!(body(odd).err(), Some(Refusal::Malformed), "{}", operation.path);
                }
            }
            Body::Items(_) => {
                let one = json!({"person": {"id": "8"}});
                assert_eq!(body(json!([one])).unwrap(), json!([one]));
                for odd in [json!([one, {"x": 1}]), json!({"x": 1}), json!([[]]), json!(1)] {
                    assert_eq!(body(odd).err(), Some(Refusal::Malformed), "{}", operation.path);
                }
            }
        }
    }
}

#[test]
fn what_human_resources_may_do_does_not_exist_for_an_employee() {
    for operation in human_resources::OPERATIONS {
        let shared =
            employee::OPERATIONS.iter().any(|own| (own.method, own.path) == (operation.method, operation.path));
        if !shared {
            let uri = own(operation.path);
            assert_eq!(refusal(Role::Employee, operation.method, &uri), Some(Refusal::NotFound), "{uri}");
        }
    }
}

#[test]
fn human_resources_read_the_time_of_projects_and_of_everything_else_only_their_own() {
    let list = "/v2/attendance-periods";
    let everybodys = ask(Role::HumanResources, "GET", &format!("{list}?project.id=1,2&limit=5&includes=x")).unwrap();
    assert_eq!(everybodys.operation.pin, Pin::Nobody);
    assert_eq!(everybodys.query, [("project.id", "1,2".to_owned()), ("limit", "5".to_owned())]);
    let own = [
        (Role::HumanResources, "?limit=5"),
        (Role::HumanResources, "?project.id="),
        (Role::HumanResources, "?project.id=1&person.id=7"),
        (Role::HumanResources, "?Project.id=1"),
        (Role::Employee, "?project.id=1"),
    ];
    for (role, query) in own {
        let admitted = ask(role, "GET", &[list, query].concat()).unwrap();
        assert_eq!(admitted.operation.pin, Pin::Query("person.id"), "{query}");
        assert!(admitted.query.contains(&("person.id", "7".to_owned())), "{query}");
    }
    for query in ["?project.id=1&person.id=8", "?person.id=8"] {
        assert_eq!(refusal(Role::HumanResources, "GET", &[list, query].concat()), Some(Refusal::NotFound), "{query}");
    }
    let twice = [list, "?project.id=1&project.id=2"].concat();
    assert_eq!(refusal(Role::HumanResources, "GET", &twice), Some(Refusal::Malformed));
}

#[test]
fn what_is_not_listed_does_not_exist() {
    for (method, path) in [
        ("DELETE", "/v2/persons/7"),
        ("GET", "/v2/compensations"),
        ("GET", "/v2/webhooks"),
        ("POST", "/v2/auth/token"),
        ("POST", "/v1/auth"),
        ("GET", "/v1/company/attendances"),
        ("PUT", "/v2/attendance-periods/1"),
        ("get", "/v2/absence-types"),
        ("GET", "/V2/absence-types"),
        ("GET", "/v2/Absence-Types"),
        ("GET", "/v2"),
    ] {
        for role in [Role::Employee, Role::HumanResources] {
            assert_eq!(refusal(role, method, path), Some(Refusal::NotFound), "{method} {path}");
        }
    }
}

#[test]
fn paths_that_two_servers_may_read_differently_are_refused() {
    for path in [
        "/v2/persons/7/../8",
        "/v2/persons/./7",
        "/v2/persons/%2e%2e/8",
        "/v2/persons/7%2F..%2F8",
        "/v2//persons/7",
        "//v2/persons/7",
        "/v2/persons/7/",
        "/v2/persons/7;x=8",
        "/v2/persons/%37",
        "/v2/persons/7%00",
        "/v2/persons/7,8",
        "/v2/%70ersons/7",
        "/",
    ] {
        assert_eq!(refusal(Role::HumanResources, "GET", path), Some(Refusal::Malformed), "{path}");
    }
    let long = format!("/v2/persons/{}", "7".repeat(65));
    assert_eq!(refusal(Role::HumanResources, "GET", &long), Some(Refusal::Malformed));
}

#[test]
fn parameters_given_twice_or_with_control_characters_are_refused_and_unknown_ones_dropped() {
    let list = "/v2/attendance-periods";
    for query in ["person.id=7&person.id=8", "person.id=7&person%2Eid=7", "limit=1&limit=2", "x=1&x=1", "sort=a%0d%0ab"]
    {
        let uri = format!("{list}?{query}");
        assert_eq!(refusal(Role::Employee, "GET", &uri), Some(Refusal::Malformed), "{query}");
    }
    let query = ask(Role::Employee, "GET", &format!("{list}?Person.id=8&id=9&limit=5&includes=x")).unwrap().query;
    let query: Vec<(&str, &str)> = query.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(query, [("limit", "5"), ("person.id", "7")]);
}

#[test]
fn without_an_id_of_version_1_its_paths_do_not_exist() {
    let caller = Caller { employee: None, ..caller(Role::Employee) };
    let uri = "/v1/company/employees/7/absences/balance".parse().unwrap();
    assert_eq!(admit(&caller, &Method::GET, &uri).err(), Some(Refusal::NotFound));
}

#[test]
fn of_colleagues_there_are_names_only_and_odd_answers_show_nothing() {
    let operation = ask(Role::Employee, "GET", "/v2/persons").unwrap().operation;
    let ada = json!({"id": "8", "first_name": "Ada", "email": "ada@acme.example", "custom_attributes": []});
    let cut = operation.cut(json!({"_data": [ada, "x"], "_meta": {}, "secret": 1}));
    assert_eq!(cut, json!({"_data": [{"id": "8", "first_name": "Ada"}], "_meta": {}}));
    for odd in [json!([ada]), json!({"_data": {"8": ada}}), json!("Ada")] {
        assert_eq!(operation.cut(odd), Value::Null);
    }
    let hidden = ["custom_attributes", "termination", "cost_centers"];
    for operation in employee::OPERATIONS {
        if let Answer::Fields(fields) = operation.answer {
            assert!(!fields.iter().any(|field| hidden.contains(field)), "{}", operation.path);
        }
    }
}

#[test]
fn the_printed_policy_has_every_operation_once() {
    let count = employee::OPERATIONS.len() + human_resources::OPERATIONS.len();
    let printed = table();
    let mut lines: Vec<String> =
        printed.lines().skip(1).map(|line| line.split('\t').take(3).collect::<Vec<_>>().join(" ")).collect();
    lines.sort();
    lines.dedup();
    assert_eq!(lines.len(), count + 1, "and that for colleagues");
    assert_eq!(operations(Role::HumanResources).count(), count);
}
