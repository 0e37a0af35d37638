//! A sandbox on a port of its own, and the program in front of it, on a Wednesday at noon.

use std::{
    fs,
    path::PathBuf,
    process::Stdio,
    time::{Duration, Instant},
};

use personio_sandbox::{Options, Sandbox};
use reqwest::Client;
use serde_json::{Value, json};
use tokio::{net::TcpListener, process::Command};

/// What the clock on the wall shows: 2026-06-10 is a Wednesday.
pub const NOW: &str = "2026-06-10T12:00";
pub const CLARA: &str = "clara.neumann@acme.example";
pub const LENA: &str = "lena.vogt@acme.example";

pub struct Stage {
    pub sandbox: Sandbox,
    pub url: String,
    pub http: Client,
    pub folder: tempfile::TempDir,
    token: String,
}

/// How a run ended.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// The result, of a run that went well.
    #[track_caller]
    pub fn json(&self) -> Value {
        assert_eq!(self.code, 0, "{self:?}");
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    #[track_caller]
    pub fn good(self) -> Self {
        assert_eq!(self.code, 0, "{self:?}");
        self
    }

    #[track_caller]
    pub fn ended(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:?}");
        self
    }

    #[track_caller]
    pub fn says(self, text: &str) -> Self {
        assert!(self.out.contains(text) || self.err.contains(text), "{text:?} is missing: {self:?}");
        self
    }
}

impl Stage {
    pub async fn start() -> Self {
        Self::with(Options::default()).await
    }

    /// With another company than usual.
    pub async fn with(options: Options) -> Self {
        let clock = Some("2026-06-10T10:00:00Z".parse().unwrap());
        let sandbox = Sandbox::new(Options { clock, ..options });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let serving = sandbox.clone();
        tokio::spawn(async move { serving.serve(listener, std::future::pending()).await });
        let http = Client::new();
        let limits = json!({
            "recruiting_per_minute": null, "legacy_per_minute": null, "v1_per_minute": null,
            "v1_auth_per_minute": null, "employees_per_minute": null, "employees_per_second": null,
            "v1_documents_per_minute": null, "v2_token_per_minute": null, "v2_per_second": null, "v2_burst": 100,
        });
        let set = http.put(format!("{url}/_sandbox/limits")).json(&limits).send().await.unwrap();
        assert!(set.status().is_success());
        let login = json!({"client_id": "sandbox-client", "client_secret": "sandbox-secret"});
        let login: Value = http.post(format!("{url}/v1/auth")).json(&login).send().await.unwrap().json().await.unwrap();
        let token = login["data"]["token"].as_str().unwrap().to_owned();
        Self { sandbox, url, http, folder: tempfile::tempdir().unwrap(), token }
    }

    /// The program with the company's credentials, about to run.
    pub fn program(&self, arguments: &[&str]) -> Command {
        let mut command = self.stranger(arguments);
        command
            .env("PERSONIO_API", &self.url)
            .env("PERSONIO_CLIENT_ID", "sandbox-client")
            .env("PERSONIO_CLIENT_SECRET", "sandbox-secret");
        command
    }

    /// The program of somebody who is not signed in.
    pub fn stranger(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_personio"));
        command
            .args(arguments)
            .env_clear()
            .env("PERSONIO_CONFIG_DIR", self.config())
            .env("PERSONIO_NOW", NOW)
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        command
    }

    pub async fn run(&self, arguments: &[&str]) -> Ran {
        finish(self.program(arguments)).await
    }

    pub fn config(&self) -> PathBuf {
        self.folder.path().join("config")
    }

    /// A file in the folder that the program runs in.
    pub fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path().join(name)).unwrap()
    }

    /// What Personio says, as only its operator sees it.
    pub async fn personio(&self, path: &str) -> Value {
        let request = self.http.get(format!("{}{path}", self.url)).bearer_auth(&self.token).header("beta", "true");
        request.send().await.unwrap().json().await.unwrap()
    }

    /// What a document holds, as far as it is text.
    pub async fn download(&self, id: &str) -> String {
        let url = format!("{}/v2/document-management/documents/{id}/download", self.url);
        let request = self.http.get(url).bearer_auth(&self.token).header("beta", "true");
        String::from_utf8_lossy(&request.send().await.unwrap().bytes().await.unwrap()).into_owned()
    }

    /// The id of a person.
    pub async fn person(&self, email: &str) -> String {
        let found = self.personio(&format!("/v2/persons?email={email}")).await;
        found["_data"][0]["id"].as_str().unwrap().to_owned()
    }

    /// The titles of somebody's documents of a category.
    pub async fn titles(&self, person: &str, category: &str) -> Vec<String> {
        let list = self.personio(&format!("/v2/document-management/documents?owner_id={person}&limit=200")).await;
        let of_it = list["_data"].as_array().unwrap().iter().filter(|it| it["category"]["id"] == category);
        of_it.map(|it| it["name"].as_str().unwrap().to_owned()).collect()
    }

    /// How many requests arrived.
    pub async fn arrived(&self, method: &str, path: &str) -> u64 {
        let url = format!("{}/_sandbox/log/count?method={method}&path={path}", self.url);
        let count: Value = self.http.get(url).send().await.unwrap().json().await.unwrap();
        count["count"].as_u64().unwrap()
    }

    pub async fn fault(&self, fault: &Value) {
        let set = self.http.post(format!("{}/_sandbox/faults", self.url)).json(fault).send().await.unwrap();
        assert!(set.status().is_success());
    }

    /// How often each fault has hit.
    pub async fn hits(&self) -> Vec<u64> {
        let faults = self.http.get(format!("{}/_sandbox/faults", self.url)).send().await.unwrap();
        let faults: Value = faults.json().await.unwrap();
        faults.as_array().unwrap().iter().map(|fault| fault["hits"].as_u64().unwrap()).collect()
    }

    pub async fn no_faults(&self) {
        self.http.delete(format!("{}/_sandbox/faults", self.url)).send().await.unwrap();
    }
}

pub async fn finish(mut command: Command) -> Ran {
    let ran = command.output().await.unwrap();
    Ran {
        code: ran.status.code().unwrap_or(-1),
        out: String::from_utf8(ran.stdout).unwrap(),
        err: String::from_utf8(ran.stderr).unwrap(),
    }
}

/// A PDF that says something, so that no two are the same.
pub fn pdf(text: &str) -> Vec<u8> {
    format!("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n% {text}\ntrailer<</Root 1 0 R>>\n%%EOF\n").into_bytes()
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
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

/// A PDF with a page for each list of lines, as a reader of PDFs wants it.
pub fn pages(pages: &[&[&str]]) -> Vec<u8> {
    document(pages, None)
}

/// The same behind a password that nobody knows: what looks like its proof is none.
pub fn locked(pages: &[&[&str]]) -> Vec<u8> {
    let (owner, user) = ("ab".repeat(32), "cd".repeat(32));
    document(pages, Some(format!("<< /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <{owner}> /U <{user}> >>")))
}

fn document(pages: &[&[&str]], lock: Option<String>) -> Vec<u8> {
    let mut objects = vec!["<< /Type /Catalog /Pages 2 0 R >>".to_owned()];
    let kids: Vec<String> = (0..pages.len()).map(|index| format!("{} 0 R", 4 + 2 * index)).collect();
    objects.push(format!("<< /Type /Pages /Count {} /Kids [{}] >>", pages.len(), kids.join(" ")));
    objects.push("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned());
    for (index, lines) in pages.iter().enumerate() {
        let lines: Vec<String> = lines.iter().map(|line| format!("({line}) Tj 0 -14 Td")).collect();
        let content = format!("BT /F1 12 Tf 50 780 Td\n{}\nET", lines.join("\n"));
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            5 + 2 * index
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    let encrypt = lock.map(|lock| {
        objects.push(lock);
        format!("/Encrypt {} 0 R /ID [<00> <00>]", objects.len())
    });
    let encrypt = encrypt.unwrap_or_default();
    let mut file = "%PDF-1.5\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (index, object) in objects.iter().enumerate() {
        table.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", index + 1));
    }
    let start = file.len();
    let size = objects.len() + 1;
    file.push_str(&format!("{table}trailer\n<< /Size {size} /Root 1 0 R {encrypt} >>\nstartxref\n{start}\n%%EOF\n"));
    file.into_bytes()
}
