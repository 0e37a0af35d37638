use serde_json::{Value, json};

use crate::stage::{CLARA, Stage, finish};

#[tokio::test(flavor = "multi_thread")]
async fn each_kind_of_failure_has_its_code() {
    let stage = Stage::start().await;
    finish(stage.stranger(&["whoami"])).await.ended(4).says("personio login");
    finish(stage.stranger(&["whoami", "--profile", "work"])).await.ended(4).says("no profile \"work\"");
    stage.run(&["attendances", "list"]).await.ended(2).says("--person");
    stage.run(&["attendances", "frobnicate"]).await.ended(2);
    stage.run(&["employees", "show", "999999"]).await.ended(1).says("nothing was changed");
    let mut wrong = stage.program(&["whoami"]);
    wrong.env("PERSONIO_CLIENT_SECRET", "wr0ng-secret");
    let wrong = finish(wrong).await.ended(4);
    assert!(!wrong.err.contains("wr0ng-secret"), "{wrong:?}");
    stage.fault(&json!({"path": "/v2/absence-types", "kind": "status", "status": 403})).await;
    stage.run(&["absences", "types"]).await.ended(5).says("ask whoever keeps Personio");
}

#[tokio::test(flavor = "multi_thread")]
async fn with_json_errors_are_json_too() {
    let stage = Stage::start().await;
    let ran = stage.run(&["employees", "show", "999999", "--json"]).await.ended(1);
    let error: Value = serde_json::from_str(&ran.err).unwrap();
    assert_eq!((&error["error"]["exit"], &error["error"]["safe"]), (&json!(1), &json!("nothing was changed")));
    assert!(error["error"]["trace"].is_string() && ran.out.is_empty(), "{ran:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn neither_verbose_nor_errors_show_a_secret() {
    let stage = Stage::start().await;
    let ran = stage.run(&["employees", "list", "--verbose"]).await.good();
    assert!(ran.err.contains("> GET /v2/persons 200"), "{ran:?}");
    assert!(!ran.err.contains("sandbox-secret") && !ran.err.contains("papi-"), "{ran:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_cannot_steer_the_terminal_or_a_spreadsheet() {
    let stage = Stage::start().await;
    let name = "\u{1b}]0;owned\u{7}=1+1";
    stage.run(&["employees", "update", CLARA, "--first-name", name]).await.good();
    let list = ["employees", "list", "--search", "owned", "--columns", "first_name"];
    let table = stage.run(&list).await.good();
    assert!(table.out.contains("owned") && !table.out.contains(['\u{1b}', '\u{7}']), "{table:?}");
    stage.run(&["employees", "update", CLARA, "--first-name", "=owned()"]).await.good();
    let csv = stage.run(&[&list[..], &["--csv"]].concat()).await.good();
    assert_eq!(csv.out, "first_name\n'=owned()\n");
}

#[tokio::test(flavor = "multi_thread")]
async fn completions_are_there_for_every_shell() {
    let stage = Stage::start().await;
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        finish(stage.stranger(&["completions", shell])).await.good().says("attendances");
    }
}
