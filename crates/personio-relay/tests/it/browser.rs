//! A browser as far as sign-in goes: it keeps cookies, and stops at each redirect to be looked at.

use std::collections::BTreeMap;

use reqwest::{Client, Response, redirect};

use crate::{
    chain::{Chain, eventually},
    provider::{Asked, FakeProvider, Word},
};

/// What a client made up, and what it tells of it (RFC 7636).
pub const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
pub const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

pub struct Browser {
    http: Client,
    relay: String,
    pub cookies: BTreeMap<String, String>,
}

/// What a browser shows or follows.
#[derive(Debug)]
pub struct Seen {
    pub status: u16,
    pub location: Option<String>,
    pub page: String,
    pub set_cookie: Vec<String>,
}

impl Browser {
    pub fn new(chain: &Chain) -> Self {
        Self::at(chain.relay_url(""))
    }

    /// At a relay of this address; with `/c/NAME` behind it, at a company of the relay's.
    pub fn at(relay: String) -> Self {
        let http = Client::builder().redirect(redirect::Policy::none()).build().unwrap();
        Self { http, relay, cookies: BTreeMap::new() }
    }

    /// The same browser at another company.
    pub fn moves_to(self, relay: String) -> Self {
        Self { relay, ..self }
    }

    pub async fn open(&mut self, path: &str) -> Seen {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = self.http.get(format!("{}{path}", self.relay)).header("cookie", cookies.join("; "));
        let seen = Seen::of(request.send().await.unwrap()).await;
        for cookie in &seen.set_cookie {
            let (pair, attributes) = cookie.split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if attributes.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        seen
    }

    /// Begins a sign-in, with the parameters of a client or with none.
    pub async fn start(&mut self, parameters: &str) -> Asked {
        let seen = self.open(&format!("/_relay/openid/start{parameters}")).await;
        assert_eq!(seen.status, 303, "{seen:?}");
        Asked::of(&seen.location.unwrap())
    }

    /// Comes back from the provider with a code.
    pub async fn come_back(&mut self, asked: &Asked, code: &str) -> Seen {
        self.open(&format!("/_relay/openid/callback?code={code}&state={}", asked.get("state"))).await
    }

    /// The whole way with a provider that says this.
    pub async fn sign_in(&mut self, provider: &FakeProvider, word: &Word) -> Seen {
        let asked = self.start("").await;
        let code = provider.code(&asked, word);
        self.come_back(&asked, &code).await
    }

    /// The provider answers again.
    pub async fn until_it_starts(&mut self) {
        eventually("the provider is asked again", || async {
            let start = self.http.get(format!("{}/_relay/openid/start", self.relay));
            start.send().await.unwrap().status() == 303
        })
        .await;
    }
}

impl Seen {
    async fn of(response: Response) -> Self {
        let headers = response.headers();
        let text = |value: &reqwest::header::HeaderValue| value.to_str().unwrap().to_owned();
        Self {
            status: response.status().as_u16(),
            location: headers.get("location").map(text),
            set_cookie: headers.get_all("set-cookie").iter().map(text).collect(),
            page: response.text().await.unwrap(),
        }
    }

    /// The code on the page.
    pub fn code(&self) -> String {
        self.between("<output id=\"code\">", "</output>")
    }

    /// Why not, on the page.
    pub fn problem(&self) -> String {
        self.between("<code>", "</code>")
    }

    fn between(&self, before: &str, after: &str) -> String {
        let rest = self.page.split_once(before).unwrap_or_else(|| panic!("{self:?}")).1;
        rest.split_once(after).unwrap().0.to_owned()
    }

    /// What a client is sent.
    pub fn parameter(&self, name: &str) -> Option<String> {
        let url = reqwest::Url::parse(self.location.as_ref().unwrap_or_else(|| panic!("{self:?}"))).unwrap();
        url.query_pairs().find(|(other, _)| other == name).map(|(_, value)| value.into_owned())
    }
}
