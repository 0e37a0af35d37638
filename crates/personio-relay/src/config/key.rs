//! The names of all keys, what kind of value each takes, and an example of each.

/// A key of the configuration.
#[derive(Debug)]
pub(super) struct Key {
    /// With its section, such as `personio.company_id`.
    pub(super) path: &'static str,
    /// How an environment variable of it is read.
    pub(super) kind: Kind,
    /// A right-hand side that is right.
    pub(super) example: &'static str,
}

/// What kind of value a key takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    Flag,
    /// Texts; separated by commas in an environment variable.
    List,
    /// A whole section; an environment variable of it is written as an inline table of TOML.
    Section,
}

const fn key(path: &'static str, kind: Kind, example: &'static str) -> Key {
    Key { path, kind, example }
}

/// Every key, in the order of the example file.
pub(super) const KEYS: [Key; 92] = [
    key("listen", Kind::Text, r#""127.0.0.1:8787""#),
    key("trusted_proxies", Kind::List, r#"["127.0.0.1"]"#),
    key("read_timeout", Kind::Text, r#""15s""#),
    key("data_dir", Kind::Text, r#""/var/lib/personio-relay""#),
    key("database_url", Kind::Text, r#""postgres://relay@db.acme.example/relay""#),
    key("widget_dir", Kind::Text, r#""/usr/share/personio-relay/widget""#),
    key("encryption_key_file", Kind::Text, r#""/etc/personio-relay/encryption.key""#),
    key("encryption_key", Kind::Text, r#""<32 bytes in base64: openssl rand -base64 32>""#),
    key("old_encryption_key_files", Kind::List, r#"["/etc/personio-relay/encryption.key.2025"]"#),
    key("old_encryption_keys", Kind::List, r#"["<32 bytes in base64>"]"#),
    key("alert_url", Kind::Text, r#""https://hooks.acme.example/relay""#),
    key("alert_after", Kind::Text, r#""1h""#),
    key("alert_interval", Kind::Text, r#""30s""#),
    key("hosts", Kind::List, r#"["relay.acme.example"]"#),
    key("personio.career_page", Kind::Text, r#""https://acme.jobs.personio.de""#),
    key("personio.api", Kind::Text, r#""https://api.personio.de""#),
    key("personio.company_id", Kind::Text, r#""4711""#),
    key("personio.recruiting_token_file", Kind::Text, r#""/etc/personio-relay/recruiting.token""#),
    key("personio.recruiting_token", Kind::Text, r#""<the token of the Recruiting API>""#),
    key("board.languages", Kind::List, r#"["de", "en"]"#),
    key("board.interval", Kind::Text, r#""5m""#),
    key("board.fallbacks", Kind::List, r#"["en"]"#),
    key("sections", Kind::Section, r#"{ "Your contact" = "contact" }"#),
    key("applications.allowed_origins", Kind::List, r#"["https://www.acme.example"]"#),
    key("applications.allow_requests_without_origin", Kind::Flag, "false"),
    key("applications.allowed_fields", Kind::List, r#"["tags"]"#),
    key("applications.wait", Kind::Text, r#""8s""#),
    key("applications.per_minute", Kind::Number, "20"),
    key("applications.max_document_bytes", Kind::Number, "20000000"),
    key("applications.max_stored_bytes", Kind::Number, "5000000000"),
    key("applications.dead_letters_expire", Kind::Text, r#""4320h""#),
    key("applications.documents_expire", Kind::Text, r#""24h""#),
    key("protection.enabled", Kind::Flag, "true"),
    key("protection.difficulty", Kind::Number, "100000"),
    key("protection.challenge_lifetime", Kind::Text, r#""10m""#),
    key("protection.ticket_lifetime", Kind::Text, r#""2h""#),
    key("protection.min_time", Kind::Text, r#""2s""#),
    key("protection.applications_per_address", Kind::Number, "60"),
    key("protection.applications_per_job", Kind::Number, "600"),
    key("protection.bytes_per_address", Kind::Number, "1000000000"),
    key("protection.tickets_per_address", Kind::Number, "600"),
    key("export.base_url", Kind::Text, r#""https://www.acme.example/jobs""#),
    key("export.company", Kind::Text, r#""Acme GmbH""#),
    key("export.country", Kind::Text, r#""DE""#),
    key("export.website", Kind::Text, r#""https://www.acme.example""#),
    key("export.logo", Kind::Text, r#""https://www.acme.example/logo.png""#),
    key("export.offices", Kind::Section, r#"{ "Munich HQ" = { place = "München", postal_code = "80335" } }"#),
    key("personnel.client_id", Kind::Text, r#""papi-1234""#),
    key("personnel.client_secret_file", Kind::Text, r#""/etc/personio-relay/client.secret""#),
    key("personnel.client_secret", Kind::Text, r#""<the secret of the personnel API>""#),
    key("personnel.public_url", Kind::Text, r#""https://relay.acme.example""#),
    key("personnel.session_lifetime", Kind::Text, r#""336h""#),
    key("personnel.session_longest", Kind::Text, r#""2160h""#),
    key("personnel.invitation_lifetime", Kind::Text, r#""24h""#),
    key("personnel.check_interval", Kind::Text, r#""2m""#),
    key("personnel.check_grace", Kind::Text, r#""30m""#),
    key("personnel.hr", Kind::List, r#"["lena.vogt@acme.example"]"#),
    key("personnel.allowed_domains", Kind::List, r#"["acme.example"]"#),
    key("personnel.allowed_origins", Kind::List, r#"["https://intranet.acme.example"]"#),
    key("personnel.allowed_extensions", Kind::List, r#"["moz-extension://*"]"#),
    key("personnel.colleagues.absences", Kind::Flag, "false"),
    key("personnel.colleagues.absence_types", Kind::List, r#"["Paid vacation"]"#),
    key("personnel.colleagues.birthdays", Kind::Flag, "false"),
    key("personnel.colleagues.anniversaries", Kind::Flag, "false"),
    key("personnel.colleagues.pictures", Kind::Flag, "false"),
    key("personnel.announcements.channel", Kind::Text, r#""teams""#),
    key("personnel.announcements.url_file", Kind::Text, r#""/etc/personio-relay/channel.url""#),
    key("personnel.announcements.url", Kind::Text, r#""https://hooks.slack.com/services/…""#),
    key("personnel.announcements.tell", Kind::List, r#"["first_day", "birthday", "anniversary", "away"]"#),
    key("personnel.announcements.at", Kind::Text, r#""08:00""#),
    key("personnel.announcements.time_zone", Kind::Text, r#""Europe/Berlin""#),
    key("personnel.announcements.days", Kind::List, r#"["mon", "tue", "wed", "thu", "fri"]"#),
    key("personnel.announcements.give_up_after", Kind::Text, r#""3h""#),
    key("personnel.announcements.languages", Kind::List, r#"["de", "en"]"#),
    key("personnel.announcements.texts", Kind::Section, r#"{ de = { title = "Guten Morgen, heute ist der {date}" } }"#),
    key("personnel.announcements.absence_types", Kind::List, r#"["Paid vacation"]"#),
    key("personnel.announcements.birthday_attribute", Kind::Text, r#""Geburtstag""#),
    key("personnel.announcements.without", Kind::List, r#"["ada@acme.example"]"#),
    key("personnel.announcements.opt_out_attribute", Kind::Text, r#""no_announcements""#),
    key("personnel.openid.issuer", Kind::Text, r#""https://login.acme.example""#),
    key("personnel.openid.client_id", Kind::Text, r#""personio-relay""#),
    key("personnel.openid.client_secret_file", Kind::Text, r#""/etc/personio-relay/openid.secret""#),
    key("personnel.openid.client_secret", Kind::Text, r#""<the secret that the provider gave the relay>""#),
    key("personnel.openid.name", Kind::Text, r#""Acme Login""#),
    key("personnel.openid.scopes", Kind::List, r#"["email", "profile"]"#),
    key("personnel.openid.verified_claim", Kind::Text, r#""email_verified""#),
    key("personnel.openid.hr_claim", Kind::Section, r#"{ name = "groups", value = "hr" }"#),
    key("personnel.openid.hr_longest", Kind::Text, r#""12h""#),
    key("tls.certificate_file", Kind::Text, r#""/etc/personio-relay/certificate.pem""#),
    key("tls.key_file", Kind::Text, r#""/etc/personio-relay/certificate.key""#),
    key("metrics.listen", Kind::Text, r#""127.0.0.1:9187""#),
    key("form", Kind::Section, r#"{ privacy_url = "https://www.acme.example/privacy" }"#),
];

/// What every environment variable of a key starts with.
pub(super) const PREFIX: &str = "PERSONIO_RELAY_";

impl Key {
    /// `PERSONIO_RELAY_PERSONIO_COMPANY_ID` for `personio.company_id`.
    pub(super) fn variable(&self) -> String {
        format!("{PREFIX}{}", self.path.replace('.', "_").to_ascii_uppercase())
    }

    /// `company_id = "4711"`.
    pub(super) fn example_line(&self) -> String {
        let name = self.path.rsplit('.').next().unwrap_or(self.path);
        format!("{name} = {}", self.example)
    }
}

/// The key of a path as an error tells it: `board.languages[0]` belongs to `board.languages`.
pub(super) fn find(path: &str) -> Option<&'static Key> {
    KEYS.iter()
        .find(|key| path.strip_prefix(key.path).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '['])))
}

/// The names below a section (`""` is the top), for messages.
pub(super) fn names_in(section: &str) -> Vec<&'static str> {
    let mut names: Vec<&str> = KEYS
        .iter()
        .filter_map(|key| match section {
            "" => key.path.split('.').next(),
            _ => key.path.strip_prefix(section)?.strip_prefix('.')?.split('.').next(),
        })
        .collect();
    names.dedup();
    names
}
