use serde_json::json;

use crate::stage::{CLARA, Stage};

#[tokio::test(flavor = "multi_thread")]
async fn people_are_listed_with_columns_of_choice() {
    let stage = Stage::start().await;
    let list = ["employees", "list", "--search", "neumann", "--columns", "last_name,position,T-shirt size", "--json"];
    assert_eq!(
        stage.run(&list).await.json(),
        json!([{"last_name": "Neumann", "position": "Senior Backend Engineer", "T-shirt size": "XL"}])
    );
    let all = stage.run(&["employees", "list", "--json"]).await.json();
    let with_leavers = stage.run(&["employees", "list", "--all", "--json"]).await.json();
    assert_eq!((all.as_array().unwrap().len(), with_leavers.as_array().unwrap().len()), (39, 40));
    let unknown = stage.run(&["employees", "list", "--columns", "shoe size"]).await.ended(2);
    unknown.says("no column \"shoe size\"").says("T-shirt size");
    stage.run(&["employees", "show", CLARA]).await.good().says("Senior Backend Engineer");
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_is_created_and_changed_and_only_what_changes_is_sent() {
    let stage = Stage::start().await;
    let create = ["employees", "create", "--email", "ada@acme.example", "--first-name", "Ada", "--last-name", "Byron"];
    let more = ["--position", "Engineer", "--start", "2026-07-01", "--attribute", "T-shirt size=M"];
    stage.run(&[&create[..], &more].concat()).await.good();
    let update = ["employees", "update", "ada@acme.example", "--last-name", "Lovelace", "--first-name", "Ada"];
    let shown = stage.run(&[&update[..], &["--position", "Lead", "--dry-run", "--json"]].concat()).await.json();
    assert_eq!(shown[0]["body"], json!({"last_name": "Lovelace"}));
    assert_eq!(shown[1]["body"]["position"], json!({"title": "Lead"}));
    stage.run(&update).await.good().says("last_name: \"Byron\" → \"Lovelace\"");
    stage.run(&update).await.good().says("so already");
    let person = stage.run(&["employees", "show", "ada@acme.example", "--json"]).await.json();
    assert_eq!((&person["last_name"], &person["T-shirt size"]), (&json!("Lovelace"), &json!("M")));
    let wrong = stage.run(&["employees", "update", "ada@acme.example", "--attribute", "Shoe=4"]).await;
    wrong.ended(2).says("no attribute \"Shoe\"");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_looked_at_first_and_then_imported_line_by_line() {
    let stage = Stage::start().await;
    let file = stage.write(
        "people.csv",
        "\u{feff}email;first_name;last_name;position;T-shirt size\n\
         ada@acme.example;Ada;Byron;Engineer;S\n\
         Clara.Neumann@acme.example;;;Principal Engineer;XL\n\
         nobody@acme.example;;Missing;;\n\
         felix.otto@acme.example;Felix;Otto;;\n",
    );
    let looked = stage.run(&["employees", "import", &file]).await.good();
    looked
        .says("would be created")
        .says("position: \"Senior Backend Engineer\" → \"Principal Engineer\"")
        .says("nothing changes");
    assert_eq!(stage.arrived("POST", "/v2/persons").await + stage.arrived("PATCH", "/v2/persons/*").await, 0);
    let ran = stage.run(&["employees", "import", &file, "--send", "--json"]).await.ended(3);
    let report: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let results: Vec<&str> = report.as_array().unwrap().iter().map(|it| it["result"].as_str().unwrap()).collect();
    assert_eq!(results, ["created", "changed", "failed: first_name is missing", "nothing changes"]);
    let again = stage.run(&["employees", "import", &file, "--send", "--csv"]).await.ended(3);
    assert_eq!(again.out.matches("nothing changes").count(), 3, "{again:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_is_safe_in_spreadsheets_and_can_be_imported_again() {
    let stage = Stage::start().await;
    stage.run(&["employees", "update", CLARA, "--position", "=HYPERLINK(\"x\")"]).await.good();
    stage.run(&["employees", "export", "-o", "people.csv"]).await.good().says("39 people");
    assert!(stage.read("people.csv").contains("\"'=HYPERLINK(\"\"x\"\")\""), "guarded");
    let people = stage.folder.path().join("people.csv");
    let again = stage.run(&["employees", "import", people.to_str().unwrap(), "--json"]).await.json();
    let changes: Vec<_> = again.as_array().unwrap().iter().filter(|it| it["result"] != "nothing changes").collect();
    assert!(changes.is_empty(), "{changes:?}");
}
