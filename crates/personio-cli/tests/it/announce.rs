use std::sync::{Arc, Mutex};

use axum::{Json, Router, extract::State, http::StatusCode, routing::post};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::stage::{CLARA, Stage, finish};

const FELIX: &str = "felix.otto@acme.example";

type Received = Arc<Mutex<Vec<Value>>>;

/// A channel that keeps what it is told.
async fn channel(status: StatusCode) -> (String, Received) {
    let received = Received::default();
    let router = Router::new().route(
        "/hook/s3cr3t",
        post(move |State(received): State<Received>, Json(message): Json<Value>| async move {
            received.lock().unwrap().push(message);
            status
        }),
    );
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/hook/s3cr3t", listener.local_addr().unwrap());
    let router = router.with_state(received.clone());
    tokio::spawn(async move { axum::serve(listener, router).await });
    (url, received)
}

#[tokio::test(flavor = "multi_thread")]
async fn kinds_of_absence_are_told_only_if_somebody_asks() {
    let stage = Stage::start().await;
    let sick = ["absences", "request", "sick days", "2026-06-10", "--person", FELIX];
    stage.run(&sick).await.good();
    let told = stage.run(&["announce", "--json"]).await.json();
    let felix = |told: &Value| told.as_array().unwrap().iter().find(|it| it["name"] == "Felix Otto").unwrap().clone();
    assert_eq!((&felix(&told)["what"], &felix(&told)["detail"]), (&json!("away"), &Value::Null));
    let asked = stage.run(&["announce", "--json", "--show-types"]).await.json();
    assert_eq!(felix(&asked)["detail"], "Sick days");
    let without = stage.run(&["announce", "--csv", "--without", FELIX]).await.good();
    assert!(!without.out.contains("Felix"), "{without:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn birthdays_first_days_and_anniversaries_are_told_on_their_day() {
    let stage = Stage::start().await;
    let clara = stage.run(&["employees", "show", CLARA, "--json"]).await.json();
    let on = |day: &Value| format!("2026{}", day.as_str().unwrap().get(4..).unwrap());
    let told = stage.run(&["announce", "--json", "--date", &on(&clara["Birthday"])]).await.json();
    let is_hers = |it: &&Value, what: &str| it["name"] == "Clara Neumann" && it["what"] == what;
    assert!(told.as_array().unwrap().iter().any(|it| is_hers(&it, "birthday")), "{told}");
    let told = stage.run(&["announce", "--json", "--date", &on(&clara["start"]), "--lang", "de"]).await.json();
    let years = 2026 - clara["start"].as_str().unwrap().get(..4).unwrap().parse::<u32>().unwrap();
    let anniversary = told.as_array().unwrap().iter().find(|it| is_hers(it, "anniversary")).unwrap();
    assert_eq!(anniversary["detail"], if years == 1 { "1 Jahr".to_owned() } else { format!("{years} Jahre") });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_channel_gets_the_message_and_a_dry_run_shows_it() {
    let stage = Stage::start().await;
    let (url, received) = channel(StatusCode::OK).await;
    let file = stage.write("channel.url", &url);
    for kind in ["teams", "slack", "json"] {
        let announce = ["announce", "--webhook", kind, "--url-file", &file];
        let shown = stage.run(&[&announce[..], &["--dry-run"]].concat()).await.json();
        assert!(received.lock().unwrap().is_empty());
        stage.run(&announce).await.good();
        assert_eq!(received.lock().unwrap().drain(..).collect::<Vec<_>>(), [shown]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_error_shows_the_address_of_the_channel() {
    let stage = Stage::start().await;
    let (url, _) = channel(StatusCode::GONE).await;
    let mut program = stage.program(&["announce", "--webhook", "slack"]);
    program.env("PERSONIO_WEBHOOK_URL", &url);
    let ran = finish(program).await.ended(1).says("the channel answered 410");
    assert!(!ran.err.contains("s3cr3t"), "{ran:?}");
    let mut program = stage.program(&["announce", "--webhook", "slack"]);
    program.env("PERSONIO_WEBHOOK_URL", "http://127.0.0.1:1/hook/s3cr3t");
    let ran = finish(program).await.ended(7).says("cannot be reached");
    assert!(!ran.err.contains("s3cr3t"), "{ran:?}");
}
