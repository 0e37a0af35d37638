//! What colleagues are told in the morning: what, in which form, and once.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicU16, Ordering},
};

use axum::{Json, Router, extract::State, http::StatusCode, routing::post};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use personio::{
    announcement::{Channel, Edition, Item, Language, News, Texts, What},
    tasks::Part,
};
use personio_relay::commands::{self, Announced, Often};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::{
    chain::{Chain, Database, ON, eventually, on_both},
    people::{CLARA, FELIX, People},
};

const SECRET: &str = "s3cr3t-of-the-channel";

/// A channel that keeps what it is told, and answers what a test wants.
#[derive(Clone)]
struct Listener {
    told: Arc<Mutex<Vec<Value>>>,
    answers: Arc<AtomicU16>,
    url: String,
}

impl Listener {
    async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hook/{SECRET}", listener.local_addr().unwrap());
        let own = Self { told: Arc::default(), answers: Arc::new(AtomicU16::new(200)), url };
        let router = Router::new().route(&format!("/hook/{SECRET}"), post(Self::take)).with_state(own.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        own
    }

    async fn take(State(own): State<Self>, Json(message): Json<Value>) -> StatusCode {
        own.told.lock().unwrap().push(message);
        StatusCode::from_u16(own.answers.load(Ordering::SeqCst)).unwrap()
    }

    fn answer(&self, status: u16) {
        self.answers.store(status, Ordering::SeqCst);
    }

    fn told(&self) -> Vec<Value> {
        self.told.lock().unwrap().clone()
    }

    /// The section of a relay that tells it, all day long.
    fn section(&self, more: &str) -> String {
        format!(
            "[personnel.announcements]\nchannel = \"slack\"\nurl = \"{}\"\ntime_zone = \"{}\"\nat = \"00:00\"\n\
             give_up_after = \"24h\"\ndays = [\"mon\", \"tue\", \"wed\", \"thu\", \"fri\", \"sat\", \"sun\"]\n{more}",
            self.url,
            zone()
        )
    }
}

const EVERYTHING: &str = "tell = [\"first_day\", \"birthday\", \"anniversary\", \"away\"]";

/// Fails unless the message is one that the product takes.
fn assert_valid(schema: &str, message: &Value) {
    let schema: Value = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let problems: Vec<String> =
        validator.iter_errors(message).map(|error| format!("{}: {error}", error.instance_path)).collect();
    assert!(problems.is_empty(), "{problems:?} in {message:#}");
}

const TEAMS: &str = include_str!("schemas/teams.json");
const SLACK: &str = include_str!("schemas/slack.json");

fn wednesday() -> Option<Date> {
    Some("2026-06-10".parse().unwrap())
}

/// Somewhere where no day begins or ends while a test runs.
fn zone() -> &'static str {
    match Timestamp::now().to_zoned_datetime(TimeZone::UTC).hour() {
        1..=22 => "Etc/UTC",
        _ => "Etc/GMT-12",
    }
}

fn today() -> String {
    Timestamp::now().in_tz(zone()).unwrap().date().to_string()
}

/// A relay that has begun to tell. Its Personio has somebody who is away today, whatever day it is.
async fn office(listener: &Listener, more: &str) -> Chain {
    let mut chain = Chain::of_people_now("").await;
    let login = json!({"client_id": "sandbox-client", "client_secret": "sandbox-secret"});
    let login = chain.sandbox_request(|http, url| http.post(format!("{url}/v1/auth")).json(&login)).await;
    let token = login.json::<Value>().await.unwrap()["data"]["token"].as_str().unwrap().to_owned();
    let get = async |path: &str| {
        let answer = chain.sandbox_request(|http, url| http.get(format!("{url}{path}")).bearer_auth(&token)).await;
        answer.json::<Value>().await.unwrap()
    };
    let person = get(&format!("/v2/persons?email={FELIX}")).await["_data"][0]["id"].clone();
    let kinds = get("/v2/absence-types?limit=50").await;
    let sick = kinds["_data"].as_array().unwrap().iter().find(|kind| kind["name"] == "Sick days").unwrap();
    let at = |time: &str| format!("{}T{time}", today());
    let absence = json!({
        "person": {"id": person}, "absence_type": {"id": sick["id"]},
        "starts_from": {"date_time": at("00:00:00"), "type": "FIRST_HALF"},
        "ends_at": {"date_time": at("00:00:00"), "type": "SECOND_HALF"},
    });
    let made = chain
        .sandbox_request(|http, url| {
            let request = http.post(format!("{url}/v2/absence-periods?skip_approval=true")).bearer_auth(&token);
            request.header("beta", "true").json(&absence)
        })
        .await;
    assert!(made.status().is_success(), "{}", made.text().await.unwrap());
    chain.reconfigure(&listener.section(more));
    chain.restart().await;
    eventually("it is told", || async { !listener.told().is_empty() }).await;
    eventually("that is noted", || async { state(&chain).await != "sending" }).await;
    chain
}

on_both! {
    a_dry_run_shows_what_the_company_lets_be_told_and_sends_nothing,
    a_morning_is_told_once_however_often_the_relay_starts,
    a_channel_that_is_down_is_told_later,
    what_may_have_arrived_is_not_sent_again_and_the_operator_is_told,
    what_was_not_told_by_the_end_of_the_morning_is_told_to_the_operator,
}

async fn a_dry_run_shows_what_the_company_lets_be_told_and_sends_nothing() {
    let listener = Listener::start().await;
    // At noon of that Wednesday, as far as the sandbox goes; the relay's own morning is never.
    let section = listener.section("").replace("at = \"00:00\"", "at = \"23:00\"").replace("24h", "10m");
    let mut people = People::with(&format!("{section}\n{EVERYTHING}")).await;
    let preview = commands::preview_announcement(&people.config(), wednesday()).await.unwrap().unwrap();
    assert_valid(SLACK, &preview);
    let text = preview.to_string();
    assert!(text.contains("*Away*") && text.contains("Clara Neumann"), "{text}");
    let kinds = people.personio("GET", "/v2/absence-types?limit=50", None).await;
    for kind in kinds.body["_data"].as_array().unwrap() {
        assert!(!text.contains(kind["name"].as_str().unwrap()), "{text}");
    }
    people.restart(&format!("{section}\ntell = [\"away\"]\nwithout = [\"{}\"]", CLARA.to_uppercase())).await;
    let preview = commands::preview_announcement(&people.config(), wednesday()).await.unwrap().unwrap().to_string();
    assert!(!preview.contains("Clara Neumann") && !preview.contains("First day"), "{preview}");
    people.restart(&format!("{section}\ntell = [\"birthday\"]")).await;
    let nothing = commands::preview_announcement(&people.config(), Some("2026-01-01".parse().unwrap())).await.unwrap();
    assert_eq!(nothing, None);
    assert!(listener.told().is_empty());
}

async fn a_morning_is_told_once_however_often_the_relay_starts() {
    let listener = Listener::start().await;
    let mut chain = office(&listener, "languages = [\"de\", \"en\"]\ntell = [\"away\"]").await;
    let message = &listener.told()[0];
    assert_valid(SLACK, message);
    let text = message.to_string();
    assert!(text.contains("*Abwesend*") && text.contains("*Away*") && text.contains("Felix Otto"), "{text}");
    assert!(!text.contains("Sick days"), "{text}");
    assert_eq!(state(&chain).await, "done");
    chain.restart().await;
    assert_eq!(commands::announce(&chain.config(), Often::Once).await.unwrap(), Announced::Before);
    assert_eq!(listener.told().len(), 1);
    assert_eq!(commands::announce(&chain.config(), Often::Again).await.unwrap(), Announced::Told);
    assert_eq!(listener.told().len(), 2, "only if somebody says so");
}

/// How the message of today stands.
async fn state(chain: &Chain) -> String {
    let state = sqlx::query_scalar("SELECT state FROM announcement WHERE day = $1").bind(today());
    state.fetch_optional(&chain.database().await).await.unwrap().unwrap_or_default()
}

/// As if the time until the next attempt were over.
async fn time_passes(chain: &Chain) {
    sqlx::query("UPDATE announcement SET due_at = 0").execute(&chain.database().await).await.unwrap();
}

async fn a_channel_that_is_down_is_told_later() {
    let listener = Listener::start().await;
    listener.answer(500);
    let chain = office(&listener, "tell = [\"away\"]").await;
    let config = chain.config();
    let problem = commands::announce(&config, Often::Again).await.unwrap_err();
    let problem = format!("{problem:#}");
    assert!(problem.contains("answers 500") && !problem.contains(SECRET), "{problem}");
    assert_eq!(state(&chain).await, "open");
    assert_eq!(commands::announce(&config, Often::Once).await.unwrap(), Announced::Before, "not at once");
    listener.answer(202);
    let before = listener.told().len();
    time_passes(&chain).await;
    let told = commands::announce(&config, Often::Once).await.unwrap();
    assert!(matches!(told, Announced::Told | Announced::Before), "{told:?}");
    eventually("it is told", || async { state(&chain).await == "done" }).await;
    assert_eq!(listener.told().len(), before + 1);
    // Where nobody listens at all, the address stays secret too.
    let mut nowhere = config.clone();
    let announcements = nowhere.personnel.as_mut().unwrap().announcements.as_mut().unwrap();
    announcements.url = Some(format!("http://127.0.0.1:9/{SECRET}").try_into().unwrap());
    let problem = format!("{:#}", commands::announce(&nowhere, Often::Again).await.unwrap_err());
    assert!(problem.contains("is not reached") && !problem.contains(SECRET), "{problem}");
}

/// Lets alerts go to a listener of their own.
async fn with_alerts(chain: &mut Chain, alerts: &Listener) {
    let url = alerts.url.clone();
    chain
        .configure(move |config| {
            config.alert_url = Some(url.clone().try_into().unwrap());
            config.alert_interval = std::time::Duration::from_millis(50);
        })
        .await;
}

fn missing(alerts: &Listener) -> usize {
    alerts.told().iter().filter(|alert| alert["cause"] == "announcement_missing").count()
}

async fn what_may_have_arrived_is_not_sent_again_and_the_operator_is_told() {
    let (listener, alerts) = (Listener::start().await, Listener::start().await);
    listener.answer(504);
    let mut chain = office(&listener, "tell = [\"away\"]").await;
    assert_eq!((state(&chain).await.as_str(), listener.told().len()), ("unclear", 1));
    time_passes(&chain).await;
    with_alerts(&mut chain, &alerts).await;
    eventually("the operator is told", || async { missing(&alerts) == 1 }).await;
    assert_eq!(commands::announce(&chain.config(), Often::Once).await.unwrap(), Announced::Before);
    assert_eq!((state(&chain).await.as_str(), listener.told().len()), ("unclear", 1));
    let problem = format!("{:#}", commands::announce(&chain.config(), Often::Again).await.unwrap_err());
    assert!(problem.contains("nobody knows whether") && !problem.contains(SECRET), "{problem}");
    listener.answer(200);
    commands::announce(&chain.config(), Often::Again).await.unwrap();
    eventually("the alert is over", || async { chain.alerts().await == 0 }).await;
    assert_eq!(missing(&alerts), 1);
    assert!(!alerts.told()[0].to_string().contains(&listener.url));
}

async fn what_was_not_told_by_the_end_of_the_morning_is_told_to_the_operator() {
    let (listener, alerts) = (Listener::start().await, Listener::start().await);
    listener.answer(500);
    let mut chain = office(&listener, "tell = [\"away\"]").await;
    assert_eq!(state(&chain).await, "open");
    with_alerts(&mut chain, &alerts).await;
    let tried = listener.told().len();
    assert_eq!(missing(&alerts), 0, "there is time yet");
    // The morning ends: it began at midnight, and ten minutes are its least.
    let late = listener.section("tell = [\"away\"]").replace("24h", "10m");
    chain.reconfigure(&late);
    chain.restart().await;
    eventually("the operator is told", || async { missing(&alerts) == 1 }).await;
    time_passes(&chain).await;
    chain.restart().await;
    assert_eq!(listener.told().len(), tried, "nobody wants the morning's news in the afternoon");
}

#[tokio::test]
async fn of_two_relays_one_tells() {
    let listener = Listener::start().await;
    let (chain, second) = ON
        .scope(Database::Postgres, async {
            let mut chain = office(&listener, "tell = [\"away\"]").await;
            // As on the next day.
            sqlx::query("DELETE FROM announcement").execute(&chain.database().await).await.unwrap();
            let second = chain.second_relay().await;
            chain.restart().await;
            (chain, second)
        })
        .await;
    eventually("it is told", || async { state(&chain).await == "done" }).await;
    for url in [chain.relay_url(""), second.url.clone()] {
        let alive = chain.http.get(format!("{url}/_relay/health/live")).send().await.unwrap();
        assert_eq!(alive.status(), 200);
    }
    assert_eq!(listener.told().len(), 2, "yesterday and today");
}

#[test]
fn whatever_there_is_to_tell_both_products_take_it() {
    let item = |what, number: usize, name: &str| Item {
        what,
        person: number.to_string().as_str().into(),
        name: name.to_owned(),
        part: Some(Part::Morning).filter(|_| number.is_multiple_of(3)),
        kind: Some("*Urlaub* <!channel>".to_owned()).filter(|_| number.is_multiple_of(5)),
        years: Some(5).filter(|_| what == What::Anniversary),
    };
    let names = ["Ada", "", "<@U123> & \"x\"", "Zoë\u{202e}\u{0}", &"Ä".repeat(5_000), &"x ".repeat(300), "a\nb"];
    let texts = Texts { title: Some("Ä".repeat(140)), away: Some("<b>".to_owned()), ..Texts::default() };
    let edition = Edition { language: Language::De, texts };
    for count in [1, 40, 2_000] {
        let items = What::ALL.into_iter().flat_map(|what| {
            (0..count).map(move |number| (what, number)).map(|(what, number)| item(what, number, names[number % 7]))
        });
        let news = News { date: "2026-06-10".parse().unwrap(), items: items.collect() };
        for editions in [vec![Edition::of(Language::En)], vec![edition.clone(), Edition::of(Language::En)]] {
            let slack = Channel::Slack.message(&news, &editions);
            assert_valid(SLACK, &slack);
            assert!(slack.to_string().len() < 13_000, "{}", slack.to_string().len());
            let teams = Channel::Teams.message(&news, &editions);
            assert_valid(TEAMS, &teams);
            assert!(teams.to_string().len() < 28_000, "{}", teams.to_string().len());
        }
    }
    let wrong = json!({"text": "x", "blocks": [{"type": "section", "text": {"type": "markdown", "text": "x"}}]});
    assert!(std::panic::catch_unwind(|| assert_valid(SLACK, &wrong)).is_err(), "the schema says no");
}
