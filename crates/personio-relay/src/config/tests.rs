use std::path::Path;

use super::{
    Companies, Config, ConfigError,
    key::{KEYS, Key, Kind},
};

const EXAMPLE: &str = include_str!("../../relay.example.toml");

const SMALLEST: &str = r#"
    [personio]
    career_page = "https://acme.jobs.personio.de"
    company_id = 4711
    recruiting_token = "sandbox-recruiting"
    [board]
    languages = ["de", "en"]
    [applications]
    allowed_origins = ["https://www.acme.example"]
"#;

/// The smallest way for employees, and that with a provider.
const PERSONNEL: [(&str, &str); 3] = [
    ("PERSONIO_RELAY_PERSONNEL_CLIENT_ID", "papi-1"),
    ("PERSONIO_RELAY_PERSONNEL_CLIENT_SECRET", "s3cr3t"),
    ("PERSONIO_RELAY_PERSONNEL_PUBLIC_URL", "https://relay.acme.example"),
];

const OPENID: [(&str, &str); 3] = [
    ("PERSONIO_RELAY_PERSONNEL_OPENID_ISSUER", "https://login.acme.example"),
    ("PERSONIO_RELAY_PERSONNEL_OPENID_CLIENT_ID", "relay"),
    ("PERSONIO_RELAY_PERSONNEL_OPENID_CLIENT_SECRET", "s3cr3t"),
];

const ANNOUNCEMENTS: [(&str, &str); 4] = [
    ("PERSONIO_RELAY_PERSONNEL_ANNOUNCEMENTS_CHANNEL", "slack"),
    ("PERSONIO_RELAY_PERSONNEL_ANNOUNCEMENTS_URL", "https://hooks.slack.com/services/s3cr3t"),
    ("PERSONIO_RELAY_PERSONNEL_ANNOUNCEMENTS_TELL", "away,birthday"),
    ("PERSONIO_RELAY_PERSONNEL_ANNOUNCEMENTS_TIME_ZONE", "Europe/Berlin"),
];

fn read(text: &str, variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
    let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Config::from_text(Path::new("relay.toml"), text, variables)
}

fn problem(text: &str, variables: &[(&str, &str)]) -> String {
    read(text, variables).expect_err("is wrong").to_string()
}

#[test]
fn the_example_loads_and_explains_every_key() {
    let token = ("PERSONIO_RELAY_PERSONIO_RECRUITING_TOKEN", "sandbox-recruiting");
    let secret = ("PERSONIO_RELAY_PERSONNEL_CLIENT_SECRET", "s3cr3t");
    let openid = ("PERSONIO_RELAY_PERSONNEL_OPENID_CLIENT_SECRET", "s3cr3t");
    let [_, channel, ..] = ANNOUNCEMENTS;
    let config = read(EXAMPLE, &[token, secret, openid, channel]).unwrap();
    assert_eq!(config.applications.per_minute.get(), 20);
    for Key { path, .. } in &KEYS {
        let name = path.rsplit('.').next().unwrap();
        let written = EXAMPLE.lines().any(|line| {
            let line = line.strip_prefix("# ").unwrap_or(line);
            line.starts_with(&format!("{name} = ")) || line == format!("[{path}]")
        });
        assert!(written, "`{path}` is not in relay.example.toml");
    }
}

#[test]
fn every_key_can_be_set_by_an_environment_variable() {
    for key in &KEYS {
        let text = key.example.trim_matches(|character| "[]\"".contains(character)).replace("\", \"", ",");
        let text = match key.path {
            "encryption_key" => "a2V5".to_owned(),
            "personio.recruiting_token" => "token".to_owned(),
            _ => text,
        };
        let text = if key.path.ends_with("client_secret") { "secret".to_owned() } else { text };
        let export = [
            ("PERSONIO_RELAY_EXPORT_BASE_URL", "https://www.acme.example/jobs"),
            ("PERSONIO_RELAY_EXPORT_COMPANY", "Acme"),
            ("PERSONIO_RELAY_EXPORT_COUNTRY", "DE"),
        ];
        if key.path.starts_with("export.") {
            let variable = key.variable();
            let mut variables: Vec<_> = export.into_iter().filter(|(other, _)| *other != variable).collect();
            let example = if key.kind == Kind::Section { key.example } else { text.as_str() };
            variables.push((&variable, example));
            assert!(read(SMALLEST, &variables).unwrap().export.is_some(), "{}", key.path);
            continue;
        }
        let result = match key.path.strip_prefix("personnel.") {
            // The secret comes from the environment: the example's file is nowhere.
            Some("client_secret_file" | "openid.client_secret_file" | "announcements.url_file") => continue,
            Some(name) => {
                let mut variables = PERSONNEL.to_vec();
                if name.starts_with("openid.") {
                    variables.extend(OPENID);
                }
                if name.starts_with("announcements.") {
                    variables.extend(ANNOUNCEMENTS);
                }
                let variable = key.variable();
                variables.retain(|(other, _)| *other != variable);
                variables.push((&variable, &text));
                read(SMALLEST, &variables).map(|config| assert!(config.personnel.is_some(), "{name}"))
            }
            None if key.path.starts_with("tls.") => {
                let both = ["PERSONIO_RELAY_TLS_CERTIFICATE_FILE", "PERSONIO_RELAY_TLS_KEY_FILE"];
                read(SMALLEST, &both.map(|name| (name, text.as_str()))).map(|_| ())
            }
            None => read(SMALLEST, &[(&key.variable(), &text)]).map(|_| ()),
        };
        assert!(result.is_ok(), "{}: {}", key.path, result.unwrap_err());
    }
}

#[test]
fn the_environment_wins_over_the_file() {
    let config = read(
        SMALLEST,
        &[
            ("PERSONIO_RELAY_PERSONIO_COMPANY_ID", "12"),
            ("PERSONIO_RELAY_BOARD_LANGUAGES", "fr, en"),
            ("PERSONIO_RELAY_APPLICATIONS_WAIT", "3s"),
            ("PERSONIO_RELAY_SERVICE_HOST", "10.0.0.1"),
            ("PERSONIO_RELAY_PORT_8787_TCP", "tcp://10.0.0.1:8787"),
        ],
    );
    let config = config.unwrap();
    assert_eq!(config.personio.company_id, "12");
    assert_eq!(config.board.languages.iter().map(|language| language.as_str()).collect::<Vec<_>>(), ["fr", "en"]);
    assert_eq!(config.applications.wait.as_secs(), 3);
}

#[test]
fn a_token_never_shows_in_the_configuration_as_it_prints() {
    let shown = format!("{:?}", read(SMALLEST, &[]).unwrap());
    assert!(!shown.contains("sandbox-recruiting"), "{shown}");
}

#[test]
fn mistakes_are_told_with_key_place_and_what_to_write() {
    let cases = [
        (
            SMALLEST.replace("company_id = 4711", ""),
            vec!["relay.toml", "`personio.company_id`", "missing", "company_id = \"4711\""],
        ),
        (SMALLEST.replace("[personio]", "[personal]"), vec!["`personal`", "no such key", "personio, board"]),
        (SMALLEST.replace("languages", "langauges"), vec!["`board.langauges`", "no such key", "languages, interval"]),
        (
            SMALLEST.replace("https://www.acme.example", "www.acme.example"),
            vec!["`applications.allowed_origins", "not an origin"],
        ),
        (
            SMALLEST.replace("jobs.personio.de", "jobs.personio.de/xml"),
            vec!["`personio.career_page`", "behind the host"],
        ),
        (SMALLEST.replace("[\"de\", \"en\"]", "[]"), vec!["`board.languages`", "at least one"]),
        (SMALLEST.replace("\"de\"", "\"German\""), vec!["`board.languages[0]`", "language"]),
        (SMALLEST.replace("sandbox-recruiting", ""), vec!["recruiting_token`", "empty", "recruiting_token_file"]),
        (format!("{SMALLEST}\nwait = \"soon\""), vec!["`applications.wait`", "not a duration", "wait = \"8s\""]),
        (format!("{SMALLEST}\nper_minute = 0"), vec!["`applications.per_minute`", "per_minute = 20"]),
        (
            format!("{SMALLEST}\nmax_document_bytes = 30000000"),
            vec!["`applications.max_document_bytes`", "Personio takes"],
        ),
        (format!("listen = 8787\n{SMALLEST}"), vec!["`listen`", "listen = \"127.0.0.1:8787\""]),
        ("board = 1".to_owned(), vec!["`board`", "not a section", "[board]"]),
        (String::new(), vec!["`personio`", "missing", "[personio] with career_page"]),
        ("[personio\n".to_owned(), vec!["relay.toml", "not TOML"]),
    ];
    for (text, expected) in cases {
        let message = problem(&text, &[]);
        for part in expected {
            assert!(message.contains(part), "{part:?} is missing in: {message}");
        }
    }
}

#[test]
fn mistakes_about_employees_are_told_too() {
    let personnel = r#"
    [personnel]
    client_id = "papi-1"
    client_secret = "s3cr3t"
    public_url = "https://relay.acme.example"
"#;
    let whole = format!("{SMALLEST}{personnel}");
    let config = read(&whole, &[]).unwrap();
    assert!(!format!("{config:?}").contains("s3cr3t"));
    for (line, expected) in [
        ("hr = [\"lena\"]", "`personnel.hr`"),
        ("allowed_domains = [\"@acme.example\"]", "not a domain"),
        ("allowed_extensions = [\"*\"]", "no extension"),
        ("allowed_origins = [\"moz-extension://x\"]", "not an origin"),
        ("check_interval = \"1h\"", "within a quarter of an hour"),
        ("check_grace = \"48h\"", "a day is the most"),
        ("session_longest = \"1h\"", "shorter than session_lifetime"),
        ("session_lifetime = 0", "has to last"),
        ("sessions = 1", "no such key"),
    ] {
        let message = problem(&format!("{whole}{line}"), &[]);
        assert!(message.contains(expected), "{expected:?} is missing in: {message}");
    }
    let without = whole.replace("client_secret = \"s3cr3t\"", "");
    assert!(problem(&without, &[]).contains("client_secret_file"));
    let path = whole.replace("relay.acme.example", "relay.acme.example/sign-in");
    assert!(problem(&path, &[]).contains("behind the host"));
}

#[test]
fn mistakes_about_the_provider_are_told_too() {
    let openid = |lines: &str| {
        let is_left = |(name, _): &(&str, &str)| {
            let key = name.strip_prefix("PERSONIO_RELAY_PERSONNEL_OPENID_").map(str::to_lowercase);
            key.is_none_or(|key| !lines.contains("unset") && !lines.starts_with(&format!("{key} = ")))
        };
        let variables: Vec<_> = PERSONNEL.into_iter().chain(OPENID).filter(is_left).collect();
        read(&format!("{SMALLEST}\n[personnel.openid]\n{lines}"), &variables)
    };
    let config = openid("").unwrap();
    assert!(!format!("{config:?}").contains("s3cr3t"));
    let openid_config = config.personnel.unwrap().openid.unwrap();
    assert_eq!((openid_config.shown_name().as_str(), openid_config.scopes.len()), ("login.acme.example", 2));
    for (lines, expected) in [
        ("issuer = \"http://login.acme.example\"", "starts with https://"),
        ("issuer = \"login.acme.example\"", "`personnel.openid.issuer`"),
        ("issuer = \"https://login.acme.example?tenant=1\"", "`personnel.openid.issuer`"),
        ("client_id = \" \"", "`personnel.openid.client_id`: empty"),
        ("client_secret = \"\"", "the secret is empty"),
        ("scopes = [\"email profile\"]", "a scope has no blanks"),
        ("hr_claim = \"groups\"", "hr_claim = { name = \"groups\", value = \"hr\" }"),
        ("hr_claim = { name = \"groups\" }", "`personnel.openid.hr_claim"),
        ("hr_claim = { name = \"\", value = \"hr\" }", "empty"),
        ("hr_longest = 0", "has to last"),
        ("client_secrets = \"x\"", "one of issuer, client_id"),
        ("name = \"unset\"", "`personnel.openid.issuer`: missing"),
    ] {
        let message = openid(lines).expect_err(lines).to_string();
        assert!(message.contains(expected), "{expected:?} is missing in: {message}");
    }
}

#[test]
fn mistakes_in_the_environment_name_the_variable() {
    let message = problem(SMALLEST, &[("PERSONIO_RELAY_APPLICATIONS_WAIT", "soon")]);
    assert!(message.contains("environment variable PERSONIO_RELAY_APPLICATIONS_WAIT"), "{message}");
    let message = problem(SMALLEST, &[("PERSONIO_RELAY_LISTEN_ON", "x")]);
    assert!(message.contains("PERSONIO_RELAY_LISTEN_ON: there is no such key"), "{message}");
    let message = problem(SMALLEST, &[("PERSONIO_RELAY_APPLICATIONS_PER_MINUTE", "many")]);
    assert!(message.contains("not a whole number"), "{message}");
}

#[test]
fn a_missing_file_is_told_with_where_to_start() {
    let error = Companies::load(Path::new("/nowhere/relay.toml"), []).unwrap_err().to_string();
    assert!(error.contains("/nowhere/relay.toml") && error.contains("relay.example.toml"), "{error}");
}

const TWO_COMPANIES: &str = r#"
    listen = "127.0.0.1:9000"
    [companies.acme]
    hosts = ["jobs.acme.example"]
    [companies.acme.personio]
    career_page = "https://acme.jobs.personio.de"
    company_id = 4711
    recruiting_token = "acme-token"
    [companies.acme.board]
    languages = ["de"]
    [companies.acme.applications]
    allowed_origins = ["https://www.acme.example"]
    [companies.acme-north.personio]
    career_page = "https://north.jobs.personio.de"
    company_id = 4712
    [companies.acme-north.board]
    languages = ["en"]
    [companies.acme-north.applications]
    allowed_origins = ["https://north.acme.example"]
"#;
const NORTHS_TOKEN: (&str, &str) = ("PERSONIO_RELAY_COMPANIES_ACME_NORTH_PERSONIO_RECRUITING_TOKEN", "north-token");

fn companies(text: &str, variables: &[(&str, &str)]) -> Result<Companies, ConfigError> {
    let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Companies::from_text(Path::new("relay.toml"), text, variables)
}

#[test]
fn several_companies_have_their_own_sections_and_share_the_rest() {
    let variables = [
        NORTHS_TOKEN,
        ("PERSONIO_RELAY_BOARD_INTERVAL", "1m"),
        ("PERSONIO_RELAY_COMPANIES_ACME_BOARD_INTERVAL", "2m"),
        ("PERSONIO_RELAY_ALERT_AFTER", "3h"),
    ];
    let companies = companies(TWO_COMPANIES, &variables).unwrap();
    let (acme, north) = (companies.one(Some("acme")).unwrap(), companies.one(Some("acme-north")).unwrap());
    assert_eq!((acme.personio.company_id.as_str(), north.personio.company_id.as_str()), ("4711", "4712"));
    assert_eq!(north.personio.recruiting_token.as_ref().unwrap().expose(), "north-token");
    assert_eq!(acme.personio.recruiting_token.as_ref().unwrap().expose(), "acme-token");
    assert_eq!((acme.board.interval.as_secs(), north.board.interval.as_secs()), (120, 60));
    for config in [acme, north] {
        assert_eq!((config.listen.port(), config.alert_after.as_secs()), (9000, 3 * 60 * 60));
    }
    assert_ne!(acme.board_folder(), north.board_folder());
    let which = companies.one(None).unwrap_err().to_string();
    assert!(which.contains("--company acme | --company acme-north"), "{which}");
    assert!(companies.one(Some("elsewhere")).is_err());
}

#[test]
fn one_company_needs_no_name() {
    let companies = companies(SMALLEST, &[]).unwrap();
    assert_eq!(companies.one(None).unwrap().name, None);
    assert!(companies.one(Some("acme")).unwrap_err().to_string().contains("leave --company out"));
}

#[test]
fn mistakes_about_companies_are_told_with_whose_they_are() {
    let personnel = "[companies.acme.personnel]\nclient_id = \"a\"\nclient_secret = \"b\"\n";
    for (text, expected) in [
        (format!("{TWO_COMPANIES}\n{SMALLEST}"), "`personio`: with several companies, each has its own"),
        (format!("{TWO_COMPANIES}\n[board]\nlanguages = [\"de\"]"), "with several companies, each has its own"),
        (TWO_COMPANIES.replace("4712", "4711"), "`companies.acme-north.personio.company_id`: another company"),
        (
            TWO_COMPANIES.replace(
                "[companies.acme-north.personio]",
                "[companies.acme-north]\nhosts = [\"jobs.acme.example\"]\n[companies.acme-north.personio]",
            ),
            "`companies.acme-north.hosts`",
        ),
        (TWO_COMPANIES.replace("acme-north", "Acme"), "small letters"),
        (TWO_COMPANIES.replace("languages = [\"en\"]", "languages = []"), "`companies.acme-north.board.languages`"),
        (TWO_COMPANIES.replace("hosts =", "host ="), "`companies.acme.host`: there is no such key"),
        (TWO_COMPANIES.replace("hosts =", "listen ="), "all companies have this in common"),
        (
            format!("{TWO_COMPANIES}\n{personnel}public_url = \"https://relay.example/c/north\""),
            "another company's name",
        ),
        ("companies = 1".to_owned(), "not a section"),
        ("[companies]".to_owned(), "there is no company in it"),
    ] {
        let message = companies(&text, &[NORTHS_TOKEN]).unwrap_err().to_string();
        assert!(message.contains(expected), "{expected:?} is missing in: {message}");
    }
    let message = companies(TWO_COMPANIES, &[]).unwrap_err().to_string();
    assert!(message.contains("`companies.acme-north.personio.recruiting_token`"), "{message}");
    let unknown = ("PERSONIO_RELAY_COMPANIES_EMCA_BOARD_INTERVAL", "1m");
    assert!(companies(TWO_COMPANIES, &[NORTHS_TOKEN, unknown]).unwrap_err().to_string().contains(unknown.0));
}

#[test]
fn the_database_may_come_by_the_name_that_it_has_elsewhere() {
    let database = |variables: &[(&str, &str)]| read(SMALLEST, variables).unwrap().database().to_string();
    let common = ("DATABASE_URL", "postgres://relay:s3cr3t@db.acme.example/relay");
    assert_eq!(database(&[common]), "relay at db.acme.example");
    let own = ("PERSONIO_RELAY_DATABASE_URL", "postgres://relay@own.acme.example/relay");
    assert_eq!(database(&[common, own]), "relay at own.acme.example");
    assert!(database(&[]).ends_with("outbox.sqlite"));
    let message = problem(SMALLEST, &[("DATABASE_URL", "mysql://relay:s3cr3t@db/relay")]);
    assert!(message.contains("DATABASE_URL") && message.contains("postgres://"), "{message}");
    assert!(!message.contains("s3cr3t"), "{message}");
    assert!(!format!("{:?}", read(SMALLEST, &[common]).unwrap()).contains("s3cr3t"));
}

#[test]
fn announcements_say_what_when_and_where_and_no_message_shows_the_channel() {
    let text = |more: &str| {
        format!(
            "{SMALLEST}\n[personnel]\nclient_id = \"a\"\nclient_secret = \"b\"\npublic_url = \"https://relay.acme.example\"\n\
             [personnel.announcements]\nchannel = \"teams\"\nurl = \"https://hooks.acme.example/s3cr3t\"\n\
             tell = [\"away\"]\ntime_zone = \"Europe/Berlin\"\n{more}"
        )
    };
    let config = read(&text("languages = [\"de\", \"en\"]\ntexts = { de = { title = \"Moin\" } }"), &[]).unwrap();
    let announcements = config.personnel.as_ref().unwrap().announcements.as_ref().unwrap();
    assert_eq!(announcements.editions()[0].texts.title.as_deref(), Some("Moin"));
    assert!(!format!("{config:?}").contains("s3cr3t"));
    for (more, expected) in [
        ("at = \"8\"", "is no time of the day"),
        ("at = \"24:00\"", "is no time of the day"),
        ("at = \"23:00\"", "beyond the end of the day"),
        ("give_up_after = \"1s\"", "too short"),
        ("days = [\"monday\"]", "`personnel.announcements.days"),
        ("languages = []", "empty"),
        ("texts = { fr = { title = \"Bonjour\" } }", "en and de"),
        ("texts = { de = { title = \"a\\nb\" } }", "one line"),
        ("texts = { de = { subtitle = \"a\" } }", "subtitle"),
    ] {
        let problem = problem(&text(more), &[]);
        assert!(problem.contains(expected), "{more}: {problem}");
    }
    let whole = text("");
    for (from, to, expected) in [
        ("Europe/Berlin", "Europe/Atlantis", "is no time zone"),
        ("tell = [\"away\"]", "tell = [\"illness\"]", "`personnel.announcements.tell"),
        ("https://hooks", "http://hooks", "starts with https://"),
        ("channel = \"teams\"", "channel = \"fax\"", "`personnel.announcements.channel`"),
        ("url = \"https://hooks.acme.example/s3cr3t\"\n", "", "the address that the channel gave you is missing"),
        ("time_zone = \"Europe/Berlin\"\n", "", "missing"),
    ] {
        let problem = problem(&whole.replace(from, to), &[]);
        assert!(problem.contains(expected) && !problem.contains("s3cr3t"), "{to}: {problem}");
    }
}
