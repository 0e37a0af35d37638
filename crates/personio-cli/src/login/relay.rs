//! A relay's sessions: `/_relay/session`.

use personio::{
    credentials::Secret,
    error::Error,
    request::{self, Endpoint, Method, RequestBody},
};
use serde::{Deserialize, Serialize};

use crate::{
    failure::{Exit, Failure},
    session::{Connection, Session},
};

/// Who a session belongs to.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Known {
    #[serde(default)]
    pub(super) email: Option<String>,
    #[serde(default)]
    pub(super) person: Option<Person>,
    #[serde(default)]
    pub(super) role: Option<String>,
    #[serde(default)]
    pub(super) expires_at: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Person {
    pub(super) id: String,
}

/// A new session. Its token must not be seen, so that this has no `Debug`.
#[derive(Deserialize)]
pub(super) struct SignedIn {
    pub(super) token: String,
    #[serde(default)]
    pub(super) session: Known,
}

#[derive(Serialize)]
struct SignIn<'a> {
    code: &'a str,
}

impl Endpoint for SignIn<'_> {
    type Response = SignedIn;

    fn method(&self) -> Method {
        Method::Post
    }

    fn path(&self) -> String {
        "/_relay/session".to_owned()
    }

    fn body(&self) -> Result<RequestBody, Error> {
        request::json(self)
    }

    fn decode(&self, body: &[u8]) -> Result<SignedIn, Error> {
        request::from_json(body)
    }
}

/// What can be done to a session with its token.
struct OwnSession {
    method: Method,
    path: &'static str,
    token: Secret,
}

impl Endpoint for OwnSession {
    type Response = Vec<u8>;

    fn method(&self) -> Method {
        self.method
    }

    fn path(&self) -> String {
        self.path.to_owned()
    }

    fn headers(&self) -> Vec<(&'static str, String)> {
        vec![("authorization", ["Bearer ", self.token.expose()].concat())]
    }

    fn decode(&self, body: &[u8]) -> Result<Vec<u8>, Error> {
        Ok(body.to_vec())
    }
}

pub(super) async fn sign_in(session: &Session, code: &str) -> Result<SignedIn, Failure> {
    session.client.send(&SignIn { code }).await.map_err(|error| match error.status() {
        Some(403) => Failure::new(Exit::SignedOut, "the relay does not take this code")
            .safe("nobody is signed in")
            .advice("codes are valid once and for a day: ask for a new invitation"),
        Some(429) => Failure::new(Exit::Unavailable, "too many wrong codes came from here")
            .safe("nobody is signed in")
            .advice("wait some minutes and try again"),
        _ => Failure::read(&error),
    })
}

pub(super) async fn sign_out(session: &Session, token: &Secret, is_everywhere: bool) -> Result<(), Failure> {
    let path = if is_everywhere { "/_relay/sessions" } else { "/_relay/session" };
    let end = OwnSession { method: Method::Delete, path, token: token.clone() };
    session.client.send(&end).await.map(drop).map_err(|error| gone(&error))
}

pub(super) async fn who_am_i(connection: &Connection, session: &Session) -> Result<Known, Failure> {
    let Some(bearer) = session.client.bearer(personio::request::Api::V2).await? else {
        return Err(Failure::new(Exit::SignedOut, "nobody is signed in").advice("personio login"));
    };
    let ask = OwnSession { method: Method::Get, path: "/_relay/session", token: bearer };
    let body = connection.stranger(session.place.clone())?.client.send(&ask).await.map_err(|error| gone(&error))?;
    Ok(request::from_json(&body)?)
}

fn gone(error: &Error) -> Failure {
    if error.status() == Some(401) {
        return Failure::new(Exit::SignedOut, "the session has ended")
            .safe("nothing was changed")
            .advice("ask for an invitation and sign in again: personio login");
    }
    Failure::read(error)
}
