use std::path::Path;

use personio_relay::{Config, Relays, commands, serve};
use serde_json::{Value, json};
use tokio::{io::AsyncWriteExt, net::TcpListener, process::Command};

use crate::stage::{CLARA, LENA, Ran, Stage, finish, pdf};

/// A relay in front of the sandbox, for employees.
struct Behind {
    stage: Stage,
    url: String,
    config: Config,
    _data: tempfile::TempDir,
}

impl Behind {
    async fn start() -> Self {
        let stage = Stage::start().await;
        let data = tempfile::tempdir().unwrap();
        let text = format!(
            r#"
            listen = "127.0.0.1:0"
            data_dir = {:?}
            [personio]
            career_page = "{url}"
            api = "{url}"
            company_id = "4711"
            recruiting_token = "sandbox-recruiting"
            [board]
            languages = ["en"]
            [protection]
            min_time = "400ms"
            [applications]
            allowed_origins = ["https://www.acme.example"]
            [personnel]
            client_id = "sandbox-client"
            client_secret = "sandbox-secret"
            public_url = "https://relay.acme.example"
            hr = ["{LENA}"]
            "#,
            data.path().join("data"),
            url = stage.url,
        );
        let config = Config::from_text(Path::new("relay.toml"), &text, []).unwrap();
        let listener = TcpListener::bind(config.listen).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let relay = Relays::start(config.clone()).await.unwrap();
        tokio::spawn(async move { serve(relay, listener, std::future::pending()).await });
        Self { stage, url, config, _data: data }
    }

    async fn run(&self, arguments: &[&str]) -> Ran {
        finish(self.stage.stranger(arguments)).await
    }

    /// Signs in with a code that is typed.
    async fn log_in(&self, email: &str, more: &[&str]) -> Ran {
        let code = commands::invite(&self.config, email).await.unwrap().code;
        typed(self.stage.stranger(&[&["login", "--relay", &self.url], more].concat()), &code).await
    }
}

async fn typed(mut program: Command, text: &str) -> Ran {
    let mut running = program.stdin(std::process::Stdio::piped()).spawn().unwrap();
    running.stdin.take().unwrap().write_all(format!("{text}\n").as_bytes()).await.unwrap();
    let ended = running.wait_with_output().await.unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: ended.status.code().unwrap(), out: text(ended.stdout), err: text(ended.stderr) }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_signs_in_and_me_is_whoever_was_invited() {
    let behind = Behind::start().await;
    let ran = behind.log_in(CLARA, &["--json"]).await;
    assert_eq!(ran.json()["email"], CLARA);
    let secret = std::fs::read_to_string(behind.stage.config().join("secrets/default")).unwrap();
    assert!(!ran.out.contains(&secret) && !ran.err.contains(&secret));
    let me = behind.run(&["whoami", "--json"]).await.json();
    assert_eq!((&me["email"], &me["role"]), (&json!(CLARA), &json!("employee")));
    let add = ["attendances", "add", "2026-06-06", "9-12:30", "13-17:30", "@internal", "review"];
    behind.run(&add).await.good();
    let mine =
        behind.run(&["attendances", "list", "--from", "2026-06-06", "--to", "2026-06-06", "--json"]).await.json();
    assert_eq!((mine.as_array().unwrap().len(), &mine[0]["person"]), (2, &me["person"]));
    assert_eq!(mine[1]["project"], "Internal");
    behind.run(&["absences", "balance"]).await.good().says("Paid vacation");
    behind.run(&["documents", "list"]).await.good().says("Payslip");
    // What belongs to others is not there for an employee.
    behind.run(&["employees", "update", "Felix", "--position", "x"]).await.ended(1);
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_ends_the_session_at_the_relay_as_well() {
    let behind = Behind::start().await;
    behind.log_in(CLARA, &[]).await.good();
    let token = std::fs::read_to_string(behind.stage.config().join("secrets/default")).unwrap();
    behind.run(&["logout"]).await.good();
    behind.run(&["whoami"]).await.ended(4);
    let request = behind.stage.http.get(format!("{}/_relay/session", behind.url)).bearer_auth(token);
    assert_eq!(request.send().await.unwrap().status(), 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_has_ended_asks_to_sign_in_again() {
    let behind = Behind::start().await;
    behind.log_in(CLARA, &[]).await.good();
    commands::revoke_sessions(&behind.config, CLARA).await.unwrap();
    behind.run(&["attendances", "list"]).await.ended(4).says("personio login");
    typed(behind.stage.stranger(&["login", "--relay", &behind.url]), "AAAA-AAAA-AAAA")
        .await
        .ended(4)
        .says("a new invitation");
}

#[tokio::test(flavor = "multi_thread")]
async fn hr_distributes_payslips_through_the_relay() {
    let behind = Behind::start().await;
    behind.log_in(LENA, &["--profile", "hr"]).await.good();
    behind.stage.write("slips/Clara Neumann 2026-05.pdf", pdf("c"));
    behind.stage.write("slips/Otto_Felix.pdf", pdf("f"));
    let distribute = ["documents", "distribute", "slips", "--category", "Payslips", "--title", "May XI", "--send"];
    behind.run(&[&distribute[..], &["--profile", "hr"]].concat()).await.good().says("2 sent");
    for email in [CLARA, "felix.otto@acme.example"] {
        let person = behind.stage.person(email).await;
        assert!(behind.stage.titles(&person, "3").await.contains(&"May XI".to_owned()), "{email}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_goes_through_a_relay_from_a_page_that_it_knows_with_the_work_that_it_asks_for() {
    let behind = Behind::start().await;
    let cv = format!("cv={}", behind.stage.write("cv.pdf", pdf("cv")));
    let apply = ["apply", "--relay", &behind.url, "--job", "2697760", "--first-name", "Ada", "--last-name", "Byron"];
    let apply = [&apply[..], &["--email", "ada@example.com", "--document", &cv]].concat();
    let refused = behind.run(&apply).await;
    assert_ne!(refused.code, 0);
    assert!(refused.err.contains("--origin"), "{refused:?}");
    behind.run(&[&apply[..], &["--origin", "https://www.acme.example"]].concat()).await.good();
    let arrived = behind.stage.sandbox.applications();
    assert_eq!((arrived.len(), arrived[0].email.as_str()), (1, "ada@example.com"));
    let dry = behind.run(&[&apply[..], &["--dry-run", "--json"]].concat()).await.json();
    assert_eq!(dry.as_array().unwrap().len(), 2, "work is not shown: {dry}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_companys_credentials_are_kept_where_only_their_owner_can_read_them() {
    let stage = Stage::start().await;
    let login = ["login", "--api", &stage.url, "--client-id", "sandbox-client", "--person", "520"];
    typed(stage.stranger(&login), "wrong").await.ended(4);
    typed(stage.stranger(&login), "sandbox-secret").await.good();
    let me: Value = finish(stage.stranger(&["whoami", "--json"])).await.json();
    assert_eq!((&me["address"], &me["person"]), (&json!(stage.url), &json!("520")));
    let profiles = std::fs::read_to_string(stage.config().join("profiles.toml")).unwrap();
    assert!(!profiles.contains("sandbox-secret"), "{profiles}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let secret = stage.config().join("secrets/default");
        assert_eq!(std::fs::metadata(secret).unwrap().permissions().mode() & 0o777, 0o600);
    }
    finish(stage.stranger(&["attendances", "list"])).await.good();
}
