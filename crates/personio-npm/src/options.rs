//! How a client is set up.

use std::{sync::Arc, time::Duration};

use personio::{
    credentials::{ClientCredentials, Credentials, Personnel, RecruitingCredentials, Secret, TokenSource},
    retry::Policy,
};
use serde::Deserialize;

/// The plain part of what JavaScript says; functions come apart.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Options {
    #[serde(default)]
    pub(crate) base_url: Option<String>,
    #[serde(default)]
    client_id: Option<String>,
    #[serde(default)]
    client_secret: Option<String>,
    #[serde(default)]
    scope: Vec<String>,
    #[serde(default)]
    recruiting: Option<Recruiting>,
    #[serde(default)]
    retry: Option<Retry>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Recruiting {
    token: String,
    company_id: String,
}

/// Milliseconds, as JavaScript counts.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Retry {
    #[serde(default)]
    attempts: Option<u32>,
    #[serde(default)]
    first_pause: Option<f64>,
    #[serde(default)]
    longest_pause: Option<f64>,
    #[serde(default)]
    total: Option<f64>,
}

impl Options {
    /// How patient it is; `None` where it does not repeat.
    pub(crate) fn policy(&self) -> Option<Policy> {
        let usual = Policy::default();
        let time = |milliseconds: Option<f64>, usual: Duration| {
            milliseconds.and_then(|it| Duration::try_from_secs_f64(it / 1000.0).ok()).unwrap_or(usual)
        };
        let Some(retry) = &self.retry else { return Some(usual) };
        (retry.attempts != Some(0)).then(|| Policy {
            attempts: retry.attempts.unwrap_or(usual.attempts),
            first_pause: time(retry.first_pause, usual.first_pause),
            longest_pause: time(retry.longest_pause, usual.longest_pause),
            total: time(retry.total, usual.total),
        })
    }

    /// What opens which part of the API.
    pub(crate) fn credentials(self, source: Option<impl TokenSource + 'static>) -> Credentials {
        #[allow(clippy::arc_with_non_send_sync, reason = "in wasm nothing leaves its thread")]
        let source = source.map(|source| Personnel::Source(Arc::new(source)));
        let client = self.client_id.zip(self.client_secret).map(|(client_id, secret)| {
            Personnel::Client(ClientCredentials { client_id, client_secret: Secret::new(&secret), scope: self.scope })
        });
        let recruiting = self
            .recruiting
            .map(|it| RecruitingCredentials { token: Secret::new(&it.token), company_id: it.company_id });
        Credentials { recruiting, personnel: source.or(client) }
    }
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
    use serde_json::json;

    use super::Options;

    struct Nobody;

    impl TokenSource for Nobody {
        fn token(&self, _api: Api) -> Pending<'_, Result<BearerToken, Error>> {
            Box::pin(async { Err(Error::not_sent("nobody has a token")) })
        }
    }

    #[test]
    fn each_part_of_the_api_gets_its_own_credentials() {
        let options = |more| serde_json::from_value::<Options>(more).unwrap();
        let all = json!({"baseUrl": "https://acme.example", "clientId": "papi", "clientSecret": "s3cret",
            "scope": ["a"], "recruiting": {"token": "t0ken", "companyId": "4711"}});
        assert_eq!(options(all.clone()).base_url.as_deref(), Some("https://acme.example"));
        let credentials = options(all.clone()).credentials(None::<Nobody>);
        assert_eq!(credentials.recruiting.as_ref().unwrap().token.expose(), "t0ken");
        let Some(Personnel::Client(client)) = &credentials.personnel else { panic!("{credentials:?}") };
        assert_eq!((client.client_secret.expose(), client.scope.len()), ("s3cret", 1));
        assert!(!format!("{credentials:?}").contains("s3cret"));
        // Tokens from elsewhere come first.
        assert!(matches!(options(all).credentials(Some(Nobody)).personnel, Some(Personnel::Source(_))));
        let half = json!({"clientId": "papi"});
        assert!(options(half).credentials(None::<Nobody>).personnel.is_none());
    }

    #[test]
    fn patience_is_usual_unless_said_and_can_be_switched_off() {
        let policy = |retry| serde_json::from_value::<Options>(json!({"retry": retry})).unwrap().policy();
        let usual = policy(json!(null)).unwrap();
        let short = policy(json!({"attempts": 2, "firstPause": 10, "total": -1})).unwrap();
        assert_eq!((short.attempts, short.first_pause), (2, Duration::from_millis(10)));
        assert_eq!((short.longest_pause, short.total), (usual.longest_pause, usual.total));
        assert_eq!(policy(json!({"attempts": 0})), None);
    }
}
