//! What a relay wants to see before it takes an application: that somebody's computer has worked for it.
//!
//! Relays keep robots away with challenges by [ALTCHA's protocol](https://altcha.org). [`GetChallenge`] gets one,
//! [`Challenge::solve`] finds its number, [`GetTicket`] turns that into a ticket for documents and one application for
//! one job; it travels in the header [`TICKET_HEADER`]. [`Search`] is for pages, which solve between two frames.

mod search;
#[cfg(all(test, not(target_family = "wasm")))]
mod vectors;

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::{
    error::Error,
    id::PositionId,
    request::{self, Endpoint, Method, RequestBody},
};
pub use search::Search;

/// The header that carries the ticket.
pub const TICKET_HEADER: &str = "x-relay-ticket";

/// Asks a relay for a challenge; `None` where it wants to see no work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GetChallenge {
    /// What somebody applies for.
    pub job: PositionId,
}

/// A challenge: which number, up to `maxnumber`, has this hash behind this salt?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Challenge {
    /// The hash's name.
    pub algorithm: String,
    /// The hash, in hexadecimal.
    pub challenge: String,
    /// What stands before the number.
    pub salt: String,
    /// Shows that the relay made it.
    pub signature: String,
    /// The largest number that it may be.
    pub maxnumber: u32,
}

/// A challenge and its number, as the relay reads them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Solution {
    #[serde(flatten)]
    challenge: Challenge,
    number: u32,
}

/// Turns a solution into a ticket.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GetTicket {
    /// What was solved.
    pub solution: Solution,
}

/// A ticket.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Ticket {
    /// For the header.
    pub ticket: String,
    #[serde(default)]
    wait_ms: u64,
}

impl Challenge {
    /// Tries one number after the other, which takes a fraction of a second; `None` if it is none of them.
    #[must_use]
    pub fn solve(self) -> Option<Solution> {
        let number = Search::new(&self.salt, &self.challenge, self.maxnumber)?.step(u32::MAX)?;
        Some(Solution { challenge: self, number })
    }
}

impl Ticket {
    /// How long to wait before the application is sent: nobody writes one faster.
    #[must_use]
    pub fn wait(&self) -> Duration {
        Duration::from_millis(self.wait_ms)
    }
}

impl Endpoint for GetChallenge {
    type Response = Option<Challenge>;

    fn method(&self) -> Method {
        Method::Get
    }

    fn path(&self) -> String {
        "/_relay/challenge".to_owned()
    }

    fn query(&self) -> Vec<(&'static str, String)> {
        vec![("job", self.job.to_string())]
    }

    fn decode(&self, body: &[u8]) -> Result<Option<Challenge>, Error> {
        if body.is_empty() { Ok(None) } else { request::from_json(body).map(Some) }
    }
}

impl Endpoint for GetTicket {
    type Response = Ticket;

    fn method(&self) -> Method {
        Method::Post
    }

    fn path(&self) -> String {
        "/_relay/ticket".to_owned()
    }

    fn body(&self) -> Result<RequestBody, Error> {
        request::json(&self.solution)
    }

    fn decode(&self, body: &[u8]) -> Result<Ticket, Error> {
        request::from_json(body)
    }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use std::time::Duration;

    use super::{Challenge, GetChallenge, GetTicket, vectors::VECTORS};
    use crate::{
        id::PositionId,
        request::{Endpoint, RequestBody},
    };

    #[test]
    fn a_challenge_is_read_solved_and_sent_back_with_its_number() {
        let [(salt, number, hash), ..] = VECTORS;
        let challenge = format!(
            r#"{{"algorithm":"SHA-256","challenge":"{hash}","maxnumber":20000,"salt":"{salt}","signature":"s","more":1}}"#
        );
        let get = GetChallenge { job: PositionId(7) };
        assert_eq!((get.path().as_str(), get.query()), ("/_relay/challenge", vec![("job", "7".to_owned())]));
        assert_eq!(get.decode(b"").unwrap(), None, "a relay without protection");
        let challenge = get.decode(challenge.as_bytes()).unwrap().unwrap();
        assert_eq!(Challenge { maxnumber: number - 1, ..challenge.clone() }.solve(), None);
        let ticket = GetTicket { solution: challenge.solve().unwrap() };
        let Ok(RequestBody::Json(body)) = ticket.body() else { panic!("no JSON") };
        let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
        assert_eq!((&body["number"], &body["salt"], &body["signature"]), (&number.into(), &salt.into(), &"s".into()));
        let ticket = ticket.decode(br#"{"ticket":"t","wait_ms":1500}"#).unwrap();
        assert_eq!((ticket.ticket.as_str(), ticket.wait()), ("t", Duration::from_millis(1_500)));
    }
}
