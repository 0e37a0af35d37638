use personio_relay::commands;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    chain::{Database, HR, INTRANET, ON, PAGE, eventually, on_both},
    people::{CARLA, CLARA, FELIX, People},
};

on_both! {
    an_invitation_opens_a_session_once,
    a_new_invitation_ends_the_one_before,
    nobody_is_invited_whom_personio_does_not_know_as_working_here,
    who_leaves_between_invitation_and_sign_in_does_not_come_in,
    a_code_is_not_used_up_while_personio_is_down,
    guessing_at_codes_ends_soon_and_says_when_to_come_back,
    what_is_no_code_opens_nothing_and_breaks_nothing,
    signing_out_ends_one_session_and_everywhere_ends_all,
    the_operator_sees_sessions_and_ends_them_while_the_relay_runs,
    a_session_outlives_a_restart_and_ends_with_its_time,
    who_leaves_the_company_loses_access,
    personio_is_asked_once_in_a_while_and_not_with_each_request,
    while_personio_is_down_people_go_on_for_a_while_and_then_wait,
    what_the_operator_takes_back_counts_for_open_sessions_too,
    pages_and_extensions_that_may_not_use_the_relay_are_told_so,
    the_page_of_an_invitation_runs_its_own_script_only,
}

async fn an_invitation_opens_a_session_once() {
    let people = People::start().await;
    let invited = commands::invite(&people.config(), " Clara.Neumann@acme.example ").await.unwrap();
    assert_eq!(invited.name, "Clara Neumann");
    assert_eq!(invited.link, format!("https://relay.acme.example/_relay/sign-in#code={}", invited.code));
    let answer = people.try_code(&invited.code.to_lowercase().replace('-', " ")).await;
    assert_eq!(answer.status, 201, "{answer:?}");
    let person = people.person(CLARA).await;
    let session = &answer.body["session"];
    assert_eq!((&session["email"], &session["role"]), (&json!(CLARA), &json!("employee")));
    assert_eq!((&session["person"]["id"], &session["employee"]["id"]), (&json!(person), &json!(person)));
    let token = answer.body["token"].as_str().unwrap();
    let me = people.read(token, "/_relay/session").await;
    assert_eq!((me.status, &me.body), (200, session));
    assert_eq!(people.try_code(&invited.code).await.status, 403, "a second time");
}

async fn a_new_invitation_ends_the_one_before() {
    let people = People::start().await;
    let (first, second) = (people.invite(CLARA).await, people.invite(CLARA).await);
    assert_eq!(people.try_code(&first).await.status, 403);
    assert_eq!(people.try_code(&second).await.status, 201);
}

async fn nobody_is_invited_whom_personio_does_not_know_as_working_here() {
    let people = People::with(r#"allowed_domains = ["acme.example"]"#).await;
    for (email, reason) in [
        (CARLA, "knows nobody"),
        ("nobody@acme.example", "knows nobody"),
        ("clara.neumann@acme.example,felix.otto@acme.example", "knows nobody"),
        ("ada@elsewhere.example", "allowed_domains"),
        ("ada", "allowed_domains"),
    ] {
        let error = commands::invite(&people.config(), email).await.unwrap_err().to_string();
        assert!(error.contains(reason), "{email}: {error}");
    }
}

async fn who_leaves_between_invitation_and_sign_in_does_not_come_in() {
    let people = People::start().await;
    let code = people.invite(CLARA).await;
    people.dismiss(CLARA).await;
    let answer = people.try_code(&code).await;
    assert_eq!((answer.status, &answer.body["error"]["code"]), (403, &json!("invalid_code")));
}

async fn a_code_is_not_used_up_while_personio_is_down() {
    let people = People::start().await;
    let code = people.invite(CLARA).await;
    people.fault(&json!({"path": "/v2/persons", "kind": "status", "status": 503})).await;
    let answer = people.try_code(&code).await;
    assert_eq!((answer.status, &answer.body["error"]["code"]), (503, &json!("personio_unreachable")));
    people.clear_faults().await;
    assert_eq!(people.try_code(&code).await.status, 201);
}

async fn guessing_at_codes_ends_soon_and_says_when_to_come_back() {
    let people = People::start().await;
    let code = people.invite(CLARA).await;
    for _ in 0..10 {
        assert_eq!(people.try_code("AAAA-AAAA-AAAA").await.status, 403);
    }
    for code in ["BBBB-BBBB-BBBB", &code] {
        let request = people.http.post(people.relay_url("/_relay/session")).json(&json!({"code": code}));
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::TOO_MANY_REQUESTS);
        assert!(answer.headers().contains_key("retry-after"));
    }
}

#[tokio::test]
async fn guessing_at_one_relay_is_guessing_at_all() {
    let (people, second) = ON
        .scope(Database::Postgres, async {
            let people = People::start().await;
            let second = people.second_relay().await;
            (people, second)
        })
        .await;
    let code = people.invite(CLARA).await;
    let at_second = async |code: &str| {
        let request = people.http.post(format!("{}/_relay/session", second.url)).json(&json!({"code": code}));
        request.send().await.unwrap().status().as_u16()
    };
    for _ in 0..5 {
        assert_eq!(people.try_code("AAAA-AAAA-AAAA").await.status, 403);
        assert_eq!(at_second("AAAA-AAAA-AAAA").await, 403);
    }
    assert_eq!(people.try_code(&code).await.status, 429);
    assert_eq!(at_second(&code).await, 429);
}

async fn what_is_no_code_opens_nothing_and_breaks_nothing() {
    let people = People::start().await;
    for body in ["", "{", "[]", r#"{"code":7}"#, r#"{"code":"x","more":1}"#, r#"{"code":null}"#] {
        let answer = people.http.post(people.relay_url("/_relay/session")).body(body).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{body}");
    }
    let long = "A".repeat(2_000);
    assert_eq!(people.try_code(&long).await.status, 403);
}

#[tokio::test]
async fn neither_code_nor_token_is_on_disk() {
    let people = People::start().await;
    let code = people.invite(CLARA).await;
    let token = people.sign_in(FELIX).await;
    people.database().await.close().await;
    let mut looked = 0;
    for entry in std::fs::read_dir(people.data()).unwrap() {
        let path = entry.unwrap().path();
        let Ok(content) = std::fs::read(&path) else { continue };
        looked += content.len();
        for secret in [&token, &code, &code.replace('-', ""), &"sandbox-secret".to_owned()] {
            let found = content.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "{}", path.display());
        }
    }
    assert!(looked > 10_000, "the database was looked through");
}

async fn signing_out_ends_one_session_and_everywhere_ends_all() {
    let people = People::start().await;
    let (one, two, three) = (people.sign_in(CLARA).await, people.sign_in(CLARA).await, people.sign_in(CLARA).await);
    let other = people.sign_in(FELIX).await;
    assert_eq!(people.ask(&one, "DELETE", "/_relay/session", None).await.status, 204);
    assert_eq!(people.read(&one, "/_relay/session").await.status, 401);
    assert_eq!(people.read(&two, "/_relay/session").await.status, 200);
    let pending = people.invite(CLARA).await;
    assert_eq!(people.ask(&two, "DELETE", "/_relay/sessions", None).await.status, 204);
    for token in [&two, &three] {
        assert_eq!(people.read(token, "/_relay/session").await.status, 401);
    }
    assert_eq!(people.try_code(&pending).await.status, 403, "an invitation that somebody may have found");
    assert_eq!(people.read(&other, "/_relay/session").await.status, 200);
}

async fn the_operator_sees_sessions_and_ends_them_while_the_relay_runs() {
    let people = People::start().await;
    let (clara, hr) = (people.sign_in(CLARA).await, people.sign_in(HR).await);
    let config = people.config();
    let sessions = commands::list_sessions(&config).await.unwrap();
    let shown: Vec<(&str, &str)> = sessions.iter().map(|session| (session.email.as_str(), session.role)).collect();
    assert_eq!(shown, [(CLARA, "employee"), (HR, "hr")]);
    assert!(!sessions[0].to_string().contains(&clara));
    assert_eq!(commands::revoke_sessions(&config, &sessions[0].id).await.unwrap(), 1);
    assert_eq!(people.read(&clara, "/_relay/session").await.status, 401);
    assert_eq!(commands::revoke_sessions(&config, &HR.to_uppercase()).await.unwrap(), 1);
    assert_eq!(people.read(&hr, "/_relay/session").await.status, 401);
    assert!(commands::revoke_sessions(&config, HR).await.is_err());
    assert!(commands::list_sessions(&config).await.unwrap().is_empty());
}

async fn a_session_outlives_a_restart_and_ends_with_its_time() {
    let mut people = People::start().await;
    let token = people.sign_in(CLARA).await;
    people.restart("").await;
    let me = people.read(&token, "/_relay/session").await;
    assert_eq!(me.status, 200);
    people.let_expire(me.body["id"].as_str().unwrap()).await;
    assert_eq!(people.read(&token, "/_relay/session").await.status, 401);
}

async fn who_leaves_the_company_loses_access() {
    let people = People::with("check_interval = 0").await;
    let (clara, felix) = (people.sign_in(CLARA).await, people.sign_in(FELIX).await);
    assert_eq!(people.read(&clara, "/v2/absence-types").await.status, 200);
    people.dismiss(CLARA).await;
    for path in ["/v2/absence-types", "/_relay/session"] {
        assert_eq!(people.read(&clara, path).await.status, 401, "{path}");
    }
    assert_eq!(people.read(&felix, "/v2/absence-types").await.status, 200);
    assert_eq!(commands::list_sessions(&people.config()).await.unwrap().len(), 1);
}

async fn personio_is_asked_once_in_a_while_and_not_with_each_request() {
    let people = People::with("check_interval = \"10m\"").await;
    let token = people.sign_in(CLARA).await;
    let before = people.arrived_at("GET", "/v2/persons").await;
    for _ in 0..5 {
        assert_eq!(people.read(&token, "/_relay/session").await.status, 200);
    }
    assert_eq!(people.arrived_at("GET", "/v2/persons").await, before);
}

async fn while_personio_is_down_people_go_on_for_a_while_and_then_wait() {
    let mut people = People::with("check_interval = 0").await;
    let token = people.sign_in(CLARA).await;
    people.fault(&json!({"path": "/v2/persons", "kind": "status", "status": 503})).await;
    assert_eq!(people.read(&token, "/_relay/session").await.status, 200);
    people.restart("check_interval = 0\ncheck_grace = 0").await;
    let answer = people.read(&token, "/_relay/session").await;
    assert_eq!((answer.status, &answer.body["error"]["code"]), (503, &json!("personio_unreachable")));
    assert_eq!(people.read(&token, "/v2/absence-types").await.status, 503);
    // Nobody has to sign in again for it.
    people.clear_faults().await;
    eventually("Personio is asked again", || async { people.read(&token, "/_relay/session").await.status == 200 })
        .await;
}

async fn what_the_operator_takes_back_counts_for_open_sessions_too() {
    let mut people = People::start().await;
    let token = people.sign_in(HR).await;
    assert_eq!(people.read(&token, "/_relay/session").await.body["role"], "hr");
    people.restart("allowed_domains = [\"elsewhere.example\"]").await;
    assert_eq!(people.read(&token, "/_relay/session").await.status, 401);
}

async fn pages_and_extensions_that_may_not_use_the_relay_are_told_so() {
    let people = People::start().await;
    let token = people.sign_in(CLARA).await;
    for origin in [PAGE, "https://evil.example", "null", "chrome-extension://abcdefghijklmnopabcdefghijklmnop"] {
        for path in ["/_relay/session", "/v2/absence-types"] {
            let answer = people.request(&token, "GET", path).header("origin", origin).send().await.unwrap();
            assert_eq!(answer.status(), 403, "{origin}");
            let body: Value = answer.json().await.unwrap();
            assert_eq!(body["error"]["code"], "origin_not_allowed");
        }
    }
    for origin in [INTRANET, "moz-extension://0b1a2c3d-4e5f-4a6b-8c7d-9e8f7a6b5c4d", "https://relay.acme.example"] {
        for path in ["/_relay/session", "/v2/absence-types"] {
            let answer = people.request(&token, "GET", path).header("origin", origin).send().await.unwrap();
            assert_eq!(answer.status(), 200, "{origin}");
            assert_eq!(answer.headers()["access-control-allow-origin"], origin);
            assert_eq!(answer.headers()["cache-control"], "no-store");
            assert!(!answer.headers().contains_key("access-control-allow-credentials"));
            assert!(!answer.headers().contains_key("set-cookie"));
            let preflight = people.http.request(Method::OPTIONS, people.relay_url(path)).header("origin", origin);
            let preflight = preflight.send().await.unwrap();
            assert_eq!(preflight.status(), 204);
            assert!(preflight.headers()["access-control-allow-headers"].to_str().unwrap().contains("authorization"));
        }
    }
}

async fn the_page_of_an_invitation_runs_its_own_script_only() {
    let people = People::start().await;
    let page = people.get("/_relay/sign-in").await;
    assert_eq!(page.status(), 200);
    let policy = page.headers()["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy.contains("default-src 'none'") && policy.contains("script-src 'self'"), "{policy}");
    assert!(!policy.contains("unsafe"), "{policy}");
    assert!(page.headers()["content-type"].to_str().unwrap().starts_with("text/html"));
    assert!(page.text().await.unwrap().contains("src=\"sign-in.js\""));
    let script = people.get("/_relay/sign-in.js").await;
    assert_eq!(script.headers()["content-type"], "text/javascript");
}
