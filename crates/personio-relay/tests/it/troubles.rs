use serde_json::json;
use uuid::Uuid;

use crate::chain::{Chain, candidate, eventually, on_both, with_files};

on_both! {
    short_troubles_of_personio_are_over_while_the_candidate_waits,
    longer_troubles_become_a_promise_that_is_kept_over_a_restart,
    a_refusal_after_the_promise_is_kept_for_a_person_and_judged_anew_on_a_repeat,
    while_the_first_is_on_its_way_a_changed_second_one_is_a_duplicate,
    a_wrong_token_loses_nothing,
    personios_limit_is_kept,
}

const APPLICATIONS: &str = "/v1/recruiting/applications";
const DOCUMENTS: &str = "/v1/recruiting/applications/documents";

async fn short_troubles_of_personio_are_over_while_the_candidate_waits() {
    let chain = Chain::start().await;
    for (number, fault) in [
        json!({"path": APPLICATIONS, "kind": "status", "status": 503, "times": 2}),
        json!({"path": APPLICATIONS, "kind": "status", "status": 429, "times": 1}),
        json!({"path": APPLICATIONS, "kind": "reset", "times": 1}),
        json!({"path": APPLICATIONS, "kind": "lost_answer", "times": 1}),
        json!({"path": DOCUMENTS, "kind": "reset", "times": 1}),
        json!({"path": DOCUMENTS, "kind": "lost_answer", "times": 1}),
        json!({"path": DOCUMENTS, "kind": "status", "status": 500, "times": 1}),
    ]
    .iter()
    .enumerate()
    {
        chain.fault(fault).await;
        let email = format!("ada{number}@example.com");
        let cv = chain.document("cv.txt", "curriculum").await;
        let answer = chain.apply(&with_files(candidate(&email), &[(cv, "cv")])).await;
        assert_eq!(answer.status, 201, "{fault}: {answer:?}");
        assert_eq!(chain.arrived(&email), 1, "{fault}");
    }
}

async fn longer_troubles_become_a_promise_that_is_kept_over_a_restart() {
    let mut chain = Chain::with("wait = \"200ms\"").await;
    chain.fault(&json!({"path": APPLICATIONS, "kind": "status", "status": 503})).await;
    let cv = chain.document("cv.txt", "curriculum").await;
    let answer = chain.apply(&with_files(candidate("ada@example.com"), &[(cv, "cv")])).await;
    assert_eq!((answer.status, answer.body), (202, json!({"status": "received"})));

    chain.restart().await;
    assert_eq!(chain.json("/_relay/health").await["outbox"]["pending"], 1);
    chain.clear_faults().await;
    eventually("it is delivered", || async { chain.arrived("ada@example.com") == 1 }).await;
    eventually("its files are deleted", || async { chain.stored_documents().await == 0 }).await;
}

async fn a_refusal_after_the_promise_is_kept_for_a_person_and_judged_anew_on_a_repeat() {
    let chain = Chain::with("wait = \"200ms\"").await;
    chain.fault(&json!({"path": APPLICATIONS, "kind": "status", "status": 503})).await;
    let mut body = candidate("ada@example.com");
    body["recruiting_channel_id"] = json!(999_999);
    let key = Uuid::new_v4().to_string();
    let send = || async { chain.application(&body).header("idempotency-key", &key).send().await.unwrap().status() };
    assert_eq!(send().await, 202);
    chain.clear_faults().await;
    eventually("it is dead", || async { chain.json("/_relay/health").await["outbox"]["dead"] == 1 }).await;
    assert_eq!(chain.sandbox.applications().len(), 0);
}

async fn while_the_first_is_on_its_way_a_changed_second_one_is_a_duplicate() {
    let chain = Chain::with("wait = \"200ms\"").await;
    chain.fault(&json!({"path": APPLICATIONS, "kind": "status", "status": 503})).await;
    assert_eq!(chain.apply(&candidate("ada@example.com")).await.status, 202);
    let mut changed = candidate("ADA@example.com");
    changed["message"] = json!("one more thing");
    let answer = chain.apply(&changed).await;
    assert_eq!((answer.status, answer.complaint()), (400, ("email", "errors.applicant-already-exists")));
    chain.clear_faults().await;
    eventually("the first is delivered", || async { chain.arrived("ada@example.com") == 1 }).await;
}

async fn a_wrong_token_loses_nothing() {
    let chain = Chain::with("wait = \"200ms\"").await;
    chain.fault(&json!({"path": APPLICATIONS, "kind": "status", "status": 401})).await;
    assert_eq!(chain.apply(&candidate("ada@example.com")).await.status, 202);
    chain.clear_faults().await;
    eventually("it is delivered", || async { chain.arrived("ada@example.com") == 1 }).await;
}

async fn personios_limit_is_kept() {
    let chain = Chain::with("wait = \"300ms\"\nper_minute = 2").await;
    for number in 0..4 {
        let status = chain.apply(&candidate(&format!("ada{number}@example.com"))).await.status;
        assert_eq!(status, if number < 2 { 201 } else { 202 }, "{number}");
    }
    assert_eq!(chain.sandbox.applications().len(), 2);
    assert_eq!(chain.json("/_relay/health").await["outbox"]["pending"], 2);
}
