//! What a relay has beside Personio's API: sessions.

use personio::{
    error::Error,
    id::v2::PersonId,
    reference::Reference,
    request::{self, Api, Endpoint, Method, RequestBody},
};
use serde::{Deserialize, Serialize};

/// `POST /_relay/session`: opens a session with a code, once.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct OpenSession {
    /// Of an invitation, or of a sign-in with the company's provider.
    pub(crate) code: String,
    /// Proves that it was this extension that began the sign-in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) verifier: Option<String>,
}

/// A new session.
#[derive(Debug, Deserialize)]
pub(crate) struct Opened {
    pub(crate) token: String,
    pub(crate) session: Session,
}

/// Who is signed in.
#[derive(Debug, Deserialize)]
pub(crate) struct Session {
    pub(crate) email: String,
    pub(crate) person: Reference<PersonId>,
    /// The person's number in version 1, where it is known.
    #[serde(default)]
    pub(crate) employee: Option<Reference<String>>,
    #[serde(default)]
    pub(crate) role: String,
}

impl Endpoint for OpenSession {
    type Response = Opened;

    fn method(&self) -> Method {
        Method::Post
    }

    fn path(&self) -> String {
        "/_relay/session".to_owned()
    }

    fn body(&self) -> Result<RequestBody, Error> {
        request::json(self)
    }

    fn decode(&self, body: &[u8]) -> Result<Opened, Error> {
        request::from_json(body)
    }
}

/// `GET /_relay/sign-in.json`: how people sign in there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ways;

impl Endpoint for Ways {
    type Response = ();

    fn method(&self) -> Method {
        Method::Get
    }

    fn path(&self) -> String {
        "/_relay/sign-in.json".to_owned()
    }

    fn decode(&self, _body: &[u8]) -> Result<(), Error> {
        Ok(())
    }
}

/// `DELETE /_relay/session` or `/_relay/sessions`: ends this session, or all of the person.
#[derive(Clone, Copy, Debug)]
pub(crate) enum EndSession {
    This,
    All,
}

impl Endpoint for EndSession {
    type Response = ();

    fn method(&self) -> Method {
        Method::Delete
    }

    fn path(&self) -> String {
        let path = match self {
            Self::This => "/_relay/session",
            Self::All => "/_relay/sessions",
        };
        path.to_owned()
    }

    fn api(&self) -> Api {
        Api::V2 // the session's token goes along
    }

    fn decode(&self, _body: &[u8]) -> Result<(), Error> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use personio::request::{Api, Endpoint, Method, RequestBody};

    use super::{EndSession, OpenSession, Ways};

    #[test]
    fn a_session_is_read_as_the_relay_writes_it() {
        let open = OpenSession { code: "AB3D".to_owned(), verifier: None };
        assert_eq!(open.body().unwrap(), RequestBody::Json(br#"{"code":"AB3D"}"#.to_vec()));
        let answer = br#"{"token":"t","session":{"id":"s","email":"ada@acme.example","person":{"id":"7"},
            "employee":null,"role":"employee","created_at":"2026-06-01T00:00:00Z","expires_at":null}}"#;
        let opened = open.decode(answer).unwrap();
        assert_eq!((opened.token.as_str(), opened.session.person.id.as_str()), ("t", "7"));
        assert_eq!((opened.session.email.as_str(), opened.session.employee), ("ada@acme.example", None));
        assert_eq!(opened.session.role, "employee");
    }

    #[test]
    fn how_people_sign_in_is_asked_for_without_changing_anything() {
        assert_eq!((Ways.path().as_str(), Ways.method()), ("/_relay/sign-in.json", Method::Get));
    }

    #[test]
    fn a_session_ends_here_or_everywhere_with_its_token() {
        let ends = [(EndSession::This, "/_relay/session"), (EndSession::All, "/_relay/sessions")];
        for (end, path) in ends {
            assert_eq!((end.path().as_str(), end.api(), end.method()), (path, Api::V2, Method::Delete));
        }
    }
}
