//! What a relay wants to see of a form: the page that it is on, which the company named, and a ticket.

use std::convert::Infallible;

use personio::{
    error::Error,
    id::PositionId,
    proof::{GetChallenge, GetTicket, TICKET_HEADER},
    recruiting::CreateApplication,
    request::{Api, Create, Endpoint, Method, Repeat, RequestBody},
};

use crate::{
    failure::{Exit, Failure},
    session::{Place, Session},
};

/// What an application shows beside itself. Personio wants to see none of it.
#[derive(Clone, Debug)]
pub(super) struct Form {
    origin: Option<String>,
    ticket: Option<String>,
}

/// A call as a form sends it.
pub(super) struct FromForm<'a, E> {
    pub(super) form: &'a Form,
    pub(super) endpoint: E,
}

impl Form {
    /// Shows no work.
    fn blank(origin: Option<&str>) -> Self {
        Self { origin: origin.map(|origin| origin.trim_end_matches('/').to_owned()), ticket: None }
    }

    /// Works for a ticket, where the application goes through a relay that wants one.
    pub(super) async fn open(session: &Session, job: PositionId, origin: Option<&str>) -> Result<Self, Failure> {
        let blank = Self::blank(origin);
        if session.is_dry() || !matches!(session.place, Place::Relay(_)) {
            return Ok(blank);
        }
        let safe = |error: Error| super::refused(&error).safe("nothing was sent");
        let get = FromForm { form: &blank, endpoint: GetChallenge { job } };
        let challenge = session.client.send(&get).await.map_err(safe)?;
        let Some(challenge) = challenge else { return Ok(blank) };
        let solved = tokio::task::spawn_blocking(|| challenge.solve()).await.ok().flatten();
        let solution = solved.ok_or_else(|| {
            Failure::new(Exit::Unavailable, "the relay asks for something that cannot be worked out")
                .safe("nothing was sent")
                .advice("is the address that of a relay, and does it have this version?")
        })?;
        let get = FromForm { form: &blank, endpoint: GetTicket { solution } };
        let ticket = session.client.send(&get).await.map_err(safe)?;
        // Relays take nothing that was written faster than people write.
        tokio::time::sleep(ticket.wait()).await;
        Ok(Self { ticket: Some(ticket.ticket), ..blank })
    }
}

impl<E: Endpoint> Endpoint for FromForm<'_, E> {
    type Response = E::Response;

    fn method(&self) -> Method {
        self.endpoint.method()
    }

    fn path(&self) -> String {
        self.endpoint.path()
    }

    fn query(&self) -> Vec<(&'static str, String)> {
        self.endpoint.query()
    }

    fn body(&self) -> Result<RequestBody, Error> {
        self.endpoint.body()
    }

    fn headers(&self) -> Vec<(&'static str, String)> {
        let mut headers = self.endpoint.headers();
        headers.extend(self.form.origin.clone().map(|origin| ("origin", origin)));
        headers.extend(self.form.ticket.clone().map(|ticket| (TICKET_HEADER, ticket)));
        headers
    }

    fn api(&self) -> Api {
        self.endpoint.api()
    }

    fn repeat(&self) -> Repeat {
        self.endpoint.repeat()
    }

    fn decode(&self, body: &[u8]) -> Result<E::Response, Error> {
        self.endpoint.decode(body)
    }
}

impl Create for FromForm<'_, CreateApplication> {
    type Lookup = Infallible;

    fn lookup(&self) -> Option<Infallible> {
        self.endpoint.lookup()
    }

    fn find(&self, found: Vec<Infallible>) -> Option<()> {
        self.endpoint.find(found)
    }

    fn is_there(&self, refusal: &Error) -> Option<()> {
        self.endpoint.is_there(refusal)
    }
}
