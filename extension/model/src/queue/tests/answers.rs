//! What answers mean for the queue, and what is sent.

use std::time::Duration;

use futures_util::FutureExt;
use personio::{
    client::Client,
    transport::{Reply, Scripted, Sent},
};

use super::{NOW, add, begin, change, remove, work};
use crate::{
    absence::{Absence, Since, Until},
    edit::{Edit, EntryKey},
    queue::{Outcome, Queue, RefusalKind, Step},
};

const PERIOD: &str = r#"{"id":"a","type":"WORK","person":{"id":"7"},"start":{"date_time":"2026-06-01T08:00:00"},
    "end":{"date_time":"2026-06-01T12:00:00"},"comment":null}"#;

/// Does a step, and says what was sent.
fn perform(step: &Step, replies: impl IntoIterator<Item = Reply>) -> (Outcome, Vec<Sent>) {
    let transport = Scripted::new(replies);
    let client = Client::without_credentials("https://relay.example", transport.clone());
    let outcome = step.request(&"7".into()).perform(&client).now_or_never().expect("the script answers at once");
    (outcome, transport.sent())
}

fn sent(sent: &[Sent]) -> Vec<String> {
    let each = sent.iter().map(|it| {
        let path = it.url.trim_start_matches("https://relay.example");
        format!("{} {path} {}", it.method.as_str(), String::from_utf8_lossy(&it.body)).trim_end().to_owned()
    });
    each.collect()
}

fn creation() -> Step {
    let mut queue = Queue::default();
    add(&mut queue, "08:00-12:00 review");
    begin(&mut queue)
}

#[test]
fn each_answer_to_a_new_entry_has_its_meaning() {
    let outcome = |reply| perform(&creation(), [reply]).0;
    let overlap = r#"{"personio_trace_id":"trace","errors":[{"title":"Bad request","type":"attendance_periods.overlapping_periods",
        "detail":"The attendance period overlaps with an existing attendance period."}]}"#;
    assert_eq!(outcome(Reply::status(201).body(r#"{"id":"a"}"#)), Outcome::Created("a".to_owned()));
    assert_eq!(outcome(Reply::not_sent()), Outcome::NotSent { retry_after: None });
    assert_eq!(outcome(Reply::no_answer()), Outcome::Unclear);
    assert_eq!(outcome(Reply::status(503)), Outcome::Unclear);
    assert_eq!(outcome(Reply::status(201).body("{")), Outcome::Unclear);
    assert_eq!(outcome(Reply::ok("<!doctype html><p>Sign in to this network")), Outcome::Unclear);
    assert_eq!(
        outcome(Reply::status(302).header("location", "https://portal.example")),
        Outcome::NotSent { retry_after: None }
    );
    assert_eq!(outcome(Reply::status(404).body("<html>")), Outcome::NotSent { retry_after: None });
    let busy = Reply::status(429).header("retry-after", "60");
    assert_eq!(outcome(busy), Outcome::NotSent { retry_after: Some(Duration::from_secs(60)) });
    let signed_out =
        r#"{"errors":[{"title":"Unauthorized","detail":"You are not signed in to the relay, or no longer."}]}"#;
    assert_eq!(outcome(Reply::status(401).body(signed_out)), Outcome::SignedOut);
    let Outcome::Refused(refusal) = outcome(Reply::status(400).body(overlap)) else { panic!() };
    assert_eq!((refusal.kind, refusal.trace_id.as_deref()), (RefusalKind::Overlap, Some("trace")));
    assert_eq!(refusal.words, ["The attendance period overlaps with an existing attendance period."]);
    let Outcome::Refused(refusal) = outcome(Reply::status(403).body("{}")) else { panic!() };
    assert_eq!(refusal.kind, RefusalKind::Permission);
    assert!(refusal.words[0].contains("personio:attendances:write"), "{:?}", refusal.words);
    let hostile =
        format!(r#"{{"errors":[{}]}}"#, vec![format!(r#"{{"detail":"{}"}}"#, "<b>".repeat(1000)); 50].join(","));
    let Outcome::Refused(refusal) = outcome(Reply::status(400).body(hostile)) else { panic!() };
    assert!(refusal.words.len() <= 5 && refusal.words[0].len() <= 500, "what is stored stays small");
}

#[test]
fn a_new_entry_is_subject_to_approval_and_found_by_its_natural_key() {
    let (_, calls) = perform(&creation(), [Reply::no_answer()]);
    let body = r#"{"person":{"id":"7"},"type":"WORK","start":{"date_time":"2026-06-01T08:00:00"},"end":{"date_time":"2026-06-01T12:00:00"},"comment":"review"}"#;
    assert_eq!(sent(&calls), [format!("POST /v2/attendance-periods?skip_approval=false {body}")]);
    let mut queue = Queue::default();
    add(&mut queue, "08:00-12:00");
    let step = begin(&mut queue);
    queue.settle(&step, Outcome::Unclear, NOW);
    queue.release();
    let list = |periods: &str| Reply::ok(&format!(r#"{{"_data":[{periods}]}}"#));
    let find = begin(&mut queue);
    let (found, calls) = perform(&find, [list(PERIOD)]);
    assert_eq!(found, Outcome::Created("a".to_owned()));
    assert!(
        sent(&calls)[0].starts_with("GET /v2/attendance-periods?person.id=7&start.date_time.gte=2026-06-01T08"),
        "{calls:?}"
    );
    assert_eq!(perform(&find, [list("")]).0, Outcome::NotFound);
    let longer = PERIOD.replace("T12:00:00", "T13:00:00");
    assert_eq!(perform(&find, [list(&longer)]).0, Outcome::NotFound);
    let next = r#"{"_data":[],"_meta":{"links":{"next":{"href":"/v2/attendance-periods?cursor=c"}}}}"#;
    assert_eq!(perform(&find, [Reply::ok(next), list(PERIOD)]).0, Outcome::Created("a".to_owned()));
}

#[test]
fn a_change_is_looked_at_and_sends_only_what_is_different() {
    let mut queue = Queue::default();
    change(&mut queue, &EntryKey::of("a"), "08:00-12:00", "08:00-13:00 review");
    let look = begin(&mut queue);
    let (seen, calls) = perform(&look, [Reply::ok(PERIOD)]);
    assert_eq!(
        (&seen, sent(&calls)),
        (&Outcome::Seen(work("08:00-12:00")), vec!["GET /v2/attendance-periods/a".to_owned()])
    );
    assert_eq!(perform(&look, [Reply::status(404).body("{}")]).0, Outcome::NotFound);
    assert_eq!(perform(&look, [Reply::ok(&PERIOD.replace("WORK", "STANDBY"))]).0, Outcome::NotFound);
    queue.settle(&look, seen, NOW);
    let (written, calls) = perform(&begin(&mut queue), [Reply::status(204)]);
    let body = r#"{"end":{"date_time":"2026-06-01T13:00:00"},"comment":"review"}"#;
    assert_eq!(written, Outcome::Written);
    assert_eq!(sent(&calls), [format!("PATCH /v2/attendance-periods/a?skip_approval=false {body}")]);
}

#[test]
fn a_removal_is_sent_once_it_was_looked_at() {
    let mut queue = Queue::default();
    remove(&mut queue, &EntryKey::of("a"), "08:00-12:00");
    let look = begin(&mut queue);
    queue.settle(&look, perform(&look, [Reply::ok(PERIOD)]).0, NOW);
    let (written, calls) = perform(&begin(&mut queue), [Reply::status(204)]);
    assert_eq!(
        (written, sent(&calls)),
        (Outcome::Written, vec!["DELETE /v2/attendance-periods/a?skip_approval=false".to_owned()])
    );
}

#[test]
fn an_absence_goes_the_same_way() {
    let absence = Absence {
        kind: "t".into(),
        from: Since::Noon("2026-06-01".parse().unwrap()),
        until: Some(Until::Evening("2026-06-02".parse().unwrap())),
        comment: String::new(),
    };
    let mut queue = Queue::default();
    let key = queue.new_key();
    queue.put([Edit::add(key.clone(), absence.clone())]);
    let step = begin(&mut queue);
    let (created, calls) = perform(&step, [Reply::status(201).body(r#"{"id":"x"}"#)]);
    let body = r#"{"person":{"id":"7"},"absence_type":{"id":"t"},"starts_from":{"date_time":"2026-06-01T00:00:00","type":"SECOND_HALF"},"ends_at":{"date_time":"2026-06-02T00:00:00","type":"SECOND_HALF"}}"#;
    assert_eq!(sent(&calls), [format!("POST /v2/absence-periods?skip_approval=false {body}")]);
    queue.settle(&step, created, NOW);
    queue.put([Edit::remove(key, absence)]);
    let look = begin(&mut queue);
    let there = r#"{"id":"x","person":{"id":"7"},"absence_type":{"id":"t"},"starts_from":{"date_time":"2026-06-01T00:00:00","type":"SECOND_HALF"},"ends_at":{"date_time":"2026-06-02T00:00:00","type":"SECOND_HALF"}}"#;
    queue.settle(&look, perform(&look, [Reply::ok(there)]).0, NOW);
    let (_, calls) = perform(&begin(&mut queue), [Reply::status(204)]);
    assert_eq!(sent(&calls), ["DELETE /v2/absence-periods/x?skip_approval=false"]);
}
