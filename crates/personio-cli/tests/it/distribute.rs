use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};

use crate::stage::{CLARA, LENA, Stage, eventually, finish, pdf};

const PAYSLIPS: &str = "3";

/// How many payslips the large tests have: more than a kill can miss, few enough to be quick.
const MANY: usize = 30;

/// A folder with a payslip for each of the first people, by the address in its name.
async fn folder(stage: &Stage, count: usize) -> Vec<(String, String)> {
    let people = stage.run(&["employees", "list", "--json"]).await.json();
    let people = people.as_array().unwrap().iter().take(count);
    let people: Vec<(String, String)> =
        people.map(|it| (it["id"].as_str().unwrap().into(), it["email"].as_str().unwrap().into())).collect();
    for (id, email) in &people {
        stage.write(&format!("slips/2026-05_{email}.pdf"), pdf(&format!("payslip of {id}")));
    }
    people
}

fn distribute<'a>(more: &[&'a str]) -> Vec<&'a str> {
    let all = ["documents", "distribute", "slips", "--category", "Payslips", "--title", "Payslip 2026-05 XI"];
    [&all[..], more].concat()
}

/// How often each of the people has the new payslip, and that it is theirs.
async fn count(stage: &Stage, people: &[(String, String)]) -> Vec<usize> {
    let mut counts = Vec::new();
    for (id, _) in people {
        let titles = stage.titles(id, PAYSLIPS).await;
        counts.push(titles.iter().filter(|title| *title == "Payslip 2026-05 XI").count());
    }
    counts
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_is_made_first_and_sends_nothing() {
    let stage = Stage::start().await;
    stage.write("slips/2026-05_clara.neumann@acme.example.pdf", pdf("a"));
    stage.write("slips/Vogt, Lena 2026-05.pdf", pdf("b"));
    stage.write("slips/2026-05 Otto.pdf", pdf("c"));
    stage.write("slips/2026-05 unbekannt.pdf", pdf("d"));
    stage.write("slips/broken Felix Otto.pdf", b"no pdf");
    let planned = stage.run(&distribute(&["--json"])).await;
    let rows = planned.json();
    let row = |file: &str| rows.as_array().unwrap().iter().find(|it| it["file"] == file).unwrap().clone();
    let said =
        |file: &str| (row(file)["send"].as_str().unwrap().to_owned(), row(file)["rule"].as_str().unwrap().to_owned());
    assert_eq!(said("2026-05_clara.neumann@acme.example.pdf"), ("yes".into(), "e-mail".into()));
    assert_eq!(said("Vogt, Lena 2026-05.pdf"), ("yes".into(), "name".into()));
    assert_eq!(said("2026-05 Otto.pdf"), ("look".into(), "last name only".into()));
    assert_eq!(said("2026-05 unbekannt.pdf"), ("look".into(), "fits nobody".into()));
    assert_eq!(row("broken Felix Otto.pdf")["send"], "no");
    assert!(planned.err.contains("Nothing was sent"), "{planned:?}");
    assert!(stage.read("slips/distribute.csv").starts_with("file,send,person,name,rule,title,"));
    assert_eq!(stage.arrived("POST", "/v1/company/documents").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_fits_in_part_is_sent_only_after_somebody_said_yes() {
    let stage = Stage::start().await;
    stage.write("slips/Lena Vogt.pdf", pdf("b"));
    stage.write("slips/Otto.pdf", pdf("c"));
    stage.write("slips/unbekannt.pdf", pdf("d"));
    let felix = stage.person("felix.otto@acme.example").await;
    let clara = stage.person(CLARA).await;
    stage.run(&distribute(&["--send"])).await.ended(3).says("1 sent, 0 were there, 2 to be looked at");
    assert!(!stage.titles(&felix, PAYSLIPS).await.contains(&"Payslip 2026-05 XI".to_owned()));
    // Somebody opens the plan in a spreadsheet, which writes semicolons, and says whom the last one is for.
    let plan = stage.read("slips/distribute.csv").replace("unbekannt.pdf,look,", &format!("unbekannt.pdf,yes,{clara}"));
    stage.write("slips/distribute.csv", plan.replace(',', ";"));
    stage.run(&distribute(&["--send", "--accept-fuzzy"])).await.good().says("2 sent, 1 were there");
    let people = [(felix, String::new()), (clara, String::new()), (stage.person(LENA).await, String::new())];
    assert_eq!(count(&stage, &people).await, [1, 1, 1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_that_was_changed_cannot_send_what_it_should_not() {
    let stage = Stage::start().await;
    stage.write("slips/Lena Vogt.pdf", pdf("b"));
    stage.write("slips/Clara Neumann.pdf", pdf("c"));
    stage.write("secret.pdf", pdf("not for anybody"));
    stage.run(&distribute(&[])).await.good();
    let plan = stage.read("slips/distribute.csv");
    stage.write("slips/distribute.csv", plan.replace("Lena Vogt.pdf", "../secret.pdf"));
    stage.write("slips/Clara Neumann.pdf", pdf("another one"));
    let ran = stage.run(&distribute(&["--send"])).await.ended(3);
    ran.says("is no file of the folder").says("has changed since the plan was made");
    let person = stage.read("slips/distribute.csv").replace(&stage.person(LENA).await, "999999");
    stage.write("slips/distribute.csv", person.replace("../secret.pdf", "Lena Vogt.pdf"));
    stage.run(&distribute(&["--send"])).await.ended(3).says("knows nobody as");
    assert_eq!(stage.arrived("POST", "/v1/company/documents").await, 0);
}

/// How many lines of a state the journal has.
fn noted(stage: &Stage, state: &str) -> usize {
    let path = stage.folder.path().join("slips/distribute.csv.journal");
    std::fs::read_to_string(path).unwrap_or_default().matches(&format!("\"{state}\"")).count()
}

const UPLOAD: (&str, &str) = ("POST", "/v1/company/documents");
const LOOK: (&str, &str) = ("GET", "/v2/document-management/documents");

/// Personio answers so many calls at once, and then one in this way.
async fn then(stage: &Stage, (method, path): (&str, &str), quick: usize, last: Value) {
    for (kind, times) in [(json!({"kind": "delay", "delay_ms": 1}), quick), (last, 1)] {
        let mut fault = json!({"path": path, "method": method, "times": times});
        fault.as_object_mut().unwrap().extend(kind.as_object().unwrap().clone());
        stage.fault(&fault).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_twice_in_the_middle_and_resumed_everybody_has_their_payslip_once() {
    let stage = Stage::start().await;
    let people = folder(&stage, MANY).await;
    // The seventh is on its way when the program is killed, and never arrives.
    then(&stage, UPLOAD, 6, json!({"kind": "timeout"})).await;
    let mut running = stage.program(&distribute(&["--send"])).spawn().unwrap();
    eventually("the seventh is on its way", || async { stage.hits().await == [6, 1] }).await;
    running.kill().await.unwrap();
    assert_eq!(count(&stage, &people).await.iter().sum::<usize>(), 6);
    stage.no_faults().await;
    // The seventeenth has arrived when the program is killed, which waits to be told so. The first look is for the
    // seventh.
    then(&stage, UPLOAD, 10, json!({"kind": "lost_answer"})).await;
    then(&stage, LOOK, 1, json!({"kind": "timeout"})).await;
    let mut running = stage.program(&distribute(&["--send"])).spawn().unwrap();
    eventually("the program looks for the seventeenth", || async { stage.hits().await == [10, 1, 1, 1] }).await;
    running.kill().await.unwrap();
    stage.no_faults().await;
    assert_eq!((noted(&stage, "sent"), count(&stage, &people).await.iter().sum::<usize>()), (16, 17));
    let ran = stage.run(&distribute(&["--send"])).await.good();
    assert!(ran.err.contains("0 failed, 0 not reached"), "{ran:?}");
    assert_eq!(count(&stage, &people).await, vec![1; MANY]);
    let before = stage.arrived("POST", "/v1/company/documents").await;
    stage.run(&distribute(&["--send"])).await.good().says(&format!("0 sent, {MANY} were there"));
    assert_eq!(stage.arrived("POST", "/v1/company/documents").await, before);
    // Each in the file of whom it is for.
    let list = stage.personio(&format!("/v2/document-management/documents?owner_id={}&limit=200", people[3].0)).await;
    let new = list["_data"].as_array().unwrap().iter().find(|it| it["name"] == "Payslip 2026-05 XI").unwrap();
    let id = new["id"].as_str().unwrap();
    stage.run(&["documents", "download", id, "-o", "one.pdf"]).await.good();
    assert!(stage.read("one.pdf").contains(&format!("payslip of {}", people[3].0)));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_arrived_although_its_answer_was_lost_is_found_and_not_sent_again() {
    let stage = Stage::start().await;
    let people = folder(&stage, 1).await;
    // The answer is lost, and looking for the document is not possible either: nobody knows.
    stage.fault(&json!({"path": "/v1/company/documents", "method": "POST", "kind": "lost_answer", "times": 1})).await;
    let list = "/v2/document-management/documents";
    stage.fault(&json!({"path": list, "method": "GET", "kind": "status", "status": 403})).await;
    stage.run(&distribute(&["--send"])).await.ended(6).says("run the same command again");
    stage.no_faults().await;
    stage.run(&distribute(&["--send"])).await.good().says("0 sent, 1 were there");
    assert_eq!(count(&stage, &people).await, [1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn ctrl_c_brings_the_document_under_way_to_its_end_and_begins_no_other() {
    let stage = Stage::start().await;
    let people = folder(&stage, 12).await;
    then(&stage, UPLOAD, 2, json!({"kind": "delay", "delay_ms": 1500})).await;
    let child = stage.program(&distribute(&["--send"])).spawn().unwrap();
    let id = Pid::from_raw(child.id().unwrap().cast_signed()).unwrap();
    eventually("the third begins", || async { noted(&stage, "begun") == 3 }).await;
    kill_process(id, Signal::INT).unwrap();
    let ended = tokio::time::timeout(Duration::from_secs(20), child.wait_with_output()).await.unwrap().unwrap();
    assert_eq!(ended.status.code(), Some(130), "{}", String::from_utf8_lossy(&ended.stderr));
    assert_eq!((noted(&stage, "sent"), count(&stage, &people).await.iter().sum::<usize>()), (3, 3));
    stage.no_faults().await;
    finish(stage.program(&distribute(&["--send"]))).await.good();
    assert_eq!(count(&stage, &people).await, [1; 12]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dry_run_shows_each_upload_and_writes_neither_plan_nor_journal() {
    let stage = Stage::start().await;
    folder(&stage, 3).await;
    let shown = stage.run(&distribute(&["--send", "--dry-run", "--json"])).await.json();
    let titles: Vec<&Value> = shown.as_array().unwrap().iter().map(|it| &it["multipart"]["fields"]["title"]).collect();
    assert_eq!(titles, [&json!("Payslip 2026-05 XI"); 3]);
    assert!(!stage.folder.path().join("slips/distribute.csv").exists());
    assert_eq!(stage.arrived("POST", "/v1/company/documents").await, 0);
}
