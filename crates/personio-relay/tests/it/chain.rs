//! A relay in front of a sandbox, each on a port of its own.

use std::{
    future::Future,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use personio_relay::{Config, Relays, serve};
use personio_sandbox::{Options, Sandbox};
use personio_tests::postgres::Postgres;
use reqwest::{
    Client, RequestBuilder, Response,
    multipart::{Form, Part},
};
use serde_json::{Value, json};
use sqlx::AnyPool;
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};
use uuid::Uuid;

/// The page that may send applications.
pub const PAGE: &str = "https://www.acme.example";
/// The page that employees may use.
pub const INTRANET: &str = "https://intranet.acme.example";
/// Keeps the company's people.
pub const HR: &str = "lena.vogt@acme.example";
/// A position of the sandbox's board.
pub const POSITION: u64 = 2_697_760;

/// Where a relay keeps everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Database {
    Sqlite,
    Postgres,
}

tokio::task_local! {
    /// The database of all relays that a test starts.
    pub static ON: Database;
}

/// Runs tests on both databases.
macro_rules! on_both {
    ($($test:ident,)+) => {
        mod on_sqlite {
            $(#[tokio::test]
            async fn $test() {
                crate::chain::ON.scope(crate::chain::Database::Sqlite, super::$test()).await;
            })+
        }
        mod on_postgres {
            $(#[tokio::test]
            async fn $test() {
                crate::chain::ON.scope(crate::chain::Database::Postgres, super::$test()).await;
            })+
        }
    };
}

pub(crate) use on_both;

pub struct Chain {
    pub sandbox: Sandbox,
    pub http: Client,
    sandbox_url: String,
    folder: tempfile::TempDir,
    more: More,
    change: Change,
    relay: Running,
}

/// What is different in the configuration.
type Change = Box<dyn Fn(&mut Config) + Send + Sync>;

/// Further lines of sections, and where the database is.
#[derive(Clone, Debug, Default)]
struct More {
    top: String,
    applications: String,
    personnel: String,
    /// Without any, forms need no ticket: most tests are about something else.
    protection: Option<String>,
    database: Option<String>,
}

/// A relay that runs until this is dropped.
pub struct Running {
    pub url: String,
    /// Gone with the relay: it holds the folder.
    relay: Option<Relays>,
    stop: Option<oneshot::Sender<()>>,
    served: JoinHandle<()>,
}

impl Chain {
    pub async fn start() -> Self {
        Self::with("wait = \"10s\"").await
    }

    /// With further lines of the `[applications]` section.
    pub async fn with(applications: &str) -> Self {
        let (sandbox, sandbox_url) = serving(Options::default()).await;
        Self::before(sandbox, sandbox_url, applications).await
    }

    /// With further lines of the `[personnel]` section, on a Wednesday.
    pub async fn of_people(personnel: &str) -> Self {
        let clock = Some("2026-06-10T10:00:00Z".parse().unwrap());
        let (sandbox, sandbox_url) = serving(Options { clock, ..Options::default() }).await;
        let more = More { personnel: personnel.to_owned(), ..More::default() };
        Self::of(sandbox, sandbox_url, more).await
    }

    /// With further lines of the `[personnel]` section, on the day that it is.
    pub async fn of_people_now(personnel: &str) -> Self {
        let (sandbox, sandbox_url) = serving(Options::default()).await;
        let more = More { personnel: personnel.to_owned(), ..More::default() };
        Self::of(sandbox, sandbox_url, more).await
    }

    /// Whose forms need tickets, with further lines of the `[protection]` section.
    pub async fn protected(protection: &str) -> Self {
        let (sandbox, sandbox_url) = serving(Options::default()).await;
        let more = More {
            applications: "wait = \"10s\"".to_owned(),
            protection: Some(protection.to_owned()),
            ..More::default()
        };
        Self::of(sandbox, sandbox_url, more).await
    }

    /// With further keys of no section.
    pub async fn with_top(top: &str) -> Self {
        let (sandbox, sandbox_url) = serving(Options::default()).await;
        let more = More {
            top: top.to_owned(),
            applications: "wait = \"10s\"\nper_minute = 100000".to_owned(),
            ..More::default()
        };
        Self::of(sandbox, sandbox_url, more).await
    }

    /// In front of something that is not (only) a sandbox.
    pub async fn before(sandbox: Sandbox, sandbox_url: String, applications: &str) -> Self {
        let more = More { applications: applications.to_owned(), ..More::default() };
        Self::of(sandbox, sandbox_url, more).await
    }

    async fn of(sandbox: Sandbox, sandbox_url: String, mut more: More) -> Self {
        if Database::of_test() == Database::Postgres {
            more.database = Some(Postgres::server().database());
        }
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("widget")).unwrap();
        std::fs::write(folder.path().join("widget/personio-jobs.js"), "export {};").unwrap();
        std::fs::write(folder.path().join("secret"), "not for pages").unwrap();
        let relay = Running::start(&config(folder.path(), &sandbox_url, &more)).await;
        let change: Change = Box::new(|_| ());
        let chain = Self { sandbox, http: Client::new(), sandbox_url, folder, more, change, relay };
        chain.until_ready().await;
        chain
    }

    /// Stops the relay gracefully and starts it anew on the same data.
    pub async fn restart(&mut self) {
        self.stop().await;
        self.relay = Running::start(&self.config()).await;
        self.until_ready().await;
    }

    /// Stops the relay gracefully.
    pub async fn stop(&mut self) {
        self.relay.stop().await;
    }

    /// Changes what cannot be said in a section, and restarts.
    pub async fn configure(&mut self, change: impl Fn(&mut Config) + Send + Sync + 'static) {
        self.change = Box::new(change);
        self.restart().await;
    }

    /// As the relay has it.
    pub fn config(&self) -> Config {
        let mut config = config(self.folder.path(), &self.sandbox_url, &self.more);
        (self.change)(&mut config);
        config
    }

    /// Other lines of the `[personnel]` section, after the next restart.
    pub fn reconfigure(&mut self, personnel: &str) {
        self.more.personnel = personnel.to_owned();
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub fn relay_url(&self, path: &str) -> String {
        format!("{}{path}", self.relay.url)
    }

    /// Everything that the relay answers, without a connection.
    pub fn router(&self) -> axum::Router {
        self.relay.relay.as_ref().unwrap().router()
    }

    pub async fn get(&self, path: &str) -> Response {
        self.http.get(self.relay_url(path)).send().await.unwrap()
    }

    pub async fn json(&self, path: &str) -> Value {
        self.get(path).await.json().await.unwrap()
    }

    /// An application as the page sends it.
    pub fn application(&self, body: &Value) -> RequestBuilder {
        self.http.post(self.relay_url("/v1/recruiting/applications")).header("origin", PAGE).json(body)
    }

    pub async fn apply(&self, body: &Value) -> Answer {
        Answer::of(self.application(body).send().await.unwrap()).await
    }

    pub async fn upload(&self, name: &str, content: impl Into<Vec<u8>>) -> Answer {
        let part = Part::bytes(content.into()).file_name(name.to_owned());
        self.upload_form(Form::new().part("file", part)).await
    }

    pub async fn upload_form(&self, form: Form) -> Answer {
        let request = self.http.post(self.relay_url("/v1/recruiting/applications/documents")).header("origin", PAGE);
        Answer::of(request.multipart(form).send().await.unwrap()).await
    }

    /// Uploads and returns the id.
    pub async fn document(&self, name: &str, content: impl Into<Vec<u8>>) -> Uuid {
        let answer = self.upload(name, content).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        answer.body["uuid"].as_str().unwrap().parse().unwrap()
    }

    pub async fn fault(&self, fault: &Value) {
        let response =
            self.http.post(format!("{}/_sandbox/faults", self.sandbox_url)).json(fault).send().await.unwrap();
        assert!(response.status().is_success(), "{}", response.text().await.unwrap());
    }

    pub async fn clear_faults(&self) {
        self.http.delete(format!("{}/_sandbox/faults", self.sandbox_url)).send().await.unwrap();
    }

    pub async fn sandbox_request(&self, request: impl FnOnce(&Client, &str) -> RequestBuilder) -> Response {
        request(&self.http, &self.sandbox_url).send().await.unwrap()
    }

    /// What the sandbox has of an applicant.
    pub fn arrived(&self, email: &str) -> usize {
        self.sandbox.applications().iter().filter(|application| application.email == email).count()
    }

    /// The relay's database, to look into it and to let time pass.
    pub async fn database(&self) -> AnyPool {
        let file = || format!("sqlite:{}", self.data().join("outbox.sqlite").display());
        AnyPool::connect(&self.more.database.clone().unwrap_or_else(file)).await.unwrap()
    }

    /// Another database on the same server.
    pub fn second_database(&self) -> String {
        Postgres::server().database()
    }

    /// Another relay with a folder of its own on the same database, which has to be PostgreSQL.
    pub async fn second_relay(&self) -> Running {
        let mut config = self.config();
        assert!(config.database_url.is_some(), "a file of SQLite belongs to one relay");
        config.encryption_key_file = Some(self.data().join("encryption.key"));
        config.data_dir = self.folder.path().join("second");
        Running::start(&config).await
    }

    /// How many alerts stand.
    pub async fn alerts(&self) -> i64 {
        sqlx::query_scalar("SELECT COUNT(*) FROM alert").fetch_one(&self.database().await).await.unwrap()
    }

    /// How many documents are stored that candidates uploaded.
    pub async fn stored_documents(&self) -> usize {
        match Database::of_test() {
            Database::Sqlite => std::fs::read_dir(self.data().join("documents")).unwrap().count(),
            Database::Postgres => {
                let count = sqlx::query_scalar::<_, i64>("SELECT COUNT(*) FROM document_content");
                usize::try_from(count.fetch_one(&self.database().await).await.unwrap()).unwrap()
            }
        }
    }

    async fn until_ready(&self) {
        eventually("the relay is ready", || async { self.get("/_relay/health/ready").await.status() == 200 }).await;
    }
}

impl Database {
    pub fn of_test() -> Self {
        ON.try_with(|on| *on).unwrap_or(Self::Sqlite)
    }
}

impl Running {
    async fn start(config: &Config) -> Self {
        let listener = TcpListener::bind(config.listen).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let relays = Relays::start(config.clone()).await.unwrap();
        let (stop, stopped) = oneshot::channel();
        let serving = relays.clone();
        let served = tokio::spawn(async move {
            let stopped = async { stopped.await.unwrap_or_default() };
            serve(serving, listener, stopped).await.unwrap();
        });
        Self { url, relay: Some(relays), stop: Some(stop), served }
    }

    async fn stop(&mut self) {
        self.relay = None;
        self.stop.take().unwrap().send(()).unwrap();
        (&mut self.served).await.unwrap();
    }
}

/// An answer that was read whole.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub body: Value,
}

impl Answer {
    pub async fn of(response: Response) -> Self {
        let status = response.status().as_u16();
        let bytes = response.bytes().await.unwrap();
        Self { status, body: serde_json::from_slice(&bytes).unwrap_or_default() }
    }

    /// The first field and what is wrong with it.
    pub fn complaint(&self) -> (&str, &str) {
        let entry = &self.body["errors"][0];
        (entry["field"].as_str().unwrap_or_default(), entry["errors"][0]["reason"].as_str().unwrap_or_default())
    }
}

pub fn candidate(email: &str) -> Value {
    json!({"first_name": "Ada", "last_name": "Lovelace", "email": email, "job_position_id": POSITION})
}

pub fn with_files(mut body: Value, files: &[(Uuid, &str)]) -> Value {
    let files =
        files.iter().map(|(uuid, category)| json!({"uuid": uuid, "original_filename": "x", "category": category}));
    body["files"] = files.collect();
    body
}

/// Looks until it is so; half a minute is far more than it ever takes.
pub async fn eventually<F, T>(what: &str, mut is_so: F)
where
    F: FnMut() -> T,
    T: Future<Output = bool>,
{
    let deadline = Instant::now() + Duration::from_secs(30);
    while !is_so().await {
        assert!(Instant::now() < deadline, "did not happen in time: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

async fn serving(options: Options) -> (Sandbox, String) {
    let sandbox = Sandbox::new(options);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let serving = sandbox.clone();
    tokio::spawn(async move { serving.serve(listener, std::future::pending()).await });
    (sandbox, url)
}

fn config(folder: &Path, personio: &str, more: &More) -> Config {
    let More { top, applications, personnel, protection, database } = more;
    let protection = protection.as_deref().unwrap_or("enabled = false");
    let database = database.as_ref().map(|url| format!("database_url = {url:?}")).unwrap_or_default();
    let text = format!(
        r#"
        listen = "127.0.0.1:0"
        {top}
        data_dir = {data:?}
        widget_dir = {widget:?}
        {database}
        [personio]
        career_page = "{personio}"
        api = "{personio}"
        company_id = "4711"
        recruiting_token = "sandbox-recruiting"
        [board]
        languages = ["de", "en"]
        interval = "1s"
        [[form.fields]]
        id = "phone"
        [applications]
        allowed_origins = ["{PAGE}"]
        {applications}
        [protection]
        {protection}
        [export]
        base_url = "https://www.acme.example/jobs"
        company = "Acme"
        country = "DE"
        [personnel]
        client_id = "sandbox-client"
        client_secret = "sandbox-secret"
        public_url = "https://relay.acme.example"
        hr = ["{HR}"]
        allowed_origins = ["{INTRANET}"]
        allowed_extensions = ["moz-extension://*"]
        {personnel}
        "#,
        data = folder.join("data"),
        widget = folder.join("widget"),
    );
    Config::from_text(Path::new("relay.toml"), &text, []).unwrap()
}
