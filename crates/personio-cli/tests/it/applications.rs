use serde_json::json;

use crate::stage::{Stage, finish, pdf};

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_is_read_in_several_languages_and_searched() {
    let stage = Stage::start().await;
    let found = stage.run(&["feed", &stage.url, "--lang", "de,en", "--search", "kältekreis", "--json"]).await.json();
    let first = &found[0];
    assert_eq!(first["title"], "Entwicklungsingenieur Kältekreis (m/w/d)");
    assert_eq!((&first["language"], &first["department"]), (&json!("de"), &json!("Engineering")));
    let typo = stage.run(&["feed", &stage.url, "--lang", "de", "--search", "Kaltekreiz", "--json"]).await.json();
    assert_eq!(typo[0]["id"], first["id"]);
    let counts = stage.run(&["feed", &stage.url, "--counts", "--csv"]).await.good();
    assert!(counts.out.contains("\ndepartment,Engineering,"), "{counts:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_position_is_skipped_and_told() {
    let stage = Stage::start().await;
    let position = |id: &str| format!("<position>{id}<name>Koch</name></position>");
    let feed = format!("<workzag-jobs>{}{}</workzag-jobs>", position("<id>7</id>"), position(""));
    let file = stage.write("jobs.xml", feed);
    let ran = stage.run(&["feed", &file]).await.good();
    assert!(ran.out.contains("Koch") && ran.err.contains("skipped one without an id: it has no id"), "{ran:?}");
    stage.run(&["feed", &file, "--strict"]).await.ended(3);
    let page = stage.write("page.html", "<html>");
    stage.run(&["feed", &page]).await.ended(1).says("this is no job feed");
}

fn apply<'a>(email: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let all = ["apply", "--job", "2697760", "--first-name", "Ada", "--last-name", "Byron", "--email", email];
    [&all[..], more].concat()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_arrives_with_its_documents_once() {
    let stage = Stage::start().await;
    let (cv, photo) = (stage.write("Ada CV.pdf", pdf("cv")), stage.write("ada.jpeg", b"\xff\xd8\xff\xe0 photo"));
    let cv = format!("cv={cv}");
    let photo = format!("other={photo}");
    let arguments =
        apply("ada@example.com", &["--document", &cv, "--document", &photo, "--attribute", "phone=+49 30 1"]);
    let run = |arguments: &[&str]| {
        let mut program = stage.stranger(arguments);
        program
            .env("PERSONIO_API", &stage.url)
            .env("PERSONIO_COMPANY_ID", "4711")
            .env("PERSONIO_RECRUITING_TOKEN", "sandbox-recruiting");
        finish(program)
    };
    let dry = run(&[&arguments[..], &["--dry-run", "--json"]].concat()).await.json();
    assert_eq!(dry[2]["body"]["attributes"], json!([{"id": "phone", "value": "+49 30 1"}]));
    assert!(stage.sandbox.applications().is_empty());
    run(&arguments).await.good();
    let arrived = stage.sandbox.applications();
    assert_eq!((arrived.len(), arrived[0].email.as_str()), (1, "ada@example.com"));
    let ran = run(&arguments).await.ended(1);
    ran.says("stays as it is");
    assert_eq!(stage.sandbox.applications().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn documents_are_checked_before_anything_is_sent() {
    let stage = Stage::start().await;
    let mut program =
        stage.stranger(&apply("ada@example.com", &["--document", &format!("cv={}", stage.write("cv.pdf", "MZ"))]));
    program.env("PERSONIO_RECRUITING_TOKEN", "sandbox-recruiting").env("PERSONIO_COMPANY_ID", "4711");
    program.env("PERSONIO_API", &stage.url);
    finish(program).await.ended(1).says("not what its name says").says("nothing was sent");
    let ran = finish(stage.stranger(&apply("ada@example", &["--api", &stage.url]))).await.ended(4);
    ran.says("PERSONIO_RECRUITING_TOKEN_FILE");
    assert_eq!(stage.arrived("POST", "/v1/recruiting/*").await, 0);
}
