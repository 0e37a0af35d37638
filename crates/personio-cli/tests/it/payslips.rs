use std::io::{Cursor, Write};

use personio_sandbox::{Options, Size};
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::stage::{CLARA, LENA, Stage, eventually, locked, pages};

const PAYSLIPS: &str = "3";

fn distribute<'a>(from: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["documents", "distribute", from, "--category", "Payslips", "--title", "Payslip XI"], more].concat()
}

/// Who has the new payslip, and how often.
async fn owners(stage: &Stage) -> Vec<(&'static str, usize)> {
    let mut owners = Vec::new();
    for email in [CLARA, "felix.otto@acme.example", LENA] {
        let titles = stage.titles(&stage.person(email).await, PAYSLIPS).await;
        owners.push((email, titles.iter().filter(|title| *title == "Payslip XI").count()));
    }
    owners
}

fn archive(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_archive_is_sent_as_a_folder_is() {
    let stage = Stage::start().await;
    let files =
        [("may/Clara Neumann.pdf", pages(&[&["a"]])), ("may/Lena Vogt.pdf", pages(&[&["b"]])), ("x.txt", vec![1])];
    stage.write("slips.zip", archive(&files));
    let planned = stage.run(&distribute("slips.zip", &["--json"])).await.json();
    let rows: Vec<_> = planned.as_array().unwrap().iter().map(|it| (it["file"].clone(), it["send"].clone())).collect();
    assert_eq!(rows, [("may/Clara Neumann.pdf".into(), "yes".into()), ("may/Lena Vogt.pdf".into(), "yes".into())]);
    assert!(stage.read("slips.zip.csv").contains("may/Clara Neumann.pdf,yes,"));
    stage.run(&distribute("slips.zip", &["--send"])).await.good().says("2 sent");
    stage.run(&distribute("slips.zip", &["--send"])).await.good().says("0 sent, 2 were there");
    assert_eq!(owners(&stage).await, [(CLARA, 1), ("felix.otto@acme.example", 0), (LENA, 1)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_pdf_is_cut_where_the_person_changes_and_each_gets_their_pages_only() {
    let stage = Stage::start().await;
    let all = pages(&[&["Clara Neumann"], &["Clara Neumann", "2"], &["Frau Lena Vogt"], &["Felix Otto"], &["nobody"]]);
    stage.write("all.pdf", all);
    let planned = stage.run(&distribute("all.pdf", &["--split", "person", "--json"])).await.json();
    let rows: Vec<String> =
        planned.as_array().unwrap().iter().map(|it| format!("{} {} {}", it["file"], it["send"], it["rule"])).collect();
    assert_eq!(
        rows,
        [
            r#""all.pdf#1-2" "yes" "name in the text""#,
            r#""all.pdf#3" "yes" "name in the text""#,
            r#""all.pdf#4-5" "look" "name in the text; some pages name nobody""#,
        ]
    );
    stage.run(&distribute("all.pdf", &["--split", "person", "--send"])).await.ended(3).says("2 sent");
    // The plan names the pages: nothing has to be said again.
    stage.run(&distribute("all.pdf", &["--send"])).await.ended(3).says("0 sent, 2 were there");
    assert_eq!(owners(&stage).await, [(CLARA, 1), ("felix.otto@acme.example", 0), (LENA, 1)]);
    let list = format!("/v2/document-management/documents?owner_id={}&limit=200", stage.person(LENA).await);
    let list = stage.personio(&list).await;
    let new = list["_data"].as_array().unwrap().iter().find(|it| it["name"] == "Payslip XI").unwrap();
    stage.run(&["documents", "download", new["id"].as_str().unwrap(), "-o", "one.pdf"]).await.good();
    let one = std::fs::read(stage.folder.path().join("one.pdf")).unwrap();
    let one = String::from_utf8_lossy(&one).into_owned();
    assert!(
        one.starts_with("%PDF-") && one.contains("Lena") && !one.contains("Clara") && !one.contains("Felix"),
        "{one}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_file_says_counts_when_somebody_wants_it_and_must_not_disagree_with_its_name() {
    let stage = Stage::start().await;
    stage.write("slips/0001.pdf", pages(&[&["Entgelt Mai", "Herr Felix Otto"]]));
    stage.write("slips/Clara Neumann.pdf", pages(&[&["Frau Lena Vogt"]]));
    let by_name = stage.run(&distribute("slips", &["--json", "--plan", "names.csv"])).await.json();
    assert_eq!((&by_name[0]["rule"], &by_name[1]["send"]), (&"fits nobody".into(), &"yes".into()));
    let by_text = stage.run(&distribute("slips", &["--json", "--match", "text"])).await.json();
    assert_eq!((&by_text[0]["rule"], &by_text[0]["send"]), (&"name in the text".into(), &"yes".into()));
    assert!(by_text[1]["rule"].as_str().unwrap().starts_with("fits several: "), "{by_text}");
    assert_eq!(by_text[1]["send"], "look");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_keeps_a_file_from_being_read_stands_at_its_row_and_nothing_of_it_is_sent_by_itself() {
    let stage = Stage::start().await;
    stage.write("slips/0001.pdf", pages(&[&[]]));
    stage.write("slips/Clara Neumann.pdf", pages(&[&[]]));
    stage.write("slips/Felix Otto.pdf", locked(&[&["Herr Felix Otto"]]));
    stage.write("slips/Lena Vogt.pdf", b"%PDF-1.7 and nothing else");
    stage.write("slips/none.pdf", b"<html>");
    stage.write("slips/void.pdf", b"");
    let planned = stage.run(&distribute("slips", &["--match", "text", "--json"])).await.json();
    let rows: Vec<_> = planned.as_array().unwrap().iter().map(|it| (it["send"].clone(), it["rule"].clone())).collect();
    let said = |send: &str, rule: &str| (send.into(), rule.into());
    assert_eq!(
        rows,
        [
            said("look", "fits nobody; scanned, only its name was read"),
            said("yes", "name; scanned, only its name was read"),
            said("yes", "name; it has a password, only its name was read"),
            said("look", "name; damaged, no reader opens it"),
            said("no", "it is called a PDF and is none"),
            said("no", "it is empty"),
        ]
    );
    stage.run(&distribute("slips", &["--send"])).await.ended(3).says("2 sent, 0 were there, 2 to be looked at");
    assert_eq!(owners(&stage).await, [(CLARA, 1), ("felix.otto@acme.example", 1), (LENA, 0)]);
}

/// As many as a larger company has in a month.
const MANY: usize = 500;

#[tokio::test(flavor = "multi_thread")]
async fn five_hundred_payslips_arrive_once_each_however_often_the_program_is_killed() {
    let size = Size { people: 540, ..Size::default() };
    let stage = Stage::with(Options { size, ..Options::default() }).await;
    let people = stage.run(&["employees", "list", "--json"]).await.json();
    let people: Vec<(String, String)> = people
        .as_array()
        .unwrap()
        .iter()
        .take(MANY)
        .map(|it| (it["id"].as_str().unwrap().to_owned(), it["email"].as_str().unwrap().to_owned()))
        .collect();
    assert_eq!(people.len(), MANY);
    let files: Vec<(String, Vec<u8>)> = people
        .iter()
        .map(|(id, email)| (format!("05/2026-05_{email}.pdf"), pages(&[&[format!("payslip of {id}").as_str()]])))
        .collect();
    let files: Vec<(&str, Vec<u8>)> = files.iter().map(|(name, content)| (name.as_str(), content.clone())).collect();
    stage.write("slips.zip", archive(&files));
    stage.run(&distribute("slips.zip", &[])).await.good().says(&format!("{MANY} to be sent, 0 to be looked at"));

    // Each run sends the sixty that Personio takes in a minute at once, and would then wait: it is killed before, at no
    // particular moment of an upload.
    let mut kills = 0;
    let arrived = || async { usize::try_from(stage.arrived("POST", "/v1/company/documents").await).unwrap() };
    while MANY - arrived().await > 50 {
        let before = arrived().await;
        let mut running = stage.program(&distribute("slips.zip", &["--send"])).spawn().unwrap();
        eventually("some more have arrived", || async { arrived().await >= before + 40 + kills }).await;
        running.kill().await.unwrap();
        kills += 1;
    }
    assert!(kills >= 2, "{kills}");
    stage.run(&distribute("slips.zip", &["--send"])).await.good().says("0 failed, 0 not reached");
    for (id, email) in &people {
        let list = stage.personio(&format!("/v2/document-management/documents?owner_id={id}&limit=200")).await;
        let new = list["_data"].as_array().unwrap().iter().filter(|it| it["name"] == "Payslip XI");
        let new: Vec<&str> = new.map(|it| it["id"].as_str().unwrap()).collect();
        let [document] = new.as_slice() else { panic!("{email} has {}", new.len()) };
        let content = stage.download(document).await;
        assert!(content.contains(&format!("payslip of {id})")), "{email} has another's");
    }
    let before = arrived().await;
    stage.run(&distribute("slips.zip", &["--send"])).await.good().says(&format!("0 sent, {MANY} were there"));
    assert_eq!(arrived().await, before);
}
