use std::collections::BTreeMap;

use personio::id::v1::DocumentCategoryId;
use personio_hr::payslips::{Content, Paper, Problem, Recipients, Send, plan::Wanted};
use serde_json::json;

use super::{Batch, Counts, Cutting, Decision, Headings, Outcome, Shown, cuts, is_of_several, report, upload};

fn people() -> Recipients {
    let people = json!([
        {"id": "1", "first_name": "Ada", "last_name": "Byron", "email": "ada@acme.example"},
        {"id": "2", "first_name": "Emil", "last_name": "Weber", "email": "emil@acme.example"},
    ]);
    Recipients::of(&serde_json::from_value::<Vec<_>>(people).unwrap(), None).unwrap()
}

fn paper(file: &str, pages: &[&str]) -> Paper {
    let content = if pages.is_empty() {
        Content::Scanned
    } else {
        Content::Pages(pages.iter().map(|it| (*it).to_owned()).collect())
    };
    Paper { file: file.into(), size: 9, sha256: format!("hash of {file}"), content, ..Paper::default() }
}

fn wanted() -> Wanted {
    Wanted { title: "Payslip {name}".into(), date: None, comment: " ".into() }
}

fn batch(papers: Vec<Paper>) -> Batch {
    Batch::of(papers, &people(), &wanted(), &BTreeMap::new())
}

fn clicked(batch: &mut Batch, place: u32, person: &str) {
    let decision = Decision::For { person: person.into(), name: "Somebody".into() };
    batch.get_mut(place).unwrap().decision = Some(decision);
}

#[test]
fn only_what_is_certain_is_sent_without_a_click() {
    let mut batch = batch(vec![
        paper("ada@acme.example.pdf", &[]),
        paper("Weber.pdf", &[]),
        paper("x.pdf", &["Herr Emil Weber"]),
        paper("Emil Weber.pdf", &["Ada Byron"]),
        Paper { problem: Some(Problem::Empty), ..paper("Ada Byron.pdf", &[]) },
        Paper { content: Content::Broken, ..paper("Emil Weber 2.pdf", &[]) },
    ]);
    let sends: Vec<Send> = batch.entries.iter().map(super::Entry::send).collect();
    // The two that look alike for Emil are twins, as both have his name in their title.
    assert_eq!(sends, [Send::Yes, Send::Look, Send::Look, Send::Look, Send::No, Send::Look]);
    assert_eq!(batch.counts(), Counts { all: 6, ready: 1, look: 4, left_out: 1, ..Counts::default() });
    assert_eq!(upload(&batch.entries[1], &wanted(), DocumentCategoryId(3)), None);
    clicked(&mut batch, 1, "2");
    clicked(&mut batch, 4, "1");
    let (key, upload_of_second) = upload(&batch.entries[1], &wanted(), DocumentCategoryId(3)).unwrap();
    assert_eq!((key.person.as_str(), upload_of_second.title.as_str()), ("2", "Payslip Somebody"));
    assert_eq!(upload_of_second.comment, None);
    assert_eq!(upload(&batch.entries[4], &wanted(), DocumentCategoryId(3)), None, "no click makes an empty file whole");
    assert_eq!(batch.next(), Some(0));
}

#[test]
fn what_was_decided_before_the_browser_ended_still_counts() {
    let decided = BTreeMap::from([
        ("hash of Weber.pdf".to_owned(), Decision::For { person: "1".into(), name: "Ada Byron".into() }),
        ("hash of ada@acme.example.pdf".to_owned(), Decision::LeftOut),
    ]);
    let papers = vec![paper("ada@acme.example.pdf", &[]), paper("Weber.pdf", &[]), paper("other.pdf", &[])];
    let batch = Batch::of(papers, &people(), &wanted(), &decided);
    let sends: Vec<Send> = batch.entries.iter().map(super::Entry::send).collect();
    assert_eq!(sends, [Send::No, Send::Yes, Send::Look]);
    assert_eq!(batch.entries[1].name(), "Ada Byron");
}

#[test]
fn a_file_with_the_payslips_of_several_is_noticed() {
    let all = paper("all.pdf", &["Ada Byron", "Emil Weber", "Emil Weber"]);
    assert!(is_of_several(&all, &people()));
    assert!(!is_of_several(&paper("one.pdf", &["Ada Byron", "Ada Byron"]), &people()));
    assert!(!is_of_several(&paper("scan.pdf", &[]), &people()));
    let pages = |cutting| cuts(&all, &people(), cutting).iter().map(|it| it.pages).collect::<Vec<_>>();
    assert_eq!(pages(Cutting::Whole), []);
    assert_eq!(pages(Cutting::ByPerson), [(1, 1), (2, 3)]);
    assert_eq!(pages(Cutting::Every(2)), [(1, 2), (3, 3)]);
}

#[test]
fn lists_show_what_was_asked_for() {
    let mut batch = batch(vec![paper("ada@acme.example.pdf", &[]), paper("Weber.pdf", &[]), paper("zzz.pdf", &[])]);
    batch.get_mut(0).unwrap().outcome = Outcome::Failed("no".into());
    assert_eq!(batch.shown(Shown::All, ""), [0, 1, 2]);
    assert_eq!(batch.shown(Shown::Look, ""), [1, 2]);
    assert_eq!(batch.shown(Shown::All, " EMIL "), [1]);
    assert_eq!(batch.shown(Shown::Failed, ""), [0]);
}

#[test]
fn the_report_tells_of_every_file() {
    let mut batch = batch(vec![paper("ada@acme.example.pdf", &[]), paper("=Weber.pdf", &[]), paper("c.pdf", &[])]);
    batch.get_mut(0).unwrap().outcome = Outcome::Sent("77".into());
    batch.get_mut(2).unwrap().outcome = Outcome::Failed("too old".into());
    let word = |text: &str| text.to_owned();
    let words = Headings {
        columns: ["file", "name", "person", "title", "result", "document", "note"].map(str::to_owned),
        sent: word("sent"),
        before: word("before"),
        failed: word("failed"),
        left_out: word("left out"),
        look: word("look"),
        waiting: word("waiting"),
    };
    let text = report(&batch, &wanted(), &words);
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[1], "ada@acme.example.pdf,Ada Byron,1,Payslip Ada Byron,sent,77,");
    assert_eq!(lines[2], "'=Weber.pdf,Emil Weber,2,Payslip Emil Weber,look,,");
    assert_eq!(lines[3], "c.pdf,,,Payslip,failed,,too old");
}

#[test]
fn two_documents_that_would_be_the_same_wait_for_a_look() {
    let mut batch = batch(vec![paper("ada@acme.example.pdf", &[]), paper("Ada Byron.pdf", &[])]);
    assert_eq!(batch.counts().look, 2);
    batch.get_mut(1).unwrap().decision = Some(Decision::LeftOut);
    batch.mark_twins(&wanted());
    assert_eq!((batch.counts().ready, batch.counts().left_out), (1, 1));
}
