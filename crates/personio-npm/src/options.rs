//! How a client is set up.

use std::{sync::Arc, time::Duration};

use personio::{
    credentials::{ClientCredentials, Credentials, Personnel, RecruitingCredentials, Secret, TokenSource},
    retry::Policy,
};
use serde_json::Value;

use crate::fields::{Fields, missing};

/// The plain part of what JavaScript says; functions come apart.
pub(crate) struct Options {
    pub(crate) base_url: Option<String>,
    client: Option<ClientCredentials>,
    recruiting: Option<RecruitingCredentials>,
    /// `None` where a call is not repeated.
    pub(crate) policy: Option<Policy>,
}

const OPTIONS: [&str; 6] = ["baseUrl", "clientId", "clientSecret", "scope", "recruiting", "retry"];
const RETRY: [&str; 4] = ["attempts", "firstPause", "longestPause", "total"];

impl Options {
    /// Reads the options.
    ///
    /// # Errors
    /// Where one is not what it should be; the text says which.
    pub(crate) fn read(json: &str) -> Result<Self, String> {
        let value = serde_json::from_slice(json.as_bytes()).map_err(|_| "no JSON".to_owned())?;
        let mut fields = Fields::of(value, &OPTIONS)?;
        let (id, secret) = (fields.text("clientId")?, fields.text("clientSecret")?);
        let scope = match fields.take("scope") {
            Value::Array(words) => words.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
            Value::Null => Vec::new(),
            _ => return Err("`scope` is a list of texts".to_owned()),
        };
        let client = id.zip(secret).map(|(client_id, secret)| ClientCredentials {
            client_id,
            client_secret: Secret::new(&secret),
            scope,
        });
        Ok(Self {
            base_url: fields.text("baseUrl")?,
            client,
            recruiting: recruiting(fields.take("recruiting"))?,
            policy: policy(fields.take("retry"))?,
        })
    }

    /// What opens which part of the API. Tokens from elsewhere come first.
    pub(crate) fn credentials(self, source: Option<impl TokenSource + 'static>) -> Credentials {
        #[allow(clippy::arc_with_non_send_sync, reason = "in wasm nothing leaves its thread")]
        let source = source.map(|source| Personnel::Source(Arc::new(source)));
        Credentials { recruiting: self.recruiting, personnel: source.or(self.client.map(Personnel::Client)) }
    }
}

fn recruiting(value: Value) -> Result<Option<RecruitingCredentials>, String> {
    if value.is_null() {
        return Ok(None);
    }
    let mut fields = Fields::of(value, &["token", "companyId"])?;
    let token = fields.text("token")?.ok_or_else(|| missing("token"))?;
    let company_id = fields.text("companyId")?.ok_or_else(|| missing("companyId"))?;
    Ok(Some(RecruitingCredentials { token: Secret::new(&token), company_id }))
}

/// Times are milliseconds, as JavaScript counts; no attempts at all are one without repetition.
fn policy(value: Value) -> Result<Option<Policy>, String> {
    let usual = Policy::default();
    if value.is_null() {
        return Ok(Some(usual));
    }
    let mut fields = Fields::of(value, &RETRY)?;
    let mut time = |name, usual| fields.number(name).map(|it| it.map_or(usual, Duration::from_millis));
    let first_pause = time("firstPause", usual.first_pause)?;
    let longest_pause = time("longestPause", usual.longest_pause)?;
    let total = time("total", usual.total)?;
    let attempts = match fields.number("attempts")? {
        Some(0) => return Ok(None),
        Some(attempts) => u32::try_from(attempts).unwrap_or(u32::MAX),
        None => usual.attempts,
    };
    Ok(Some(Policy { attempts, first_pause, longest_pause, total }))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use personio::{
        credentials::{BearerToken, Personnel, TokenSource},
        error::Error,
        request::Api,
        transport::Pending,
    };

    use super::Options;

    struct Nobody;

    impl TokenSource for Nobody {
        fn token(&self, _api: Api) -> Pending<'_, Result<BearerToken, Error>> {
            Box::pin(async { Err(Error::not_sent("nobody has a token")) })
        }
    }

    #[test]
    fn each_part_of_the_api_gets_its_own_credentials() {
        let all = r#"{"baseUrl":"https://acme.example","clientId":"papi","clientSecret":"s3cret","scope":["a"],
            "recruiting":{"token":"t0ken","companyId":"4711"}}"#;
        let options = || Options::read(all).unwrap();
        assert_eq!(options().base_url.as_deref(), Some("https://acme.example"));
        let credentials = options().credentials(None::<Nobody>);
        assert_eq!(credentials.recruiting.as_ref().unwrap().token.expose(), "t0ken");
        let Some(Personnel::Client(client)) = &credentials.personnel else { panic!("{credentials:?}") };
        assert_eq!((client.client_secret.expose(), client.scope.len()), ("s3cret", 1));
        assert!(!format!("{credentials:?}").contains("s3cret"));
        assert!(matches!(options().credentials(Some(Nobody)).personnel, Some(Personnel::Source(_))));
        let half = Options::read(r#"{"clientId":"papi"}"#).unwrap();
        assert!(half.credentials(None::<Nobody>).personnel.is_none());
    }

    #[test]
    fn patience_is_usual_unless_said_and_can_be_switched_off() {
        let policy = |retry: &str| Options::read(&[r#"{"retry":"#, retry, "}"].concat()).map(|it| it.policy);
        let usual = policy("null").unwrap().unwrap();
        let short = policy(r#"{"attempts":2,"firstPause":10}"#).unwrap().unwrap();
        assert_eq!((short.attempts, short.first_pause), (2, Duration::from_millis(10)));
        assert_eq!((short.longest_pause, short.total), (usual.longest_pause, usual.total));
        assert_eq!(policy(r#"{"attempts":0}"#).unwrap(), None);
        for (slip, told) in [
            (r#"{"atempts":2}"#, "unknown field `atempts`"),
            (r#"{"attempts":"many"}"#, "`attempts` is a whole number"),
            (r#"{"total":-1}"#, "`total` is a whole number"),
        ] {
            assert_eq!(policy(slip).unwrap_err(), told);
        }
    }
}
