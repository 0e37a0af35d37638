//! A sign-in on its way to the provider and back, in a cookie that only the relay can read.

use std::time::Duration;

use axum::http::{HeaderMap, HeaderValue, header};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{SignInProblem, client::Client};
use crate::{
    moment::Moment,
    vault::{Vault, VaultError, random},
};

/// Long enough for a password, a second factor and a coffee.
pub(super) const LIFETIME: Duration = Duration::from_secs(10 * 60);

/// What belongs to one sign-in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Flow {
    /// The `state` that the provider gives back; it names the cookie.
    #[serde(skip)]
    pub(super) id: Uuid,
    /// Another company's relay may have the same key.
    company: String,
    pub(super) nonce: String,
    /// PKCE's, between relay and provider.
    pub(super) verifier: String,
    until: i64,
    /// Who gets the code; without one it is shown.
    pub(super) client: Option<Client>,
}

/// How cookies of a relay are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cookies {
    /// Browsers then keep `__Host-` for whom it names: no neighbour, above or below, can set it.
    pub(super) is_secure: bool,
}

impl Flow {
    pub(super) fn begin(company: &str, client: Option<Client>, now: Moment) -> Result<Self, VaultError> {
        let secret = || random::<32>().map(|bytes| BASE64_URL_SAFE_NO_PAD.encode(bytes));
        Ok(Self {
            id: Uuid::new_v4(),
            company: company.to_owned(),
            nonce: secret()?,
            verifier: secret()?,
            until: now.plus(LIFETIME).as_millis(),
            client,
        })
    }

    /// Until when it can come back.
    pub(super) fn until(&self) -> Moment {
        Moment::from_millis(self.until)
    }

    fn seal(&self, vault: &Vault) -> Result<String, VaultError> {
        let plain = serde_json::to_vec(self).unwrap_or_default();
        Ok(BASE64_URL_SAFE_NO_PAD.encode(vault.seal(self.id, &plain)?))
    }

    fn open(vault: &Vault, company: &str, id: Uuid, sealed: &str, now: Moment) -> Option<Self> {
        let sealed = BASE64_URL_SAFE_NO_PAD.decode(sealed).ok()?;
        let plain = vault.unseal(id, &sealed).ok()?;
        let flow: Self = serde_json::from_slice(&plain).ok()?;
        (flow.company == company && now < flow.until()).then_some(Self { id, ..flow })
    }
}

impl Cookies {
    /// The header that keeps a sign-in in the browser.
    pub(super) fn keep(self, vault: &Vault, flow: &Flow) -> Result<HeaderValue, SignInProblem> {
        self.header(flow.id, &flow.seal(vault)?, LIFETIME.as_secs())
    }

    /// The header that takes it out.
    pub(super) fn forget(self, id: Uuid) -> Result<HeaderValue, SignInProblem> {
        self.header(id, "", 0)
    }

    /// The sign-in of a `state`, if it began in this browser and is not over.
    pub(super) fn find(
        self,
        headers: &HeaderMap,
        vault: &Vault,
        company: &str,
        state: &str,
        now: Moment,
    ) -> Option<Flow> {
        let id = Uuid::try_parse(state).ok()?;
        let name = self.name(id);
        let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut values = all
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .filter(|(other, _)| *other == name);
        let (_, sealed) = values.next()?;
        Flow::open(vault, company, id, sealed, now)
    }

    /// Several sign-ins may be under way in one browser.
    fn name(self, id: Uuid) -> String {
        format!("{}relay-openid-{}", if self.is_secure { "__Host-" } else { "" }, id.simple())
    }

    /// `Lax` lets it come along when the provider sends the browser back, and on no request of a strange page's own.
    fn header(self, id: Uuid, value: &str, seconds: u64) -> Result<HeaderValue, SignInProblem> {
        let secure = if self.is_secure { "; Secure" } else { "" };
        let cookie = format!("{}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}", self.name(id));
        HeaderValue::try_from(cookie).map_err(|_| SignInProblem::Trouble)
    }
}

#[cfg(test)]
mod tests {
    use super::{Client, Cookies, Flow, LIFETIME};
    use crate::{moment::Moment, vault::Vault};
    use axum::http::{HeaderMap, HeaderValue, header};
    use std::time::Duration;

    const COOKIES: Cookies = Cookies { is_secure: true };

    fn now() -> Moment {
        Moment::from_millis(1_000)
    }

    fn begun() -> Flow {
        let client = Client {
            address: "https://intranet.acme.example/".to_owned(),
            challenge: "c".repeat(43),
            state: Some("7".to_owned()),
        };
        Flow::begin("4711", Some(client), now()).unwrap()
    }

    fn browser(cookies: &[&HeaderValue]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        let pairs: Vec<&str> = cookies.iter().map(|it| it.to_str().unwrap().split(';').next().unwrap()).collect();
        headers.insert(header::COOKIE, format!("theme=dark; {}", pairs.join("; ")).parse().unwrap());
        headers
    }

    #[test]
    fn a_sign_in_comes_back_in_the_browser_that_it_began_in() {
        let vault = Vault::for_tests();
        let (flow, other) = (begun(), begun());
        let (cookie, its) = (COOKIES.keep(&vault, &flow).unwrap(), COOKIES.keep(&vault, &other).unwrap());
        let headers = browser(&[&its, &cookie]);
        let find = |headers: &HeaderMap, company: &str, state: &str, now: Moment| {
            COOKIES.find(headers, &vault, company, state, now)
        };
        let state = flow.id.simple().to_string();
        assert_eq!(find(&headers, "4711", &state, now()), Some(flow.clone()));
        assert_eq!(find(&browser(&[&its]), "4711", &state, now()), None, "another browser");
        assert_eq!(find(&headers, "4712", &state, now()), None, "another company");
        assert_eq!(find(&headers, "4711", "", now()), None);
        assert_eq!(find(&headers, "4711", "../../x", now()), None);
        let last = now().plus(LIFETIME - Duration::from_millis(1));
        assert!(find(&headers, "4711", &state, last).is_some());
        assert_eq!(find(&headers, "4711", &state, now().plus(LIFETIME)), None);
    }

    #[test]
    fn the_cookie_of_one_sign_in_does_not_pass_for_another() {
        let vault = Vault::for_tests();
        let (flow, other) = (begun(), begun());
        let cookie = COOKIES.keep(&vault, &flow).unwrap();
        let moved = cookie.to_str().unwrap().replace(&flow.id.simple().to_string(), &other.id.simple().to_string());
        let headers = browser(&[&HeaderValue::try_from(moved).unwrap()]);
        assert_eq!(COOKIES.find(&headers, &vault, "4711", &other.id.simple().to_string(), now()), None);
    }

    #[test]
    fn nothing_of_a_sign_in_can_be_read_in_its_cookie_and_scripts_do_not_see_it() {
        let flow = begun();
        let cookie = COOKIES.keep(&Vault::for_tests(), &flow).unwrap();
        let cookie = cookie.to_str().unwrap();
        assert!(!cookie.contains(&flow.verifier) && !cookie.contains("acme"), "{cookie}");
        assert!(cookie.starts_with("__Host-relay-openid-"), "{cookie}");
        assert!(cookie.ends_with("; Path=/; Max-Age=600; HttpOnly; SameSite=Lax; Secure"), "{cookie}");
        assert!(cookie.len() < 4_000);
    }
}
