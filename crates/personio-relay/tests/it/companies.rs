//! Several companies in one relay.

use personio_relay::{Companies, Relays, commands, serve};
use reqwest::{Client, RequestBuilder};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::{
    browser::Browser,
    chain::{PAGE, candidate, eventually, on_both},
    people::{CLARA, FELIX, People},
    provider::{FakeProvider, Word},
};

const NORTHS_PAGE: &str = "https://north.acme.example";
const HOST: &str = "jobs.acme.example";

/// A relay of two companies: `acme`, which has a host, and `north`.
struct Two {
    people: People,
    url: String,
    companies: Companies,
    http: Client,
}

impl Two {
    async fn start() -> Self {
        Self::with(&["", ""]).await
    }

    /// With further lines of each company's section `[personnel]`.
    async fn with(personnel: &[&str; 2]) -> Self {
        // Their Personio; its own relay stays out of this.
        let people = People::start().await;
        let companies = companies(&people, personnel);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let relays = Relays::start(companies.clone()).await.unwrap();
        tokio::spawn(async move { serve(relays, listener, std::future::pending()).await });
        let two = Self { people, url, companies, http: Client::new() };
        eventually("both are ready", || async {
            two.get("/_relay/health/ready").send().await.unwrap().status() == 200
        })
        .await;
        two
    }

    fn get(&self, path: &str) -> RequestBuilder {
        self.http.get(format!("{}{path}", self.url))
    }

    async fn apply(&self, company: &str, page: &str, body: &Value) -> u16 {
        let url = format!("{}/c/{company}/v1/recruiting/applications", self.url);
        self.http.post(url).header("origin", page).json(body).send().await.unwrap().status().as_u16()
    }

    async fn sign_in(&self, company: &str) -> String {
        let code = commands::invite(self.companies.one(Some(company)).unwrap(), CLARA).await.unwrap().code;
        let url = format!("{}/c/{company}/_relay/session", self.url);
        let answer = self.http.post(url).json(&json!({"code": code})).send().await.unwrap();
        assert_eq!(answer.status(), 201);
        answer.json::<Value>().await.unwrap()["token"].as_str().unwrap().to_owned()
    }
}

fn companies(people: &People, [acmes, norths]: &[&str; 2]) -> Companies {
    let only = people.config();
    let personio = only.personio.api.as_str();
    let database = only.database_url.is_some().then(|| people.second_database());
    let database = database.map(|url| format!("database_url = {url:?}")).unwrap_or_default();
    let company = |name: &str, id: &str, page: &str, personnel: &str| {
        format!(
            r#"
            [companies.{name}.personio]
            career_page = "{personio}"
            api = "{personio}"
            company_id = "{id}"
            recruiting_token = "sandbox-recruiting"
            [companies.{name}.board]
            languages = ["de"]
            [companies.{name}.form]
            company = "{name}"
            [companies.{name}.applications]
            allowed_origins = ["{page}"]
            wait = "100ms"
            [companies.{name}.personnel]
            client_id = "sandbox-client"
            client_secret = "sandbox-secret"
            public_url = "https://relay.example/c/{name}"
            {personnel}
            "#,
            personnel = personnel.replace("[personnel.", &format!("[companies.{name}.personnel.")),
        )
    };
    let text = format!(
        "data_dir = {:?}\n{database}\n[protection]\nenabled = false\n[companies.acme]\nhosts = [\"{HOST}\"]\n{}\n[companies.north]\n{}",
        people.data().join("two"),
        company("acme", "4711", PAGE, acmes),
        company("north", "4712", NORTHS_PAGE, norths),
    );
    Companies::from_text("relay.toml".as_ref(), &text, []).unwrap()
}

on_both! {
    a_company_is_reached_by_its_host_and_by_its_path,
    pages_of_one_company_do_not_send_to_another,
    outboxes_are_apart,
    a_token_of_one_company_is_none_at_another,
    each_company_signs_people_in_with_its_own_provider,
    what_a_sign_in_at_one_company_brings_is_worth_nothing_at_another,
}

async fn a_company_is_reached_by_its_host_and_by_its_path() {
    let two = Two::start().await;
    let form = |request: RequestBuilder| async move {
        let answer = request.send().await.unwrap();
        let status = answer.status().as_u16();
        (status, answer.json::<Value>().await.unwrap()["company"].as_str().map(str::to_owned))
    };
    let (acme, north) = (Some("acme".to_owned()), Some("north".to_owned()));
    assert_eq!(form(two.get("/c/acme/_relay/form.json")).await, (200, acme.clone()));
    assert_eq!(form(two.get("/c/north/_relay/form.json?x=1")).await, (200, north));
    for host in [HOST, "JOBS.acme.example:8787"] {
        assert_eq!(form(two.get("/_relay/form.json").header("host", host)).await, (200, acme.clone()), "{host}");
        assert_eq!(form(two.get("/c/acme/_relay/form.json").header("host", host)).await, (200, acme.clone()), "{host}");
        // On a company's own host there is no other.
        let other = two.get("/c/north/_relay/form.json").header("host", host).send().await.unwrap();
        assert_eq!(other.status(), 404, "{host}");
    }
    for path in [
        "/_relay/form.json",
        "/c/",
        "/c/nobody/_relay/form.json",
        "/c/acmee/_relay/form.json",
        "/c/%61cme/x",
        "/C/acme/x",
    ] {
        let answer = two.get(path).send().await.unwrap();
        assert_eq!(answer.status(), 404, "{path}");
        assert!(answer.headers().contains_key("x-content-type-options"));
        assert_eq!(answer.json::<Value>().await.unwrap()["error"]["code"], "no_such_company", "{path}");
    }
    let health = two.get("/_relay/health").send().await.unwrap().json::<Value>().await.unwrap();
    assert_eq!(health["companies"]["north"]["status"], "ready", "{health}");
    assert_eq!(two.get("/_relay/health/live").send().await.unwrap().status(), 200);
}

async fn pages_of_one_company_do_not_send_to_another() {
    let two = Two::start().await;
    assert_eq!(two.apply("acme", NORTHS_PAGE, &candidate("ada@example.com")).await, 403);
    assert_eq!(two.apply("north", PAGE, &candidate("ada@example.com")).await, 403);
    assert_eq!(two.people.sandbox.applications().len(), 0);
    assert!(matches!(two.apply("acme", PAGE, &candidate("ada@example.com")).await, 201 | 202));
}

async fn outboxes_are_apart() {
    let two = Two::start().await;
    let fault = json!({"path": "/v1/recruiting/applications", "kind": "status", "status": 503});
    two.people.fault(&fault).await;
    // The same person for the same position: each company has an application of theirs.
    for (company, page) in [("acme", PAGE), ("north", NORTHS_PAGE)] {
        assert_eq!(two.apply(company, page, &candidate("ada@example.com")).await, 202);
    }
    let of = |name: &'static str| two.companies.one(Some(name)).unwrap().clone();
    let (acme, north) = (of("acme"), of("north"));
    let (own, other) = (commands::list_outbox(&acme).await.unwrap(), commands::list_outbox(&north).await.unwrap());
    assert_eq!((own.len(), other.len()), (1, 1));
    assert!(commands::show_application(&north, own[0].id).await.is_err());
    assert!(commands::purge_application(&north, own[0].id).await.is_err());
    assert!(commands::show_application(&acme, own[0].id).await.is_ok());
    two.people.clear_faults().await;
}

async fn a_token_of_one_company_is_none_at_another() {
    let two = Two::start().await;
    let (acme, north) = (two.sign_in("acme").await, two.sign_in("north").await);
    let ask = |company: &'static str, token: &str| {
        let request = two.get(&format!("/c/{company}/_relay/session")).bearer_auth(token);
        async move { request.send().await.unwrap().status().as_u16() }
    };
    assert_eq!((ask("acme", &acme).await, ask("north", &north).await), (200, 200));
    assert_eq!((ask("acme", &north).await, ask("north", &acme).await), (401, 401));
    let code = commands::invite(two.companies.one(Some("acme")).unwrap(), CLARA).await.unwrap();
    assert!(code.link.starts_with("https://relay.example/c/acme/_relay/sign-in#"), "{}", code.link);
    let elsewhere = two.http.post(format!("{}/c/north/_relay/session", two.url)).json(&json!({"code": code.code}));
    assert_eq!(elsewhere.send().await.unwrap().status(), 403);
    // Links in answers lead back to the company.
    let list = two.get("/c/acme/v2/attendance-periods?limit=1").bearer_auth(&acme).send().await.unwrap();
    let list = list.json::<Value>().await.unwrap();
    let link = list["_meta"]["links"]["self"]["href"].as_str().unwrap();
    assert_eq!(link, "https://relay.example/c/acme/v2/attendance-periods");
    let sessions = commands::list_sessions(two.companies.one(Some("north")).unwrap()).await.unwrap();
    assert_eq!(sessions.len(), 1);
    let mut log = Vec::new();
    commands::export_audit(two.companies.one(Some("north")).unwrap(), None, &mut log).await.unwrap();
    assert_eq!(String::from_utf8(log).unwrap().lines().count(), 2, "the other company's invitations are not in it");
}

/// Two companies, each with a provider of its own.
struct Offices {
    two: Two,
    acmes: FakeProvider,
    norths: FakeProvider,
}

impl Offices {
    async fn open() -> Self {
        let (acmes, norths) = (FakeProvider::start().await, FakeProvider::start().await);
        let two = Two::with(&[&acmes.section(""), &norths.section("")]).await;
        Self { two, acmes, norths }
    }

    fn url(&self, company: &str) -> String {
        format!("{}/c/{company}", self.two.url)
    }

    fn browser(&self, company: &str) -> Browser {
        Browser::at(self.url(company))
    }

    /// What a company's relay says to a code.
    async fn exchange(&self, company: &str, code: &str) -> (u16, Value) {
        let url = format!("{}/_relay/session", self.url(company));
        let answer = self.two.http.post(url).json(&json!({"code": code})).send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }
}

async fn each_company_signs_people_in_with_its_own_provider() {
    let offices = Offices::open().await;
    for (company, provider, email) in [("acme", &offices.acmes, CLARA), ("north", &offices.norths, FELIX)] {
        let mut browser = offices.browser(company);
        let seen = browser.open("/_relay/openid/start").await;
        assert!(seen.location.as_ref().unwrap().starts_with(&format!("{}/authorize?", provider.url)), "{seen:?}");
        let asked = browser.start("").await;
        assert_eq!(asked.get("redirect_uri"), format!("https://relay.example/c/{company}/_relay/openid/callback"));
        let code = provider.code(&asked, &Word::with(json!({"email": email})));
        let seen = browser.come_back(&asked, &code).await;
        assert_eq!(seen.status, 200, "{seen:?}");
        let (status, session) = offices.exchange(company, &seen.code()).await;
        assert_eq!((status, &session["session"]["email"]), (201, &json!(email)));
    }
    // The company with a host is reached there without its path; the provider sends browsers back to `public_url`.
    let url = format!("{}/_relay/openid/start", offices.two.url);
    let http = Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let start = http.get(&url).header("host", HOST).send().await.unwrap();
    let location = start.headers()["location"].to_str().unwrap().to_owned();
    assert!(location.starts_with(&offices.acmes.url), "{location}");
    let none = http.get(&url).send().await.unwrap();
    assert_eq!(none.status(), 404, "a host of no company");
}

async fn what_a_sign_in_at_one_company_brings_is_worth_nothing_at_another() {
    let offices = Offices::open().await;
    let word = || Word::with(json!({}));
    // The browser began at one company and comes back to the other, with all of its cookies.
    let mut browser = offices.browser("acme");
    let asked = browser.start("").await;
    let code = offices.acmes.code(&asked, &word());
    let mut elsewhere = browser.moves_to(offices.url("north"));
    let seen = elsewhere.come_back(&asked, &code).await;
    assert_eq!((seen.status, seen.problem().as_str()), (400, "not_begun_here"));
    // It is still good where it belongs.
    let mut back = elsewhere.moves_to(offices.url("acme"));
    let seen = back.come_back(&asked, &code).await;
    assert_eq!(seen.status, 200, "{seen:?}");
    let code = seen.code();
    // The relay's own code.
    assert_eq!(offices.exchange("north", &code).await.0, 403);
    assert_eq!(offices.exchange("acme", &code).await.0, 201);

    // A code of one provider's, handed to a sign-in that was begun with the other.
    let (mut acmes, mut norths) = (offices.browser("acme"), offices.browser("north"));
    let (at_acme, at_north) = (acmes.start("").await, norths.start("").await);
    let stolen = offices.acmes.code(&at_acme, &word());
    let seen = norths.come_back(&at_north, &stolen).await;
    assert_eq!((seen.status, seen.problem().as_str()), (403, "provider_refused_code"));
    // A provider that gives out what another signed: the word is not its own.
    let words = [
        (word(), "wrong_issuer"),
        (Word::with(json!({"iss": offices.norths.url})), "wrong_signature"),
        (Word::with(json!({"nonce": at_acme.get("nonce"), "iss": offices.norths.url})), "wrong_signature"),
    ];
    for (word, expected) in words {
        let mut browser = offices.browser("north");
        let asked = browser.start("").await;
        let code = offices.norths.code_of(&asked, &word, &offices.acmes);
        let seen = browser.come_back(&asked, &code).await;
        assert_eq!((seen.status, seen.problem().as_str()), (403, expected), "{word:?}");
    }
    // A provider that names itself in its answer (RFC 9207) and is not the one that was asked.
    let mut browser = offices.browser("north");
    let asked = browser.start("").await;
    let code = offices.norths.code(&asked, &word());
    let path = format!("/_relay/openid/callback?code={code}&state={}&iss={}", asked.get("state"), offices.acmes.url);
    let seen = browser.open(&path).await;
    assert_eq!((seen.status, seen.problem().as_str()), (403, "wrong_issuer"));
}
